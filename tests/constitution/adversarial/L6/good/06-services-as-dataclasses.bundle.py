# --- file: src/app/service/placement.py
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import logfire
from pydantic import BaseModel
from pydantic_settings import BaseSettings

from app.domain.order.factory import OrderFactory
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import CustomerRef, OrderLine


class PlacementSettings(BaseSettings):
    attempts: int = 3


class PlacementConfig(BaseModel, frozen=True):
    pause: timedelta = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class PlacementService:
    """Places orders, one at a time."""

    orders: OrderRepository
    now: Callable[[], datetime]
    config: PlacementConfig = field(default_factory=PlacementConfig)

    @logfire.instrument("service.placement.place")
    async def place(self, customer: CustomerRef, lines: tuple[OrderLine, ...]) -> Order:
        order = OrderFactory.place(customer, lines)
        for _ in range(3):
            saved = await self.orders.save(order)
            if self.config.pause > timedelta(0):
                return saved
        return order
# --- file: src/app/domain/order/factory.py
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine


class OrderFactory:
    @staticmethod
    def place(customer: CustomerRef, lines: tuple[OrderLine, ...]) -> Order:
        return Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING, lines=lines)
