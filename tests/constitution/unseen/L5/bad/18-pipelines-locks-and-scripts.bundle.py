# --- file: src/app/service/counting.py
import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class CountingService:
    def __init__(self, cache: Redis) -> None:
        self._cache = cache

    @logfire.instrument("service.counting.count")
    async def count(self, sku: Sku) -> Quantity:
        results = await self._cache.pipeline(transaction=True).incr(sku.root).execute()  #! L5
        increment = self._cache.register_script("return redis.call('INCR', KEYS[1])")
        await increment(keys=[sku.root])  #! L5
        return Quantity(int(results[0]))
