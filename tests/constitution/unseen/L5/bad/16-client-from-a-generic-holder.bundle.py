# --- file: src/app/service/holding.py
import logfire
from asyncpg import Connection, Pool
from redis.asyncio import Redis

from app.domain.inventory.value import Sku


class Holder[T]:
    def __init__(self, inner: T) -> None:
        self.inner = inner

    def get(self) -> T:
        return self.inner


class HoldingService:
    def __init__(self, cache: Holder[Redis], pool: Pool) -> None:
        self._cache = cache
        self._pool = pool

    @logfire.instrument("service.holding.touch")
    async def touch(self, sku: Sku) -> Sku:
        await self._cache.inner.incr(sku.root)  #! L5
        await self._cache.get().incr(sku.root)  #! L5
        return sku

    @logfire.instrument("service.holding.rename")
    async def rename(self, sku: Sku) -> Sku:
        async with self._pool.acquire() as connection, connection.transaction():
            await self._rename_on(connection, sku)
        await self._pool.execute("VACUUM")  #! L5
        return sku

    async def _rename_on(self, connection: Connection, sku: Sku) -> None:
        await connection.execute("UPDATE skus SET name = $1", sku.root)  #! L5
