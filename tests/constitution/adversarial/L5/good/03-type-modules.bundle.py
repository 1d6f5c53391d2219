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
