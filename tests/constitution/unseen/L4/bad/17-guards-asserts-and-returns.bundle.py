# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/leg.py
from typing import Self

from pydantic import model_validator

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Leg(DomainModel):
    mode: Mode
    fee: Money

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if self.mode is Mode.AIR and not self.fee.amount:  #! L4
            raise ValueError("flights cost money")
        return self

    def price(self, other: Money | None) -> Money:
        match other:
            case None if self.mode == Mode.SEA:  #! L4
                return self.fee
            case Money():
                return other
        return self.fee

    async def waits(self) -> bool:
        return (yielded := self.mode) == Mode.SEA or yielded.isupper()  #! L4

    def label(self) -> str:
        return f"{'slow' if self.mode == Mode.SEA else 'fast'}"  #! L4
