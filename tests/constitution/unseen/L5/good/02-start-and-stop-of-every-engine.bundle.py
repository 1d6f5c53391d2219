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
