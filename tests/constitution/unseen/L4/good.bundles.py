# === case: 01-inside-the-enum
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from __future__ import annotations

from enum import Enum, Flag, IntEnum, StrEnum, auto, nonmember
from functools import cached_property
from typing import ClassVar, assert_never


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"

    @property
    def is_slow(self) -> bool:
        return self in (Mode.SEA, Mode.RAIL)

    @classmethod
    def fastest(cls) -> Mode:
        return next(mode for mode in cls if mode == cls.AIR)

    @staticmethod
    def parsed(text: str) -> Mode:
        def exact(mode: Mode) -> bool:
            return mode == "sea" or mode.value == text

        return next(filter(exact, Mode), Mode.AIR)

    @property
    def days(self) -> int:
        match self:
            case Mode.SEA:
                return 30
            case Mode.AIR:
                return 2
            case Mode.RAIL:
                return 9
            case _:
                assert_never(self)

    def fee(self) -> int:
        table = {Mode.SEA: 1, Mode.AIR: 9}
        return table.get(self, 5)

    def __lt__(self, other: str) -> bool:
        return self.days < Mode(other).days


class Hazard(Flag):
    FIRE = auto()
    ACID = auto()
    BOTH = FIRE | ACID

    @property
    def burns(self) -> bool:
        return Hazard.FIRE in self


class Phase(Enum):
    A = 1
    B = 2

    _ORDER = nonmember({A: 1, B: 2})

    def follows(self, other: Phase) -> bool:
        return (other, self) == (Phase.A, Phase.B)
# === case: 02-comparing-two-unknowns
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import IntEnum, StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    @classmethod
    def slow(cls) -> frozenset["Mode"]:
        return frozenset({cls.SEA})


class Priority(IntEnum):
    LOW = 1
    HIGH = 9
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode, Priority
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    priority: Priority = Priority.LOW
    allowed: frozenset[Mode] = frozenset({Mode.SEA, Mode.AIR})

    def agrees_with(self, other: "Leg") -> bool:
        return self.mode == other.mode and self.mode is other.mode

    def is_allowed(self, mode: Mode) -> bool:
        return mode in self.allowed

    def outranks(self, other: "Leg") -> bool:
        return self.priority > other.priority

    def has(self, mode: Mode | None) -> bool:
        return mode is not None and mode == self.mode

    def counts(self, legs: "tuple[Leg, ...]") -> dict[Mode, int]:
        return {mode: sum(leg.mode == mode for leg in legs) for mode in Mode}

    def with_mode(self, mode: Mode = Mode.AIR) -> "Leg":
        return self.model_copy(update={"mode": mode})
# === case: 03-strings-that-resemble
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/value.py
from typing import Literal

from pydantic import BaseModel, RootModel

type Speed = Literal["sea", "air"]


class Label(RootModel[str], frozen=True):
    root: str

    def is_air(self) -> bool:
        return self.root == "air"


class Code(BaseModel, frozen=True):
    value: str
    name: str = "AIR"

    def is_sea(self) -> bool:
        return self.value == "sea" and self.name != "AIR"


class Limits:
    """A namespace."""

    SEA = 3
    AIR = 5
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.freight.value import Code, Label, Limits, Speed
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    speed: Speed
    label: Label
    code: Code

    def is_air(self) -> bool:
        return self.label.root == "air" or self.code.value == "air"

    def is_fast(self) -> bool:
        return self.speed == "air"

    def is_short(self, legs: "tuple[Leg, ...]") -> bool:
        return len(legs) == Limits.SEA or len(legs) in {Limits.AIR}

    def price(self) -> Label:
        table = {"sea": self.label, "air": Label("x")}
        match self.speed:
            case "sea":
                return table["sea"]
            case "air":
                return table.get("air", self.label)

    def name(self) -> str:
        mode = "air"
        return "flight" if mode == "air" else "voyage"
# === case: 04-foreign-enums
# --- file: src/app/service/gateway.py
import asyncio
import inspect
import signal
import socket
from http import HTTPMethod, HTTPStatus

import httpx
import logfire

from app.domain.inventory.value import Sku

RETRY = {HTTPStatus.BAD_GATEWAY: 1, HTTPStatus.SERVICE_UNAVAILABLE: 5}
IDEMPOTENT = {HTTPMethod.GET, HTTPMethod.PUT}


class Gateway:
    def __init__(self, http: httpx.AsyncClient, method: HTTPMethod = HTTPMethod.GET) -> None:
        self._http = http
        self._method = method

    @logfire.instrument("service.gateway.fetch")
    async def fetch(self, sku: Sku) -> Sku:
        response = await self._http.request(self._method, f"/{sku.root}")
        if response.status_code == HTTPStatus.NOT_FOUND:
            return sku
        if self._method in IDEMPOTENT and response.status_code in RETRY:
            await asyncio.sleep(RETRY[HTTPStatus(response.status_code)])
        match response.status_code:
            case HTTPStatus.OK | HTTPStatus.CREATED:
                return sku
        return sku

    def handles(self, number: signal.Signals) -> bool:
        return number == signal.SIGTERM or number is signal.Signals.SIGINT

    def takes(self, parameter: inspect.Parameter) -> bool:
        return parameter.kind is inspect.Parameter.KEYWORD_ONLY

    def is_inet(self, family: socket.AddressFamily) -> bool:
        return family == socket.AF_INET
# === case: 05-tags-and-classes
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class OutcomeKind(StrEnum):
    SENT = "sent"
    KEPT = "kept"
# --- file: src/app/domain/freight/outcome.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.freight.type import OutcomeKind
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    fee: Money


class Kept(DomainModel):
    kind: Literal["kept"] = "kept"


class Left(DomainModel):
    kind: Literal[OutcomeKind.SENT] = OutcomeKind.SENT
    fee: Money


class Right(DomainModel):
    kind: Literal[OutcomeKind.KEPT] = OutcomeKind.KEPT


type Outcome = Annotated[Sent | Kept, Field(discriminator="kind")]
type Other = Left | Right


class Summary(DomainModel):
    outcome: Outcome
    other: Other

    def fee(self) -> Money:
        if self.outcome.kind == "sent":
            return self.outcome.fee
        if self.other.kind == OutcomeKind.SENT:
            return self.other.fee
        match self.outcome:
            case Sent(fee=fee):
                return fee
            case Kept(kind="kept"):
                return Money(amount=0)

    def is_sent(self) -> bool:
        return isinstance(self.outcome, Sent)
# --- file: src/app/service/freight.py
import logfire

from app.domain.freight.outcome import Kept, Outcome, Sent, Summary
from app.domain.shared.value import Money


class FreightService:
    @logfire.instrument("service.freight.fee")
    async def fee(self, summary: Summary) -> Outcome:
        match await self._outcome(summary):
            case Sent() as sent:
                return sent
            case Kept() as kept:
                return kept

    async def _outcome(self, summary: Summary) -> Outcome:
        return Sent(fee=Money(amount=1))
# === case: 06-members-as-data
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    def can_become(self, other: "Mode") -> bool:
        return other is not self
# --- file: src/app/domain/freight/leg.py
from collections.abc import Mapping
from typing import ClassVar, Literal

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel

ALL = (Mode.SEA, Mode.AIR)
BY_LETTER = {"S": Mode.SEA, "A": Mode.AIR}
FIRST, *OTHERS = Mode
SINGLE = {Mode.SEA: "S"}


class Leg(DomainModel):
    fallback: ClassVar[Mode] = Mode.SEA

    mode: Mode = Mode.AIR
    only: Literal[Mode.SEA] = Mode.SEA
    weights: Mapping[Mode, Mode] = {}

    def turned(self) -> "Leg":
        if self.mode.can_become(Mode.SEA):
            return self.model_copy(update={"mode": Mode.SEA})
        return Leg(mode=Mode.AIR, weights={Mode.SEA: Mode.AIR, Mode.AIR: Mode.SEA})

    def labels(self) -> tuple[str, ...]:
        return tuple(f"{mode.name}={mode.value}" for mode in ALL)

    def report(self) -> dict[Mode, str]:
        return {Mode.SEA: "by ship", Mode.AIR: "by plane"}

    def ordered(self) -> list[Mode]:
        return sorted(Mode, key=list(Mode).index)

    def letter(self) -> Mode:
        return BY_LETTER["S"]
# === case: 07-sql-arguments
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/repository.py
from typing import Protocol

import logfire
from sqlalchemy import and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.freight.type import Mode


class Base(DeclarativeBase):
    pass


class LegRow(Base):
    __tablename__ = "leg"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[Mode] = mapped_column(default=Mode.SEA)


class ModeRepository(Protocol):
    async def all(self) -> tuple[Mode, ...]: ...

    async def sink(self) -> None: ...


class SqlModeRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.mode.all")
    async def all(self) -> tuple[Mode, ...]:
        query = (
            select(LegRow)
            .where(or_(LegRow.mode == Mode.SEA, and_(LegRow.mode != Mode.AIR, LegRow.id > "a")))
            .order_by(case((LegRow.mode == Mode.AIR, 0), else_=1))
            .having(func.count(LegRow.mode.in_([Mode.SEA, Mode.AIR])) > 1)
        )
        return tuple(row.mode for row in await self._session.scalars(query))

    @logfire.instrument("repo.mode.sink")
    async def sink(self) -> None:
        await self._session.execute(
            update(LegRow).where(LegRow.mode == Mode.AIR).values({LegRow.mode: Mode.SEA})
        )
        await self._session.execute(delete(LegRow).filter(LegRow.mode == "sea"))
# === case: 08-classes-that-look-like-enums
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/value.py
from typing import ClassVar, Final

from pydantic import RootModel

SEA: Final = "sea"


class Mode(RootModel[str], frozen=True):
    SEA: ClassVar["Mode"]
    AIR: ClassVar["Mode"]

    root: str


class Enum:
    """Enumerates."""


class Kind(Enum):
    A = "a"
    B = "b"


class Weight(RootModel[int], frozen=True):
    root: int

    def is_heavy(self) -> bool:
        return self.root > 10


Mode.SEA = Mode("sea")
Mode.AIR = Mode("air")
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.value import SEA, Kind, Mode, Weight
from app.domain.shared.model import DomainModel

FEES = {Mode.SEA: Weight(1), Mode.AIR: Weight(2)}
NAMES = {Kind.A: "a", Kind.B: "b"}


class Leg(DomainModel):
    mode: Mode
    weight: Weight

    def sails(self) -> bool:
        return self.mode == Mode.SEA or self.mode in (Mode.AIR, Mode.SEA)

    def is_named(self) -> bool:
        return self.mode.root == SEA or Kind.A == "a"

    def fee(self) -> Weight:
        match self.mode.root:
            case "sea":
                return FEES[Mode.SEA]
            case _:
                return self.weight
# === case: 09-elevator-maintenance
# --- file: src/app/domain/elevator/__init__.py
# --- file: src/app/domain/elevator/value.py
from datetime import date, timedelta
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ElevatorId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class Floor(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=-5, le=120)

    @property
    def is_ground(self) -> bool:
        return self.root == 0


class Interval(BaseModel):
    model_config = ConfigDict(frozen=True)

    months: int = Field(ge=1, le=24)

    def after(self, day: date) -> date:
        return day + timedelta(days=30 * self.months)

    def halved(self) -> Self:
        return type(self)(months=max(1, self.months // 2))
# --- file: src/app/domain/elevator/type.py
"""What an elevator may be, and what follows from it."""

from enum import Enum, StrEnum
from typing import Self


class Condition(StrEnum):
    RUNNING = "running"
    REPORTED = "reported"
    STOPPED = "stopped"
    SCRAPPED = "scrapped"

    @property
    def successors(self) -> frozenset["Condition"]:
        return _SUCCESSORS[self.name]

    def can_become(self, other: Self) -> bool:
        return other in self.successors

    @property
    def may_carry(self) -> bool:
        return self in {Condition.RUNNING, Condition.REPORTED}

    @property
    def is_final(self) -> bool:
        return not self.successors


_SUCCESSORS = {
    "RUNNING": frozenset({Condition.REPORTED, Condition.STOPPED}),
    "REPORTED": frozenset({Condition.RUNNING, Condition.STOPPED}),
    "STOPPED": frozenset({Condition.RUNNING, Condition.SCRAPPED}),
    "SCRAPPED": frozenset(),
}


class Drive(Enum):
    ROPE = ("rope", 12)
    HYDRAULIC = ("hydraulic", 6)

    def __init__(self, label: str, months: int) -> None:
        self.label = label
        self.months = months
# --- file: src/app/domain/elevator/elevator.py
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.elevator.type import Condition, Drive
from app.domain.elevator.value import ElevatorId, Floor, Interval
from app.domain.shared.model import DomainModel


class Elevator(DomainModel):
    id: ElevatorId
    floors: tuple[Floor, ...]
    drive: Drive
    condition: Condition = Condition.RUNNING
    inspected_on: date

    @property
    def interval(self) -> Interval:
        return Interval(months=self.drive.months)

    @property
    def due_on(self) -> date:
        interval = self.interval if self.condition.may_carry else self.interval.halved()
        return interval.after(self.inspected_on)

    def serves(self, floor: Floor) -> bool:
        return floor in self.floors

    def report(self) -> "Moved | Refused":
        return self._move(Condition.REPORTED)

    def stop(self) -> "Moved | Refused":
        return self._move(Condition.STOPPED)

    def inspect(self, on: date) -> "Moved | Refused":
        match self._move(Condition.RUNNING):
            case Moved(elevator=elevator):
                return Moved(elevator=elevator.model_copy(update={"inspected_on": on}))
            case Refused() as refused:
                return refused

    def _move(self, to: Condition) -> "Moved | Refused":
        if self.condition.can_become(to):
            return Moved(elevator=self.model_copy(update={"condition": to}))
        return Refused(now=self.condition, wanted=to)


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    elevator: Elevator


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    now: Condition
    wanted: Condition

    @property
    def reason(self) -> str:
        final = " for good" if self.now.is_final else ""
        return f"It is {self.now}{final}, so it cannot be {self.wanted}."


Outcome = Annotated[Moved | Refused, Field(discriminator="kind")]
# --- file: src/app/api/elevator/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Query, status

from app.domain.elevator.elevator import Moved, Outcome, Refused
from app.domain.elevator.type import Condition
from app.domain.elevator.value import ElevatorId
from app.service.elevator import ElevatorService

router = APIRouter(prefix="/elevators", tags=["elevator"])


def elevators() -> ElevatorService:
    return ElevatorService()


Elevators = Annotated[ElevatorService, Depends(elevators)]


@router.post("/{elevator_id}/stop", status_code=status.HTTP_200_OK)
async def stop(elevator_id: UUID, service: Elevators) -> str:
    match await service.stop(ElevatorId(elevator_id)):
        case Moved(elevator=elevator):
            return elevator.condition
        case Refused() as refused:
            raise HTTPException(status.HTTP_409_CONFLICT, refused.reason)


@router.get("")
async def listed(condition: Annotated[Condition, Query()] = Condition.RUNNING, limit: int = 20) -> list[str]:
    return [condition.value][:limit]
# --- file: src/app/service/elevator.py
import logfire

from app.domain.elevator.elevator import Elevator, Outcome, Refused
from app.domain.elevator.type import Condition
from app.domain.elevator.value import ElevatorId


class ElevatorService:
    def __init__(self) -> None:
        self._known: dict[ElevatorId, Elevator] = {}
        self._gone: tuple[Elevator, ...] = ()

    async def stop(self, elevator_id: ElevatorId) -> Outcome:
        with logfire.span("service.elevator.stop", elevator=str(elevator_id.root)):
            elevator = await self._load(elevator_id)
            if elevator in self._gone:
                return Refused(now=Condition.SCRAPPED, wanted=Condition.STOPPED)
            return elevator.stop()

    async def _load(self, elevator_id: ElevatorId) -> Elevator:
        return self._known[elevator_id]
# === case: 10-newspaper-desk
# --- file: src/app/domain/newspaper/__init__.py
# --- file: src/app/domain/newspaper/value.py
from pydantic import RootModel, BaseModel


class Headline(RootModel[str], frozen=True):
    root: str

    def shout(self) -> "Headline":
        return Headline(self.root.upper())


class Byline(RootModel[str], frozen=True):
    root: str


class Words(RootModel[int], frozen=True):
    root: int

    def fits(self, room: "Words") -> bool:
        return self.root <= room.root
# --- file: src/app/domain/newspaper/type.py
import enum
import typing as t


class Section(str, enum.Enum):
    POLITICS = "politics"
    SPORT = "sport"
    CULTURE = "culture"

    @classmethod
    def lookup(cls, raw: str) -> "t.Self":
        for section in cls:
            if section.value == raw.strip().lower():
                return section
        return cls("culture")

    @property
    def column_limit(self) -> int:
        limits = {
            Section.POLITICS: 900,
            Section.SPORT: 600,
        }
        return limits.get(self, 400)


class Stage(enum.IntEnum):
    PITCHED = 1
    WRITTEN = 2
    EDITED = 3
    PRINTED = 4

    @property
    def next(self) -> "Stage":
        return self if self is Stage.PRINTED else Stage(self + 1)

    def precedes(self, other: "Stage") -> bool:
        return self < other
# --- file: src/app/domain/newspaper/article.py
import typing as t
from datetime import date, datetime

from app.domain.newspaper.type import Section, Stage
from app.domain.newspaper.value import Byline, Headline, Words
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    headline: Headline
    by: Byline
    section: Section
    stage: Stage = Stage.PITCHED
    words: Words

    def advance(self) -> "Advanced | TooLong | AtTheEnd":
        following = self.stage.next
        if following == self.stage:
            return AtTheEnd(article=self)
        room = Words(self.section.column_limit)
        if not self.words.fits(room):
            return TooLong(room=room)
        return Advanced(article=self.model_copy(update={"stage": following}))

    def shares_section_with(self, other: "Article") -> bool:
        return self.section is other.section


class Advanced(DomainModel):
    kind: t.Literal["advanced"] = "advanced"
    article: Article


class TooLong(DomainModel):
    kind: t.Literal["too_long"] = "too_long"
    room: Words


class AtTheEnd(DomainModel):
    kind: t.Literal["at_the_end"] = "at_the_end"
    article: Article


class Edition(DomainModel):
    day: date
    articles: tuple[Article, ...]

    def in_section(self, section: Section) -> tuple[Article, ...]:
        return tuple(article for article in self.articles if article.section == section)

    def by_section(self) -> dict[Section, tuple[Article, ...]]:
        return {section: self.in_section(section) for section in Section}

    def front_page(self) -> Article | None:
        ranked = sorted(self.articles, key=lambda a: (-a.stage, a.headline.root))
        return ranked[0] if ranked else None

    def is_ready(self) -> bool:
        return not any(a.stage.precedes(a.stage.next) for a in self.articles)
# === case: 11-wine-cellar
# --- file: src/app/domain/wine/__init__.py
# --- file: src/app/domain/wine/type.py
from __future__ import annotations

from enum import Enum, auto


class _Ordered(Enum):
    def __ge__(self, other: _Ordered) -> bool:
        return self.value >= other.value

    def __gt__(self, other: _Ordered) -> bool:
        return self.value > other.value


class Colour(Enum):
    RED = "red"
    WHITE = "white"
    ROSE = "rosé"

    def goes_with(self, dish: Dish) -> bool:
        return dish in self.dishes

    @property
    def dishes(self) -> tuple[Dish, ...]:
        match self:
            case Colour.RED:
                return (Dish.MEAT, Dish.CHEESE)
            case Colour.WHITE:
                return (Dish.FISH,)
            case Colour.ROSE:
                return tuple(Dish)


class Dish(Enum):
    MEAT = auto()
    FISH = auto()
    CHEESE = auto()


class Maturity(_Ordered):
    YOUNG = 1
    READY = 2
    PAST = 3

    @property
    def is_drinkable(self) -> bool:
        return self >= Maturity.READY
# --- file: src/app/domain/wine/value.py
from pydantic import BaseModel, Field, RootModel


class Vintage(RootModel[int], frozen=True):
    root: int = Field(ge=1800)

    def age_in(self, year: int) -> int:
        return year - self.root


class Shelf(RootModel[str], frozen=True):
    root: str


class Rating(BaseModel, frozen=True):
    critic: str
    points: int

    def is_excellent(self) -> bool:
        return self.points >= 95
# --- file: src/app/domain/wine/bottle.py
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.wine.type import Colour, Dish, Maturity
from app.domain.wine.value import Rating, Shelf, Vintage


class Bottle(DomainModel):
    colour: Colour
    vintage: Vintage
    shelf: Shelf
    ratings: tuple[Rating, ...] = ()
    maturity: Maturity = Maturity.YOUNG

    def suits(self, dish: Dish) -> bool:
        return self.colour.goes_with(dish) and self.maturity.is_drinkable

    def moved(self, shelf: Shelf) -> "Bottle":
        return self.model_copy(update={"shelf": shelf})

    def best(self) -> Rating | None:
        return max(self.ratings, key=lambda r: r.points, default=None)


class Opened(DomainModel):
    kind: Literal["opened"] = "opened"
    bottle: Bottle
    on: date


class NoneSuits(DomainModel):
    kind: Literal["none_suits"] = "none_suits"
    dish: Dish


type Opening = Annotated[Opened | NoneSuits, Field(discriminator="kind")]


class Cellar(DomainModel):
    bottles: tuple[Bottle, ...] = ()

    @classmethod
    def filled(cls, bottles: Iterable[Bottle]) -> "Cellar":
        return cls(bottles=tuple(bottles))

    def open_for(self, dish: Dish, on: date) -> Opening:
        fitting = [bottle for bottle in self.bottles if bottle.suits(dish)]
        if not fitting:
            return NoneSuits(dish=dish)
        oldest = min(fitting, key=lambda bottle: bottle.vintage.root)
        return Opened(bottle=oldest, on=on)

    def by_colour(self) -> Mapping[Colour, tuple[Bottle, ...]]:
        grouped: dict[Colour, list[Bottle]] = {}
        for bottle in self.bottles:
            grouped.setdefault(bottle.colour, []).append(bottle)
        return {colour: tuple(found) for colour, found in grouped.items()}
# === case: 12-volunteer-rota
# --- file: src/app/domain/rota/__init__.py
# --- file: src/app/domain/rota/type.py
from enum import Flag, IntEnum, StrEnum, auto


class Weekday(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    SATURDAY = 5
    SUNDAY = 6

    @property
    def is_weekend(self) -> bool:
        return self >= Weekday.SATURDAY


class Skill(Flag):
    COOKING = auto()
    DRIVING = auto()

    def includes(self, other: "Skill") -> bool:
        return other in self


class AnswerKind(StrEnum):
    PLACED = "placed"
    FULL = "full"

    @property
    def http_status(self) -> int:
        return 201 if self is AnswerKind.PLACED else 409
# --- file: src/app/domain/rota/value.py
from uuid import UUID

from pydantic import RootModel


class VolunteerId(RootModel[UUID], frozen=True):
    pass


class Places(RootModel[int], frozen=True):
    root: int

    def minus_one(self) -> "Places":
        return Places(self.root - 1)

    @property
    def none_left(self) -> bool:
        return self.root <= 0
# --- file: src/app/domain/rota/shift.py
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.rota.type import AnswerKind, Skill, Weekday
from app.domain.rota.value import Places, VolunteerId
from app.domain.shared.model import DomainModel


class Volunteer(DomainModel):
    id: VolunteerId
    skills: Skill
    free_on: frozenset[Weekday]

    def can_work(self, day: Weekday, needed: Skill) -> bool:
        return day in self.free_on and self.skills.includes(needed)


class Shift(DomainModel):
    starts_at: datetime
    needed: Skill = Skill.COOKING
    places: Places
    team: tuple[Volunteer, ...] = ()

    @property
    def day(self) -> Weekday:
        return Weekday(self.starts_at.weekday())

    def place(self, volunteer: Volunteer) -> "Answer":
        if self.places.none_left:
            return Full(shift=self)
        if not volunteer.can_work(self.day, self.needed):
            return Unfit(volunteer=volunteer, needed=self.needed)
        return Placed(
            shift=self.model_copy(
                update={"team": (*self.team, volunteer), "places": self.places.minus_one()}
            )
        )


class Placed(DomainModel):
    kind: Literal["placed"] = "placed"
    shift: Shift


class Full(DomainModel):
    kind: Literal["full"] = "full"
    shift: Shift


class Unfit(DomainModel):
    kind: Literal["unfit"] = "unfit"
    volunteer: Volunteer
    needed: Skill


Answer = Annotated[Placed | Full | Unfit, Field(discriminator="kind")]
# --- file: src/app/service/rota.py
from collections.abc import Callable
from datetime import datetime

import logfire

from app.domain.rota.shift import Answer, Placed, Shift, Unfit, Volunteer


class RotaService:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._attempts: dict[str, int] = {}

    @logfire.instrument("service.rota.place")
    async def place(self, shift: Shift, volunteer: Volunteer) -> Answer:
        answer = shift.place(volunteer)
        logfire.info("answered {kind}", kind=answer.kind)
        match answer:
            case Placed(shift=changed):
                await self._keep(changed)
            case Unfit():
                self._attempts["unfit"] = self._attempts.get("unfit", 0) + 1
            case _:
                pass
        return answer

    async def _keep(self, shift: Shift) -> None:
        return None
# === case: 13-names-that-go-in-circles
# --- file: src/app/service/digest.py
"""Reads a letter from behind, in which names are bound through themselves."""

import traceback
from types import TracebackType


class Pages:
    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __iter__(self) -> "Pages":
        return self

    def __next__(self) -> str:
        return self._texts.pop()


def first_open(texts: list[str]) -> str:
    for line in Pages(texts):
        line = line.strip()
        line = line.lower()
        if line == "pending":
            return line
    return ""


def innermost(trace: TracebackType) -> str:
    while trace.tb_next is not None:
        trace = trace.tb_next
    names = [trace.tb_frame.f_code.co_name]
    while trace:
        trace = trace.tb_next
        names.append(trace.tb_frame.f_code.co_name)
    return names[-1] or traceback.format_exc()


def merged(given: list[dict[str, str]]) -> dict[str, str]:
    while given:
        earlier = later
        earlier["page"] = given.pop()["page"]
        later = earlier
        later.clear()
    return later
