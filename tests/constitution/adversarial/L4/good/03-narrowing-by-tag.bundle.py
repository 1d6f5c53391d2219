# --- file: src/app/domain/order/summary.py
from typing import Literal

from app.domain.order.order import CancelOutcome, Order, OrderCancelled
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Summary(DomainModel):
    kind: Literal["summary"] = "summary"
    size: Literal["short", "long"] = "short"
    order_id: OrderId

    @classmethod
    def of(cls, outcome: CancelOutcome) -> "Summary":
        if outcome.kind == "cancelled":
            return cls(order_id=outcome.order.id)
        return cls(order_id=outcome.order_id)

    @classmethod
    def long_of(cls, outcome: CancelOutcome) -> "Summary":
        match outcome.kind:
            case "cancelled":
                return cls(order_id=OrderId(), size="long")
            case "refused" | "not_found":
                return cls(order_id=OrderId())

    @property
    def is_long(self) -> bool:
        return self.size == "long"


def cancelled(outcome: CancelOutcome, fallback: Order) -> Order:
    match outcome:
        case OrderCancelled(order=order, reason=reason) if reason.is_refundable():
            return order
        case _:
            return fallback
