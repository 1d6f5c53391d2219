# === case: 01-wrappers-of-every-shape
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal
from typing import Generic, NewType, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, EmailStr, Field, PositiveInt, RootModel

T = TypeVar("T")
RawCode = NewType("RawCode", str)


class RoomId(RootModel[UUID], frozen=True):
    @classmethod
    def parse(cls, text: str) -> "RoomId":
        return cls(UUID(text))


class Code(RootModel[RawCode], frozen=True):
    root: RawCode


class Ids(RootModel[tuple[UUID, ...]], frozen=True):
    pass


class Price(BaseModel, frozen=True):
    amount: Decimal
    currency: str = "EUR"
    refundable: bool = True

    def plus(self, amount: Decimal, *, refundable: bool = False) -> "Price":
        return Price(amount=self.amount + amount, refundable=refundable)


class Tagged(RootModel[T], Generic[T], frozen=True):
    root: T


class Label(Tagged[str], frozen=True):
    pass


class Contact(BaseModel, frozen=True):
    email: EmailStr | None = None
    floor: PositiveInt = Field(default=1)
    seen_at: AwareDatetime
# --- file: src/app/domain/hotel/key.py
from uuid import UUID

from pydantic import RootModel

from app.domain.shared.model import DomainModel


class BookingKey(DomainModel):
    value: UUID


class Marker(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/room.py
from app.domain.hotel.key import BookingKey, Marker
from app.domain.hotel.value import Code, Contact, Ids, Label, Price, RoomId
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    id: RoomId
    code: Code
    label: Label
    price: Price | None = None
    contact: Contact
    others: Ids
    marker: Marker
    bookings: tuple[BookingKey, ...] = ()
# === case: 02-neither-field-nor-primitive
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/type.py
from enum import Enum, Flag, IntEnum, StrEnum


class Wing(StrEnum):
    EAST = "east"
    WEST = "west"


class Floor(IntEnum):
    GROUND = 0
    FIRST = 1


class Feature(Flag):
    BATH = 1
    VIEW = 2


class Size(str, Enum):
    SINGLE = "single"
# --- file: src/app/domain/hotel/room.py
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, FutureDate, PastDatetime, PrivateAttr

from app.domain.hotel.type import Feature, Floor, Size, Wing
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

type Version = Literal[1, 2, 3]


class Room(DomainModel):
    MAXIMUM: ClassVar[int] = 4
    LABEL: ClassVar[str]
    _seen: int = PrivateAttr(default=0)
    _name: str | None = None

    number: RoomNumber
    wing: Wing
    floor: Floor
    size: Size = Size.SINGLE
    features: Feature = Feature.BATH
    built: date
    cleaned_at: datetime | None = None
    opens: time = time(8)
    stay: timedelta
    next: FutureDate | None = None
    last: PastDatetime | None = None
    aware: Annotated[AwareDatetime, Field(description="when")]
    version: Version = 1
    mode: Literal["open", "shut", None] = None
    either: Wing | Literal["attic"] = "attic"
# === case: 03-parameters-that-may-be-plain
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int

    def shifted(self, by: int) -> "RoomNumber":
        return RoomNumber(self.root + by)
# --- file: src/app/domain/hotel/room.py
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self

from pydantic import field_serializer, field_validator, model_validator

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber

    def __init__(self, number: int | RoomNumber, **more: Any) -> None:
        super().__init__(number=number, **more)

    @field_validator("number", mode="before")
    @classmethod
    def known(cls, number: int) -> int:
        return number

    @model_validator(mode="before")
    @classmethod
    def unpacked(cls, data: Any) -> Any:
        return data

    @field_serializer("number")
    def plain(self, number: RoomNumber) -> int:
        return number.root

    def __getitem__(self, index: int) -> RoomNumber:
        return self.number.shifted(index)

    def __format__(self, spec: str) -> str:
        return format(self.number.root, spec)

    def _moved(self, by: int) -> Self:
        return self.model_copy(update={"number": self.number.shifted(by)})

    def choose(self, between: Callable[[RoomNumber], RoomNumber], at: datetime) -> RoomNumber:
        return between(self.number)

    def next(self) -> Self:
        return self._moved(1)
# === case: 04-repository-technicalities
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
# === case: 05-other-peoples-models
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class GuestName(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/vendor.py
"""What the channel manager sends, in its own words."""

from pydantic import BaseModel, ConfigDict

from app.domain.hotel.value import GuestName


class VendorGuest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    first_name: str
    last_name: str
    loyalty: int | None = None

    def to_domain(self) -> GuestName:
        return GuestName(f"{self.first_name} {self.last_name}")
# --- file: src/app/api/hotel/contracts.py
from uuid import UUID

from pydantic import BaseModel

from app.domain.hotel.value import GuestName


class GuestRequest(BaseModel):
    id: UUID
    name: str
    vip: bool = False

    def named(self, prefix: str) -> GuestName:
        return GuestName(prefix + self.name)
# --- file: src/app/api/hotel/routes.py
from uuid import UUID

from fastapi import APIRouter, Query

from app.api.hotel.contracts import GuestRequest

router = APIRouter()


@router.get("/guests/{guest_id}")
async def guest(guest_id: UUID, limit: int = Query(20), verbose: bool = False) -> GuestRequest:
    return GuestRequest(id=guest_id, name="anyone")
# === case: 06-names-that-shadow
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Decimal(RootModel[str], frozen=True):
    """A decimal classification, as libraries use."""

    root: str


class UUID(RootModel[str], frozen=True):
    """Not the universal one."""

    root: str


class Any(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/shelf.py
from typing import Annotated

from app.domain.hotel import value
from app.domain.hotel.value import UUID, Any, Decimal
from app.domain.shared.model import DomainModel

type float = Decimal


class Shelf(DomainModel):
    number: Decimal
    id: UUID
    any: Any | None = None
    other: value.UUID
    note: Annotated[Decimal, "str", int]
    ratio: float

    def moved(self, to: Decimal) -> "Shelf":
        return self.model_copy(update={"number": to})

    def first(self) -> Decimal:
        return self.number

    def find(self, id: UUID) -> UUID:
        return id
# === case: 07-generics-over-domain-types
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/page.py
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, Self, TypeVar

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

T = TypeVar("T")
K = TypeVar("K", bound="Room")


class Room(DomainModel):
    number: RoomNumber


class Page(DomainModel, Generic[T]):
    items: tuple[T, ...] = ()
    next: T | None = None

    def map[U](self, change: Callable[[T], U]) -> "Page[U]":
        return Page(items=tuple(map(change, self.items)))

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Index(DomainModel, Generic[K]):
    rooms: tuple[K, ...]

    def with_all(self, rooms: Iterable[K]) -> Self:
        return self.model_copy(update={"rooms": tuple(rooms)})


class Selector[R: Room](Protocol):
    def choose(self, rooms: Page[R]) -> R: ...


class Hotel(DomainModel):
    rooms: Page[Room]
    index: Index[Room]
# === case: 08-services-that-are-configured
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/service/hotel.py
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import logfire

from app.config import Settings
from app.domain.hotel.value import RoomNumber


@dataclass(frozen=True)
class HotelConfig:
    retries: int = 3
    url: str = "http://localhost"
    patience: timedelta = timedelta(seconds=1)


@dataclass
class HotelService:
    config: HotelConfig
    now: Callable[[], datetime]
    name: str = "hotel"
    attempts: int = field(default=0, init=False)

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], datetime]) -> "HotelService":
        return cls(HotelConfig(retries=settings.pool_size), now)

    @logfire.instrument("service.hotel.clean")
    async def clean(self, room: RoomNumber, by: datetime) -> RoomNumber:
        return await self._retry(lambda: self._clean(room), self.config.retries)

    async def _retry(self, work: Callable[[], Awaitable[RoomNumber]], times: int) -> RoomNumber:
        for _ in range(times):
            return await work()
        raise ConnectionError(self.name)

    async def _clean(self, room: RoomNumber) -> RoomNumber:
        return room
# === case: 09-blood-bank
# --- file: src/app/domain/blood/__init__.py
# --- file: src/app/domain/blood/value.py
from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, StringConstraints


def _digits(text: object) -> object:
    return re.sub(r"\D", "", text) if isinstance(text, str) else text


class ValueObject(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class UnitNumber(RootModel[Annotated[str, BeforeValidator(_digits), StringConstraints(min_length=6)]]):
    model_config = ConfigDict(frozen=True)


class DonorNumber(RootModel[Annotated[int, Field(gt=0)]]):
    model_config = ConfigDict(frozen=True)

    def __str__(self) -> str:
        return f"D{self.root:08d}"


class Millilitres(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0, le=600)

    def __add__(self, other: Millilitres) -> Millilitres:
        return Millilitres(self.root + other.root)

    def enough(self) -> bool:
        return self.root >= 450


class BloodType(ValueObject):
    GROUPS: ClassVar[tuple[str, ...]] = ("0", "A", "B", "AB")

    group: str
    rhesus_positive: bool

    def can_give_to(self, other: BloodType) -> bool:
        if self.rhesus_positive and not other.rhesus_positive:
            return False
        return self.group == "0" or self.group == other.group or other.group == "AB"


class ShelfLife(ValueObject):
    drawn: dt.date
    days: int = 42

    @property
    def ends(self) -> dt.date:
        return self.drawn + dt.timedelta(days=self.days)

    def over_on(self, day: dt.date) -> bool:
        return day > self.ends
# --- file: src/app/domain/blood/type.py
from enum import StrEnum, auto, unique


@unique
class UnitState(StrEnum):
    QUARANTINED = auto()
    RELEASED = auto()
    ISSUED = auto()
    DISCARDED = auto()

    @property
    def is_usable(self) -> bool:
        return self == UnitState.RELEASED

    def may_become(self, state: "UnitState") -> bool:
        return state in _moves().get(self, ())


def _moves() -> dict[UnitState, tuple[UnitState, ...]]:
    states = list(UnitState)
    return {state: tuple(states[i + 1 :]) for i, state in enumerate(states)}
# --- file: src/app/domain/blood/unit.py
import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.blood.type import UnitState
from app.domain.blood.value import BloodType, DonorNumber, Millilitres, ShelfLife, UnitNumber
from app.domain.shared.model import DomainModel


class Unit(DomainModel):
    number: UnitNumber
    donor: DonorNumber
    blood_type: BloodType
    volume: Millilitres
    shelf_life: ShelfLife
    state: UnitState = UnitState.QUARANTINED
    tested_at: dt.datetime | None = None

    def release(self, at: dt.datetime) -> "Released | NotReleasable":
        if not self.state.may_become(UnitState.RELEASED):
            return NotReleasable(unit=self)
        return Released(unit=self.model_copy(update={"state": UnitState.RELEASED, "tested_at": at}))

    def suits(self, recipient: BloodType, on: dt.date) -> bool:
        return (
            self.state.is_usable
            and self.blood_type.can_give_to(recipient)
            and not self.shelf_life.over_on(on)
        )


class Stock(DomainModel):
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Self:
        return cls(units=tuple(sorted(units, key=lambda u: u.shelf_life.ends)))

    def for_recipient(self, recipient: BloodType, on: dt.date) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.suits(recipient, on))

    def volume(self) -> Millilitres:
        return sum((unit.volume for unit in self.units), start=Millilitres(0))

    def __len__(self) -> int:
        return len(self.units)

    def describe(self) -> str:
        return ", ".join(f"{unit.number.root}" for unit in self.units)


class Released(DomainModel):
    kind: Literal["released"] = "released"
    unit: Unit


class NotReleasable(DomainModel):
    kind: Literal["not_releasable"] = "not_releasable"
    unit: Unit


ReleaseOutcome = Annotated[Released | NotReleasable, Field(discriminator="kind")]
# === case: 10-podcast-publishing
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
# === case: 11-tournament-brackets
# --- file: src/app/domain/tournament/__init__.py
# --- file: src/app/domain/tournament/value.py
import typing

from pydantic import RootModel
import pydantic


class PlayerName(RootModel[str]):
    model_config = pydantic.ConfigDict(frozen=True)


class Seed(RootModel[int]):
    model_config = pydantic.ConfigDict(frozen=True)

    def __lt__(self, other: "Seed") -> bool:
        return self.root < other.root


class Score(pydantic.BaseModel):
    model_config = {"frozen": True}

    home: int = 0
    away: int = 0

    def with_point(self, home: bool) -> "Score":
        if home:
            return Score(home=self.home + 1, away=self.away)
        return Score(home=self.home, away=self.away + 1)

    @property
    def leader(self) -> typing.Literal["home", "away", "none"]:
        if self.home == self.away:
            return "none"
        return "home" if self.home > self.away else "away"
# --- file: src/app/domain/tournament/bracket.py
"""Who plays whom, and who is left."""
from datetime import datetime
from typing import Literal, NoReturn, Optional

from app.domain.shared.model import DomainModel
from app.domain.tournament.value import PlayerName, Score, Seed

Side = Literal["home", "away"]


class Player(DomainModel):
    name: PlayerName
    seed: Optional[Seed] = None

    def outranks(self, other: "Player") -> bool:
        if self.seed is None or other.seed is None:
            return self.seed is not None
        return self.seed < other.seed


class Match(DomainModel):
    home: Player
    away: Player
    score: Score = Score()
    starts_at: Optional[datetime] = None

    def point_for(self, side: Side) -> "Match":
        return self.model_copy(update={"score": self.score.with_point(side == "home")})

    def winner(self) -> Optional[Player]:
        leader = self.score.leader
        if leader == "none":
            return None
        return self.home if leader == "home" else self.away

    @property
    def favourite(self) -> Player:
        return self.home if self.home.outranks(self.away) else self.away


class Round(DomainModel):
    matches: tuple[Match, ...]

    def advance(self) -> "NextRound | Champion | Unfinished":
        winners = [match.winner() for match in self.matches]
        through = tuple(player for player in winners if player is not None)
        if len(through) < len(winners):
            return Unfinished(open=tuple(m for m in self.matches if m.winner() is None))
        if len(through) == 1:
            return Champion(player=through[0])
        pairs = zip(through[::2], through[1::2], strict=False)
        return NextRound(round=Round(matches=tuple(Match(home=h, away=a) for h, a in pairs)))


class NextRound(DomainModel):
    step: Literal["next_round"] = "next_round"
    round: Round


class Champion(DomainModel):
    step: Literal["champion"] = "champion"
    player: Player


class Unfinished(DomainModel):
    step: Literal["unfinished"] = "unfinished"
    open: tuple[Match, ...]
# === case: 12-water-utility
# --- file: src/app/domain/water/__init__.py
# --- file: src/app/domain/water/value.py
from decimal import Decimal

from app.domain.shared.model import DomainModel


class CubicMetres(DomainModel):
    value: Decimal

    def minus(self, other: "CubicMetres") -> "CubicMetres":
        return CubicMetres(value=self.value - other.value)


class MeterNumber(DomainModel):
    value: str


class Tariff(DomainModel):
    base: int
    per_cubic_metre: Decimal
# --- file: src/app/domain/water/event.py
from datetime import UTC, datetime
from typing import Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.water.value import CubicMetres, MeterNumber


class MeterEvent(DomainModel):
    meter: MeterNumber
    at: datetime = Field(default_factory=lambda: datetime.now(tz=UTC))


class MeterRead(MeterEvent):
    kind: Literal["meter_read"] = "meter_read"
    reading: CubicMetres


class LeakSuspected(MeterEvent):
    kind: Literal["leak_suspected"] = "leak_suspected"
    used: CubicMetres
# --- file: src/app/domain/water/meter.py
from datetime import datetime, timedelta
from typing import Protocol

from app.domain.shared.model import DomainModel
from app.domain.water.event import LeakSuspected, MeterRead
from app.domain.water.value import CubicMetres, MeterNumber


class Suspicion(Protocol):
    def suspects(self, used: CubicMetres, during: timedelta) -> bool: ...


class Reading(DomainModel):
    amount: CubicMetres
    at: datetime


class Meter(DomainModel):
    number: MeterNumber
    readings: tuple[Reading, ...] = ()

    @property
    def latest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    def read(self, reading: Reading, suspicion: Suspicion) -> MeterRead | LeakSuspected:
        before = self.latest
        if before is not None:
            used = reading.amount.minus(before.amount)
            if suspicion.suspects(used, reading.at - before.at):
                return LeakSuspected(meter=self.number, used=used)
        return MeterRead(meter=self.number, reading=reading.amount)

    def keep(self, reading: Reading) -> "Meter":
        return self.model_copy(update={"readings": (*self.readings, reading)})

    def readings_since(self, moment: datetime) -> tuple[Reading, ...]:
        return tuple(r for r in self.readings if r.at >= moment)
# --- file: src/app/service/water.py
from datetime import datetime
from typing import Protocol

import logfire

from app.domain.water.event import LeakSuspected, MeterRead
from app.domain.water.meter import Meter, Reading, Suspicion
from app.domain.water.value import MeterNumber


class Meters(Protocol):
    async def get(self, number: MeterNumber) -> Meter: ...

    async def put(self, meter: Meter) -> None: ...


class WaterService:
    def __init__(self, meters: Meters, suspicion: Suspicion) -> None:
        self._meters = meters
        self._suspicion = suspicion

    async def read(self, number: MeterNumber, reading: Reading) -> MeterRead | LeakSuspected:
        with logfire.span("service.water.read", meter=number.value) as span:
            meter = await self._meters.get(number)
            outcome = meter.read(reading, self._suspicion)
            await self._meters.put(meter.keep(reading))
            span.set_attribute("outcome", outcome.kind)
            return outcome

    async def history(self, number: MeterNumber, since: datetime) -> tuple[Reading, ...]:
        with logfire.span("service.water.history"):
            meter = await self._meters.get(number)
            return meter.readings_since(since)
