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
