# === case: 01-a-harbour-that-compares
# --- file: src/app/domain/harbour/type.py
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


@unique
class Berth(Enum):
    INNER = auto()
    OUTER = auto()

    def faces_sea(self) -> bool:
        return self is Berth.OUTER

    @property
    def is_calm(self) -> bool:
        return self in (Berth.INNER,)


class Cargo(StrEnum):
    GRAIN = "grain"
    OIL = "oil"


class Rank(IntEnum):
    MATE = 1
    MASTER = 2


class Light(Flag):
    RED = auto()
    GREEN = auto()


DRY = frozenset({Cargo.GRAIN})
WET: tuple[Cargo, ...] = (Cargo.OIL,)
INNERMOST = Berth.INNER
# --- file: src/app/domain/harbour/ship.py
import operator
from http import HTTPStatus

import app.domain.harbour.type as kinds
from app.domain.harbour.type import DRY, INNERMOST, Berth, Cargo, Light, Rank
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

type Load = Cargo | None


class Ship(DomainModel):
    berth: Berth
    load: Load = None
    rank: Rank = Rank.MATE
    lights: Light = Light.RED
    dues: Money

    def is_near(self) -> bool:
        return self.berth is INNERMOST  #! L4

    def is_dry(self) -> bool:
        return self.load in DRY  #! L4

    def is_wet(self) -> bool:
        return self.load not in kinds.WET  #! L4

    def is_led(self) -> bool:
        return self.rank >= Rank.MASTER  #! L4

    def is_oiled(self) -> bool:
        return self.load == Cargo("oil")  #! L4

    def is_grain(self) -> bool:
        load = self.load
        return load is not None and load.value == "grain"  #! L4

    def is_outer(self) -> bool:
        return self.berth.name == "OUTER"  #! L4

    def is_any(self) -> bool:
        return operator.eq(self.load, Cargo.OIL)  #! L4

    def is_either(self) -> bool:
        return any(self.load == each for each in (Cargo.GRAIN, Cargo.OIL))  #! L4

    def is_named(self) -> bool:
        return str(self.load) == "oil"  #! L4

    def is_inside(self) -> bool:
        return not self.berth != Berth["INNER"]  #! L4

    def is_beside(self, other: "Ship") -> bool:
        return self.berth == other.berth and self.berth.faces_sea()

    def is_loaded(self, load: Load) -> bool:
        return self.load is not None and self.load == load

    def is_answered(self, status: HTTPStatus) -> bool:
        return status == HTTPStatus.OK
# === case: 02-a-theatre-that-matches
# --- file: src/app/domain/playhouse/type.py
from enum import StrEnum


class Mood(StrEnum):
    COMIC = "comic"
    TRAGIC = "tragic"
    DARK = "dark"
# --- file: src/app/domain/playhouse/play.py
from typing import Literal, assert_never

from app.domain.playhouse import type as t
from app.domain.playhouse.type import Mood
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Staged(DomainModel):
    kind: Literal["staged"] = "staged"
    mood: Mood


class Closed(DomainModel):
    kind: Literal["closed"] = "closed"


class Play(DomainModel):
    mood: Mood
    entry: Money
    fate: Staged | Closed

    def price(self) -> Money:
        match self.mood:  #! L4
            case t.Mood.COMIC | t.Mood.TRAGIC:
                return self.entry
            case Mood.DARK:
                return self.entry.times(2)

    def fee(self) -> Money:
        match self.fate:  #! L4
            case Staged(mood=Mood.DARK):
                return self.entry
            case _:
                return self.entry.times(3)

    def tip(self) -> Money:
        match (mood := self.mood):
            case Mood():
                return self.entry
            case _:
                assert_never(mood)

    def told(self) -> Money:
        match self.fate:
            case Staged():
                return self.entry
            case Closed():
                return self.entry.times(4)

    def tagged(self) -> Money:
        match self.fate.kind:
            case "staged":
                return self.entry
            case "closed":
                return self.entry.times(5)

    def spread(self) -> Money:
        match [self.mood, self.fate]:  #! L4
            case ["dark", Closed()]:
                return self.entry
            case [Mood.COMIC, *_]:
                return self.entry.times(6)
            case _:
                return self.entry.times(7)

    def guarded(self) -> Money:
        match self.fate:
            case Staged(mood=mood) if mood is Mood.COMIC:  #! L4
                return self.entry
            case _:
                return self.entry.times(8)
# === case: 03-a-farm-of-tables
# --- file: src/app/domain/farm/type.py
from enum import Enum


class Crop(Enum):
    BARLEY = "barley"
    CLOVER = "clover"
    RYE = "rye"

    def follower(self) -> "Crop":
        return {Crop.BARLEY: Crop.CLOVER, Crop.CLOVER: Crop.RYE}.get(self, Crop.BARLEY)
# --- file: src/app/domain/farm/field.py
from collections import defaultdict
from collections.abc import Callable
from types import MappingProxyType

from app.domain.farm.type import Crop
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

YIELD = MappingProxyType({Crop.RYE: Money(amount=3), Crop.BARLEY: Money(amount=4)})  #! L4
SOWN = dict([(Crop.RYE, Money(amount=1)), (Crop.CLOVER, Money(amount=2))])  #! L4
COUNTED: defaultdict[Crop, Money] = defaultdict(Money)
WORDS = {"rye": Money(amount=3), "barley": Money(amount=4)}


def _plain(field: "Field") -> Money:
    return field.worth


class Field(DomainModel):
    crop: Crop
    worth: Money

    def harvested(self) -> Money:
        return {Crop.RYE: self.worth, Crop.CLOVER: self.worth.times(2)}[self.crop]  #! L4

    def ploughed(self) -> Money:
        ways: dict[Crop, Callable[["Field"], Money]] = {  #! L4
            Crop.RYE: _plain,
            Crop.BARLEY: lambda field: field.worth.times(3),
        }
        return ways[self.crop](self)

    def manured(self) -> Money:
        return dict(rye=self.worth, clover=self.worth.times(4))[self.crop.value]  #! L4

    def counted(self) -> dict[Crop, Money]:
        return {self.crop: self.worth}

    def compared(self, other: "Field") -> dict[Crop, Money]:
        return {field.crop: field.worth for field in (self, other)}
# === case: 04-a-desk-that-decides
# --- file: src/app/domain/desk/type.py
from enum import StrEnum


class Urgency(StrEnum):
    LOW = "low"
    HIGH = "high"
# --- file: src/app/domain/desk/letter.py
from app.domain.desk.type import Urgency
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    urgency: Urgency
# --- file: src/app/domain/desk/repository.py
from typing import Protocol

import logfire
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.desk.letter import Letter
from app.domain.desk.type import Urgency


class Base(DeclarativeBase):
    pass


class LetterRow(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    urgency: Mapped[str] = mapped_column(String)


class Letters(Protocol):
    async def urgent(self) -> tuple[Letter, ...]: ...


class SqlLetters:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.letter.urgent")
    async def urgent(self) -> tuple[Letter, ...]:
        query = select(LetterRow).where(LetterRow.urgency == Urgency.HIGH)
        rows = (await self._session.execute(query)).scalars()
        letters = [Letter(urgency=Urgency(row.urgency)) for row in rows]
        return tuple(each for each in letters if each.urgency is Urgency.HIGH)  #! L4
# --- file: src/app/service/desk.py
import logfire

from app.domain.desk.letter import Letter
from app.domain.desk.repository import Letters
from app.domain.desk.type import Urgency as U


class DeskService:
    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    @logfire.instrument("service.desk.sort")
    async def sort(self, urgency: U) -> tuple[Letter, ...]:
        if urgency == U.HIGH:  #! L4
            return await self._letters.urgent()
        return await self._kept(urgency is not U.LOW)  #! L4

    async def _kept(self, kept: bool) -> tuple[Letter, ...]:
        return await self._letters.urgent() if kept else ()
# --- file: src/app/api/desk/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.desk.type import Urgency

router = APIRouter()
PAGES = {Urgency.LOW: "/low", Urgency.HIGH: "/high"}  #! L4


@router.get("/letters/{urgency}")
async def show(urgency: Urgency = Urgency.LOW) -> dict[str, str]:
    if urgency in list(Urgency)[1:]:  #! L4
        raise HTTPException(404)
    return {"page": PAGES[urgency], "urgency": urgency.value}
# === case: 05-a-ferry-line-of-evasions
# --- file: src/app/domain/line/type.py
from enum import Enum, StrEnum


class Wind(StrEnum):
    CALM = "calm"
    FRESH = "fresh"
    STORM = "storm"

    @property
    def is_rough(self) -> bool:
        return self is not Wind.CALM


class Quay(Enum):
    NORTH = 1
    SOUTH = 2
# --- file: src/app/domain/line/line.py
from functools import partial
from operator import eq
from typing import Final

from app.domain.line.type import Quay, Wind
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

ROUGH: Final = {Wind.FRESH, Wind.STORM}
CALM = Wind.CALM.value
_STORMY = Wind.STORM, Wind.FRESH
is_north = partial(eq, Quay.NORTH)


class Line(DomainModel):
    wind: Wind
    quay: Quay | None = None
    fare: Money

    @property
    def sails(self) -> bool:
        return self.wind not in ROUGH | {Wind.CALM}  #! L4

    def is_calm(self) -> bool:
        return CALM == self.wind  #! L4

    def is_stormy(self) -> bool:
        return any(self.wind is each for each in _STORMY)  #! L4

    def is_loud(self) -> bool:
        return self.wind.value.startswith("s") or self.wind.upper() == "FRESH"  #! L4

    def is_north(self) -> bool:
        return self.quay is not None and self.quay.value == 1  #! L4

    def has_quay(self) -> bool:
        return self.quay is not None

    def price(self) -> Money:
        return self.fare.times(2 if self.wind is Wind.STORM else 1)  #! L4

    def discount(self) -> Money:
        fare = self.fare
        while self.quay == Quay.SOUTH:  #! L4
            fare = fare.times(2)
        return fare

    def chosen(self) -> Money:
        factor = (1, 2)[self.wind == Wind.FRESH]  #! L4
        return self.fare.times(factor)

    def table(self) -> Money:
        prices = {each: self.fare for each in Wind}
        prices[Wind.STORM] = self.fare.times(3)
        return prices[self.wind]

    def sorted(self, others: "tuple[Line, ...]") -> "tuple[Line, ...]":
        return tuple(sorted(others, key=lambda other: other.wind == Wind.CALM))  #! L4

    def rough(self, others: "tuple[Line, ...]") -> "tuple[Line, ...]":
        return tuple(other for other in others if other.wind.is_rough)

    def changed(self, wind: Wind) -> "Line":
        return self if wind == self.wind else self.model_copy(update={"wind": wind})
# === case: 06-a-zoo-of-moods
# --- file: src/app/domain/zoo/__init__.py
from app.domain.zoo.type import Mood as Temper

__all__ = ["Temper"]
# --- file: src/app/domain/zoo/type.py
import enum


class _Named(enum.StrEnum):
    @classmethod
    def named(cls, word: str) -> "_Named":
        return cls(word)


class Mood(_Named):
    SLEEPY = "sleepy"
    WILD = "wild"


class Size(int, enum.Enum):
    SMALL = 1
    LARGE = 2
# --- file: src/app/domain/zoo/beast.py
from __future__ import annotations

import typing

from app.domain import zoo
from app.domain.shared.model import DomainModel
from app.domain.zoo.type import Mood, Size

if typing.TYPE_CHECKING:
    from app.domain.shared.value import Money

M = Mood
DEFAULT: typing.Final[Mood] = Mood.SLEEPY


class Beast(DomainModel):
    mood: zoo.Temper = DEFAULT
    size: Size
    friends: tuple[Beast, ...] = ()

    def is_calm(self) -> bool:
        return self.mood == zoo.Temper.SLEEPY  #! L4

    def is_wild(self) -> bool:
        return self.mood is M["WILD"]  #! L4

    def is_usual(self) -> bool:
        return DEFAULT is self.mood  #! L4

    def is_large(self) -> bool:
        return self.size > 1  #! L4

    def has_wild_friends(self) -> bool:
        return Mood.WILD in {friend.mood for friend in self.friends}  #! L4

    def has_only_wild_friends(self) -> bool:
        return {friend.mood for friend in self.friends} == {Mood.WILD}  #! L4

    def count(self) -> int:
        return [friend.mood for friend in self.friends].count(Mood.WILD)  #! L4

    def fed(self, price: Money) -> Money:
        match self:  #! L4
            case Beast(mood=Mood.WILD, size=Size.LARGE):
                return price.times(3)
            case Beast():
                return price

    def paid(self, price: Money) -> Money:
        mood, size = self.mood, self.size
        if mood == "wild" and size is not Size.SMALL:  #! L4
            return price.times(2)
        return price

    def is_like(self, other: Beast) -> bool:
        return self.mood is other.mood and self.size == other.size

    def is_known(self, moods: typing.Collection[Mood]) -> bool:
        return self.mood in moods or self.mood in Mood

    def words(self) -> dict[str, str]:
        return {mood.value: mood.name.title() for mood in Mood}
# === case: 07-a-parliament-of-colours
# --- file: src/app/domain/house/type.py
from enum import Enum, StrEnum
from typing import Literal


class Party(StrEnum):
    RED = "red"
    BLUE = "blue"
    GREEN = "green"

    @staticmethod
    def left() -> "tuple[Party, ...]":
        return (Party.RED, Party.GREEN)


class Vote(Enum):
    YES = True
    NO = False
    AWAY = None


type Leftist = Literal[Party.RED, Party.GREEN]
# --- file: src/app/domain/house/house.py
from collections.abc import Mapping
from typing import get_args

from app.domain.house.type import Leftist, Party, Vote
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

SEATS: Mapping[Party, Money] = {Party.RED: Money(amount=1), Party.BLUE: Money(amount=2)}  #! L4


class Seat(DomainModel):
    party: Party | None
    votes: tuple[Vote, ...] = ()
    last: Vote = Vote.AWAY

    def is_left(self) -> bool:
        return self.party in (Party.RED, Party.GREEN)  #! L4

    def has_party(self) -> bool:
        return self.party is not None

    def is_blue(self) -> bool:
        return (self.party or Party.RED) == Party.BLUE  #! L4

    def was_away(self) -> bool:
        return self.last.value is None

    def agrees(self) -> bool:
        return all(vote is Vote.YES for vote in self.votes)  #! L4

    def salary(self, money: Money) -> Money:
        if (party := self.party) and party is Party.GREEN:  #! L4
            return money
        return money.times({"red": 1, "blue": 2}.get(self.party or "", 3))  #! L4

    def tally(self) -> Money:
        counts = dict.fromkeys(Party, Money(amount=0))
        return counts[self.party] if self.party else Money(amount=1)

    def name(self) -> str:
        match self.party:
            case None:
                return "nobody"
            case party:
                return party.value

    def first(self) -> Vote:
        return next((vote for vote in self.votes if vote != Vote.AWAY), Vote.AWAY)  #! L4
