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
