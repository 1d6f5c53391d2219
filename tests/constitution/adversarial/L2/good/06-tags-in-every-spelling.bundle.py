# --- file: src/app/domain/inventory/count.py
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias, Union

from pydantic import Discriminator, Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class CountKind(StrEnum):
    EXACT = "exact"
    SHORT = "short"


class Exact(DomainModel):
    kind: Literal[CountKind.EXACT] = CountKind.EXACT
    sku: Sku


class Short(DomainModel):
    kind: Literal[CountKind.SHORT] = CountKind.SHORT
    sku: Sku
    missing: Quantity


class Answer(DomainModel):
    sku: Sku


class Recounted(Answer):
    outcome: Literal["recounted"]


class Postponed(Answer):
    outcome: Literal["postponed", "deferred"]


class Recalled(Recounted):
    """Inherits its tag."""


type CountOutcome = Annotated[Exact | Short, Field(discriminator="kind")]
Recount = Annotated[Union[Recounted, Postponed], Discriminator("outcome")]
Undecided: TypeAlias = "Postponed | Recalled"
MaybeShort = Short | None


class Count(DomainModel):
    sku: Sku
    expected: Quantity
    last: Exact | Short | None = None

    def settle(self, counted: Quantity) -> CountOutcome:
        if counted.covers(self.expected):
            return Exact(sku=self.sku)
        return Short(sku=self.sku, missing=self.expected.minus(counted))

    def recount(self) -> "Recounted | Postponed":
        return Recounted(sku=self.sku, outcome="recounted")
