# === case: sample/bad/01-repository-method-without-span
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...

    async def save(self, item: StockItem) -> StockItem: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def get(self, sku: Sku) -> StockItem | None:
        with logfire.span("repo.stock.get", sku=sku.root):
            raw = await self._client.get(sku.root)
            return StockItem.model_validate_json(raw) if raw else None

    async def save(self, item: StockItem) -> StockItem:  #! L8
        await self._client.set(item.sku.root, item.model_dump_json())
        return item
# === case: sample/bad/02-span-on-one-branch
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis, replica: Redis | None = None) -> None:
        self._client = client
        self._replica = replica

    async def level(self, sku: Sku) -> Quantity:
        if self._replica is not None:
            with logfire.span("repo.level.replica"):
                return Quantity(int(await self._replica.get(sku.root)))
        return Quantity(int(await self._client.get(sku.root)))  #! L8
# === case: sample/bad/05-span-object-never-entered
# --- file: src/app/service/inventory.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class InventoryServiceRunner:
    async def level(self, sku: Sku) -> Quantity:  #! L8
        span = logfire.span("service.inventory.level")
        quantity = await self._load(sku)
        span.set_attribute("level", quantity.root)
        return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: sample/good/01-with-span-everywhere
# --- file: src/app/service/inventory.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class InventoryServiceRunner:
    async def level(self, sku: Sku) -> Quantity:
        with logfire.span("service.inventory.level", sku=sku.root) as span:
            quantity = await self._load(sku)
            span.set_attribute("level", quantity.root)
            return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: sample/good/03-tagged-logfire-instance
# --- file: src/app/service/inventory.py
import logfire

from app.domain.inventory.value import Quantity, Sku

log = logfire.with_tags("inventory")


class InventoryServiceRunner:
    def __init__(self) -> None:
        self._log = logfire.with_settings(tags=["svc"])

    async def level(self, sku: Sku) -> Quantity:
        with log.span("service.inventory.level"):
            return await self._load(sku)

    async def refresh(self, sku: Sku) -> Quantity:
        with self._log.span("service.inventory.refresh"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: adversarial/bad/01-transaction-before-the-span
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
# === case: adversarial/bad/02-early-return-and-finally
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
# === case: adversarial/bad/03-streams-outside-the-span
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
# === case: adversarial/bad/04-decorators-that-open-nothing
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
# === case: adversarial/bad/05-context-managers-that-open-nothing
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
# === case: adversarial/bad/06-synchronous-driver-calls
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
# === case: adversarial/bad/07-logs-are-not-spans
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
# === case: adversarial/bad/08-only-the-helper-has-a-span
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
# === case: adversarial/bad/09-span-closed-too-soon
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
# === case: adversarial/bad/10-abstract-base-with-work
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
# === case: adversarial/bad/11-project-span-on-one-branch
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
# === case: adversarial/good/01-decorator-stacks
# --- file: src/app/service/stacked.py
import functools
from collections.abc import Awaitable, Callable

import logfire
from tenacity import retry, stop_after_attempt

from app.domain.inventory.value import Quantity, Sku


def patient[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return await work(*args, **kwargs)

    return wrapper


class StackedService:
    @retry(stop=stop_after_attempt(3))
    @logfire.instrument("service.stacked.level", extract_args=False)
    @patient
    async def level(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @logfire.instrument()
    @retry
    async def other(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @staticmethod
    @logfire.instrument("service.stacked.first")
    async def first(sku: Sku) -> Quantity:
        return await _quantity(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))


async def _quantity(sku: Sku) -> Quantity:
    return Quantity(len(sku.root))
# === case: adversarial/good/02-project-decorators
# --- file: src/app/service/tracing.py
import functools
from collections.abc import Awaitable, Callable

import logfire


def traced[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Open a span named after the function."""

    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with logfire.span(work.__qualname__):
            return await work(*args, **kwargs)

    return wrapper


def use_case[**P, R](
    name: str,
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    """Open a span with a name of its own."""

    def decorate(work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            with logfire.span("service.{name}", name=name) as span:
                result = await work(*args, **kwargs)
                span.set_attribute("done", True)
                return result

        return wrapper

    return decorate
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service import tracing
from app.service.tracing import traced as spanned


class LevelService:
    @spanned
    async def level(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @tracing.use_case("levels.other")
    async def other(self, sku: Sku) -> Quantity:
        try:
            return await self._load(sku)
        finally:
            await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: adversarial/good/03-project-context-managers
# --- file: src/app/domain/shared/tracing.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import logfire


@contextmanager
def traced(name: str) -> Iterator[logfire.LogfireSpan]:
    """Open a span around work in a repository."""
    with logfire.span("repo.{name}", name=name) as span:
        yield span


@asynccontextmanager
async def watched(name: str) -> AsyncIterator[None]:
    """Open a span around asynchronous work."""
    with logfire.span("watch.{name}", name=name):
        yield
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.tracing import traced, watched


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def level(self, sku: Sku) -> Quantity:
        with traced("level.level") as span:
            raw = await self._client.get(sku.root)
            span.set_attribute("known", raw is not None)
            return Quantity(int(raw or 0))

    async def save(self, sku: Sku, level: Quantity) -> Quantity:
        async with watched("level.save"):
            await self._client.set(sku.root, level.root)
        return level
# === case: adversarial/good/04-nothing-to-trace
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol, Self

import logfire
from redis.asyncio import Redis
from sqlalchemy import Connection

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...

    async def save(self, sku: Sku, level: Quantity) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis, audit: Connection | None = None) -> None:
        self._client = client
        self._audit = audit

    @property
    def client(self) -> Redis:
        return self._client

    @classmethod
    def from_url(cls, url: str) -> Self:
        return cls(Redis.from_url(url))

    def close(self) -> None:
        if self._audit is not None:
            self._audit.close()

    def to_domain(self, raw: bytes | None) -> Quantity:
        return Quantity(int(raw or 0))

    def as_bytes(self, level: Quantity) -> bytes:
        return str(level.root).encode()

    def describe(self, sku: Sku) -> str:
        return f"level of {sku.root}"

    async def level(self, sku: Sku) -> Quantity:
        with logfire.span("repo.level.level"):
            return await self._read(sku)

    @logfire.instrument("repo.level.save")
    async def save(self, sku: Sku, level: Quantity) -> Quantity:
        await self._write(sku, level)
        return level

    async def _read(self, sku: Sku) -> Quantity:
        return self.to_domain(await self._client.get(sku.root))

    async def _write(self, sku: Sku, level: Quantity) -> None:
        await self._client.set(sku.root, self.as_bytes(level))
# === case: adversarial/good/05-several-contexts-at-once
# --- file: src/app/service/bundled.py
import asyncio
from contextlib import suppress

import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku


class BundledService:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._lock = asyncio.Lock()

    async def level(self, sku: Sku) -> Quantity:
        with logfire.span("service.bundled.level"), suppress(OSError):
            return await self._load(sku)
        return Quantity(0)

    async def other(self, sku: Sku) -> Quantity:
        with (
            suppress(OSError),
            logfire.span("service.bundled.other", sku=sku.root) as span,
        ):
            async with self._lock, asyncio.timeout(2):
                quantity = await self._load(sku)
                span.set_attribute("level", quantity.root)
                return quantity
        return Quantity(0)

    async def deep(self, sku: Sku) -> Quantity:
        name = sku.root.lower()
        logfire.info("deep", name=name)
        with logfire.span("service.bundled.deep"):
            try:
                with logfire.span("service.bundled.deep.first"):
                    return await self._load(sku)
            except OSError:
                return await self._load(sku)
            finally:
                await asyncio.sleep(0)

    async def _load(self, sku: Sku) -> Quantity:
        await self._http.get(f"/levels/{sku.root}")
        return Quantity(1)
# === case: adversarial/good/06-aliases-of-logfire
# --- file: src/app/domain/shared/telemetry.py
import logfire

log = logfire.with_settings(tags=["domain"])
# --- file: src/app/service/aliased.py
import logfire as lf
from logfire import instrument as traced
from logfire import span

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.telemetry import log


class AliasedService:
    async def first(self, sku: Sku) -> Quantity:
        with span("service.aliased.first"):
            return await self._load(sku)

    async def second(self, sku: Sku) -> Quantity:
        with lf.span("service.aliased.second"):
            return await self._load(sku)

    @traced("service.aliased.third")
    async def third(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def fourth(self, sku: Sku) -> Quantity:
        with log.span("service.aliased.fourth"):
            return await self._load(sku)

    @lf.instrument
    async def fifth(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: adversarial/good/07-reading-context
# --- file: src/app/domain/reading/__init__.py
# --- file: src/app/domain/reading/value.py
"""The words of meter readings."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class MeterId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID

    def __str__(self) -> str:
        return str(self.root)


class Volume(RootModel[Decimal], frozen=True):
    root: Decimal = Field(ge=0, decimal_places=3)

    def exceeds(self, other: "Volume") -> bool:
        return self.root > other.root


class Span(BaseModel):
    """A stretch of time, open at its end."""

    model_config = ConfigDict(frozen=True)

    start: datetime
    end: datetime

    def covers(self, moment: datetime) -> bool:
        return self.start <= moment < self.end
# --- file: src/app/domain/reading/reading.py
"""A reading: what a meter showed at a moment."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.reading.value import MeterId, Span, Volume
from app.domain.shared.model import DomainModel


class Reading(DomainModel):
    """The aggregate."""

    id: MeterId
    volume: Volume
    taken_at: datetime

    def follow(self, later: "Reading") -> "FollowOutcome":
        """Accept a later reading, which can only show more."""
        if self.volume.exceeds(later.volume):
            return RanBackwards(meter_id=self.id, shown=later.volume)
        return Followed(reading=later)

    def is_within(self, span: Span) -> bool:
        return span.covers(self.taken_at)


class Followed(DomainModel):
    kind: Literal["followed"] = "followed"
    reading: Reading


class RanBackwards(DomainModel):
    kind: Literal["ran_backwards"] = "ran_backwards"
    meter_id: MeterId
    shown: Volume


class ReadingFound(DomainModel):
    kind: Literal["found"] = "found"
    reading: Reading


class NeverRead(DomainModel):
    kind: Literal["never_read"] = "never_read"
    meter_id: MeterId


type FollowOutcome = Annotated[Followed | RanBackwards, Field(discriminator="kind")]
type LatestOutcome = Annotated[ReadingFound | NeverRead, Field(discriminator="kind")]
# --- file: src/app/domain/reading/repository.py
"""Where readings live: one row for each, the newest found quickly."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import logfire
from sqlalchemy import Numeric, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.reading.reading import LatestOutcome, NeverRead, Reading, ReadingFound
from app.domain.reading.value import MeterId, Span, Volume


class ReadingRepository(Protocol):
    """What a use case may ask of any storage."""

    async def latest(self, meter_id: MeterId) -> LatestOutcome: ...

    async def save(self, reading: Reading) -> Reading: ...

    def within(self, span: Span) -> AsyncIterator[Reading]: ...


class Base(DeclarativeBase):
    """The tables of readings."""


class ReadingRow(Base):
    __tablename__ = "reading"

    meter_id: Mapped[UUID] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(primary_key=True)
    volume: Mapped[Decimal] = mapped_column(Numeric(12, 3))

    def to_domain(self) -> Reading:
        return Reading(
            id=MeterId(self.meter_id), volume=Volume(self.volume), taken_at=self.taken_at
        )


class SqlReadingRepository:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def latest(self, meter_id: MeterId) -> LatestOutcome:
        with logfire.span("repo.reading.latest", meter_id=str(meter_id)) as span:
            statement = (
                select(ReadingRow)
                .where(ReadingRow.meter_id == meter_id.root)
                .order_by(ReadingRow.taken_at.desc())
                .limit(1)
            )
            async with self._sessions() as session:
                row = await session.scalar(statement)
            span.set_attribute("found", row is not None)
            if row is None:
                return NeverRead(meter_id=meter_id)
            return ReadingFound(reading=row.to_domain())

    @logfire.instrument("repo.reading.save", extract_args=False)
    async def save(self, reading: Reading) -> Reading:
        async with self._sessions.begin() as session:
            session.add(_row(reading))
            await session.flush()
        return reading

    async def within(self, span: Span) -> AsyncIterator[Reading]:
        with logfire.span("repo.reading.within"):
            statement = select(ReadingRow).where(ReadingRow.taken_at.between(span.start, span.end))
            async with self._sessions() as session:
                async for row in await session.stream_scalars(statement):
                    yield row.to_domain()

    @logfire.instrument("repo.reading.forget", extract_args=False)
    async def forget(self, meter_ids: Sequence[MeterId]) -> int:
        """Remove every reading of these meters, and say how many there were."""
        roots = [meter_id.root for meter_id in meter_ids]
        async with self._sessions.begin() as session:
            counted = select(func.count()).where(ReadingRow.meter_id.in_(roots))
            count = await session.scalar(counted)
            await session.execute(delete(ReadingRow).where(ReadingRow.meter_id.in_(roots)))
        return count or 0


def _row(reading: Reading) -> ReadingRow:
    return ReadingRow(
        meter_id=reading.id.root, taken_at=reading.taken_at, volume=reading.volume.root
    )
# === case: adversarial/good/08-stocktaking-service
# --- file: src/app/domain/inventory/count.py
"""A count: what was seen on a shelf, against what was expected."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Count(DomainModel):
    sku: Sku
    expected: Quantity

    def settle(self, seen: Quantity) -> "SettleOutcome":
        """Compare what was seen with what was expected."""
        if seen.covers(self.expected):
            return Complete(sku=self.sku)
        return Short(sku=self.sku, missing=self.expected.minus(seen))


class Complete(DomainModel):
    kind: Literal["complete"] = "complete"
    sku: Sku


class Short(DomainModel):
    kind: Literal["short"] = "short"
    sku: Sku
    missing: Quantity


type SettleOutcome = Annotated[Complete | Short, Field(discriminator="kind")]
# --- file: src/app/service/stocktaking.py
"""Stocktaking use cases: count, settle, and ask again where something is missing."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence

import httpx
import logfire

from app.domain.inventory.count import Count, SettleOutcome, Short
from app.domain.inventory.value import Quantity, Sku

_log = logfire.with_tags("stocktaking")


class StocktakingService:
    def __init__(self, scanners: httpx.AsyncClient, *, attempts: int = 3) -> None:
        self._scanners = scanners
        self._attempts = attempts
        self._gate = asyncio.Semaphore(4)

    @property
    def attempts(self) -> int:
        return self._attempts

    async def settle(self, count: Count, sku: Sku) -> SettleOutcome:
        with _log.span("service.stocktaking.settle", sku=sku.root) as span:
            seen = await self._seen(sku)
            outcome = count.settle(seen)
            if isinstance(outcome, Short):
                _log.info("short", sku=sku.root, missing=outcome.missing.root)
                seen = await self._seen(sku)
                outcome = count.settle(seen)
            span.set_attribute("outcome", outcome.kind)
            return outcome

    async def settle_all(self, counts: Mapping[Sku, Count]) -> tuple[SettleOutcome, ...]:
        with _log.span("service.stocktaking.settle_all", counts=len(counts)):
            async with asyncio.TaskGroup() as group:
                tasks = [
                    group.create_task(self.settle(count, sku)) for sku, count in counts.items()
                ]
            return tuple(task.result() for task in tasks)

    async def watch(self, skus: Sequence[Sku]) -> AsyncIterator[Quantity]:
        with _log.span("service.stocktaking.watch", skus=len(skus)):
            for sku in skus:
                yield await self._seen(sku)

    @logfire.instrument("service.stocktaking.close")
    async def close(self) -> None:
        await self._scanners.aclose()

    async def _seen(self, sku: Sku) -> Quantity:
        async with self._gate:
            for attempt in range(self._attempts):
                response = await self._scanners.get(f"/seen/{sku.root}")
                if response.status_code == httpx.codes.OK:
                    return Quantity(response.json()["seen"])
                await asyncio.sleep(2**attempt)
        raise ConnectionError("no scanner answers")
# === case: unseen/bad/01-no-span-in-any-storage
# --- file: src/app/domain/inventory/repository.py
from typing import Any, Protocol

from neo4j import AsyncDriver
from obstore.store import S3Store
from qdrant_client import AsyncQdrantClient

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class GraphLevels:
    def __init__(self, driver: AsyncDriver) -> None:
        self._driver = driver

    async def of(self, sku: Sku) -> Quantity:  #! L8
        async with self._driver.session() as session:
            result = await session.run("MATCH (s) RETURN s.level")
            return Quantity((await result.single())["s.level"])


class VectorLevels:
    def __init__(self, client: AsyncQdrantClient) -> None:
        self._client = client

    async def of(self, sku: Sku) -> Quantity:  #! L8
        found: Any = await self._client.retrieve("levels", ids=[sku.root])
        return Quantity(found[0].payload["level"])


class ObjectLevels:
    def __init__(self, store: S3Store) -> None:
        self._store = store

    def of(self, sku: Sku) -> Quantity:  #! L8
        return Quantity(int(self._store.get(sku.root).bytes().to_bytes()))
# === case: unseen/bad/02-loops-around-the-span
# --- file: src/app/service/looping.py
import asyncio
from collections.abc import AsyncIterator

import logfire

from app.domain.inventory.value import Quantity, Sku


class LoopingService:
    async def counted(self, *skus: Sku) -> None:
        async for sku in self._stream(skus):  #! L8
            with logfire.span("service.looping.count"):
                await self._load(sku)

    async def gathered(self, *skus: Sku) -> None:
        with logfire.span("service.looping.gather"):
            tasks = [asyncio.create_task(self._load(sku)) for sku in skus]
        await asyncio.gather(*tasks)  #! L8

    async def listed(self, *skus: Sku) -> list[Sku]:
        with logfire.span("service.looping.list"):
            await self._load(skus[0])
        return [sku async for sku in self._stream(skus)]  #! L8

    async def _stream(self, skus: tuple[Sku, ...]) -> AsyncIterator[Sku]:
        for sku in skus:
            yield sku

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/03-branches-of-a-try
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class RedisLevels:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def of(self, sku: Sku) -> Quantity:
        try:
            with logfire.span("repo.level.of"):
                raw = await self._client.get(sku.root)
        except TimeoutError:
            raw = await self._client.get("spare")  #! L8
        else:
            await self._client.expire(sku.root, 5)  #! L8
        finally:
            await self._client.incr("asked")  #! L8
        return Quantity(int(raw or 0))
# === case: unseen/bad/04-the-wrong-kind-of-decorator
# --- file: src/app/service/decorated.py
import functools
from collections.abc import Awaitable, Callable

import logfire
from tenacity import retry

from app.domain.inventory.value import Quantity, Sku


def timed[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        logfire.info("called", name=work.__name__)
        return await work(*args, **kwargs)

    return wrapper


def announced[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    with logfire.span("decorating"):

        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            return await work(*args, **kwargs)

        return wrapper


class DecoratedService:
    @retry
    async def one(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    @timed
    async def two(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    @announced
    async def three(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/05-look-alikes-of-spans
# --- file: src/app/service/alike.py
from contextlib import AbstractContextManager, nullcontext

import logfire

from app.domain.inventory.value import Quantity, Sku


class Ruler:
    """Measures shelves; its span is a length."""

    def span(self, name: str) -> AbstractContextManager[None]:  #! L3
        return nullcontext()


def span(name: str) -> AbstractContextManager[None]:
    return nullcontext()


class AlikeService:
    def __init__(self) -> None:
        self._ruler = Ruler()

    async def one(self, sku: Sku) -> Quantity:  #! L8
        with self._ruler.span("service.alike.one"):
            return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:  #! L8
        with span("service.alike.two"):
            return await self._load(sku)

    async def three(self, sku: Sku) -> Quantity:  #! L8
        with logfire.set_baggage(sku=sku.root), logfire.suppress_instrumentation():
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/06-synchronous-sessions
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    def of(self, sku: Sku) -> Quantity: ...


class SqlLevels:
    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def of(self, sku: Sku) -> Quantity:  #! L8
        with self._sessions() as session:
            return Quantity(session.scalar(text("SELECT 1")) or 0)

    def put(self, sku: Sku, level: Quantity) -> None:
        with logfire.span("repo.level.put"), self._sessions.begin() as session:
            session.execute(text("UPDATE level"))
        self._sessions().execute(text("UPDATE log"))  #! L8
# === case: unseen/bad/07-inherited-operations
# --- file: src/app/domain/inventory/repository/__init__.py
from app.domain.inventory.repository.level import Levels, SqlLevels

__all__ = ["Levels", "SqlLevels"]
# --- file: src/app/domain/inventory/repository/level.py
from typing import Generic, Protocol, TypeVar

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.inventory.value import Quantity, Sku

K = TypeVar("K")


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class Keyed(Generic[K]):
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def exists(self, key: K) -> bool:  #! L8
        return await self._session.scalar(text("SELECT 1")) is not None


class SqlLevels(Keyed[Sku]):
    @logfire.instrument("repo.level.of")
    async def of(self, sku: Sku) -> Quantity:
        return Quantity(await self._session.scalar(text("SELECT 1")) or 0)

    @classmethod
    async def opened(cls, session: AsyncSession) -> "SqlLevels":  #! L8
        await session.execute(text("SET search_path TO stock"))
        return cls(session)
# === case: unseen/bad/08-span-behind-a-condition
# --- file: src/app/service/conditional.py
import logfire

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class ConditionalService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def level(self, sku: Sku) -> Quantity:
        if self._settings.pool_size > 1:
            with logfire.span("service.conditional.level"):
                return await self._load(sku)
        elif self._settings.pool_size == 1:
            return await self._load(sku)  #! L8
        else:
            quantity = await self._load(sku)  #! L8
        return quantity

    async def chosen(self, sku: Sku) -> Quantity:
        match self._settings.redis_url:
            case "":
                return await self._load(sku)  #! L8
            case _:
                with logfire.span("service.conditional.chosen"):
                    return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/09-arguments-and-conditions-before-the-span
# --- file: src/app/service/early.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class EarlyService:
    async def one(self, sku: Sku) -> Quantity:
        with logfire.span("service.early.one", level=await self._load(sku)):  #! L8
            return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:
        if (await self._load(sku)).root:  #! L6 L8
            with logfire.span("service.early.two"):
                return await self._load(sku)
        return Quantity(0)

    async def three(self, sku: Sku) -> Quantity:
        level = await self._load(sku)  #! L8
        with logfire.span("service.early.three", level=level.root) as span:
            span.set_attribute("sku", sku.root)
        return level

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/10-helpers-with-a-span-of-their-own
# --- file: src/app/service/delegating.py
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class DelegatingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def save(self, order: Order) -> OrderId:  #! L8
        await self._save(order)
        return order.id

    async def save_all(self, *orders: Order) -> None:  #! L8
        for order in orders:
            await self.save(order)

    @staticmethod
    async def forget(order_id: OrderId) -> OrderId:  #! L8
        return await _forget(order_id)

    @logfire.instrument("service.delegating.save")
    async def _save(self, order: Order) -> Order:
        return await self._orders.save(order)


async def _forget(order_id: OrderId) -> OrderId:
    with logfire.span("forget"):
        return order_id
# === case: unseen/bad/11-project-manager-without-a-span
# --- file: src/app/service/managed.py
import contextlib
from collections.abc import AsyncIterator, Iterator

import logfire

from app.domain.inventory.value import Quantity, Sku


@contextlib.contextmanager
def logged(name: str) -> Iterator[None]:
    logfire.info("{name} begins", name=name)
    yield
    logfire.info("{name} ends", name=name)


@contextlib.asynccontextmanager
async def spanned_too_soon(name: str) -> AsyncIterator[None]:
    with logfire.span(name):
        logfire.info("begins")
    yield


class ManagedService:
    async def one(self, sku: Sku) -> Quantity:  #! L8
        with logged("service.managed.one"):
            return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:  #! L8
        async with spanned_too_soon("service.managed.two"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/12-the-operation-between-two-spans
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import asyncpg
import logfire

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class PgLevels:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def of(self, sku: Sku) -> Quantity:
        with logfire.span("repo.level.read"):
            value = await self._pool.fetchval("SELECT level")
        await self._pool.execute("UPDATE asked")  #! L8
        with logfire.span("repo.level.write"):
            await self._pool.execute("UPDATE level")
        return Quantity(value)

    async def move(self, sku: Sku) -> None:
        async with self._pool.acquire() as connection:  #! L8
            with logfire.span("repo.level.move"):
                await connection.execute("UPDATE level")
            await connection.execute("UPDATE asked")  #! L8
# === case: unseen/bad/13-packages-of-services
# --- file: src/app/service/stock/__init__.py
from app.service.stock.reading import ReadStock

__all__ = ["ReadStock"]
# --- file: src/app/service/stock/reading.py
from dataclasses import dataclass

from app.domain.inventory.value import Quantity, Sku
from app.service.stock.base import UseCase


@dataclass
class ReadStock(UseCase):
    start: Quantity

    async def run(self, sku: Sku) -> Quantity:  #! L8
        async with self._lock:
            return self.start
# --- file: src/app/service/stock/base.py
import asyncio
from abc import ABC, abstractmethod

from app.domain.inventory.value import Quantity, Sku


class UseCase(ABC):
    _lock: asyncio.Lock = asyncio.Lock()

    @abstractmethod
    async def run(self, sku: Sku) -> Quantity: ...

    async def run_twice(self, sku: Sku) -> Quantity:  #! L8
        await self.run(sku)
        return await self.run(sku)
# === case: unseen/bad/14-closures-that-outlive-the-span
# --- file: src/app/service/closing.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class ClosingService:
    async def later(self, sku: Sku) -> Quantity:
        with logfire.span("service.closing.later"):
            pending = self._load(sku)
        return await pending  #! L8

    async def nested(self, sku: Sku) -> Quantity:  #! L8
        async def work() -> Quantity:
            return await self._load(sku)

        return await work()

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/15-generators-without-a-span
# --- file: src/app/domain/order/repository.py
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Literal, Protocol

import logfire
from pydantic import Field
from pymongo import AsyncMongoClient, MongoClient

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderFound(DomainModel):
    kind: Literal["found"] = "found"
    order: Order


type OrderLookup = Annotated[OrderFound | OrderNotFound, Field(discriminator="kind")]


class OrderRepository(Protocol):
    async def get(self, order_id: OrderId) -> OrderLookup: ...

    async def save(self, order: Order) -> Order: ...


class SqlOrderRepository:
    def __init__(self, session: object) -> None:
        self._client: AsyncMongoClient[dict[str, object]] = AsyncMongoClient()
        self._sync: MongoClient[dict[str, object]] = MongoClient()

    async def get(self, order_id: OrderId) -> OrderLookup:  #! L8
        found = await self._client.app.orders.find_one({"id": str(order_id.root)})
        return OrderFound(order=Order.model_validate(found))

    @logfire.instrument("repo.order.save")
    async def save(self, order: Order) -> Order:
        await self._client["app"]["orders"].insert_one(order.model_dump())
        return order

    async def all(self) -> AsyncIterator[Order]:  #! L8
        async for found in self._client.app.orders.find():
            yield Order.model_validate(found)

    def every(self) -> Iterator[Order]:  #! L8
        for found in self._sync.app.orders.find():
            yield Order.model_validate(found)
# === case: unseen/bad/16-outbox-and-relay
# --- file: src/app/service/relaying.py
import asyncio

import logfire
from nats.js import JetStreamContext

from app.domain.order.event import OrderWasCancelled


class RelayingService:
    def __init__(self, stream: JetStreamContext) -> None:
        self._stream = stream
        self._queue: asyncio.Queue[OrderWasCancelled] = asyncio.Queue()

    async def relay(self) -> None:
        while True:
            event = await self._queue.get()  #! L8
            with logfire.span("service.relaying.relay"):
                await self._send(event)

    async def offer(self, event: OrderWasCancelled) -> None:  #! L8
        await self._queue.put(event)

    def offer_soon(self, event: OrderWasCancelled) -> None:
        self._queue.put_nowait(event)

    async def _send(self, event: OrderWasCancelled) -> None:
        logfire.info("sent", order_id=str(event.order_id.root))
# === case: unseen/bad/17-span-made-but-not-opened
# --- file: src/app/service/unopened.py
import logfire
from logfire import span as trace

from app.domain.inventory.value import Quantity, Sku


class UnopenedService:
    async def one(self, sku: Sku) -> Quantity:  #! L8
        logfire.span("service.unopened.one")
        return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:  #! L8
        opened = trace("service.unopened.two", sku=sku.root)
        quantity = await self._load(sku)
        opened.message = "done"
        return quantity

    async def three(self, sku: Sku) -> Quantity:  #! L8
        logfire.instrument("service.unopened.three")
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: unseen/bad/18-instrument-on-the-wrong-function
# --- file: src/app/service/misplaced.py
import logfire

from app.domain.inventory.value import Quantity, Sku


@logfire.instrument("service.misplaced.class")
def _factory() -> Quantity:
    return Quantity(0)


class MisplacedService:
    @property
    @logfire.instrument("service.misplaced.zero")
    def zero(self) -> Quantity:
        return _factory()

    async def level(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return self.zero

    async def level_of(self, *, sku: Sku) -> Quantity:  #! L8
        async with self._connected() as connected:
            return connected

    def _connected(self) -> "Connected":
        return Connected()


class Connected:
    async def __aenter__(self) -> Quantity:
        with logfire.span("connected"):
            return Quantity(1)

    async def __aexit__(self, *details: object) -> None:
        return None
# === case: unseen/good/01-every-way-to-open-a-span
# --- file: src/app/service/opened.py
import contextlib
from contextlib import ExitStack

import logfire
from logfire import Logfire, instrument, span

from app.domain.inventory.value import Quantity, Sku

scoped = logfire.DEFAULT_LOGFIRE_INSTANCE.with_settings(custom_scope_suffix="stock")


class OpenedService:
    def __init__(self, log: Logfire) -> None:
        self._log = log

    async def one(self, sku: Sku) -> Quantity:
        with span("service.opened.one"):
            return await self._load(sku)

    @instrument
    async def two(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @scoped.instrument("service.opened.three")
    async def three(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def four(self, sku: Sku) -> Quantity:
        with self._log.span("service.opened.four", sku=sku.root):
            return await self._load(sku)

    async def five(self, sku: Sku) -> Quantity:
        with contextlib.suppress(KeyError), scoped.span("service.opened.five"):
            return await self._load(sku)
        return Quantity(0)

    async def six(self, sku: Sku) -> Quantity:
        opened = logfire.span("service.opened.six")
        with opened:
            return await self._load(sku)

    async def seven(self, sku: Sku) -> Quantity:
        with ExitStack() as stack:
            stack.enter_context(logfire.span("service.opened.seven"))
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: unseen/good/02-decorators-of-the-house
# --- file: src/app/observability.py
"""One span per use case, named after it."""

import functools
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, overload

import logfire


class traced:
    """Decorate a coroutine function so that each call is one span."""

    def __init__(self, name: str, **attributes: Any) -> None:
        self._name = name
        self._attributes = attributes

    def __call__[**P, R](self, work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            with logfire.span(self._name, **self._attributes):
                return await work(*args, **kwargs)

        return wrapper


@overload
def operation[**P, R](work: Callable[P, Awaitable[R]], /) -> Callable[P, Awaitable[R]]: ...
@overload
def operation[**P, R](
    *, name: str | None = None
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]: ...
def operation(work: Any = None, /, *, name: str | None = None) -> Any:
    """Open a span, with or without a name of its own."""
    if work is None:
        return functools.partial(operation, name=name)
    assert inspect.iscoroutinefunction(work)
    return logfire.instrument(name or work.__qualname__)(work)


@asynccontextmanager
async def use_case(name: str) -> AsyncIterator[logfire.LogfireSpan]:
    try:
        with logfire.span(name) as opened:
            yield opened
    finally:
        logfire.debug("done")
# --- file: src/app/service/housed.py
from app import observability
from app.domain.inventory.value import Quantity, Sku
from app.observability import operation, traced, use_case


class HousedService:
    @traced("service.housed.one", part="stock")
    async def one(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @operation
    async def two(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @observability.operation(name="service.housed.three")
    async def three(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def four(self, sku: Sku) -> Quantity:
        async with use_case("service.housed.four") as opened:
            quantity = await self._load(sku)
            opened.set_attribute("sku", sku.root)
            return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: unseen/good/03-nothing-that-needs-a-span
# --- file: src/app/service/quiet.py
import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator
from typing import Protocol

import logfire

from app.domain.inventory.value import Quantity, Sku


class Source(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...

    @abstractmethod
    def levels(self) -> AsyncIterator[Quantity]: ...


class QuietService:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._tasks: set[asyncio.Task[Quantity]] = set()
        self._started = asyncio.Event()

    @property
    def started(self) -> bool:
        return self._started.is_set()

    def start(self) -> None:
        self._started.set()

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def zero(self) -> Quantity:
        return Quantity(0)

    def __len__(self) -> int:
        return len(self._tasks)

    async def __aenter__(self) -> "QuietService":
        self.start()
        return self

    async def __aexit__(self, *details: object) -> None:
        self.stop()

    async def _level(self, sku: Sku) -> Quantity:
        return await self._source.level(sku)

    @logfire.instrument("service.quiet.level")
    async def level(self, sku: Sku) -> Quantity:
        return await self._level(sku)
# === case: unseen/good/04-converters-and-pure-methods-of-repositories
# --- file: src/app/domain/inventory/repository.py
from typing import Any, Protocol, Self

import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.http.models import Filter, PointStruct, ScoredPoint

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class VectorLevels:
    def __init__(self, client: AsyncQdrantClient, collection: str = "levels") -> None:
        self._client = client
        self.collection = collection

    @classmethod
    def local(cls) -> Self:
        return cls(AsyncQdrantClient(":memory:"))

    @property
    def client(self) -> AsyncQdrantClient:
        return self._client

    def to_point(self, sku: Sku, level: Quantity) -> PointStruct:
        return PointStruct(id=1, vector=[1.0], payload={"sku": sku.root, "level": level.root})

    @staticmethod
    def from_point(point: ScoredPoint) -> Quantity:
        return Quantity((point.payload or {})["level"])

    def filter_for(self, sku: Sku) -> Filter:
        return Filter(must=[])

    @logfire.instrument("repo.level.of", extract_args=False)
    async def of(self, sku: Sku) -> Quantity:
        found: Any = await self._client.query_points(
            self.collection, query=[1.0], query_filter=self.filter_for(sku), limit=1
        )
        return self.from_point(found.points[0])
# === case: unseen/good/05-spans-around-everything-else
# --- file: src/app/domain/inventory/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...

    def all(self) -> AsyncIterator[Quantity]: ...


class SqlLevels:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, sku: Sku) -> Quantity:
        statement = text("SELECT level FROM levels WHERE sku = :sku")
        with logfire.span("repo.level.of") as span:
            try:
                async with self._engine.connect() as connection:
                    value = await connection.scalar(statement, {"sku": sku.root})
            except OperationalError as error:
                span.record_exception(error)
                raise
            else:
                if value is None:
                    return Quantity(0)
            finally:
                await self._engine.dispose()
        return Quantity(value)

    async def all(self) -> AsyncIterator[Quantity]:
        with logfire.span("repo.level.all"):
            async with self._engine.connect() as connection:
                async with connection.stream(text("SELECT level FROM levels")) as rows:
                    async for row in rows:
                        yield Quantity(row.level)

    async def save(self, *levels: Quantity) -> None:
        if not levels:
            return
        values = [{"level": level.root} for level in levels]
        with logfire.span("repo.level.save", levels=len(values)):
            async with self._engine.begin() as connection:
                await connection.execute(text("INSERT INTO levels VALUES (:level)"), values)
# === case: unseen/good/06-class-with-a-manager-of-its-own
# --- file: src/app/service/own.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import logfire

from app.domain.inventory.value import Quantity, Sku


class Traced:
    area = "service"

    @contextmanager
    def _span(self, name: str, **attributes: str) -> Iterator[logfire.LogfireSpan]:
        with logfire.span(f"{self.area}.{name}", **attributes) as span:
            yield span

    @asynccontextmanager
    async def _transaction(self, name: str) -> AsyncIterator[None]:
        with self._span(name):
            yield


class OwnService(Traced):
    async def level(self, sku: Sku) -> Quantity:
        with self._span("own.level", sku=sku.root) as span:
            quantity = await self._load(sku)
            span.set_attribute("level", quantity.root)
        return quantity

    async def refresh(self, sku: Sku) -> Quantity:
        async with self._transaction("own.refresh"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: unseen/good/07-weather-stations
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
# === case: unseen/good/08-files-of-patients
# --- file: src/app/domain/patient/__init__.py
# --- file: src/app/domain/patient/value.py
from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field, RootModel, SecretStr


class PatientId(RootModel[UUID], frozen=True):
    """Names one patient."""


class BirthDate(RootModel[date], frozen=True):
    def is_adult(self, today: date) -> bool:
        return (today.year - self.root.year) >= 18


class InsuranceNumber(RootModel[SecretStr], frozen=True):
    """Never shown."""


class PersonName(BaseModel, frozen=True):
    given: str = Field(min_length=1)
    family: str = Field(min_length=1)

    def __str__(self) -> str:
        return f"{self.given} {self.family}"
# --- file: src/app/domain/patient/type.py
from enum import Flag, StrEnum, auto


class Consent(StrEnum):
    GIVEN = auto()
    REFUSED = auto()
    UNKNOWN = auto()

    @property
    def permits_research(self) -> bool:
        return self is Consent.GIVEN


class Access(Flag):
    READ = auto()
    WRITE = auto()

    def permits(self, other: "Access") -> bool:
        return other in self
# --- file: src/app/domain/patient/outcome.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.patient.type import Consent
from app.domain.patient.value import PatientId
from app.domain.shared.model import DomainModel


class ConsentChanged(DomainModel):
    kind: Literal["consent_changed"] = "consent_changed"
    patient_id: PatientId
    consent: Consent


class TooYoung(DomainModel):
    kind: Literal["too_young"] = "too_young"
    patient_id: PatientId


class PatientUnknown(DomainModel):
    kind: Literal["patient_unknown"] = "patient_unknown"
    patient_id: PatientId


type ConsentOutcome = Annotated[
    ConsentChanged | TooYoung | PatientUnknown, Field(discriminator="kind")
]
# --- file: src/app/domain/patient/patient.py
from datetime import date

from app.domain.patient.outcome import ConsentChanged, ConsentOutcome, TooYoung
from app.domain.patient.type import Consent
from app.domain.patient.value import BirthDate, InsuranceNumber, PatientId, PersonName
from app.domain.shared.model import DomainModel


class Patient(DomainModel):
    id: PatientId
    name: PersonName
    born: BirthDate
    insurance: InsuranceNumber | None = None
    consent: Consent = Consent.UNKNOWN

    def change_consent(self, consent: Consent, today: date) -> ConsentOutcome:
        if not self.born.is_adult(today):
            return TooYoung(patient_id=self.id)
        return ConsentChanged(patient_id=self.id, consent=consent)

    def with_consent(self, consent: Consent) -> "Patient":
        return self.model_copy(update={"consent": consent})
# --- file: src/app/domain/patient/repository.py
import uuid
from collections.abc import Iterable
from typing import Protocol

import logfire
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.patient.patient import Patient
from app.domain.patient.type import Consent
from app.domain.patient.value import BirthDate, PatientId, PersonName


class Base(DeclarativeBase): ...


class PatientRecord(Base):
    __tablename__ = "patient"

    id: Mapped[uuid.UUID] = mapped_column(PgUUID(as_uuid=True), primary_key=True)
    given: Mapped[str]
    family: Mapped[str]
    born: Mapped[str]
    consent: Mapped[str] = mapped_column(default=Consent.UNKNOWN.value)


class PatientRepository(Protocol):
    async def find(self, patient_id: PatientId) -> Patient | None: ...

    async def save(self, patient: Patient) -> None: ...

    async def consenting(self) -> Iterable[Patient]: ...


class SqlAlchemyPatientRepository(PatientRepository):
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def find(self, patient_id: PatientId) -> Patient | None:
        with logfire.span("repo.patient.find"):
            record = await self.session.get(PatientRecord, patient_id.root)
            return _to_patient(record) if record is not None else None

    async def save(self, patient: Patient) -> None:
        with logfire.span("repo.patient.save"):
            record = PatientRecord(
                id=patient.id.root,
                given=patient.name.given,
                family=patient.name.family,
                born=patient.born.root.isoformat(),
                consent=patient.consent.value,
            )
            await self.session.merge(record)
            await self.session.flush()

    async def consenting(self) -> Iterable[Patient]:
        with logfire.span("repo.patient.consenting"):
            query = select(PatientRecord).where(PatientRecord.consent == Consent.GIVEN.value)
            result = await self.session.scalars(query.order_by(PatientRecord.family))
            return [_to_patient(record) for record in result.all()]


def _to_patient(record: PatientRecord) -> Patient:
    return Patient(
        id=PatientId(record.id),
        name=PersonName(given=record.given, family=record.family),
        born=BirthDate.model_validate(record.born),
        consent=Consent(record.consent),
    )
# --- file: src/app/service/patient.py
from datetime import date

import logfire
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.domain.patient.outcome import (
    ConsentChanged,
    ConsentOutcome,
    PatientUnknown,
    TooYoung,
)
from app.domain.patient.repository import SqlAlchemyPatientRepository
from app.domain.patient.type import Consent
from app.domain.patient.value import PatientId


class PatientService:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def change_consent(self, patient_id: PatientId, consent: Consent) -> ConsentOutcome:
        with logfire.span("service.patient.change_consent"):
            async with self._sessions() as session, session.begin():
                patients = SqlAlchemyPatientRepository(session)
                patient = await patients.find(patient_id)
                if patient is None:
                    return PatientUnknown(patient_id=patient_id)
                outcome = patient.change_consent(consent, date.today())
                match outcome:
                    case ConsentChanged(consent=changed):
                        await patients.save(patient.with_consent(changed))
                    case TooYoung() | PatientUnknown():
                        pass
                return outcome
# --- file: src/app/api/patient/__init__.py
# --- file: src/app/api/patient/routes.py
from typing import Annotated, assert_never
from uuid import UUID

from fastapi import APIRouter, Body, Depends, HTTPException, Request

from app.domain.patient.outcome import ConsentChanged, PatientUnknown, TooYoung
from app.domain.patient.type import Consent
from app.domain.patient.value import PatientId
from app.service.patient import PatientService

router = APIRouter(prefix="/patients", tags=["patients"])


def patients(request: Request) -> PatientService:
    service = request.app.state.patients
    assert isinstance(service, PatientService)
    return service


@router.put("/{patient_id}/consent", status_code=204)
async def change_consent(
    patient_id: UUID,
    consent: Annotated[Consent, Body(embed=True)],
    service: Annotated[PatientService, Depends(patients)],
) -> None:
    outcome = await service.change_consent(PatientId(patient_id), consent)
    match outcome:
        case ConsentChanged():
            return None
        case TooYoung():
            raise HTTPException(409, detail="a guardian decides")
        case PatientUnknown():
            raise HTTPException(404)
        case _:
            assert_never(outcome)
# === case: unseen/good/09-invoices-for-energy
# --- file: src/app/domain/energy/__init__.py
# --- file: src/app/domain/energy/value.py
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ContractId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


@total_ordering
class Cents(RootModel[int]):
    model_config = ConfigDict(frozen=True)

    def __lt__(self, other: "Cents") -> bool:
        return self.root < other.root

    def __add__(self, other: "Cents") -> "Cents":
        return Cents(self.root + other.root)


class Tariff(BaseModel):
    model_config = ConfigDict(frozen=True)

    per_unit: Decimal = Field(gt=0, max_digits=8, decimal_places=4)

    def price(self, units: int) -> Cents:
        cents = (self.per_unit * units).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Cents(int(cents))
# --- file: src/app/domain/energy/contract.py
from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from app.domain.energy.value import Cents, ContractId, Tariff
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from collections.abc import Iterable


class Consumption(DomainModel):
    peak: Cents
    off_peak: Cents

    @cached_property
    def total(self) -> Cents:
        return self.peak + self.off_peak


class Contract(DomainModel):
    id: ContractId
    tariff: Tariff
    ceiling: Cents | None = None

    def bill(self, consumptions: Iterable[Consumption]) -> BillOutcome:
        total = Cents(0)
        for consumption in consumptions:
            total += consumption.total
        match self.ceiling:
            case None:
                return Billed(contract_id=self.id, total=total)
            case ceiling if total <= ceiling:
                return Billed(contract_id=self.id, total=total)
            case ceiling:
                return AboveCeiling(contract_id=self.id, total=total, ceiling=ceiling)


class Billed(DomainModel):
    kind: Literal["billed"] = "billed"
    contract_id: ContractId
    total: Cents


class AboveCeiling(DomainModel):
    kind: Literal["above_ceiling"] = "above_ceiling"
    contract_id: ContractId
    total: Cents
    ceiling: Cents


BillOutcome = Annotated[Billed | AboveCeiling, Field(discriminator="kind")]
# --- file: src/app/domain/energy/repository/__init__.py
from .contracts import Contracts, RedisContracts
from .documents import BillStore, MinioBillStore

__all__ = ["BillStore", "Contracts", "MinioBillStore", "RedisContracts"]
# --- file: src/app/domain/energy/repository/contracts.py
from typing import Protocol

import logfire
import redis.asyncio as redis

from app.domain.energy.contract import Contract
from app.domain.energy.value import ContractId


class Contracts(Protocol):
    async def get(self, contract_id: ContractId) -> Contract | None: ...


class RedisContracts:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    @logfire.instrument("repo.contract.get")
    async def get(self, contract_id: ContractId) -> Contract | None:
        match await self._client.get(f"contract:{contract_id.root}"):
            case None:
                return None
            case raw:
                return Contract.model_validate_json(raw)
# --- file: src/app/domain/energy/repository/documents.py
import io
from typing import Protocol

import logfire
from miniopy_async import Minio

from app.domain.energy.contract import Billed


class BillStore(Protocol):
    async def store(self, bill: Billed) -> None: ...


class MinioBillStore:
    bucket = "bills"

    def __init__(self, client: Minio) -> None:
        self._client = client

    @logfire.instrument("repo.bill.store")
    async def store(self, bill: Billed) -> None:
        data = bill.model_dump_json().encode()
        await self._client.put_object(
            self.bucket, f"{bill.contract_id.root}.json", io.BytesIO(data), len(data)
        )
# --- file: src/app/service/energy.py
import logfire

from app.domain.energy.contract import AboveCeiling, Billed, Consumption, Contract
from app.domain.energy.repository import BillStore, Contracts
from app.domain.energy.value import ContractId
from app.domain.shared.model import DomainModel


class EnergyService:
    __slots__ = ("_bills", "_contracts")

    def __init__(self, contracts: Contracts, bills: BillStore) -> None:
        self._contracts = contracts
        self._bills = bills

    async def bill(self, contract: Contract, *used: Consumption) -> Billed | AboveCeiling:
        with logfire.span("service.energy.bill", contract=str(contract.id.root)):
            match contract.bill(used):
                case Billed() as billed:
                    await self._bills.store(billed)
                    return billed
                case AboveCeiling(total=total, ceiling=ceiling) as refused:
                    logfire.warn("above", total=total.root, over=total.root - ceiling.root)
                    return refused

    async def warm(self, *ids: ContractId) -> None:
        with logfire.span("service.energy.warm"):
            contracts = [await self._contracts.get(contract_id) for contract_id in ids]
            found: list[DomainModel] = [c for c in contracts if c is not None]
            logfire.info("warm", found=len(found))
# === case: unseen/good/10-chat-over-streams
# --- file: src/app/domain/chat/__init__.py
# --- file: src/app/domain/chat/value.py
from uuid import UUID

from pydantic import Field, RootModel


class RoomId(RootModel[UUID], frozen=True):
    """Names one room."""


class Text(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=4000)


class Sequence(RootModel[int], frozen=True):
    def follows(self, other: "Sequence") -> bool:
        return self.root == other.root + 1
# --- file: src/app/domain/chat/message.py
from datetime import datetime

from app.domain.chat.value import RoomId, Sequence, Text
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Message(DomainModel):
    room: RoomId
    author: UserId
    text: Text
    sent_at: datetime


class Received(DomainModel):
    message: Message
    sequence: Sequence
# --- file: src/app/domain/chat/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig, DeliverPolicy

from app.domain.chat.message import Message, Received
from app.domain.chat.value import RoomId, Sequence


class Messages(Protocol):
    async def send(self, message: Message) -> Sequence: ...

    def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]: ...


class JetStreamMessages:
    def __init__(self, stream: JetStreamContext) -> None:
        self._stream = stream

    async def send(self, message: Message) -> Sequence:
        with logfire.span("repo.messages.send", room=str(message.room.root)):
            ack = await self._stream.publish(
                subject_of(message.room),
                message.model_dump_json().encode(),
                headers={"Nats-Msg-Id": str(message.sent_at)},
            )
            return Sequence(ack.seq)

    async def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]:
        with logfire.span("repo.messages.follow", room=str(room.root)):
            config = ConsumerConfig(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=since.root + 1
            )
            subscription = await self._stream.subscribe(subject_of(room), config=config)
            try:
                async for message in subscription.messages:
                    yield self._received(message)
                    await message.ack()
            finally:
                await subscription.unsubscribe()

    def _received(self, message: Msg) -> Received:
        return Received(
            message=Message.model_validate_json(message.data),
            sequence=Sequence(message.metadata.sequence.stream),
        )


def subject_of(room: RoomId) -> str:
    return f"chat.{room.root}"
# --- file: src/app/service/chat.py
import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from functools import partial

import logfire

from app.domain.chat.message import Message, Received
from app.domain.chat.repository import Messages
from app.domain.chat.value import RoomId, Sequence, Text
from app.domain.identity.value import UserId


class ChatService:
    def __init__(
        self,
        messages: Messages,
        now: Callable[[], datetime] = partial(datetime.now, UTC),
    ) -> None:
        self._messages = messages
        self._now = now
        self._following: dict[RoomId, int] = {}

    async def say(self, room: RoomId, author: UserId, text: Text) -> Sequence:
        with logfire.span("service.chat.say"):
            message = Message(room=room, author=author, text=text, sent_at=self._now())
            async with asyncio.timeout(2):
                return await self._messages.send(message)

    async def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]:
        with logfire.span("service.chat.follow"):
            self._following[room] = self._following.get(room, 0) + 1
            try:
                async for received in self._messages.follow(room, since):
                    yield received
            finally:
                self._following[room] -= 1
                if self._following[room] == 0:
                    del self._following[room]
# --- file: specs/002-chat/plan.md
#| # Implementation Plan: Chat
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — who says something
# === case: unseen/good/11-recipes-with-sqlmodel
# --- file: src/app/domain/recipe/__init__.py
# --- file: src/app/domain/recipe/value.py
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator


class RecipeId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())


class Title(RootModel[str]):
    model_config = ConfigDict(frozen=True)

    @field_validator("root", mode="after")
    @classmethod
    def _trimmed(cls, value: str) -> str:
        if value != value.strip():
            raise ValueError("no blanks around a title")
        return value


class Ingredient(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str = Field(min_length=1)
    grams: int = Field(gt=0)

    def scaled(self, factor: int) -> Self:
        return self.model_copy(update={"grams": self.grams * factor})
# --- file: src/app/domain/recipe/recipe.py
from __future__ import annotations

from typing import Literal

from app.domain.recipe.value import Ingredient, RecipeId, Title
from app.domain.shared.model import DomainModel


class Recipe(DomainModel):
    id: RecipeId
    title: Title
    ingredients: tuple[Ingredient, ...]

    @property
    def is_simple(self) -> bool:
        return len(self.ingredients) < 5

    def doubled(self) -> Recipe:
        scaled = tuple(ingredient.scaled(2) for ingredient in self.ingredients)
        return self.model_copy(update={"ingredients": scaled})

    def retitle(self, title: Title) -> Retitled | SameTitle:
        if title == self.title:
            return SameTitle()
        return Retitled(recipe=self.model_copy(update={"title": title}))


class Retitled(DomainModel):
    kind: Literal["retitled"] = "retitled"
    recipe: Recipe


class SameTitle(DomainModel):
    kind: Literal["same_title"] = "same_title"


class NoSuchRecipe(DomainModel):
    kind: Literal["no_such_recipe"] = "no_such_recipe"
# --- file: src/app/domain/recipe/repository.py
from typing import Protocol
from uuid import UUID

import logfire
from pydantic import TypeAdapter
from sqlalchemy import JSON, Column, Index
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.recipe.recipe import Recipe
from app.domain.recipe.value import Ingredient, RecipeId, Title

_ingredients = TypeAdapter(tuple[Ingredient, ...])


class RecipeRow(SQLModel, table=True):
    __tablename__ = "recipe"
    __table_args__ = (Index("recipe_title", "title"),)

    id: UUID = Field(primary_key=True)
    title: str
    ingredients: list[dict[str, str | int]] = Field(sa_column=Column(JSON))


class Recipes(Protocol):
    async def find(self, recipe_id: RecipeId) -> Recipe | None: ...

    async def save(self, recipe: Recipe) -> None: ...

    async def count(self) -> int: ...


class SqlRecipes:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, recipe_id: RecipeId) -> Recipe | None:
        with logfire.span("repo.recipe.find"):
            if (row := await self._session.get(RecipeRow, recipe_id.root)) is None:
                return None
            return Recipe(
                id=RecipeId(row.id),
                title=Title(row.title),
                ingredients=_ingredients.validate_python(row.ingredients),
            )

    async def save(self, recipe: Recipe) -> None:
        with logfire.span("repo.recipe.save"):
            row = RecipeRow(
                id=recipe.id.root,
                title=recipe.title.root,
                ingredients=_ingredients.dump_python(recipe.ingredients, mode="json"),
            )
            try:
                await self._session.merge(row)
                await self._session.flush()
            except IntegrityError:
                await self._session.rollback()
                raise

    async def count(self) -> int:
        with logfire.span("repo.recipe.count"):
            return (await self._session.exec(select(func.count()).select_from(RecipeRow))).one()
# --- file: src/app/service/recipe.py
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import logfire

from app.domain.recipe.recipe import NoSuchRecipe, Recipe, Retitled, SameTitle
from app.domain.recipe.repository import Recipes
from app.domain.recipe.value import Ingredient, RecipeId, Title


class Kitchen(Protocol):
    def __call__(self) -> AbstractAsyncContextManager[Recipes]: ...


class RecipeService:
    def __init__(self, kitchen: Kitchen) -> None:
        self._kitchen = kitchen

    async def write(self, title: Title, *ingredients: Ingredient) -> RecipeId:
        recipe = Recipe(id=RecipeId.new(), title=title, ingredients=ingredients)
        with logfire.span("service.recipe.write"):
            async with self._kitchen() as recipes:
                await recipes.save(recipe)
        return recipe.id

    async def retitle(
        self, recipe_id: RecipeId, title: Title
    ) -> Retitled | SameTitle | NoSuchRecipe:
        with logfire.span("service.recipe.retitle"):
            async with self._kitchen() as recipes:
                recipe = await recipes.find(recipe_id)
                if recipe is None:
                    return NoSuchRecipe()
                outcome = recipe.retitle(title)
                if isinstance(outcome, Retitled):
                    await recipes.save(outcome.recipe)
                return outcome
# === case: unseen/good/12-operations-behind-a-mixin
# --- file: src/app/service/tracing.py
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

import logfire

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")

Method = Callable[Concatenate[S, P], Awaitable[R]]
Traced = Callable[Concatenate[S, P], Coroutine[Any, Any, R]]


def spanned(template: str) -> Callable[[Method[S, P, R]], Traced[S, P, R]]:
    def decorate(method: Method[S, P, R]) -> Traced[S, P, R]:
        @functools.wraps(method)
        async def call(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
            attributes = {"service": type(self).__name__}
            with logfire.span(template, **attributes) as span:
                try:
                    return await method(self, *args, **kwargs)
                except OSError:
                    span.set_level("warn")
                    raise

        return call

    return decorate


command = functools.partial(logfire.instrument, extract_args=False)
query = spanned("query")
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service.tracing import command, query, spanned


class LevelService:
    @spanned("service.levels.read")
    async def read(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @query
    async def peek(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @command("service.levels.refresh")
    async def refresh(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
# === case: unfamiliar/bad/01-work-outside-the-span
# --- file: src/app/service/reminder.py
import asyncio

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class ReminderService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def remind(self, order_id: OrderId) -> None:  #! L8
        await self._orders.get(order_id)

    async def later(self, order_id: OrderId) -> None:
        await asyncio.sleep(1)  #! L8
        with logfire.span("later"):
            await self._orders.get(order_id)

    @logfire.instrument("again")
    async def again(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def both(self, order: Order) -> Order:
        with logfire.span("both"):
            saved = await self._orders.save(order)
        await self._orders.save(saved)  #! L8
        return saved

    async def _quiet(self, order: Order) -> Order:
        return await self._orders.save(order)
# === case: unfamiliar/bad/02-repository-in-the-dark
# --- file: src/app/domain/badge/badge.py
from app.domain.badge.value import BadgeId
from app.domain.shared.model import DomainModel


class Badge(DomainModel):
    id: BadgeId
# --- file: src/app/domain/badge/value.py
from uuid import UUID

from pydantic import RootModel


class BadgeId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/badge/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from redis.asyncio import Redis
from redis import Redis as BlockingRedis

from app.domain.badge.badge import Badge
from app.domain.badge.value import BadgeId


class BadgeRepository(Protocol):
    async def find(self, badge_id: BadgeId) -> Badge | None: ...


class RedisBadgeRepository:
    def __init__(self, redis: Redis, blocking: BlockingRedis) -> None:
        self._redis = redis
        self._blocking = blocking

    async def find(self, badge_id: BadgeId) -> Badge | None:
        cached = await self._redis.get(str(badge_id.root))  #! L8
        if cached is None:
            return None
        with logfire.span("badge.find"):
            await self._redis.incr("hits")
            return Badge(id=badge_id)

    def forget(self, badge_id: BadgeId) -> None:  #! L8
        self._blocking.delete(str(badge_id.root))

    async def all(self) -> AsyncIterator[Badge]:  #! L8
        async for key in self._redis.scan_iter("badge:*"):
            yield Badge.model_validate({"id": key})
# === case: unfamiliar/bad/03-late-shift
# --- file: src/app/service/shift.py
import asyncio
from contextlib import nullcontext

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class ShiftService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def start(self, order: Order) -> None:
        logfire.info("starting")
        try:
            with logfire.span("shift.start"):
                await self._orders.save(order)
        finally:
            await self._orders.save(order)  #! L8

    async def all(self, orders: list[Order]) -> None:  #! L8
        with nullcontext():
            await asyncio.gather(*(self._orders.save(o) for o in orders))

    async def plain(self, order: Order) -> None:
        span = logfire.span("shift.plain")
        with span:
            await self._orders.save(order)
# === case: unfamiliar/good/01-spans-of-a-bakery
# --- file: src/app/service/bakery.py
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import wraps
from typing import ParamSpec, TypeVar

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId

P = ParamSpec("P")
R = TypeVar("R")


def watched(work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @wraps(work)
    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        with logfire.span(work.__qualname__):
            return await work(*args, **kwargs)

    return inner


class BakeryService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @watched
    async def bake(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def stream(self, ids: tuple[OrderId, ...]) -> AsyncIterator[str]:
        with logfire.span("bakery.stream"):
            for each in ids:
                found = await self._orders.get(each)
                yield f"{found.kind}"

    async def many(self, orders: tuple[Order, ...]) -> None:
        if not orders:
            return
        with logfire.span("bakery.many") as span:
            async with AsyncExitStack() as stack:
                stack.callback(span.set_attribute, "done", True)
                for order in orders:
                    await self._orders.save(order)

    @staticmethod
    def label(order: Order) -> str:
        return f"order {order.id}"

    async def __aenter__(self) -> "BakeryService":
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._flush()

    async def _flush(self) -> None:
        return None
# === case: contested/bad/01-a-post-office-in-the-dark
# --- file: src/app/domain/postbag/value.py
from pydantic import RootModel


class BagId(RootModel[str], frozen=True):
    """Names one bag."""
# --- file: src/app/domain/postbag/bag.py
from app.domain.postbag.value import BagId
from app.domain.shared.model import DomainModel


class Bag(DomainModel):
    id: BagId
# --- file: src/app/domain/postbag/repository.py
from contextlib import suppress
from typing import Protocol, Self, overload

import logfire
import nats
import redis
from logfire import no_auto_trace
from nats.aio.client import Client

from app.domain.postbag.bag import Bag
from app.domain.postbag.value import BagId


class Bags(Protocol):
    async def get(self, bag_id: BagId, /) -> Bag | None: ...


class NatsBags:
    def __init__(self, client: Client, cache: "redis.Redis") -> None:
        self._client = client
        self._cache = cache

    @classmethod
    async def connected(cls, cache: "redis.Redis") -> Self:  #! L8
        return cls(await nats.connect(), cache)

    @overload
    async def get(self, bag_id: BagId, /) -> Bag | None: ...
    @overload
    async def get(self, bag_id: None, /) -> None: ...
    async def get(self, bag_id: BagId | None, /) -> Bag | None:
        with suppress(TimeoutError), logfire.span("repo.bag.get"):
            if bag_id is not None:
                message = await self._client.request("bag", bag_id.root.encode())
                return self.to_bag(message.data)
        return None

    @no_auto_trace
    async def put(self, bag: Bag) -> None:  #! L8
        await self._client.publish("bag", bag.id.root.encode())

    async def move(self, bag: Bag) -> None:
        with logfire.span("repo.bag.move"):
            await self._client.publish("bag.moved", b"")
        with suppress(OSError):
            await self._client.flush()  #! L8

    def count(self) -> int:  #! L8
        return int(self._cache.dbsize())

    def is_known(self, bag: Bag) -> bool:
        with logfire.span("repo.bag.is_known"):
            return bool(self._cache.exists(bag.id.root))

    def mark(self, bag: Bag) -> None:
        self._cache.set(bag.id.root, "1")  #! L8
        with logfire.span("repo.bag.mark"):
            self._cache.expire(bag.id.root, 5)

    def close(self) -> None:
        self._cache.close()

    @property
    def is_up(self) -> bool:
        return bool(self._cache.ping())

    @staticmethod
    def to_bag(data: bytes) -> Bag:
        return Bag.model_validate_json(data)
# === case: contested/bad/02-a-lighthouse-that-blinks
# --- file: src/app/service/lighthouse.py
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


@dataclass
class LighthouseService:
    orders: OrderRepository
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    class Keeper:
        async def wake(self, order_id: OrderId) -> OrderId:  #! L8
            await asyncio.sleep(1)
            return order_id

    async def blink(self, order_id: OrderId) -> OrderId:
        async with self.lock:  #! L8
            with logfire.span("service.lighthouse.blink"):
                await self.orders.get(order_id)
        return order_id

    async def turn(self, *ids: OrderId) -> int:
        turned = 0
        for order_id in ids:
            with logfire.span("service.lighthouse.turn", order_id=order_id.root):
                await self.orders.get(order_id)
            turned += 1
        else:
            await asyncio.sleep(0)  #! L8
        return turned

    async def sweep(self, ids: AsyncIterator[OrderId]) -> None:
        with logfire.span("service.lighthouse.sweep"):
            stream = aclosing(ids)
        async with stream as opened:  #! L8
            async for order_id in opened:  #! L8
                await self.orders.get(order_id)  #! L8

    async def guard(self, order_id: OrderId) -> OrderId:
        try:
            with logfire.span("service.lighthouse.guard"):
                await self.orders.get(order_id)
        except* OSError:
            await asyncio.sleep(1)  #! L8
        return order_id

    async def told(self, tell: Callable[[], Awaitable[OrderId]]) -> OrderId:
        if (told := await tell()) is not None:  #! L8
            return told
        with logfire.span("service.lighthouse.told"):
            return await tell()

    @asynccontextmanager
    async def lit(self, order_id: OrderId) -> AsyncIterator[OrderId]:  #! L8
        await self.orders.get(order_id)
        yield order_id

    @staticmethod
    async def all(*waits: Awaitable[Order]) -> list[Order]:  #! L8
        return [await wait for wait in waits]
# === case: contested/bad/03-decorators-of-a-jeweller
# --- file: src/app/service/jewels/tracing.py
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import logfire


def timed[**P, R](method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Measures, but tells nobody."""

    @functools.wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        started = time.monotonic()
        try:
            return await method(*args, **kwargs)
        finally:
            logfire.metric_histogram("seconds").record(time.monotonic() - started)

    return call


def spanned[**P, R](method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        with _named(method.__qualname__):
            return await method(*args, **kwargs)

    return call


@contextmanager
def _named(name: str) -> Iterator[None]:
    with logfire.span(name):
        yield


@contextmanager
def logged(name: str) -> Iterator[None]:
    logfire.info(name)
    yield


@asynccontextmanager
async def use_case(name: str) -> AsyncIterator[logfire.LogfireSpan]:
    with logfire.span(name) as span:
        yield span
# --- file: src/app/service/jewels/service.py
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.service.jewels import tracing
from app.service.jewels.tracing import logged, spanned, timed, use_case


class JewelService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @timed
    async def cut(self, order: Order) -> Order:  #! L8
        return await self._orders.save(order)

    @timed
    @spanned
    async def polish(self, order: Order) -> Order:
        return await self._orders.save(order)

    @tracing.spanned
    async def weigh(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def sell(self, order: Order) -> Order:  #! L8
        with logged("service.jewels.sell"):
            return await self._orders.save(order)

    async def show(self, order: Order) -> Order:
        async with use_case("service.jewels.show") as span:
            span.set_attribute("lines", len(order.lines))
            return await self._orders.save(order)

    async def hide(self, order: Order) -> Order:
        async with use_case("service.jewels.hide"):
            saved = await self._orders.save(order)
        return await self._orders.save(saved)  #! L8
# === case: contested/bad/04-a-mill-that-grinds-in-the-dark
# --- file: src/app/service/mill.py
import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Self

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


def quiet(work: Callable[..., Awaitable[Order]]) -> Callable[..., Awaitable[Order]]:
    logfire.info("wrapping", name=work.__qualname__)
    return functools.wraps(work)(work)


class Stone:
    span = "stone"

    def __init__(self, orders: OrderRepository) -> None:
        self.orders = orders

    async def grind(self, order_id: OrderId) -> OrderId:  #! L8
        logfire.info("grinding")
        await self.orders.get(order_id)
        return order_id


class Mill(Stone):
    @classmethod
    async def built(cls, orders: OrderRepository) -> Self:  #! L8
        await asyncio.sleep(0)
        return cls(orders)

    @quiet
    async def turn(self, order: Order) -> Order:  #! L8
        return await self.orders.save(order)

    async def grind(self, order_id: OrderId) -> OrderId:
        with logfire.span("service.mill.grind"):
            return await super().grind(order_id)

    async def stop(self, order: Order) -> Order:
        try:
            with logfire.span("service.mill.stop"):
                return await self.orders.save(order)
        finally:
            await asyncio.sleep(0)  #! L8

    async def lazily(self, order: Order) -> Order:
        work = self.orders.save(order)
        with logfire.span("service.mill.lazily"):
            return await work

    async def early(self, order: Order | None) -> Order | int:
        if order is None:
            return await self._nothing()  #! L8
        with logfire.span("service.mill.early"):
            return await self.orders.save(order)

    async def every(self, *orders: Order) -> AsyncIterator[Order]:  #! L8
        for order in orders:
            yield await self.orders.save(order)

    async def both(self, order: Order) -> Order:
        with logfire.span("service.mill.first"):
            saved = await self.orders.save(order)
        with logfire.span("service.mill.second"):
            return await self.orders.save(saved)

    async def pipe(self, order: Order) -> Order:
        with logfire.span("service.mill.pipe") as span, span:
            async with asyncio.timeout(1):
                return await self.orders.save(order)

    async def later(self, order: Order) -> "asyncio.Task[Order]":
        async def work() -> Order:
            with logfire.span("service.mill.later"):
                return await self.orders.save(order)

        return asyncio.create_task(work())

    async def _nothing(self) -> int:
        return 0
# === case: contested/bad/05-a-canal-with-gaps
# --- file: src/app/domain/canal/value.py
from pydantic import RootModel


class LockId(RootModel[str], frozen=True):
    """Names one lock."""
# --- file: src/app/domain/canal/lock.py
from app.domain.canal.value import LockId
from app.domain.shared.model import DomainModel


class Lock(DomainModel):
    id: LockId
# --- file: src/app/domain/canal/repository/__init__.py
from app.domain.canal.repository.port import Locks as Locks
from app.domain.canal.repository.sql import SqlLocks as SqlLocks
# --- file: src/app/domain/canal/repository/port.py
from typing import Protocol

from app.domain.canal.lock import Lock
from app.domain.canal.value import LockId


class Locks(Protocol):
    async def get(self, lock_id: LockId, /) -> Lock | None: ...
    async def fill(self, lock: Lock, /) -> None: ...
# --- file: src/app/domain/canal/repository/sql.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import logfire
from logfire import instrument as traced
from sqlalchemy import Engine, text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import Session

from app.domain.canal.lock import Lock
from app.domain.canal.value import LockId


@contextmanager
def _timed(name: str) -> Iterator[None]:
    if name:
        with logfire.span(name):
            yield
    else:
        yield


@asynccontextmanager
async def _open(engine: AsyncEngine) -> AsyncIterator[None]:
    with logfire.span("canal.open"):
        async with engine.begin():
            yield


@dataclass
class SqlLocks:
    engine: AsyncEngine
    sync: Engine

    async def get(self, lock_id: LockId, /) -> Lock | None:
        async with self.engine.connect() as connection:  #! L8
            with logfire.span("canal.get"):
                row = await connection.scalar(text("SELECT 1"))
        return self.from_row(row)

    async def fill(self, lock: Lock, /) -> None:
        async with _open(self.engine):
            await self._fill(lock)
        await self._fill(lock)  #! L8

    @traced("canal.empty", extract_args=False)
    async def empty(self, lock: Lock) -> None:
        await self._fill(lock)

    def level(self, lock: Lock) -> int:  #! L8
        with Session(self.sync) as session:
            return int(session.scalar(text("SELECT 1")))

    @traced("canal.measure", extract_args=False)
    def measure(self, lock: Lock) -> int:
        with Session(self.sync) as session:
            return int(session.scalar(text("SELECT 1")))

    async def all(self) -> list[Lock]:
        with logfire.span("canal.all") as span:
            async with self.engine.connect() as connection:
                rows = [row async for row in await connection.stream(text("SELECT 1"))]
                span.set_attribute("rows", len(rows))
        return [lock for row in rows if (lock := self.from_row(row)) is not None]

    async def walk(self) -> AsyncIterator[Lock]:  #! L8
        async with self.engine.connect() as connection:
            async for row in await connection.stream(text("SELECT 1")):
                if lock := self.from_row(row):
                    yield lock

    async def retry(self, lock: Lock) -> None:
        for attempt in range(3):
            try:
                with logfire.span("canal.retry", attempt=attempt):
                    return await self._fill(lock)
            except TimeoutError:
                await self.engine.dispose()  #! L8
        return await self._fill(lock)  #! L8

    async def _fill(self, lock: Lock) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(text("UPDATE lock"))

    @staticmethod
    def from_row(row: object) -> Lock | None:
        return None if row is None else Lock.model_validate(row)
# === case: contested/bad/06-a-laundry-with-loose-ends
# --- file: src/app/service/laundry.py
import asyncio
from collections.abc import AsyncGenerator, Awaitable
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class Washing:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def wash(self, order_id: OrderId) -> Order | int:
        with logfire.span("service.laundry.wash"):
            found = self._orders.get(order_id)
        return 0 if await found is None else 1  #! L8

    async def dry(self, *order_ids: OrderId) -> list[OrderId]:
        with logfire.span("service.laundry.dry"):
            for order_id in order_ids:
                await self._orders.get(order_id)
        return [each for each in order_ids if await self._known(each)]  #! L6 L8

    async def iron(self, order: Order) -> Order:
        async with asyncio.timeout(1), asyncio.Lock():  #! L8
            with logfire.span("service.laundry.iron"):
                return await self._orders.save(order)

    async def fold(self, order: Order) -> Order:
        with logfire.span("service.laundry.fold"):
            async with asyncio.timeout(1), asyncio.Lock():
                return await self._orders.save(order)

    async def hand(self, order: Order) -> Order:
        match order.lines:  #! L6
            case ():
                with logfire.span("service.laundry.hand"):
                    return await self._orders.save(order)
            case _:
                await asyncio.sleep(0)  #! L8
        return order

    @asynccontextmanager
    async def open(self) -> AsyncGenerator[None]:
        with logfire.span("service.laundry.open"):
            await asyncio.sleep(0)
            yield
        await asyncio.sleep(0)  #! L8

    async def wait(self, waiting: Awaitable[Order]) -> Order:  #! L8
        return await waiting

    async def price(self) -> int:
        return 3

    async def try_(self, order: Order) -> Order:
        with logfire.span("service.laundry.try") as span:
            try:
                return await self._orders.save(order)
            except OSError as error:
                span.record_exception(error)
                await asyncio.sleep(1)
                raise
            finally:
                await asyncio.sleep(0)

    async def _known(self, order_id: OrderId) -> bool:
        await asyncio.sleep(0)
        return bool(order_id.root)
# === case: contested/good/01-a-bakery-with-every-oven-lit
# --- file: src/app/service/bakery.py
import abc
import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext
from typing import Protocol, Self, final

import logfire
from logfire import instrument

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId

tracer = logfire.with_settings(tags=["bakery"])


class Oven(Protocol):
    async def bake(self, order: Order) -> Order: ...

    async def cool(self, order: Order) -> Order:
        return await self.bake(order)


class Base(abc.ABC):
    @abc.abstractmethod
    async def run(self, order: Order) -> Order:
        """Do the work of a night."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None


@final
class BakeryService(Base):
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders
        self._doors = asyncio.Event()

    @instrument("service.bakery.run", record_return=False)
    async def run(self, order: Order) -> Order:
        try:
            return await self._orders.save(order)
        finally:
            await self._rest()

    async def stream(self, *ids: OrderId) -> AsyncIterator[OrderId]:
        with tracer.span("service.bakery.stream") as span:
            for order_id in ids:
                await self._orders.get(order_id)
                yield order_id
            span.set_attribute("ids", len(ids))

    async def race(self, *ids: OrderId) -> None:
        with (
            nullcontext(),
            logfire.span("service.bakery.race", count=len(ids)),
        ):
            async with asyncio.TaskGroup() as group:
                for order_id in ids:
                    group.create_task(self._one(order_id))

    async def open(self) -> None:
        self._doors.set()

    def close(self) -> None:
        self._doors.clear()

    async def ready(self, order_id: OrderId) -> OrderId:
        span = logfire.span("service.bakery.ready")
        with span:
            await self._doors.wait()
        span.message = "ready"
        return order_id

    @logfire.instrument
    async def rest(self) -> None:
        await self._rest()

    async def _one(self, order_id: OrderId) -> None:
        await self._orders.get(order_id)

    async def _rest(self) -> None:
        await asyncio.sleep(0)


async def closing(service: BakeryService) -> None:
    await service.rest()
# === case: contested/good/02-a-rowing-club-with-a-generic-store
# --- file: src/app/domain/club/value.py
from pydantic import RootModel


class RowerId(RootModel[str], frozen=True):
    """Names one rower."""
# --- file: src/app/domain/club/rower.py
from app.domain.club.value import RowerId
from app.domain.shared.model import DomainModel


class Rower(DomainModel):
    id: RowerId
# --- file: src/app/domain/club/repository.py
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Protocol

import logfire
from pydantic import BaseModel
from redis.asyncio import Redis

from app.domain.club.rower import Rower
from app.domain.club.value import RowerId


class Rowers(Protocol):
    async def get(self, rower_id: RowerId, /) -> Rower | None: ...
    def every(self) -> AsyncIterator[Rower]: ...


class Store[M: BaseModel]:
    """Keeps models of one kind as texts."""

    def __init__(self, redis: Redis, model: type[M]) -> None:
        self._redis = redis
        self._model = model

    @contextmanager
    def _span(self, what: str) -> Iterator[logfire.LogfireSpan]:
        with logfire.span(f"repo.{self._model.__name__}.{what}") as span:
            yield span

    async def read(self, rower_id: RowerId, /) -> M | None:
        with self._span("read") as span:
            text = await self._redis.get(rower_id.root)
            span.set_attribute("found", text is not None)
            return None if text is None else self.to_model(text)

    def to_model(self, text: bytes) -> M:
        return self._model.model_validate_json(text)


class RedisRowers(Store[Rower]):
    def __init__(self, redis: Redis) -> None:
        super().__init__(redis, Rower)

    async def get(self, rower_id: RowerId, /) -> Rower | None:
        with self._span("get"):
            return await self.read(rower_id)

    async def every(self) -> AsyncIterator[Rower]:
        with self._span("every"):
            async for key in self._redis.scan_iter(match="rower:*"):
                if text := await self._redis.get(key):
                    yield self.to_model(text)

    async def aclose(self) -> None:
        with self._span("aclose"):
            await self._redis.aclose()

    def key_of(self, rower_id: RowerId) -> str:
        return f"rower:{rower_id.root}"
