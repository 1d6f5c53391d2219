# --- file: src/app/domain/weather/__init__.py
# --- file: src/app/domain/weather/value.py
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, RootModel


class StationId(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z]{4}$")


class Pressure(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Decimal = Field(gt=0)

    @classmethod
    def of(cls, hectopascal: Decimal) -> Self:
        return cls(value=hectopascal)

    def fell_from(self, earlier: "Pressure") -> bool:
        return self.value < earlier.value
# --- file: src/app/domain/weather/observation.py
from datetime import datetime
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.weather.value import Pressure, StationId


class Observation(DomainModel):
    station: StationId
    pressure: Pressure
    at: datetime

    def compare(self, earlier: "Observation") -> "StormComing | Calm":
        if self.pressure.fell_from(earlier.pressure):
            return StormComing(station=self.station, since=earlier.at)
        return Calm(station=self.station)


class StormComing(DomainModel):
    type: Literal["storm_coming"] = "storm_coming"
    station: StationId
    since: datetime


class Calm(DomainModel):
    type: Literal["calm"] = "calm"
    station: StationId
# --- file: src/app/domain/weather/repository.py
from collections.abc import AsyncGenerator, Sequence
from typing import Any, Protocol

import asyncpg
import logfire

from app.domain.weather.observation import Observation
from app.domain.weather.value import StationId


class Observations(Protocol):
    async def latest(self, station: StationId, *, limit: int = 2) -> Sequence[Observation]: ...

    async def add(self, observation: Observation) -> None: ...


class PostgresObservations:
    _LATEST = "SELECT * FROM observation WHERE station = $1 ORDER BY at DESC LIMIT $2"

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    async def latest(self, station: StationId, *, limit: int = 2) -> Sequence[Observation]:
        with logfire.span("repo.observation.latest", station=station.root, limit=limit):
            rows = await self._pool.fetch(self._LATEST, station.root, limit)
            return [self._observation(row) for row in rows]

    async def add(self, observation: Observation) -> None:
        with logfire.span("repo.observation.add", station=observation.station.root):
            async with self._pool.acquire() as connection:
                async with connection.transaction():
                    await connection.execute(
                        "INSERT INTO observation VALUES ($1, $2, $3)",
                        observation.station.root,
                        observation.pressure.value,
                        observation.at,
                    )

    async def listen(self) -> AsyncGenerator[StationId]:
        with logfire.span("repo.observation.listen"):
            async with self._pool.acquire() as connection:
                async with connection.transaction():
                    async for record in connection.cursor("SELECT station FROM observation"):
                        yield StationId(record["station"])

    @staticmethod
    def _observation(row: Any) -> Observation:
        return Observation(station=row["station"], pressure={"value": row["p"]}, at=row["at"])
# --- file: src/app/service/weather.py
import logfire

from app.domain.weather.observation import Calm, Observation, StormComing
from app.domain.weather.repository import Observations
from app.domain.weather.value import StationId


class WeatherService:
    def __init__(self, observations: Observations) -> None:
        self._observations = observations

    async def observe(self, observation: Observation) -> StormComing | Calm:
        with logfire.span("service.weather.observe"):
            known = await self._observations.latest(observation.station, limit=1)
            await self._observations.add(observation)
            if not known:
                return Calm(station=observation.station)
            return observation.compare(known[0])

    async def warn_all(self, *stations: StationId) -> tuple[StormComing, ...]:
        with logfire.span("service.weather.warn_all", stations=len(stations)):
            warnings: list[StormComing] = []
            for station in stations:
                match await self._observations.latest(station):
                    case [last, before]:
                        outcome = last.compare(before)
                        if isinstance(outcome, StormComing):
                            warnings.append(outcome)
                    case _:
                        continue
            return tuple(warnings)
