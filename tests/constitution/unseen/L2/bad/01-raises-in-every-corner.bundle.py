# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from collections.abc import Iterator

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    @property
    def best(self) -> Seats:
        if self.free.root == 0:
            raise LookupError("sold out")  #! L2
        return self.free

    @classmethod
    def open(cls, seats: Seats) -> "Show":
        try:
            return cls(free=seats)
        except ValueError as problem:
            raise RuntimeError("cannot open") from problem  #! L2

    def blocks(self) -> Iterator[Seats]:
        def first() -> Seats:
            raise StopIteration  #! L2

        yield first()

    @staticmethod
    def _never(seats: Seats) -> Seats:
        raise ValueError(seats)  #! L2
