# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from typing import Annotated, TypeAlias, Union

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Sold(DomainModel):
    seats: Seats


class Refused(DomainModel):
    free: Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> Sold | Refused:  #! L2
        return Sold(seats=wanted)

    def hold(self, wanted: Seats) -> "Union[Sold, Refused, None]":  #! L2
        return None


SellOutcome = Sold | Refused  #! L2
HoldOutcome: TypeAlias = "Union[Sold, Refused]"  #! L2
type SwapOutcome = Annotated[Sold | Refused, Field(description="either")]  #! L2
