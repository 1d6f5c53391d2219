# --- file: src/app/domain/freight/__init__.py
from .type import Mode as Transport
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"


M = Mode
AIRBORNE = Mode.AIR
# --- file: src/app/domain/freight/leg.py
import app.domain.freight.type as kinds
from app.domain import freight
from app.domain.freight.type import AIRBORNE, M
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: freight.Transport

    def flies(self) -> bool:
        return self.mode == AIRBORNE  #! L4

    def sails(self) -> bool:
        return self.mode == M.SEA  #! L4

    def rolls(self) -> bool:
        return self.mode is kinds.Mode.RAIL  #! L4

    def floats(self) -> bool:
        from app.domain.freight.type import Mode as Late

        sea = Late.SEA
        return self.mode == sea  #! L4

    def swims(self) -> bool:
        return self.mode == freight.Transport["SEA"]  #! L4
