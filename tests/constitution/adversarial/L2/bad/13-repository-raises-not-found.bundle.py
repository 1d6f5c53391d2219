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
    async def get(self, sku: Sku) -> StockItem: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def get(self, sku: Sku) -> StockItem:
        with logfire.span("repo.stock.get"):
            raw = await self._client.get(sku.root)
            if raw is None:
                raise LookupError(sku)  #! L2
            return StockItem.model_validate_json(raw)
