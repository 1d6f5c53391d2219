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
