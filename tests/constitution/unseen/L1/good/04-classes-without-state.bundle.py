# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/type.py
from enum import Enum, Flag, auto


class Band(Enum):
    LOW = ("low", 1)
    HIGH = ("high", 4)

    def __init__(self, label: str, weight: int) -> None:
        self.label = label
        self.weight = weight

    def outweighs(self, other: "Band") -> bool:
        return self.weight > other.weight


class Day(Flag):
    WORK = auto()
    REST = auto()
# --- file: src/app/domain/tariff/rules.py
from app.domain.tariff.type import Band


class TariffRules:
    """A namespace."""

    DEFAULT = Band.LOW

    @staticmethod
    def heavier(left: Band, right: Band) -> Band:
        return left if left.outweighs(right) else right


class Sentinel:
    """A mark that nothing was given."""


class Doubler:
    def __call__(self, band: Band) -> tuple[Band, Band]:
        first = second = band
        return first, second
