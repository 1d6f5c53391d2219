# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/port.py
from typing import Protocol
from uuid import UUID

from app.domain.hotel.value import RoomNumber


class Clerk(Protocol):
    def assign(self, room: RoomNumber, guest: UUID) -> RoomNumber: ...  #! L3

    def release(self, number: int) -> RoomNumber: ...  #! L3


class Porter(Clerk, Protocol):
    async def carry(
        self,
        room: RoomNumber,
        weight: float,  #! L3
    ) -> None: ...
