# === case: 01-repository-method-without-span
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

    async def save(self, item: StockItem) -> StockItem: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def get(self, sku: Sku) -> StockItem | None:
        with logfire.span("repo.stock.get", sku=sku.root):
            raw = await self._client.get(sku.root)
            return StockItem.model_validate_json(raw) if raw else None

    async def save(self, item: StockItem) -> StockItem:  #! L8
        await self._client.set(item.sku.root, item.model_dump_json())
        return item
# === case: 02-span-on-one-branch
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class RedisLevelRepository:
    def __init__(self, client: Redis, replica: Redis | None = None) -> None:
        self._client = client
        self._replica = replica

    async def level(self, sku: Sku) -> Quantity:
        if self._replica is not None:
            with logfire.span("repo.level.replica"):
                return Quantity(int(await self._replica.get(sku.root)))
        return Quantity(int(await self._client.get(sku.root)))  #! L8
# === case: 05-span-object-never-entered
# --- file: src/app/service/inventory.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class InventoryServiceRunner:
    async def level(self, sku: Sku) -> Quantity:  #! L8
        span = logfire.span("service.inventory.level")
        quantity = await self._load(sku)
        span.set_attribute("level", quantity.root)
        return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
