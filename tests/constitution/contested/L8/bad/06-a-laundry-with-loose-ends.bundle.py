# --- file: src/app/service/laundry.py
import asyncio
from collections.abc import AsyncGenerator, Awaitable
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class Washing:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def wash(self, order_id: OrderId) -> Order | int:
        with logfire.span("service.laundry.wash"):
            found = self._orders.get(order_id)
        return 0 if await found is None else 1  #! L8

    async def dry(self, *order_ids: OrderId) -> list[OrderId]:
        with logfire.span("service.laundry.dry"):
            for order_id in order_ids:
                await self._orders.get(order_id)
        return [each for each in order_ids if await self._known(each)]  #! L6 L8

    async def iron(self, order: Order) -> Order:
        async with asyncio.timeout(1), asyncio.Lock():  #! L8
            with logfire.span("service.laundry.iron"):
                return await self._orders.save(order)

    async def fold(self, order: Order) -> Order:
        with logfire.span("service.laundry.fold"):
            async with asyncio.timeout(1), asyncio.Lock():
                return await self._orders.save(order)

    async def hand(self, order: Order) -> Order:
        match order.lines:  #! L6
            case ():
                with logfire.span("service.laundry.hand"):
                    return await self._orders.save(order)
            case _:
                await asyncio.sleep(0)  #! L8
        return order

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        with logfire.span("service.laundry.open"):
            await asyncio.sleep(0)
            yield
        await asyncio.sleep(0)  #! L8

    async def wait(self, waiting: Awaitable[Order]) -> Order:  #! L8
        return await waiting

    async def price(self) -> int:
        return 3

    async def try_(self, order: Order) -> Order:
        with logfire.span("service.laundry.try") as span:
            try:
                return await self._orders.save(order)
            except OSError as error:
                span.record_exception(error)
                await asyncio.sleep(1)
                raise
            finally:
                await asyncio.sleep(0)

    async def _known(self, order_id: OrderId) -> bool:
        await asyncio.sleep(0)
        return bool(order_id.root)
