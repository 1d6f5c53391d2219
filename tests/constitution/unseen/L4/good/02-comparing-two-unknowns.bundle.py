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
