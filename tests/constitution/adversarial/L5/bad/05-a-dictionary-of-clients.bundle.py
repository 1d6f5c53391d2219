# --- file: src/app/service/shards.py
from collections.abc import Mapping

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class ShardService:
    def __init__(self, urls: Mapping[Sku, str]) -> None:
        self._shards = {sku: Redis.from_url(url) for sku, url in urls.items()}
        self._spares: dict[Sku, Redis] = {}
        self._all: list[Redis] = []

    @logfire.instrument("service.shards.read")
    async def read(self, sku: Sku) -> Quantity:
        raw = await self._shards[sku].get(sku.root)  #! L5
        if raw is None:
            spare = self._spares.get(sku)
            raw = await spare.get(sku.root) if spare else None  #! L5
        return Quantity(int(raw or 0))

    @logfire.instrument("service.shards.forget")
    async def forget(self, sku: Sku) -> Sku:
        for client in self._all:
            await client.delete(sku.root)  #! L5
        for _, shard in self._shards.items():
            await shard.delete(sku.root)  #! L5
        return sku
