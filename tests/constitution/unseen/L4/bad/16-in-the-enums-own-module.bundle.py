# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"

    def is_slow(self) -> bool:
        return self is Mode.SEA


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


def is_fast(mode: Mode) -> bool:
    return mode is Mode.AIR  #! L4


FEES = {  #! L4
    Mode.SEA: 1,
    Mode.AIR: 2,
}


class Choice:
    """A namespace."""

    @staticmethod
    def picks(size: Size) -> bool:
        return size == Size.SMALL  #! L4
