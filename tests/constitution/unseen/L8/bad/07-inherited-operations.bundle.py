# --- file: src/app/domain/inventory/repository/__init__.py
from app.domain.inventory.repository.level import Levels, SqlLevels

__all__ = ["Levels", "SqlLevels"]
# --- file: src/app/domain/inventory/repository/level.py
from typing import Generic, Protocol, TypeVar

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.inventory.value import Quantity, Sku

K = TypeVar("K")


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class Keyed(Generic[K]):
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def exists(self, key: K) -> bool:  #! L8
        return await self._session.scalar(text("SELECT 1")) is not None


class SqlLevels(Keyed[Sku]):
    @logfire.instrument("repo.level.of")
    async def of(self, sku: Sku) -> Quantity:
        return Quantity(await self._session.scalar(text("SELECT 1")) or 0)

    @classmethod
    async def opened(cls, session: AsyncSession) -> "SqlLevels":  #! L8
        await session.execute(text("SET search_path TO stock"))
        return cls(session)
