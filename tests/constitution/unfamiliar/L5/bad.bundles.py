# === case: 01-clients-out-of-place
# --- file: src/app/api/health/routes.py
import redis.asyncio as redis  #! L5
from fastapi import APIRouter

router = APIRouter()


@router.get("/health")
async def health() -> dict[str, str]:
    client = redis.from_url("redis://localhost")
    await client.set("seen", "1")  #! L5
    return {"status": "ok"}
# --- file: src/app/domain/catalog/catalog.py
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.catalog.value import Title
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session  #! L5


class Catalog(DomainModel):
    title: Title

    @classmethod
    def read(cls, session: "Session", title: Title) -> "Catalog":
        session.execute(title.root)  #! L5
        text = Path("catalog.json").read_text()  #! L5
        return cls(title=Title(text))
# --- file: src/app/domain/catalog/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    pass
# === case: 02-service-that-asks-the-store
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
# === case: 03-late-and-hidden
# --- file: src/app/service/backup.py
from importlib import import_module

import logfire

from app.domain.order.value import OrderId


class BackupService:
    def __init__(self, url: str) -> None:
        from sqlalchemy.ext.asyncio import create_async_engine

        self._stores = {"sql": create_async_engine(url)}

    async def backup(self, order_id: OrderId) -> None:
        with logfire.span("backup"):
            engine = self._stores["sql"]
            async with engine.connect() as connection:
                run = connection.execute
                await run(str(order_id))  #! L5
# --- file: src/app/domain/vault/vault.py
from importlib import import_module

from app.domain.shared.model import DomainModel
from app.domain.vault.value import VaultId

asyncpg = import_module("asyncpg")  #! L5


class Vault(DomainModel):
    id: VaultId

    def dump(self) -> VaultId:
        with open("vault.txt", "w") as file:  #! L5
            file.write(str(self.id))
        return self.id
# --- file: src/app/domain/vault/value.py
from uuid import UUID

from pydantic import RootModel


class VaultId(RootModel[UUID], frozen=True):
    pass
