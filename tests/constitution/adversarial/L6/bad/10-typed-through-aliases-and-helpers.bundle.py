# --- file: src/app/service/review.py
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import logfire

from app.domain.order import order as domain
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId

type Orders = Mapping[OrderId, domain.Order]


@dataclass(frozen=True)
class ReviewService:
    orders: OrderRepository
    pinned: Orders

    @logfire.instrument("service.review.review")
    async def review(self, order_id: OrderId) -> OrderId:
        order = await self._load(order_id)
        if order.status.is_terminal():  #! L6
            return order_id
        for other in self.pinned.values():
            if other.customer == order.customer:  #! L6
                return other.id
        if self.pinned[order_id].lines:  #! L6
            return order_id
        return _head(order).id

    @logfire.instrument("service.review.again")
    async def again(self, order_id: OrderId) -> OrderId:
        found = await self.orders.get(order_id)
        assert isinstance(found, OrderFound)
        if len(found.order.lines) == 1:  #! L6
            return await self._load_id(order_id)
        return order_id

    async def _load(self, order_id: OrderId) -> domain.Order:
        return self.pinned[order_id]

    async def _load_id(self, order_id: OrderId) -> OrderId:
        return order_id


def _head(order: "domain.Order") -> "domain.Order":
    if order.total().amount > 0:  #! L6
        return order
    return order
