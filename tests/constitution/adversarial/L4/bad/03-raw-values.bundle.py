# --- file: src/app/domain/order/badge.py
from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.shared.model import DomainModel


class Badge(DomainModel):
    order: Order
    status: OrderStatus
    reason: CancelReason | None = None

    def is_grey(self) -> bool:
        return self.status == "pending"  #! L4

    def is_green(self) -> bool:
        return "shipped" == self.order.status  #! L4

    def is_red(self) -> bool:
        return self.status.value in ("cancelled", "shipped")  #! L4

    def is_blinking(self) -> bool:
        return self.reason is not None and self.reason != "out_of_stock"  #! L4

    def is_bold(self) -> bool:
        return self.order.status.value == OrderStatus.SHIPPED.value  #! L4
