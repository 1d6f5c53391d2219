# --- file: src/app/clients.py
from redis.asyncio import Redis  #! L5


class Cache(Redis):
    """Redis under the name that the house gives it."""
# --- file: src/app/service/warming.py
import logfire

from app.clients import Cache
from app.clients import Cache as Warm
from app.domain.inventory.value import Sku


class WarmingService:
    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    @logfire.instrument("service.warming.warm")
    async def warm(self, sku: Sku) -> Sku:
        await self._cache.set(sku.root, 1)  #! L5
        return sku

    @logfire.instrument("service.warming.cool")
    async def cool(self, sku: Sku, other: "Warm | None" = None) -> Sku:
        if other:
            await other.delete(sku.root)  #! L5
        return sku
