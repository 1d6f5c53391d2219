# === case: 01-transaction-before-the-span
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class SqlLevelRepository:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def level(self, sku: Sku) -> Quantity:
        async with self._engine.begin() as connection:  #! L8
            with logfire.span("repo.level.level"):
                found = await connection.scalar(text("SELECT 1"))
        return Quantity(found)
# === case: 02-early-return-and-finally
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def level(self, sku: Sku) -> Quantity:
        if not await self._client.exists(sku.root):  #! L8
            return Quantity(0)
        with logfire.span("repo.level.level"):
            return Quantity(int(await self._client.get(sku.root)))

    async def reset(self, sku: Sku) -> Sku:
        try:
            with logfire.span("repo.level.reset"):
                await self._client.delete(sku.root)
        except OSError:
            await self._client.set(sku.root, 0)  #! L8
        finally:
            await self._client.aclose()  #! L8
        return sku
# === case: 03-streams-outside-the-span
# --- file: src/app/domain/inventory/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    def levels(self) -> AsyncIterator[Quantity]: ...


class SqlLevelRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def levels(self) -> AsyncIterator[Quantity]:
        with logfire.span("repo.level.levels"):
            result = await self._connection.stream(text("SELECT 1"))
        async for row in result:  #! L8
            yield Quantity(row[0])

    async def skus(self) -> AsyncIterator[Sku]:  #! L8
        async for row in await self._connection.stream(text("SELECT 2")):
            yield Sku(row[0])
# === case: 04-decorators-that-open-nothing
# --- file: src/app/service/retry.py
import functools
from collections.abc import Awaitable, Callable

import logfire


def retried[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        logfire.info("trying {name}", name=work.__name__)
        try:
            return await work(*args, **kwargs)
        except OSError:
            return await work(*args, **kwargs)

    return wrapper
# --- file: src/app/service/instrument.py
from collections.abc import Callable


def instrument[F: Callable[..., object]](name: str) -> Callable[[F], F]:
    """Give a function a name in reports."""

    def named(work: F) -> F:
        work.__doc__ = name
        return work

    return named
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service.instrument import instrument
from app.service.retry import retried


class LevelService:
    @retried
    async def level(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    @instrument("service.levels.other")
    @retried
    async def other(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: 05-context-managers-that-open-nothing
# --- file: src/app/service/counting.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from time import perf_counter

import logfire

from app.domain.inventory.value import Quantity, Sku


@contextmanager
def span(name: str) -> Iterator[None]:
    """Measure how long something takes."""
    started = perf_counter()
    try:
        yield
    finally:
        logfire.info("{name} took {seconds}", name=name, seconds=perf_counter() - started)


@asynccontextmanager
async def _quietly() -> AsyncIterator[None]:
    with suppress(OSError):
        yield


class CountingService:
    async def count(self, sku: Sku) -> Quantity:  #! L8
        with span("service.counting.count"):
            return await self._load(sku)

    async def recount(self, sku: Sku) -> Quantity:  #! L8
        async with _quietly():
            await self._load(sku)
        return Quantity(0)

    async def _load(self, sku: Sku) -> Quantity:
        with logfire.span("service.counting.load"):
            return Quantity(len(sku.root))
# === case: 06-synchronous-driver-calls
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import boto3
import logfire
from minio import Minio

from app.domain.inventory.value import Sku


class PictureRepository(Protocol):
    def publish(self, sku: Sku) -> Sku: ...


class MinioPictureRepository:
    def __init__(self, minio: Minio) -> None:
        self._minio = minio
        self._s3 = boto3.client("s3")

    def publish(self, sku: Sku) -> Sku:  #! L8
        self._minio.fput_object("pictures", sku.root, "picture.png")
        return sku

    def copy(self, sku: Sku) -> Sku:
        with logfire.span("repo.picture.copy"):
            self._minio.fget_object("pictures", sku.root, "picture.png")
        self._s3.upload_file("picture.png", "copies", sku.root)  #! L8
        return sku

    def name(self, sku: Sku) -> str:
        return f"{sku.root}.png"
# === case: 07-logs-are-not-spans
# --- file: src/app/service/noting.py
import logfire
from opentelemetry.trace import get_current_span

from app.domain.inventory.value import Quantity, Sku


class NotingService:
    async def note(self, sku: Sku) -> Quantity:  #! L8
        logfire.info("service.noting.note", sku=sku.root)
        quantity = await self._load(sku)
        get_current_span().set_attribute("level", quantity.root)
        return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: 08-only-the-helper-has-a-span
# --- file: src/app/service/loading.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class LoadingService:
    async def load(self, sku: Sku) -> Quantity:  #! L8
        return await self._traced(sku)

    @classmethod
    async def load_first(cls, sku: Sku) -> Quantity:  #! L8
        return await cls._plain(sku)

    @staticmethod
    async def _plain(sku: Sku) -> Quantity:
        return Quantity(len(sku.root))

    @logfire.instrument("service.loading.traced")
    async def _traced(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: 09-span-closed-too-soon
# --- file: src/app/service/moving.py
import logfire

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class MovingService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def move(self, sku: Sku) -> Quantity:
        with logfire.span("service.moving.move"):
            first = await self._load(sku)
        second = await self._load(sku)  #! L8
        return second if second is not None else first

    async def swap(self, sku: Sku, other: Sku) -> Quantity:
        await self._load(other)  #! L8
        match self._settings.pool_size:
            case 1:
                return await self._load(sku)  #! L8
            case _:
                with logfire.span("service.moving.swap"):
                    return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: 10-abstract-base-with-work
# --- file: src/app/service/base.py
from abc import ABC, abstractmethod

import logfire

from app.domain.order.value import OrderId


class Step(ABC):
    @logfire.instrument("service.step.run")
    async def run(self, order_id: OrderId) -> OrderId:
        return await self._work(order_id)

    async def rerun(self, order_id: OrderId) -> OrderId:  #! L8
        return await self._work(order_id)

    @abstractmethod
    async def _work(self, order_id: OrderId) -> OrderId: ...


class Concrete(Step):
    async def _work(self, order_id: OrderId) -> OrderId:
        return order_id

    async def rerun(self, order_id: OrderId) -> OrderId:  #! L8
        return await self._work(order_id)
# === case: 11-project-span-on-one-branch
# --- file: src/app/service/tracing.py
from collections.abc import Iterator
from contextlib import contextmanager

import logfire


@contextmanager
def use_case(name: str) -> Iterator[None]:
    """Trace a use case under its own name."""
    with logfire.span("service.{name}", name=name):
        yield
# --- file: src/app/service/checking.py
from app.config import Settings
from app.domain.inventory.value import Quantity, Sku
from app.service.tracing import use_case


class CheckingService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def check(self, sku: Sku) -> Quantity:
        if self._settings.pool_size > 1:
            with use_case("check"):
                return await self._load(sku)
        else:
            return await self._load(sku)  #! L8

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
