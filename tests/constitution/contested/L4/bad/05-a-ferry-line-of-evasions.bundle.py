# --- file: src/app/domain/line/type.py
from enum import Enum, StrEnum


class Wind(StrEnum):
    CALM = "calm"
    FRESH = "fresh"
    STORM = "storm"

    @property
    def is_rough(self) -> bool:
        return self is not Wind.CALM


class Quay(Enum):
    NORTH = 1
    SOUTH = 2
# --- file: src/app/domain/line/line.py
from functools import partial
from operator import eq
from typing import Final

from app.domain.line.type import Quay, Wind
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

ROUGH: Final = {Wind.FRESH, Wind.STORM}
CALM = Wind.CALM.value
_STORMY = Wind.STORM, Wind.FRESH
is_north = partial(eq, Quay.NORTH)


class Line(DomainModel):
    wind: Wind
    quay: Quay | None = None
    fare: Money

    @property
    def sails(self) -> bool:
        return self.wind not in ROUGH | {Wind.CALM}  #! L4

    def is_calm(self) -> bool:
        return CALM == self.wind  #! L4

    def is_stormy(self) -> bool:
        return any(self.wind is each for each in _STORMY)  #! L4

    def is_loud(self) -> bool:
        return self.wind.value.startswith("s") or self.wind.upper() == "FRESH"  #! L4

    def is_north(self) -> bool:
        return self.quay is not None and self.quay.value == 1  #! L4

    def has_quay(self) -> bool:
        return self.quay is not None

    def price(self) -> Money:
        return self.fare.times(2 if self.wind is Wind.STORM else 1)  #! L4

    def discount(self) -> Money:
        fare = self.fare
        while self.quay == Quay.SOUTH:  #! L4
            fare = fare.times(2)
        return fare

    def chosen(self) -> Money:
        factor = (1, 2)[self.wind == Wind.FRESH]  #! L4
        return self.fare.times(factor)

    def table(self) -> Money:
        prices = {each: self.fare for each in Wind}
        prices[Wind.STORM] = self.fare.times(3)
        return prices[self.wind]

    def sorted(self, others: "tuple[Line, ...]") -> "tuple[Line, ...]":
        return tuple(sorted(others, key=lambda other: other.wind == Wind.CALM))  #! L4

    def rough(self, others: "tuple[Line, ...]") -> "tuple[Line, ...]":
        return tuple(other for other in others if other.wind.is_rough)

    def changed(self, wind: Wind) -> "Line":
        return self if wind == self.wind else self.model_copy(update={"wind": wind})
