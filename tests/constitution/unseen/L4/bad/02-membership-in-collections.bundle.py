# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/constants.py
from typing import Final

from app.domain.freight.type import Mode

SLOW: Final = frozenset({Mode.SEA, Mode.RAIL})
FAST = (Mode.AIR,)
# --- file: src/app/domain/freight/leg.py
from app.domain.freight import constants
from app.domain.freight.constants import FAST as QUICK
from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode

    def is_slow(self) -> bool:
        return self.mode in constants.SLOW  #! L4

    def is_quick(self) -> bool:
        return self.mode in QUICK  #! L4

    def is_odd(self) -> bool:
        wheels = [Mode.RAIL]
        return self.mode not in wheels  #! L4

    def has_air(self, modes: tuple[Mode, ...]) -> bool:
        return Mode.AIR in modes  #! L4
