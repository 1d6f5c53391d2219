# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    def can_become(self, other: "Mode") -> bool:
        return other is not self
# --- file: src/app/domain/freight/leg.py
from collections.abc import Mapping
from typing import ClassVar, Literal

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel

ALL = (Mode.SEA, Mode.AIR)
BY_LETTER = {"S": Mode.SEA, "A": Mode.AIR}
FIRST, *OTHERS = Mode
SINGLE = {Mode.SEA: "S"}


class Leg(DomainModel):
    fallback: ClassVar[Mode] = Mode.SEA

    mode: Mode = Mode.AIR
    only: Literal[Mode.SEA] = Mode.SEA
    weights: Mapping[Mode, Mode] = {}

    def turned(self) -> "Leg":
        if self.mode.can_become(Mode.SEA):
            return self.model_copy(update={"mode": Mode.SEA})
        return Leg(mode=Mode.AIR, weights={Mode.SEA: Mode.AIR, Mode.AIR: Mode.SEA})

    def labels(self) -> tuple[str, ...]:
        return tuple(f"{mode.name}={mode.value}" for mode in ALL)

    def report(self) -> dict[Mode, str]:
        return {Mode.SEA: "by ship", Mode.AIR: "by plane"}

    def ordered(self) -> list[Mode]:
        return sorted(Mode, key=list(Mode).index)

    def letter(self) -> Mode:
        return BY_LETTER["S"]
