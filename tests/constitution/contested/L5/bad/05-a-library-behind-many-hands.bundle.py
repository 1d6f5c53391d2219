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
