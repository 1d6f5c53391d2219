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

    def price(self) -> Money:
        if self.mode == Mode.SEA:  #! L4
            return self.fee
        elif self.mode == Mode.AIR:
            return self.fee.times(2)
        elif self.mode == Mode.RAIL:
            return self.fee.times(3)
        else:
            return self.fee.times(4)

    def toll(self) -> Money:
        if self.mode == Mode.SEA:  #! L4
            return self.fee
        if self.mode == Mode.AIR:  #! L4
            return self.fee.times(2)
        return self.fee

    def tax(self) -> Money:
        if self.fee.amount:
            return self.fee
        elif self.mode == Mode.RAIL and self.fee.amount:  #! L4
            return self.fee
        return self.fee
