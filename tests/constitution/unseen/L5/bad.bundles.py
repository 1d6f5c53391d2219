# === case: 01-aliased-driver-modules
# --- file: src/app/service/stocktaking.py
import logfire
import redis.asyncio as aioredis
import redis.asyncio.client as redis_client

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class StocktakingService:
    def __init__(self, settings: Settings) -> None:
        self._cache: aioredis.Redis = aioredis.from_url(settings.redis_url)
        self._pipe: redis_client.Pipeline | None = None

    @logfire.instrument("service.stocktaking.count")
    async def count(self, sku: Sku) -> Quantity:
        return Quantity(int(await self._cache.hget("levels", sku.root) or 0))  #! L5

    @logfire.instrument("service.stocktaking.queue")
    async def queue(self, sku: Sku) -> Sku:
        if self._pipe is not None:
            self._pipe.sadd("queued", sku.root)  #! L5
        return sku
# === case: 02-mongo-in-an-aggregate
# --- file: src/app/domain/order/journal.py
from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient  #! L5
from pydantic import PrivateAttr

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Journal(DomainModel):
    order_id: OrderId
    _mongo: AsyncIOMotorClient[Any] = PrivateAttr()

    async def note(self) -> OrderId:
        await self._mongo["orders"]["journal"].insert_one({"id": str(self.order_id.root)})  #! L5
        return self.order_id
# === case: 03-sqlite-in-a-smart-enum
# --- file: src/app/domain/order/priority.py
import sqlite3  #! L5
from enum import StrEnum


class Priority(StrEnum):
    HIGH = "high"
    LOW = "low"

    def label(self) -> str:
        with sqlite3.connect("labels.db") as connection:
            row = connection.execute("SELECT label FROM labels WHERE id = ?", (self.value,))  #! L5
            return str(list(row)[0][0])
# === case: 04-session-parameter-of-a-service-method
# --- file: src/app/service/ledger.py
import logfire
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.order.repository import OrderRow
from app.domain.order.value import OrderId


class LedgerService:
    @logfire.instrument("service.ledger.post")
    async def post(self, session: AsyncSession, order_id: OrderId) -> OrderId:
        session.add(OrderRow(id=str(order_id.root), payload={}))  #! L5
        await session.flush()
        row = (await session.exec(select(OrderRow))).first()  #! L5
        if row is not None:
            await session.delete(row)  #! L5
        await session.commit()
        return order_id
# === case: 05-session-factory-called
# --- file: src/app/service/reporting.py
import logfire
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from app.domain.inventory.value import Quantity
from app.domain.order.repository import OrderRow


class ReportingService:
    def __init__(self, engine: AsyncEngine) -> None:
        self._session_factory: async_sessionmaker[AsyncSession] = async_sessionmaker(engine)

    @logfire.instrument("service.reporting.orders")
    async def orders(self) -> Quantity:
        async with self._session_factory() as session:
            found = await session.scalar(select(func.count()).select_from(OrderRow))  #! L5
        return Quantity(found or 0)

    @logfire.instrument("service.reporting.all")
    async def everything(self) -> Quantity:
        session = self._session_factory()
        try:
            result = await session.execute(select(OrderRow))  #! L5
        finally:
            await session.close()
        return Quantity(len(list(result)))
# === case: 06-nats-beside-the-use-case
# --- file: src/app/service/announcing.py
import logfire
import nats
from nats.aio.client import Client as NATS
from nats.js import JetStreamContext

from app.domain.order.event import OrderWasCancelled


class AnnouncingService:
    def __init__(self, connection: NATS, stream: JetStreamContext) -> None:
        self._connection = connection
        self._stream = stream

    @logfire.instrument("service.announcing.announce")
    async def announce(self, event: OrderWasCancelled) -> None:
        await self._connection.publish("orders", event.model_dump_json().encode())  #! L5

    @logfire.instrument("service.announcing.keep")
    async def keep(self, event: OrderWasCancelled) -> None:
        ack = await self._stream.publish("orders.kept", event.model_dump_json().encode())  #! L5
        logfire.info("kept", sequence=ack.seq)

    @logfire.instrument("service.announcing.once")
    async def once(self, event: OrderWasCancelled) -> None:
        connection = await nats.connect("nats://localhost:4222")
        await connection.jetstream().publish("once", event.model_dump_json().encode())  #! L5
        await connection.close()
# === case: 07-vectors-searched-by-a-route
# --- file: src/app/api/inventory/__init__.py
# --- file: src/app/api/inventory/routes.py
from typing import Annotated

from fastapi import APIRouter, Depends
from qdrant_client import AsyncQdrantClient  #! L5

router = APIRouter(prefix="/inventory")


def vectors() -> AsyncQdrantClient:
    return AsyncQdrantClient(url="http://localhost:6333")


@router.get("/similar")
async def similar(client: Annotated[AsyncQdrantClient, Depends(vectors)]) -> list[str]:
    found = await client.query_points("skus", query=[0.1, 0.2], limit=3)  #! L5
    return [str(point.id) for point in found.points]
# === case: 08-graph-walked-by-a-service
# --- file: src/app/service/kinship.py
import logfire
import neo4j
from neo4j import AsyncDriver as GraphDriver

from app.domain.inventory.value import Sku


class KinshipService:
    def __init__(self, driver: GraphDriver) -> None:
        self.driver = driver

    @logfire.instrument("service.kinship.kin")
    async def kin(self, sku: Sku) -> tuple[Sku, ...]:
        records, _, _ = await self.driver.execute_query("MATCH (s) RETURN s", sku=sku.root)  #! L5
        return tuple(Sku(record["s"]["sku"]) for record in records)

    @logfire.instrument("service.kinship.link")
    async def link(self, sku: Sku) -> Sku:
        async with self.driver.session() as session:
            await session.run("CREATE (:Sku {sku: $sku})", sku=sku.root)  #! L5
        return sku

    @logfire.instrument("service.kinship.count")
    async def count(self, sku: Sku) -> Sku:
        await _count_in(self.driver.session())
        return sku


async def _count_in(session: neo4j.AsyncSession) -> None:
    await session.run("MATCH (n) RETURN count(n)")  #! L5
# === case: 09-objects-stored-by-a-service
# --- file: src/app/service/pictures.py
import logfire
import obstore
from minio import Minio
from obstore.store import S3Store

from app.domain.inventory.value import Sku


class PictureService:
    def __init__(self, store: S3Store, archive: Minio) -> None:
        self._store = store
        self._archive = archive

    @logfire.instrument("service.pictures.keep")
    async def keep(self, sku: Sku) -> Sku:
        await obstore.put_async(self._store, sku.root, b"")  #! L5
        return sku

    @logfire.instrument("service.pictures.show")
    async def show(self, sku: Sku) -> Sku:
        await self._store.get_async(sku.root)  #! L5
        return sku

    @logfire.instrument("service.pictures.archive")
    async def archive(self, sku: Sku) -> Sku:
        if self._archive.bucket_exists("pictures"):
            self._archive.remove_object("pictures", sku.root)  #! L5
        return sku
# === case: 10-repositories-without-a-port
# --- file: src/app/domain/inventory/repository/__init__.py
from app.domain.inventory.repository.level import RedisLevels

__all__ = ["RedisLevels"]
# --- file: src/app/domain/inventory/repository/level.py
from dataclasses import dataclass

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


@dataclass
class RedisLevels:  #! L5
    client: Redis

    @logfire.instrument("repo.level.of")
    async def of(self, sku: Sku) -> Quantity:
        return Quantity(int(await self.client.get(sku.root) or 0))
# --- file: src/app/domain/identity/repository.py
import logfire
from minio import Minio

from app.domain.identity.value import UserId


class Portraits:  #! L5
    def __init__(self, endpoint: str) -> None:
        self._bucket = Minio(endpoint)

    @logfire.instrument("repo.portrait.forget")
    async def forget(self, user_id: UserId) -> None:
        self._bucket.remove_object("portraits", str(user_id.root))
# === case: 11-files-read-by-a-value
# --- file: src/app/domain/inventory/labels.py
import io
import os
from builtins import open as unlock
from pathlib import Path as Location

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

FOLDER = Location("labels")


class Label(DomainModel):
    sku: Sku

    def text(self) -> str:
        return (FOLDER / self.sku.root).with_suffix(".txt").read_text()  #! L5

    def raw(self) -> bytes:
        with io.open(self.sku.root, "rb") as file:  #! L5
            return file.read()

    def unlocked(self) -> str:
        return unlock(self.sku.root).read()  #! L5

    def remove(self) -> Sku:
        os.remove(self.sku.root)  #! L5
        return self.sku
# === case: 12-folders-walked-by-the-domain
# --- file: src/app/domain/order/archive.py
from collections.abc import Iterator
from pathlib import Path

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


def _folder(order_id: OrderId) -> Path:
    return Path("archive") / str(order_id.root)


class ArchivedOrder(DomainModel):
    order_id: OrderId

    def is_kept(self) -> bool:
        return _folder(self.order_id).exists()  #! L5

    def files(self) -> Iterator[Path]:
        folder = _folder(self.order_id)
        folder.mkdir(parents=True, exist_ok=True)  #! L5
        yield from folder.glob("*.json")  #! L5
        for path in folder.iterdir():  #! L5
            yield path
# === case: 13-import-guarded-by-hand
# --- file: src/app/domain/inventory/barcode.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

try:
    from psycopg import AsyncConnection  #! L5
except ImportError:
    AsyncConnection = None  # type: ignore[assignment,misc]

if False:
    import aiosqlite  #! L5


class Barcode(DomainModel):
    sku: Sku

    def stored(self) -> "Barcode":
        def connect() -> object:
            from elasticsearch import AsyncElasticsearch  #! L5

            return AsyncElasticsearch

        connect()
        return self
# === case: 14-imported-by-name-at-run-time
# --- file: src/app/domain/inventory/plugin.py
from importlib import import_module as load

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

DRIVER = "redis.asyncio"


class Plugin(DomainModel):
    sku: Sku

    def loaded(self) -> "Plugin":
        load(DRIVER)  #! L5
        __import__("boto3")  #! L5
        return self
# === case: 15-client-hidden-behind-a-property
# --- file: src/app/service/caching.py
from functools import cached_property

import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class _Clients:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def cache(self) -> Redis:
        return Redis.from_url(self._settings.redis_url)


class CachingService:
    def __init__(self, settings: Settings) -> None:
        self._clients = _Clients(settings)

    @property
    def _redis(self) -> Redis:
        return self._clients.cache

    @logfire.instrument("service.caching.level")
    async def level(self, sku: Sku) -> Quantity:
        await self._redis.expire(sku.root, 30)  #! L5
        return Quantity(int(await self._clients.cache.get(sku.root) or 0))  #! L5
# === case: 16-client-from-a-generic-holder
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
# === case: 17-inherited-from-the-driver
# --- file: src/app/clients.py
from redis.asyncio import Redis  #! L5


class Cache(Redis):
    """Redis under the name that the house gives it."""
# --- file: src/app/service/warming.py
import logfire

from app.clients import Cache
from app.clients import Cache as Warm
from app.domain.inventory.value import Sku


class WarmingService:
    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    @logfire.instrument("service.warming.warm")
    async def warm(self, sku: Sku) -> Sku:
        await self._cache.set(sku.root, 1)  #! L5
        return sku

    @logfire.instrument("service.warming.cool")
    async def cool(self, sku: Sku, other: "Warm | None" = None) -> Sku:
        if other:
            await other.delete(sku.root)  #! L5
        return sku
# === case: 18-pipelines-locks-and-scripts
# --- file: src/app/service/counting.py
import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


class CountingService:
    def __init__(self, cache: Redis) -> None:
        self._cache = cache

    @logfire.instrument("service.counting.count")
    async def count(self, sku: Sku) -> Quantity:
        results = await self._cache.pipeline(transaction=True).incr(sku.root).execute()  #! L5
        increment = self._cache.register_script("return redis.call('INCR', KEYS[1])")
        await increment(keys=[sku.root])  #! L5
        return Quantity(int(results[0]))
# === case: 19-annotated-and-aliased-clients
# --- file: src/app/api/deps.py
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession  #! L5

from app.service.order import OrderServiceRunner


def get_order_service(request: Request) -> OrderServiceRunner:
    return request.app.state.order_service


async def open_session(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions() as session:
        yield session


Db = Annotated[AsyncSession, Depends(open_session)]
type Reader = Db
# --- file: src/app/api/order/search.py
from fastapi import APIRouter

from app.api.deps import Db, Reader
from app.domain.order.repository import OrderRow

router = APIRouter()


@router.get("/search/{key}")
async def search(key: str, db: Db) -> bool:
    return await db.get(OrderRow, key) is not None  #! L5


@router.get("/list")
async def everything(reader: Reader) -> int:
    rows = await reader.scalars(OrderRow.__table__.select())  #! L5
    return len(list(rows))
# === case: 20-other-stores-that-teams-use
# --- file: src/app/service/mirroring.py
import aioboto3
import logfire
from aiokafka import AIOKafkaProducer
from opensearchpy import AsyncOpenSearch

from app.domain.inventory.value import Sku


class MirroringService:
    def __init__(self, search: AsyncOpenSearch, producer: AIOKafkaProducer) -> None:
        self._search = search
        self._producer = producer
        self._aws = aioboto3.Session()

    @logfire.instrument("service.mirroring.mirror")
    async def mirror(self, sku: Sku) -> Sku:
        await self._search.index(index="skus", body={"sku": sku.root})  #! L5
        await self._producer.send_and_wait("skus", sku.root.encode())  #! L5
        async with self._aws.client("s3") as s3:
            await s3.put_object(Bucket="skus", Key=sku.root)  #! L5
        return sku
# === case: 21-kernel-and-event-modules
# --- file: src/app/domain/shared/store.py
from pymongo import AsyncMongoClient  #! L5

from app.domain.shared.model import DomainModel


class Store(DomainModel):
    """What every context may keep things in."""

    def is_open(self, client: "AsyncMongoClient[dict[str, object]]") -> bool:
        return client is not None
# --- file: src/app/domain/order/published.py
import confluent_kafka  #! L5

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Published(DomainModel):
    order_id: OrderId

    def send(self, producer: "confluent_kafka.Producer") -> OrderId:
        producer.produce("orders", str(self.order_id.root))  #! L5
        return self.order_id
# === case: 22-clients-in-tuples-and-comprehensions
# --- file: src/app/service/fanning.py
import asyncio

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Sku


class FanningService:
    def __init__(self, primary: Redis, replicas: tuple[Redis, ...]) -> None:
        self._primary = primary
        self._replicas = list(replicas)
        self._pair = (primary, replicas[0])

    @logfire.instrument("service.fanning.spread")
    async def spread(self, sku: Sku) -> Sku:
        await asyncio.gather(*(replica.set(sku.root, 1) for replica in self._replicas))  #! L5
        await self._replicas[0].set(sku.root, 2)  #! L5
        first, second = self._pair
        await second.set(sku.root, 3)  #! L5
        chosen = first if self._replicas else second
        await chosen.get(sku.root)  #! L5
        return sku
