# --- file: src/app/domain/archive/value.py
from uuid import UUID

from pydantic import RootModel


class FolderId(RootModel[UUID], frozen=True):
    """Names one folder."""


class Embedding(RootModel[tuple[float, ...]], frozen=True):
    """What a folder is about, as a direction."""
# --- file: src/app/domain/archive/folder.py
from app.domain.archive.value import Embedding, FolderId
from app.domain.shared.model import DomainModel


class Folder(DomainModel):
    id: FolderId
    about: Embedding
# --- file: src/app/domain/archive/repository.py
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol
from uuid import UUID

import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.models import PointStruct

from app.domain.archive.folder import Folder
from app.domain.archive.value import Embedding, FolderId


class Folders(Protocol):
    async def near(self, about: Embedding, *, limit: int = 10) -> tuple[Folder, ...]: ...
    async def keep(self, folder: Folder) -> None: ...


class QdrantFolders:
    def __init__(self, client: AsyncQdrantClient, collection: str, size: int) -> None:
        self._client = client
        self._collection = collection
        self._size = size

    @logfire.instrument("repo.folder.near")
    async def near(self, about: Embedding, *, limit: int = 10) -> tuple[Folder, ...]:
        found = await self._client.query_points(
            self._collection, query=list(about.root), limit=limit
        )
        return tuple(self.from_payload(point.id, point.payload or {}) for point in found.points)

    @logfire.instrument("repo.folder.keep")
    async def keep(self, folder: Folder) -> None:
        await self._client.upsert(self._collection, [self.as_point(folder)])

    @logfire.instrument("repo.folder.warm")
    async def warm(self, chunk_size: int = 100, timeout: int = 1) -> int:
        found = await self._client.count(self._collection, timeout=timeout)
        return found.count // chunk_size

    @asynccontextmanager
    async def _locked(self, key: str) -> AsyncIterator[str]:
        yield key

    def as_point(self, folder: Folder) -> PointStruct:
        return PointStruct(id=str(folder.id.root), vector=self._padded(folder.about.root))

    @staticmethod
    def from_payload(id: str | int | UUID, payload: dict[str, Any]) -> Folder:
        return Folder.model_validate({**payload, "id": id})

    def _padded(self, vector: Sequence[float]) -> list[float]:
        return [*vector, 0.0][: self._size]
# --- file: src/app/api/archive/routes.py
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, EmailStr

router = APIRouter()


class Asked(BaseModel):
    text: str
    by: EmailStr | None = None


@router.get("/folders/{folder_id}")
async def show(folder_id: UUID, page: int = Query(1), size: int = 20) -> Asked:
    return Asked(text=f"{folder_id} {page * size}")
