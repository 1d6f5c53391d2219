# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from __future__ import annotations

from typing import Optional, Self, Union

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> Self | None:  #! L2
        return self if self.free.covers(wanted) else None

    def swap(self, wanted: Seats) -> Optional[Show]:  #! L2
        return self if self.free.covers(wanted) else None

    def hold(self, wanted: Seats) -> Union[None, "Show"]:  #! L2
        return self if self.free.covers(wanted) else None

    def longest(self) -> Seats | None:
        return self.free
