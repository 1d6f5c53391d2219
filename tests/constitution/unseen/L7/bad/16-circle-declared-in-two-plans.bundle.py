# --- file: src/app/domain/room/__init__.py
# --- file: src/app/domain/room/room.py
from app.domain.guest.guest import Guest  #! L7
from app.domain.room.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber
    guest: Guest | None = None
# --- file: src/app/domain/room/value.py
from pydantic import RootModel


class RoomNumber(RootModel[str], frozen=True):
    """The number on a door."""
# --- file: src/app/domain/guest/__init__.py
# --- file: src/app/domain/guest/guest.py
from app.domain.room.value import RoomNumber  #! L7
from app.domain.shared.model import DomainModel


class Guest(DomainModel):
    room: RoomNumber
# --- file: specs/002-room/plan.md
#| # Implementation Plan: Rooms
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from guest**: `Guest` — who sleeps there
# --- file: specs/003-guest/plan.md
#| # Implementation Plan: Guests
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from room**: `RoomNumber` — where they sleep
