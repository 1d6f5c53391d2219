# --- file: src/app/domain/order/dispatch.py
from typing import Self

from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel


class Dispatch(DomainModel):
    id: OrderId
    customer: CustomerRef | None = None
    status: OrderStatus
    lines: tuple[OrderLine, ...] = ()

    def send(self) -> Self:
        assert self.lines, "nothing to send"  #! L2
        assert self.customer is not None
        assert not self.status.is_terminal()  #! L2
        return self.model_copy(update={"customer": None})

    def merge(self, other: Self) -> Self:
        assert isinstance(other, Dispatch)
        assert other.customer == self.customer and len(other.lines) > 0  #! L2
        return self.model_copy(update={"lines": self.lines + other.lines})
