# === case: 01-vineyard
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
# === case: 02-radio-with-settings-and-rows
# --- file: src/app/domain/radio/value.py
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, RootModel


def _even(value: int) -> int:
    if value % 2:
        raise ValueError(f"{value} is odd")
    return value


class Frequency(RootModel[Annotated[int, AfterValidator(_even)]]):
    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [98]})


class Call(RootModel[str], frozen=True):
    def __str__(self) -> str:
        return self.root.upper()
# --- file: src/app/domain/radio/station.py
from typing import Generic, TypeVar, final

from app.domain.radio.value import Call, Frequency
from app.domain.shared.model import DomainModel

S = TypeVar("S", bound="Station")


@final
class Station(DomainModel):
    call: Call
    frequency: Frequency

    def retuned(self, frequency: Frequency) -> "Station":
        return self.model_copy(update={"frequency": frequency})


class Schedule(DomainModel, Generic[S]):
    stations: tuple[S, ...] = ()

    def with_station(self, station: S) -> "Schedule[S]":
        return Schedule[S](stations=(*self.stations, station))
# --- file: src/app/domain/radio/repository.py
from typing import Protocol, TypedDict

import logfire
from motor.motor_asyncio import AsyncIOMotorCollection

from app.domain.radio.station import Station
from app.domain.radio.value import Call, Frequency


class StationDocument(TypedDict):
    call: str
    frequency: int


class Stations(Protocol):
    async def by_call(self, call: Call) -> Station | None: ...

    async def remove(self, call: Call) -> bool: ...


class MongoStations:
    def __init__(self, stations: AsyncIOMotorCollection[StationDocument]) -> None:
        self._stations = stations

    @logfire.instrument("stations.by_call", extract_args=False)
    async def by_call(self, call: Call) -> Station | None:
        document = await self._stations.find_one({"call": call.root})
        return _station(document) if document else None

    @logfire.instrument("stations.remove", extract_args=False)
    async def remove(self, call: Call) -> bool:
        result = await self._stations.delete_one({"call": call.root})
        return result.deleted_count == 1


def _station(document: StationDocument) -> Station:
    return Station(call=Call(document["call"]), frequency=Frequency(document["frequency"]))
