# --- file: src/app/service/level.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class LevelService:
    def __init__(self, settings: Settings) -> None:
        self._redis = Redis.from_url(settings.redis_url)

    @property
    def _cache(self) -> Redis:
        return self._redis

    def _client(self):  # type: ignore[no-untyped-def]
        return self._redis

    @logfire.instrument("service.level.read")
    async def read(self, sku: Sku) -> Quantity:
        raw = await self._cache.get(sku.root)  #! L5
        return Quantity(int(raw or 0))

    @logfire.instrument("service.level.write")
    async def write(self, sku: Sku, level: Quantity) -> Quantity:
        await self._client().set(sku.root, level.root)  #! L5
        return level
