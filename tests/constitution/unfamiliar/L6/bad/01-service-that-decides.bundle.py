# --- file: src/app/service/dispatch.py
from dataclasses import dataclass
from enum import StrEnum

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId


class Carrier(StrEnum):  #! L6
    VAN = "van"


@dataclass(frozen=True)
class Parcel:  #! L6
    order: Order


@dataclass
class DispatchConfig:
    depot: str


class DispatchService:
    def __init__(self, orders: OrderRepository, config: DispatchConfig) -> None:
        self._orders = orders
        self._config = config

    async def dispatch(self, order: Order) -> Order:
        with logfire.span("dispatch", order=str(order.id)):
            if order.is_open:  #! L6
                return order
            moved = order.model_copy(update={"lines": ()})  #! L6
            return await self._orders.save(moved)

    async def weigh(self, orders: tuple[Order, ...]) -> int:
        with logfire.span("weigh"):
            count = sum(line.quantity.root for order in orders for line in order.lines)  #! L6
            heaviest = sorted(orders, key=lambda each: len(each.lines))  #! L6
            await self._orders.save(heaviest[0])
            return count

    async def open(self, customer: CustomerRef) -> Order:
        with logfire.span("open"):
            order = Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING)  #! L6
            return await self._orders.save(order)
