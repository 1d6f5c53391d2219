# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...

    async def delete(self, sku: Sku) -> bool: ...

    async def exists(self, sku: Sku) -> bool: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        raw = await self._client.get(sku.root)
        return StockItem.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.stock.delete")
    async def delete(self, sku: Sku) -> bool:
        return bool(await self._client.delete(sku.root))

    @logfire.instrument("repo.stock.exists")
    async def exists(self, sku: Sku) -> bool:
        return bool(await self._client.exists(sku.root))
