# --- file: src/app/service/lookup.py
from typing import Optional

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId

type MaybeOrder = Order | None


class LookupService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.lookup.find")
    async def find(self, order_id: OrderId) -> Order | None:  #! L2
        found = await self._orders.get(order_id)
        return found.order if isinstance(found, OrderFound) else None

    @logfire.instrument("service.lookup.peek")
    async def peek(self, order_id: OrderId) -> MaybeOrder:  #! L2
        return await self._peeked(order_id)

    @logfire.instrument("service.lookup.latest")
    async def latest(self) -> Optional["Order"]:  #! L2
        return await self._peeked(OrderId())

    async def _peeked(self, order_id: OrderId) -> Order | None:
        return None
