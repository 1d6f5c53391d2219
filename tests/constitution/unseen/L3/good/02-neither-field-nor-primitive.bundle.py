# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/type.py
from enum import Enum, Flag, IntEnum, StrEnum


class Wing(StrEnum):
    EAST = "east"
    WEST = "west"


class Floor(IntEnum):
    GROUND = 0
    FIRST = 1


class Feature(Flag):
    BATH = 1
    VIEW = 2


class Size(str, Enum):
    SINGLE = "single"
# --- file: src/app/domain/hotel/room.py
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, FutureDate, PastDatetime, PrivateAttr

from app.domain.hotel.type import Feature, Floor, Size, Wing
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

type Version = Literal[1, 2, 3]


class Room(DomainModel):
    MAXIMUM: ClassVar[int] = 4
    LABEL: ClassVar[str]
    _seen: int = PrivateAttr(default=0)
    _name: str | None = None

    number: RoomNumber
    wing: Wing
    floor: Floor
    size: Size = Size.SINGLE
    features: Feature = Feature.BATH
    built: date
    cleaned_at: datetime | None = None
    opens: time = time(8)
    stay: timedelta
    next: FutureDate | None = None
    last: PastDatetime | None = None
    aware: Annotated[AwareDatetime, Field(description="when")]
    version: Version = 1
    mode: Literal["open", "shut", None] = None
    either: Wing | Literal["attic"] = "attic"
