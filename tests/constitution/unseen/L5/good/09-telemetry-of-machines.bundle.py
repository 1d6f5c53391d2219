# --- file: src/app/domain/telemetry/__init__.py
from .reading import Reading
from .value import DeviceId

__all__ = ["DeviceId", "Reading"]
# --- file: src/app/domain/telemetry/value.py
from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field, RootModel


class DeviceId(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(min_length=4, max_length=32)


class Celsius(BaseModel):
    model_config = ConfigDict(frozen=True)
    value: Decimal = Field(ge=-273)

    def warmer_than(self, other: Celsius) -> bool:
        return self.value > other.value


class Window(BaseModel):
    model_config = ConfigDict(frozen=True)

    size: int = Field(gt=0)

    def full(self, readings: int) -> bool:
        return readings >= self.size
# --- file: src/app/domain/telemetry/reading.py
from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from app.domain.shared.model import DomainModel
from app.domain.telemetry.value import Celsius, DeviceId


class Reading(DomainModel):
    device: DeviceId
    temperature: Celsius
    taken_at: datetime

    def is_older_than(self, age: timedelta, *, now: datetime) -> bool:
        return now - self.taken_at > age

    def hotter(self, other: Self) -> Self:
        return self if self.temperature.warmer_than(other.temperature) else other
# --- file: src/app/domain/telemetry/repository.py
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import logfire

from app.domain.telemetry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from nats.js import JetStreamContext
    from redis.asyncio import Redis

    from app.domain.telemetry.value import DeviceId


class Readings(Protocol):
    async def append(self, reading: Reading) -> None: ...

    def since(self, device: DeviceId) -> AsyncIterator[Reading]: ...


class StreamedReadings:
    """Readings on a JetStream, the last one of each device in Redis."""

    def __init__(self, stream: JetStreamContext, latest: Redis) -> None:
        self._stream = stream
        self._latest = latest

    async def append(self, reading: Reading) -> None:
        with logfire.span("repo.readings.append"):
            payload = reading.model_dump_json()
            await self._stream.publish(f"readings.{reading.device.root}", payload.encode())
            await self._latest.hset("latest", reading.device.root, payload)

    async def since(self, device: DeviceId) -> AsyncIterator[Reading]:
        with logfire.span("repo.readings.since"):
            consumer = await self._stream.pull_subscribe(f"readings.{device.root}", "since")
            for message in await consumer.fetch(100):
                yield Reading.model_validate(json.loads(message.data))
                await message.ack()
# --- file: src/app/service/telemetry.py
from __future__ import annotations

import contextlib

import logfire

from app.domain.telemetry import DeviceId, Reading
from app.domain.telemetry.repository import Readings


class TelemetryService:
    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    @logfire.instrument("service.telemetry.take")
    async def take(self, *readings: Reading) -> None:
        for reading in readings:
            with contextlib.suppress(TimeoutError):
                await self._readings.append(reading)

    @logfire.instrument("service.telemetry.hottest")
    async def hottest(self, device: DeviceId, first: Reading) -> Reading:
        hottest = first
        async for reading in self._readings.since(device):
            hottest = hottest.hotter(reading)
        return hottest
