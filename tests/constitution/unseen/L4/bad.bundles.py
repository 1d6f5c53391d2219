# === case: 01-comparisons-of-every-shape
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def surcharge(self) -> Money:
        if Mode.AIR == self.mode:  #! L4
            return self.fee
        return self.fee if self.mode is Mode.SEA else Money(amount=0)  #! L4

    def is_slow(self) -> bool:
        return not (self.mode != Mode.SEA)  #! L4

    def is_fast(self) -> bool:
        while (mode := self.mode) is not Mode.AIR:  #! L4
            return mode.islower()
        return True
# === case: 02-membership-in-collections
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/constants.py
from typing import Final

from app.domain.freight.type import Mode

SLOW: Final = frozenset({Mode.SEA, Mode.RAIL})
FAST = (Mode.AIR,)
# --- file: src/app/domain/freight/leg.py
from app.domain.freight import constants
from app.domain.freight.constants import FAST as QUICK
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode

    def is_slow(self) -> bool:
        return self.mode in constants.SLOW  #! L4

    def is_quick(self) -> bool:
        return self.mode in QUICK  #! L4

    def is_odd(self) -> bool:
        wheels = [Mode.RAIL]
        return self.mode not in wheels  #! L4

    def has_air(self, modes: tuple[Mode, ...]) -> bool:
        return Mode.AIR in modes  #! L4
# === case: 03-members-under-other-names
# --- file: src/app/domain/freight/__init__.py
from .type import Mode as Transport
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"


M = Mode
AIRBORNE = Mode.AIR
# --- file: src/app/domain/freight/leg.py
import app.domain.freight.type as kinds
from app.domain import freight
from app.domain.freight.type import AIRBORNE, M
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: freight.Transport

    def flies(self) -> bool:
        return self.mode == AIRBORNE  #! L4

    def sails(self) -> bool:
        return self.mode == M.SEA  #! L4

    def rolls(self) -> bool:
        return self.mode is kinds.Mode.RAIL  #! L4

    def floats(self) -> bool:
        from app.domain.freight.type import Mode as Late

        sea = Late.SEA
        return self.mode == sea  #! L4

    def swims(self) -> bool:
        return self.mode == freight.Transport["SEA"]  #! L4
# === case: 04-raw-values
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import IntEnum, StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"


class Priority(IntEnum):
    LOW = 1
    HIGH = 9
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode, Priority
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    priority: Priority | None = None

    def flies(self) -> bool:
        return self.mode == "air"  #! L4

    def sails(self) -> bool:
        return self.mode.value == "sea"  #! L4

    def hurries(self) -> bool:
        return self.priority == 9  #! L4

    def waits(self) -> bool:
        return self.mode.name in ("SEA", "RAIL")  #! L4

    def matches(self, other: "Leg") -> bool:
        raw = other.mode.value
        return raw == "air"  #! L4

    def sends(self, text: str) -> bool:  #! L3
        return Mode(text) == "sea"  #! L4
# === case: 05-members-made-by-calls
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import Enum


class Mode(Enum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    modes: tuple[Mode, ...] = ()

    def flies(self) -> bool:
        return self.mode is Mode("air")  #! L4

    def sails(self) -> bool:
        return self.mode in {Mode("sea"), Mode("river")}  #! L4

    def flies_first(self) -> bool:
        return self.modes[0] == Mode.AIR  #! L4

    def counts_flights(self) -> int:
        return sum(1 for mode in self.modes if mode == Mode.AIR)  #! L4
# === case: 06-comparisons-inside-expressions
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import Enum, auto


class Mode(Enum):
    SEA = auto()
    AIR = auto()
    RAIL = auto()
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode


class Trip(DomainModel):
    legs: tuple[Leg, ...]

    def flights(self) -> tuple[Leg, ...]:
        return tuple(filter(lambda leg: leg.mode is Mode.AIR, self.legs))  #! L4

    def voyages(self) -> int:
        return [leg.mode == Mode.SEA for leg in self.legs].count(True)  #! L4

    def sorted_legs(self) -> list[Leg]:
        return sorted(self.legs, key=lambda leg: (leg.mode != Mode.RAIL, leg.mode.name))  #! L4

    def index(self) -> dict[Mode, bool]:
        return {leg.mode: leg.mode == Mode.AIR for leg in self.legs}  #! L4

    def has_sea(self) -> bool:
        found = [
            leg
            for leg in self.legs
            if leg.mode == Mode.SEA  #! L4
        ]
        return bool(found)
# === case: 07-matching-members
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight import type as kinds
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def price(self) -> Money:
        match self.mode:  #! L4
            case kinds.Mode.SEA:
                return self.fee
            case _:
                return self.fee.times(2)

    def weight(self) -> Money:
        match self.mode.value:  #! L4
            case "sea" | "rail":
                return self.fee
            case other if other:
                return self.fee.times(3)
        return self.fee

    def joined(self, other: "Leg") -> Money:
        match (self.mode, other.mode):  #! L4
            case (Mode.SEA, Mode.SEA) | (Mode.AIR, Mode.AIR):
                return self.fee
            case _:
                return other.fee

    def named(self) -> Money:
        match self:  #! L4
            case Leg(mode=Mode.AIR):
                return self.fee.times(4)
            case Leg(mode=_):
                return self.fee
# === case: 08-tables-keyed-by-members
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/rates.py
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

RATES = {Mode.SEA: Money(amount=1), Mode.AIR: Money(amount=9), Mode.RAIL: Money(amount=3)}  #! L4
DAYS: Final[Mapping[Mode, Money]] = MappingProxyType(
    {  #! L4
        Mode.SEA: Money(amount=30),
        Mode.AIR: Money(amount=2),
    }
)
DEFAULTS = {Mode.SEA: Money(amount=1)}


class Rates(DomainModel):
    base: Money

    def rate(self, mode: Mode) -> Money:
        return {Mode.SEA: self.base}.get(mode, self.base.times(2))  #! L4

    def slow(self, mode: Mode) -> Money:
        table = {  #! L4
            Mode.SEA: self.base,
            Mode.RAIL: self.base.times(2),
        }
        return table[mode]

    def known(self, mode: Mode) -> Money:
        return RATES[mode]
# === case: 09-enums-of-many-makes
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
import enum
from enum import Enum as Base, Flag, IntEnum, StrEnum as Strings

Mode = Base("Mode", "SEA AIR RAIL")
Class = enum.StrEnum("Class", {"FIRST": "1", "SECOND": "2"})


class Lowered(Strings):
    def _generate_next_value_(name, start, count, last):  # noqa: N805
        return name.lower()


class Size(Lowered):
    SMALL = enum.auto()
    LARGE = enum.auto()


class Hazard(Flag):
    FIRE = enum.auto()
    ACID = enum.auto()


class Weight(str, Base):
    LIGHT = "light"


class Rank(IntEnum):
    LOW = 1
    HIGH = 9
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Class, Hazard, Mode, Rank, Size, Weight
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    cabin: Class
    size: Size
    hazards: Hazard
    weight: Weight
    rank: Rank

    def is_urgent(self) -> bool:
        return self.rank >= Rank.HIGH  #! L4

    def flies(self) -> bool:
        return self.mode == Mode.AIR  #! L4

    def rides_first(self) -> bool:
        return self.cabin is Class.FIRST  #! L4

    def is_small(self) -> bool:
        return self.size == Size.SMALL  #! L4

    def burns(self) -> bool:
        return Hazard.FIRE in self.hazards  #! L4

    def is_light(self) -> bool:
        return self.weight == Weight.LIGHT  #! L4
# === case: 10-nested-enums
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/crate.py
from enum import Enum

from app.domain.shared.model import DomainModel


class Crate(DomainModel):
    class State(Enum):
        OPEN = 1
        SHUT = 2

        def is_open(self) -> bool:
            return self is Crate.State.OPEN

    state: State = State.OPEN

    def is_open(self) -> bool:
        return self.state is Crate.State.OPEN  #! L4

    def is_shut(self) -> bool:
        return self.state == self.State.SHUT  #! L4

    def shuts(self) -> bool:
        return self.state in [type(self).State.SHUT]  #! L4


def is_open(crate: Crate) -> bool:
    return crate.state == Crate.State.OPEN  #! L4
# === case: 11-services-and-routes
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/service/freight.py
import logfire

from app.domain.freight.type import Mode


class FreightService:
    def __init__(self, preferred: Mode) -> None:
        self._preferred = preferred

    @logfire.instrument("service.freight.send")
    async def send(self, mode: Mode) -> Mode:
        if mode in (Mode.SEA,):  #! L4
            return await self._send(mode)
        if self._preferred == Mode.AIR:  #! L4
            return await self._send(mode)
        match mode:  #! L4
            case "air":
                return mode
        return await self._send(mode)

    async def _send(self, mode: Mode) -> Mode:
        return mode
# --- file: src/app/api/freight/routes.py
from fastapi import APIRouter

from app.domain.freight.type import Mode

router = APIRouter()

STATUS = {Mode.SEA: 202, Mode.AIR: 201}  #! L4


@router.post("/freight/{mode}")
async def send(mode: Mode, back: Mode | None = None) -> int:
    if back is not None and back != Mode.SEA:  #! L4
        return 400
    return STATUS[mode]
# === case: 12-parked-in-variables
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def price(self) -> Money:
        flying = self.mode == Mode.AIR  #! L4
        return self.fee if flying else self.fee.times(2)

    def discount(self) -> Money:
        current = self.mode
        wanted = Mode.RAIL
        if current is wanted:  #! L4
            return self.fee
        return self.fee.times(3)

    def tax(self) -> Money:
        slow = {Mode.SEA, Mode.RAIL}
        fees = {"sea": self.fee}
        if self.mode in slow:  #! L4
            return fees["sea"]
        return self.fee

    def toll(self) -> Money:
        code = str(self.mode)
        if code == "rail":  #! L4
            return self.fee.times(2)
        return self.fee
# === case: 13-repository-decisions
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/repository.py
from typing import Protocol

import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.freight.type import Mode


class Base(DeclarativeBase):
    pass


class LegRow(Base):
    __tablename__ = "leg"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[Mode]


class ModeRepository(Protocol):
    async def all(self, mode: Mode) -> tuple[Mode, ...]: ...


class SqlModeRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.mode.all")
    async def all(self, mode: Mode) -> tuple[Mode, ...]:
        query = select(LegRow).where(LegRow.mode != Mode.AIR)
        if mode == Mode.SEA:  #! L4
            query = query.where(LegRow.mode.in_([Mode.SEA, Mode.AIR]))
        rows = await self._session.scalars(query)
        return tuple(
            row.mode
            for row in rows
            if row.mode is not Mode.AIR  #! L4
        )
# === case: 14-typed-through-helpers
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NewType, Optional


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"


type Any = Optional[Mode]
Chosen = Annotated[Mode, "chosen"]
# --- file: src/app/domain/freight/leg.py
from __future__ import annotations

from collections.abc import Mapping

from app.domain.freight.type import Any, Chosen, Mode
from app.domain.shared.model import DomainModel


def mode_of(leg: Leg) -> Mode:
    return leg.mode


class Leg(DomainModel):
    mode: Chosen
    back: Any = None

    @property
    def effective(self) -> Mode:
        return self.back or self.mode

    def flies(self) -> bool:
        return self.effective == "air"  #! L4

    def returns_by_sea(self) -> bool:
        return self.back == "sea"  #! L4

    def agrees(self, other: Leg) -> bool:
        return mode_of(other) == "sea"  #! L4

    def suits(self, modes: Mapping[Leg, Mode]) -> bool:
        return modes[self] == "air" or "sea" in modes.values()  #! L4

    def fits(self) -> bool:
        for mode in (self.mode, self.back):
            if mode == "air":  #! L4
                return True
        return False
# === case: 15-chains-and-separate-ifs
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    def price(self) -> Money:
        if self.mode == Mode.SEA:  #! L4
            return self.fee
        elif self.mode == Mode.AIR:
            return self.fee.times(2)
        elif self.mode == Mode.RAIL:
            return self.fee.times(3)
        else:
            return self.fee.times(4)

    def toll(self) -> Money:
        if self.mode == Mode.SEA:  #! L4
            return self.fee
        if self.mode == Mode.AIR:  #! L4
            return self.fee.times(2)
        return self.fee

    def tax(self) -> Money:
        if self.fee.amount:
            return self.fee
        elif self.mode == Mode.RAIL and self.fee.amount:  #! L4
            return self.fee
        return self.fee
# === case: 16-in-the-enums-own-module
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    def is_slow(self) -> bool:
        return self is Mode.SEA


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


def is_fast(mode: Mode) -> bool:
    return mode is Mode.AIR  #! L4


FEES = {  #! L4
    Mode.SEA: 1,
    Mode.AIR: 2,
}


class Choice:
    """A namespace."""

    @staticmethod
    def picks(size: Size) -> bool:
        return size == Size.SMALL  #! L4
# === case: 17-guards-asserts-and-returns
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/leg.py
from typing import Self

from pydantic import model_validator

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if self.mode is Mode.AIR and not self.fee.amount:  #! L4
            raise ValueError("flights cost money")
        return self

    def price(self, other: Money | None) -> Money:
        match other:
            case None if self.mode == Mode.SEA:  #! L4
                return self.fee
            case Money():
                return other
        return self.fee

    async def waits(self) -> bool:
        return (yielded := self.mode) == Mode.SEA or yielded.isupper()  #! L4

    def label(self) -> str:
        return f"{'slow' if self.mode == Mode.SEA else 'fast'}"  #! L4
# === case: 18-members-through-generics-and-bases
# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/base.py
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Moving(DomainModel):
    mode: Mode


class Box[T](DomainModel):
    content: T
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.base import Box, Moving
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(Moving):
    def flies(self) -> bool:
        return self.mode == "air"  #! L4


class Trip(DomainModel):
    first: Leg
    box: Box[Mode]
    legs: tuple[Leg, ...] = ()

    def flies(self) -> bool:
        return self.first.mode == "air"  #! L4

    def holds_air(self) -> bool:
        return self.box.content == "air"  #! L4

    def ends_at_sea(self) -> bool:
        *_, last = self.legs
        return last.mode == "sea"  #! L4

    def sails(self) -> bool:
        return any(leg.mode == "sea" for leg in self.legs)  #! L4
