# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/repository.py
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import logfire
from redis.asyncio import Redis

from app.domain.hotel.value import RoomNumber


class RoomRepository(Protocol):
    async def get(self, room_id: str) -> RoomNumber | None: ...  #! L3

    async def of_guest(self, guest: UUID, limit: int = 20) -> tuple[RoomNumber, ...]: ...  #! L3

    async def cheaper_than(self, price: Decimal) -> tuple[RoomNumber, ...]: ...  #! L3


class RedisRoomRepository:
    def __init__(self, client: Redis, ttl: float = 60.0) -> None:
        self._client = client
        self._ttl = ttl

    @logfire.instrument("repo.room.get")
    async def get(self, room_id: str) -> RoomNumber | None:  #! L3
        raw = await self._client.get(room_id)
        return RoomNumber(int(raw)) if raw else None

    @logfire.instrument("repo.room.of_guest")
    async def of_guest(self, guest: UUID, limit: int = 20) -> tuple[RoomNumber, ...]:  #! L3
        raw = await self._client.lrange(str(guest), 0, limit)
        return tuple(RoomNumber(int(r)) for r in raw)

    @logfire.instrument("repo.room.cheaper_than")
    async def cheaper_than(self, price: Decimal) -> tuple[RoomNumber, ...]:  #! L3
        raw = await self._client.zrangebyscore("rooms", 0, float(price))
        return tuple(RoomNumber(int(r)) for r in raw)

    @logfire.instrument("repo.room.by_email")
    async def by_email(self, email: str, *, radius: float = 1.0) -> RoomNumber:  #! L3
        return RoomNumber(int(await self._client.get(email)))
