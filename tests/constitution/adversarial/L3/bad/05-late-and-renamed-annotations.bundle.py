# --- file: src/app/domain/order/receipt.py
from __future__ import annotations

import uuid as u
from decimal import Decimal as Money2
from typing import TYPE_CHECKING

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from uuid import UUID


class Receipt(DomainModel):
    order_id: OrderId
    id: UUID  #! L3
    batch: u.UUID | None = None  #! L3
    amount: "Money2"  #! L3

    class Line(DomainModel):
        order_id: OrderId
        text: "str | None" = None  #! L3
