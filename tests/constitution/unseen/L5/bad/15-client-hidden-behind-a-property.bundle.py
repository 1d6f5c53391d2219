# --- file: src/app/service/caching.py
from functools import cached_property

import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class _Clients:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def cache(self) -> Redis:
        return Redis.from_url(self._settings.redis_url)


class CachingService:
    def __init__(self, settings: Settings) -> None:
        self._clients = _Clients(settings)

    @property
    def _redis(self) -> Redis:
        return self._clients.cache

    @logfire.instrument("service.caching.level")
    async def level(self, sku: Sku) -> Quantity:
        await self._redis.expire(sku.root, 30)  #! L5
        return Quantity(int(await self._clients.cache.get(sku.root) or 0))  #! L5
