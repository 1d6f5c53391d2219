# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/generic.py
from typing import Generic, TypeVar

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

NumberT = TypeVar("NumberT", bound="int")
RoomT = TypeVar("RoomT", bound=RoomNumber)


class Counted(DomainModel, Generic[NumberT, RoomT]):
    count: NumberT  #! L3
    room: RoomT


class Priced[P: float](DomainModel):
    price: P  #! L3


class Labelled[T](DomainModel):
    label: T


class Board(DomainModel):
    heading: Labelled[str]  #! L3
    room: Labelled[RoomNumber]
