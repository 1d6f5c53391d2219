# === case: 01-every-literal-way-to-freeze
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from typing import ClassVar, Final

import pydantic
from pydantic import BaseModel, ConfigDict, RootModel

FROZEN: Final = ConfigDict(frozen=True)
SETTINGS = {"frozen": True, "extra": "forbid"}


class A(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True)

    n: int


class B(BaseModel):
    model_config = FROZEN

    n: int


class C(BaseModel):
    model_config = ConfigDict(**SETTINGS)

    n: int


class D(BaseModel):
    model_config = dict(frozen=True)

    n: int


class E(pydantic.BaseModel, extra="forbid", frozen=True):
    n: int


class F(BaseModel):
    model_config = ConfigDict(frozen=False) | ConfigDict(frozen=True)

    n: int


class H(RootModel[tuple[int, ...]], frozen=True):
    pass


class I(A):
    model_config = ConfigDict(title="inherits the freeze")
# === case: 02-frozen-through-plain-mixins
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/mixins.py
from abc import ABC, abstractmethod
from datetime import datetime
from typing import Generic, Protocol, Self, TypeVar

from app.domain.shared.model import DomainModel
from app.domain.tariff.value import Rate

T_co = TypeVar("T_co", covariant=True)


class Comparable(Protocol):
    def exceeds(self, other: Self) -> bool: ...


class Named(ABC):
    @property
    @abstractmethod
    def caption(self) -> str: ...


class Stamped(DomainModel):
    at: datetime


class Priced(DomainModel):
    rate: Rate


class Tariff(Named, Stamped, Priced):
    @property
    def caption(self) -> str:
        return f"{self.rate.root} since {self.at:%Y}"


class Wrapper(DomainModel, Generic[T_co]):
    inner: T_co


class Wrapped(Wrapper["Tariff"]):
    pass
# === case: 03-containers-that-do-not-change
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import ClassVar, Literal, NamedTuple

from pydantic import BaseModel, PrivateAttr, RootModel

type Steps = tuple["Step", ...]


class Step(RootModel[int], frozen=True):
    root: int


class Ladder(BaseModel, frozen=True):
    known: ClassVar[dict[str, "Ladder"]] = {}
    _cache: dict[int, Step] = PrivateAttr(default_factory=dict)

    steps: Steps
    index: Mapping[Step, Step]
    rungs: Sequence[Step] = ()
    marks: AbstractSet[Step] = frozenset()
    shape: Literal["list", "dict", "set"] = "list"

    def sorted_steps(self) -> list[Step]:
        found: list[Step] = sorted(self.steps, key=lambda step: step.root)
        return found


class Steplist(RootModel[list[Step]], frozen=True):
    """A root model is its container."""
# === case: 04-classes-without-state
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/type.py
from enum import Enum, Flag, auto


class Band(Enum):
    LOW = ("low", 1)
    HIGH = ("high", 4)

    def __init__(self, label: str, weight: int) -> None:
        self.label = label
        self.weight = weight

    def outweighs(self, other: "Band") -> bool:
        return self.weight > other.weight


class Day(Flag):
    WORK = auto()
    REST = auto()
# --- file: src/app/domain/tariff/rules.py
from app.domain.tariff.type import Band


class TariffRules:
    """A namespace."""

    DEFAULT = Band.LOW

    @staticmethod
    def heavier(left: Band, right: Band) -> Band:
        return left if left.outweighs(right) else right


class Sentinel:
    """A mark that nothing was given."""


class Doubler:
    def __call__(self, band: Band) -> tuple[Band, Band]:
        first = second = band
        return first, second
# === case: 05-caches-and-copies
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, PrivateAttr


class Curve(BaseModel, frozen=True):
    points: tuple[int, ...]
    _peak: int | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        object.__setattr__(self, "_peak", max(self.points, default=0))

    @cached_property
    def total(self) -> int:
        return sum(self.points)

    @property
    def peak(self) -> int | None:
        if "_peak" not in self.__dict__:
            self.__dict__["_peak"] = max(self.points)
        return self._peak

    def doubled(self) -> Self:
        copied = dict(self.__dict__)
        copied["points"] = tuple(2 * p for p in self.points)
        return type(self)(**copied)

    def plain(self) -> dict[str, Any]:
        return {**vars(self)}
# === case: 06-outside-the-domain-or-exempt
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/repository.py
from typing import Protocol, TypedDict

import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import Field, SQLModel

from app.domain.tariff.value import Rate


class Base(DeclarativeBase):
    pass


class RateRow(Base):
    __tablename__ = "rate"

    id: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int]

    def __init__(self, id: str, amount: int) -> None:
        self.id = id
        self.amount = amount


class AuditRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    tags: list[str] = Field(default_factory=list)


class RateRecord(TypedDict):
    amount: int


class RateRepository(Protocol):
    async def current(self) -> Rate: ...


class SqlRateRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    @logfire.instrument("repo.rate.current")
    async def current(self) -> Rate:
        return Rate(await self.session.scalar(select(RateRow.amount)))
# --- file: src/app/api/tariff/contracts.py
from dataclasses import dataclass

from pydantic import BaseModel


class RateRequest(BaseModel):
    amounts: list[int]


class RateResponse(BaseModel):
    amount: int


@dataclass
class Paging:
    limit: int = 20
# === case: 07-models-made-frozen-by-a-call
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import BaseModel, ConfigDict, RootModel, create_model

Rate = create_model("Rate", __base__=(RootModel[int],), __cls_kwargs__={"frozen": True})


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


Named = create_model("Named", __base__=Frozen, name=(str, ...))
Coded = create_model("Coded", __config__={"frozen": True}, code=(str, ...))
# === case: 08-look-alikes
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/plain.py
from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.domain.shared.model import DomainModel
from app.domain.tariff.value import Rate

if TYPE_CHECKING:
    from collections.abc import Iterable


class BaseModel(DomainModel):
    """The context's own base: frozen, as what it builds on."""


class ConfigDict(BaseModel):
    frozen: Rate


class Tariff(BaseModel):
    rate: Rate
    model_config_rate: Rate

    @classmethod
    def best(cls, tariffs: Iterable[Tariff]) -> Tariff:
        ranked: list[Tariff] = list(tariffs)
        self = ranked[0]
        return self


class Listing(Protocol):
    tariffs: list[Tariff]

    def add(self, tariff: Tariff) -> None: ...


def dataclass(cls: type[Listing]) -> type[Listing]:
    return cls


@dataclass
class Book:
    """Decorated by a function that merely bears the name."""

    def add(self, tariff: Tariff) -> Tariff:
        return tariff
# === case: 09-parcel-tracking
# --- file: src/app/domain/parcel/__init__.py
"""Parcels: what travels, where it was seen, and what became of it."""

from app.domain.parcel.parcel import Parcel
from app.domain.parcel.type import ParcelState

__all__ = ["Parcel", "ParcelState"]
# --- file: src/app/domain/parcel/value.py
"""The words of parcel tracking."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import total_ordering
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator

_TRACKING = re.compile(r"^[A-Z]{2}\d{9}[A-Z]{2}$")


def _checked(code: str) -> str:
    if not _TRACKING.fullmatch(code):
        raise ValueError(f"{code!r} is not a tracking code")
    return code


class ParcelId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


class TrackingCode(RootModel[Annotated[str, AfterValidator(_checked)]]):
    model_config = ConfigDict(frozen=True)

    def __str__(self) -> str:
        return self.root

    @property
    def country(self) -> str:
        return self.root[-2:]


@total_ordering
class Weight(RootModel[Decimal], frozen=True):
    root: Annotated[Decimal, Field(gt=0, max_digits=8)]

    def __lt__(self, other: Weight) -> bool:
        return self.root < other.root

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.root + other.root)


class Box(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    length: int = Field(gt=0)
    width: int = Field(gt=0)
    height: int = Field(gt=0)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        if isinstance(data, str):
            parts = data.split("x")
            if len(parts) != 3:
                raise ValueError("a box is written LxWxH")
            return dict(zip(("length", "width", "height"), map(int, parts), strict=True))
        return data

    def fits_into(self, other: Self) -> bool:
        mine = sorted((self.length, self.width, self.height))
        theirs = sorted((other.length, other.width, other.height))
        return all(a <= b for a, b in zip(mine, theirs, strict=True))
# --- file: src/app/domain/parcel/type.py
from enum import StrEnum


class ParcelState(StrEnum):
    ANNOUNCED = "announced"
    IN_TRANSIT = "in_transit"
    DELIVERED = "delivered"
    RETURNED = "returned"

    @property
    def next_states(self) -> frozenset["ParcelState"]:
        table: dict[ParcelState, frozenset[ParcelState]] = {
            ParcelState.ANNOUNCED: frozenset({ParcelState.IN_TRANSIT}),
            ParcelState.IN_TRANSIT: frozenset({ParcelState.DELIVERED, ParcelState.RETURNED}),
        }
        return table.get(self, frozenset())

    def can_become(self, other: "ParcelState") -> bool:
        return other in self.next_states
# --- file: src/app/domain/parcel/parcel.py
"""A parcel knows where it was and decides what may happen next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.parcel.type import ParcelState
from app.domain.parcel.value import Box, ParcelId, TrackingCode, Weight
from app.domain.shared.model import DomainModel


class Scan(DomainModel):
    at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    state: ParcelState


class Parcel(DomainModel):
    id: ParcelId
    code: TrackingCode
    box: Box
    weight: Weight
    state: ParcelState = ParcelState.ANNOUNCED
    scans: tuple[Scan, ...] = ()

    def __iter__(self) -> Iterator[Scan]:  # type: ignore[override]
        yield from self.scans

    @property
    def last_seen(self) -> datetime | None:
        return max((scan.at for scan in self.scans), default=None)

    def is_heavier_than(self, other: Self) -> bool:
        return self.weight > other.weight

    def scan(self, scan: Scan) -> ScanOutcome:
        if not self.state.can_become(scan.state):
            return ScanRefused(parcel_id=self.id, state=self.state, wanted=scan.state)
        history = list(self.scans)
        history.append(scan)
        changed = self.model_copy(update={"state": scan.state, "scans": tuple(history)})
        return Scanned(parcel=changed)


class Scanned(DomainModel):
    kind: Literal["scanned"] = "scanned"
    parcel: Parcel


class ScanRefused(DomainModel):
    kind: Literal["scan_refused"] = "scan_refused"
    parcel_id: ParcelId
    state: ParcelState
    wanted: ParcelState

    @property
    def reason(self) -> str:
        return f"A parcel that is {self.state} cannot become {self.wanted}."


type ScanOutcome = Annotated[Scanned | ScanRefused, Field(discriminator="kind")]
# === case: 10-chess-club
# --- file: src/app/domain/chess/__init__.py
# --- file: src/app/domain/chess/value.py
from typing import ClassVar, Final, Self
from uuid import UUID, uuid4

from pydantic import ConfigDict, Field, RootModel, field_validator

from app.domain.shared.model import DomainModel

FILES: Final = "abcdefgh"


class GameId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    @classmethod
    def new(cls) -> Self:
        return cls()


class Elo(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    FLOOR: ClassVar[int] = 100

    root: int

    @field_validator("root")
    @classmethod
    def at_least_the_floor(cls, root: int) -> int:
        if root < cls.FLOOR:
            raise ValueError("no rating below the floor")
        return root

    def is_provisional(self) -> bool:
        return self.root < 1000


class Square(DomainModel):
    file: str = Field(pattern="^[a-h]$")
    rank: int = Field(ge=1, le=8)

    @property
    def is_dark(self) -> bool:
        return (FILES.index(self.file) + self.rank) % 2 == 1

    def neighbours(self) -> frozenset["Square"]:
        found = set()
        here = FILES.index(self.file)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx == dy == 0:
                    continue
                x, y = here + dx, self.rank + dy
                if 0 <= x < 8 and 1 <= y <= 8:
                    found.add(Square(file=FILES[x], rank=y))
        return frozenset(found)

    def __str__(self) -> str:
        return f"{self.file}{self.rank}"
# --- file: src/app/domain/chess/type.py
from enum import Enum, IntEnum, unique


@unique
class Colour(Enum):
    WHITE = "white"
    BLACK = "black"

    @property
    def opponent(self) -> "Colour":
        return Colour.BLACK if self is Colour.WHITE else Colour.WHITE


class Result(IntEnum):
    LOSS = 0
    DRAW = 1
    WIN = 2

    @property
    def mirrored(self) -> "Result":
        return Result(2 - self)

    @property
    def is_decisive(self) -> bool:
        return self is not Result.DRAW
# --- file: src/app/domain/chess/game.py
import itertools
from collections import Counter
from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field, computed_field

from app.domain.chess.type import Colour, Result
from app.domain.chess.value import Elo, GameId, Square
from app.domain.shared.model import DomainModel

PieceT = TypeVar("PieceT", bound="Piece")


class Piece(DomainModel):
    colour: Colour
    square: Square

    def stands_on(self, square: Square) -> bool:
        return self.square == square


class Army(DomainModel, Generic[PieceT]):
    pieces: tuple[PieceT, ...]

    def count(self) -> Counter[Colour]:
        return Counter(piece.colour for piece in self.pieces)


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    game: "Game"


class Occupied(DomainModel):
    kind: Literal["occupied"] = "occupied"
    by: Piece


MoveOutcome = Annotated[Moved | Occupied, Field(discriminator="kind")]


class Game(DomainModel):
    id: GameId
    played_on: date
    white: Elo
    black: Elo
    army: Army[Piece]
    result: Result | None = None

    @computed_field
    @property
    def is_over(self) -> bool:
        return self.result is not None

    def move(self, piece: Piece, to: Square) -> MoveOutcome:
        for other in self.army.pieces:
            if other.stands_on(to):
                return Occupied(by=other)
        moved = piece.model_copy(update={"square": to})
        rest = itertools.filterfalse(lambda p: p == piece, self.army.pieces)
        return Moved(game=self.model_copy(update={"army": Army(pieces=(moved, *rest))}))


Moved.model_rebuild()
# === case: 11-energy-market
# --- file: src/app/domain/shared/base.py
"""Bases, one for each kind of thing."""

from abc import ABC
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, RootModel

T = TypeVar("T")


class Immutable(BaseModel, ABC):
    model_config = ConfigDict(frozen=True)


class ValueObject(Immutable):
    pass


class Entity(Immutable):
    pass


class Wrapper(RootModel[T], Generic[T]):
    model_config = ConfigDict(frozen=True)
# --- file: src/app/domain/energy/__init__.py
# --- file: src/app/domain/energy/value.py
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from pydantic import Field

from app.domain.shared.base import ValueObject, Wrapper


class BidId(Wrapper[UUID]):
    pass


class Megawatts(Wrapper[Decimal]):
    def exceeds(self, other: "Megawatts") -> bool:
        return self.root > other.root


class Price(ValueObject):
    cents: int = Field(ge=-50_000)

    @classmethod
    def of(cls, euros: str) -> "Price":
        exact = Decimal(euros) * 100
        return cls(cents=int(exact.quantize(Decimal(1), ROUND_HALF_UP)))

    def __lt__(self, other: "Price") -> bool:
        return self.cents < other.cents
# --- file: src/app/domain/energy/type.py
from enum import Enum


class Side(str, Enum):
    BUY = "buy"
    SELL = "sell"

    @property
    def opposite(self) -> "Side":
        return Side.SELL if self is Side.BUY else Side.BUY
# --- file: src/app/domain/energy/bid.py
from datetime import datetime, timedelta
from typing import Literal

from app.domain.energy.type import Side
from app.domain.energy.value import BidId, Megawatts, Price
from app.domain.shared.base import Entity, Immutable


class Interval(Immutable):
    start: datetime
    length: timedelta

    @property
    def end(self) -> datetime:
        return self.start + self.length

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end


class Bid(Entity):
    id: BidId
    side: Side
    volume: Megawatts
    price: Price
    interval: Interval
    version: Literal[1, 2] = 2

    def competes_with(self, other: "Bid") -> bool:
        return self.side == other.side and self.interval.overlaps(other.interval)

    def reduced_to(self, volume: Megawatts) -> "Reduced | TooSmall":
        if volume.exceeds(self.volume):
            return TooSmall(volume=self.volume)
        return Reduced(bid=self.model_copy(update={"volume": volume}))


class Reduced(Immutable):
    outcome: Literal["reduced"] = "reduced"
    bid: Bid


class TooSmall(Immutable):
    outcome: Literal["too_small"] = "too_small"
    volume: Megawatts
# --- file: src/app/service/energy.py
import logfire

from app.domain.energy.bid import Bid, Reduced, TooSmall
from app.domain.energy.value import Megawatts


class EnergyService:
    @logfire.instrument("service.energy.reduce")
    async def reduce(self, bid: Bid, volume: Megawatts) -> Reduced | TooSmall:
        match bid.reduced_to(volume):
            case Reduced() as done:
                return await self._announce(done)
            case TooSmall() as refused:
                return refused

    async def _announce(self, done: Reduced) -> Reduced:
        return done
# === case: 12-museum-loans
# --- file: src/app/domain/museum/__init__.py
# --- file: src/app/domain/museum/value/__init__.py
from .identity import ArtefactId, LoanId
from .insurance import InsuredValue

__all__ = ["ArtefactId", "InsuredValue", "LoanId"]
# --- file: src/app/domain/museum/value/identity.py
import uuid

from pydantic import ConfigDict, RootModel


class _Identity(RootModel[uuid.UUID]):
    model_config = ConfigDict(frozen=True)

    @classmethod
    def new(cls):
        return cls(uuid.uuid4())

    def __hash__(self):
        return hash(self.root)


class ArtefactId(_Identity):
    pass


class LoanId(_Identity):
    pass
# --- file: src/app/domain/museum/value/insurance.py
from pydantic import ConfigDict, RootModel


class InsuredValue(RootModel[int]):
    """In whole euros."""

    model_config = ConfigDict(frozen=True)

    def __le__(self, other):
        return self.root <= other.root

    def covers(self, other) -> bool:
        return other <= self
# --- file: src/app/domain/museum/type.py
import enum


class LoanState(enum.StrEnum):
    REQUESTED = enum.auto()
    AGREED = enum.auto()
    OUT = enum.auto()
    BACK = enum.auto()

    @property
    def follows(self):
        order = list(type(self))
        place = order.index(self)
        return order[place - 1] if place else None

    def may_follow(self, other) -> bool:
        return self.follows is other
# --- file: src/app/domain/museum/event.py
import datetime as dt
from typing import ClassVar, Literal

from app.domain.museum.value import ArtefactId, LoanId
from app.domain.shared.model import DomainModel


class LoanEvent(DomainModel):
    topic: ClassVar[str] = "museum.loan"

    loan_id: LoanId
    at: dt.datetime


class LoanAgreed(LoanEvent):
    kind: Literal["loan_agreed"] = "loan_agreed"


class ArtefactLeft(LoanEvent):
    kind: Literal["artefact_left"] = "artefact_left"
    artefact_id: ArtefactId


type AnyLoanEvent = LoanAgreed | ArtefactLeft
# --- file: src/app/domain/museum/loan.py
import datetime as dt
from typing import Literal, Union

from app.domain.museum.event import ArtefactLeft, LoanAgreed
from app.domain.museum.type import LoanState
from app.domain.museum.value import ArtefactId, InsuredValue, LoanId
from app.domain.shared.model import DomainModel


class Loan(DomainModel):
    id: LoanId
    artefacts: frozenset[ArtefactId]
    insured: InsuredValue
    state: LoanState = LoanState.REQUESTED
    due: dt.date

    def agree(self, offered: InsuredValue, *, at: dt.datetime) -> Union["Agreed", "NotCovered", "Late"]:
        if not LoanState.AGREED.may_follow(self.state):
            return Late(state=self.state)
        if not offered.covers(self.insured):
            return NotCovered(offered=offered)
        agreed = self.model_copy(update=dict(state=LoanState.AGREED))
        return Agreed(loan=agreed, event=LoanAgreed(loan_id=self.id, at=at))

    def departures(self, at: dt.datetime) -> tuple[ArtefactLeft, ...]:
        return tuple(
            ArtefactLeft(loan_id=self.id, artefact_id=artefact, at=at)
            for artefact in sorted(self.artefacts, key=str)
        )


class Agreed(DomainModel):
    kind: Literal["agreed"] = "agreed"
    loan: Loan
    event: LoanAgreed


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    offered: InsuredValue


class Late(DomainModel):
    kind: Literal["late"] = "late"
    state: LoanState
