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
