# --- file: src/app/domain/order/plan.py
from collections.abc import Mapping
from typing import Final, Literal

from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

INITIAL: Final = OrderStatus.PENDING
USUAL = (OrderStatus.PENDING, OrderStatus.CONFIRMED, OrderStatus.SHIPPED)


class Budget(DomainModel):
    order_id: OrderId
    limits: Mapping[OrderStatus, Money]
    reason: Literal[CancelReason.OUT_OF_STOCK] = CancelReason.OUT_OF_STOCK

    def limit(self, status: OrderStatus) -> Money:
        return self.limits.get(status, Money(amount=0))

    def with_reason(self, reason: CancelReason = CancelReason.CUSTOMER_REQUEST) -> "Budget":
        return self.model_copy(update={"reason": reason})


def modest(order_id: OrderId) -> Budget:
    return Budget(
        order_id=order_id,
        limits={OrderStatus.PENDING: Money(amount=1), OrderStatus.SHIPPED: Money(amount=2)},
    )


def walk() -> tuple[OrderStatus, ...]:
    return tuple(status for status in USUAL if not status.is_terminal())
