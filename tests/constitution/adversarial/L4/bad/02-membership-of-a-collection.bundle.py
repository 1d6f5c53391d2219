# --- file: src/app/domain/order/groups.py
from typing import Final

from app.domain.order.type import CancelReason, OrderStatus

OPEN: Final = frozenset({OrderStatus.PENDING, OrderStatus.CONFIRMED})
CLOSED = (OrderStatus.SHIPPED, OrderStatus.CANCELLED)
OURS = [CancelReason.OUT_OF_STOCK]
# --- file: src/app/domain/order/hold.py
from app.domain.order import groups
from app.domain.order.groups import CLOSED as FINISHED
from app.domain.order.groups import OPEN
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Hold(DomainModel):
    id: OrderId
    status: OrderStatus
    reason: CancelReason

    def is_possible(self) -> bool:
        return self.status in OPEN  #! L4

    def is_over(self) -> bool:
        return self.status in FINISHED or not self.is_possible()  #! L4

    def is_our_fault(self) -> bool:
        return self.reason in groups.OURS  #! L4

    def needs_review(self) -> bool:
        return self.status not in {OrderStatus.PENDING, OrderStatus.SHIPPED}  #! L4
