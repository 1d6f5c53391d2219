# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import asyncpg
import logfire

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class PgLevels:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def of(self, sku: Sku) -> Quantity:
        with logfire.span("repo.level.read"):
            value = await self._pool.fetchval("SELECT level")
        await self._pool.execute("UPDATE asked")  #! L8
        with logfire.span("repo.level.write"):
            await self._pool.execute("UPDATE level")
        return Quantity(value)

    async def move(self, sku: Sku) -> None:
        async with self._pool.acquire() as connection:  #! L8
            with logfire.span("repo.level.move"):
                await connection.execute("UPDATE level")
            await connection.execute("UPDATE asked")  #! L8
