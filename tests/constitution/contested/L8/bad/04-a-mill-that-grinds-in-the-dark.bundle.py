# --- file: src/app/service/mill.py
import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Self

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


def quiet(work: Callable[..., Awaitable[Order]]) -> Callable[..., Awaitable[Order]]:
    logfire.info("wrapping", name=work.__qualname__)
    return functools.wraps(work)(work)


class Stone:
    span = "stone"

    def __init__(self, orders: OrderRepository) -> None:
        self.orders = orders

    async def grind(self, order_id: OrderId) -> OrderId:  #! L8
        logfire.info("grinding")
        await self.orders.get(order_id)
        return order_id


class Mill(Stone):
    @classmethod
    async def built(cls, orders: OrderRepository) -> Self:  #! L8
        await asyncio.sleep(0)
        return cls(orders)

    @quiet
    async def turn(self, order: Order) -> Order:  #! L8
        return await self.orders.save(order)

    async def grind(self, order_id: OrderId) -> OrderId:
        with logfire.span("service.mill.grind"):
            return await super().grind(order_id)

    async def stop(self, order: Order) -> Order:
        try:
            with logfire.span("service.mill.stop"):
                return await self.orders.save(order)
        finally:
            await asyncio.sleep(0)  #! L8

    async def lazily(self, order: Order) -> Order:
        work = self.orders.save(order)
        with logfire.span("service.mill.lazily"):
            return await work

    async def early(self, order: Order | None) -> Order | int:
        if order is None:
            return await self._nothing()  #! L8
        with logfire.span("service.mill.early"):
            return await self.orders.save(order)

    async def every(self, *orders: Order) -> AsyncIterator[Order]:  #! L8
        for order in orders:
            yield await self.orders.save(order)

    async def both(self, order: Order) -> Order:
        with logfire.span("service.mill.first"):
            saved = await self.orders.save(order)
        with logfire.span("service.mill.second"):
            return await self.orders.save(saved)

    async def pipe(self, order: Order) -> Order:
        with logfire.span("service.mill.pipe") as span, span:
            async with asyncio.timeout(1):
                return await self.orders.save(order)

    async def later(self, order: Order) -> "asyncio.Task[Order]":
        async def work() -> Order:
            with logfire.span("service.mill.later"):
                return await self.orders.save(order)

        return asyncio.create_task(work())

    async def _nothing(self) -> int:
        return 0
