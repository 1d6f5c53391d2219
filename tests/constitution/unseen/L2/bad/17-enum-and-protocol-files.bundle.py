# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Self

from pydantic import BaseModel, RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Row(BaseModel, frozen=True):
    number: int
    seats: Seats

    def widened(self) -> Self:
        if self.number > 40:
            raise RuntimeError("the wall is in the way")  #! L2
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        number, _, seats = text.partition(":")
        if not seats:
            raise ValueError("a row is written number:seats")
        return cls(number=int(number), seats=Seats(int(seats)))
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Row


class Plan(DomainModel):
    rows: tuple[Row, ...]

    def reserve(self, row: Row) -> bool:  #! L2
        return row in self.rows

    def shift(self, row: Row) -> "Plan":
        match self.rows:
            case ():
                raise IndexError("no rows")  #! L2
            case _ if row not in self.rows:
                raise ValueError("not here")  #! L2
        return self
