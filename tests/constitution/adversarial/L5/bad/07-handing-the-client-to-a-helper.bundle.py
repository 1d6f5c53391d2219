# --- file: src/app/service/hits.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Sku


async def _touch(client: Redis, sku: Sku) -> None:
    await client.incr(sku.root)  #! L5


async def _count(client, sku):  # type: ignore[no-untyped-def]
    return await client.get(sku.root)  #! L5


class HitService:
    def __init__(self, settings: Settings) -> None:
        self._redis = Redis.from_url(settings.redis_url)

    @logfire.instrument("service.hits.hit")
    async def hit(self, sku: Sku) -> Sku:
        await _touch(self._redis, sku)
        await _count(self._redis, sku)
        return sku
