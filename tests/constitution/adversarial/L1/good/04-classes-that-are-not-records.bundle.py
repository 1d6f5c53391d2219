# --- file: src/app/domain/order/policy.py
from abc import ABC, abstractmethod
from enum import Enum
from typing import Protocol

from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.value import Money


class Priced(Protocol):
    lines: tuple[OrderLine, ...]

    def total(self) -> Money: ...


class Rounding(Enum):
    UP = "up"
    DOWN = "down"


class Pricing:
    """Prices that belong to no single order."""

    FREE = Money(amount=0)

    @staticmethod
    def combined(left: Order, right: Order) -> Money:
        return left.total().plus(right.total())

    @classmethod
    def nothing(cls) -> Money:
        return cls.FREE


class Surcharge(ABC):
    @abstractmethod
    def of(self, order: Order) -> Money: ...


class NoSurcharge(Surcharge):
    def of(self, order: Order) -> Money:
        return Money(amount=0)


def cheapest(orders: tuple[Order, ...]) -> Money:
    cheapest_so_far = orders[0].total()
    for order in orders:
        if cheapest_so_far.exceeds(order.total()):
            cheapest_so_far = order.total()
    return cheapest_so_far
