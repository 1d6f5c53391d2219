# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/repository/__init__.py
from app.domain.hotel.repository.port import RoomRepository
# --- file: src/app/domain/hotel/repository/port.py
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from app.domain.hotel.value import RoomNumber


class RoomRepository(Protocol):
    async def fetch(
        self,
        key: str,  #! L3
        depth: int = 1,
        vector: list[float] | None = None,
    ) -> RoomNumber: ...

    async def fetch_all(self, ids: Iterable[UUID]) -> tuple[RoomNumber, ...]: ...  #! L3

    async def weigh(self, room: RoomNumber, score: float) -> None: ...  #! L3
