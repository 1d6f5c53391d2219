# --- file: src/app/domain/order/parcel.py
from __future__ import annotations

from typing import Optional, Self

from app.domain.inventory.value import Sku
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel


class Parcel(DomainModel):
    id: OrderId
    status: OrderStatus
    lines: tuple[OrderLine, ...] = ()

    def seal(self) -> Self | None:  #! L2
        if self.status.is_terminal():
            return None
        return self.model_copy(update={"status": OrderStatus.CONFIRMED})

    def ship(self) -> Optional[Parcel]:  #! L2
        if not self.lines:
            return None
        return self.model_copy(update={"status": OrderStatus.SHIPPED})

    def reopen(self) -> None | "Parcel":  #! L2
        return None if self.status.is_terminal() else self

    def find_line(self, sku: Sku) -> OrderLine | None:
        return next((line for line in self.lines if line.sku == sku), None)
