# === case: 01-root-models
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, EmailStr, Field, PositiveInt, RootModel


class InvoiceId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Amount(RootModel[Decimal], frozen=True):
    root: Decimal = Field(ge=0, decimal_places=2)


class PaymentTerms(BaseModel):
    model_config = ConfigDict(frozen=True)

    days: PositiveInt
    discount_percent: float = 0.0
    label: str | None = None

    @classmethod
    def net(cls, days: int) -> "PaymentTerms":
        return cls(days=days)

    def describe(self) -> str:
        return f"net {self.days}"
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing.value import Amount, InvoiceId, PaymentTerms
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    id: InvoiceId
    due: Amount
    terms: PaymentTerms | None = None
# === case: 03-temporal-and-literals-and-enums
# --- file: src/app/domain/inventory/event.py
from datetime import date, datetime, timedelta
from typing import Literal

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Currency


class StockMoved(DomainModel):
    kind: Literal["stock_moved"] = "stock_moved"
    version: Literal[1] = 1
    sku: Sku
    quantity: Quantity
    currency: Currency
    at: datetime
    booked_on: date | None = None
    lag: timedelta | None = None
