# --- file: src/app/domain/booking/__init__.py
# --- file: src/app/domain/booking/value.py
from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field, RootModel, model_validator


class BookingId(RootModel[UUID], frozen=True):
    """Names one booking."""


class RoomNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^\d{3}[a-z]?$")


class Stay(BaseModel, frozen=True):
    arrival: date
    departure: date

    @model_validator(mode="after")
    def leaves_after_arriving(self) -> "Stay":
        if self.departure <= self.arrival:
            raise ValueError("a guest leaves after arriving")
        return self

    @property
    def nights(self) -> int:
        return (self.departure - self.arrival).days

    def overlaps(self, other: "Stay") -> bool:
        return self.arrival < other.departure and other.arrival < self.departure
# --- file: src/app/domain/booking/booking.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.booking.value import BookingId, RoomNumber, Stay
from app.domain.shared.model import DomainModel


class Booking(DomainModel):
    id: BookingId
    room: RoomNumber
    stay: Stay

    def moved_to(self, stay: Stay) -> "Booking":
        return self.model_copy(update={"stay": stay})


class Calendar(DomainModel):
    room: RoomNumber
    bookings: tuple[Booking, ...] = ()

    def book(self, booking: Booking) -> "BookingOutcome":
        for other in self.bookings:
            if other.stay.overlaps(booking.stay):
                return Overlapping(with_booking=other.id)
        return Booked(calendar=self.model_copy(update={"bookings": (*self.bookings, booking)}))


class Booked(DomainModel):
    kind: Literal["booked"] = "booked"
    calendar: Calendar


class Overlapping(DomainModel):
    kind: Literal["overlapping"] = "overlapping"
    with_booking: BookingId


type BookingOutcome = Annotated[Booked | Overlapping, Field(discriminator="kind")]
# --- file: src/app/domain/booking/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.booking.booking import Calendar
from app.domain.booking.value import RoomNumber


class CalendarRepository(Protocol):
    async def of(self, room: RoomNumber) -> Calendar: ...

    async def keep(self, calendar: Calendar) -> None: ...


class RedisCalendarRepository:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @logfire.instrument("repo.calendar.of", extract_args=False)
    async def of(self, room: RoomNumber) -> Calendar:
        raw = await self._redis.get(f"calendar:{room.root}")
        return Calendar.model_validate_json(raw) if raw else Calendar(room=room)

    @logfire.instrument("repo.calendar.keep", extract_args=False)
    async def keep(self, calendar: Calendar) -> None:
        await self._redis.set(f"calendar:{calendar.room.root}", calendar.model_dump_json())
# --- file: src/app/service/booking.py
from collections.abc import Callable

import logfire

from app.domain.booking.booking import Booked, Booking, BookingOutcome
from app.domain.booking.repository import CalendarRepository
from app.domain.booking.value import BookingId, RoomNumber, Stay


class BookingService:
    def __init__(
        self, calendars: CalendarRepository, new_id: Callable[[], BookingId]
    ) -> None:
        self._calendars = calendars
        self._new_id = new_id

    @logfire.instrument("service.booking.book")
    async def book(self, room: RoomNumber, stay: Stay) -> BookingOutcome:
        calendar = await self._calendars.of(room)
        outcome = calendar.book(Booking(id=self._new_id(), room=room, stay=stay))
        if isinstance(outcome, Booked):
            await self._calendars.keep(outcome.calendar)
        return outcome
# --- file: src/app/api/booking/__init__.py
# --- file: src/app/api/booking/routes.py
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel

from app.domain.booking.booking import Booked, Overlapping
from app.domain.booking.value import RoomNumber, Stay
from app.service.booking import BookingService

router = APIRouter(prefix="/rooms")


class BookingRequest(BaseModel):
    arrival: date
    departure: date

    def to_stay(self) -> Stay:
        return Stay(arrival=self.arrival, departure=self.departure)


def booking_service(request: Request) -> BookingService:
    service: BookingService = request.app.state.booking_service
    return service


@router.post("/{room}/bookings", status_code=201)
async def book(
    room: str, body: BookingRequest, service: Annotated[BookingService, Depends(booking_service)]
) -> dict[str, int]:
    if body.departure <= body.arrival:
        raise HTTPException(422, "a guest leaves after arriving")
    match await service.book(RoomNumber(room), body.to_stay()):
        case Booked(calendar=calendar):
            return {"bookings": len(calendar.bookings)}
        case Overlapping(with_booking=other):
            raise HTTPException(409, f"overlaps {other.root}")
