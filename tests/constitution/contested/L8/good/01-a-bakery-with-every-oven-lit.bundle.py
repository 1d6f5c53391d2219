# --- file: src/app/service/bakery.py
import abc
import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext
from typing import Protocol, Self, final

import logfire
from logfire import instrument

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId

tracer = logfire.with_settings(tags=["bakery"])


class Oven(Protocol):
    async def bake(self, order: Order) -> Order: ...

    async def cool(self, order: Order) -> Order:
        return await self.bake(order)


class Base(abc.ABC):
    @abc.abstractmethod
    async def run(self, order: Order) -> Order:
        """Do the work of a night."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None


@final
class BakeryService(Base):
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders
        self._doors = asyncio.Event()

    @instrument("service.bakery.run", record_return=False)
    async def run(self, order: Order) -> Order:
        try:
            return await self._orders.save(order)
        finally:
            await self._rest()

    async def stream(self, *ids: OrderId) -> AsyncIterator[OrderId]:
        with tracer.span("service.bakery.stream") as span:
            for order_id in ids:
                await self._orders.get(order_id)
                yield order_id
            span.set_attribute("ids", len(ids))

    async def race(self, *ids: OrderId) -> None:
        with (
            nullcontext(),
            logfire.span("service.bakery.race", count=len(ids)),
        ):
            async with asyncio.TaskGroup() as group:
                for order_id in ids:
                    group.create_task(self._one(order_id))

    async def open(self) -> None:
        self._doors.set()

    def close(self) -> None:
        self._doors.clear()

    async def ready(self, order_id: OrderId) -> OrderId:
        span = logfire.span("service.bakery.ready")
        with span:
            await self._doors.wait()
        span.message = "ready"
        return order_id

    @logfire.instrument
    async def rest(self) -> None:
        await self._rest()

    async def _one(self, order_id: OrderId) -> None:
        await self._orders.get(order_id)

    async def _rest(self) -> None:
        await asyncio.sleep(0)


async def closing(service: BakeryService) -> None:
    await service.rest()
