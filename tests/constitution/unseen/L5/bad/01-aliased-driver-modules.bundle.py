# --- file: src/app/service/stocktaking.py
import logfire
import redis.asyncio as aioredis
import redis.asyncio.client as redis_client

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class StocktakingService:
    def __init__(self, settings: Settings) -> None:
        self._cache: aioredis.Redis = aioredis.from_url(settings.redis_url)
        self._pipe: redis_client.Pipeline | None = None

    @logfire.instrument("service.stocktaking.count")
    async def count(self, sku: Sku) -> Quantity:
        return Quantity(int(await self._cache.hget("levels", sku.root) or 0))  #! L5

    @logfire.instrument("service.stocktaking.queue")
    async def queue(self, sku: Sku) -> Sku:
        if self._pipe is not None:
            self._pipe.sadd("queued", sku.root)  #! L5
        return sku
