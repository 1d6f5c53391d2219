# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from pydantic import Field, RootModel

import app.domain.order.repository  #! L7


class InvoiceNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^R-\d+$")

    def is_for(self, row: "app.domain.order.repository.OrderRow") -> bool:
        return row.id == self.root
# --- file: src/app/domain/billing/invoice.py
from __future__ import annotations

from app.domain.billing.value import InvoiceNumber
from app.domain.shared.model import DomainModel

from ..order.repository import OrderFound as Found  #! L7


class Invoice(DomainModel):
    number: InvoiceNumber
    order: Found
# --- file: src/app/domain/billing/repository.py
from typing import Protocol

from app.domain.billing.invoice import Invoice
from app.domain.order.repository import OrderRepository  #! L7
from app.domain.order.value import OrderId


class InvoiceRepository(Protocol):
    async def for_order(self, order_id: OrderId, orders: OrderRepository) -> Invoice | None: ...
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `OrderId`
