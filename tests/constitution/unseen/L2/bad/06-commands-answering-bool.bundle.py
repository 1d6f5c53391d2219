# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Annotated, NewType

from pydantic import RootModel

type Success = bool
Done = Annotated[bool, "whether it was done"]
Accepted = NewType("Accepted", bool)


class Seats(RootModel[int], frozen=True):
    root: int

    def take(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre import value
from app.domain.theatre.value import Accepted, Done, Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> bool:  #! L2
        return self.free.take(wanted)

    def process(self) -> "bool":  #! L2
        return True

    async def cancel(self) -> value.Success:  #! L2
        return True

    @staticmethod
    def dismiss(seats: Seats) -> Done:  #! L2
        return True

    @classmethod
    def book(cls, seats: Seats) -> Accepted:  #! L2
        return Accepted(True)
