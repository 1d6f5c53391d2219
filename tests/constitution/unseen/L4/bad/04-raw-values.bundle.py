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
