# --- file: src/app/domain/hotel/__init__.py
from .alias import Label as Caption, Price
# --- file: src/app/domain/hotel/alias.py
from decimal import Decimal
from typing import NewType, TypeAlias

Text = str
Label = Text
type Price = Annotated[Decimal, "euros"]
RoomKey = NewType("RoomKey", Text)
Tags: TypeAlias = tuple["Label", ...]
type Pair[T] = tuple[T, int]

from typing import Annotated
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/room.py
import app.domain.hotel.alias
from app.domain import hotel
from app.domain.hotel import Caption
from app.domain.hotel.alias import Pair, RoomKey, Tags
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber
    caption: Caption  #! L3
    price: hotel.Price  #! L3
    key: RoomKey  #! L3
    tags: Tags = ()  #! L3
    label: app.domain.hotel.alias.Label | None = None  #! L3
    pair: Pair[RoomNumber]  #! L3
