# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from typing import NewType

from pydantic import ConfigDict, RootModel

InvoiceNumber = NewType("InvoiceNumber", str)
DraftNumber = NewType("DraftNumber", InvoiceNumber)


class Percent(float):
    """A share of a hundred."""


class VatRate(Percent):
    """The share the state takes."""


class Reference(RootModel[str]):
    model_config = ConfigDict(frozen=True)


BillReference = NewType("BillReference", Reference)
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing.value import BillReference, DraftNumber, InvoiceNumber, VatRate
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    number: InvoiceNumber  #! L3
    draft: DraftNumber | None = None  #! L3
    vat: VatRate  #! L3
    reference: BillReference
