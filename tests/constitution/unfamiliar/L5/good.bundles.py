# === case: 01-composition-of-a-hospital
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
# === case: 02-caches-that-are-not-stores
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
