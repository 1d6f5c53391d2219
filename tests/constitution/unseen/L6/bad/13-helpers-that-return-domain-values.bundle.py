# --- file: src/app/service/helping.py
import asyncio

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class HelpingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.helping.help")
    async def help(self, *ids: OrderId) -> None:
        for order in await self._all(ids):
            if order.is_open:  #! L6
                await self._orders.save(order)

    @logfire.instrument("service.helping.pair")
    async def pair(self, first: OrderId, second: OrderId) -> None:
        one, two = await asyncio.gather(self._one(first), self._one(second))
        if one is not None and one.lines:  #! L6
            await self._orders.save(one)
        if two and two.customer:  #! L6
            await self._orders.save(two)

    async def _all(self, ids: tuple[OrderId, ...]) -> list[Order]:
        return [order for i in ids if (order := await self._one(i))]

    async def _one(self, order_id: OrderId) -> Order | None:
        found = await self._orders.get(order_id)
        return found.order if isinstance(found, OrderFound) else None
