# === case: 01-observatory
# --- file: src/app/domain/observatory/value.py
import math
from datetime import UTC, datetime, timedelta
from typing import Self

from pydantic import BaseModel, Field, RootModel


class Degrees(RootModel[float], frozen=True):
    def radians(self) -> float:
        return math.radians(self.root)

    @classmethod
    def of(cls, hours: float) -> Self:
        return cls(hours * 15)


class Position(BaseModel, frozen=True):
    right_ascension: float = Field(ge=0, lt=360)
    declination: float = Field(ge=-90, le=90)

    def distance(self, other: "Position") -> Degrees:
        return Degrees(math.hypot(
            self.right_ascension - other.right_ascension, self.declination - other.declination
        ))


class Exposure(RootModel[timedelta], frozen=True):
    def ends(self, start: datetime) -> datetime:
        return start.astimezone(UTC) + self.root
# --- file: src/app/domain/observatory/observation.py
from datetime import datetime
from typing import ClassVar, Literal, Protocol

from app.domain.observatory.value import Degrees, Exposure, Position
from app.domain.shared.model import DomainModel


class Pointed(Protocol):
    @property
    def position(self) -> Position: ...


class Observation(DomainModel):
    LONGEST: ClassVar[int] = 3600

    band: Literal["u", "g", "r", 4]
    position: Position
    exposure: Exposure
    begun: datetime | None = None

    def offset(self, target: Pointed) -> Degrees:
        return self.position.distance(target.position)

    def ends(self, start: datetime) -> datetime:
        return self.exposure.ends(start)

    def __lt__(self, other: "Observation") -> bool:
        return self.exposure.root < other.exposure.root
# === case: 02-library-of-sounds
# --- file: src/app/domain/sound/value.py
from uuid import UUID, uuid7

from pydantic import Field, RootModel


class ClipId(RootModel[UUID], frozen=True):
    root: UUID = Field(default_factory=uuid7)


class Fingerprint(RootModel[tuple[float, ...]], frozen=True):
    pass
# --- file: src/app/domain/sound/clip.py
from app.domain.shared.model import DomainModel
from app.domain.sound.value import ClipId, Fingerprint


class Clip(DomainModel):
    id: ClipId
    fingerprint: Fingerprint
# --- file: src/app/domain/sound/repository.py
from collections.abc import Sequence
from contextlib import asynccontextmanager
from collections.abc import AsyncIterator
from typing import Protocol, override

import logfire
from qdrant_client import AsyncQdrantClient, models

from app.domain.sound.clip import Clip
from app.domain.sound.value import ClipId, Fingerprint


@asynccontextmanager
async def traced(name: str, clip: ClipId | None = None) -> AsyncIterator[None]:
    with logfire.span("sound {name}", name=name, clip=str(clip)):
        yield


class ClipRepository(Protocol):
    async def add(self, clip: Clip) -> None: ...

    async def similar(self, like: Fingerprint, limit: int = 10) -> Sequence[Clip]: ...


class QdrantClips(ClipRepository):
    collection = "clips"

    def __init__(self, client: AsyncQdrantClient) -> None:
        self._client = client

    @override
    async def add(self, clip: Clip) -> None:
        async with traced("add", clip.id):
            point = self.to_point(clip)
            await self._client.upsert(self.collection, points=[point])

    @override
    async def similar(self, like: Fingerprint, limit: int = 10) -> Sequence[Clip]:
        async with traced("similar"):
            found = await self._client.query_points(
                self.collection, query=list(like.root), limit=limit, with_vectors=True
            )
            return [self.from_payload(str(p.id), p.vector) for p in found.points]

    def to_point(self, clip: Clip) -> models.PointStruct:
        return models.PointStruct(id=str(clip.id.root), vector=list(clip.fingerprint.root))

    def from_payload(self, key: str, vector: Sequence[float]) -> Clip:
        return Clip.model_validate({"id": key, "fingerprint": tuple(vector)})
