# --- file: src/app/domain/ferry/value.py
from datetime import datetime

from pydantic import BaseModel, RootModel


class Seats(RootModel[int], frozen=True):
    """Places on board."""


class Slot(BaseModel, frozen=True):
    begins: datetime
    ends: datetime
# --- file: src/app/domain/ferry/ferry.py
from typing import Literal

from app.domain.ferry.value import Seats, Slot
from app.domain.shared.model import DomainModel


class Ferry(DomainModel):
    seats: Seats
    slot: Slot
    next: "Ferry | None" = None


class Boarded(DomainModel):
    kind: Literal["boarded"] = "boarded"
    ferry: Ferry


class Full(DomainModel):
    kind: Literal["full"] = "full"
    left: Seats


type Boarding = Boarded | Full
# --- file: src/app/service/ferry.py
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum

import logfire
from pydantic import BaseModel

from app.domain.ferry.ferry import Boarded, Boarding, Ferry, Full
from app.domain.ferry.value import Seats


class Tide(Enum):  #! L6
    HIGH = 1
    LOW = 2


class FerryView(BaseModel, frozen=True):  #! L6
    seats: Seats


class FerrySettings(BaseModel, frozen=True):
    pause: float = 1.0
    retries: int = 3


def _late(ferry: Ferry, now: datetime) -> bool:
    return ferry.slot.ends < now  #! L6


def _free(ferries: Iterable[Ferry]) -> Seats:
    free = 0
    for ferry in ferries:
        free += ferry.seats.root  #! L6
    return Seats(free)


class FerryService:
    def __init__(self, settings: FerrySettings) -> None:
        self._settings = settings
        self._tries = 0

    @logfire.instrument("service.ferry.board")
    async def board(self, ferries: Sequence[Ferry], now: datetime) -> Boarding:
        first, *others = ferries
        is_small = first.seats.root < 3  #! L6
        await self._pause(is_small)
        for number, ferry in enumerate(others):
            if ferry.next and number:
                await self._pause()
        for one, other in zip(ferries, others, strict=False):
            if one.seats == other.seats:  #! L6
                await self._pause()
        logfire.info("free", seats=_free(ferries).root)
        return Boarded(ferry=first)

    @logfire.instrument("service.ferry.settle")
    async def settle(self, boarding: Boarding) -> Seats:
        match boarding:
            case Boarded(ferry=ferry) if ferry.seats.root:  #! L6
                return ferry.seats
            case Boarded(ferry=ferry):
                return ferry.seats
            case Full(left=left):
                await self._pause()
                return left

    async def _pause(self, short: bool = False) -> None:
        if not short and self._settings.retries > self._tries:
            self._tries += 1
