# === case: 01-a-post-office-in-the-dark
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
# === case: 02-a-lighthouse-that-blinks
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
# === case: 03-decorators-of-a-jeweller
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
# === case: 04-a-mill-that-grinds-in-the-dark
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
# === case: 05-a-canal-with-gaps
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
# === case: 06-a-laundry-with-loose-ends
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
