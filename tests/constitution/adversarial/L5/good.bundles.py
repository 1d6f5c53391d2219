# === case: 01-local-modules-with-a-driver-s-name
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
# === case: 02-life-cycle-in-a-service
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
# === case: 03-type-modules
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
# === case: 04-repository-package
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
# === case: 05-composition-root
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
# === case: 06-look-alikes
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
# === case: 07-wishlist-context
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
# === case: 08-unit-of-work-service
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
