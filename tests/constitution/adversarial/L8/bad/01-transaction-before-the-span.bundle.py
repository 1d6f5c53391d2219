# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...


class SqlLevelRepository:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def level(self, sku: Sku) -> Quantity:
        async with self._engine.begin() as connection:  #! L8
            with logfire.span("repo.level.level"):
                found = await connection.scalar(text("SELECT 1"))
        return Quantity(found)
