# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
    RAIL = "rail"
# --- file: src/app/domain/freight/rates.py
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.freight.type import Mode
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

RATES = {Mode.SEA: Money(amount=1), Mode.AIR: Money(amount=9), Mode.RAIL: Money(amount=3)}  #! L4
DAYS: Final[Mapping[Mode, Money]] = MappingProxyType(
    {  #! L4
        Mode.SEA: Money(amount=30),
        Mode.AIR: Money(amount=2),
    }
)
DEFAULTS = {Mode.SEA: Money(amount=1)}


class Rates(DomainModel):
    base: Money

    def rate(self, mode: Mode) -> Money:
        return {Mode.SEA: self.base}.get(mode, self.base.times(2))  #! L4

    def slow(self, mode: Mode) -> Money:
        table = {  #! L4
            Mode.SEA: self.base,
            Mode.RAIL: self.base.times(2),
        }
        return table[mode]

    def known(self, mode: Mode) -> Money:
        return RATES[mode]
