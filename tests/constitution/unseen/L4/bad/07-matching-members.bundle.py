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
