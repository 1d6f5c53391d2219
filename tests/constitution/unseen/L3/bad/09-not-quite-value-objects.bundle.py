# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/identity.py
from uuid import UUID

from app.domain.shared.model import DomainModel


class RoomId(DomainModel):
    uuid: UUID  #! L3


class BookingId(DomainModel):
    value: UUID


class Deposit(DomainModel):
    value: int  #! L3
    note: str  #! L3
# --- file: src/app/domain/hotel/values.py
from app.domain.shared.model import DomainModel


class Discount(DomainModel):
    percent: int  #! L3
