# === case: 01-names-of-drivers-that-are-not-theirs
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
# === case: 02-start-and-stop-of-every-engine
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
# === case: 03-files-where-they-may-be
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
# === case: 04-paths-that-touch-no-disk
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
# === case: 05-composition-root-builds-everything
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
# === case: 06-objects-with-the-methods-of-a-client
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
# === case: 07-port-in-another-module
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
# === case: 08-blog-context
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
# === case: 09-telemetry-of-machines
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
# === case: 10-search-with-vectors-and-objects
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
# === case: 11-social-graph
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
# === case: 12-payments-over-several-stores
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
