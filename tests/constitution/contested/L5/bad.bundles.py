# === case: 01-drivers-imported-everywhere
# --- file: src/app/domain/pantry/value.py
import importlib

from pydantic import RootModel


class Jar(RootModel[str], frozen=True):
    """A jar on the shelf."""

    def known(self) -> "Jar":
        importlib.import_module("pymongo.errors")  #! L5
        return self
# --- file: src/app/domain/pantry/event.py
from sqlmodel import SQLModel  #! L5

from app.domain.pantry.value import Jar
from app.domain.shared.model import DomainModel


class JarOpened(DomainModel):
    jar: Jar


__all__ = ["JarOpened", "SQLModel"]
# --- file: src/app/domain/pantry/shelf.py
from __future__ import annotations

import typing

from app.domain.pantry.value import Jar
from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from redis import asyncio as aioredis  #! L5
else:
    aioredis = None


class Shelf(DomainModel):
    jar: Jar

    def stored(self) -> Jar:
        try:
            from neo4j import exceptions  #! L5
        except ImportError:
            return self.jar
        return Jar(exceptions.__name__)
# --- file: src/app/api/pantry/routes.py
import contextlib

from fastapi import APIRouter

with contextlib.suppress(ImportError):
    import boto3 as cloud  #! L5

router = APIRouter()


@router.get("/pantry")
async def show() -> str:
    import asyncpg.exceptions  #! L5

    return __import__("nats").__name__  #! L5
# === case: 02-a-clinic-whose-services-ask
# --- file: src/app/service/clinic/clients.py
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Annotated, Protocol

import logfire
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

type Cache = Annotated[Redis, "hot"]


class HasCache(Protocol):
    cache: Redis


class Clients:
    def __init__(
        self, caches: Mapping[str, Redis], sessions: async_sessionmaker[AsyncSession]
    ) -> None:
        self.caches = caches
        self.sessions = sessions

    @cached_property
    def hot(self) -> Cache:
        return self.caches["hot"]

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        with logfire.span("service.clinic.session"):
            async with self.sessions.begin() as session:
                yield session
# --- file: src/app/service/clinic/visits.py
import logfire
from redis.asyncio import Redis

from app.domain.order.order import Order
from app.service.clinic.clients import Cache, Clients, HasCache


class Visits:
    def __init__(self, clients: Clients, spare: Redis | None = None) -> None:
        self._clients = clients
        self._spare = spare

    @logfire.instrument("service.clinic.visit")
    async def visit(self, order: Order) -> Order:
        await self._clients.hot.set("visit", "1")  #! L5
        await self._clients.caches["cold"].get("visit")  #! L5
        async with self._clients.session() as session:
            await session.merge(order)  #! L5
            await session.flush()
        if self._spare is not None:
            await self._spare.expire("visit", 3)  #! L5
        await _remember(self._clients.hot)
        return order

    @logfire.instrument("service.clinic.leave")
    async def leave(self, order: Order, holder: HasCache) -> Order:
        cache = self._spare or holder.cache
        found = [await each.get("leave") for each in (cache, holder.cache)]  #! L5
        setter = cache.set
        await setter("leave", str(found))  #! L5
        async for key in cache.scan_iter("leave*"):  #! L5
            logfire.info("key", key=key)
        return order

    @logfire.instrument("service.clinic.start")
    async def start(self, order: Order) -> Order:
        await self._clients.hot.ping()
        await self._clients.hot.aclose()
        return order


async def _remember(cache: Cache) -> None:
    await cache.incr("visits")  #! L5
# === case: 03-a-dock-without-a-port
# --- file: src/app/domain/dock/value.py
from pathlib import Path

from pydantic import RootModel

SCHEMA = Path(__file__).with_name("schema.json")


class Slot(RootModel[str], frozen=True):
    """Where a boat lies."""

    def schema(self) -> "Slot":
        return Slot(SCHEMA.read_text())  #! L5

    def listed(self) -> "Slot":
        with open("slots.csv", encoding="utf-8") as lines:  #! L5
            return Slot(next(lines))

    def sibling(self) -> "Slot":
        return Slot(str(SCHEMA.parent / "other" / SCHEMA.name))
# --- file: src/app/domain/dock/boat.py
import io
import os
import pathlib as p

from app.domain.dock.value import Slot
from app.domain.shared.model import DomainModel


class Boat(DomainModel):
    slot: Slot

    def drawn(self) -> Slot:
        with (p.Path.home() / "boat").open() as picture:  #! L5
            return Slot(picture.read())

    def named(self) -> Slot:
        return Slot(os.path.join("docks", self.slot.root))

    def framed(self) -> Slot:
        buffer = io.StringIO()
        buffer.write(self.slot.root)
        return Slot(buffer.getvalue())

    def kept(self) -> Slot:
        p.Path("boats").mkdir(exist_ok=True)  #! L5
        return self.slot
# --- file: src/app/domain/dock/repository.py
import logfire
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection

from app.domain.dock.boat import Boat
from app.domain.dock.value import Slot


class MongoBoats:  #! L5
    boats: AsyncIOMotorCollection

    def __init__(self, client: AsyncIOMotorClient) -> None:
        self.boats = client.dock.boats

    @logfire.instrument("repo.boat.at")
    async def at(self, slot: Slot) -> Boat | None:
        found = await self.boats.find_one({"slot": slot.root})
        return Boat.model_validate(found) if found else None
# === case: 04-routes-with-a-client
# --- file: src/app/api/stall/deps.py
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession  #! L5


async def session(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions() as opened:
        yield opened


type Session = Annotated[AsyncSession, Depends(session)]
# --- file: src/app/api/stall/routes.py
from fastapi import APIRouter

from app.api.stall.deps import Session

router = APIRouter()


@router.get("/stalls")
async def index(session: Session) -> int:
    rows = (await session.execute("SELECT 1")).all()  #! L5
    await session.commit()
    return len(rows)


@router.delete("/stalls/{stall}")
async def close(stall: int, db: Session) -> None:
    async with db.begin():
        await db.delete(stall)  #! L5
# --- file: src/app/service/stall.py
import logfire
from minio import Minio
from nats.aio.client import Client
from nats.js import JetStreamContext


class StallService:
    objects: Minio

    def __init__(self, nats: Client, endpoint: str) -> None:
        self._stream: JetStreamContext = nats.jetstream()
        self.objects = Minio(endpoint)

    @logfire.instrument("service.stall.announce")
    async def announce(self) -> None:
        publish = self._stream.publish
        await publish("stall.opened", b"")  #! L5
        self.objects.fput_object("stalls", "map", "map.png")  #! L5
        if not self.objects.bucket_exists("stalls"):
            self.objects.make_bucket("stalls")
# === case: 05-a-library-behind-many-hands
# --- file: src/app/service/reading/holder.py
import contextvars
from collections import ChainMap
from collections.abc import Callable
from typing import Any, NamedTuple, Self

from redis.asyncio import Redis, from_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

current: contextvars.ContextVar[Redis] = contextvars.ContextVar("current")


class Pair(NamedTuple):
    cache: Redis
    engine: AsyncEngine


class Holder:
    _one: Self | None = None

    def __init__(self, url: str, opened: Callable[[], AsyncEngine]) -> None:
        self.cache = from_url(url)
        self.pair = Pair(self.cache, opened())
        self.open = opened

    @classmethod
    def one(cls) -> "Holder":
        return cls("redis://", lambda: None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cache, name)

    async def __aenter__(self) -> Redis:
        return self.cache


def cache_of(holder: Holder) -> Redis:
    return holder.pair.cache
# --- file: src/app/service/reading/desk.py
import asyncio

import logfire
from sqlalchemy import text

from app.service.reading.holder import Holder, Pair, cache_of, current


class ReadingService:
    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._cache, self._engine = holder.pair

    @logfire.instrument("service.reading.read")
    async def read(self) -> None:
        await cache_of(self._holder).get("a")  #! L5
        await Holder.one().cache.get("a")  #! L5
        await current.get().get("a")  #! L5
        async with self._holder as cache:
            await cache.delete("a")  #! L5
        await self._cache.exists("a")  #! L5
        async with self._engine.connect() as connection:
            rows = await connection.execute(text("SELECT 1"))  #! L5
            await connection.rollback()
        logfire.info("rows", rows=len(rows.all()))

    @logfire.instrument("service.reading.spread")
    async def spread(self, pair: Pair) -> None:
        cache, engine = pair
        await asyncio.gather(cache.get("a"), cache.get("b"))  #! L5
        await asyncio.wait_for(cache.get("c"), 1)  #! L5
        match pair:
            case Pair(cache=found):
                await found.set("a", "b")  #! L5
        for each in (cache, self._cache):
            await each.expire("a", 1)  #! L5
        await engine.dispose()

    @logfire.instrument("service.reading.close")
    async def close(self) -> None:
        opened = self._holder.open()
        await opened.dispose()
# === case: 06-a-bakery-with-handed-out-clients
# --- file: src/app/service/oven/state.py
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Self, TypeVar

import logfire
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorDatabase
from neo4j import AsyncDriver, AsyncGraphDatabase
from redis.asyncio import Redis

C = TypeVar("C")


class Box(Generic[C]):
    def __init__(self, content: C) -> None:
        self.content = content

    def map[R](self, change: Callable[[C], R]) -> R:
        return change(self.content)


@dataclass
class State:
    shared: ClassVar[dict[str, Redis]] = {}
    box: Box[Redis]
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    graph: AsyncDriver | None = None

    async def opened(self) -> Self:
        with logfire.span("service.oven.opened"):
            self.graph = AsyncGraphDatabase.driver("bolt://localhost")
            await self.graph.verify_connectivity()
            return self

    @property
    def database(self) -> AsyncIOMotorDatabase[dict[str, Any]]:
        return AsyncIOMotorClient().oven

    @contextmanager
    def lent(self) -> Iterator[Redis]:
        yield self.box.content

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[Any]:
        assert self.graph is not None
        async with self.graph.session() as session:
            yield session
# --- file: src/app/service/oven/bake.py
import functools

import logfire

from app.service.oven.state import State


def connected(work):
    @functools.wraps(work)
    async def call(self, *args):
        return await work(self, *args, self.state.box.content)

    return call


class OvenService:
    def __init__(self, state: State) -> None:
        self.state = state

    @logfire.instrument("service.oven.bake")
    async def bake(self) -> None:
        await self.state.box.content.set("a", "b")  #! L5
        await State.shared["a"].get("b")  #! L5
        with self.state.lent() as cache:
            await cache.rpush("a", "b")  #! L5
        await self.state.box.map(lambda redis: redis.get("a"))  #! L5
        await self.state.database.breads.insert_one({"a": 1})  #! L5
        await self.state.database["breads"].find_one({})  #! L5
        if (graph := self.state.graph) is not None:
            async with graph.session() as session:
                result = await session.run("MATCH (n) RETURN n")  #! L5
                logfire.info("found", result=repr(result))
        pipe = self.state.box.content.pipeline()
        pipe.incr("a")  #! L5
        await pipe.execute()  #! L5

    @logfire.instrument("service.oven.cool")
    async def cool(self) -> None:
        state = await self.state.opened()
        if state.graph:
            await state.graph.execute_query("RETURN 1")  #! L5
        async for bread in self.state.database.breads.find():  #! L5
            logfire.info("bread", bread=bread)
        await state.stack.aclose()
# === case: 07-a-radio-with-stored-songs
# --- file: src/app/service/radio/base.py
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from qdrant_client import AsyncQdrantClient
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class Keeps(ABC):
    @property
    @abstractmethod
    def redis(self) -> Redis: ...

    def pipe(self) -> Pipeline:
        return self.redis.pipeline()


class Clients(dict[str, Redis]):
    """By the name of a station."""


class Vectors:
    def __init__(self, clients: Sequence[AsyncQdrantClient]) -> None:
        self.clients = list(clients)
        self.first = self.clients[0]
        self.by_name: Mapping[str, AsyncQdrantClient] = dict(zip("ab", clients, strict=False))


class Unit:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def __aenter__(self) -> AsyncSession:
        self._session = self._sessions()
        return self._session

    async def __aexit__(self, *_: Any) -> None:
        await self._session.close()
# --- file: src/app/service/radio/play.py
from typing import override

import logfire
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.service.radio.base import Clients, Keeps, Unit, Vectors


class RadioService(Keeps):
    def __init__(self, redis: Redis, clients: Clients, vectors: Vectors, unit: Unit) -> None:
        self.__redis = redis
        self._clients = clients
        self._vectors = vectors
        self._unit = unit

    @property
    @override
    def redis(self) -> Redis:
        return self.__redis

    @logfire.instrument("service.radio.play")
    async def play(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        await self.redis.publish("song", "a")  #! L5
        await self.__redis.incr("songs")  #! L5
        async with self.pipe() as pipe:
            await pipe.set("a", "b").expire("a", 1).execute()  #! L5
        for client in self._clients.values():
            await client.get("a")  #! L5
        await self._vectors.first.search("a", [1.0])  #! L5
        await self._vectors.by_name["a"].upsert("a", [])  #! L5
        for vectors in self._vectors.clients:
            await vectors.create_collection("a")
            await vectors.scroll("a")  #! L5
        async with self._unit as session:
            session.add(1)  #! L5
        async with sessions.begin() as other:
            await other.execute(text("SELECT 1"))  #! L5
        redis = getattr(self, "redis")
        await redis.get("a")  #! L5

    @logfire.instrument("service.radio.pause")
    async def pause(self, names: list[str]) -> None:  #! L3
        clients = {name: self._clients[name] for name in names}
        for name, client in clients.items():
            await client.delete(name)  #! L5
        [first, *rest] = clients.values()
        await first.get("a")  #! L5
        for each in rest:
            await each.ping()
