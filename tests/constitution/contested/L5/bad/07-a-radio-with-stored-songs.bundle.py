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
