# --- file: src/app/service/courier.py
import asyncio
from contextlib import suppress

import logfire
from nats.aio.client import Client

from app.domain.order.order import CancelOutcome, CancellationRefused, OrderCancelled, OrderNotFound
from app.domain.order.repository import OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner


class CourierService:
    def __init__(self, orders: OrderServiceRunner, client: Client, attempts: int = 3) -> None:
        self._orders = orders
        self._client = client
        self._attempts = attempts

    async def stop(self) -> None:
        with logfire.span("courier.stop"), suppress(ConnectionError):
            await self._client.drain()

    async def call_back(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("courier.call_back") as span:
            for attempt in range(self._attempts):
                try:
                    outcome = await self._orders.cancel(order_id, reason)
                except TimeoutError:
                    if attempt + 1 == self._attempts:
                        raise
                    await asyncio.sleep(2**attempt)
                    continue
                match outcome:
                    case OrderCancelled(order=order):
                        span.set_attribute("order", str(order.id))
                    case CancellationRefused(status=status):
                        span.set_attribute("status", status.value)
                    case OrderNotFound():
                        span.set_attribute("found", value=False)
                return outcome
            raise RuntimeError("no attempt was made")


def ports(orders: OrderRepository | None) -> OrderRepository:
    if orders is None:
        raise RuntimeError("no store is configured")
    return orders
