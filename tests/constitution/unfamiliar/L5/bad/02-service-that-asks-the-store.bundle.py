# --- file: src/app/service/archive.py
import logfire
from minio import Minio
from motor.motor_asyncio import AsyncIOMotorClient
from neo4j import AsyncGraphDatabase

from app.config import Settings
from app.domain.order.value import OrderId


class ArchiveService:
    def __init__(self, settings: Settings) -> None:
        self._objects = Minio(settings.minio_endpoint)
        self._graph = AsyncGraphDatabase.driver(settings.neo4j_url)
        self._documents = AsyncIOMotorClient(settings.database_url)

    async def close(self) -> None:  #! L8
        await self._graph.close()

    async def archive(self, order_id: OrderId) -> None:
        with logfire.span("archive"):
            self._objects.put_object("orders", str(order_id.root), b"", 0)  #! L5
            async with self._graph.session() as session:
                await session.run("MERGE (o:Order)")  #! L5
            orders = self._documents["shop"]["orders"]
            await orders.insert_one({"_id": str(order_id.root)})  #! L5
