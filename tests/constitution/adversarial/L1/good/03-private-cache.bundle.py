# --- file: src/app/domain/order/invoice.py
from functools import cached_property
from typing import ClassVar

from pydantic import PrivateAttr

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    known: ClassVar[dict[Sku, Quantity]] = {}

    id: OrderId
    lines: tuple[OrderLine, ...] = ()
    _total: Money | None = PrivateAttr(default=None)
    _seen: list[Sku] = PrivateAttr(default_factory=list)

    def total(self) -> Money:
        if self._total is None:
            total = Money(amount=0)
            for line in self.lines:
                total = total.plus(line.subtotal())
            object.__setattr__(self, "_total", total)
            return total
        return self._total

    @cached_property
    def skus(self) -> frozenset[Sku]:
        return frozenset(line.sku for line in self.lines)

    def parts(self) -> tuple[object, ...]:
        return tuple(self.__dict__.values())
