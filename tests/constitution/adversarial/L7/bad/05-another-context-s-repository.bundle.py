# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.order import repository as orders  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    order_id: OrderId

    def is_for(self, found: "orders.OrderFound") -> bool:
        return found.order.id == self.order_id
# --- file: src/app/domain/billing/repository.py
from typing import Protocol

from app.domain.billing.invoice import Invoice
from app.domain.order.repository import OrderRepository  #! L7


class InvoiceRepository(Protocol):
    async def save(self, invoice: Invoice, orders: OrderRepository) -> Invoice: ...
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Billing
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `OrderId`, `OrderFound`, `OrderRepository`
#|   - Justification: an invoice names its order
