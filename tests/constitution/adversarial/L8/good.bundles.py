# === case: 01-decorator-stacks
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
# === case: 02-project-decorators
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
# === case: 03-project-context-managers
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
# === case: 04-nothing-to-trace
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
# === case: 05-several-contexts-at-once
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
# === case: 06-aliases-of-logfire
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
# === case: 07-reading-context
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
# === case: 08-stocktaking-service
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
