# --- file: src/app/service/export.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

from app.domain.order.value import OrderId

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.api.order.contracts import ExportRequest  #! L7


class ExportService:
    @logfire.instrument("service.export.export")
    async def export(self, order_id: OrderId, request: ExportRequest) -> OrderId:
        return await self._exported(order_id)

    async def _exported(self, order_id: OrderId) -> OrderId:
        return order_id

    def app(self) -> FastAPI:
        from app.main import create_app  #! L7

        return create_app()
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class ExportRequest(BaseModel):
    comment: str = ""
