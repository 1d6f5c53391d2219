# --- file: src/app/domain/inventory/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.inventory.value import Quantity, Sku


class LevelRepository(Protocol):
    def levels(self) -> AsyncIterator[Quantity]: ...


class SqlLevelRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def levels(self) -> AsyncIterator[Quantity]:
        with logfire.span("repo.level.levels"):
            result = await self._connection.stream(text("SELECT 1"))
        async for row in result:  #! L8
            yield Quantity(row[0])

    async def skus(self) -> AsyncIterator[Sku]:  #! L8
        async for row in await self._connection.stream(text("SELECT 2")):
            yield Sku(row[0])
