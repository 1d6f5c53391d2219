# --- file: src/app/domain/order/history.py
from collections.abc import Collection
from datetime import datetime

from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Step(DomainModel):
    status: OrderStatus
    at: datetime


class History(DomainModel):
    id: OrderId
    steps: tuple[Step, ...] = ()
    accepted: frozenset[CancelReason]

    def has_been(self, status: OrderStatus) -> bool:
        return any(step.status == status for step in self.steps)

    def agrees_with(self, order: Order) -> bool:
        return self.steps[-1].status is order.status

    def reached(self, statuses: Collection[OrderStatus]) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.status in statuses)

    def accepts(self, reason: CancelReason) -> bool:
        return reason in self.accepted

    def moved(self, to: OrderStatus, at: datetime) -> "History":
        if self.steps and self.steps[-1].status == to:
            return self
        return self.model_copy(update={"steps": (*self.steps, Step(status=to, at=at))})
