# === case: 01-if-elif-in-service
# --- file: src/app/service/shipping.py
import logfire

from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId


class ShippingServiceRunner:
    @logfire.instrument("service.shipping.route")
    async def route(self, order: Order) -> OrderId:
        if order.status == OrderStatus.PENDING:  #! L4 L6
            return await self._hold(order)
        elif order.status == OrderStatus.CONFIRMED:
            return await self._send(order)
        return order.id

    async def _hold(self, order: Order) -> OrderId:
        return order.id

    async def _send(self, order: Order) -> OrderId:
        return order.id
# === case: 02-match-on-enum-in-aggregate
# --- file: src/app/domain/order/fees.py
from app.domain.order.type import OrderStatus
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class FeePolicy(DomainModel):
    late: Money
    early: Money

    def fee_for(self, status: OrderStatus) -> Money:
        match status:  #! L4
            case OrderStatus.SHIPPED:
                return self.late
            case OrderStatus.PENDING | OrderStatus.CONFIRMED:
                return self.early
            case _:
                return self.early
# === case: 05-dict-dispatch
# --- file: src/app/domain/order/labels.py
from app.domain.order.type import CancelReason
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class RefundPolicy(DomainModel):
    full: Money
    partial: Money

    def refund(self, reason: CancelReason) -> Money:
        return {  #! L4
            CancelReason.CUSTOMER_REQUEST: self.partial,
            CancelReason.OUT_OF_STOCK: self.full,
        }[reason]
