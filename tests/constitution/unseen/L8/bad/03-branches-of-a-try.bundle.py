# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class RedisLevels:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def of(self, sku: Sku) -> Quantity:
        try:
            with logfire.span("repo.level.of"):
                raw = await self._client.get(sku.root)
        except TimeoutError:
            raw = await self._client.get("spare")  #! L8
        else:
            await self._client.expire(sku.root, 5)  #! L8
        finally:
            await self._client.incr("asked")  #! L8
        return Quantity(int(raw or 0))
