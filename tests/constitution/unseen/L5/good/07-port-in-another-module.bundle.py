# --- file: src/app/domain/inventory/repository/__init__.py
"""Where levels of stock are kept."""

from .port import Levels
from .valkey import CachedLevels

__all__ = ["CachedLevels", "Levels"]
# --- file: src/app/domain/inventory/repository/port.py
from typing import Protocol, runtime_checkable

from app.domain.inventory.value import Quantity, Sku


@runtime_checkable
class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...
# --- file: src/app/domain/inventory/repository/valkey.py
import logfire
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.domain.inventory.value import Quantity, Sku

from .port import Levels


class CachedLevels(Levels):
    def __init__(self, client: Redis, source: Levels) -> None:
        self._client = client
        self._source = source

    async def of(self, sku: Sku) -> Quantity:
        with logfire.span("repo.level.of", sku=sku.root):
            try:
                raw = await self._client.get(sku.root)
            except RedisError:
                raw = None
            return Quantity(int(raw)) if raw is not None else await self._source.of(sku)
