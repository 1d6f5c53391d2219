# --- file: src/app/domain/order/charge.py
import app.domain.order.type
from app.domain.order import type as kinds
from app.domain.order.type import OrderStatus as S
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

DONE = S.SHIPPED


class ChargePolicy(DomainModel):
    base: Money

    def for_status(self, status: S) -> Money:
        if S.PENDING == status:  #! L4
            return self.base
        if status is kinds.OrderStatus.CONFIRMED:  #! L4
            return self.base.times(2)
        if status != app.domain.order.type.OrderStatus.CANCELLED:  #! L4
            return self.base.times(3)
        return self.base.times(4)

    def is_waived(self, status: kinds.OrderStatus) -> bool:
        return status == DONE  #! L4
