# === case: 01-behaviour-on-enum
# --- file: src/app/domain/order/type.py
from enum import StrEnum
from typing import Self


class OrderStatus(StrEnum):
    PENDING = "pending"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"

    def is_terminal(self) -> bool:
        if self is OrderStatus.SHIPPED:
            return True
        return self == OrderStatus.CANCELLED

    def is_cancellable(self) -> bool:
        match self:
            case OrderStatus.PENDING | OrderStatus.CONFIRMED:
                return True
            case _:
                return False

    def successors(self) -> frozenset[Self]:
        return {
            OrderStatus.PENDING: frozenset({OrderStatus.CONFIRMED}),
        }.get(self, frozenset())

    @classmethod
    def open_states(cls) -> tuple[Self, ...]:
        return tuple(s for s in cls if s not in (cls.SHIPPED, cls.CANCELLED))


class CancelReason(StrEnum):
    CUSTOMER_REQUEST = "customer_request"
    OUT_OF_STOCK = "out_of_stock"

    def is_refundable(self) -> bool:
        return self != "customer_request"
# === case: 03-members-as-plain-data
# --- file: src/app/domain/order/factory.py
from typing import Literal

from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel

DEFAULT_REASON = CancelReason.CUSTOMER_REQUEST


class PendingTag(DomainModel):
    status: Literal[OrderStatus.PENDING] = OrderStatus.PENDING


class OrderFactory:
    @staticmethod
    def place(customer: CustomerRef, lines: tuple[OrderLine, ...]) -> Order:
        return Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING, lines=lines)

    @staticmethod
    def reasons() -> tuple[CancelReason, ...]:
        return tuple(r for r in CancelReason if r.is_refundable())
