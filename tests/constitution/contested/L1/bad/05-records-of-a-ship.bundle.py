# --- file: src/app/domain/ship/value.py
from pydantic import RootModel


class Knots(RootModel[int], frozen=True):
    """A speed over ground."""
# --- file: src/app/domain/ship/log.py
import dataclasses as dc
import typing as t
from abc import ABC, abstractmethod
from enum import StrEnum

import attrs

from app.domain.ship.value import Knots


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:  #! L1
    speed: Knots


@attrs.frozen
class Fix:  #! L1
    speed: Knots


class Watch(t.NamedTuple):  #! L1
    speed: Knots


class Signal(t.TypedDict, total=False):  #! L1
    speed: t.Required[Knots]


class Wake:  #! L1
    __slots__ = ("speed",)

    def __init__(self, speed: Knots) -> None:
        self.speed = speed


class Sail(ABC):
    @abstractmethod
    def trimmed(self, speed: Knots) -> Knots: ...


class Limits:
    HULL: t.Final = Knots(22)


class Compass:
    @staticmethod
    def steady(speed: Knots) -> Knots:
        return speed


class Flag(StrEnum):
    BLUE = "blue"

    def __init__(self, _: str) -> None:
        self.tall = True


class Lookout(t.Protocol):
    def call(self, speed: Knots) -> Knots: ...
