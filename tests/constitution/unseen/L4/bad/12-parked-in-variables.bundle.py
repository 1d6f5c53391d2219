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
        flying = self.mode == Mode.AIR  #! L4
        return self.fee if flying else self.fee.times(2)

    def discount(self) -> Money:
        current = self.mode
        wanted = Mode.RAIL
        if current is wanted:  #! L4
            return self.fee
        return self.fee.times(3)

    def tax(self) -> Money:
        slow = {Mode.SEA, Mode.RAIL}
        fees = {"sea": self.fee}
        if self.mode in slow:  #! L4
            return fees["sea"]
        return self.fee

    def toll(self) -> Money:
        code = str(self.mode)
        if code == "rail":  #! L4
            return self.fee.times(2)
        return self.fee
