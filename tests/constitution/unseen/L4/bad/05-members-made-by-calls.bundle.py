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
