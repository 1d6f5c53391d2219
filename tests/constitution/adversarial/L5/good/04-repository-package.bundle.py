# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository/__init__.py
from app.domain.inventory.repository.cached import RedisStockRepository
from app.domain.inventory.repository.protocol import StockRepository
from app.domain.inventory.repository.sql import SqlStockRepository

__all__ = ["RedisStockRepository", "SqlStockRepository", "StockRepository"]
# --- file: src/app/domain/inventory/repository/protocol.py
from typing import Protocol

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...
# --- file: src/app/domain/inventory/repository/sql.py
import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Quantity, Sku


class Base(DeclarativeBase):
    """The tables of stock."""


class StockRow(Base):
    __tablename__ = "stock"

    sku: Mapped[str] = mapped_column(primary_key=True)
    on_hand: Mapped[int]


class SqlStockRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        row = await self._session.scalar(select(StockRow).where(StockRow.sku == sku.root))
        return _stock_item(row) if row else None


def _stock_item(row: StockRow) -> StockItem:
    return StockItem(sku=Sku(row.sku), on_hand=Quantity(row.on_hand))
# --- file: src/app/domain/inventory/repository/cached.py
import logfire
from redis.asyncio import Redis

from app.domain.inventory.repository.protocol import StockRepository
from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class RedisStockRepository:
    def __init__(self, source: StockRepository, redis: Redis) -> None:
        self._source = source
        self._redis = redis

    @logfire.instrument("repo.stock.cached.get")
    async def get(self, sku: Sku) -> StockItem | None:
        if raw := await self._redis.get(sku.root):
            return StockItem.model_validate_json(raw)
        item = await self._source.get(sku)
        if item is not None:
            await self._redis.set(sku.root, item.model_dump_json(), ex=60)
        return item
