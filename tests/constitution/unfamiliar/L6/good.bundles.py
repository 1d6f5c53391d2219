# === case: 01-orchestration-of-a-theatre
# --- file: src/app/service/theatre.py
import asyncio
from collections.abc import Callable
from typing import assert_never

import logfire

from app.config import Settings
from app.domain.order.order import CancelOutcome, CancellationRefused, Order, OrderCancelled
from app.domain.order.order import OrderNotFound
from app.domain.order.repository import OrderFound, OrderLookup, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class TheatreService:
    """Runs an evening: loads, lets the order decide, stores."""

    def __init__(self, orders: OrderRepository, settings: Settings) -> None:
        self._orders = orders
        self._settings = settings
        self._running = False
        self._gate = asyncio.Semaphore(settings.pool_size)
        self._listeners: list[Callable[[Order], None]] = []

    async def close_all(self, ids: tuple[OrderId, ...], reason: CancelReason) -> list[CancelOutcome]:
        with logfire.span("theatre.close_all", count=len(ids)):
            if not ids or self._running:
                return []
            self._running = True
            try:
                found = await asyncio.gather(*(self._orders.get(each) for each in ids))
                outcomes = [self._decide(each, reason) for each in found]
                for outcome in outcomes:
                    if isinstance(outcome, OrderCancelled):
                        await self._keep(outcome.order)
                if self._settings.pool_size > 3:
                    logfire.info("closed {n}", n=sum(1 for _ in outcomes))
                return outcomes
            finally:
                self._running = False

    def _decide(self, found: OrderLookup, reason: CancelReason) -> CancelOutcome:
        match found:
            case OrderFound(order=order):
                return order.cancel(reason)
            case OrderNotFound():
                return found
            case _:
                assert_never(found)

    async def _keep(self, order: Order) -> None:
        async with self._gate:
            stored = await self._orders.save(order)
        for listener in self._listeners:
            listener(stored)


def describe(outcome: CancelOutcome) -> str:
    match outcome:
        case OrderCancelled(reason=reason):
            return f"cancelled because of {reason}"
        case CancellationRefused() as refused:
            return f"refused: {refused.status}"
        case OrderNotFound(order_id=order_id):
            return f"{order_id} is unknown"
