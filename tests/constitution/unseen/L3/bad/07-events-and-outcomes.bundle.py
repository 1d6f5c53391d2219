# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/event.py
from datetime import datetime
from uuid import UUID

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class RoomBooked(DomainModel):
    event_id: UUID  #! L3
    room: RoomNumber
    at: datetime


class Envelope[E: DomainModel](DomainModel):
    event: E
    sequence: int  #! L3
# --- file: src/app/domain/hotel/outcome.py
from typing import Literal

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Booked(DomainModel):
    kind: Literal["booked"] = "booked"
    room: RoomNumber


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    reason: str  #! L3
# --- file: src/app/domain/hotel/type.py
from app.domain.shared.model import DomainModel


class Policy(DomainModel):
    hours: int  #! L3
    late: bool  #! L3
