# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from uuid import UUID

from pydantic import RootModel


class DocumentId(RootModel[UUID], frozen=True):
    root: UUID


class Embedding(RootModel[tuple[float, ...]], frozen=True):
    """Where the meaning of a text lies."""


class Content(RootModel[bytes], frozen=True):
    root: bytes

    def is_empty(self) -> bool:
        return not self.root
# --- file: src/app/domain/library/document.py
from app.domain.library.value import DocumentId, Embedding
from app.domain.shared.model import DomainModel


class Document(DomainModel):
    id: DocumentId
    embedding: Embedding
# --- file: src/app/domain/library/repository.py
from typing import Any, Final, Protocol
from uuid import UUID

import logfire
import obstore as obs
from obstore.store import S3Store
from qdrant_client import AsyncQdrantClient
from qdrant_client import models as q

from app.domain.library.document import Document
from app.domain.library.value import Content, DocumentId, Embedding

COLLECTION: Final = "documents"


class DocumentIndex(Protocol):
    async def upsert(self, document: Document) -> None: ...

    async def search(self, embedding: Embedding, limit: int) -> tuple[DocumentId, ...]: ...


class ContentStore(Protocol):
    async def store(self, document_id: DocumentId, content: Content) -> None: ...

    async def retrieve(self, document_id: DocumentId) -> Content | None: ...


class QdrantDocumentIndex:
    def __init__(self, client: AsyncQdrantClient, *, size: int) -> None:
        self._client = client
        self._size = size

    @logfire.instrument("repo.document.prepare")
    async def prepare(self) -> None:
        if not await self._client.collection_exists(COLLECTION):
            params = q.VectorParams(size=self._size, distance=q.Distance.COSINE)
            await self._client.create_collection(COLLECTION, vectors_config=params)

    @logfire.instrument("repo.document.upsert")
    async def upsert(self, document: Document) -> None:
        point = q.PointStruct(id=str(document.id.root), vector=list(document.embedding.root))
        await self._client.upsert(COLLECTION, points=[point])

    @logfire.instrument("repo.document.search")
    async def search(self, embedding: Embedding, limit: int) -> tuple[DocumentId, ...]:
        answer = await self._client.query_points(
            COLLECTION, query=list(embedding.root), limit=limit
        )
        return tuple(DocumentId(UUID(str(point.id))) for point in answer.points)


class S3ContentStore:
    def __init__(self, store: S3Store) -> None:
        self._store = store

    @logfire.instrument("repo.content.store")
    async def store(self, document_id: DocumentId, content: Content) -> None:
        await obs.put_async(self._store, _key(document_id), content.root)

    @logfire.instrument("repo.content.retrieve")
    async def retrieve(self, document_id: DocumentId) -> Content | None:
        try:
            found: Any = await obs.get_async(self._store, _key(document_id))
        except FileNotFoundError:
            return None
        return Content(bytes(await found.bytes_async()))


def _key(document_id: DocumentId) -> str:
    return f"documents/{document_id.root}"
# --- file: src/app/service/library.py
import asyncio
from typing import Protocol

import logfire

from app.domain.library.document import Document
from app.domain.library.repository import ContentStore, DocumentIndex
from app.domain.library.value import Content, DocumentId, Embedding


class Embedder(Protocol):
    async def embed(self, content: Content) -> Embedding: ...


class LibraryService:
    def __init__(self, index: DocumentIndex, contents: ContentStore, embedder: Embedder) -> None:
        self._index = index
        self._contents = contents
        self._embedder = embedder

    async def add(self, document_id: DocumentId, content: Content) -> Document:
        with logfire.span("service.library.add", document_id=str(document_id.root)):
            embedding = await self._embedder.embed(content)
            document = Document(id=document_id, embedding=embedding)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._contents.store(document_id, content))
                group.create_task(self._index.upsert(document))
            return document

    async def like(self, content: Content) -> tuple[DocumentId, ...]:
        with logfire.span("service.library.like"):
            return await self._index.search(await self._embedder.embed(content), limit=5)
