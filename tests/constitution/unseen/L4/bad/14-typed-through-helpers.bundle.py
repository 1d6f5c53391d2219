# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NewType, Optional


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"


type Any = Optional[Mode]
Chosen = Annotated[Mode, "chosen"]
# --- file: src/app/domain/freight/leg.py
from __future__ import annotations

from collections.abc import Mapping

from app.domain.freight.type import Any, Chosen, Mode
from app.domain.shared.model import DomainModel


def mode_of(leg: Leg) -> Mode:
    return leg.mode


class Leg(DomainModel):
    mode: Chosen
    back: Any = None

    @property
    def effective(self) -> Mode:
        return self.back or self.mode

    def flies(self) -> bool:
        return self.effective == "air"  #! L4

    def returns_by_sea(self) -> bool:
        return self.back == "sea"  #! L4

    def agrees(self, other: Leg) -> bool:
        return mode_of(other) == "sea"  #! L4

    def suits(self, modes: Mapping[Leg, Mode]) -> bool:
        return modes[self] == "air" or "sea" in modes.values()  #! L4

    def fits(self) -> bool:
        for mode in (self.mode, self.back):
            if mode == "air":  #! L4
                return True
        return False
