# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from typing import NewType

from pydantic import RootModel

GuestKey = NewType("GuestKey", str)


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/service/hotel.py
from __future__ import annotations

from uuid import UUID

import logfire

from app.domain.hotel import value as v
from app.domain.hotel.value import RoomNumber


class HotelService:
    def __init__(self, retries: int, name: str) -> None:
        self._retries = retries
        self._name = name

    @logfire.instrument("service.hotel.book")
    async def book(self, room: int, guest: UUID) -> RoomNumber:  #! L3
        return await self._book(room)

    @logfire.instrument("service.hotel.move")
    async def move(
        self,
        room: RoomNumber,
        guest: v.GuestKey,  #! L3
        dry_run: bool = False,  #! L3
    ) -> RoomNumber:
        return await self._book(1)

    @logfire.instrument("service.hotel.note")
    async def note(self, room: RoomNumber, text: str | None = None) -> RoomNumber:  #! L3
        return room

    def preview(self, rooms: list[int]) -> RoomNumber:  #! L3
        return RoomNumber(rooms[0])

    async def _book(self, room: int) -> RoomNumber:
        return RoomNumber(room)
