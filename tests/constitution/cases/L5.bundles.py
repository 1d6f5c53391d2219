# === case: sample/bad/01-sql-in-service
# --- file: src/app/service/order.py
import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._sessions = async_sessionmaker(create_async_engine(settings.database_url))

    async def purge(self, order_id: OrderId) -> OrderId:
        with logfire.span("service.order.purge"):
            async with self._sessions.begin() as session:
                await session.execute(text("DELETE FROM orders WHERE id = :id"), {"id": order_id.root})  #! L5
            return order_id
# --- file: src/app/main.py
# --- file: src/app/api/order/routes.py
# --- file: src/app/api/deps.py
# === case: sample/bad/02-redis-cache-aside-in-service
# --- file: src/app/service/inventory.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class InventoryServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._cache = Redis.from_url(settings.redis_url)

    @logfire.instrument("service.inventory.level")
    async def level(self, sku: Sku) -> Quantity:
        cached = await self._cache.get(f"level:{sku.root}")  #! L5
        if cached is not None:
            return Quantity(int(cached))
        fresh = Quantity(0)
        await self._cache.set(f"level:{sku.root}", fresh.root, ex=30)  #! L5
        return fresh
# === case: sample/bad/05-lazy-import-in-domain
# --- file: src/app/domain/order/archive.py
from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Archive(DomainModel):
    owner: OrderId

    def store(self, order: Order) -> OrderId:
        import boto3  #! L5

        boto3.client("s3").put_object(Bucket="orders", Key="x", Body=order.model_dump_json())  #! L5
        return order.id
# === case: sample/good/01-service-owns-client-repo-uses-it
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...

    async def save(self, item: StockItem) -> StockItem: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        raw = await self._client.get(sku.root)
        return StockItem.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.stock.save")
    async def save(self, item: StockItem) -> StockItem:
        await self._client.set(item.sku.root, item.model_dump_json())
        return item
# --- file: src/app/service/inventory.py
import logfire
from redis.asyncio import Redis

from app.config import Settings
from app.domain.inventory.repository import RedisStockRepository
from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class InventoryServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._client = Redis.from_url(settings.redis_url)
        self._stock = RedisStockRepository(self._client)

    @logfire.instrument("service.inventory.read")
    async def read(self, sku: Sku) -> StockItem | None:  #! L2
        return await self._stock.get(sku)

    @logfire.instrument("service.inventory.close")
    async def close(self) -> None:
        await self._client.aclose()
# === case: sample/good/03-dict-named-client-is-not-storage
# --- file: src/app/service/gateway.py
import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku


class PriceGateway:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._session: dict[str, int] = {}

    @logfire.instrument("service.gateway.price")
    async def price(self, sku: Sku) -> Quantity:
        hit = self._session.get(sku.root)
        if hit is not None:
            return Quantity(hit)
        body = (await self._client.get(f"/price/{sku.root}")).json()
        self._session.setdefault(sku.root, int(body["price"]))
        return Quantity(int(body["price"]))
# === case: adversarial/bad/01-session-in-a-route
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
# === case: adversarial/bad/02-guarded-imports-in-the-domain
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
# === case: adversarial/bad/03-importlib-constants
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
# === case: adversarial/bad/04-helpers-that-hide-a-client
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
# === case: adversarial/bad/05-a-dictionary-of-clients
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
# === case: adversarial/bad/06-with-as
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
# === case: adversarial/bad/07-handing-the-client-to-a-helper
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
# === case: adversarial/bad/08-renamed-variables-and-walrus
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
# === case: adversarial/bad/09-inherited-client
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
# === case: adversarial/bad/10-files-in-the-domain
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
# === case: adversarial/bad/11-repository-without-a-protocol
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
# === case: adversarial/bad/12-pools-and-buckets
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
# === case: adversarial/good/01-local-modules-with-a-driver-s-name
# --- file: src/app/domain/inventory/redis.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Redis(DomainModel):
    """The brand of a shelf."""

    sku: Sku

    def get(self, sku: Sku) -> "Redis":
        return self.model_copy(update={"sku": sku})
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory import redis
from app.domain.inventory.redis import Redis
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

from .redis import Redis as Brand


class Shelf(DomainModel):
    brand: Redis
    other: Brand | None = None
    third: redis.Redis | None = None

    def rebranded(self, sku: Sku) -> "Shelf":
        return self.model_copy(update={"brand": self.brand.get(sku)})
# --- file: src/app/api/order/minio.py
from fastapi import APIRouter

router = APIRouter(prefix="/minio")
# --- file: src/app/api/order/all.py
from fastapi import APIRouter

from app.api.order import minio
from app.api.order.minio import router as minio_router

router = APIRouter()
router.include_router(minio_router)
router.include_router(minio.router, prefix="/v2")
# === case: adversarial/good/02-life-cycle-in-a-service
# --- file: src/app/service/lifecycle.py
"""Opens what the application keeps open, and closes it again."""

from typing import Self

import asyncpg
import logfire
from neo4j import AsyncGraphDatabase
from qdrant_client import AsyncQdrantClient, models
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from app.config import Settings


class Lifecycle:
    def __init__(self, settings: Settings, pool: asyncpg.Pool) -> None:
        self._engine = create_async_engine(settings.database_url)
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)
        self._redis = Redis.from_url(settings.redis_url)
        self._qdrant = AsyncQdrantClient(settings.qdrant_url)
        self._graph = AsyncGraphDatabase.driver(settings.neo4j_url)
        self._pool = pool

    @logfire.instrument("service.lifecycle.start")
    async def start(self) -> Self:
        await self._redis.ping()
        async with self._engine.connect() as connection:
            await connection.commit()
        async with self._pool.acquire():
            pass
        await self._qdrant.create_collection(
            "skus",
            vectors_config=models.VectorParams(size=8, distance=models.Distance.COSINE),
        )
        return self

    @logfire.instrument("service.lifecycle.settle")
    async def settle(self, session: AsyncSession) -> None:
        try:
            await session.flush()
            await session.commit()
        except OSError:
            await session.rollback()
            raise
        finally:
            await session.close()

    @logfire.instrument("service.lifecycle.stop")
    async def stop(self) -> None:
        await self._redis.close()
        await self._graph.close()
        await self._pool.close()
# === case: adversarial/good/03-type-modules
# --- file: src/app/service/search.py
import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.models import FieldCondition, Filter, MatchValue

from app.config import Settings
from app.domain.inventory.repository import ArticleIndex, QdrantArticleIndex
from app.domain.inventory.value import Sku


class SearchService:
    def __init__(self, settings: Settings) -> None:
        self._index: ArticleIndex = QdrantArticleIndex(AsyncQdrantClient(settings.qdrant_url))
        self._filter = Filter(must=[FieldCondition(key="a", match=MatchValue(value="b"))])

    @logfire.instrument("service.search.like")
    async def like(self, sku: Sku) -> tuple[Sku, ...]:
        return await self._index.like(sku)
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.models import ScoredPoint

from app.domain.inventory.value import Sku


class ArticleIndex(Protocol):
    async def like(self, sku: Sku) -> tuple[Sku, ...]: ...


class QdrantArticleIndex:
    def __init__(self, client: AsyncQdrantClient) -> None:
        self._client = client

    @logfire.instrument("repo.article.like")
    async def like(self, sku: Sku) -> tuple[Sku, ...]:
        found = await self._client.query_points("skus", query=sku.root)
        return tuple(_to_sku(point) for point in found.points)


def _to_sku(point: ScoredPoint) -> Sku:
    return Sku(str(point.id))
# === case: adversarial/good/04-repository-package
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository/__init__.py
from app.domain.inventory.repository.cached import RedisStockRepository
from app.domain.inventory.repository.protocol import StockRepository
from app.domain.inventory.repository.sql import SqlStockRepository

__all__ = ["RedisStockRepository", "SqlStockRepository", "StockRepository"]
# --- file: src/app/domain/inventory/repository/protocol.py
from typing import Protocol

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...
# --- file: src/app/domain/inventory/repository/sql.py
import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Quantity, Sku


class Base(DeclarativeBase):
    """The tables of stock."""


class StockRow(Base):
    __tablename__ = "stock"

    sku: Mapped[str] = mapped_column(primary_key=True)
    on_hand: Mapped[int]


class SqlStockRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        row = await self._session.scalar(select(StockRow).where(StockRow.sku == sku.root))
        return _stock_item(row) if row else None


def _stock_item(row: StockRow) -> StockItem:
    return StockItem(sku=Sku(row.sku), on_hand=Quantity(row.on_hand))
# --- file: src/app/domain/inventory/repository/cached.py
import logfire
from redis.asyncio import Redis

from app.domain.inventory.repository.protocol import StockRepository
from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class RedisStockRepository:
    def __init__(self, source: StockRepository, redis: Redis) -> None:
        self._source = source
        self._redis = redis

    @logfire.instrument("repo.stock.cached.get")
    async def get(self, sku: Sku) -> StockItem | None:
        if raw := await self._redis.get(sku.root):
            return StockItem.model_validate_json(raw)
        item = await self._source.get(sku)
        if item is not None:
            await self._redis.set(sku.root, item.model_dump_json(), ex=60)
        return item
# === case: adversarial/good/05-composition-root
# --- file: src/app/config.py
"""Environment schema, and the clients it describes."""

from pydantic_settings import BaseSettings, SettingsConfigDict
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, env_prefix="APP_")

    database_url: str = "sqlite+aiosqlite:///app.db"
    redis_url: str = "redis://localhost:6379/0"
    pool_size: int = 5

    def engine(self) -> AsyncEngine:
        return create_async_engine(self.database_url, pool_size=self.pool_size)

    def redis(self) -> Redis:
        return Redis.from_url(self.redis_url)
# --- file: src/app/main.py
"""Composition root."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import logfire
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine

from app.api.order.routes import router as order_router
from app.config import Settings
from app.service.order import OrderServiceRunner


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings = Settings()
    engine: AsyncEngine = settings.engine()
    redis: Redis = settings.redis()
    await redis.ping()
    app.state.order_service = OrderServiceRunner(settings)
    yield
    await redis.aclose()
    await engine.dispose()


def create_app() -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    logfire.instrument_fastapi(app)
    app.include_router(order_router)
    return app
# === case: adversarial/good/06-look-alikes
# --- file: src/app/domain/identity/session.py
from datetime import datetime
from pathlib import PurePosixPath
from typing import Self

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Cursor(DomainModel):
    at: datetime

    def execute(self, at: datetime) -> "Cursor":
        return self.model_copy(update={"at": at})


class Session(DomainModel):
    user_id: UserId
    cursor: Cursor
    opened_at: datetime

    @classmethod
    def open(cls, user_id: UserId, at: datetime) -> Self:
        return cls(user_id=user_id, cursor=Cursor(at=at), opened_at=at)

    def execute(self, at: datetime) -> "Session":
        return self.model_copy(update={"cursor": self.cursor.execute(at)})

    @property
    def path(self) -> str:
        return str(PurePosixPath("/sessions") / str(self.user_id.root))
# --- file: src/app/service/session.py
from pathlib import Path

import httpx
import logfire

from app.domain.identity.session import Session
from app.domain.identity.value import UserId


class SessionService:
    def __init__(self, client: httpx.AsyncClient, certificate: Path) -> None:
        self._client = client
        self._sessions: dict[UserId, Session] = {}
        self._certificate = certificate.read_text()

    @logfire.instrument("service.session.keep")
    async def keep(self, session: Session, user_id: UserId) -> Session:
        self._sessions[user_id] = session
        known = self._sessions.get(user_id)
        async with self._client.stream("GET", "/sessions") as response:
            await response.aread()
        await self._client.delete(f"/sessions/{user_id.root}")
        return known if known is not None else session.execute(session.opened_at)
# === case: adversarial/good/07-wishlist-context
# --- file: src/app/domain/wishlist/__init__.py
# --- file: src/app/domain/wishlist/value.py
"""The words of wish lists."""

from uuid import UUID, uuid4

from pydantic import ConfigDict, Field, RootModel


class WishlistId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class Wish(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=80)
# --- file: src/app/domain/wishlist/wishlist.py
"""A wish list: what somebody hopes for, in order."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.wishlist.value import Wish, WishlistId


class Wishlist(DomainModel):
    """The aggregate."""

    id: WishlistId
    wishes: tuple[Wish, ...] = ()

    def add(self, wish: Wish) -> "AddOutcome":
        """Hope for one thing more."""
        if wish in self.wishes:
            return AlreadyWished(wish=wish)
        return Added(wishlist=self.model_copy(update={"wishes": (*self.wishes, wish)}))


class Added(DomainModel):
    kind: Literal["added"] = "added"
    wishlist: Wishlist


class AlreadyWished(DomainModel):
    kind: Literal["already_wished"] = "already_wished"
    wish: Wish


class WishlistFound(DomainModel):
    kind: Literal["found"] = "found"
    wishlist: Wishlist


class WishlistNotFound(DomainModel):
    kind: Literal["not_found"] = "not_found"
    wishlist_id: WishlistId


type AddOutcome = Annotated[Added | AlreadyWished, Field(discriminator="kind")]
type FindOutcome = Annotated[WishlistFound | WishlistNotFound, Field(discriminator="kind")]
# --- file: src/app/domain/wishlist/repository.py
"""Where wish lists live: rows in SQL, with copies in Redis that are quick to read."""

from collections.abc import AsyncIterator
from typing import Protocol, Self
from uuid import UUID

import logfire
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import Field, SQLModel

from app.domain.wishlist.value import Wish, WishlistId
from app.domain.wishlist.wishlist import (
    FindOutcome,
    Wishlist,
    WishlistFound,
    WishlistNotFound,
)


class WishlistRepository(Protocol):
    """What a use case may ask of any storage."""

    async def find(self, wishlist_id: WishlistId) -> FindOutcome: ...

    async def save(self, wishlist: Wishlist) -> Wishlist: ...


class WishlistRow(SQLModel, table=True):
    __tablename__ = "wishlist"

    id: UUID = Field(primary_key=True)
    wishes: str = ""

    @classmethod
    def from_domain(cls, wishlist: Wishlist) -> Self:
        return cls(id=wishlist.id.root, wishes="\n".join(w.root for w in wishlist.wishes))

    def to_domain(self) -> Wishlist:
        wishes = tuple(Wish(text) for text in self.wishes.splitlines())
        return Wishlist(id=WishlistId(self.id), wishes=wishes)


class SqlWishlistRepository:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @logfire.instrument("repo.wishlist.find", extract_args=False)
    async def find(self, wishlist_id: WishlistId) -> FindOutcome:
        statement = select(WishlistRow).where(WishlistRow.id == wishlist_id.root)
        async with self._engine.connect() as connection:
            row = (await connection.execute(statement)).one_or_none()
        if row is None:
            return WishlistNotFound(wishlist_id=wishlist_id)
        return WishlistFound(wishlist=WishlistRow.model_validate(row).to_domain())

    @logfire.instrument("repo.wishlist.save", extract_args=False)
    async def save(self, wishlist: Wishlist) -> Wishlist:
        values = WishlistRow.from_domain(wishlist).model_dump()
        statement = insert(WishlistRow).values(values).on_conflict_do_nothing()
        async with self._engine.begin() as connection:
            await connection.execute(statement)
        return wishlist

    async def all(self) -> AsyncIterator[Wishlist]:
        with logfire.span("repo.wishlist.all"):
            async with self._engine.connect() as connection:
                async for row in await connection.stream(select(WishlistRow)):
                    yield WishlistRow.model_validate(row).to_domain()


class CachedWishlistRepository:
    def __init__(self, source: WishlistRepository, redis: Redis) -> None:
        self._source = source
        self._redis = redis

    @logfire.instrument("repo.wishlist.cached.find", extract_args=False)
    async def find(self, wishlist_id: WishlistId) -> FindOutcome:
        copy = await self._recall(wishlist_id)
        if copy is not None:
            return WishlistFound(wishlist=copy)
        return await self._source.find(wishlist_id)

    @logfire.instrument("repo.wishlist.cached.save", extract_args=False)
    async def save(self, wishlist: Wishlist) -> Wishlist:
        saved = await self._source.save(wishlist)
        await self._redis.delete(_key(wishlist.id))
        return saved

    async def _recall(self, wishlist_id: WishlistId) -> Wishlist | None:
        try:
            copy = await self._redis.get(_key(wishlist_id))
        except RedisError:
            return None
        return Wishlist.model_validate_json(copy) if copy else None


def _key(wishlist_id: WishlistId) -> str:
    return f"wishlist:{wishlist_id}"
# === case: adversarial/good/08-unit-of-work-service
# --- file: src/app/service/orders.py
"""Order use cases: one transaction each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import logfire
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.order import CancelOutcome, Order, OrderCancelled
from app.domain.order.repository import OrderFound, OrderLookup, SqlOrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderUseCases:
    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(settings.database_url)
        self._sessions = async_sessionmaker(self._engine)

    @asynccontextmanager
    async def _unit_of_work(self) -> AsyncIterator[SqlOrderRepository]:
        session: AsyncSession = self._sessions()
        try:
            yield SqlOrderRepository(session)
            await session.commit()
        except OSError:
            await session.rollback()
            raise
        finally:
            await session.close()

    async def show(self, order_id: OrderId) -> OrderLookup:
        with logfire.span("service.orders.show", order_id=str(order_id.root)):
            async with self._unit_of_work() as orders:
                return await orders.get(order_id)

    async def place(self, order: Order) -> Order:
        with logfire.span("service.orders.place", lines=len(order.lines)):
            async with self._unit_of_work() as orders:
                return await orders.save(order)

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.orders.cancel", order_id=str(order_id.root)) as span:
            async with self._sessions.begin() as session:
                orders = SqlOrderRepository(session)
                found = await orders.get(order_id)
                if not isinstance(found, OrderFound):
                    return found
                outcome = found.order.cancel(reason)
                if isinstance(outcome, OrderCancelled):
                    await orders.save(outcome.order)
                span.set_attribute("outcome", outcome.kind)
                return outcome

    @logfire.instrument("service.orders.close")
    async def close(self) -> None:
        await self._engine.dispose()
# === case: unseen/bad/01-aliased-driver-modules
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
# === case: unseen/bad/02-mongo-in-an-aggregate
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
# === case: unseen/bad/03-sqlite-in-a-smart-enum
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
# === case: unseen/bad/04-session-parameter-of-a-service-method
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
# === case: unseen/bad/05-session-factory-called
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
# === case: unseen/bad/06-nats-beside-the-use-case
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
# === case: unseen/bad/07-vectors-searched-by-a-route
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
# === case: unseen/bad/08-graph-walked-by-a-service
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
# === case: unseen/bad/09-objects-stored-by-a-service
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
# === case: unseen/bad/10-repositories-without-a-port
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
# === case: unseen/bad/11-files-read-by-a-value
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
# === case: unseen/bad/12-folders-walked-by-the-domain
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
# === case: unseen/bad/13-import-guarded-by-hand
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
# === case: unseen/bad/14-imported-by-name-at-run-time
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
# === case: unseen/bad/15-client-hidden-behind-a-property
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
# === case: unseen/bad/16-client-from-a-generic-holder
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
# === case: unseen/bad/17-inherited-from-the-driver
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
# === case: unseen/bad/18-pipelines-locks-and-scripts
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
# === case: unseen/bad/19-annotated-and-aliased-clients
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
# === case: unseen/bad/20-other-stores-that-teams-use
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
# === case: unseen/bad/21-kernel-and-event-modules
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
# === case: unseen/bad/22-clients-in-tuples-and-comprehensions
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
# === case: unseen/good/01-names-of-drivers-that-are-not-theirs
# --- file: src/app/domain/inventory/neo4j.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Driver(DomainModel):
    """Drives a pallet of one sku to its shelf."""

    sku: Sku

    def run(self, sku: Sku) -> "Driver":
        return self.model_copy(update={"sku": sku})
# --- file: src/app/domain/inventory/session.py
from app.domain.inventory import neo4j
from app.domain.inventory.neo4j import Driver as AsyncDriver
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class AsyncSession(DomainModel):
    """A shift of a driver."""

    driver: AsyncDriver
    spare: neo4j.Driver

    def execute(self, sku: Sku) -> "AsyncSession":
        return self.model_copy(update={"driver": self.driver.run(sku), "spare": self.spare.run(sku)})
# --- file: src/app/service/shifts.py
import logfire

from app.domain.inventory.session import AsyncSession
from app.domain.inventory.value import Sku


class ShiftService:
    @logfire.instrument("service.shifts.extend")
    async def extend(self, session: AsyncSession, sku: Sku) -> AsyncSession:
        return await self._kept(session.execute(sku))

    async def _kept(self, session: AsyncSession) -> AsyncSession:
        return session
# === case: unseen/good/02-start-and-stop-of-every-engine
# --- file: src/app/service/engines.py
"""Keeps the connections of the application open while it runs."""

from types import TracebackType
from typing import Self

import logfire
import nats
from minio import Minio
from motor.motor_asyncio import AsyncIOMotorClient
from nats.js.api import StreamConfig
from neo4j import AsyncGraphDatabase
from redis.asyncio import BlockingConnectionPool, Redis

from app.config import Settings


class Engines:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.redis = Redis(connection_pool=BlockingConnectionPool.from_url(settings.redis_url))
        self.graph = AsyncGraphDatabase.driver(settings.neo4j_url)
        self.mongo: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient()
        self.objects = Minio(settings.minio_endpoint)

    async def __aenter__(self) -> Self:
        with logfire.span("service.engines.start"):
            await self.graph.verify_connectivity()
            await self.redis.ping()
            self.nats = await nats.connect("nats://localhost:4222")
            stream = self.nats.jetstream()
            await stream.add_stream(StreamConfig(name="orders", subjects=["orders.>"]))
            if not self.objects.bucket_exists("pictures"):
                self.objects.make_bucket("pictures")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with logfire.span("service.engines.stop"):
            await self.nats.drain()
            await self.redis.aclose()
            await self.graph.close()
            self.mongo.close()
# === case: unseen/good/03-files-where-they-may-be
# --- file: src/app/domain/order/repository/__init__.py
from app.domain.order.repository.files import FileOrderRepository
from app.domain.order.repository.port import OrderFound, OrderLookup, OrderRepository

__all__ = ["FileOrderRepository", "OrderFound", "OrderLookup", "OrderRepository"]
# --- file: src/app/domain/order/repository/port.py
from typing import Annotated, Literal, Protocol

from pydantic import Field

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderFound(DomainModel):
    kind: Literal["found"] = "found"
    order: Order


type OrderLookup = Annotated[OrderFound | OrderNotFound, Field(discriminator="kind")]


class OrderRepository(Protocol):
    async def get(self, order_id: OrderId) -> OrderLookup: ...

    async def save(self, order: Order) -> Order: ...
# --- file: src/app/domain/order/repository/files.py
"""Orders as files in a folder, for a single node."""

import asyncio
from pathlib import Path

import logfire

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository.port import OrderFound, OrderLookup
from app.domain.order.value import OrderId


class FileOrderRepository:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def get(self, order_id: OrderId) -> OrderLookup:
        with logfire.span("repo.order.get"):
            path = self._path(order_id)
            if not path.exists():
                return OrderNotFound(order_id=order_id)
            text = await asyncio.to_thread(path.read_text)
            return OrderFound(order=Order.model_validate_json(text))

    async def save(self, order: Order) -> Order:
        with logfire.span("repo.order.save"):
            await asyncio.to_thread(self._path(order.id).write_text, order.model_dump_json())
            return order

    def _path(self, order_id: OrderId) -> Path:
        return self._folder / f"{order_id.root}.json"
# --- file: src/app/service/order.py
from pathlib import Path

import logfire

from app.config import Settings
from app.domain.order.order import CancelOutcome, OrderCancelled, OrderNotFound
from app.domain.order.repository import FileOrderRepository, OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._orders: OrderRepository = FileOrderRepository(Path("orders"))

    @logfire.instrument("service.order.cancel")
    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        match await self._orders.get(order_id):
            case OrderNotFound() as missing:
                return missing
            case OrderFound(order=order):
                outcome = order.cancel(reason)
                if isinstance(outcome, OrderCancelled):
                    await self._orders.save(outcome.order)
                return outcome
# === case: unseen/good/04-paths-that-touch-no-disk
# --- file: src/app/domain/inventory/picture.py
from pathlib import Path, PurePosixPath

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Picture(DomainModel):
    sku: Sku
    path: PurePosixPath

    def thumbnail(self) -> PurePosixPath:
        return self.path.with_suffix(".thumb.png")

    def local(self) -> Path:
        return Path("pictures") / self.path.name

    def is_in(self, folder: PurePosixPath) -> bool:
        return self.path.is_relative_to(folder)


class Shop(DomainModel):
    """Shops open and close; files play no part."""

    opened: bool | None = None  #! L3

    def open(self) -> "Shop":
        return self.model_copy(update={"opened": True})

    def reopened(self) -> "Shop":
        return self.open()
# === case: unseen/good/05-composition-root-builds-everything
# --- file: src/app/main.py
"""The only module that knows every other one."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

import logfire
import nats
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import create_async_engine

from app.api.order.routes import router as order_router
from app.config import Settings
from app.service.order import OrderServiceRunner


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings = Settings()
    engine = create_async_engine(settings.database_url)
    async with AsyncExitStack() as stack:
        redis = await stack.enter_async_context(Redis.from_url(settings.redis_url))
        connection = await nats.connect("nats://localhost:4222")
        stack.push_async_callback(connection.drain)
        app.state.redis = redis
        app.state.order_service = OrderServiceRunner(settings)
        yield
    await engine.dispose()


def create_app(settings: Settings | None = None) -> FastAPI:
    app = FastAPI(lifespan=lifespan)
    logfire.instrument_fastapi(app)
    app.include_router(order_router)
    return app
# --- file: src/app/config.py
from pydantic_settings import BaseSettings, SettingsConfigDict
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


class Settings(BaseSettings):
    model_config = SettingsConfigDict(frozen=True, env_prefix="APP_")

    database_url: str = "sqlite+aiosqlite:///app.db"
    redis_url: str = "redis://localhost:6379/0"
    pool_size: int = 5

    def engine(self) -> AsyncEngine:
        return create_async_engine(self.database_url, pool_size=self.pool_size)

    def redis(self) -> Redis:
        return Redis.from_url(self.redis_url)
# === case: unseen/good/06-objects-with-the-methods-of-a-client
# --- file: src/app/service/rates.py
from collections import ChainMap, defaultdict
from contextvars import ContextVar
from http.client import HTTPConnection
from queue import Queue

import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku

_seen: ContextVar[Quantity] = ContextVar("seen")


class Rates:
    def __init__(self, session: httpx.AsyncClient, client: HTTPConnection) -> None:
        self._session = session
        self._client = client
        self._redis: defaultdict[str, int] = defaultdict(int)
        self._pool: Queue[Sku] = Queue()
        self._engine = ChainMap[str, int]({}, {})

    @logfire.instrument("service.rates.rate")
    async def rate(self, sku: Sku) -> Quantity:
        response = await self._session.post("/rates", json={"sku": sku.root})
        self._redis.update(response.json())
        self._pool.put(sku)
        self._engine.setdefault(sku.root, 1)
        self._client.request("GET", "/ping")
        _seen.set(Quantity(self._redis.get(sku.root, 0)))
        return _seen.get()
# === case: unseen/good/07-port-in-another-module
# --- file: src/app/domain/inventory/repository/__init__.py
"""Where levels of stock are kept."""

from .port import Levels
from .valkey import CachedLevels

__all__ = ["CachedLevels", "Levels"]
# --- file: src/app/domain/inventory/repository/port.py
from typing import Protocol, runtime_checkable

from app.domain.inventory.value import Quantity, Sku


@runtime_checkable
class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...
# --- file: src/app/domain/inventory/repository/valkey.py
import logfire
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.domain.inventory.value import Quantity, Sku

from .port import Levels


class CachedLevels(Levels):
    def __init__(self, client: Redis, source: Levels) -> None:
        self._client = client
        self._source = source

    async def of(self, sku: Sku) -> Quantity:
        with logfire.span("repo.level.of", sku=sku.root):
            try:
                raw = await self._client.get(sku.root)
            except RedisError:
                raw = None
            return Quantity(int(raw)) if raw is not None else await self._source.of(sku)
# === case: unseen/good/08-blog-context
# --- file: src/app/domain/blog/__init__.py
"""Posts that people write and others read."""
# --- file: src/app/domain/blog/value.py
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, RootModel, StringConstraints, field_validator


class PostId(RootModel[UUID], frozen=True):
    """Names one post."""


class Slug(RootModel[Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]], frozen=True):
    """The address of a post."""


class Title(RootModel[str]):
    model_config = ConfigDict(frozen=True)

    @field_validator("root")
    @classmethod
    def says_something(cls, title: str) -> str:
        if not title.strip():
            raise ValueError("a title says something")
        return title.strip()

    def slug(self) -> Slug:
        return Slug("-".join(self.root.lower().split()))


class PublishedAt(RootModel[datetime], frozen=True):
    """When a post went out."""
# --- file: src/app/domain/blog/type.py
from enum import StrEnum, auto


class PostState(StrEnum):
    DRAFT = auto()
    PUBLISHED = auto()
    WITHDRAWN = auto()

    def can_become(self, target: "PostState") -> bool:
        match self:
            case PostState.DRAFT:
                return target is PostState.PUBLISHED
            case PostState.PUBLISHED:
                return target is PostState.WITHDRAWN
            case PostState.WITHDRAWN:
                return False
# --- file: src/app/domain/blog/post.py
from typing import Literal

from app.domain.blog.type import PostState
from app.domain.blog.value import PostId, PublishedAt, Slug, Title
from app.domain.shared.model import DomainModel


class Post(DomainModel):
    id: PostId
    title: Title
    state: PostState = PostState.DRAFT
    published_at: PublishedAt | None = None

    @property
    def slug(self) -> Slug:
        return self.title.slug()

    def publish(self, at: PublishedAt) -> "Published | NotPublishable":
        if not self.state.can_become(PostState.PUBLISHED):
            return NotPublishable(state=self.state)
        return Published(
            post=self.model_copy(update={"state": PostState.PUBLISHED, "published_at": at})
        )


class Published(DomainModel):
    kind: Literal["published"] = "published"
    post: Post


class NotPublishable(DomainModel):
    kind: Literal["not_publishable"] = "not_publishable"
    state: PostState


class PostMissing(DomainModel):
    kind: Literal["post_missing"] = "post_missing"
    slug: Slug
# --- file: src/app/domain/blog/repository.py
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol, Self

import logfire
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.blog.post import Post
from app.domain.blog.value import Slug


class PostRow(SQLModel, table=True):
    __tablename__ = "post"

    id: str = Field(primary_key=True)
    slug: str = Field(index=True, unique=True)
    title: str
    state: str
    published_at: datetime | None = None

    @classmethod
    def from_domain(cls, post: Post) -> Self:
        data: Mapping[str, Any] = post.model_dump(mode="json")
        return cls(slug=post.slug.root, **data)

    def to_domain(self) -> Post:
        return Post.model_validate(self.model_dump(exclude={"slug"}))


class Posts(Protocol):
    async def by_slug(self, slug: Slug) -> Post | None: ...

    async def save(self, post: Post) -> None: ...

    async def latest(self, limit: int) -> tuple[Post, ...]: ...


class SqlPosts:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.post.by_slug")
    async def by_slug(self, slug: Slug) -> Post | None:
        statement = select(PostRow).where(PostRow.slug == slug.root)
        row = (await self._session.exec(statement)).one_or_none()
        return row.to_domain() if row else None

    @logfire.instrument("repo.post.save")
    async def save(self, post: Post) -> None:
        await self._session.merge(PostRow.from_domain(post))

    @logfire.instrument("repo.post.latest")
    async def latest(self, limit: int) -> tuple[Post, ...]:
        statement = select(PostRow).order_by(col(PostRow.published_at).desc()).limit(limit)
        return tuple(row.to_domain() for row in await self._session.exec(statement))
# --- file: src/app/service/blog.py
from collections.abc import Callable
from datetime import datetime

import logfire
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel.ext.asyncio.session import AsyncSession

from app.domain.blog.post import NotPublishable, Post, PostMissing, Published
from app.domain.blog.repository import SqlPosts
from app.domain.blog.value import PublishedAt, Slug


class BlogService:
    def __init__(self, engine: AsyncEngine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    async def publish(self, slug: Slug) -> Published | NotPublishable | PostMissing:
        with logfire.span("service.blog.publish", slug=slug.root):
            async with AsyncSession(self._engine) as session:
                posts = SqlPosts(session)
                post = await posts.by_slug(slug)
                if post is None:
                    return PostMissing(slug=slug)
                outcome = post.publish(PublishedAt(self._now()))
                match outcome:
                    case Published(post=published):
                        await posts.save(published)
                        await session.commit()
                    case NotPublishable():
                        await session.rollback()
                return outcome

    async def front_page(self) -> tuple[Post, ...]:
        with logfire.span("service.blog.front_page"):
            async with AsyncSession(self._engine) as session:
                return await SqlPosts(session).latest(10)
# === case: unseen/good/09-telemetry-of-machines
# --- file: src/app/domain/telemetry/__init__.py
from .reading import Reading
from .value import DeviceId

__all__ = ["DeviceId", "Reading"]
# --- file: src/app/domain/telemetry/value.py
from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field, RootModel


class DeviceId(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(min_length=4, max_length=32)


class Celsius(BaseModel):
    model_config = ConfigDict(frozen=True)
    value: Decimal = Field(ge=-273)

    def warmer_than(self, other: Celsius) -> bool:
        return self.value > other.value


class Window(BaseModel):
    model_config = ConfigDict(frozen=True)

    size: int = Field(gt=0)

    def full(self, readings: int) -> bool:
        return readings >= self.size
# --- file: src/app/domain/telemetry/reading.py
from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from app.domain.shared.model import DomainModel
from app.domain.telemetry.value import Celsius, DeviceId


class Reading(DomainModel):
    device: DeviceId
    temperature: Celsius
    taken_at: datetime

    def is_older_than(self, age: timedelta, *, now: datetime) -> bool:
        return now - self.taken_at > age

    def hotter(self, other: Self) -> Self:
        return self if self.temperature.warmer_than(other.temperature) else other
# --- file: src/app/domain/telemetry/repository.py
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import logfire

from app.domain.telemetry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from nats.js import JetStreamContext
    from redis.asyncio import Redis

    from app.domain.telemetry.value import DeviceId


class Readings(Protocol):
    async def append(self, reading: Reading) -> None: ...

    def since(self, device: DeviceId) -> AsyncIterator[Reading]: ...


class StreamedReadings:
    """Readings on a JetStream, the last one of each device in Redis."""

    def __init__(self, stream: JetStreamContext, latest: Redis) -> None:
        self._stream = stream
        self._latest = latest

    async def append(self, reading: Reading) -> None:
        with logfire.span("repo.readings.append"):
            payload = reading.model_dump_json()
            await self._stream.publish(f"readings.{reading.device.root}", payload.encode())
            await self._latest.hset("latest", reading.device.root, payload)

    async def since(self, device: DeviceId) -> AsyncIterator[Reading]:
        with logfire.span("repo.readings.since"):
            consumer = await self._stream.pull_subscribe(f"readings.{device.root}", "since")
            for message in await consumer.fetch(100):
                yield Reading.model_validate(json.loads(message.data))
                await message.ack()
# --- file: src/app/service/telemetry.py
from __future__ import annotations

import contextlib

import logfire

from app.domain.telemetry import DeviceId, Reading
from app.domain.telemetry.repository import Readings


class TelemetryService:
    def __init__(self, readings: Readings) -> None:
        self._readings = readings

    @logfire.instrument("service.telemetry.take")
    async def take(self, *readings: Reading) -> None:
        for reading in readings:
            with contextlib.suppress(TimeoutError):
                await self._readings.append(reading)

    @logfire.instrument("service.telemetry.hottest")
    async def hottest(self, device: DeviceId, first: Reading) -> Reading:
        hottest = first
        async for reading in self._readings.since(device):
            hottest = hottest.hotter(reading)
        return hottest
# === case: unseen/good/10-search-with-vectors-and-objects
# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from uuid import UUID

from pydantic import RootModel


class DocumentId(RootModel[UUID], frozen=True):
    root: UUID


class Embedding(RootModel[tuple[float, ...]], frozen=True):
    """Where the meaning of a text lies."""


class Content(RootModel[bytes], frozen=True):
    root: bytes

    def is_empty(self) -> bool:
        return not self.root
# --- file: src/app/domain/library/document.py
from app.domain.library.value import DocumentId, Embedding
from app.domain.shared.model import DomainModel


class Document(DomainModel):
    id: DocumentId
    embedding: Embedding
# --- file: src/app/domain/library/repository.py
from typing import Any, Final, Protocol
from uuid import UUID

import logfire
import obstore as obs
from obstore.store import S3Store
from qdrant_client import AsyncQdrantClient
from qdrant_client import models as q

from app.domain.library.document import Document
from app.domain.library.value import Content, DocumentId, Embedding

COLLECTION: Final = "documents"


class DocumentIndex(Protocol):
    async def upsert(self, document: Document) -> None: ...

    async def search(self, embedding: Embedding, limit: int) -> tuple[DocumentId, ...]: ...


class ContentStore(Protocol):
    async def store(self, document_id: DocumentId, content: Content) -> None: ...

    async def retrieve(self, document_id: DocumentId) -> Content | None: ...


class QdrantDocumentIndex:
    def __init__(self, client: AsyncQdrantClient, *, size: int) -> None:
        self._client = client
        self._size = size

    @logfire.instrument("repo.document.prepare")
    async def prepare(self) -> None:
        if not await self._client.collection_exists(COLLECTION):
            params = q.VectorParams(size=self._size, distance=q.Distance.COSINE)
            await self._client.create_collection(COLLECTION, vectors_config=params)

    @logfire.instrument("repo.document.upsert")
    async def upsert(self, document: Document) -> None:
        point = q.PointStruct(id=str(document.id.root), vector=list(document.embedding.root))
        await self._client.upsert(COLLECTION, points=[point])

    @logfire.instrument("repo.document.search")
    async def search(self, embedding: Embedding, limit: int) -> tuple[DocumentId, ...]:
        answer = await self._client.query_points(
            COLLECTION, query=list(embedding.root), limit=limit
        )
        return tuple(DocumentId(UUID(str(point.id))) for point in answer.points)


class S3ContentStore:
    def __init__(self, store: S3Store) -> None:
        self._store = store

    @logfire.instrument("repo.content.store")
    async def store(self, document_id: DocumentId, content: Content) -> None:
        await obs.put_async(self._store, _key(document_id), content.root)

    @logfire.instrument("repo.content.retrieve")
    async def retrieve(self, document_id: DocumentId) -> Content | None:
        try:
            found: Any = await obs.get_async(self._store, _key(document_id))
        except FileNotFoundError:
            return None
        return Content(bytes(await found.bytes_async()))


def _key(document_id: DocumentId) -> str:
    return f"documents/{document_id.root}"
# --- file: src/app/service/library.py
import asyncio
from typing import Protocol

import logfire

from app.domain.library.document import Document
from app.domain.library.repository import ContentStore, DocumentIndex
from app.domain.library.value import Content, DocumentId, Embedding


class Embedder(Protocol):
    async def embed(self, content: Content) -> Embedding: ...


class LibraryService:
    def __init__(self, index: DocumentIndex, contents: ContentStore, embedder: Embedder) -> None:
        self._index = index
        self._contents = contents
        self._embedder = embedder

    async def add(self, document_id: DocumentId, content: Content) -> Document:
        with logfire.span("service.library.add", document_id=str(document_id.root)):
            embedding = await self._embedder.embed(content)
            document = Document(id=document_id, embedding=embedding)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._contents.store(document_id, content))
                group.create_task(self._index.upsert(document))
            return document

    async def like(self, content: Content) -> tuple[DocumentId, ...]:
        with logfire.span("service.library.like"):
            return await self._index.search(await self._embedder.embed(content), limit=5)
# === case: unseen/good/11-social-graph
# --- file: src/app/domain/social/__init__.py
# --- file: src/app/domain/social/value.py
from uuid import UUID

from pydantic import ConfigDict, Field, RootModel


class MemberId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


class Depth(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=1, le=5)
# --- file: src/app/domain/social/type.py
import enum


class Tie(enum.StrEnum):
    FOLLOWS = "FOLLOWS"
    BLOCKS = "BLOCKS"

    @property
    def is_friendly(self) -> bool:
        return self is not Tie.BLOCKS

    def opposite(self) -> "Tie":
        return {Tie.FOLLOWS: Tie.BLOCKS, Tie.BLOCKS: Tie.FOLLOWS}[self]
# --- file: src/app/domain/social/member.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.social.type import Tie
from app.domain.social.value import MemberId


class Tied(DomainModel):
    kind: Literal["tied"] = "tied"
    to: MemberId
    tie: Tie


class AlreadyTied(DomainModel):
    kind: Literal["already_tied"] = "already_tied"
    to: MemberId


TieOutcome = Annotated[Tied | AlreadyTied, Field(discriminator="kind")]


class Member(DomainModel):
    id: MemberId
    follows: frozenset[MemberId] = frozenset()

    def tie(self, to: MemberId, tie: Tie) -> TieOutcome:
        if to in self.follows:
            return AlreadyTied(to=to)
        return Tied(to=to, tie=tie)
# --- file: src/app/domain/social/repository.py
from collections.abc import Sequence
from typing import LiteralString, Protocol, cast, override

import logfire
from neo4j import AsyncDriver, AsyncManagedTransaction, Record, RoutingControl

from app.domain.social.member import Member
from app.domain.social.type import Tie
from app.domain.social.value import Depth, MemberId


class Members(Protocol):
    async def find(self, member_id: MemberId) -> Member | None: ...

    async def neighbours(self, member_id: MemberId, depth: Depth) -> Sequence[MemberId]: ...

    async def tie(self, member_id: MemberId, other: MemberId, tie: Tie) -> None: ...


class GraphMembers(Members):
    def __init__(self, driver: AsyncDriver, database: str = "neo4j") -> None:
        self._driver = driver
        self._database = database

    @override
    async def find(self, member_id: MemberId) -> Member | None:
        with logfire.span("repo.member.find"):
            records = await self._read("MATCH (m {id: $id}) RETURN m", id=str(member_id.root))
            return Member.model_validate(records[0]["m"]) if records else None

    @override
    async def neighbours(self, member_id: MemberId, depth: Depth) -> Sequence[MemberId]:
        with logfire.span("repo.member.neighbours", depth=depth.root):
            query = cast(LiteralString, f"MATCH ({{id: $id}})-[*1..{depth.root}]-(m) RETURN m.id AS id")
            return [MemberId(r["id"]) for r in await self._read(query, id=str(member_id.root))]

    @override
    async def tie(self, member_id: MemberId, other: MemberId, tie: Tie) -> None:
        with logfire.span("repo.member.tie", tie=tie.value):
            async with self._driver.session(database=self._database) as session:
                await session.execute_write(_merge, member_id, other, tie)

    async def _read(self, query: LiteralString, **parameters: str) -> list[Record]:
        answer = await self._driver.execute_query(
            query, parameters, database_=self._database, routing_=RoutingControl.READ
        )
        return answer.records


async def _merge(
    tx: AsyncManagedTransaction, member_id: MemberId, other: MemberId, tie: Tie
) -> None:
    query = cast(LiteralString, f"MATCH (a), (b) MERGE (a)-[:{tie.value}]->(b)")
    await tx.run(query, a=str(member_id.root), b=str(other.root))
# --- file: src/app/service/social.py
import logfire

from app.domain.social.member import Member, Tied, TieOutcome
from app.domain.social.repository import Members
from app.domain.social.type import Tie
from app.domain.social.value import MemberId


class SocialService:
    def __init__(self, *, members: Members) -> None:
        self.members = members

    @logfire.instrument("service.social.follow")
    async def follow(self, member: Member, other: MemberId) -> TieOutcome:
        match member.tie(other, Tie.FOLLOWS):
            case Tied(to=to, tie=tie) as tied:
                await self.members.tie(member.id, to, tie)
                return tied
            case refused:
                return refused
# === case: unseen/good/12-payments-over-several-stores
# --- file: src/app/domain/payment/__init__.py
# --- file: src/app/domain/payment/value.py
from decimal import Decimal
from uuid import UUID

from pydantic import Field, RootModel


class PaymentId(RootModel[UUID], frozen=True):
    """Names one payment."""


class Amount(RootModel[Decimal], frozen=True):
    root: Decimal = Field(gt=0, decimal_places=2)

    def covers(self, other: "Amount") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/payment/payment.py
from typing import Literal

from app.domain.payment.value import Amount, PaymentId
from app.domain.shared.model import DomainModel


class Payment(DomainModel):
    id: PaymentId
    authorized: Amount
    captured: Amount | None = None

    def capture(self, amount: Amount) -> "Captured | NotCovered":
        if not self.authorized.covers(amount):
            return NotCovered(requested=amount, authorized=self.authorized)
        return Captured(payment=self.model_copy(update={"captured": amount}))


class Captured(DomainModel):
    kind: Literal["captured"] = "captured"
    payment: Payment


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    requested: Amount
    authorized: Amount

    @property
    def reason(self) -> str:
        return f"{self.requested.root} is more than {self.authorized.root}."


class PaymentNotFound(DomainModel):
    kind: Literal["not_found"] = "not_found"
    id: PaymentId
# --- file: src/app/domain/payment/repository.py
from typing import Literal, Protocol

import asyncpg
import logfire
from redis.asyncio import Redis

from app.domain.payment.payment import Payment, PaymentNotFound
from app.domain.payment.value import PaymentId
from app.domain.shared.model import DomainModel


class PaymentFound(DomainModel):
    kind: Literal["found"] = "found"
    payment: Payment


class PaymentRepository(Protocol):
    async def find(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound: ...

    async def save(self, payment: Payment) -> None: ...


class PostgresPaymentRepository:
    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def find(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound:
        with logfire.span("repo.payment.find", payment_id=str(payment_id.root)):
            row = await self._pool.fetchrow("SELECT * FROM payment WHERE id = $1", payment_id.root)
            if row is None:
                return PaymentNotFound(id=payment_id)
            return PaymentFound(payment=_payment(row))

    async def save(self, payment: Payment) -> None:
        with logfire.span("repo.payment.save"):
            async with self._pool.acquire() as connection, connection.transaction():
                await connection.execute(
                    "INSERT INTO payment VALUES ($1, $2)", payment.id.root, payment.authorized.root
                )


class CachedPaymentRepository:
    """Reads through Redis; what is decided on is always fetched from the source."""

    def __init__(self, source: PaymentRepository, cache: Redis, *, ttl: int = 60) -> None:
        self._source = source
        self._cache = cache
        self._ttl = ttl

    async def find(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound:
        with logfire.span("repo.payment.cached.find"):
            return await self._source.find(payment_id)

    async def peek(self, payment_id: PaymentId) -> PaymentFound | PaymentNotFound:
        with logfire.span("repo.payment.cached.peek"):
            key = f"payment:{payment_id.root}"
            if (raw := await self._cache.get(key)) is not None:
                return PaymentFound.model_validate_json(raw)
            found = await self._source.find(payment_id)
            if isinstance(found, PaymentFound):
                await self._cache.set(key, found.model_dump_json(), ex=self._ttl)
            return found

    async def save(self, payment: Payment) -> None:
        with logfire.span("repo.payment.cached.save"):
            await self._source.save(payment)
            await self._cache.delete(f"payment:{payment.id.root}")


def _payment(row: asyncpg.Record) -> Payment:
    return Payment(id=row["id"], authorized=row["authorized"], captured=row["captured"])
# --- file: src/app/service/payment.py
import logfire

from app.domain.payment.payment import Captured, NotCovered, PaymentNotFound
from app.domain.payment.repository import PaymentFound, PaymentRepository
from app.domain.payment.value import Amount, PaymentId


class PaymentService:
    def __init__(self, payments: PaymentRepository) -> None:
        self._payments = payments

    async def capture(
        self, payment_id: PaymentId, amount: Amount
    ) -> Captured | NotCovered | PaymentNotFound:
        with logfire.span("service.payment.capture", payment_id=str(payment_id.root)) as span:
            found = await self._payments.find(payment_id)
            if not isinstance(found, PaymentFound):
                return found
            outcome = found.payment.capture(amount)
            if isinstance(outcome, Captured):
                await self._payments.save(outcome.payment)
            span.set_attribute("outcome", outcome.kind)
            return outcome
# === case: unfamiliar/bad/01-clients-out-of-place
# --- file: src/app/api/health/routes.py
import redis.asyncio as redis  #! L5
from fastapi import APIRouter

router = APIRouter()


@router.get("/health")
async def health() -> dict[str, str]:
    client = redis.from_url("redis://localhost")
    await client.set("seen", "1")  #! L5
    return {"status": "ok"}
# --- file: src/app/domain/catalog/catalog.py
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.catalog.value import Title
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session  #! L5


class Catalog(DomainModel):
    title: Title

    @classmethod
    def read(cls, session: "Session", title: Title) -> "Catalog":
        session.execute(title.root)  #! L5
        text = Path("catalog.json").read_text()  #! L5
        return cls(title=Title(text))
# --- file: src/app/domain/catalog/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    pass
# === case: unfamiliar/bad/02-service-that-asks-the-store
# --- file: src/app/service/archive.py
import logfire
from minio import Minio
from motor.motor_asyncio import AsyncIOMotorClient
from neo4j import AsyncGraphDatabase

from app.config import Settings
from app.domain.order.value import OrderId


class ArchiveService:
    def __init__(self, settings: Settings) -> None:
        self._objects = Minio(settings.minio_endpoint)
        self._graph = AsyncGraphDatabase.driver(settings.neo4j_url)
        self._documents = AsyncIOMotorClient(settings.database_url)

    async def close(self) -> None:  #! L8
        await self._graph.close()

    async def archive(self, order_id: OrderId) -> None:
        with logfire.span("archive"):
            self._objects.put_object("orders", str(order_id.root), b"", 0)  #! L5
            async with self._graph.session() as session:
                await session.run("MERGE (o:Order)")  #! L5
            orders = self._documents["shop"]["orders"]
            await orders.insert_one({"_id": str(order_id.root)})  #! L5
# === case: unfamiliar/bad/03-late-and-hidden
# --- file: src/app/service/backup.py
from importlib import import_module

import logfire

from app.domain.order.value import OrderId


class BackupService:
    def __init__(self, url: str) -> None:
        from sqlalchemy.ext.asyncio import create_async_engine

        self._stores = {"sql": create_async_engine(url)}

    async def backup(self, order_id: OrderId) -> None:
        with logfire.span("backup"):
            engine = self._stores["sql"]
            async with engine.connect() as connection:
                run = connection.execute
                await run(str(order_id))  #! L5
# --- file: src/app/domain/vault/vault.py
from importlib import import_module

from app.domain.shared.model import DomainModel
from app.domain.vault.value import VaultId

asyncpg = import_module("asyncpg")  #! L5


class Vault(DomainModel):
    id: VaultId

    def dump(self) -> VaultId:
        with open("vault.txt", "w") as file:  #! L5
            file.write(str(self.id))
        return self.id
# --- file: src/app/domain/vault/value.py
from uuid import UUID

from pydantic import RootModel


class VaultId(RootModel[UUID], frozen=True):
    pass
# === case: unfamiliar/good/01-composition-of-a-hospital
# --- file: src/app/service/wards.py
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import logfire
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.order import Order
from app.domain.order.repository import Base, SqlOrderRepository


@dataclass(slots=True)
class Wards:
    settings: Settings
    engine: AsyncEngine = field(init=False)
    cache: Redis = field(init=False)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def __post_init__(self) -> None:
        self.engine = create_async_engine(self.settings.database_url, pool_size=5)
        self.cache = Redis.from_url(self.settings.redis_url)

    async def __aenter__(self) -> "Wards":
        async with self.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        await self.cache.ping()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.cache.aclose()
        await self.engine.dispose()

    async def admit(self, order: Order) -> Order:
        with logfire.span("wards.admit"):
            sessions = async_sessionmaker(self.engine, expire_on_commit=False)
            async with sessions() as session, session.begin():
                return await SqlOrderRepository(session).save(order)
# === case: unfamiliar/good/02-caches-that-are-not-stores
# --- file: src/app/service/quotes.py
from collections import ChainMap, OrderedDict

import httpx
import logfire

from app.domain.order.value import OrderId


class Cache:
    def __init__(self) -> None:
        self._kept: OrderedDict[OrderId, bytes] = OrderedDict()

    def get(self, key: OrderId) -> bytes | None:
        return self._kept.get(key)

    def set(self, key: OrderId, content: bytes) -> None:  #! L3
        self._kept[key] = content
        while len(self._kept) > 100:
            self._kept.popitem(last=False)


class QuoteService:
    def __init__(self, cache: Cache, client: httpx.AsyncClient, defaults: ChainMap[str, str]) -> None:
        self._cache = cache
        self._client = client
        self._defaults = defaults

    async def quote(self, order_id: OrderId) -> bytes:
        with logfire.span("quotes.quote"):
            if (known := self._cache.get(order_id)) is not None:
                return known
            url = self._defaults.get("url", "/")
            response = await self._client.get(url, params={"order": str(order_id.root)})
            if response.status_code >= 500:
                raise ConnectionError("the quoting house is down")
            self._cache.set(order_id, response.content)
            return response.content
# === case: contested/bad/01-drivers-imported-everywhere
# --- file: src/app/domain/pantry/value.py
import importlib

from pydantic import RootModel


class Jar(RootModel[str], frozen=True):
    """A jar on the shelf."""

    def known(self) -> "Jar":
        importlib.import_module("pymongo.errors")  #! L5
        return self
# --- file: src/app/domain/pantry/event.py
from sqlmodel import SQLModel  #! L5

from app.domain.pantry.value import Jar
from app.domain.shared.model import DomainModel


class JarOpened(DomainModel):
    jar: Jar


__all__ = ["JarOpened", "SQLModel"]
# --- file: src/app/domain/pantry/shelf.py
from __future__ import annotations

import typing

from app.domain.pantry.value import Jar
from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from redis import asyncio as aioredis  #! L5
else:
    aioredis = None


class Shelf(DomainModel):
    jar: Jar

    def stored(self) -> Jar:
        try:
            from neo4j import exceptions  #! L5
        except ImportError:
            return self.jar
        return Jar(exceptions.__name__)
# --- file: src/app/api/pantry/routes.py
import contextlib

from fastapi import APIRouter

with contextlib.suppress(ImportError):
    import boto3 as cloud  #! L5

router = APIRouter()


@router.get("/pantry")
async def show() -> str:
    import asyncpg.exceptions  #! L5

    return __import__("nats").__name__  #! L5
# === case: contested/bad/02-a-clinic-whose-services-ask
# --- file: src/app/service/clinic/clients.py
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Annotated, Protocol

import logfire
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

type Cache = Annotated[Redis, "hot"]


class HasCache(Protocol):
    cache: Redis


class Clients:
    def __init__(
        self, caches: Mapping[str, Redis], sessions: async_sessionmaker[AsyncSession]
    ) -> None:
        self.caches = caches
        self.sessions = sessions

    @cached_property
    def hot(self) -> Cache:
        return self.caches["hot"]

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        with logfire.span("service.clinic.session"):
            async with self.sessions.begin() as session:
                yield session
# --- file: src/app/service/clinic/visits.py
import logfire
from redis.asyncio import Redis

from app.domain.order.order import Order
from app.service.clinic.clients import Cache, Clients, HasCache


class Visits:
    def __init__(self, clients: Clients, spare: Redis | None = None) -> None:
        self._clients = clients
        self._spare = spare

    @logfire.instrument("service.clinic.visit")
    async def visit(self, order: Order) -> Order:
        await self._clients.hot.set("visit", "1")  #! L5
        await self._clients.caches["cold"].get("visit")  #! L5
        async with self._clients.session() as session:
            await session.merge(order)  #! L5
            await session.flush()
        if self._spare is not None:
            await self._spare.expire("visit", 3)  #! L5
        await _remember(self._clients.hot)
        return order

    @logfire.instrument("service.clinic.leave")
    async def leave(self, order: Order, holder: HasCache) -> Order:
        cache = self._spare or holder.cache
        found = [await each.get("leave") for each in (cache, holder.cache)]  #! L5
        setter = cache.set
        await setter("leave", str(found))  #! L5
        async for key in cache.scan_iter("leave*"):  #! L5
            logfire.info("key", key=key)
        return order

    @logfire.instrument("service.clinic.start")
    async def start(self, order: Order) -> Order:
        await self._clients.hot.ping()
        await self._clients.hot.aclose()
        return order


async def _remember(cache: Cache) -> None:
    await cache.incr("visits")  #! L5
# === case: contested/bad/03-a-dock-without-a-port
# --- file: src/app/domain/dock/value.py
from pathlib import Path

from pydantic import RootModel

SCHEMA = Path(__file__).with_name("schema.json")


class Slot(RootModel[str], frozen=True):
    """Where a boat lies."""

    def schema(self) -> "Slot":
        return Slot(SCHEMA.read_text())  #! L5

    def listed(self) -> "Slot":
        with open("slots.csv", encoding="utf-8") as lines:  #! L5
            return Slot(next(lines))

    def sibling(self) -> "Slot":
        return Slot(str(SCHEMA.parent / "other" / SCHEMA.name))
# --- file: src/app/domain/dock/boat.py
import io
import os
import pathlib as p

from app.domain.dock.value import Slot
from app.domain.shared.model import DomainModel


class Boat(DomainModel):
    slot: Slot

    def drawn(self) -> Slot:
        with (p.Path.home() / "boat").open() as picture:  #! L5
            return Slot(picture.read())

    def named(self) -> Slot:
        return Slot(os.path.join("docks", self.slot.root))

    def framed(self) -> Slot:
        buffer = io.StringIO()
        buffer.write(self.slot.root)
        return Slot(buffer.getvalue())

    def kept(self) -> Slot:
        p.Path("boats").mkdir(exist_ok=True)  #! L5
        return self.slot
# --- file: src/app/domain/dock/repository.py
import logfire
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection

from app.domain.dock.boat import Boat
from app.domain.dock.value import Slot


class MongoBoats:  #! L5
    boats: AsyncIOMotorCollection

    def __init__(self, client: AsyncIOMotorClient) -> None:
        self.boats = client.dock.boats

    @logfire.instrument("repo.boat.at")
    async def at(self, slot: Slot) -> Boat | None:
        found = await self.boats.find_one({"slot": slot.root})
        return Boat.model_validate(found) if found else None
# === case: contested/bad/04-routes-with-a-client
# --- file: src/app/api/stall/deps.py
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession  #! L5


async def session(request: Request) -> AsyncIterator[AsyncSession]:
    async with request.app.state.sessions() as opened:
        yield opened


type Session = Annotated[AsyncSession, Depends(session)]
# --- file: src/app/api/stall/routes.py
from fastapi import APIRouter

from app.api.stall.deps import Session

router = APIRouter()


@router.get("/stalls")
async def index(session: Session) -> int:
    rows = (await session.execute("SELECT 1")).all()  #! L5
    await session.commit()
    return len(rows)


@router.delete("/stalls/{stall}")
async def close(stall: int, db: Session) -> None:
    async with db.begin():
        await db.delete(stall)  #! L5
# --- file: src/app/service/stall.py
import logfire
from minio import Minio
from nats.aio.client import Client
from nats.js import JetStreamContext


class StallService:
    objects: Minio

    def __init__(self, nats: Client, endpoint: str) -> None:
        self._stream: JetStreamContext = nats.jetstream()
        self.objects = Minio(endpoint)

    @logfire.instrument("service.stall.announce")
    async def announce(self) -> None:
        publish = self._stream.publish
        await publish("stall.opened", b"")  #! L5
        self.objects.fput_object("stalls", "map", "map.png")  #! L5
        if not self.objects.bucket_exists("stalls"):
            self.objects.make_bucket("stalls")
# === case: contested/bad/05-a-library-behind-many-hands
# --- file: src/app/service/reading/holder.py
import contextvars
from collections import ChainMap
from collections.abc import Callable
from typing import Any, NamedTuple, Self

from redis.asyncio import Redis, from_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

current: contextvars.ContextVar[Redis] = contextvars.ContextVar("current")


class Pair(NamedTuple):
    cache: Redis
    engine: AsyncEngine


class Holder:
    _one: Self | None = None

    def __init__(self, url: str, opened: Callable[[], AsyncEngine]) -> None:
        self.cache = from_url(url)
        self.pair = Pair(self.cache, opened())
        self.open = opened

    @classmethod
    def one(cls) -> "Holder":
        return cls("redis://", lambda: None)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cache, name)

    async def __aenter__(self) -> Redis:
        return self.cache


def cache_of(holder: Holder) -> Redis:
    return holder.pair.cache
# --- file: src/app/service/reading/desk.py
import asyncio

import logfire
from sqlalchemy import text

from app.service.reading.holder import Holder, Pair, cache_of, current


class ReadingService:
    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._cache, self._engine = holder.pair

    @logfire.instrument("service.reading.read")
    async def read(self) -> None:
        await cache_of(self._holder).get("a")  #! L5
        await Holder.one().cache.get("a")  #! L5
        await current.get().get("a")  #! L5
        async with self._holder as cache:
            await cache.delete("a")  #! L5
        await self._cache.exists("a")  #! L5
        async with self._engine.connect() as connection:
            rows = await connection.execute(text("SELECT 1"))  #! L5
            await connection.rollback()
        logfire.info("rows", rows=len(rows.all()))

    @logfire.instrument("service.reading.spread")
    async def spread(self, pair: Pair) -> None:
        cache, engine = pair
        await asyncio.gather(cache.get("a"), cache.get("b"))  #! L5
        await asyncio.wait_for(cache.get("c"), 1)  #! L5
        match pair:
            case Pair(cache=found):
                await found.set("a", "b")  #! L5
        for each in (cache, self._cache):
            await each.expire("a", 1)  #! L5
        await engine.dispose()

    @logfire.instrument("service.reading.close")
    async def close(self) -> None:
        opened = self._holder.open()
        await opened.dispose()
# === case: contested/bad/06-a-bakery-with-handed-out-clients
# --- file: src/app/service/oven/state.py
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Self, TypeVar

import logfire
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorDatabase
from neo4j import AsyncDriver, AsyncGraphDatabase
from redis.asyncio import Redis

C = TypeVar("C")


class Box(Generic[C]):
    def __init__(self, content: C) -> None:
        self.content = content

    def map[R](self, change: Callable[[C], R]) -> R:
        return change(self.content)


@dataclass
class State:
    shared: ClassVar[dict[str, Redis]] = {}
    box: Box[Redis]
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    graph: AsyncDriver | None = None

    async def opened(self) -> Self:
        with logfire.span("service.oven.opened"):
            self.graph = AsyncGraphDatabase.driver("bolt://localhost")
            await self.graph.verify_connectivity()
            return self

    @property
    def database(self) -> AsyncIOMotorDatabase[dict[str, Any]]:
        return AsyncIOMotorClient().oven

    @contextmanager
    def lent(self) -> Iterator[Redis]:
        yield self.box.content

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[Any]:
        assert self.graph is not None
        async with self.graph.session() as session:
            yield session
# --- file: src/app/service/oven/bake.py
import functools

import logfire

from app.service.oven.state import State


def connected(work):
    @functools.wraps(work)
    async def call(self, *args):
        return await work(self, *args, self.state.box.content)

    return call


class OvenService:
    def __init__(self, state: State) -> None:
        self.state = state

    @logfire.instrument("service.oven.bake")
    async def bake(self) -> None:
        await self.state.box.content.set("a", "b")  #! L5
        await State.shared["a"].get("b")  #! L5
        with self.state.lent() as cache:
            await cache.rpush("a", "b")  #! L5
        await self.state.box.map(lambda redis: redis.get("a"))  #! L5
        await self.state.database.breads.insert_one({"a": 1})  #! L5
        await self.state.database["breads"].find_one({})  #! L5
        if (graph := self.state.graph) is not None:
            async with graph.session() as session:
                result = await session.run("MATCH (n) RETURN n")  #! L5
                logfire.info("found", result=repr(result))
        pipe = self.state.box.content.pipeline()
        pipe.incr("a")  #! L5
        await pipe.execute()  #! L5

    @logfire.instrument("service.oven.cool")
    async def cool(self) -> None:
        state = await self.state.opened()
        if state.graph:
            await state.graph.execute_query("RETURN 1")  #! L5
        async for bread in self.state.database.breads.find():  #! L5
            logfire.info("bread", bread=bread)
        await state.stack.aclose()
# === case: contested/bad/07-a-radio-with-stored-songs
# --- file: src/app/service/radio/base.py
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from qdrant_client import AsyncQdrantClient
from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


class Keeps(ABC):
    @property
    @abstractmethod
    def redis(self) -> Redis: ...

    def pipe(self) -> Pipeline:
        return self.redis.pipeline()


class Clients(dict[str, Redis]):
    """By the name of a station."""


class Vectors:
    def __init__(self, clients: Sequence[AsyncQdrantClient]) -> None:
        self.clients = list(clients)
        self.first = self.clients[0]
        self.by_name: Mapping[str, AsyncQdrantClient] = dict(zip("ab", clients, strict=False))


class Unit:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def __aenter__(self) -> AsyncSession:
        self._session = self._sessions()
        return self._session

    async def __aexit__(self, *_: Any) -> None:
        await self._session.close()
# --- file: src/app/service/radio/play.py
from typing import override

import logfire
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.service.radio.base import Clients, Keeps, Unit, Vectors


class RadioService(Keeps):
    def __init__(self, redis: Redis, clients: Clients, vectors: Vectors, unit: Unit) -> None:
        self.__redis = redis
        self._clients = clients
        self._vectors = vectors
        self._unit = unit

    @property
    @override
    def redis(self) -> Redis:
        return self.__redis

    @logfire.instrument("service.radio.play")
    async def play(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        await self.redis.publish("song", "a")  #! L5
        await self.__redis.incr("songs")  #! L5
        async with self.pipe() as pipe:
            await pipe.set("a", "b").expire("a", 1).execute()  #! L5
        for client in self._clients.values():
            await client.get("a")  #! L5
        await self._vectors.first.search("a", [1.0])  #! L5
        await self._vectors.by_name["a"].upsert("a", [])  #! L5
        for vectors in self._vectors.clients:
            await vectors.create_collection("a")
            await vectors.scroll("a")  #! L5
        async with self._unit as session:
            session.add(1)  #! L5
        async with sessions.begin() as other:
            await other.execute(text("SELECT 1"))  #! L5
        redis = getattr(self, "redis")
        await redis.get("a")  #! L5

    @logfire.instrument("service.radio.pause")
    async def pause(self, names: list[str]) -> None:  #! L3
        clients = {name: self._clients[name] for name in names}
        for name, client in clients.items():
            await client.delete(name)  #! L5
        [first, *rest] = clients.values()
        await first.get("a")  #! L5
        for each in rest:
            await each.ping()
# === case: contested/good/01-a-shelter-with-its-engines
# --- file: src/app/domain/shelter/value.py
from pydantic import RootModel


class Bed(RootModel[str], frozen=True):
    """Where somebody sleeps."""
# --- file: src/app/domain/shelter/redis.py
"""What the shelter calls its red lamps."""

from app.domain.shared.model import DomainModel
from app.domain.shelter.value import Bed


class Redis(DomainModel):
    bed: Bed

    def get(self, bed: Bed) -> "Redis":
        return self

    def execute(self) -> Bed:
        return self.bed
# --- file: src/app/domain/shelter/night.py
from app.domain.shared.model import DomainModel
from app.domain.shelter import redis
from app.domain.shelter.redis import Redis
from app.domain.shelter.value import Bed


class Night(DomainModel):
    lamp: Redis

    def lit(self) -> Bed:
        return redis.Redis(bed=self.lamp.bed).get(self.lamp.bed).execute()

    def open(self) -> "Night":
        return self
# --- file: src/app/domain/shelter/port.py
from typing import Protocol

from app.domain.shelter.night import Night
from app.domain.shelter.value import Bed


class Nights(Protocol):
    async def of(self, bed: Bed, /) -> Night | None: ...
# --- file: src/app/domain/shelter/repository.py
import logfire
from redis.asyncio import Redis as Client

from app.domain.shelter.night import Night
from app.domain.shelter.port import Nights
from app.domain.shelter.value import Bed


class RedisNights(Nights):
    def __init__(self, client: Client) -> None:
        self._client = client

    @logfire.instrument("repo.night.of")
    async def of(self, bed: Bed, /) -> Night | None:
        text = await self._client.get(bed.root)
        return None if text is None else Night.model_validate_json(text)
# --- file: src/app/service/shelter.py
from contextlib import AsyncExitStack
from typing import Self

import logfire
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.config import Settings
from app.domain.shelter.night import Night
from app.domain.shelter.port import Nights
from app.domain.shelter.repository import RedisNights
from app.domain.shelter.value import Bed


class ShelterService:
    def __init__(self, nights: Nights, redis: Redis, engine: AsyncEngine) -> None:
        self._nights = nights
        self._redis = redis
        self._engine = engine

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        redis = Redis.from_url(settings.redis_url)
        return cls(RedisNights(redis), redis, create_async_engine(settings.database_url))

    async def __aenter__(self) -> Self:
        with logfire.span("service.shelter.start"):
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(self._engine.begin())
                await self._redis.ping()
        return self

    @logfire.instrument("service.shelter.stop")
    async def stop(self) -> None:
        await self._redis.aclose()
        await self._engine.dispose()

    @logfire.instrument("service.shelter.night")
    async def night(self, bed: Bed) -> Night:
        match await self._nights.of(bed):
            case None:
                raise RuntimeError("nobody sleeps here")
            case night:
                return night
# --- file: src/app/main.py
from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import create_async_engine

from app.config import Settings
from app.domain.shelter.repository import RedisNights
from app.service.shelter import ShelterService


def create_app(settings: Settings) -> FastAPI:
    app = FastAPI()
    redis = Redis.from_url(settings.redis_url)
    engine = create_async_engine(settings.database_url)
    app.state.shelter = ShelterService(RedisNights(redis), redis, engine)

    @app.get("/health")
    async def health() -> bool:
        return bool(await redis.ping())

    return app
# === case: contested/good/02-names-that-only-sound-stored
# --- file: src/app/domain/orchard/value.py
from pydantic import RootModel


class Tree(RootModel[str], frozen=True):
    """A tree in its row."""
# --- file: src/app/domain/orchard/session.py
from collections.abc import Iterable
from pathlib import PurePath

from app.domain.orchard.value import Tree
from app.domain.shared.model import DomainModel


class Session(DomainModel):
    """An afternoon of picking."""

    tree: Tree

    def add(self, tree: Tree) -> "Session":
        return self.model_copy(update={"tree": tree})

    def execute(self, trees: Iterable[Tree]) -> "Session":
        return self if not tuple(trees) else self.add(next(iter(trees)))

    def open(self) -> PurePath:
        return PurePath("rows") / self.tree.root
# --- file: src/app/service/orchard.py
import asyncio
from queue import SimpleQueue

import httpx
import logfire

from app.domain.orchard.session import Session
from app.domain.orchard.value import Tree


class MemoryCache:
    def __init__(self) -> None:
        self._kept: dict[Tree, Session] = {}
        self._queue: SimpleQueue[Tree] = SimpleQueue()

    def get(self, tree: Tree) -> Session | None:
        return self._kept.get(tree)

    def set(self, tree: Tree, session: Session) -> None:
        self._kept[tree] = session
        self._queue.put(tree)


class OrchardService:
    def __init__(self, redis: MemoryCache, weather: httpx.AsyncClient) -> None:
        self._redis = redis
        self._weather = weather

    @logfire.instrument("service.orchard.pick")
    async def pick(self, session: Session, tree: Tree) -> Session:
        await self._weather.get("/today")
        self._redis.set(tree, session)
        session = session.add(tree).execute([tree])
        await asyncio.to_thread(self._redis.get, tree)
        return session
# --- file: src/app/service/minio.py
"""Where the orchard's small change goes."""


class Minio:
    def put_object(self) -> None: ...
# --- file: src/app/service/change.py
import logfire

from app.service.minio import Minio


class ChangeService:
    def __init__(self, minio: Minio) -> None:
        self._minio = minio

    @logfire.instrument("service.change.put")
    async def put(self) -> None:
        self._minio.put_object()
