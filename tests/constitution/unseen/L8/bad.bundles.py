# === case: 01-no-span-in-any-storage
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
# === case: 02-loops-around-the-span
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
# === case: 03-branches-of-a-try
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
# === case: 04-the-wrong-kind-of-decorator
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
# === case: 05-look-alikes-of-spans
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
# === case: 06-synchronous-sessions
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
# === case: 07-inherited-operations
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
# === case: 08-span-behind-a-condition
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
# === case: 09-arguments-and-conditions-before-the-span
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
# === case: 10-helpers-with-a-span-of-their-own
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
# === case: 11-project-manager-without-a-span
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
# === case: 12-the-operation-between-two-spans
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
# === case: 13-packages-of-services
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
# === case: 14-closures-that-outlive-the-span
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
# === case: 15-generators-without-a-span
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
# === case: 16-outbox-and-relay
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
# === case: 17-span-made-but-not-opened
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
# === case: 18-instrument-on-the-wrong-function
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
