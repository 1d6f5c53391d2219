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
