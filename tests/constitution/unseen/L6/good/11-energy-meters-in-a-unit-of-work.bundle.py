# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import BaseModel, Field, RootModel


class MeterId(RootModel[str], frozen=True):
    root: str = Field(min_length=1)


class KilowattHours(BaseModel, frozen=True):
    value: int = Field(ge=0)

    def since(self, earlier: "KilowattHours") -> "KilowattHours":
        return KilowattHours(value=self.value - earlier.value)

    def is_before(self, other: "KilowattHours") -> bool:
        return self.value < other.value
# --- file: src/app/domain/meter/meter.py
from typing import Annotated, Literal, Union

from pydantic import Field

from app.domain.meter.value import KilowattHours, MeterId
from app.domain.shared.model import DomainModel


class Meter(DomainModel):
    id: MeterId
    reading: KilowattHours

    def read(self, reading: KilowattHours) -> "ReadOutcome":
        if reading.is_before(self.reading):
            return WentBackwards(meter_id=self.id, reading=reading)
        used = reading.since(self.reading)
        return Used(meter=self.model_copy(update={"reading": reading}), used=used)


class Used(DomainModel):
    outcome: Literal["used"] = "used"
    meter: Meter
    used: KilowattHours


class WentBackwards(DomainModel):
    outcome: Literal["went_backwards"] = "went_backwards"
    meter_id: MeterId
    reading: KilowattHours


ReadOutcome = Annotated[Union[Used, WentBackwards], Field(discriminator="outcome")]
# --- file: src/app/domain/meter/repository.py
from types import TracebackType
from typing import Protocol, Self

import logfire
from sqlalchemy import Column, Integer, MetaData, String, Table, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.domain.meter.meter import Meter
from app.domain.meter.value import KilowattHours, MeterId

metadata = MetaData()
meters = Table(
    "meters", metadata, Column("id", String, primary_key=True), Column("reading", Integer)
)


class Meters(Protocol):
    async def get(self, meter_id: MeterId) -> Meter | None: ...

    async def add(self, meter: Meter) -> None: ...


class MetersUnitOfWork(Protocol):
    meters: Meters

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None: ...

    async def commit(self) -> None: ...


class SqlMeters:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @logfire.instrument("repo.meter.get")
    async def get(self, meter_id: MeterId) -> Meter | None:
        statement = select(meters).where(meters.c.id == meter_id.root)
        row = (await self._connection.execute(statement)).mappings().first()
        if row is None:
            return None
        return Meter(id=MeterId(row["id"]), reading=KilowattHours(value=row["reading"]))

    @logfire.instrument("repo.meter.add")
    async def add(self, meter: Meter) -> None:
        values = {"id": meter.id.root, "reading": meter.reading.value}
        statement = insert(meters).values(values)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=values)
        )


class SqlMetersUnitOfWork:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def __aenter__(self) -> Self:
        self._connection = await self._engine.connect()
        self.meters = SqlMeters(self._connection)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        await self._connection.close()

    @logfire.instrument("repo.meter.commit")
    async def commit(self) -> None:
        await self._connection.commit()
# --- file: src/app/service/meter.py
from collections.abc import Callable

import logfire

from app.domain.meter.meter import Meter, ReadOutcome, Used
from app.domain.meter.repository import MetersUnitOfWork
from app.domain.meter.value import KilowattHours, MeterId


class MeterService:
    def __init__(self, work: Callable[[], MetersUnitOfWork]) -> None:
        self._work = work

    async def read(self, meter_id: MeterId, reading: KilowattHours) -> ReadOutcome:
        with logfire.span("service.meter.read"):
            async with self._work() as work:
                meter = await work.meters.get(meter_id)
                if meter is None:
                    meter = Meter(id=meter_id, reading=reading)
                outcome = meter.read(reading)
                if isinstance(outcome, Used):
                    await work.meters.add(outcome.meter)
                    await work.commit()
                return outcome
