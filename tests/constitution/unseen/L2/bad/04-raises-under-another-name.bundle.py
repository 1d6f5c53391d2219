# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def take(self, wanted: "Seats") -> "Seats":
        if wanted.root > self.root:
            raise KeyError("no such seat")  #! L2
        return Seats(self.root - wanted.root)
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


def refuse(seats: Seats):  #! L2
    return ValueError(f"{seats} refused")


def demand(seats: Seats) -> Seats:
    if not seats.root:
        raise refuse(seats)  #! L2
    return seats


class Show(DomainModel):
    free: Seats

    def close(self) -> "Show":
        error = ValueError("already closed")
        raise error  #! L2
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class Stage(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    def next(self) -> "Stage":
        if self is Stage.SHUT:
            raise ValueError("nothing comes after the end")  #! L2
        return Stage.SHUT
