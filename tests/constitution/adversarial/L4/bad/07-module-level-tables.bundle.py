# --- file: src/app/domain/order/tariff.py
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.domain.order import type as t
from app.domain.order.type import CancelReason, OrderStatus
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

FEES: Final[Mapping[OrderStatus, Money]] = MappingProxyType(
    {  #! L4
        OrderStatus.PENDING: Money(amount=0),
        OrderStatus.CONFIRMED: Money(amount=5),
    }
)

_HANDLERS: dict[CancelReason, Callable[[Money], Money]] = {  #! L4
    CancelReason.CUSTOMER_REQUEST: lambda money: money,
    t.CancelReason.OUT_OF_STOCK: lambda money: money.times(2),
}


class Tariff(DomainModel):
    base: Money

    def fee(self, status: OrderStatus) -> Money:
        return FEES[status]

    def refund(self, reason: CancelReason) -> Money:
        return _HANDLERS[reason](self.base)
