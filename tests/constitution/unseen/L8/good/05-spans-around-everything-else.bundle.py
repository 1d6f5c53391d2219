# --- file: src/app/domain/inventory/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...

    def all(self) -> AsyncIterator[Quantity]: ...


class SqlLevels:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def of(self, sku: Sku) -> Quantity:
        statement = text("SELECT level FROM levels WHERE sku = :sku")
        with logfire.span("repo.level.of") as span:
            try:
                async with self._engine.connect() as connection:
                    value = await connection.scalar(statement, {"sku": sku.root})
            except OperationalError as error:
                span.record_exception(error)
                raise
            else:
                if value is None:
                    return Quantity(0)
            finally:
                await self._engine.dispose()
        return Quantity(value)

    async def all(self) -> AsyncIterator[Quantity]:
        with logfire.span("repo.level.all"):
            async with self._engine.connect() as connection:
                async with connection.stream(text("SELECT level FROM levels")) as rows:
                    async for row in rows:
                        yield Quantity(row.level)

    async def save(self, *levels: Quantity) -> None:
        if not levels:
            return
        values = [{"level": level.root} for level in levels]
        with logfire.span("repo.level.save", levels=len(values)):
            async with self._engine.begin() as connection:
                await connection.execute(text("INSERT INTO levels VALUES (:level)"), values)
