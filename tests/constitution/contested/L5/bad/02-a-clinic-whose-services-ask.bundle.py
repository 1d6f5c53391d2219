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
