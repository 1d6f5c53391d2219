# --- file: src/app/domain/order/queue.py
from app.domain.order.type import OrderStatus as Status
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Queue(DomainModel):
    id: OrderId
    status: Status
    low: Money
    high: Money

    def priority(self) -> Money:
        return {Status.PENDING: self.low, Status.CONFIRMED: self.high}.get(  #! L4
            self.status, self.low
        )

    def surcharge(self, status: Status) -> Money:
        chosen = {  #! L4
            Status.SHIPPED: self._none,
            Status.CANCELLED: self._full,
        }[status]
        return chosen()

    def _none(self) -> Money:
        return self.low

    def _full(self) -> Money:
        return self.high
