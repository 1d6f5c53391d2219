# --- file: src/app/domain/inventory/repository.py
import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class RedisLevelRepository:  #! L5
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.level.get")
    async def get(self, sku: Sku) -> Quantity:
        return Quantity(int(await self._client.get(sku.root)))
