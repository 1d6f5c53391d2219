# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal
from uuid import UUID


class RoomCode(str):
    __slots__ = ()


class SuiteCode(RoomCode):
    pass


class Euros(Decimal):
    pass


class Ident(UUID):
    pass
# --- file: src/app/domain/hotel/room.py
from app.domain.hotel.value import Euros, Ident, RoomCode, SuiteCode
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    id: Ident  #! L3
    code: RoomCode  #! L3
    suite: SuiteCode | None = None  #! L3
    price: Euros  #! L3
