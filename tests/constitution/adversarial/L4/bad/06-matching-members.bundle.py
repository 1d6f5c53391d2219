# --- file: src/app/domain/order/notice.py
from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class NoticePolicy(DomainModel):
    near: Money
    far: Money

    def cost(self, status: OrderStatus, reason: CancelReason) -> Money:
        match status, reason:  #! L4
            case OrderStatus.CANCELLED, CancelReason.OUT_OF_STOCK:
                return self.near
            case _:
                return self.far

    def postage(self, status: OrderStatus) -> Money:
        match status.value:  #! L4
            case "shipped" | "confirmed":
                return self.far
            case _:
                return self.near

    def recipient(self, order: Order) -> OrderId | None:
        match order:  #! L4
            case Order(id=order_id, status=OrderStatus.SHIPPED):
                return order_id
            case _:
                return None

    def share(self, reason: CancelReason) -> Money:
        match reason:  #! L4
            case "out_of_stock":
                return self.near
            case _:
                return self.far
