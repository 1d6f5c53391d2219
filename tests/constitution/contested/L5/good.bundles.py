# === case: 01-a-shelter-with-its-engines
# --- file: src/app/domain/shelter/value.py
from pydantic import RootModel


class Bed(RootModel[str], frozen=True):
    """Where somebody sleeps."""
# --- file: src/app/domain/shelter/redis.py
"""What the shelter calls its red lamps."""

from app.domain.shared.model import DomainModel
from app.domain.shelter.value import Bed


class Redis(DomainModel):
    bed: Bed

    def get(self, bed: Bed) -> "Redis":
        return self

    def execute(self) -> Bed:
        return self.bed
# --- file: src/app/domain/shelter/night.py
from app.domain.shared.model import DomainModel
from app.domain.shelter import redis
from app.domain.shelter.redis import Redis
from app.domain.shelter.value import Bed


class Night(DomainModel):
    lamp: Redis

    def lit(self) -> Bed:
        return redis.Redis(bed=self.lamp.bed).get(self.lamp.bed).execute()

    def open(self) -> "Night":
        return self
# --- file: src/app/domain/shelter/port.py
from typing import Protocol

from app.domain.shelter.night import Night
from app.domain.shelter.value import Bed


class Nights(Protocol):
    async def of(self, bed: Bed, /) -> Night | None: ...
# --- file: src/app/domain/shelter/repository.py
import logfire
from redis.asyncio import Redis as Client

from app.domain.shelter.night import Night
from app.domain.shelter.port import Nights
from app.domain.shelter.value import Bed


class RedisNights(Nights):
    def __init__(self, client: Client) -> None:
        self._client = client

    @logfire.instrument("repo.night.of")
    async def of(self, bed: Bed, /) -> Night | None:
        text = await self._client.get(bed.root)
        return None if text is None else Night.model_validate_json(text)
# --- file: src/app/service/shelter.py
from contextlib import AsyncExitStack
from typing import Self

import logfire
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.config import Settings
from app.domain.shelter.night import Night
from app.domain.shelter.port import Nights
from app.domain.shelter.repository import RedisNights
from app.domain.shelter.value import Bed


class ShelterService:
    def __init__(self, nights: Nights, redis: Redis, engine: AsyncEngine) -> None:
        self._nights = nights
        self._redis = redis
        self._engine = engine

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        redis = Redis.from_url(settings.redis_url)
        return cls(RedisNights(redis), redis, create_async_engine(settings.database_url))

    async def __aenter__(self) -> Self:
        with logfire.span("service.shelter.start"):
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(self._engine.begin())
                await self._redis.ping()
        return self

    @logfire.instrument("service.shelter.stop")
    async def stop(self) -> None:
        await self._redis.aclose()
        await self._engine.dispose()

    @logfire.instrument("service.shelter.night")
    async def night(self, bed: Bed) -> Night:
        match await self._nights.of(bed):
            case None:
                raise RuntimeError("nobody sleeps here")
            case night:
                return night
# --- file: src/app/main.py
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import create_async_engine

from app.config import Settings
from app.domain.shelter.repository import RedisNights
from app.service.shelter import ShelterService


def create_app(settings: Settings) -> FastAPI:
    app = FastAPI()
    redis = Redis.from_url(settings.redis_url)
    engine = create_async_engine(settings.database_url)
    app.state.shelter = ShelterService(RedisNights(redis), redis, engine)

    @app.get("/health")
    async def health() -> bool:
        return bool(await redis.ping())

    return app
# === case: 02-names-that-only-sound-stored
# --- file: src/app/domain/orchard/value.py
from pydantic import RootModel


class Tree(RootModel[str], frozen=True):
    """A tree in its row."""
# --- file: src/app/domain/orchard/session.py
from collections.abc import Iterable
from pathlib import PurePath

from app.domain.orchard.value import Tree
from app.domain.shared.model import DomainModel


class Session(DomainModel):
    """An afternoon of picking."""

    tree: Tree

    def add(self, tree: Tree) -> "Session":
        return self.model_copy(update={"tree": tree})

    def execute(self, trees: Iterable[Tree]) -> "Session":
        return self if not tuple(trees) else self.add(next(iter(trees)))

    def open(self) -> PurePath:
        return PurePath("rows") / self.tree.root
# --- file: src/app/service/orchard.py
import asyncio
from queue import SimpleQueue

import httpx
import logfire

from app.domain.orchard.session import Session
from app.domain.orchard.value import Tree


class MemoryCache:
    def __init__(self) -> None:
        self._kept: dict[Tree, Session] = {}
        self._queue: SimpleQueue[Tree] = SimpleQueue()

    def get(self, tree: Tree) -> Session | None:
        return self._kept.get(tree)

    def set(self, tree: Tree, session: Session) -> None:
        self._kept[tree] = session
        self._queue.put(tree)


class OrchardService:
    def __init__(self, redis: MemoryCache, weather: httpx.AsyncClient) -> None:
        self._redis = redis
        self._weather = weather

    @logfire.instrument("service.orchard.pick")
    async def pick(self, session: Session, tree: Tree) -> Session:
        await self._weather.get("/today")
        self._redis.set(tree, session)
        session = session.add(tree).execute([tree])
        await asyncio.to_thread(self._redis.get, tree)
        return session
# --- file: src/app/service/minio.py
"""Where the orchard's small change goes."""


class Minio:
    def put_object(self) -> None: ...
# --- file: src/app/service/change.py
import logfire

from app.service.minio import Minio


class ChangeService:
    def __init__(self, minio: Minio) -> None:
        self._minio = minio

    @logfire.instrument("service.change.put")
    async def put(self) -> None:
        self._minio.put_object()
