# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Decimal(RootModel[str], frozen=True):
    """A decimal classification, as libraries use."""

    root: str


class UUID(RootModel[str], frozen=True):
    """Not the universal one."""

    root: str


class Any(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/shelf.py
from typing import Annotated

from app.domain.hotel import value
from app.domain.hotel.value import UUID, Any, Decimal
from app.domain.shared.model import DomainModel

type float = Decimal


class Shelf(DomainModel):
    number: Decimal
    id: UUID
    any: Any | None = None
    other: value.UUID
    note: Annotated[Decimal, "str", int]
    ratio: float

    def moved(self, to: Decimal) -> "Shelf":
        return self.model_copy(update={"number": to})

    def first(self) -> Decimal:
        return self.number

    def find(self, id: UUID) -> UUID:
        return id
