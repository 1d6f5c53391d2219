# === case: 01-tagged-union-alias
# --- file: src/app/domain/inventory/reservation.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Reserved(DomainModel):
    kind: Literal["reserved"] = "reserved"
    sku: Sku


class Rejected(DomainModel):
    kind: Literal["rejected"] = "rejected"
    sku: Sku
    available: Quantity


ReservationOutcome = Annotated[Reserved | Rejected, Field(discriminator="kind")]


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def reserve(self, wanted: Quantity) -> ReservationOutcome:
        if self.on_hand.covers(wanted):
            return Reserved(sku=self.sku)
        return Rejected(sku=self.sku, available=self.on_hand)
# === case: 03-validators-may-raise
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, field_validator, model_validator


def _mod97(value: str) -> str:
    if len(value) < 15:
        raise ValueError("too short for an IBAN")
    return value


class Iban(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Annotated[str, AfterValidator(_mod97)]

    @field_validator("value")
    @classmethod
    def _upper(cls, value: str) -> str:
        if not value.isupper():
            raise ValueError("IBAN must be upper case")
        return value

    @classmethod
    def parse(cls, raw: str) -> Self:
        if " " in raw:
            raise ValueError("strip blanks first")
        return cls(value=raw)


class Period(BaseModel):
    model_config = ConfigDict(frozen=True)

    first: int
    last: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise ValueError("period ends before it starts")
        return self
