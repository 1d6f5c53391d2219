# === case: 01-a-print-shop
# --- file: src/app/domain/printshop/value.py
import re
from typing import Annotated, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, Field, RootModel, StringConstraints, field_validator


class SheetId(RootModel[UUID], frozen=True):
    """Names one sheet."""

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())


class Ink(BaseModel, frozen=True):
    cyan: int = 0
    black: int = 0
    name: Annotated[str, StringConstraints(min_length=1)]

    def mixed(self, *, cyan: int, black: int) -> Self:
        return self.model_copy(update={"cyan": cyan, "black": black})


class Format(RootModel[str], frozen=True):
    """A paper size as it is ordered."""

    @field_validator("root")
    @classmethod
    def _known(cls, root: str) -> str:
        if not re.fullmatch(r"[AB]\d", root):
            raise ValueError("a format is a letter and a digit")
        return root


class Copies(RootModel[Annotated[int, Field(ge=1)]], frozen=True):
    """How often a sheet is printed."""

    def __mul__(self, other: int) -> "Copies":
        return Copies(self.root * other)

    def __int__(self) -> int:
        return self.root
# --- file: src/app/domain/printshop/type.py
from enum import IntEnum


class Finish(IntEnum):
    PLAIN = 0
    GLOSSY = 1
# --- file: src/app/domain/printshop/sheet.py
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import Field, PrivateAttr, field_serializer, field_validator

from app.domain.printshop.type import Finish
from app.domain.printshop.value import Copies, Format, Ink, SheetId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

MARGIN: Final[int] = 3


class Sheet(DomainModel):
    WIDEST: ClassVar[int] = 900

    id: SheetId = Field(default_factory=SheetId.new)
    kind: Literal["sheet", "proof"] = "sheet"
    copies: Copies
    inks: Mapping[Format, tuple[Ink, ...]] = Field(default_factory=dict)
    finish: Finish | None = None
    due: date | datetime | time
    price: Money | None = None
    _drawn: dict[str, float] = PrivateAttr(default_factory=dict)

    @field_validator("copies", mode="before")
    @classmethod
    def read(cls, raw: str | int) -> int:
        return int(raw)

    @field_serializer("due")
    def written(self, due: date) -> str:
        return due.isoformat()

    def __getitem__(self, index: int) -> Ink:
        return next(iter(self.inks.values()))[index]

    def __len__(self) -> int:
        return len(self.inks)

    def title(self) -> str:
        return f"{self.kind} {self.id.root}"

    def pages(self) -> int:
        return len(self)

    def printed(self, at: datetime, inks: Sequence[Ink]) -> Self:
        return self

    def model_post_init(self, context: Any, /) -> None:
        self._drawn["x"] = float(MARGIN)
# --- file: src/app/service/printshop.py
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import logfire

from app.domain.printshop.sheet import Sheet
from app.domain.printshop.value import Copies, SheetId


class PrintService:
    def __init__(self, press: str, retries: int, clock: Callable[[], datetime]) -> None:
        self._press = press
        self._retries = retries
        self._clock = clock

    @logfire.instrument("service.print.run")
    async def run(self, sheet: Sheet, done: Callable[[SheetId], Awaitable[None]]) -> Copies:
        await done(sheet.id)
        return sheet.copies

    @logfire.instrument("service.print.wait")
    async def wait(self, sheet_id: SheetId, until: datetime | timedelta) -> str:
        return await self._told(f"{self._press}: {sheet_id.root}", self._retries)

    async def _told(self, text: str, times: int) -> str:
        return text * times
# === case: 02-an-archive-behind-a-repository
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
