# --- file: src/app/domain/inventory/value.py
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)


class Weight(BaseModel):
    model_config = ConfigDict(frozen=True)

    kilograms: Decimal

    @classmethod
    def parse(cls, text: str) -> Self:
        number, _, unit = text.partition(" ")
        if unit != "kg":
            raise ValueError("weights are given in kilograms")
        return cls(kilograms=Decimal(number))

    def per_piece(self, pieces: Quantity) -> "Weight | Share":
        if pieces.root == 1:
            return self
        return Share(whole=self, pieces=pieces)


class Share(BaseModel):
    model_config = ConfigDict(frozen=True)

    whole: Weight
    pieces: Quantity
# --- file: src/app/domain/inventory/crate.py
from app.domain.inventory.value import Quantity, Sku, Weight
from app.domain.shared.model import DomainModel


class CrateItem(DomainModel):
    sku: Sku
    quantity: Quantity
    weight: Weight | None = None


class Crate(DomainModel):
    items: tuple[CrateItem, ...] = ()

    def find(self, sku: Sku) -> CrateItem | None:
        return next((item for item in self.items if item.sku == sku), None)

    def weight_of(self, sku: Sku) -> Weight | None:
        item = self.find(sku)
        return item.weight if item else None

    def split(self) -> "tuple[Crate, Crate]":
        half = len(self.items) // 2
        return Crate(items=self.items[:half]), Crate(items=self.items[half:])
