# --- file: src/app/domain/billing/__init__.py
from app.domain.billing.invoice import Invoice

__all__ = ["Invoice"]
# --- file: src/app/domain/billing/invoice.py
from app.domain.dunning import Reminder  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    due: Money
    last: Reminder | None = None
# --- file: src/app/domain/dunning/__init__.py
from .reminder import Reminder

__all__ = ["Reminder"]
# --- file: src/app/domain/dunning/reminder.py
from app.domain import billing  #! L7
from app.domain.shared.model import DomainModel


class Reminder(DomainModel):
    invoice: "billing.Invoice"
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from billing**: `Invoice`
#| - **Imports from dunning**: `Reminder`
