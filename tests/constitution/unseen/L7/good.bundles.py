# === case: 01-kernels-need-no-declaration
# --- file: src/app/domain/event/__init__.py
from .base import EventBase as EventBase
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    occurred_at: datetime
# --- file: src/app/domain/identity/event.py
from app.domain import event
from app.domain.event import EventBase
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.value import Currency

from ..shared import model


class UserInvited(EventBase):
    user_id: UserId
    email: EmailAddress


class UserPaid(event.EventBase):
    user_id: UserId
    currency: Currency


class UserGone(model.DomainModel):
    user_id: UserId
# === case: 02-long-chain-over-three-plans
# --- file: src/app/domain/trip/__init__.py
from app.domain.trip.trip import Trip

__all__ = ["Trip"]
# --- file: src/app/domain/trip/trip.py
from app.domain.driver.driver import Driver
from app.domain.shared.model import DomainModel
from app.domain.vehicle import Vehicle


class Trip(DomainModel):
    driver: Driver
    vehicle: Vehicle
# --- file: src/app/domain/driver/__init__.py
# --- file: src/app/domain/driver/driver.py
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Driver(DomainModel):
    user: UserId
# --- file: src/app/domain/vehicle/__init__.py
from app.domain.vehicle.vehicle import Vehicle

__all__ = ["Vehicle"]
# --- file: src/app/domain/vehicle/vehicle.py
from pydantic import Field, RootModel

from app.domain.shared.model import DomainModel


class Plate(RootModel[str], frozen=True):
    root: str = Field(pattern="^[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}$")


class Vehicle(DomainModel):
    plate: Plate
# --- file: specs/002-drivers/plan.md
#| # Implementation Plan: Drivers
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — a driver is a user
# --- file: specs/003-trips/plan.md
#| # Implementation Plan: Trips
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from `driver`**: `Driver` — who drives
#|   - Justification: drivers know nothing of trips
#| - **Imports from vehicle**: `Vehicle` — what is driven
# === case: 03-modules-of-one-context-may-know-each-other
# --- file: src/app/domain/identity/user.py
from __future__ import annotations

from typing import TYPE_CHECKING, Self

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.group import Group


class User(DomainModel):
    id: UserId
    email: EmailAddress

    def is_in(self, group: Group) -> bool:
        return self.id in group.members

    def renamed(self, email: EmailAddress) -> Self:
        return self.model_copy(update={"email": email})
# --- file: src/app/domain/identity/group.py
from app.domain.identity import user
from app.domain.identity.user import User
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Group(DomainModel):
    members: frozenset[UserId] = frozenset()

    def joined_by(self, member: User) -> "Group":
        return self.model_copy(update={"members": self.members | {member.id}})

    def owner_of(self, member: "user.User") -> UserId:
        return member.id
# === case: 04-the-outside-sees-the-inside
# --- file: src/app/service/billing.py
import logfire

from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order import order, value
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.shared.value import Money


class BillingService:
    def __init__(self, settings: Settings, orders: OrderRepository) -> None:
        self._settings = settings
        self._orders = orders

    @logfire.instrument("service.billing.bill")
    async def bill(self, order_id: value.OrderId, payer: UserId, *skus: Sku) -> Money:
        found = await self._orders.get(order_id)
        if isinstance(found, order.OrderNotFound):
            return Money(amount=0)
        assert isinstance(found, OrderFound)
        return found.order.total()
# --- file: src/app/api/billing/__init__.py
# --- file: src/app/api/billing/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from app.api.deps import get_order_service
from app.api.order import routes as orders
from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.order.value import OrderId
from app.domain.shared.value import Money
from app.service.billing import BillingService

router = APIRouter(prefix="/billing", dependencies=[Depends(get_order_service)])
router.include_router(orders.router)


def settings() -> Settings:
    return Settings()


def billing(request: Request) -> BillingService:
    return request.app.state.billing


@router.post("/{order_id}/{user_id}")
async def bill(
    order_id: UUID, user_id: UUID, service: Annotated[BillingService, Depends(billing)]
) -> Money:
    return await service.bill(OrderId(order_id), UserId(user_id))
# === case: 05-look-alikes-of-contexts
# --- file: src/app/domain/email/__init__.py
# --- file: src/app/domain/email/value.py
from email.utils import parseaddr
from typing import Annotated

from pydantic import AfterValidator, RootModel


def _plausible(address: str) -> str:
    if "@" not in parseaddr(address)[1]:
        raise ValueError("an address has an @")
    return address


class Address(RootModel[Annotated[str, AfterValidator(_plausible)]], frozen=True):
    """Where a letter goes."""
# --- file: src/app/domain/email/letter.py
import calendar
import email
import secrets

from app.domain.email.value import Address
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    to: Address

    def is_lucky(self) -> bool:
        message = email.message_from_string(f"To: {self.to.root}")
        return bool(message) and calendar.MONDAY == 0 and secrets.randbelow(2) == 1
# --- file: src/app/domain/calendar/__init__.py
# --- file: src/app/domain/calendar/value.py
import calendar

from pydantic import Field, RootModel


class Weekday(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=6)

    def is_monday(self) -> bool:
        return self.root == calendar.MONDAY
# === case: 06-tests-and-scripts-may-do-anything
# --- file: tests/test_everything.py
from redis.asyncio import Redis

import app.main
from app.api.order import routes
from app.domain.order.order import Order
from app.domain.order.repository import OrderRow
from app.domain.order.type import OrderStatus


def test_everything() -> None:
    assert Redis and routes and OrderRow and app.main
    assert Order.model_construct(status=OrderStatus.PENDING).status == OrderStatus.PENDING
# --- file: scripts/backfill.py
import sqlalchemy

from app.domain.identity.value import UserId
from app.domain.order.repository import OrderRow

print(sqlalchemy.select(OrderRow), UserId)
# --- file: migrations/env.py
from alembic import context
from sqlalchemy import engine_from_config

from app.domain.order.repository import Base

engine = engine_from_config(context.config.get_section("alembic") or {})
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
# === case: 07-shop-with-declared-neighbours
# --- file: src/app/domain/cart/__init__.py
"""What somebody is about to buy."""
# --- file: src/app/domain/cart/value.py
from uuid import UUID

from pydantic import RootModel


class CartId(RootModel[UUID], frozen=True):
    """Names one cart."""
# --- file: src/app/domain/cart/cart.py
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from app.domain.cart.value import CartId
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Cart(DomainModel):
    id: CartId
    items: Mapping[Sku, Quantity] = MappingProxyType({})

    def put(self, sku: Sku, quantity: Quantity) -> "Put":
        return Put(cart=self.model_copy(update={"items": {**self.items, sku: quantity}}))

    def take(self, sku: Sku) -> "Taken | NotThere":
        if sku not in self.items:
            return NotThere(sku=sku)
        rest = {other: amount for other, amount in self.items.items() if other != sku}
        return Taken(cart=self.model_copy(update={"items": rest}))


class Put(DomainModel):
    kind: Literal["put"] = "put"
    cart: Cart


class Taken(DomainModel):
    kind: Literal["taken"] = "taken"
    cart: Cart


class NotThere(DomainModel):
    kind: Literal["not_there"] = "not_there"
    sku: Sku
# --- file: src/app/domain/cart/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.cart.cart import Cart
from app.domain.cart.value import CartId


class Carts(Protocol):
    async def get(self, cart_id: CartId) -> Cart: ...

    async def save(self, cart: Cart) -> None: ...

    async def delete(self, cart_id: CartId) -> bool: ...


class RedisCarts:
    TTL = 3600

    def __init__(self, client: "Redis") -> None:
        self._client = client

    async def get(self, cart_id: CartId) -> Cart:
        with logfire.span("repo.cart.get", cart_id=str(cart_id.root)):
            raw = await self._client.get(self._key(cart_id))
            return Cart(id=cart_id) if raw is None else Cart.model_validate_json(raw)

    async def save(self, cart: Cart) -> None:
        with logfire.span("repo.cart.save", cart_id=str(cart.id.root)):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.set(self._key(cart.id), cart.model_dump_json())
                pipe.expire(self._key(cart.id), self.TTL)
                await pipe.execute()

    async def delete(self, cart_id: CartId) -> bool:
        with logfire.span("repo.cart.delete", cart_id=str(cart_id.root)):
            return bool(await self._client.delete(self._key(cart_id)))

    @staticmethod
    def _key(cart_id: CartId) -> str:
        return f"cart:{cart_id.root}"
# --- file: src/app/service/cart.py
import logfire

from app.domain.cart.cart import NotThere, Put, Taken
from app.domain.cart.repository import Carts
from app.domain.cart.value import CartId
from app.domain.inventory.value import Quantity, Sku


class CartService:
    def __init__(self, carts: Carts) -> None:
        self._carts = carts

    @logfire.instrument("service.cart.put")
    async def put(self, cart_id: CartId, sku: Sku, quantity: Quantity) -> Put:
        outcome = (await self._carts.get(cart_id)).put(sku, quantity)
        await self._carts.save(outcome.cart)
        return outcome

    @logfire.instrument("service.cart.take")
    async def take(self, cart_id: CartId, sku: Sku) -> Taken | NotThere:
        cart = await self._carts.get(cart_id)
        match cart.take(sku):
            case Taken() as taken:
                await self._carts.save(taken.cart)
                return taken
            case NotThere() as missing:
                return missing
# --- file: specs/002-cart/plan.md
#| # Implementation Plan: Carts
#|
#| **Branch**: `002-cart` | **Date**: 2026-02-01 | **Spec**: [spec.md](spec.md)
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#|   - Justification: a cart holds what is stocked
# === case: 08-school-timetable
# --- file: src/app/domain/school/__init__.py
# --- file: src/app/domain/school/value.py
from datetime import time
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ClassId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Hour(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    begins: time
    ends: time
    label: str = Field(default="", max_length=20)

    def touches(self, other: "Hour") -> bool:
        return self.begins <= other.ends and other.begins <= self.ends
# --- file: src/app/domain/school/type.py
from enum import IntEnum


class Weekday(IntEnum):
    MONDAY = 1
    TUESDAY = 2
    FRIDAY = 5

    def is_last(self) -> bool:
        return self == max(Weekday)
# --- file: src/app/domain/school/timetable.py
from typing import Annotated, Literal

from pydantic import Field, computed_field, field_validator

from app.domain.identity.value import UserId
from app.domain.school.type import Weekday
from app.domain.school.value import ClassId, Hour
from app.domain.shared.model import DomainModel


class Lesson(DomainModel):
    day: Weekday
    hour: Hour
    teacher: UserId

    def clashes_with(self, other: "Lesson") -> bool:
        same_day = self.day == other.day
        return same_day and self.teacher == other.teacher and self.hour.touches(other.hour)


class Clash(DomainModel):
    kind: Literal["clash"] = "clash"
    wanted: Lesson
    taken: Lesson


class Scheduled(DomainModel):
    kind: Literal["scheduled"] = "scheduled"
    timetable: "Timetable"


class Timetable(DomainModel):
    id: ClassId
    lessons: tuple[Lesson, ...] = Field(default=(), max_length=60)

    @field_validator("lessons")
    @classmethod
    def in_order(cls, lessons: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
        if list(lessons) != sorted(lessons, key=lambda lesson: (lesson.day, lesson.hour.begins)):
            raise ValueError("lessons come in the order of the week")
        return lessons

    @computed_field  # type: ignore[prop-decorator]
    @property
    def days(self) -> frozenset[Weekday]:
        return frozenset(lesson.day for lesson in self.lessons)

    def schedule(self, lesson: Lesson) -> Annotated[Scheduled | Clash, Field(discriminator="kind")]:
        taken = next((known for known in self.lessons if known.clashes_with(lesson)), None)
        if taken is not None:
            return Clash(wanted=lesson, taken=taken)
        return Scheduled(timetable=self.model_copy(update={"lessons": (*self.lessons, lesson)}))
# --- file: src/app/service/school.py
from collections.abc import Sequence

import logfire

from app.domain.school.timetable import Clash, Lesson, Scheduled, Timetable


class SchoolService:
    @logfire.instrument("service.school.fill")
    async def fill(self, timetable: Timetable, lessons: Sequence[Lesson]) -> Timetable:
        current = timetable
        clashes: list[Clash] = []
        for lesson in lessons:
            match current.schedule(lesson):
                case Scheduled(timetable=current):
                    pass
                case Clash() as clash:
                    clashes.append(clash)
        if clashes:
            logfire.warning("clashes", number=len(clashes))
        await self._publish(current)
        return current

    async def _publish(self, timetable: Timetable) -> None:
        logfire.debug("published", lessons=len(timetable.lessons))
# --- file: specs/002-school/plan.md
#| # Implementation Plan: School
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — teachers are users
# === case: 09-donations-with-events
# --- file: src/app/domain/donation/__init__.py
# --- file: src/app/domain/donation/value.py
from uuid import UUID

from pydantic import RootModel


class DonationId(RootModel[UUID], frozen=True): ...


class DonorId(RootModel[UUID], frozen=True): ...
# --- file: src/app/domain/donation/event.py
from datetime import datetime
from typing import ClassVar, Literal

from app.domain.donation.value import DonationId, DonorId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class DonationReceived(DomainModel):
    category: ClassVar[str] = "BUSINESS"
    retention_days: ClassVar[int] = 365

    name: Literal["donation_received"] = "donation_received"
    donation_id: DonationId
    donor_id: DonorId
    amount: Money
    occurred_at: datetime


class DonationReturned(DomainModel):
    name: Literal["donation_returned"] = "donation_returned"
    donation_id: DonationId
    occurred_at: datetime


DonationEvent = DonationReceived | DonationReturned
# --- file: src/app/domain/donation/donation.py
from datetime import datetime
from typing import Literal, Self, assert_never

from app.domain.donation.event import DonationEvent, DonationReceived, DonationReturned
from app.domain.donation.value import DonationId, DonorId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Donation(DomainModel):
    id: DonationId
    donor_id: DonorId
    amount: Money
    returned_at: datetime | None = None

    @classmethod
    def receive(cls, donation_id: DonationId, donor_id: DonorId, amount: Money) -> Self:
        return cls(id=donation_id, donor_id=donor_id, amount=amount)

    def apply(self, event: DonationEvent) -> "Donation":
        match event:
            case DonationReceived(amount=amount):
                return self.model_copy(update={"amount": self.amount.plus(amount)})
            case DonationReturned(occurred_at=at):
                return self.model_copy(update={"returned_at": at})
            case _:
                assert_never(event)

    def give_back(self, at: datetime) -> "GivenBack | GivenBackBefore":
        if self.returned_at is not None:
            return GivenBackBefore(at=self.returned_at)
        event = DonationReturned(donation_id=self.id, occurred_at=at)
        return GivenBack(donation=self.apply(event), event=event)


class GivenBack(DomainModel):
    kind: Literal["given_back"] = "given_back"
    donation: Donation
    event: DonationReturned


class GivenBackBefore(DomainModel):
    kind: Literal["given_back_before"] = "given_back_before"
    at: datetime
# --- file: src/app/domain/donation/repository.py
from typing import Protocol

import logfire
from nats.aio.client import Client
from nats.js.kv import KeyValue
from nats.js.errors import KeyNotFoundError, KeyWrongLastSequenceError

from app.domain.donation.donation import Donation
from app.domain.donation.event import DonationEvent
from app.domain.donation.value import DonationId


class Donations(Protocol):
    async def find(self, donation_id: DonationId) -> Donation | None: ...

    async def save(self, donation: Donation, *events: DonationEvent) -> None: ...


class NatsDonations:
    def __init__(self, bucket: KeyValue, client: Client) -> None:
        self._bucket = bucket
        self._client = client

    async def find(self, donation_id: DonationId) -> Donation | None:
        with logfire.span("repo.donation.find"):
            try:
                entry = await self._bucket.get(str(donation_id.root))
            except KeyNotFoundError:
                return None
            return Donation.model_validate_json(entry.value or b"")

    async def is_known(self, donation_id: DonationId) -> bool:
        with logfire.span("repo.donation.is_known"):
            return str(donation_id.root) in await self._bucket.keys()
# --- file: src/app/domain/donation/_policy.py
from app.domain.donation.donation import Donation
from app.domain.shared.value import Money


def most_generous(first: Donation, second: Donation) -> Donation:
    return first if first.amount.exceeds(second.amount) else second


def doubled(money: Money) -> Money:
    return money.times(2)
# === case: 10-feature-toggles-and-plugins
# --- file: src/app/domain/toggle/__init__.py
# --- file: src/app/domain/toggle/value.py
from pydantic import Field, RootModel


class ToggleName(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[a-z][a-z_]*$")


class Share(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=100)

    def includes(self, bucket: int) -> bool:
        return bucket < self.root
# --- file: src/app/domain/toggle/rule.py
from abc import ABC, abstractmethod
from typing import Literal, override
from zlib import crc32

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.toggle.value import Share


class Rule(DomainModel, ABC):
    @abstractmethod
    def allows(self, user: UserId) -> bool: ...


class Everybody(Rule):
    kind: Literal["everybody"] = "everybody"

    @override
    def allows(self, user: UserId) -> bool:
        return True


class Some(Rule):
    kind: Literal["some"] = "some"
    share: Share

    @override
    def allows(self, user: UserId) -> bool:
        return self.share.includes(crc32(user.root.bytes) % 100)


class Listed(Rule):
    kind: Literal["listed"] = "listed"
    users: frozenset[UserId]

    @override
    def allows(self, user: UserId) -> bool:
        return user in self.users


type AnyRule = Everybody | Some | Listed
# --- file: src/app/domain/toggle/toggle.py
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.toggle.rule import AnyRule, Everybody
from app.domain.toggle.value import ToggleName


class Toggle(DomainModel):
    name: ToggleName
    rules: tuple[AnyRule, ...] = (Everybody(),)

    def is_on_for(self, user: UserId) -> bool:
        return any(rule.allows(user) for rule in self.rules)
# --- file: src/app/service/toggle.py
from importlib.metadata import entry_points
from types import ModuleType

import logfire

from app.config import Settings
from app.domain.toggle.toggle import Toggle
from app.domain.toggle.value import ToggleName


class ToggleService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._toggles: dict[ToggleName, Toggle] = {}
        self._plugins: list[ModuleType] = []

    def load(self) -> None:
        for entry in entry_points(group="app.toggles"):
            self._plugins.append(entry.load())

    @logfire.instrument("service.toggle.put")
    async def put(self, toggle: Toggle) -> Toggle:
        self._toggles[toggle.name] = toggle
        return toggle

    @property
    def names(self) -> frozenset[ToggleName]:
        return frozenset(self._toggles)
# --- file: specs/002-toggle/plan.md
#| # Implementation Plan: Toggles
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — a toggle is on for users
# === case: 11-translation-workflow
# --- file: src/app/domain/translation/__init__.py
from app.domain.translation.job import Job, JobId
from app.domain.translation.type import Language

__all__ = ("Job", "JobId", "Language")
# --- file: src/app/domain/translation/type.py
from __future__ import annotations

from enum import StrEnum, unique


@unique
class Language(StrEnum):
    DE = "de"
    EN = "en"
    FR = "fr"

    @property
    def fallback(self) -> Language:
        match self:
            case Language.FR | Language.DE:
                return Language.EN
            case Language.EN:
                return self


class Stage(StrEnum):
    QUEUED = "queued"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"

    def next(self) -> Stage:
        return {Stage.QUEUED: Stage.TRANSLATED, Stage.TRANSLATED: Stage.REVIEWED}.get(self, self)

    def allows_editing(self) -> bool:
        return self != Stage.REVIEWED
# --- file: src/app/domain/translation/job.py
from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import RootModel

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.translation.type import Language, Stage


class JobId(RootModel[UUID], frozen=True):
    """Names one job."""


class Text(RootModel[str], frozen=True):
    def is_blank(self) -> bool:
        return self.root.strip() == ""


class Job(DomainModel):
    id: JobId
    order_id: OrderId
    source: Text
    target: Language
    stage: Stage = Stage.QUEUED
    result: Text | None = None

    def advance(self, result: Text) -> Advanced | Finished:
        stage = self.stage.next()
        if not self.stage.allows_editing() or result.is_blank():
            return Finished(job_id=self.id)
        return Advanced(job=self.model_copy(update={"stage": stage, "result": result}))


class Advanced(DomainModel):
    kind: Literal["advanced"] = "advanced"
    job: Job


class Finished(DomainModel):
    kind: Literal["finished"] = "finished"
    job_id: JobId
# --- file: src/app/service/translation.py
from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import logfire

from app.domain.translation.job import Advanced, Finished, Text

if TYPE_CHECKING:
    import httpx

    from app.domain.translation import Job


class TranslationService:
    def __init__(self, http: httpx.AsyncClient, *, parallel: int = 4) -> None:
        self._http = http
        self._slots = asyncio.Semaphore(parallel)

    async def translate(self, job: Job) -> Advanced | Finished:
        with logfire.span("service.translation.translate", language=job.target.value):
            async with self._slots, asyncio.timeout(30):
                response = await self._http.post(
                    "/translate", json={"text": job.source.root, "to": job.target.value}
                )
            response.raise_for_status()
            return job.advance(Text(response.json()["text"]))

    async def translate_all(self, *jobs: Job) -> tuple[Advanced | Finished, ...]:
        with logfire.span("service.translation.translate_all", jobs=len(jobs)):
            return tuple(await asyncio.gather(*map(self.translate, jobs)))
# --- file: specs/002-translation/plan.md
#| # Implementation Plan: Translations
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from order**: `OrderId` — a job is billed to an order
#|   - Justification: the id alone
# === case: 12-nested-modules-of-a-context
# --- file: src/app/domain/fleet/__init__.py
# --- file: src/app/domain/fleet/value.py
from pydantic import BaseModel, Field, RootModel

from app.domain.shared.value import Currency as Currency


class ShipName(RootModel[str], frozen=True):
    root: str = Field(min_length=1)


class Position(BaseModel, frozen=True):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)

    def is_north_of(self, other: "Position") -> bool:
        return self.latitude > other.latitude
# --- file: src/app/domain/fleet/ship/__init__.py
from app.domain.fleet.ship.ship import Ship

__all__ = ["Ship"]
# --- file: src/app/domain/fleet/ship/ship.py
from app.domain.fleet.value import Position, ShipName
from app.domain.shared.model import DomainModel


class Ship(DomainModel):
    name: ShipName
    position: Position

    def sail(self, to: Position) -> "Ship":
        return self.model_copy(update={"position": to})
# --- file: src/app/domain/fleet/ship/crew.py
from ...shared.model import DomainModel
from ..value import ShipName
from .ship import Ship


class Crew(DomainModel):
    ship: ShipName

    def boards(self, ship: Ship) -> bool:
        return ship.name == self.ship
# --- file: src/app/service/fleet.py
import logfire

from app.domain.fleet.ship import Ship
from app.domain.fleet.value import Position
from app.service.tracking import TrackingService


class FleetService:
    def __init__(self, tracking: TrackingService) -> None:
        self._tracking = tracking

    @logfire.instrument("service.fleet.sail")
    async def sail(self, ship: Ship, to: Position) -> Ship:
        sailed = ship.sail(to)
        await self._tracking.track(sailed)
        return sailed
# --- file: src/app/service/tracking.py
import logfire

from app.domain.fleet.ship import Ship


class TrackingService:
    def __init__(self) -> None:
        self._last: Ship | None = None

    @logfire.instrument("service.tracking.track")
    async def track(self, ship: Ship) -> None:
        self._last = ship
