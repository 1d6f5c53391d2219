# --- file: src/app/service/migration.py
import asyncpg
import logfire
from minio import Minio
from qdrant_client import AsyncQdrantClient, models

from app.domain.inventory.value import Sku


class MigrationService:
    def __init__(self, pool: asyncpg.Pool, minio: Minio, qdrant: AsyncQdrantClient) -> None:
        self._pool = pool
        self._minio = minio
        self._qdrant = qdrant

    @logfire.instrument("service.migration.copy")
    async def copy(self, sku: Sku) -> Sku:
        async with self._pool.acquire() as connection:
            await connection.fetch("SELECT 1")  #! L5
        self._minio.fput_object("pictures", sku.root, "/tmp/picture")  #! L5
        await self._qdrant.upsert("skus", [models.PointStruct(id=1, vector=[0.1])])  #! L5
        return sku
