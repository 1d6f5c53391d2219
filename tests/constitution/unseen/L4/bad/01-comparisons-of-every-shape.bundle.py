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
