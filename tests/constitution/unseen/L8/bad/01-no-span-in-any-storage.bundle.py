# --- file: src/app/domain/inventory/repository.py
from typing import Any, Protocol

from neo4j import AsyncDriver
from obstore.store import S3Store
from qdrant_client import AsyncQdrantClient

from app.domain.inventory.value import Quantity, Sku


class Levels(Protocol):
    async def of(self, sku: Sku) -> Quantity: ...


class GraphLevels:
    def __init__(self, driver: AsyncDriver) -> None:
        self._driver = driver

    async def of(self, sku: Sku) -> Quantity:  #! L8
        async with self._driver.session() as session:
            result = await session.run("MATCH (s) RETURN s.level")
            return Quantity((await result.single())["s.level"])


class VectorLevels:
    def __init__(self, client: AsyncQdrantClient) -> None:
        self._client = client

    async def of(self, sku: Sku) -> Quantity:  #! L8
        found: Any = await self._client.retrieve("levels", ids=[sku.root])
        return Quantity(found[0].payload["level"])


class ObjectLevels:
    def __init__(self, store: S3Store) -> None:
        self._store = store

    def of(self, sku: Sku) -> Quantity:  #! L8
        return Quantity(int(self._store.get(sku.root).bytes().to_bytes()))
