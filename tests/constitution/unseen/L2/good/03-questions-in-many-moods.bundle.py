# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def fit(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from functools import cached_property
from typing import Any, Protocol, Self, TypeGuard

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Pluggable(Protocol):
    def accept(self, seats: Seats) -> bool: ...


class Show(DomainModel):
    free: Seats

    @property
    def sold_out(self) -> bool:
        return self.free.root == 0

    @cached_property
    def popular(self) -> bool:
        return self.free.root < 5

    def is_full(self) -> bool:
        return self.sold_out

    def has_room_for(self, wanted: Seats) -> bool:
        return self.free.fit(wanted)

    def can_admit(self, wanted: Seats) -> bool:
        return self.has_room_for(wanted)

    def should_close(self) -> bool:
        return self.sold_out

    def needs_usher(self) -> bool:
        return not self.sold_out

    def allows(self, wanted: Seats) -> bool:
        return self.can_admit(wanted)

    def overlaps(self, other: Self) -> bool:
        return self == other

    def precedes(self, other: Self) -> bool:
        return self != other

    def satisfies(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    def matches(self, other: Self) -> bool:
        return self == other

    def belongs_with(self, other: Self) -> bool:
        return self == other

    def was_sold(self) -> bool:
        return self.sold_out

    def differs_from(self, other: Self) -> bool:
        return self != other

    def does_admit(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    def may_open(self) -> bool:
        return True

    def will_fill(self) -> bool:
        return True

    def _admit(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    @staticmethod
    def is_show(thing: "Show | Seats") -> "TypeGuard[Show]":
        return isinstance(thing, Show)
