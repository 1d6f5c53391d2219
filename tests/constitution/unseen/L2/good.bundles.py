# === case: 01-validators-of-every-kind
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/check.py
def trimmed(value: str) -> str:
    if value != value.strip():
        raise ValueError("blank at an end")
    return value


def positive(value: int) -> int:
    assert value > 0, "must be positive"
    return value


def whole(value: object, handler: object) -> object:
    if isinstance(value, float):
        raise TypeError("whole numbers only")
    return value
# --- file: src/app/domain/theatre/value.py
import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, RootModel, WrapValidator
from pydantic import field_validator as check_field
from pydantic_core import PydanticCustomError
from typing import Annotated, Self

from app.domain.theatre import check
from app.domain.theatre.check import positive, trimmed as no_blanks

type Label = Annotated[str, AfterValidator(no_blanks)]


class Name(RootModel[Label], frozen=True):
    pass


class Seats(RootModel[Annotated[int, BeforeValidator(func=positive), WrapValidator(check.whole)]], frozen=True):
    @pydantic.model_validator(mode="after")
    def _even(self) -> Self:
        if self.root % 2:
            raise PydanticCustomError("odd", "seats come in pairs")
        return self


class Row(BaseModel, frozen=True):
    number: int

    @check_field("number", mode="plain")
    def _number(cls, number):
        assert number, "rows count from one"
        return number
# --- file: src/app/domain/theatre/show.py
from pydantic import field_validator, model_validator

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Name, Seats


class Show(DomainModel):
    name: Name
    free: Seats

    @field_validator("free")
    @classmethod
    def _some(cls, free: Seats) -> Seats:
        if not free.root:
            raise ValueError("a show without seats")
        return free

    @model_validator(mode="after")
    def _named(self) -> "Show":
        if not self.name.root:
            raise ValueError("a show without a name")
        return self
# === case: 02-language-protocols
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/type.py
from enum import Enum


class Stage(Enum):
    OPEN = "open"
    SHUT = "shut"

    @classmethod
    def _missing_(cls, value: object) -> "Stage":
        for member in cls:
            if str(value).lower() == member.value:
                return member
        raise ValueError(f"{value!r} is no stage")
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/house.py
from abc import ABC, abstractmethod
from typing import assert_never

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class House(DomainModel):
    rows: tuple[Seats, ...]

    def __getitem__(self, index: int) -> Seats:
        if index >= len(self.rows):
            raise IndexError(index)
        return self.rows[index]

    def __getattr__(self, name: str) -> Seats:
        raise AttributeError(name)

    def __contains__(self, seats: Seats) -> bool:
        return seats in self.rows

    def __bool__(self) -> bool:
        return bool(self.rows)

    def largest(self, other: Seats | None) -> Seats:
        assert other is not None, "asked for nothing"
        assert isinstance(other, Seats)
        return other

    def describe(self, other: Seats | tuple[Seats, ...]) -> str:
        match other:
            case Seats():
                return "seats"
            case tuple():
                return "rows"
            case _:
                assert_never(other)


class Pricing(ABC):
    @abstractmethod
    def discounts(self, house: House) -> bool:
        raise NotImplementedError

    def surcharge(self, house: House) -> Seats:
        raise NotImplementedError("every pricing has its own")
# === case: 03-questions-in-many-moods
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def fit(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from functools import cached_property
from typing import Any, Protocol, Self, TypeGuard

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Pluggable(Protocol):
    def accept(self, seats: Seats) -> bool: ...


class Show(DomainModel):
    free: Seats

    @property
    def sold_out(self) -> bool:
        return self.free.root == 0

    @cached_property
    def popular(self) -> bool:
        return self.free.root < 5

    def is_full(self) -> bool:
        return self.sold_out

    def has_room_for(self, wanted: Seats) -> bool:
        return self.free.fit(wanted)

    def can_admit(self, wanted: Seats) -> bool:
        return self.has_room_for(wanted)

    def should_close(self) -> bool:
        return self.sold_out

    def needs_usher(self) -> bool:
        return not self.sold_out

    def allows(self, wanted: Seats) -> bool:
        return self.can_admit(wanted)

    def overlaps(self, other: Self) -> bool:
        return self == other

    def precedes(self, other: Self) -> bool:
        return self != other

    def satisfies(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    def matches(self, other: Self) -> bool:
        return self == other

    def belongs_with(self, other: Self) -> bool:
        return self == other

    def was_sold(self) -> bool:
        return self.sold_out

    def differs_from(self, other: Self) -> bool:
        return self != other

    def does_admit(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    def may_open(self) -> bool:
        return True

    def will_fill(self) -> bool:
        return True

    def _admit(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    @staticmethod
    def is_show(thing: "Show | Seats") -> "TypeGuard[Show]":
        return isinstance(thing, Show)
# === case: 04-infrastructure-in-services
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/service/theatre.py
import asyncio

import httpx
import logfire

from app.domain.theatre.value import ShowId


class TheatreGateway:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    @logfire.instrument("service.theatre.fetch")
    async def fetch(self, show_id: ShowId) -> ShowId:
        try:
            response = await self._http.get(f"/shows/{show_id.root}")
        except httpx.ConnectTimeout as timeout:
            raise ConnectionError("the box office is away") from timeout
        except httpx.HTTPError:
            raise
        except (KeyError, ValueError) as problem:
            logfire.exception("odd answer")
            raise problem
        if response.is_server_error:
            raise RuntimeError("the box office is broken")
        return show_id

    @logfire.instrument("service.theatre.wait")
    async def wait(self, show_id: ShowId) -> ShowId:
        for attempt in range(3):
            try:
                return await self.fetch(show_id)
            except ConnectionError as last:
                if attempt == 2:
                    raise last
                await asyncio.sleep(0.1)
        raise TimeoutError("gave up")

    @logfire.instrument("service.theatre.sync")
    async def sync(self, show_id: ShowId) -> ShowId:
        raise NotImplementedError
# --- file: src/app/api/theatre/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.theatre.value import ShowId

router = APIRouter()


class Gone(Exception):
    pass


@router.get("/shows/{name}")
async def show(name: str) -> str:
    if not name:
        raise HTTPException(404)
    if len(name) > 40:
        raise Gone(ShowId(name))
    return name
# === case: 05-tags-in-every-spelling
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class SaleKind(StrEnum):
    SOLD = "sold"
    HELD = "held"
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Email(RootModel[str], frozen=True):
    root: str


class Phone(RootModel[str], frozen=True):
    root: str

    def normal(self) -> "Phone | Email":
        return self


type Contact = Email | Phone
# --- file: src/app/domain/theatre/sale.py
import typing
from typing import Annotated, Final, Generic, Literal, Optional, TypeVar, Union

from pydantic import Discriminator, Field, Tag

from app.domain.shared.model import DomainModel
from app.domain.theatre.type import SaleKind
from app.domain.theatre.value import Contact, Seats

T = TypeVar("T")
SOLD = Literal["sold"]


class Sold(DomainModel):
    type: SOLD = "sold"
    seats: Seats


class Held(DomainModel):
    type: typing.Literal["held", "kept"] = "held"
    contact: Contact


class Refused(DomainModel, Generic[T]):
    type: Annotated[Literal["refused"], Field(repr=False)] = "refused"
    why: T


class Lost(DomainModel):
    kind: Literal[SaleKind.SOLD] = SaleKind.SOLD


class Found(DomainModel):
    kind: Literal[SaleKind.HELD] = SaleKind.HELD


class Refound(Found):
    kind: Literal["refound"] = "refound"


class One(DomainModel):
    version: Literal[1] = 1


class Two(DomainModel):
    version: Literal[2] = 2


type Sale = Annotated[Union[Sold, Held], Field(discriminator="type")]
AnySale = Sale | Refused[Seats]
Search = Optional[Lost | Found | Refound]
type Record = Annotated[
    Annotated[One, Tag("one")] | Annotated[Two, Tag("two")], Discriminator("version")
]
type Maybe[U] = U | None


class Journal(DomainModel):
    latest: Sale | None = None
    every: tuple[Sold | Held | Refused[Seats], ...] = ()

    def last(self) -> Maybe[AnySale]:
        return self.latest
# === case: 06-queries-and-repository-answers
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats, ShowId


class Row(DomainModel):
    seats: Seats


class Show(DomainModel):
    id: ShowId
    rows: tuple[Row, ...] = ()

    def find(self, seats: Seats) -> Row | None:
        return next((row for row in self.rows if row.seats == seats), None)

    def sorted_rows(self) -> list[Row]:
        return list(self.rows)
# --- file: src/app/domain/theatre/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.theatre.show import Show
from app.domain.theatre.value import Seats, ShowId


class ShowRepository(Protocol):
    async def get(self, show_id: ShowId) -> Show | None: ...

    async def delete(self, show_id: ShowId) -> bool: ...

    async def exists(self, show_id: ShowId) -> bool: ...


class RedisShowRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.show.get")
    async def get(self, show_id: ShowId) -> Show | None:
        raw = await self._client.get(show_id.root)
        return None if raw is None else Show.model_validate_json(raw)

    @logfire.instrument("repo.show.delete")
    async def delete(self, show_id: ShowId) -> bool:
        return await self._client.delete(show_id.root) > 0

    @logfire.instrument("repo.show.exists")
    async def exists(self, show_id: ShowId) -> bool:
        return bool(await self._client.exists(show_id.root))
# --- file: src/app/service/theatre.py
import logfire
from redis.asyncio import Redis

from app.domain.theatre.repository import RedisShowRepository
from app.domain.theatre.show import Show
from app.domain.theatre.value import Seats, ShowId


class TheatreService:
    def __init__(self, client: Redis) -> None:
        self._shows = RedisShowRepository(client)

    @logfire.instrument("service.theatre.free")
    async def free(self, show_id: ShowId) -> Seats:
        show = await self._shows.get(show_id)
        if show is None:
            return Seats(0)
        return Seats(1)
# === case: 07-errors-that-are-data
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Percentage(RootModel[int], frozen=True):
    root: int


class ErrorCode(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class ErrorKind(StrEnum):
    LATE = "late"
    LOST = "lost"
# --- file: src/app/domain/theatre/monitor.py
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.theatre.type import ErrorKind
from app.domain.theatre.value import ErrorCode, Percentage


class SuccessRate(DomainModel):
    success_rate: Percentage
    error_budget: Percentage | None = None
    errors: tuple[ErrorCode, ...] = ()


class Failed(DomainModel):
    kind: Literal["failed"] = "failed"
    error: ErrorCode
    error_kind: ErrorKind


class Passed(DomainModel):
    kind: Literal["passed"] = "passed"


class Error(DomainModel):
    """A row of the error report: no exception, in spite of its name."""

    code: ErrorCode


type Check = Annotated[Passed | Failed, Field(discriminator="kind")]


class Monitor(DomainModel):
    latest: Check

    def error(self) -> Error:
        return Error(code=ErrorCode("none"))

    def raising(self, then: Callable[[Error], Check]) -> Check:
        return then(self.error())
# === case: 08-try-and-answer
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Literal

from pydantic import BaseModel, RootModel, ValidationError


class Seats(RootModel[int], frozen=True):
    root: int


class Unreadable(BaseModel, frozen=True):
    kind: Literal["unreadable"] = "unreadable"
    text: str


class Parsed(BaseModel, frozen=True):
    kind: Literal["parsed"] = "parsed"
    seats: Seats

    @classmethod
    def of(cls, text: str) -> "Parsed | Unreadable":
        try:
            return cls(seats=Seats(int(text)))
        except (ValueError, ValidationError) as error:
            return Unreadable(text=f"{text}: {error}")
# --- file: src/app/domain/theatre/plan.py
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Parsed, Seats, Unreadable


class Plan(DomainModel):
    rows: tuple[Seats, ...] = ()

    def with_row(self, row: Parsed | Unreadable) -> "Plan":
        with suppress(AttributeError):
            return self.model_copy(update={"rows": (*self.rows, row.seats)})
        return self

    @property
    def first(self) -> Seats | None:
        try:
            return self.rows[0]
        except IndexError:
            return None


@contextmanager
def quietly() -> Iterator[None]:
    try:
        yield
    finally:
        pass
# === case: 09-insurance-claims
# --- file: src/app/domain/claim/__init__.py
# --- file: src/app/domain/claim/value.py
"""The words of insurance claims."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, field_validator, model_validator

PolicyText = Annotated[str, StringConstraints(pattern=r"^POL-\d{6}$", strip_whitespace=True)]


class ClaimId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class PolicyNumber(RootModel[PolicyText], frozen=True):
    pass


class Peril(StrEnum):
    FIRE = "fire"
    WATER = "water"
    THEFT = "theft"


class Period(BaseModel):
    model_config = ConfigDict(frozen=True)

    start: date
    end: date

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")
        return self

    @classmethod
    def year_from(cls, start: date) -> Self:
        return cls(start=start, end=start + timedelta(days=365))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def extended(self, days: int) -> Self:
        if days < 0:
            raise ValueError("a period grows")
        return self.model_copy(update={"end": self.end + timedelta(days=days)})


class Euros(BaseModel):
    model_config = ConfigDict(frozen=True)

    cents: int = Field(ge=0)

    @field_validator("cents", mode="before")
    @classmethod
    def _from_text(cls, cents: Any) -> Any:
        if isinstance(cents, str):
            if not cents.endswith("€"):
                raise ValueError("say which currency")
            return int(cents.removesuffix("€")) * 100
        return cents

    def minus(self, other: Euros) -> Euros:
        return Euros(cents=max(0, self.cents - other.cents))

    def at_most(self, other: Euros) -> bool:
        return self.cents <= other.cents
# --- file: src/app/domain/claim/type.py
from enum import Enum, auto


class ClaimState(Enum):
    OPEN = auto()
    ACCEPTED = auto()
    REFUSED = auto()
    PAID = auto()

    def can_become(self, other: "ClaimState") -> bool:
        match self:
            case ClaimState.OPEN:
                return other in {ClaimState.ACCEPTED, ClaimState.REFUSED}
            case ClaimState.ACCEPTED:
                return other is ClaimState.PAID
            case ClaimState.REFUSED | ClaimState.PAID:
                return False
# --- file: src/app/domain/claim/claim.py
"""A claim asks for money; it is assessed once and paid at most once."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.claim.type import ClaimState
from app.domain.claim.value import ClaimId, Euros, Peril, Period, PolicyNumber
from app.domain.shared.model import DomainModel


class Policy(DomainModel):
    number: PolicyNumber
    covered: frozenset[Peril]
    period: Period
    excess: Euros
    ceiling: Euros

    def covers(self, peril: Peril, day: date) -> bool:
        return peril in self.covered and day in self.period


class Claim(DomainModel):
    id: ClaimId
    policy: Policy
    peril: Peril
    happened_on: date
    damage: Euros
    state: ClaimState = ClaimState.OPEN

    @property
    def is_settled(self) -> bool:
        return not any(self.state.can_become(state) for state in ClaimState)

    def assess(self) -> Assessment:
        if not self.state.can_become(ClaimState.ACCEPTED):
            return AlreadyAssessed(claim_id=self.id, state=self.state)
        if not self.policy.covers(self.peril, self.happened_on):
            return NotCovered(claim_id=self.id, peril=self.peril)
        due = self.damage.minus(self.policy.excess)
        if not due.at_most(self.policy.ceiling):
            due = self.policy.ceiling
        return Accepted(claim=self._moved(ClaimState.ACCEPTED), due=due)

    def pay(self) -> Paid | AlreadyAssessed:
        if self.state.can_become(ClaimState.PAID):
            return Paid(claim=self._moved(ClaimState.PAID))
        return AlreadyAssessed(claim_id=self.id, state=self.state)

    def _moved(self, state: ClaimState) -> Claim:
        return self.model_copy(update={"state": state})


class Accepted(DomainModel):
    kind: Literal["accepted"] = "accepted"
    claim: Claim
    due: Euros


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    claim_id: ClaimId
    peril: Peril

    @property
    def reason(self) -> str:
        return f"{self.peril.value} is not covered."


class AlreadyAssessed(DomainModel):
    kind: Literal["already_assessed"] = "already_assessed"
    claim_id: ClaimId
    state: ClaimState


class Paid(DomainModel):
    kind: Literal["paid"] = "paid"
    claim: Claim


Assessment = Annotated[Accepted | NotCovered | AlreadyAssessed, Field(discriminator="kind")]
# --- file: src/app/domain/claim/repository.py
from typing import Protocol

import logfire
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.claim.claim import Claim
from app.domain.claim.value import ClaimId


class Base(DeclarativeBase):
    pass


class ClaimRow(Base):
    __tablename__ = "claim"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    body: Mapped[str]


class ClaimRepository(Protocol):
    async def get(self, claim_id: ClaimId) -> Claim | None: ...

    async def put(self, claim: Claim) -> None: ...


class SqlClaimRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, claim_id: ClaimId) -> Claim | None:
        with logfire.span("repo.claim.get", claim_id=str(claim_id)):
            row = await self._session.scalar(select(ClaimRow).where(ClaimRow.id == str(claim_id)))
            return Claim.model_validate_json(row.body) if row else None

    async def put(self, claim: Claim) -> None:
        with logfire.span("repo.claim.put", claim_id=str(claim.id)):
            await self._session.merge(ClaimRow(id=str(claim.id), body=claim.model_dump_json()))
# === case: 10-hiking-trails
# --- file: src/app/domain/trail/__init__.py
# --- file: src/app/domain/trail/value.py
import math

from pydantic import BaseModel, Field, RootModel


class TrailName(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=80)


class Metres(RootModel[int], frozen=True):
    root: int

    def __sub__(self, other):
        return Metres(self.root - other.root)

    def __abs__(self):
        return Metres(abs(self.root))

    @property
    def is_climb(self):
        return self.root > 0


class Point(BaseModel, frozen=True):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    height: Metres = Metres(0)

    def distance_to(self, other: "Point") -> Metres:
        radius = 6_371_000
        dlat, dlon = math.radians(other.lat - self.lat), math.radians(other.lon - self.lon)
        a = (
            math.sin(dlat / 2) ** 2
            + math.cos(math.radians(self.lat)) * math.cos(math.radians(other.lat)) * math.sin(dlon / 2) ** 2
        )
        return Metres(round(2 * radius * math.asin(math.sqrt(a))))
# --- file: src/app/domain/trail/type.py
from enum import IntEnum


class Grade(IntEnum):
    T1 = 1
    T2 = 2
    T3 = 3

    @classmethod
    def for_climb(cls, metres: int) -> "Grade":
        for grade, limit in ((cls.T1, 300), (cls.T2, 900)):
            if metres <= limit:
                return grade
        return cls.T3
# --- file: src/app/domain/trail/trail.py
from functools import reduce
from itertools import pairwise
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.trail.type import Grade
from app.domain.trail.value import Metres, Point, TrailName


class Trail(DomainModel):
    """Points in the order they are walked."""

    name: TrailName
    points: tuple[Point, ...]

    @property
    def length(self) -> Metres:
        legs = (a.distance_to(b).root for a, b in pairwise(self.points))
        return Metres(sum(legs))

    @property
    def climb(self) -> Metres:
        rises = (b.height - a.height for a, b in pairwise(self.points))
        return reduce(lambda total, rise: Metres(total.root + rise.root), filter(lambda r: r.is_climb, rises), Metres(0))

    @property
    def grade(self) -> Grade:
        return Grade.for_climb(self.climb.root)

    def returns_to_start(self) -> bool:
        return len(self.points) > 1 and self.points[0] == self.points[-1]

    def crosses(self, other: "Trail") -> bool:
        return not set(self.points).isdisjoint(other.points)

    def extend(self, point: Point) -> "Extended | TooFar":
        if self.points and self.points[-1].distance_to(point).root > 5_000:
            return TooFar(point=point)
        return Extended(trail=self.model_copy(update={"points": self.points + (point,)}))

    def reverse(self) -> "Trail":
        return self.model_copy(update={"points": self.points[::-1]})

    def nearest(self, place: Point) -> Point | None:
        return min(self.points, key=lambda p: p.distance_to(place).root, default=None)


class Extended(DomainModel):
    result: Literal["extended"] = "extended"
    trail: Trail


class TooFar(DomainModel):
    result: Literal["too_far"] = "too_far"
    point: Point
# --- file: src/app/service/trail.py
import logging

import logfire

from app.domain.trail.trail import Extended, TooFar, Trail
from app.domain.trail.value import Point

log = logging.getLogger(__name__)


class TrailService:
    def __init__(self, retries: int = 3) -> None:
        self._retries = retries

    @logfire.instrument("service.trail.extend")
    async def extend(self, trail: Trail, point: Point) -> Extended | TooFar:
        outcome = trail.extend(point)
        if isinstance(outcome, TooFar):
            log.info("too far: %s", outcome.point)
        return outcome

    @logfire.instrument("service.trail.keep")
    async def keep(self, trail: Trail) -> Trail:
        for attempt in range(self._retries):
            try:
                return await self._write(trail)
            except OSError:
                log.warning("attempt %d failed", attempt)
                if attempt + 1 == self._retries:
                    raise
        raise RuntimeError("unreachable")

    async def _write(self, trail: Trail) -> Trail:
        return trail
# === case: 11-translation-memory
# --- file: src/app/domain/memory/__init__.py
# --- file: src/app/domain/memory/value.py
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, RootModel

_LANGUAGES = frozenset({"de", "en", "fr", "it", "ja"})


def _known(code: str) -> str:
    if code not in _LANGUAGES:
        raise ValueError(f"unknown language {code}")
    return code


LanguageCode = Annotated[str, AfterValidator(_known)]


class Language(RootModel[LanguageCode], frozen=True):
    def __str__(self) -> str:
        return self.root


class Segment(BaseModel, frozen=True):
    language: Language
    text: str

    def words(self) -> Iterator[str]:
        yield from self.text.split()

    def resembles(self, other: Segment) -> bool:
        mine, theirs = set(self.words()), set(other.words())
        return len(mine & theirs) * 2 >= len(mine | theirs)

    def lowered(self) -> Segment:
        return Segment(language=self.language, text=self.text.lower())


class Score(RootModel[int], frozen=True):
    root: int

    def beats(self, other: Score) -> bool:
        return self.root > other.root
# --- file: src/app/domain/memory/matching.py
"""How well a segment was translated before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Generic, Literal, Protocol, TypeVar, runtime_checkable

from pydantic import Field

from app.domain.memory.value import Language, Score, Segment
from app.domain.shared.model import DomainModel

S = TypeVar("S", bound=Segment)


class Pair(DomainModel, Generic[S]):
    source: S
    target: S


class Exact(DomainModel):
    kind: Literal["exact"] = "exact"
    pair: Pair[Segment]


class Fuzzy(DomainModel):
    kind: Literal["fuzzy"] = "fuzzy"
    pair: Pair[Segment]
    score: Score


class Nothing(DomainModel):
    kind: Literal["nothing"] = "nothing"


Match = Annotated[Exact | Fuzzy | Nothing, Field(discriminator="kind")]


@runtime_checkable
class Scoring(Protocol):
    def score(self, left: Segment, right: Segment) -> Score: ...


class Normaliser(ABC):
    @abstractmethod
    def normalise(self, segment: Segment) -> Segment:
        """Make segments comparable."""
        raise NotImplementedError


class Lowering(Normaliser):
    def normalise(self, segment: Segment) -> Segment:
        return segment.lowered()


class Memory(DomainModel):
    target: Language
    pairs: tuple[Pair[Segment], ...] = ()

    def look_up(self, segment: Segment, scoring: Scoring) -> Match:
        best: Fuzzy | None = None
        for pair in self.pairs:
            if pair.source == segment:
                return Exact(pair=pair)
            if not pair.source.resembles(segment):
                continue
            score = scoring.score(pair.source, segment)
            if best is None or score.beats(best.score):
                best = Fuzzy(pair=pair, score=score)
        return best or Nothing()

    def remembers(self, segment: Segment) -> bool:
        return any(pair.source == segment for pair in self.pairs)

    def learn(self, pair: Pair[Segment]) -> Memory:
        kept = tuple(p for p in self.pairs if p.source != pair.source)
        return self.model_copy(update={"pairs": (*kept, pair)})
# --- file: src/app/api/memory/routes.py
from fastapi import APIRouter, HTTPException, status

from app.domain.memory.matching import Exact, Fuzzy, Match, Nothing

router = APIRouter(prefix="/memory")


def shown(match: Match) -> str:
    match match:
        case Exact(pair=pair) | Fuzzy(pair=pair):
            return pair.target.text
        case Nothing():
            raise HTTPException(status.HTTP_404_NOT_FOUND, "never seen")
# === case: 12-greenhouse-control
# --- file: src/app/domain/greenhouse/__init__.py
# --- file: src/app/domain/greenhouse/value.py
from pydantic import BaseModel, Field, RootModel


class Celsius(RootModel[float], frozen=True):
    root: float = Field(ge=-273.15)

    def is_below(self, other: "Celsius") -> bool:
        return self.root < other.root


class Humidity(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=100)


class Band(BaseModel, frozen=True):
    low: Celsius
    high: Celsius

    def holds(self, measured: Celsius) -> bool:
        return not measured.is_below(self.low) and not self.high.is_below(measured)
# --- file: src/app/domain/greenhouse/type.py
from enum import StrEnum


class Vent(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    @property
    def turned(self) -> "Vent":
        return {Vent.OPEN: Vent.SHUT, Vent.SHUT: Vent.OPEN}[self]

    @classmethod
    def _missing_(cls, value: object) -> "Vent | None":
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        raise TypeError(value)
# --- file: src/app/domain/greenhouse/greenhouse.py
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.domain.greenhouse.type import Vent
from app.domain.greenhouse.value import Band, Celsius, Humidity
from app.domain.shared.model import DomainModel


class Measurement(DomainModel):
    at: datetime
    temperature: Celsius
    humidity: Humidity | None = None

    def is_stale(self, now: datetime) -> bool:
        return now - self.at > timedelta(minutes=10)


class Adjusted(DomainModel):
    kind: Literal["adjusted"] = "adjusted"
    greenhouse: "Greenhouse"


class Unchanged(DomainModel):
    kind: Literal["unchanged"] = "unchanged"


class Ignored(DomainModel):
    kind: Literal["ignored"] = "ignored"
    measurement: Measurement


type Adjustment = Annotated[Adjusted | Unchanged | Ignored, Field(discriminator="kind")]


class Greenhouse(DomainModel):
    MAX_AGE: ClassVar[timedelta] = timedelta(hours=1)

    band: Band
    vent: Vent = Vent.SHUT
    latest: Measurement | None = None

    @classmethod
    def new(cls, band: Band) -> Self:
        return cls(band=band)

    def adjust(self, measurement: Measurement, *, now: datetime) -> Adjustment:
        if measurement.is_stale(now):
            return Ignored(measurement=measurement)
        if self.band.holds(measurement.temperature):
            return Unchanged()
        return Adjusted(
            greenhouse=self.model_copy(
                update={"vent": self.vent.turned, "latest": measurement},
            )
        )

    def watches(self, measurement: Measurement) -> bool:
        return self.latest is measurement

    @property
    def needs_attention(self) -> bool:
        return self.latest is None or not self.band.holds(self.latest.temperature)
