# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def level(self, sku: Sku) -> Quantity:
        if not await self._client.exists(sku.root):  #! L8
            return Quantity(0)
        with logfire.span("repo.level.level"):
            return Quantity(int(await self._client.get(sku.root)))

    async def reset(self, sku: Sku) -> Sku:
        try:
            with logfire.span("repo.level.reset"):
                await self._client.delete(sku.root)
        except OSError:
            await self._client.set(sku.root, 0)  #! L8
        finally:
            await self._client.aclose()  #! L8
        return sku
