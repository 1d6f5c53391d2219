# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/type.py
from enum import Enum


class Stage(Enum):
    OPEN = "open"
    SHUT = "shut"

    @classmethod
    def _missing_(cls, value: object) -> "Stage":
        for member in cls:
            if str(value).lower() == member.value:
                return member
        raise ValueError(f"{value!r} is no stage")
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/house.py
from abc import ABC, abstractmethod
from typing import assert_never

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class House(DomainModel):
    rows: tuple[Seats, ...]

    def __getitem__(self, index: int) -> Seats:
        if index >= len(self.rows):
            raise IndexError(index)
        return self.rows[index]

    def __getattr__(self, name: str) -> Seats:
        raise AttributeError(name)

    def __contains__(self, seats: Seats) -> bool:
        return seats in self.rows

    def __bool__(self) -> bool:
        return bool(self.rows)

    def largest(self, other: Seats | None) -> Seats:
        assert other is not None, "asked for nothing"
        assert isinstance(other, Seats)
        return other

    def describe(self, other: Seats | tuple[Seats, ...]) -> str:
        match other:
            case Seats():
                return "seats"
            case tuple():
                return "rows"
            case _:
                assert_never(other)


class Pricing(ABC):
    @abstractmethod
    def discounts(self, house: House) -> bool:
        raise NotImplementedError

    def surcharge(self, house: House) -> Seats:
        raise NotImplementedError("every pricing has its own")
