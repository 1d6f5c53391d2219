# --- file: src/app/service/fanning.py
import asyncio

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Sku


class FanningService:
    def __init__(self, primary: Redis, replicas: tuple[Redis, ...]) -> None:
        self._primary = primary
        self._replicas = list(replicas)
        self._pair = (primary, replicas[0])

    @logfire.instrument("service.fanning.spread")
    async def spread(self, sku: Sku) -> Sku:
        await asyncio.gather(*(replica.set(sku.root, 1) for replica in self._replicas))  #! L5
        await self._replicas[0].set(sku.root, 2)  #! L5
        first, second = self._pair
        await second.set(sku.root, 3)  #! L5
        chosen = first if self._replicas else second
        await chosen.get(sku.root)  #! L5
        return sku
