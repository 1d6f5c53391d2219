# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from uuid import UUID

from pydantic import RootModel


class RoomId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/hotel/repository.py
from collections.abc import AsyncIterator, Sequence
from typing import Any, Protocol, TypedDict
from uuid import UUID

import logfire
from qdrant_client import AsyncQdrantClient
from sqlmodel import Field, SQLModel

from app.domain.hotel.value import RoomId


class RoomRow(SQLModel, table=True):
    id: UUID = Field(primary_key=True)
    name: str
    score: float

    @classmethod
    def from_domain(cls, room_id: RoomId, name: str) -> "RoomRow":
        return cls(id=room_id.root, name=name, score=0.0)

    def to_domain(self) -> RoomId:
        return RoomId(self.id)


class Payload(TypedDict):
    id: str
    score: float


class RoomVectors(Protocol):
    async def similar(
        self, vector: Sequence[float], limit: int = 10, *, offset: int = 0, exact: bool = False
    ) -> tuple[RoomId, ...]: ...

    async def put(self, room_id: RoomId, vector: list[float], blob: bytes = b"") -> None: ...


class QdrantRoomVectors:
    def __init__(self, client: AsyncQdrantClient, collection: str) -> None:
        self._client = client
        self._collection = collection

    @logfire.instrument("repo.room.similar")
    async def similar(
        self, vector: Sequence[float], limit: int = 10, *, offset: int = 0, exact: bool = False
    ) -> tuple[RoomId, ...]:
        found = await self._client.query_points(self._collection, query=list(vector), limit=limit)
        return tuple(self.from_point(point.id) for point in found.points)

    @logfire.instrument("repo.room.put")
    async def put(self, room_id: RoomId, vector: list[float], blob: bytes = b"") -> None:
        await self._client.upsert(self._collection, points=[self.to_point(room_id, vector)])

    def from_point(self, point_id: str) -> RoomId:
        return RoomId(UUID(point_id))

    def to_point(self, room_id: RoomId, vector: list[float]) -> dict[str, Any]:
        return {"id": str(room_id.root), "vector": vector}

    def as_key(self, key: UUID) -> str:
        return f"room:{key}"

    async def _scroll(self, key: str, score: float) -> AsyncIterator[RoomId]:
        for room in ():
            yield room
