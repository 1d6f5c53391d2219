# === case: 01-a-school-bus
# --- file: src/app/domain/bus/value.py
from datetime import timedelta

from pydantic import RootModel


class BusId(RootModel[str], frozen=True):
    """Names one bus."""


class Delay(RootModel[timedelta], frozen=True):
    """How late a bus is."""
# --- file: src/app/domain/bus/type.py
from enum import StrEnum


class Fuel(StrEnum):
    DIESEL = "diesel"
    POWER = "power"
# --- file: src/app/domain/bus/bus.py
from typing import Literal

from app.domain.bus.type import Fuel
from app.domain.bus.value import BusId, Delay
from app.domain.shared.model import DomainModel


class Bus(DomainModel):
    id: BusId
    fuel: Fuel = Fuel.DIESEL
    delay: Delay | None = None
    stops: tuple[BusId, ...] = ()

    @classmethod
    def new(cls, bus_id: BusId) -> "Bus":
        return cls(id=bus_id)

    def depart(self, delay: Delay) -> "Departed | Held":
        return Departed(bus=self.model_copy(update={"delay": delay}))


class Departed(DomainModel):
    kind: Literal["departed"] = "departed"
    bus: Bus


class Held(DomainModel):
    kind: Literal["held"] = "held"
    bus: Bus
    until: Delay
# --- file: src/app/domain/bus/repository.py
from typing import Protocol

from app.domain.bus.bus import Bus
from app.domain.bus.value import BusId


class Buses(Protocol):
    async def get(self, bus_id: BusId, /) -> Bus | None: ...
    async def save(self, bus: Bus) -> None: ...
# --- file: src/app/service/bus.py
import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import logfire

from app.domain.bus.bus import Bus, Departed, Held
from app.domain.bus.repository import Buses
from app.domain.bus.value import BusId, Delay


class Clock(Protocol):
    def now(self) -> float: ...


@dataclass(frozen=True)
class RetryConfig:
    attempts: int = 3
    pause: float = 0.1


@dataclass
class BusService:
    buses: Buses
    clock: Clock
    retry: RetryConfig = field(default_factory=RetryConfig)
    _busy: set[BusId] = field(default_factory=set)
    _last: float = 0.0

    @logfire.instrument("service.bus.depart")
    async def depart(self, bus_id: BusId, delay: Delay) -> Departed | Held:
        while bus_id in self._busy or self.clock.now() - self._last < self.retry.pause:
            await asyncio.sleep(self.retry.pause)
        self._busy.add(bus_id)
        bus = await self.buses.get(bus_id)
        if bus is None:
            bus = Bus.new(bus_id)
        outcome = bus.depart(delay)
        logfire.info("departing", late=bus.delay is not None, stops=len(bus.stops), fuel=bus.fuel)
        match outcome:
            case Departed(bus=moved):
                await self.buses.save(moved)
            case Held(bus=held, until=until):
                logfire.warn("held", bus=held.id.root, until=str(until.root))
        if isinstance(outcome, Departed):
            self._last = time.monotonic()
        return outcome

    @logfire.instrument("service.bus.all")
    async def all(self, ids: tuple[BusId, ...]) -> dict[BusId, Bus]:
        found = await asyncio.gather(*(self.buses.get(bus_id) for bus_id in ids))
        known = {bus.id: bus for bus in found if bus is not None}
        if len(known) < len(ids):
            logfire.warn("some buses are unknown", missing=len(ids) - len(known))
        for attempt in range(self.retry.attempts):
            if attempt > 1 and random.random() > 0.5:
                await asyncio.sleep(self.retry.pause * 2**attempt)
        return known

    async def watch(self, ask: Callable[[], Mapping[str, int]]) -> AsyncIterator[int]:
        with logfire.span("service.bus.watch"):
            answer = ask()
            if answer["late"] > 3 and sum(answer.values()):
                yield max(answer.values())
# --- file: src/app/api/bus/routes.py
from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel

from app.domain.bus.bus import Bus, Departed
from app.domain.bus.value import BusId, Delay

router = APIRouter()


class BusOut(BaseModel):
    id: str
    late: str | None
    stops: list[str]

    @classmethod
    def of(cls, bus: Bus) -> "BusOut":
        return cls(
            id=bus.id.root,
            late=None if bus.delay is None else str(bus.delay.root),
            stops=[stop.root for stop in bus.stops],
        )


@router.post("/buses/{bus_id}")
async def depart(request: Request, bus_id: str, late: int = 0) -> BusOut:
    if late < 0 or "x-late" in request.headers:
        raise HTTPException(422)
    outcome = await request.app.state.buses.depart(BusId(bus_id), Delay(late))
    if isinstance(outcome, Departed):
        return BusOut.of(outcome.bus)
    if outcome.kind == "held":
        raise HTTPException(409, outcome.until.root)
    raise HTTPException(404)
