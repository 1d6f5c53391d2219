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
