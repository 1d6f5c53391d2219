# --- file: src/app/domain/inventory/article.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    sku: Sku
# --- file: src/app/domain/inventory/repository.py
from collections.abc import Sequence
from typing import Protocol

import logfire
from qdrant_client import AsyncQdrantClient
from redis.asyncio import Redis

from app.domain.inventory.article import Article
from app.domain.inventory.value import Sku


class ArticleIndex(Protocol):
    async def near(self, vector: Sequence[float], limit: int = 10) -> tuple[Article, ...]: ...

    async def neighbours(self, sku: Sku, depth: int) -> tuple[Article, ...]: ...

    async def picture(self, sku: Sku, blob: bytes, ttl: int) -> None: ...


class QdrantArticleIndex:
    def __init__(self, qdrant: AsyncQdrantClient, redis: Redis, collection: str) -> None:
        self._qdrant = qdrant
        self._redis = redis
        self._collection = collection

    @logfire.instrument("repo.article.near")
    async def near(self, vector: Sequence[float], limit: int = 10) -> tuple[Article, ...]:
        found = await self._qdrant.query_points(self._collection, query=list(vector), limit=limit)
        return tuple(self.to_domain(str(point.id)) for point in found.points)

    @logfire.instrument("repo.article.neighbours")
    async def neighbours(self, sku: Sku, depth: int) -> tuple[Article, ...]:
        found = await self._redis.lrange(sku.root, 0, depth)
        return tuple(self.to_domain(raw) for raw in found)

    @logfire.instrument("repo.article.picture")
    async def picture(self, sku: Sku, blob: bytes, ttl: int) -> None:
        await self._redis.set(sku.root, blob, ex=ttl)

    def to_domain(self, key: str) -> Article:
        return Article(sku=Sku(key))

    def as_key(self, id: str) -> str:
        return f"{self._collection}:{id}"

    def _name(self, id: str) -> str:
        return id
