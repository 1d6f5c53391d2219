# --- file: src/app/service/lighthouse.py
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


@dataclass
class LighthouseService:
    orders: OrderRepository
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    class Keeper:
        async def wake(self, order_id: OrderId) -> OrderId:  #! L8
            await asyncio.sleep(1)
            return order_id

    async def blink(self, order_id: OrderId) -> OrderId:
        async with self.lock:  #! L8
            with logfire.span("service.lighthouse.blink"):
                await self.orders.get(order_id)
        return order_id

    async def turn(self, *ids: OrderId) -> int:
        turned = 0
        for order_id in ids:
            with logfire.span("service.lighthouse.turn", order_id=order_id.root):
                await self.orders.get(order_id)
            turned += 1
        else:
            await asyncio.sleep(0)  #! L8
        return turned

    async def sweep(self, ids: AsyncIterator[OrderId]) -> None:
        with logfire.span("service.lighthouse.sweep"):
            stream = aclosing(ids)
        async with stream as opened:  #! L8
            async for order_id in opened:  #! L8
                await self.orders.get(order_id)  #! L8

    async def guard(self, order_id: OrderId) -> OrderId:
        try:
            with logfire.span("service.lighthouse.guard"):
                await self.orders.get(order_id)
        except* OSError:
            await asyncio.sleep(1)  #! L8
        return order_id

    async def told(self, tell: Callable[[], Awaitable[OrderId]]) -> OrderId:
        if (told := await tell()) is not None:  #! L8
            return told
        with logfire.span("service.lighthouse.told"):
            return await tell()

    @asynccontextmanager
    async def lit(self, order_id: OrderId) -> AsyncIterator[OrderId]:  #! L8
        await self.orders.get(order_id)
        yield order_id

    @staticmethod
    async def all(*waits: Awaitable[Order]) -> list[Order]:  #! L8
        return [await wait for wait in waits]
