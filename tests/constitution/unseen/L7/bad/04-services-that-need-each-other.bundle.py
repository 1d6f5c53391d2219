# --- file: src/app/service/packing.py
import logfire

from app.domain.order.value import OrderId
from app.service.sending import SendingService  #! L7


class PackingService:
    def __init__(self, sending: SendingService) -> None:
        self._sending = sending

    @logfire.instrument("service.packing.pack")
    async def pack(self, order_id: OrderId) -> OrderId:
        return await self._sending.send(order_id)
# --- file: src/app/service/sending/__init__.py
from app.service.sending.sender import SendingService

__all__ = ["SendingService"]
# --- file: src/app/service/sending/sender.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

if TYPE_CHECKING:
    from app.domain.order.value import OrderId
    from app.service.packing import PackingService  #! L7


class SendingService:
    def __init__(self, packing: PackingService | None = None) -> None:
        self._packing = packing

    @logfire.instrument("service.sending.send")
    async def send(self, order_id: OrderId) -> OrderId:
        if self._packing is not None:
            return await self._packing.pack(order_id)
        return order_id
