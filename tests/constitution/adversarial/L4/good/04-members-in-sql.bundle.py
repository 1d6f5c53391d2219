# --- file: src/app/domain/inventory/type.py
from enum import StrEnum


class StockState(StrEnum):
    FREE = "free"
    HELD = "held"
    GONE = "gone"
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.type import StockState
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
    state: StockState = StockState.FREE
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from sqlalchemy import and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.inventory.stock import StockItem
from app.domain.inventory.type import StockState
from app.domain.inventory.value import Quantity, Sku


class Base(DeclarativeBase):
    """The tables of stock."""


class StockRow(Base):
    __tablename__ = "stock"

    sku: Mapped[str] = mapped_column(primary_key=True)
    on_hand: Mapped[int]
    state: Mapped[StockState]


class StockRepository(Protocol):
    async def free(self) -> tuple[StockItem, ...]: ...

    async def release(self, sku: Sku) -> Sku: ...


class SqlStockRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.stock.free")
    async def free(self) -> tuple[StockItem, ...]:
        rows = await self._session.scalars(
            select(StockRow)
            .where(StockRow.state == StockState.FREE)
            .where(or_(StockRow.on_hand > 0, StockRow.state.in_([StockState.HELD])))
            .order_by(case((StockRow.state == StockState.HELD, 1), else_=0))
        )
        return tuple(self.to_domain(row) for row in rows)

    @logfire.instrument("repo.stock.release")
    async def release(self, sku: Sku) -> Sku:
        await self._session.execute(
            update(StockRow)
            .where(and_(StockRow.sku == sku.root, StockRow.state != StockState.GONE))
            .values(state=StockState.FREE, on_hand=func.coalesce(StockRow.on_hand, 0))
        )
        return sku

    def to_domain(self, row: StockRow) -> StockItem:
        return StockItem(sku=Sku(row.sku), on_hand=Quantity(row.on_hand), state=row.state)
