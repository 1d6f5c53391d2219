# --- file: src/app/domain/podcast/__init__.py
from .episode import Episode, EpisodeDraft
from .value import EpisodeId, Slug

__all__ = ("Episode", "EpisodeDraft", "EpisodeId", "Slug")
# --- file: src/app/domain/podcast/value.py
from datetime import timedelta
from typing import Self
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AnyHttpUrl, BaseModel, Field, RootModel


class EpisodeId(RootModel[UUID], frozen=True):
    @classmethod
    def for_slug(cls, slug: "Slug") -> Self:
        return cls(uuid5(NAMESPACE_URL, slug.root))


class Slug(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[a-z0-9-]+$")

    @classmethod
    def of(cls, title: "Title") -> Self:
        return cls("-".join(title.root.lower().split()))


class Title(RootModel[str], frozen=True):
    root: str = Field(min_length=3)


class AudioUrl(RootModel[AnyHttpUrl], frozen=True):
    pass


class Chapter(BaseModel, frozen=True):
    start: timedelta
    title: Title
    image: AnyHttpUrl | None = None


class Language(RootModel[str], frozen=True):
    root: str = "en"
# --- file: src/app/domain/podcast/episode.py
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.podcast.value import AudioUrl, Chapter, EpisodeId, Language, Slug, Title
from app.domain.shared.model import DomainModel


class EpisodeDraft(DomainModel):
    kind: Literal["draft"] = "draft"
    id: EpisodeId
    title: Title
    chapters: tuple[Chapter, ...] = ()

    def add(self, chapter: Chapter) -> EpisodeDraft | ChapterOverlaps:
        for known in self.chapters:
            if known.start == chapter.start:
                return ChapterOverlaps(known=known, added=chapter)
        chapters = sorted((*self.chapters, chapter), key=lambda c: c.start)
        return self.model_copy(update={"chapters": tuple(chapters)})

    def publish(self, audio: AudioUrl, at: datetime) -> Episode:
        return Episode(
            id=self.id, slug=Slug.of(self.title), title=self.title, audio=audio, published_at=at
        )


class Episode(DomainModel):
    kind: Literal["episode"] = "episode"
    id: EpisodeId
    slug: Slug
    title: Title
    audio: AudioUrl
    published_at: datetime
    language: Language = Language()

    def is_newer_than(self, other: Episode) -> bool:
        return self.published_at > other.published_at

    def feed_line(self) -> str:
        return f"{self.published_at:%Y-%m-%d} {self.title.root}"


class ChapterOverlaps(DomainModel):
    kind: Literal["chapter_overlaps"] = "chapter_overlaps"
    known: Chapter
    added: Chapter


type Stored = Annotated[EpisodeDraft | Episode, Field(discriminator="kind")]
# --- file: src/app/domain/podcast/repository.py
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

import logfire
from pydantic import TypeAdapter
from sqlalchemy import JSON, DateTime, Index, String, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.podcast.episode import Stored
from app.domain.podcast.value import EpisodeId, Slug

_STORED: TypeAdapter[Stored] = TypeAdapter(Stored)


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON}


class EpisodeRow(Base):
    __tablename__ = "episode"
    __table_args__ = (Index("ix_episode_slug", "slug"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    slug: Mapped[str | None]
    body: Mapped[dict[str, Any]]


class EpisodeRepository(Protocol):
    async def find(self, episode_id: EpisodeId) -> Stored | None: ...

    async def by_slug(self, slug: Slug) -> Stored | None: ...

    async def delete(self, episode_id: EpisodeId) -> bool: ...

    def all(self, *, batch: int = 100) -> AsyncIterator[Stored]: ...


class SqlEpisodeRepository:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def find(self, episode_id: EpisodeId) -> Stored | None:
        with logfire.span("repo.episode.find"):
            async with self._sessions() as session:
                row = await session.get(EpisodeRow, str(episode_id.root))
                return self._read(row.body) if row else None

    async def by_slug(self, slug: Slug) -> Stored | None:
        with logfire.span("repo.episode.by_slug", slug=slug.root):
            async with self._sessions() as session:
                row = await session.scalar(select(EpisodeRow).where(EpisodeRow.slug == slug.root))
                return None if row is None else self._read(row.body)

    async def delete(self, episode_id: EpisodeId) -> bool:
        with logfire.span("repo.episode.delete"):
            async with self._sessions.begin() as session:
                done = await session.execute(
                    delete(EpisodeRow).where(EpisodeRow.id == str(episode_id.root))
                )
                return done.rowcount == 1

    async def all(self, *, batch: int = 100) -> AsyncIterator[Stored]:
        with logfire.span("repo.episode.all"):
            async with self._sessions() as session:
                async for row in await session.stream_scalars(select(EpisodeRow).limit(batch)):
                    yield self._read(row.body)

    @staticmethod
    def _read(body: Mapping[str, Any]) -> Stored:
        return _STORED.validate_json(json.dumps(body))
