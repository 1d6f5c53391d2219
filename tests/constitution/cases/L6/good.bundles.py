# === case: 01-load-decide-save
# --- file: src/app/service/order.py
import logfire
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.order import CancelOutcome, OrderCancelled, OrderNotFound
from app.domain.order.repository import OrderFound, SqlOrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._sessions = async_sessionmaker(create_async_engine(settings.database_url))

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.order.cancel"):
            async with self._sessions.begin() as session:
                repo = SqlOrderRepository(session)
                match await repo.get(order_id):
                    case OrderFound(order=order):
                        outcome = order.cancel(reason)
                        if isinstance(outcome, OrderCancelled):
                            await repo.save(outcome.order)
                        return outcome
                    case OrderNotFound() as missing:
                        return missing
# === case: 03-config-and-retry-branches
# --- file: src/app/service/gateway.py
import asyncio

import httpx
import logfire

from app.config import Settings
from app.domain.inventory.value import Sku


class CatalogGateway:
    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http
        self._failures = 0

    @logfire.instrument("service.gateway.refresh")
    async def refresh(self, sku: Sku) -> Sku:
        if self._settings.pool_size > 5:
            await asyncio.sleep(0)
        for attempt in range(3):
            response = await self._http.get(f"/items/{sku.root}")
            if response.status_code < 500:
                self._failures = 0
                break
            self._failures += 1
            await asyncio.sleep(0.1 * 2**attempt)
        return sku
