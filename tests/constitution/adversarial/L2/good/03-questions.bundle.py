# --- file: src/app/domain/order/coverage.py
from typing import Protocol

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Rule(Protocol):
    def check(self, line: OrderLine) -> bool: ...


class Coverage(DomainModel):
    id: OrderId
    customer: CustomerRef
    status: OrderStatus
    limit: Money
    lines: tuple[OrderLine, ...] = ()

    @property
    def active(self) -> bool:
        return not self.status.is_terminal()

    def is_for(self, customer: CustomerRef) -> bool:
        return self.customer == customer

    def has_line(self, sku: Sku) -> bool:
        return any(line.sku == sku for line in self.lines)

    def can_grow(self) -> bool:
        return self._room_left()

    def exceeds(self, limit: Money) -> bool:
        return self.limit.exceeds(limit)

    def belongs_to(self, customer: CustomerRef) -> bool:
        return self.customer == customer

    def covers(self, sku: Sku, quantity: Quantity) -> bool:
        return any(line.sku == sku and line.quantity.covers(quantity) for line in self.lines)

    def overlaps(self, other: "Coverage") -> bool:
        return any(other.has_line(line.sku) for line in self.lines)

    def accepts(self, rule: Rule) -> bool:
        return all(rule.check(line) for line in self.lines)

    def _room_left(self) -> bool:
        return len(self.lines) < 10
# --- file: src/app/domain/inventory/value.py
from enum import StrEnum

from pydantic import ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")

    def compare(self, other: "Sku") -> bool:
        return self.root == other.root


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)


class Unit(StrEnum):
    PIECE = "piece"
    BOX = "box"

    def divisible(self) -> bool:
        return self is Unit.BOX
