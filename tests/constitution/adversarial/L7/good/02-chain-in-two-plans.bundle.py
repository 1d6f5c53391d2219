# --- file: src/app/domain/billing/__init__.py
from app.domain.billing.invoice import Invoice
from app.domain.billing.value import InvoiceNumber

__all__ = ["Invoice", "InvoiceNumber"]
# --- file: src/app/domain/billing/value.py
from pydantic import Field, RootModel


class InvoiceNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^R-\d{6}$")
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing.value import InvoiceNumber
from app.domain.order.order import Order
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    number: InvoiceNumber
    due: Money

    @classmethod
    def for_order(cls, number: InvoiceNumber, order: Order) -> "Invoice":
        return cls(number=number, due=order.total())
# --- file: src/app/domain/dunning/__init__.py
# --- file: src/app/domain/dunning/reminder.py
from app.domain.billing import Invoice
from app.domain.shared.model import DomainModel


class Reminder(DomainModel):
    invoice: Invoice

    def is_about(self, other: Invoice) -> bool:
        return self.invoice == other
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
# --- file: specs/002-dunning/plan.md
#| # Implementation Plan: Dunning
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from order**: `Order`
#|   - Justification: an invoice is written for an order
#| - **Imports from billing**: `Invoice`
#|   - Justification: a reminder quotes what is due
