# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol, TypedDict

import logfire
from pydantic import BaseModel, ConfigDict
from redis.asyncio import Redis

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Quantity, Sku


class StockPayload(TypedDict):
    sku: str
    on_hand: int
    tags: list[str]


class StockRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    sku: str
    on_hand: int
    tags: list[str] = []

    def to_domain(self) -> StockItem:
        return StockItem(sku=Sku(self.sku), on_hand=Quantity(self.on_hand))


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        raw = await self._client.get(sku.root)
        return StockRow.model_validate_json(raw).to_domain() if raw else None
# --- file: src/app/api/inventory/contracts.py
from pydantic import BaseModel, Field


class StockRequest(BaseModel):
    sku: str
    tags: list[str] = Field(default_factory=list)
    labels: dict[str, str] = {}
# --- file: src/app/service/catalog.py
import logfire
from pydantic import BaseModel

from app.domain.inventory.value import Sku


class CatalogConfig(BaseModel):
    endpoints: list[str] = []
    retries: int = 3


class CatalogGateway:
    def __init__(self, config: CatalogConfig) -> None:
        self._config = config

    @logfire.instrument("service.catalog.refresh")
    async def refresh(self, sku: Sku) -> Sku:
        return await self._first(sku)

    async def _first(self, sku: Sku) -> Sku:
        return sku
