# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/value.py
from typing import ClassVar, Final

from pydantic import RootModel

SEA: Final = "sea"


class Mode(RootModel[str], frozen=True):
    SEA: ClassVar["Mode"]
    AIR: ClassVar["Mode"]

    root: str


class Enum:
    """Enumerates."""


class Kind(Enum):
    A = "a"
    B = "b"


class Weight(RootModel[int], frozen=True):
    root: int

    def is_heavy(self) -> bool:
        return self.root > 10


Mode.SEA = Mode("sea")
Mode.AIR = Mode("air")
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.value import SEA, Kind, Mode, Weight
from app.domain.shared.model import DomainModel

FEES = {Mode.SEA: Weight(1), Mode.AIR: Weight(2)}
NAMES = {Kind.A: "a", Kind.B: "b"}


class Leg(DomainModel):
    mode: Mode
    weight: Weight

    def sails(self) -> bool:
        return self.mode == Mode.SEA or self.mode in (Mode.AIR, Mode.SEA)

    def is_named(self) -> bool:
        return self.mode.root == SEA or Kind.A == "a"

    def fee(self) -> Weight:
        match self.mode.root:
            case "sea":
                return FEES[Mode.SEA]
            case _:
                return self.weight
