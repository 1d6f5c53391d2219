# --- file: src/app/domain/inventory/repository.py
from typing import Any, Protocol, Self

import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.http.models import Filter, PointStruct, ScoredPoint

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class VectorLevels:
    def __init__(self, client: AsyncQdrantClient, collection: str = "levels") -> None:
        self._client = client
        self.collection = collection

    @classmethod
    def local(cls) -> Self:
        return cls(AsyncQdrantClient(":memory:"))

    @property
    def client(self) -> AsyncQdrantClient:
        return self._client

    def to_point(self, sku: Sku, level: Quantity) -> PointStruct:
        return PointStruct(id=1, vector=[1.0], payload={"sku": sku.root, "level": level.root})

    @staticmethod
    def from_point(point: ScoredPoint) -> Quantity:
        return Quantity((point.payload or {})["level"])

    def filter_for(self, sku: Sku) -> Filter:
        return Filter(must=[])

    @logfire.instrument("repo.level.of", extract_args=False)
    async def of(self, sku: Sku) -> Quantity:
        found: Any = await self._client.query_points(
            self.collection, query=[1.0], query_filter=self.filter_for(sku), limit=1
        )
        return self.from_point(found.points[0])
