# === case: 01-service-owns-client-repo-uses-it
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

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        raw = await self._client.get(sku.root)
        return StockItem.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.stock.save")
    async def save(self, item: StockItem) -> StockItem:
        await self._client.set(item.sku.root, item.model_dump_json())
        return item
# --- file: src/app/service/inventory.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.repository import RedisStockRepository
from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class InventoryServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._client = Redis.from_url(settings.redis_url)
        self._stock = RedisStockRepository(self._client)

    @logfire.instrument("service.inventory.read")
    async def read(self, sku: Sku) -> StockItem | None:  #! L2
        return await self._stock.get(sku)

    @logfire.instrument("service.inventory.close")
    async def close(self) -> None:
        await self._client.aclose()
# === case: 03-dict-named-client-is-not-storage
# --- file: src/app/service/gateway.py
import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku


class PriceGateway:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._session: dict[str, int] = {}

    @logfire.instrument("service.gateway.price")
    async def price(self, sku: Sku) -> Quantity:
        hit = self._session.get(sku.root)
        if hit is not None:
            return Quantity(hit)
        body = (await self._client.get(f"/price/{sku.root}")).json()
        self._session.setdefault(sku.root, int(body["price"]))
        return Quantity(int(body["price"]))
