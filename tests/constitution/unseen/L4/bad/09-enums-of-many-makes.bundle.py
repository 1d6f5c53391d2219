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
