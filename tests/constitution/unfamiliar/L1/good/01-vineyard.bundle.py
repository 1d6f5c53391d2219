# --- file: src/app/domain/vineyard/value.py
from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, total_ordering

from pydantic import BaseModel, ConfigDict, RootModel, field_validator, model_validator


@total_ordering
class Sugar(RootModel[Decimal], frozen=True):
    @field_validator("root")
    @classmethod
    def _positive(cls, value: Decimal) -> Decimal:
        if value < 0:
            raise ValueError("sugar is never negative")
        return value

    def __lt__(self, other: Sugar) -> bool:
        return self.root < other.root


class Rows(RootModel[tuple[Sugar, ...]]):
    model_config = ConfigDict(frozen=True)

    def __iter__(self) -> Iterator[Sugar]:  # type: ignore[override]
        return iter(self.root)

    def __len__(self) -> int:
        return len(self.root)


class Slope(BaseModel, frozen=True, extra="forbid"):
    degrees: int
    aspect: Mapping[str, int]

    @model_validator(mode="after")
    def _gentle(self) -> Slope:
        if self.degrees > 45:
            raise ValueError("nobody harvests this")
        return self

    @cached_property
    def is_steep(self) -> bool:
        return self.degrees > 30
# --- file: src/app/domain/vineyard/plot.py
from typing import Literal

from pydantic import Field, PrivateAttr

from app.domain.shared.model import DomainModel
from app.domain.vineyard.value import Rows, Slope, Sugar


class Harvested(DomainModel):
    kind: Literal["harvested"] = Field(default="harvested", repr=False)
    plot: "Plot"


class Unripe(DomainModel):
    kind: Literal["unripe"] = Field(default="unripe", repr=False)
    lowest: Sugar


class Plot(DomainModel):
    slope: Slope
    rows: Rows
    _seen: int = PrivateAttr(default=0)

    def harvest(self, least: Sugar) -> Harvested | Unripe:
        lowest = min(self.rows)
        if lowest < least:
            return Unripe(lowest=lowest)
        return Harvested(plot=self)
