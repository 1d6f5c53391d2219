# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/value.py
from typing import Literal

from pydantic import BaseModel, RootModel

type Speed = Literal["sea", "air"]


class Label(RootModel[str], frozen=True):
    root: str

    def is_air(self) -> bool:
        return self.root == "air"


class Code(BaseModel, frozen=True):
    value: str
    name: str = "AIR"

    def is_sea(self) -> bool:
        return self.value == "sea" and self.name != "AIR"


class Limits:
    """A namespace."""

    SEA = 3
    AIR = 5
# --- file: src/app/domain/freight/leg.py
from app.domain.freight.type import Mode
from app.domain.freight.value import Code, Label, Limits, Speed
from app.domain.shared.model import DomainModel


class Leg(DomainModel):
    mode: Mode
    speed: Speed
    label: Label
    code: Code

    def is_air(self) -> bool:
        return self.label.root == "air" or self.code.value == "air"

    def is_fast(self) -> bool:
        return self.speed == "air"

    def is_short(self, legs: "tuple[Leg, ...]") -> bool:
        return len(legs) == Limits.SEA or len(legs) in {Limits.AIR}

    def price(self) -> Label:
        table = {"sea": self.label, "air": Label("x")}
        match self.speed:
            case "sea":
                return table["sea"]
            case "air":
                return table.get("air", self.label)

    def name(self) -> str:
        mode = "air"
        return "flight" if mode == "air" else "voyage"
