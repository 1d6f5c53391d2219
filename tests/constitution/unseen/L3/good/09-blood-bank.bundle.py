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
