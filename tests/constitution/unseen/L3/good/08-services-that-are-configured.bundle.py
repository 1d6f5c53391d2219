# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/service/hotel.py
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import logfire

from app.config import Settings
from app.domain.hotel.value import RoomNumber


@dataclass(frozen=True)
class HotelConfig:
    retries: int = 3
    url: str = "http://localhost"
    patience: timedelta = timedelta(seconds=1)


@dataclass
class HotelService:
    config: HotelConfig
    now: Callable[[], datetime]
    name: str = "hotel"
    attempts: int = field(default=0, init=False)

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], datetime]) -> "HotelService":
        return cls(HotelConfig(retries=settings.pool_size), now)

    @logfire.instrument("service.hotel.clean")
    async def clean(self, room: RoomNumber, by: datetime) -> RoomNumber:
        return await self._retry(lambda: self._clean(room), self.config.retries)

    async def _retry(self, work: Callable[[], Awaitable[RoomNumber]], times: int) -> RoomNumber:
        for _ in range(times):
            return await work()
        raise ConnectionError(self.name)

    async def _clean(self, room: RoomNumber) -> RoomNumber:
        return room
