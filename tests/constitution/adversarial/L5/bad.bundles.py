# === case: 01-session-in-a-route
# --- file: src/app/api/order/report.py
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy import text  #! L5
from sqlalchemy.ext.asyncio import AsyncSession  #! L5

router = APIRouter(prefix="/report")


async def get_session(request: Request) -> AsyncSession:
    session: AsyncSession = request.app.state.session
    return session


Session = Annotated[AsyncSession, Depends(get_session)]


@router.get("")
async def report(session: Session) -> dict[str, int]:
    rows = await session.execute(text("SELECT count(*) FROM orders"))  #! L5
    return {"orders": len(list(rows))}
# === case: 02-guarded-imports-in-the-domain
# --- file: src/app/domain/order/graph.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from neo4j import AsyncDriver  #! L5

try:
    import redis  #! L5
except ImportError:
    redis = None


class Graph(DomainModel):
    root_id: OrderId

    def is_kept_in(self, driver: AsyncDriver) -> bool:
        return driver is not None
# === case: 03-importlib-constants
# --- file: src/app/domain/order/export.py
import importlib
from importlib import import_module as load

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

_mongo = importlib.import_module("pymongo")  #! L5


class Export(DomainModel):
    id: OrderId

    def run(self) -> OrderId:
        load("sqlalchemy.ext.asyncio")  #! L5
        return self.id
# --- file: src/app/api/order/health.py
import importlib

from fastapi import APIRouter

router = APIRouter(prefix="/health")


@router.get("")
async def health() -> dict[str, bool]:
    return {"driver": importlib.import_module("asyncpg") is not None}  #! L5
# === case: 04-helpers-that-hide-a-client
# --- file: src/app/service/level.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class LevelService:
    def __init__(self, settings: Settings) -> None:
        self._redis = Redis.from_url(settings.redis_url)

    @property
    def _cache(self) -> Redis:
        return self._redis

    def _client(self):  # type: ignore[no-untyped-def]
        return self._redis

    @logfire.instrument("service.level.read")
    async def read(self, sku: Sku) -> Quantity:
        raw = await self._cache.get(sku.root)  #! L5
        return Quantity(int(raw or 0))

    @logfire.instrument("service.level.write")
    async def write(self, sku: Sku, level: Quantity) -> Quantity:
        await self._client().set(sku.root, level.root)  #! L5
        return level
# === case: 05-a-dictionary-of-clients
# --- file: src/app/service/shards.py
from collections.abc import Mapping

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class ShardService:
    def __init__(self, urls: Mapping[Sku, str]) -> None:
        self._shards = {sku: Redis.from_url(url) for sku, url in urls.items()}
        self._spares: dict[Sku, Redis] = {}
        self._all: list[Redis] = []

    @logfire.instrument("service.shards.read")
    async def read(self, sku: Sku) -> Quantity:
        raw = await self._shards[sku].get(sku.root)  #! L5
        if raw is None:
            spare = self._spares.get(sku)
            raw = await spare.get(sku.root) if spare else None  #! L5
        return Quantity(int(raw or 0))

    @logfire.instrument("service.shards.forget")
    async def forget(self, sku: Sku) -> Sku:
        for client in self._all:
            await client.delete(sku.root)  #! L5
        for _, shard in self._shards.items():
            await shard.delete(sku.root)  #! L5
        return sku
# === case: 06-with-as
# --- file: src/app/service/maintenance.py
import logfire
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from app.config import Settings
from app.domain.order.value import OrderId


class MaintenanceService:
    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(settings.database_url)
        self._redis_url = settings.redis_url

    @logfire.instrument("service.maintenance.vacuum")
    async def vacuum(self, order_id: OrderId) -> OrderId:
        async with self._engine.begin() as connection:
            await connection.execute(text("VACUUM"))  #! L5
        async with AsyncSession(self._engine) as session, session.begin():
            await session.scalars(text("SELECT 1"))  #! L5
        async with Redis.from_url(self._redis_url) as redis:
            await redis.flushall()  #! L5
        return order_id
# === case: 07-handing-the-client-to-a-helper
# --- file: src/app/service/hits.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Sku


async def _touch(client: Redis, sku: Sku) -> None:
    await client.incr(sku.root)  #! L5


async def _count(client, sku):  # type: ignore[no-untyped-def]
    return await client.get(sku.root)  #! L5


class HitService:
    def __init__(self, settings: Settings) -> None:
        self._redis = Redis.from_url(settings.redis_url)

    @logfire.instrument("service.hits.hit")
    async def hit(self, sku: Sku) -> Sku:
        await _touch(self._redis, sku)
        await _count(self._redis, sku)
        return sku
# === case: 08-renamed-variables-and-walrus
# --- file: src/app/service/pictures.py
import boto3
import logfire
from redis.asyncio import Redis as Cache

from app.domain.inventory.value import Sku


class PictureService:
    def __init__(self, cache: Cache | None = None) -> None:
        self._s3 = boto3.client("s3")
        self._cache = cache or Cache()

    @logfire.instrument("service.pictures.publish")
    async def publish(self, sku: Sku) -> Sku:
        cache = self._cache
        if (seen := await cache.get(sku.root)) is not None:  #! L5
            logfire.info("seen before", size=len(seen))
            return sku
        store = bucket = self._s3
        store.put_object(Bucket="pictures", Key=sku.root, Body=b"")  #! L5
        remember = cache
        await remember.set(sku.root, "1")  #! L5
        bucket.delete_object(Bucket="drafts", Key=sku.root)  #! L5
        return sku
# === case: 09-inherited-client
# --- file: src/app/service/base.py
from sqlalchemy.ext.asyncio import AsyncSession


class SessionService:
    session: AsyncSession

    def __init__(self, session: AsyncSession) -> None:
        self.session = session
# --- file: src/app/service/archive.py
import logfire
from sqlalchemy import text

from app.domain.order.value import OrderId
from app.service.base import SessionService


class ArchiveService(SessionService):
    @logfire.instrument("service.archive.archive")
    async def archive(self, order_id: OrderId) -> OrderId:
        await self.session.execute(text("UPDATE orders SET archived = true"))  #! L5
        await self.session.commit()
        return order_id
# === case: 10-files-in-the-domain
# --- file: src/app/domain/order/letter.py
import pathlib
from pathlib import Path

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

TEMPLATE = Path(__file__).parent / "letter.txt"


class Letter(DomainModel):
    order_id: OrderId

    def render(self) -> str:
        return TEMPLATE.read_text()  #! L5

    def footer(self) -> str:
        with open("footer.txt") as file:  #! L5
            return file.read()

    def keep(self) -> OrderId:
        pathlib.Path("letters").write_text(self.render())  #! L5
        return self.order_id

    def keep_again(self, folder: Path) -> OrderId:
        with folder.open("w"):  #! L5
            return self.order_id
# === case: 11-repository-without-a-protocol
# --- file: src/app/domain/inventory/repository.py
import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class RedisLevelRepository:  #! L5
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.level.get")
    async def get(self, sku: Sku) -> Quantity:
        return Quantity(int(await self._client.get(sku.root)))
# === case: 12-pools-and-buckets
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
