# --- file: src/app/domain/shared/traits.py
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict


class Dated(BaseModel):
    model_config = ConfigDict(frozen=True)

    at: datetime

    def moved(self, at: datetime) -> Self:
        return self.model_copy(update={"at": at})


class Described:
    """A mixin that only looks at what others hold."""

    def describe(self) -> str:
        return repr(self)
# --- file: src/app/domain/quarry/value.py
from decimal import Decimal
from typing import Annotated

import pydantic
from pydantic import Field

type Tonnes = Annotated[Decimal, Field(gt=0)]


class Weight(pydantic.RootModel[Tonnes]):
    model_config = {"frozen": True}

    def plus(self, other: "Weight") -> "Weight":
        return Weight(self.root + other.root)


class Blocks(pydantic.RootModel[dict[str, int]], frozen=True):
    """How many blocks of each grade lie in the yard."""


class Stone(pydantic.BaseModel):
    value: str

    class Config:
        frozen = True
# --- file: src/app/domain/quarry/blast.py
from functools import cached_property
from typing import Generic, Literal, TypeVar

from app.domain.quarry.value import Blocks, Stone, Weight
from app.domain.shared.model import DomainModel
from app.domain.shared.traits import Dated, Described

Found = TypeVar("Found")


class Blast(Described, DomainModel, Dated):
    stone: Stone
    broken: Weight
    kind: Literal["blast"] = "blast"

    @cached_property
    def doubled(self) -> Weight:
        return self.broken.plus(self.broken)


class Survey(DomainModel, Generic[Found]):
    found: tuple[Found, ...]
    yard: Blocks


class StoneSurvey(Survey[Stone], extra="ignore"):
    pass
