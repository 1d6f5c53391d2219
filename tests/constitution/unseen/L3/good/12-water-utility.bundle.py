# --- file: src/app/domain/water/__init__.py
# --- file: src/app/domain/water/value.py
from decimal import Decimal

from app.domain.shared.model import DomainModel


class CubicMetres(DomainModel):
    value: Decimal

    def minus(self, other: "CubicMetres") -> "CubicMetres":
        return CubicMetres(value=self.value - other.value)


class MeterNumber(DomainModel):
    value: str


class Tariff(DomainModel):
    base: int
    per_cubic_metre: Decimal
# --- file: src/app/domain/water/event.py
from datetime import UTC, datetime
from typing import Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.water.value import CubicMetres, MeterNumber


class MeterEvent(DomainModel):
    meter: MeterNumber
    at: datetime = Field(default_factory=lambda: datetime.now(tz=UTC))


class MeterRead(MeterEvent):
    kind: Literal["meter_read"] = "meter_read"
    reading: CubicMetres


class LeakSuspected(MeterEvent):
    kind: Literal["leak_suspected"] = "leak_suspected"
    used: CubicMetres
# --- file: src/app/domain/water/meter.py
from datetime import datetime, timedelta
from typing import Protocol

from app.domain.shared.model import DomainModel
from app.domain.water.event import LeakSuspected, MeterRead
from app.domain.water.value import CubicMetres, MeterNumber


class Suspicion(Protocol):
    def suspects(self, used: CubicMetres, during: timedelta) -> bool: ...


class Reading(DomainModel):
    amount: CubicMetres
    at: datetime


class Meter(DomainModel):
    number: MeterNumber
    readings: tuple[Reading, ...] = ()

    @property
    def latest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    def read(self, reading: Reading, suspicion: Suspicion) -> MeterRead | LeakSuspected:
        before = self.latest
        if before is not None:
            used = reading.amount.minus(before.amount)
            if suspicion.suspects(used, reading.at - before.at):
                return LeakSuspected(meter=self.number, used=used)
        return MeterRead(meter=self.number, reading=reading.amount)

    def keep(self, reading: Reading) -> "Meter":
        return self.model_copy(update={"readings": (*self.readings, reading)})

    def readings_since(self, moment: datetime) -> tuple[Reading, ...]:
        return tuple(r for r in self.readings if r.at >= moment)
# --- file: src/app/service/water.py
from datetime import datetime
from typing import Protocol

import logfire

from app.domain.water.event import LeakSuspected, MeterRead
from app.domain.water.meter import Meter, Reading, Suspicion
from app.domain.water.value import MeterNumber


class Meters(Protocol):
    async def get(self, number: MeterNumber) -> Meter: ...

    async def put(self, meter: Meter) -> None: ...


class WaterService:
    def __init__(self, meters: Meters, suspicion: Suspicion) -> None:
        self._meters = meters
        self._suspicion = suspicion

    async def read(self, number: MeterNumber, reading: Reading) -> MeterRead | LeakSuspected:
        with logfire.span("service.water.read", meter=number.value) as span:
            meter = await self._meters.get(number)
            outcome = meter.read(reading, self._suspicion)
            await self._meters.put(meter.keep(reading))
            span.set_attribute("outcome", outcome.kind)
            return outcome

    async def history(self, number: MeterNumber, since: datetime) -> tuple[Reading, ...]:
        with logfire.span("service.water.history"):
            meter = await self._meters.get(number)
            return meter.readings_since(since)
