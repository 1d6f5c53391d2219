# === case: 01-outcomes-read-by-their-class
# --- file: src/app/service/closing.py
import logfire

from app.domain.order.order import (
    CancellationRefused,
    CancelOutcome,
    OrderCancelled,
    OrderNotFound,
)
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class ClosingService:
    def __init__(self, orders: OrderRepository, *, attempts: int = 3) -> None:
        self._orders = orders
        self._attempts = attempts

    @logfire.instrument("service.closing.close")
    async def close(self, order_id: OrderId) -> CancelOutcome:
        tried = 0
        while True:
            tried += 1
            found = await self._orders.get(order_id)
            if isinstance(found, OrderNotFound):
                return found
            assert isinstance(found, OrderFound)
            outcome = found.order.cancel(CancelReason.CUSTOMER_REQUEST)
            try:
                if isinstance(outcome, OrderCancelled):
                    await self._orders.save(outcome.order)
            except ConnectionError:
                if tried >= self._attempts:
                    raise
                continue
            logfire.info("closed", kind=outcome.kind, tried=tried)
            return outcome

    @logfire.instrument("service.closing.report")
    async def report(self, outcome: CancelOutcome) -> OrderId:
        match outcome:
            case OrderCancelled(order=order):
                return await self._seen(order.id)
            case CancellationRefused(order_id=order_id) | OrderNotFound(order_id=order_id):
                return await self._seen(order_id)

    async def _seen(self, order_id: OrderId) -> OrderId:
        return order_id
# === case: 02-state-of-the-service-itself
# --- file: src/app/service/breaker.py
import time
from collections import Counter, OrderedDict
from dataclasses import dataclass, field

import logfire

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


@dataclass(frozen=True)
class BreakerConfig:
    threshold: int = 5
    cool_down: float = 30.0


@dataclass
class BreakerService:
    settings: Settings
    config: BreakerConfig = BreakerConfig()
    _failures: Counter[str] = field(default_factory=Counter)
    _seen: OrderedDict[Sku, Quantity] = field(default_factory=OrderedDict)
    _opened_at: float | None = None

    @property
    def is_open(self) -> bool:
        if self._opened_at is None:
            return False
        return time.monotonic() - self._opened_at < self.config.cool_down

    @logfire.instrument("service.breaker.call")
    async def call(self, sku: Sku) -> Quantity:
        if self.is_open or self._failures["all"] >= self.config.threshold:
            return Quantity(0)
        if sku in self._seen:
            self._seen.move_to_end(sku)
            return self._seen[sku]
        quantity = await self._load(sku)
        self._seen[sku] = quantity
        if len(self._seen) > self.settings.pool_size * 100:
            self._seen.popitem(last=False)
        return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: 03-things-of-unknown-type
# --- file: src/app/service/webhooks.py
import hashlib
import hmac
import json
from typing import Any

import httpx
import logfire

from app.domain.inventory.value import Sku
from app.domain.order.order import Order


class WebhookService:
    def __init__(self, http: httpx.AsyncClient, secret: bytes, targets: Any) -> None:
        self._http = http
        self._secret = secret
        self._targets = targets

    @logfire.instrument("service.webhooks.deliver")
    async def deliver(self, order: Order) -> None:
        body = order.model_dump_json().encode()
        signature = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        for target in self._targets:
            if not target.active or target.failures > 3:
                continue
            answer = await self._http.post(target.url, content=body, headers={"sig": signature})
            if answer.status_code >= 500:
                target.failures += 1

    @logfire.instrument("service.webhooks.receive")
    async def receive(self, sku: Sku) -> Sku:
        answer = await self._http.get(f"/skus/{sku.root}")
        data = json.loads(answer.text)
        if data["total"] > 5 and data.get("status") == "open":
            return Sku(data["lines"][0]["sku"])
        total = sum(line["quantity"] for line in data["lines"])
        newest = sorted(data["lines"], key=lambda line: line["at"])[-1]
        logfire.info("received", total=total, newest=newest)
        return sku
# === case: 04-copies-without-a-change
# --- file: src/app/service/previews.py
import logfire

from app.config import Settings
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import CustomerRef, OrderId


class PreviewService:
    def __init__(self, settings: Settings, orders: OrderRepository) -> None:
        self._settings = settings.model_copy(update={"pool_size": 1})
        self._orders = orders

    @logfire.instrument("service.previews.preview")
    async def preview(self, order: Order) -> Order:
        return await self._orders.save(order.model_copy(deep=True))

    @logfire.instrument("service.previews.restore")
    async def restore(self, order: Order) -> Order:
        restored = Order.model_validate(order.model_dump(mode="json"))
        return await self._orders.save(restored)

    @logfire.instrument("service.previews.references")
    async def references(self, *orders: Order) -> dict[OrderId, CustomerRef]:
        for order in orders:
            await self._orders.save(order)
        return {order.id: order.customer for order in orders}
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel

from app.domain.order.order import Order


class OrderView(BaseModel):
    id: str
    lines: int
    note: str | None = None

    @classmethod
    def of(cls, order: Order) -> "OrderView":
        return cls(id=str(order.id.root), lines=len(order.lines))

    def with_note(self, note: str) -> "OrderView":
        if self.note == note or len(note) > 200:
            return self
        return self.model_copy(update={"note": note})
# === case: 05-spans-logs-and-keys
# --- file: src/app/service/auditing.py
import logging

import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId

log = logging.getLogger(__name__)


class AuditingService:
    def __init__(self) -> None:
        self._trail: dict[OrderId, list[Order]] = {}

    async def note(self, order: Order) -> None:
        with logfire.span(
            "service.auditing.note",
            order_id=str(order.id.root),
            lines=len(order.lines),
            open=order.is_open,
        ) as span:
            self._trail.setdefault(order.id, []).append(order)
            await self._flush()
            span.set_attribute("amount", str(order.total().amount))
            span.set_attribute("single", len(order.lines) == 1)
            logfire.info("noted", share=order.total().amount / 100)
            log.info("noted %s with %d lines", order.id.root, len(order.lines))
            if (trail := self._trail.get(order.id)) is not None:
                logfire.debug("known", times=len(trail))

    async def _flush(self) -> None:
        return None
# === case: 06-protocols-errors-and-type-variables-in-services
# --- file: src/app/service/ports.py
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar, runtime_checkable

import logfire

from app.domain.inventory.value import Sku

T = TypeVar("T")
type Work[R] = Callable[[], Awaitable[R]]


class GatewayUnavailable(RuntimeError):
    """The other side does not answer."""


@runtime_checkable
class Clock(Protocol):
    def now(self) -> float: ...


class RetryingGateway:
    def __init__(self, clock: Clock, pauses: Sequence[float]) -> None:
        self._clock = clock
        self._pauses = pauses

    async def _retried(self, work: Work[T]) -> T:
        started = self._clock.now()
        for pause in self._pauses:
            try:
                return await work()
            except OSError as error:
                if self._clock.now() - started > pause * 10:
                    raise GatewayUnavailable("gave up") from error
        raise GatewayUnavailable("never tried")

    @logfire.instrument("service.gateway.fetch")
    async def fetch(self, sku: Sku) -> Sku:
        async def work() -> Sku:
            return sku

        return await self._retried(work)
# === case: 07-routes-that-only-translate
# --- file: src/app/api/order/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Response, status
from fastapi.responses import JSONResponse

from app.api.deps import get_order_service
from app.domain.order.order import CancellationRefused, OrderCancelled, OrderNotFound
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/orders", tags=["orders"])
Service = Annotated[OrderServiceRunner, Depends(get_order_service)]


@router.post("/{order_id}/cancel", response_model=None)
async def cancel_order(
    order_id: UUID,
    service: Service,
    response: Response,
    reason: CancelReason = CancelReason.CUSTOMER_REQUEST,
    if_match: Annotated[str | None, Header()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    if if_match is None:
        raise HTTPException(status.HTTP_428_PRECONDITION_REQUIRED, "send If-Match")
    if not if_match.startswith('"') or limit > 50:
        raise HTTPException(status.HTTP_400_BAD_REQUEST)
    match await service.cancel(OrderId(order_id), reason):
        case OrderCancelled(order=order):
            response.headers["ETag"] = f'"{order.id.root}"'
            return JSONResponse(order.model_dump(mode="json"), headers=dict(response.headers))
        case CancellationRefused(status=state):
            raise HTTPException(409, f"an order that is {state.value} stays as it is")
        case OrderNotFound():
            raise HTTPException(404, "no such order")
# === case: 08-booking-of-rooms
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
# === case: 09-insurance-claims
# --- file: src/app/domain/claim/__init__.py
# --- file: src/app/domain/claim/value.py
from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pydantic as p


class ClaimId(p.RootModel[UUID]):
    model_config = p.ConfigDict(frozen=True)


class Damage(p.RootModel[Decimal]):
    model_config = p.ConfigDict(frozen=True)
    root: Decimal = p.Field(ge=0)

    def __add__(self, other: Damage) -> Damage:
        return Damage(self.root + other.root)

    def at_most(self, other: Damage) -> bool:
        return self.root <= other.root
# --- file: src/app/domain/claim/type.py
from enum import StrEnum
from typing import Self


class ClaimState(StrEnum):
    OPEN = "open"
    REVIEW = "review"
    PAID = "paid"
    DENIED = "denied"

    @classmethod
    def initial(cls) -> Self:
        return cls.OPEN

    @property
    def is_final(self) -> bool:
        return self in (ClaimState.PAID, ClaimState.DENIED)

    def after_review(self, *, within_limit: bool) -> "ClaimState":
        if self.is_final:
            return self
        return ClaimState.PAID if within_limit else ClaimState.REVIEW
# --- file: src/app/domain/claim/claim.py
from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from app.domain.claim.type import ClaimState
from app.domain.claim.value import ClaimId, Damage
from app.domain.shared.model import DomainModel


class Claim(DomainModel):
    """What a policy holder asks for after something broke."""

    id: ClaimId
    damage: Damage
    state: ClaimState = ClaimState.OPEN
    filed_at: datetime

    @classmethod
    def file(cls, claim_id: ClaimId, damage: Damage, at: datetime) -> Claim:
        return cls(id=claim_id, damage=damage, state=ClaimState.initial(), filed_at=at)

    def assess(self, limit: Damage) -> Assessed | AlreadyFinal:
        if self.state.is_final:
            return AlreadyFinal(claim_id=self.id)
        state = self.state.after_review(within_limit=self.damage.at_most(limit))
        return Assessed(claim=self.model_copy(update={"state": state}), at=datetime.now(UTC))


class Assessed(DomainModel):
    kind: Literal["assessed"] = "assessed"
    claim: Claim
    at: datetime


class AlreadyFinal(DomainModel):
    kind: Literal["already_final"] = "already_final"
    claim_id: ClaimId


class NoSuchClaim(DomainModel):
    kind: Literal["no_such_claim"] = "no_such_claim"
    claim_id: ClaimId
# --- file: src/app/domain/claim/repository.py
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import logfire
from pymongo import ASCENDING
from pymongo.asynchronous.collection import AsyncCollection

from app.domain.claim.claim import Claim
from app.domain.claim.value import ClaimId

type Lock = AbstractAsyncContextManager[None]


class Claims(Protocol):
    async def get(self, claim_id: ClaimId) -> Claim | None: ...

    async def put(self, claim: Claim) -> None: ...

    def stream(self) -> AsyncIterator[Claim]: ...


class MongoClaims:
    def __init__(self, collection: AsyncCollection[dict[str, Any]]) -> None:
        self._collection = collection

    async def get(self, claim_id: ClaimId) -> Claim | None:
        with logfire.span("repo.claim.get", claim_id=str(claim_id.root)):
            found = await self._collection.find_one({"_id": str(claim_id.root)})
            return None if found is None else self._to_domain(found)

    async def put(self, claim: Claim) -> None:
        with logfire.span("repo.claim.put"):
            document = claim.model_dump(mode="json", exclude={"id"})
            await self._collection.replace_one(
                {"_id": str(claim.id.root)}, document, upsert=True
            )

    async def stream(self) -> AsyncIterator[Claim]:
        with logfire.span("repo.claim.stream"):
            cursor = self._collection.find({}).sort("filed_at", ASCENDING)
            async for document in cursor:
                yield self._to_domain(document)

    @staticmethod
    def _to_domain(document: dict[str, Any]) -> Claim:
        return Claim.model_validate({**document, "id": document["_id"]})
# --- file: src/app/service/claim.py
from datetime import UTC, datetime

import logfire

from app.domain.claim.claim import AlreadyFinal, Assessed, Claim, NoSuchClaim
from app.domain.claim.repository import Claims
from app.domain.claim.value import ClaimId, Damage


class ClaimService:
    def __init__(self, claims: Claims, limit: Damage) -> None:
        self._claims, self._limit = claims, limit

    @logfire.instrument("service.claim.file")
    async def file(self, claim_id: ClaimId, damage: Damage) -> Claim:
        claim = Claim.file(claim_id, damage, datetime.now(UTC))
        await self._claims.put(claim)
        return claim

    @logfire.instrument("service.claim.assess")
    async def assess(self, claim_id: ClaimId) -> Assessed | AlreadyFinal | NoSuchClaim:
        if (claim := await self._claims.get(claim_id)) is None:
            return NoSuchClaim(claim_id=claim_id)
        outcome = claim.assess(self._limit)
        match outcome:
            case Assessed():
                await self._claims.put(outcome.claim)
            case AlreadyFinal():
                logfire.warn("assessed twice", claim_id=str(claim_id.root))
        return outcome

    @logfire.instrument("service.claim.assess_all")
    async def assess_all(self) -> None:
        done = 0
        async for claim in self._claims.stream():
            match claim.assess(self._limit):
                case Assessed(claim=assessed):
                    await self._claims.put(assessed)
                    done += 1
                case _:
                    continue
        if done > 0:
            logfire.info("assessed", claims=done)
# === case: 10-menu-of-a-restaurant
# --- file: src/app/domain/menu/__init__.py
from app.domain.menu.menu import Dish, Menu
from app.domain.menu.value import DishName, Price

__all__ = ["Dish", "DishName", "Menu", "Price"]
# --- file: src/app/domain/menu/value.py
from decimal import Decimal
from typing import Annotated, NewType

from annotated_types import Ge, Len
from pydantic import BaseModel, ConfigDict, RootModel

Cents = NewType("Cents", int)


class DishName(RootModel[Annotated[str, Len(1, 80)]]):
    model_config = ConfigDict(frozen=True)


class Price(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Annotated[Decimal, Ge(0)]

    def in_cents(self) -> Cents:
        return Cents(int(self.value * 100))

    def is_cheaper_than(self, other: "Price") -> bool:
        return self.value < other.value
# --- file: src/app/domain/menu/menu.py
from collections.abc import Iterator
from typing import Literal

from app.domain.menu.value import DishName, Price
from app.domain.shared.model import DomainModel


class Dish(DomainModel):
    name: DishName
    price: Price


class Menu(DomainModel):
    dishes: tuple[Dish, ...]

    def __len__(self) -> int:
        return len(self.dishes)

    def names(self) -> Iterator[DishName]:
        return (dish.name for dish in self.dishes)

    def cheapest(self) -> Dish | None:
        return min(self.dishes, key=lambda dish: dish.price.value, default=None)

    def add(self, dish: Dish) -> "DishAdded | DishKnown":
        if dish.name in set(self.names()):
            return DishKnown(name=dish.name)
        return DishAdded(menu=Menu(dishes=(*self.dishes, dish)))


class DishAdded(DomainModel):
    kind: Literal["dish_added"] = "dish_added"
    menu: Menu


class DishKnown(DomainModel):
    kind: Literal["dish_known"] = "dish_known"
    name: DishName
# --- file: src/app/service/menu.py
"""Menus are read often and changed rarely: the service keeps the last one in memory."""

import asyncio
from collections.abc import AsyncIterator

import logfire

from app.domain.menu import Dish, Menu
from app.domain.menu.menu import DishAdded, DishKnown


class MenuService:
    _instances = 0

    def __init__(self) -> None:
        type(self)._instances += 1
        self._menu: Menu | None = None
        self._lock = asyncio.Lock()
        self._listeners: set[asyncio.Queue[Menu]] = set()

    @logfire.instrument("service.menu.add")
    async def add(self, dish: Dish) -> DishAdded | DishKnown:
        async with self._lock:
            menu = self._menu if self._menu is not None else Menu(dishes=())
            outcome = menu.add(dish)
            if isinstance(outcome, DishAdded):
                self._menu = outcome.menu
                for listener in self._listeners:
                    listener.put_nowait(outcome.menu)
            return outcome

    @logfire.instrument("service.menu.changes")
    async def changes(self) -> AsyncIterator[Menu]:
        queue: asyncio.Queue[Menu] = asyncio.Queue(maxsize=10)
        self._listeners.add(queue)
        try:
            while not queue.full():
                yield await queue.get()
        finally:
            self._listeners.discard(queue)
            if not self._listeners:
                logfire.debug("nobody listens")
# === case: 11-energy-meters-in-a-unit-of-work
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import BaseModel, Field, RootModel


class MeterId(RootModel[str], frozen=True):
    root: str = Field(min_length=1)


class KilowattHours(BaseModel, frozen=True):
    value: int = Field(ge=0)

    def since(self, earlier: "KilowattHours") -> "KilowattHours":
        return KilowattHours(value=self.value - earlier.value)

    def is_before(self, other: "KilowattHours") -> bool:
        return self.value < other.value
# --- file: src/app/domain/meter/meter.py
from typing import Annotated, Literal, Union

from pydantic import Field

from app.domain.meter.value import KilowattHours, MeterId
from app.domain.shared.model import DomainModel


class Meter(DomainModel):
    id: MeterId
    reading: KilowattHours

    def read(self, reading: KilowattHours) -> "ReadOutcome":
        if reading.is_before(self.reading):
            return WentBackwards(meter_id=self.id, reading=reading)
        used = reading.since(self.reading)
        return Used(meter=self.model_copy(update={"reading": reading}), used=used)


class Used(DomainModel):
    outcome: Literal["used"] = "used"
    meter: Meter
    used: KilowattHours


class WentBackwards(DomainModel):
    outcome: Literal["went_backwards"] = "went_backwards"
    meter_id: MeterId
    reading: KilowattHours


ReadOutcome = Annotated[Union[Used, WentBackwards], Field(discriminator="outcome")]
# --- file: src/app/domain/meter/repository.py
from types import TracebackType
from typing import Protocol, Self

import logfire
from sqlalchemy import Column, Integer, MetaData, String, Table, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from app.domain.meter.meter import Meter
from app.domain.meter.value import KilowattHours, MeterId

metadata = MetaData()
meters = Table(
    "meters", metadata, Column("id", String, primary_key=True), Column("reading", Integer)
)


class Meters(Protocol):
    async def get(self, meter_id: MeterId) -> Meter | None: ...

    async def add(self, meter: Meter) -> None: ...


class MetersUnitOfWork(Protocol):
    meters: Meters

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None: ...

    async def commit(self) -> None: ...


class SqlMeters:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @logfire.instrument("repo.meter.get")
    async def get(self, meter_id: MeterId) -> Meter | None:
        statement = select(meters).where(meters.c.id == meter_id.root)
        row = (await self._connection.execute(statement)).mappings().first()
        if row is None:
            return None
        return Meter(id=MeterId(row["id"]), reading=KilowattHours(value=row["reading"]))

    @logfire.instrument("repo.meter.add")
    async def add(self, meter: Meter) -> None:
        values = {"id": meter.id.root, "reading": meter.reading.value}
        statement = insert(meters).values(values)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=values)
        )


class SqlMetersUnitOfWork:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def __aenter__(self) -> Self:
        self._connection = await self._engine.connect()
        self.meters = SqlMeters(self._connection)
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        await self._connection.close()

    @logfire.instrument("repo.meter.commit")
    async def commit(self) -> None:
        await self._connection.commit()
# --- file: src/app/service/meter.py
from collections.abc import Callable

import logfire

from app.domain.meter.meter import Meter, ReadOutcome, Used
from app.domain.meter.repository import MetersUnitOfWork
from app.domain.meter.value import KilowattHours, MeterId


class MeterService:
    def __init__(self, work: Callable[[], MetersUnitOfWork]) -> None:
        self._work = work

    async def read(self, meter_id: MeterId, reading: KilowattHours) -> ReadOutcome:
        with logfire.span("service.meter.read"):
            async with self._work() as work:
                meter = await work.meters.get(meter_id)
                if meter is None:
                    meter = Meter(id=meter_id, reading=reading)
                outcome = meter.read(reading)
                if isinstance(outcome, Used):
                    await work.meters.add(outcome.meter)
                    await work.commit()
                return outcome
# === case: 12-tickets-with-commands
# --- file: src/app/domain/ticket/__init__.py
# --- file: src/app/domain/ticket/value.py
from uuid import UUID

from pydantic import RootModel


class TicketId(RootModel[UUID], frozen=True):
    """Names one ticket."""


class Summary(RootModel[str], frozen=True):
    """What a ticket is about."""
# --- file: src/app/domain/ticket/type.py
from enum import Enum


class TicketState(Enum):
    NEW = "new"
    ASSIGNED = "assigned"
    DONE = "done"

    @property
    def next(self) -> "TicketState":
        order = list(TicketState)
        return order[min(order.index(self) + 1, len(order) - 1)]
# --- file: src/app/domain/ticket/ticket.py
from typing import Literal

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.ticket.type import TicketState
from app.domain.ticket.value import Summary, TicketId


class Ticket(DomainModel):
    id: TicketId
    summary: Summary
    state: TicketState = TicketState.NEW
    assignee: UserId | None = None

    def assign(self, to: UserId) -> "Assigned | Taken":
        if self.assignee is not None and self.assignee != to:
            return Taken(by=self.assignee)
        changes = {"assignee": to, "state": self.state.next}
        return Assigned(ticket=self.model_copy(update=changes))


class Assigned(DomainModel):
    kind: Literal["assigned"] = "assigned"
    ticket: Ticket


class Taken(DomainModel):
    kind: Literal["taken"] = "taken"
    by: UserId
# --- file: src/app/service/ticket/__init__.py
from app.service.ticket.assigning import AssignTicket
from app.service.ticket.opening import OpenTicket

__all__ = ["AssignTicket", "OpenTicket"]
# --- file: src/app/service/ticket/opening.py
from collections.abc import Awaitable, Callable
from uuid import uuid4

import logfire

from app.domain.ticket.ticket import Ticket
from app.domain.ticket.value import Summary, TicketId

Save = Callable[[Ticket], Awaitable[None]]


class OpenTicket:
    """The use case of opening a ticket."""

    def __init__(self, save: Save, notify: Callable[[str], Awaitable[None]] | None = None) -> None:
        self._save = save
        self._notify = notify

    @logfire.instrument("service.ticket.open")
    async def run(self, summary: Summary) -> Ticket:
        ticket = Ticket(id=TicketId(uuid4()), summary=summary)
        await self._save(ticket)
        if self._notify is not None:
            await self._notify(f"{ticket.summary.root} ({ticket.state.value})")
        return ticket
# --- file: src/app/service/ticket/assigning.py
import logfire

from app.domain.identity.value import UserId
from app.domain.ticket.ticket import Assigned, Taken, Ticket
from app.service.ticket.opening import Save


class AssignTicket:
    def __init__(self, save: Save) -> None:
        self._save = save

    @logfire.instrument("service.ticket.assign")
    async def run(self, ticket: Ticket, to: UserId) -> Assigned | Taken:
        outcome = ticket.assign(to)
        match outcome:
            case Assigned(ticket=assigned):
                await self._save(assigned)
            case Taken(by=by) if by is not None:
                logfire.info("taken", by=str(by.root))
        return outcome
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from identity**: `UserId`
