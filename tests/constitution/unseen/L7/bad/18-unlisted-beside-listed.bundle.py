# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.identity.value import UserId  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    order_id: OrderId
    payer: UserId
# --- file: src/app/domain/dunning/__init__.py
# --- file: src/app/domain/dunning/reminder.py
from app.domain.billing.invoice import Invoice
from app.domain.shared.model import DomainModel


class Reminder(DomainModel):
    invoice: Invoice
# --- file: specs/002-billing/plan.md
#| # Implementation Plan: Billing
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from `order`**: `OrderId` — an invoice is for an order
#| - **Imports from catalogue**: `ArticleNumber` — what was sold #! L7
#| - **From billing**: `Invoice` — a reminder quotes it
