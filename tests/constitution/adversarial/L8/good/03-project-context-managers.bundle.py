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
