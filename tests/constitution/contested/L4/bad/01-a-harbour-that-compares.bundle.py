# --- file: src/app/domain/harbour/type.py
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


@unique
class Berth(Enum):
    INNER = auto()
    OUTER = auto()

    def faces_sea(self) -> bool:
        return self is Berth.OUTER

    @property
    def is_calm(self) -> bool:
        return self in (Berth.INNER,)


class Cargo(StrEnum):
    GRAIN = "grain"
    OIL = "oil"


class Rank(IntEnum):
    MATE = 1
    MASTER = 2


class Light(Flag):
    RED = auto()
    GREEN = auto()


DRY = frozenset({Cargo.GRAIN})
WET: tuple[Cargo, ...] = (Cargo.OIL,)
INNERMOST = Berth.INNER
# --- file: src/app/domain/harbour/ship.py
import operator
from http import HTTPStatus

import app.domain.harbour.type as kinds
from app.domain.harbour.type import DRY, INNERMOST, Berth, Cargo, Light, Rank
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

type Load = Cargo | None


class Ship(DomainModel):
    berth: Berth
    load: Load = None
    rank: Rank = Rank.MATE
    lights: Light = Light.RED
    dues: Money

    def is_near(self) -> bool:
        return self.berth is INNERMOST  #! L4

    def is_dry(self) -> bool:
        return self.load in DRY  #! L4

    def is_wet(self) -> bool:
        return self.load not in kinds.WET  #! L4

    def is_led(self) -> bool:
        return self.rank >= Rank.MASTER  #! L4

    def is_oiled(self) -> bool:
        return self.load == Cargo("oil")  #! L4

    def is_grain(self) -> bool:
        load = self.load
        return load is not None and load.value == "grain"  #! L4

    def is_outer(self) -> bool:
        return self.berth.name == "OUTER"  #! L4

    def is_any(self) -> bool:
        return operator.eq(self.load, Cargo.OIL)  #! L4

    def is_either(self) -> bool:
        return any(self.load == each for each in (Cargo.GRAIN, Cargo.OIL))  #! L4

    def is_named(self) -> bool:
        return str(self.load) == "oil"  #! L4

    def is_inside(self) -> bool:
        return not self.berth != Berth["INNER"]  #! L4

    def is_beside(self, other: "Ship") -> bool:
        return self.berth == other.berth and self.berth.faces_sea()

    def is_loaded(self, load: Load) -> bool:
        return self.load is not None and self.load == load

    def is_answered(self, status: HTTPStatus) -> bool:
        return status == HTTPStatus.OK
