# === case: sample/bad/01-plain-basemodel
# --- file: src/app/domain/order/order_note.py
from pydantic import BaseModel

from app.domain.order.value import OrderId


class OrderNote(BaseModel):  #! L1
    order_id: OrderId

    def belongs_to(self, other: OrderId) -> bool:
        return self.order_id == other
# === case: sample/bad/02-explicit-false
# --- file: src/app/domain/identity/profile.py
from pydantic import BaseModel, ConfigDict

from app.domain.identity.value import EmailAddress, UserId


class Profile(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=False,  #! L1
    )

    user_id: UserId
    email: EmailAddress
# === case: sample/bad/05-spread-config-without-frozen
# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku

STRICT = {"extra": "forbid", "validate_default": True}


class StockItem(BaseModel):  #! L1
    model_config = ConfigDict(**STRICT)

    sku: Sku
    on_hand: Quantity

    def can_supply(self, wanted: Quantity) -> bool:
        return self.on_hand.covers(wanted)
# === case: sample/good/01-dict-literal-config
# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel

from app.domain.inventory.value import Quantity, Sku


class StockItem(BaseModel):
    model_config = {"frozen": True}

    sku: Sku
    on_hand: Quantity

    def can_supply(self, wanted: Quantity) -> bool:
        return self.on_hand.covers(wanted)
# === case: sample/good/03-class-keyword
# --- file: src/app/domain/identity/user.py
from pydantic import BaseModel

from app.domain.identity.value import EmailAddress, UserId


class User(BaseModel, frozen=True):
    id: UserId
    email: EmailAddress
# === case: adversarial/bad/01-nested-and-local-classes
# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku


class StockItem(BaseModel):
    model_config = ConfigDict(frozen=True)

    class Threshold(BaseModel):  #! L1
        reorder_at: Quantity

        class Override(BaseModel):  #! L1
            sku: Sku

    class Level(BaseModel, frozen=True):
        on_hand: Quantity

    sku: Sku
    level: Level
    threshold: Threshold


def audit_shape() -> type[BaseModel]:
    class Audit(BaseModel):  #! L1
        sku: Sku

    return Audit
# === case: adversarial/bad/02-generic-page-and-its-child
# --- file: src/app/domain/inventory/page.py
from typing import Generic, TypeVar

from pydantic import BaseModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

ItemT = TypeVar("ItemT", bound=BaseModel)


class StockLevel(DomainModel):
    sku: Sku
    on_hand: Quantity


class Page(BaseModel, Generic[ItemT]):  #! L1
    items: tuple[ItemT, ...] = ()


class StockPage(Page[StockLevel]):  #! L1
    first: Sku


class Slice[T: BaseModel](BaseModel):  #! L1
    items: tuple[T, ...] = ()


class StockSlice(Slice[StockLevel], frozen=True):
    first: Sku
# === case: adversarial/bad/03-last-base-wins
# --- file: src/app/domain/inventory/adjustment.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Draft(BaseModel):
    model_config = ConfigDict(
        validate_default=True,
        frozen=False,  #! L1
    )

    sku: Sku


class OpenAdjustment(DomainModel, Draft):  #! L1
    counted: Quantity


class SettledAdjustment(Draft, DomainModel):
    counted: Quantity
# === case: adversarial/bad/04-inert-v1-config
# --- file: src/app/domain/identity/profile.py
import pydantic

from app.domain.identity.value import EmailAddress, UserId


class Profile(pydantic.BaseModel):  #! L1
    user_id: UserId
    email: EmailAddress

    class Config:
        allow_mutation = False
        extra = "forbid"
# === case: adversarial/bad/05-keyword-and-inner-config-thaw
# --- file: src/app/domain/identity/account.py
from pydantic import BaseModel, ConfigDict

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Account(BaseModel, frozen=False):  #! L1
    model_config = ConfigDict(frozen=True)

    id: UserId
    email: EmailAddress


class Invitation(DomainModel):
    class Config:
        title = "Invitation"
        frozen = False  #! L1

    email: EmailAddress


class Session(BaseModel):
    model_config = {
        "extra": "forbid",
        "frozen": False,  #! L1
    }

    user_id: UserId
# === case: adversarial/bad/06-create-model
# --- file: src/app/domain/inventory/snapshot.py
import pydantic
from pydantic import ConfigDict, create_model

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

StockSnapshot = create_model("StockSnapshot", sku=(Sku, ...), on_hand=(Quantity, ...))  #! L1

Movement = pydantic.create_model("Movement", sku=(Sku, ...))  #! L1

Counted = create_model("Counted", __base__=DomainModel, sku=(Sku, ...))

Booked = create_model("Booked", __config__=ConfigDict(frozen=True), sku=(Sku, ...))
# === case: adversarial/bad/07-mutable-containers-through-aliases
# --- file: src/app/domain/order/basket.py
import collections as c
import typing as t
from collections import deque

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel

type Lines = list[OrderLine]
Wanted: t.TypeAlias = "set[Sku]"


class Basket(DomainModel):
    id: OrderId
    lines: Lines  #! L1
    wanted: Wanted  #! L1
    recent: "deque[OrderLine]"  #! L1
    by_sku: t.Dict[Sku, OrderLine] | None = None  #! L1
    gifts: t.Annotated[t.Set[Sku], Field(min_length=1)]  #! L1
    layers: tuple[tuple[Sku, list[Quantity]], ...] = ()  #! L1
    returned: c.deque[Quantity]  #! L1
    limits: t.Mapping[Sku, Quantity]
    fixed: t.Sequence[OrderLine] = ()
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Discounts(BaseModel, frozen=True):
    by_sku: dict[Sku, Money]  #! L1


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
# === case: adversarial/bad/08-setattr-and-dict-writes
# --- file: src/app/domain/order/ledger.py
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Ledger(DomainModel):
    id: OrderId
    balance: Money

    def post(self, amount: Money) -> None:
        object.__setattr__(self, "balance", self.balance.plus(amount))  #! L1

    def void(self) -> None:
        self.__dict__["balance"] = Money(amount=0)  #! L1

    def restore(self, balance: Money) -> None:
        self.__dict__.update(balance=balance)  #! L1


def settle(ledger: Ledger) -> Ledger:
    object.__setattr__(ledger, "balance", Money(amount=0))  #! L1
    return ledger
# === case: adversarial/bad/09-config-mutated-later
# --- file: src/app/domain/order/cart.py
from pydantic import ConfigDict

from app.domain.order.value import CustomerRef, OrderLine
from app.domain.shared.model import DomainModel


class Cart(DomainModel):
    customer: CustomerRef
    lines: tuple[OrderLine, ...] = ()


class Wishlist(DomainModel):
    customer: CustomerRef


class Registry(DomainModel):
    customer: CustomerRef


Cart.model_config["frozen"] = False  #! L1
Wishlist.model_config = ConfigDict(frozen=False)  #! L1
Registry.model_config.update(frozen=False)  #! L1
# === case: adversarial/bad/10-config-from-a-function
# --- file: src/app/domain/order/quote.py
import os

from pydantic import BaseModel, ConfigDict

from app.domain.order.value import OrderId
from app.domain.shared.value import Money

IMMUTABLE = os.environ.get("QUOTES") != "editable"


def strict(title: str) -> ConfigDict:
    return ConfigDict(frozen=True, title=title)


class Quote(BaseModel):  #! L1
    model_config = strict("Quote")

    order_id: OrderId
    price: Money


class Offer(BaseModel, frozen=IMMUTABLE):  #! L1
    order_id: OrderId
    price: Money
# === case: adversarial/bad/11-other-kinds-of-record
# --- file: src/app/domain/inventory/movement.py
import dataclasses as dc
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import attrs
from attr import s as attr_class

from app.domain.inventory.value import Quantity, Sku


@dataclass(frozen=True, slots=True)
class Receipt:  #! L1
    sku: Sku
    received: Quantity


@dc.dataclass
class Pick:  #! L1
    sku: Sku


@attrs.frozen
class Transfer:  #! L1
    sku: Sku


@attr_class(auto_attribs=True)
class Count:  #! L1
    sku: Sku


class Level(NamedTuple):  #! L1
    sku: Sku
    on_hand: Quantity


class Summary(TypedDict):  #! L1
    sku: Sku
    on_hand: Quantity
# === case: adversarial/bad/12-plain-class-with-state
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.value import Quantity, Sku


class Shelf:  #! L1
    def __init__(self, sku: Sku, on_hand: Quantity) -> None:
        self.sku = sku
        self.on_hand = on_hand

    def holds(self, sku: Sku) -> bool:
        return self.sku == sku
# === case: adversarial/bad/13-aliased-bases
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal

from pydantic import BaseModel as Shape
from pydantic import RootModel as Wrapper

Record = Shape


class InvoiceNumber(Wrapper[str]):  #! L1
    root: str


class Rate(Record):  #! L1
    percent: Decimal


class Terms(Shape, frozen=True):
    days: int
# === case: adversarial/bad/14-base-reexported-by-a-star-import
# --- file: src/app/domain/shared/base.py
from pydantic import BaseModel

__all__ = ["Entity"]


class Entity(BaseModel):  #! L1
    """Anything with a life cycle."""
# --- file: src/app/domain/shared/__init__.py
from app.domain.shared.base import *
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared import Entity as Thing


class Shelf(Thing):  #! L1
    sku: Sku
    on_hand: Quantity


class LabelledShelf(Shelf, frozen=True):
    label: Sku
# === case: adversarial/bad/15-frozen-fields-are-not-a-frozen-model
# --- file: src/app/domain/identity/member.py
import sys
from typing import Annotated

from pydantic import BaseModel, Field

from app.domain.identity.value import EmailAddress, UserId


class Member(BaseModel):  #! L1
    id: UserId = Field(frozen=True)
    email: Annotated[EmailAddress, Field(frozen=True)]


if sys.version_info >= (3, 12):

    class Guest(BaseModel):  #! L1
        email: EmailAddress

else:

    class Guest(BaseModel, frozen=True):
        email: EmailAddress
# === case: adversarial/good/01-config-merged-through-bases
# --- file: src/app/domain/inventory/warehouse.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Location(DomainModel):
    model_config = ConfigDict(title="Location", extra="ignore")

    sku: Sku


class Bin(Location):
    capacity: Quantity


class Titled(BaseModel, frozen=True):
    model_config = ConfigDict(str_strip_whitespace=True)


class Dock(Titled, BaseModel):
    sku: Sku


class Ramp(BaseModel):
    class Config:
        frozen = True
        title = "Ramp"

    sku: Sku


class Gate(Titled, DomainModel):
    model_config = {"extra": "forbid"}

    sku: Sku
# === case: adversarial/good/02-root-models-of-collections
# --- file: src/app/domain/inventory/value.py
from collections.abc import Iterator

from pydantic import ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)


class Skus(RootModel[tuple[Sku, ...]], frozen=True):
    root: tuple[Sku, ...] = ()

    def __iter__(self) -> Iterator[Sku]:  # type: ignore[override]
        return iter(self.root)


class PickList(RootModel[list[Sku]]):
    model_config = ConfigDict(frozen=True)


class Stocktake(RootModel[dict[Sku, Quantity]], frozen=True):
    def counted(self, sku: Sku) -> Quantity:
        return self.root.get(sku, Quantity(0))
# === case: adversarial/good/03-private-cache
# --- file: src/app/domain/order/invoice.py
from functools import cached_property
from typing import ClassVar

from pydantic import PrivateAttr

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    known: ClassVar[dict[Sku, Quantity]] = {}

    id: OrderId
    lines: tuple[OrderLine, ...] = ()
    _total: Money | None = PrivateAttr(default=None)
    _seen: list[Sku] = PrivateAttr(default_factory=list)

    def total(self) -> Money:
        if self._total is None:
            total = Money(amount=0)
            for line in self.lines:
                total = total.plus(line.subtotal())
            object.__setattr__(self, "_total", total)
            return total
        return self._total

    @cached_property
    def skus(self) -> frozenset[Sku]:
        return frozenset(line.sku for line in self.lines)

    def parts(self) -> tuple[object, ...]:
        return tuple(self.__dict__.values())
# === case: adversarial/good/04-classes-that-are-not-records
# --- file: src/app/domain/order/policy.py
from abc import ABC, abstractmethod
from enum import Enum
from typing import Protocol

from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.value import Money


class Priced(Protocol):
    lines: tuple[OrderLine, ...]

    def total(self) -> Money: ...


class Rounding(Enum):
    UP = "up"
    DOWN = "down"


class Pricing:
    """Prices that belong to no single order."""

    FREE = Money(amount=0)

    @staticmethod
    def combined(left: Order, right: Order) -> Money:
        return left.total().plus(right.total())

    @classmethod
    def nothing(cls) -> Money:
        return cls.FREE


class Surcharge(ABC):
    @abstractmethod
    def of(self, order: Order) -> Money: ...


class NoSurcharge(Surcharge):
    def of(self, order: Order) -> Money:
        return Money(amount=0)


def cheapest(orders: tuple[Order, ...]) -> Money:
    cheapest_so_far = orders[0].total()
    for order in orders:
        if cheapest_so_far.exceeds(order.total()):
            cheapest_so_far = order.total()
    return cheapest_so_far
# === case: adversarial/good/05-rows-contracts-and-settings
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol, TypedDict

import logfire
from pydantic import BaseModel, ConfigDict
from redis.asyncio import Redis

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Quantity, Sku


class StockPayload(TypedDict):
    sku: str
    on_hand: int
    tags: list[str]


class StockRow(BaseModel):
    model_config = ConfigDict(extra="ignore")

    sku: str
    on_hand: int
    tags: list[str] = []

    def to_domain(self) -> StockItem:
        return StockItem(sku=Sku(self.sku), on_hand=Quantity(self.on_hand))


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem | None: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        raw = await self._client.get(sku.root)
        return StockRow.model_validate_json(raw).to_domain() if raw else None
# --- file: src/app/api/inventory/contracts.py
from pydantic import BaseModel, Field


class StockRequest(BaseModel):
    sku: str
    tags: list[str] = Field(default_factory=list)
    labels: dict[str, str] = {}
# --- file: src/app/service/catalog.py
import logfire
from pydantic import BaseModel

from app.domain.inventory.value import Sku


class CatalogConfig(BaseModel):
    endpoints: list[str] = []
    retries: int = 3


class CatalogGateway:
    def __init__(self, config: CatalogConfig) -> None:
        self._config = config

    @logfire.instrument("service.catalog.refresh")
    async def refresh(self, sku: Sku) -> Sku:
        return await self._first(sku)

    async def _first(self, sku: Sku) -> Sku:
        return sku
# === case: adversarial/good/06-models-created-frozen
# --- file: src/app/domain/inventory/report.py
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

EntryT = TypeVar("EntryT", bound=BaseModel)

Counted = create_model("Counted", __base__=DomainModel, sku=(Sku, ...), seen=(Quantity, ...))
Missing = create_model("Missing", __config__=ConfigDict(frozen=True), sku=(Sku, ...))


class Report(BaseModel, Generic[EntryT]):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    entries: tuple[EntryT, ...] = ()


class Gap(DomainModel):
    sku: Sku


class GapReport(Report[Gap]):
    counted_by: Sku


class Ranking[T: BaseModel](DomainModel):
    entries: tuple[T, ...] = ()


class GapRanking(Ranking[Gap]):
    worst: Gap
# === case: adversarial/good/07-immutable-containers
# --- file: src/app/domain/order/route.py
from __future__ import annotations

import collections.abc as cabc
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel

type Stops = tuple[OrderId, ...]


class Route(DomainModel):
    colours: ClassVar[list[str]] = ["red"]
    shape: Literal["list", "dict"] = "list"
    stops: Stops
    weights: Mapping[Sku, Quantity]
    loads: Annotated[Sequence[OrderLine], Field(min_length=1)]
    skus: frozenset[Sku] = frozenset()
    pairs: cabc.Mapping[Sku, tuple[Quantity, ...]] | None = None

    def checklist(self) -> list[Sku]:
        seen: list[Sku] = []
        for line in self.loads:
            seen.append(line.sku)
        return seen


PRIORITY: Final[dict[str, int]] = {"express": 1}
# === case: adversarial/good/08-subscription-context
# --- file: src/app/domain/subscription/__init__.py
from app.domain.subscription.subscription import Subscription
from app.domain.subscription.value import SubscriptionId

__all__ = ["Subscription", "SubscriptionId"]
# --- file: src/app/domain/subscription/type.py
"""The life of a subscription, and what each state allows."""

from enum import StrEnum


class SubscriptionStatus(StrEnum):
    TRIAL = "trial"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"

    @property
    def successors(self) -> frozenset["SubscriptionStatus"]:
        match self:
            case SubscriptionStatus.TRIAL:
                return frozenset({SubscriptionStatus.ACTIVE, SubscriptionStatus.ENDED})
            case SubscriptionStatus.ACTIVE:
                return frozenset({SubscriptionStatus.PAUSED, SubscriptionStatus.ENDED})
            case SubscriptionStatus.PAUSED:
                return frozenset({SubscriptionStatus.ACTIVE, SubscriptionStatus.ENDED})
            case SubscriptionStatus.ENDED:
                return frozenset()

    def can_become(self, status: "SubscriptionStatus") -> bool:
        return status in self.successors
# --- file: src/app/domain/subscription/value.py
"""The words of subscriptions."""

from datetime import date
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator


class SubscriptionId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())

    def __str__(self) -> str:
        return str(self.root)


class PlanCode(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[a-z]{2,12}$")


class Seats(RootModel[int], frozen=True):
    root: int = Field(ge=1, le=10_000)

    def covers(self, other: Self) -> bool:
        return self.root >= other.root


class Term(BaseModel):
    """A paid stretch of time, first and last day included."""

    model_config = ConfigDict(frozen=True)

    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a term cannot end before it starts")
        return self

    def includes(self, day: date) -> bool:
        return self.first <= day <= self.last
# --- file: src/app/domain/subscription/event.py
"""What can be said to have happened to a subscription."""

from datetime import datetime

from pydantic import BaseModel

from app.domain.subscription.value import Seats, SubscriptionId


class SubscriptionEvent(BaseModel, frozen=True):
    subscription_id: SubscriptionId
    occurred_at: datetime


class SubscriptionPaused(SubscriptionEvent):
    """Nothing is charged until it resumes."""


class SeatsChanged(SubscriptionEvent):
    before: Seats
    after: Seats
# --- file: src/app/domain/subscription/subscription.py
"""A subscription: a plan somebody pays for, term after term."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field

from app.domain.subscription.event import SeatsChanged, SubscriptionPaused
from app.domain.subscription.type import SubscriptionStatus
from app.domain.subscription.value import PlanCode, Seats, SubscriptionId, Term


class Subscription(BaseModel, frozen=True):
    """The aggregate."""

    id: SubscriptionId
    plan: PlanCode
    seats: Seats
    status: SubscriptionStatus
    terms: tuple[Term, ...] = ()

    @classmethod
    def begin(cls, plan: PlanCode, seats: Seats) -> Self:
        return cls(
            id=SubscriptionId.new(), plan=plan, seats=seats, status=SubscriptionStatus.TRIAL
        )

    def pause(self, *, at: datetime) -> "PauseOutcome":
        """Stop charging for a while."""
        if not self.status.can_become(SubscriptionStatus.PAUSED):
            return NotPausable(status=self.status)
        return Paused(
            subscription=self.model_copy(update={"status": SubscriptionStatus.PAUSED}),
            event=SubscriptionPaused(subscription_id=self.id, occurred_at=at),
        )

    def change_seats(self, seats: Seats, *, in_use: Seats, at: datetime) -> "SeatsOutcome":
        """Grow or shrink, but never below what is in use."""
        if not seats.covers(in_use):
            return SeatsInUse(requested=seats, in_use=in_use)
        return Resized(
            subscription=self.model_copy(update={"seats": seats}),
            event=SeatsChanged(
                subscription_id=self.id, occurred_at=at, before=self.seats, after=seats
            ),
        )


class Paused(BaseModel, frozen=True):
    kind: Literal["paused"] = "paused"
    subscription: Subscription
    event: SubscriptionPaused


class NotPausable(BaseModel, frozen=True):
    kind: Literal["not_pausable"] = "not_pausable"
    status: SubscriptionStatus

    @property
    def reason(self) -> str:
        return f"A subscription that is {self.status} cannot be paused."


class Resized(BaseModel, frozen=True):
    kind: Literal["resized"] = "resized"
    subscription: Subscription
    event: SeatsChanged


class SeatsInUse(BaseModel, frozen=True):
    kind: Literal["seats_in_use"] = "seats_in_use"
    requested: Seats
    in_use: Seats


type PauseOutcome = Annotated[Paused | NotPausable, Field(discriminator="kind")]
type SeatsOutcome = Annotated[Resized | SeatsInUse, Field(discriminator="kind")]
# === case: adversarial/good/09-forward-references
# --- file: src/app/domain/identity/team.py
from __future__ import annotations

from pydantic import BaseModel

from app.domain.identity.value import EmailAddress, UserId


class Team(BaseModel, frozen=True):
    lead: Member
    members: tuple[Member, ...] = ()
    parent: Team | None = None

    class Badge(BaseModel, frozen=True):
        holder: UserId

    def has_member(self, user_id: UserId) -> bool:
        return any(member.id == user_id for member in self.members)


class Member(BaseModel, frozen=True):
    id: UserId
    email: EmailAddress


Team.model_rebuild()
# === case: unseen/bad/01-thaw-inherited-through-two-modules
# --- file: src/app/domain/fleet/__init__.py
# --- file: src/app/domain/fleet/base.py
import pydantic as pyd


class Tracked(pyd.BaseModel):  #! L1
    model_config = pyd.ConfigDict(str_strip_whitespace=True)
# --- file: src/app/domain/fleet/value.py
from uuid import UUID

from pydantic import RootModel


class VehicleId(RootModel[UUID], frozen=True):
    pass


class Plate(RootModel[str]):  #! L1
    pass
# --- file: src/app/domain/fleet/vehicle.py
from app.domain.fleet import base
from app.domain.fleet.value import Plate, VehicleId


class Vehicle(base.Tracked):  #! L1
    id: VehicleId
    plate: Plate


class Van(Vehicle, frozen=True):
    spare: Plate | None = None
# === case: unseen/bad/02-thawed-mixin-is-the-last-base
# --- file: src/app/domain/clinic/__init__.py
# --- file: src/app/domain/clinic/value.py
from pydantic import RootModel


class PatientName(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/clinic/patient.py
from pydantic import BaseModel, ConfigDict

from app.domain.clinic.value import PatientName
from app.domain.shared.model import DomainModel


class Draftable(BaseModel):
    model_config = ConfigDict(frozen=False)  #! L1


class Titled(BaseModel, title="titled", frozen=True):
    pass


class Patient(DomainModel, Draftable):  #! L1
    name: PatientName


class Visitor(Draftable, DomainModel):
    name: PatientName


class Relative(Draftable, Titled):
    name: PatientName


class Donor(Titled, Draftable, title="donor"):  #! L1
    name: PatientName
# === case: unseen/bad/03-keyword-beats-config
# --- file: src/app/domain/clinic/__init__.py
# --- file: src/app/domain/clinic/value.py
from pydantic import RootModel


class Ward(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/clinic/bed.py
from pydantic import BaseModel, ConfigDict

from app.domain.clinic.value import Ward


class Bed(BaseModel, frozen=False):  #! L1
    model_config = ConfigDict(extra="forbid")

    ward: Ward


class Cot(
    BaseModel,
    extra="forbid",
    frozen=False,  #! L1
):
    ward: Ward


class Stretcher(Bed):  #! L1
    pass


class Trolley(Stretcher, frozen=True):
    pass
# === case: unseen/bad/04-inner-config-class
# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from pydantic import RootModel


class Isbn(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/library/copy.py
from pydantic import BaseModel

from app.domain.library.value import Isbn
from app.domain.shared.model import DomainModel


class Copy(DomainModel):
    isbn: Isbn

    class Config:
        title = "copy"
        frozen = False  #! L1


class Loan(BaseModel):  #! L1
    isbn: Isbn

    class Config:
        allow_mutation = False
        extra = "forbid"


class Fine(BaseModel):
    isbn: Isbn

    class Config:
        frozen = True
# === case: unseen/bad/05-merged-with-a-pipe
# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from pydantic import RootModel


class Isbn(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/library/shelf.py
from pydantic import BaseModel, ConfigDict

from app.domain.library.value import Isbn
from app.domain.shared.model import DomainModel

LENIENT = ConfigDict(frozen=False, extra="ignore")
OPEN = ConfigDict(extra="ignore")


class Shelf(DomainModel):
    model_config = DomainModel.model_config | ConfigDict(frozen=False)  #! L1

    isbn: Isbn


class Crate(DomainModel):
    model_config = LENIENT | DomainModel.model_config

    isbn: Isbn


class Pile(BaseModel):  #! L1
    model_config = {**OPEN, "title": "pile"}

    isbn: Isbn


class Drawer(DomainModel):
    model_config = {**DomainModel.model_config, "frozen": False}  #! L1

    isbn: Isbn


class Box(BaseModel):
    model_config = {**LENIENT, "frozen": True}

    isbn: Isbn
# === case: unseen/bad/06-config-shared-from-a-module
# --- file: src/app/domain/shared/config.py
from pydantic import ConfigDict

OPEN = ConfigDict(extra="allow")
SHUT = ConfigDict(extra="forbid", frozen=True)
# --- file: src/app/domain/venue/__init__.py
# --- file: src/app/domain/venue/value.py
from pydantic import BaseModel

from app.domain.shared import config
from app.domain.shared.config import OPEN as DEFAULT_CONFIG, SHUT


class Seat(BaseModel):  #! L1
    model_config = DEFAULT_CONFIG

    row: int
    place: int


class Door(BaseModel):  #! L1
    model_config = config.OPEN

    label: str


class Hall(BaseModel):
    model_config = SHUT

    label: str
# === case: unseen/bad/07-config-nobody-can-read
# --- file: src/app/domain/venue/__init__.py
# --- file: src/app/domain/venue/value.py
import os

from pydantic import BaseModel, ConfigDict, RootModel


def strictness() -> ConfigDict:
    return ConfigDict(frozen=True)


class Seat(BaseModel):  #! L1
    model_config = strictness()

    row: int


class Stage(RootModel[str], frozen="LIVE" in os.environ):  #! L1
    root: str


class Balcony(BaseModel):  #! L1
    model_config = ConfigDict(**strictness())

    row: int
# === case: unseen/bad/08-nested-in-classes-and-functions
# --- file: src/app/domain/courier/__init__.py
# --- file: src/app/domain/courier/value.py
from pydantic import RootModel


class Street(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/courier/route.py
import sys

from pydantic import BaseModel

from app.domain.courier.value import Street
from app.domain.shared.model import DomainModel


class Route(DomainModel):
    class Stop(BaseModel):  #! L1
        street: Street

        class Note(BaseModel):  #! L1
            street: Street

    stops: tuple[Stop, ...]

    def with_detour(self, street: Street) -> "Route":
        class Bypass(BaseModel):  #! L1
            street: Street

        return self.model_copy(update={"stops": (*self.stops, Bypass(street=street))})


if sys.version_info >= (3, 13):

    class Hub(DomainModel):
        street: Street

else:

    class Hub(BaseModel):  #! L1
        street: Street
# === case: unseen/bad/09-generic-models
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/catalogue/shelf.py
from typing import Generic, TypeVar

from pydantic import BaseModel

from app.domain.catalogue.value import Title

ItemT = TypeVar("ItemT")


class Page(BaseModel, Generic[ItemT]):  #! L1
    items: tuple[ItemT, ...]


class Window[T](BaseModel):  #! L1
    first: T


class TitlePage(Page[Title]):  #! L1
    heading: Title


class FrozenWindow[T](Window[T], frozen=True):
    last: T


class TitleWindow(FrozenWindow[Title]):
    pass
# === case: unseen/bad/10-made-by-a-call
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/catalogue/dynamic.py
import pydantic
from pydantic import ConfigDict, create_model as build

from app.domain.catalogue.value import Title
from app.domain.shared.model import DomainModel

Blurb = build("Blurb", title=(Title, ...))  #! L1
Teaser = pydantic.create_model("Teaser", __config__=ConfigDict(extra="forbid"), title=(Title, ...))  #! L1
Label = build("Label", __base__=DomainModel, title=(Title, ...))
Spine = build("Spine", __config__=ConfigDict(frozen=True), title=(Title, ...))
# === case: unseen/bad/11-mutable-containers-in-fields
# --- file: src/app/domain/menu/__init__.py
# --- file: src/app/domain/menu/value.py
import collections
import typing as t
from collections.abc import MutableMapping, MutableSequence

from pydantic import BaseModel, RootModel

type Dishes = list["Dish"]
Prices = t.Dict["Dish", int]


class Dish(RootModel[str], frozen=True):
    root: str


class Menu(BaseModel, frozen=True):
    dishes: Dishes  #! L1
    prices: Prices  #! L1
    courses: tuple[t.List[Dish], ...] = ()  #! L1
    allergens: "t.Optional[set[Dish]]" = None  #! L1


class Counter(BaseModel, frozen=True):
    sold: collections.Counter[Dish]  #! L1
    queue: t.Annotated[collections.deque[Dish], "waiting"]  #! L1
    notes: MutableMapping[Dish, Dish]  #! L1
    rail: MutableSequence[Dish]  #! L1
# === case: unseen/bad/12-containers-in-aggregates-and-events
# --- file: src/app/domain/menu/__init__.py
# --- file: src/app/domain/menu/value.py
from pydantic import RootModel


class Dish(RootModel[str], frozen=True):
    root: str


class Dishes(RootModel[list[Dish]], frozen=True):
    root: list[Dish]
# --- file: src/app/domain/menu/event.py
from collections import defaultdict

from pydantic import Field

from app.domain.menu.value import Dish, Dishes
from app.domain.shared.model import DomainModel


class MenuPublished(DomainModel):
    dishes: Dishes
    added: list[Dish] = Field(default_factory=list)  #! L1
    removed: frozenset[Dish] = frozenset()
    grouped: defaultdict[Dish, tuple[Dish, ...]]  #! L1
    either: dict[Dish, Dish] | tuple[Dish, ...]  #! L1
# === case: unseen/bad/13-container-aliases-from-elsewhere
# --- file: src/app/domain/menu/__init__.py
from app.domain.menu.alias import Basket as Hamper, Rows
# --- file: src/app/domain/menu/alias.py
from __future__ import annotations

from typing import TypeAlias, TypeVar

from app.domain.menu.value import Dish

T = TypeVar("T")
Rows: TypeAlias = "list[T]"
type Basket[K] = set[K]
# --- file: src/app/domain/menu/value.py
from pydantic import RootModel


class Dish(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/menu/order.py
from __future__ import annotations

from app.domain import menu
from app.domain.menu import Hamper
from app.domain.menu.value import Dish
from app.domain.shared.model import DomainModel


class Table[T](DomainModel):
    ordered: menu.Rows[Dish]  #! L1
    served: Hamper[Dish]  #! L1
    pairs: list[T]  #! L1
# === case: unseen/bad/14-writes-around-the-freeze
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import RootModel


class Reading(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/meter/meter.py
from app.domain.meter.value import Reading
from app.domain.shared.model import DomainModel

assign = object.__setattr__


class Meter(DomainModel):
    last: Reading
    first: Reading

    def advance(self, reading: Reading) -> "Meter":
        object.__setattr__(self, "last", reading)  #! L1
        return self

    def reset(self, reading: Reading) -> "Meter":
        assign(self, "first", reading)  #! L1
        return self

    def remember(self, reading: Reading) -> "Meter":
        object.__setattr__(self, "_seen", reading)
        return self
# === case: unseen/bad/15-writes-into-the-dictionary
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import BaseModel


class Reading(BaseModel, frozen=True):
    counter: int
    unit: str

    def rolled_over(self) -> "Reading":
        self.__dict__["counter"] = 0  #! L1
        return self

    def converted(self) -> "Reading":
        self.__dict__.update(unit="kWh")  #! L1
        return self

    def relabelled(self) -> "Reading":
        vars(self)["unit"] = "Wh"  #! L1
        self.__dict__["_label"] = "Wh"
        return self


def patched(reading: Reading) -> Reading:
    reading.__dict__["counter"] += 1  #! L1
    return reading
# === case: unseen/bad/16-config-changed-after-the-class
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import RootModel


class Reading(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/meter/meter.py
from pydantic import ConfigDict

from app.domain.meter.value import Reading
from app.domain.shared.model import DomainModel


class Meter(DomainModel):
    last: Reading


class SubMeter(Meter):
    first: Reading


Meter.model_config["frozen"] = False  #! L1
SubMeter.model_config.update({"frozen": False})  #! L1
# --- file: src/app/domain/meter/loosen.py
from app.domain.meter import meter
from app.domain.meter.meter import Meter as M


def loosen() -> None:
    M.model_config.pop("frozen")  #! L1
    meter.SubMeter.model_config = {}  #! L1
# === case: unseen/bad/17-records-of-another-make
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/posting.py
import dataclasses as dc
from dataclasses import dataclass as record
from typing import NamedTuple, TypedDict

import attrs
from attr import s as attributes

from app.domain.ledger.value import Account


@record(frozen=True, slots=True)
class Posting:  #! L1
    debit: Account


@dc.dataclass
class Reversal(Posting):  #! L1
    credit: Account


@attrs.frozen
class Batch:  #! L1
    account: Account


@attributes(auto_attribs=True)
class Sheet:  #! L1
    account: Account


class Transfer(NamedTuple):  #! L1
    source: Account


class Draft(TypedDict, total=False):  #! L1
    source: Account
# === case: unseen/bad/18-records-made-by-functions
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/shapes.py
import typing
from collections import namedtuple
from dataclasses import make_dataclass

from app.domain.ledger.value import Account

Pair = namedtuple("Pair", ["debit", "credit"])  #! L1
Triple = typing.NamedTuple("Triple", [("a", Account), ("b", Account)])  #! L1
Header = typing.TypedDict("Header", {"account": Account})  #! L1
Line = make_dataclass("Line", [("account", Account)])  #! L1


class Entry(namedtuple("Entry", "debit credit")):  #! L1
    pass
# === case: unseen/bad/19-plain-classes-with-state
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/book.py
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from app.domain.ledger.value import Account

T = TypeVar("T")


class Book:  #! L1
    __slots__ = ("account",)

    def __init__(self, account: Account) -> None:
        self.account = account


class Journal(ABC):  #! L1
    def __init__(self, account: Account) -> None:
        self.account: Account = account

    @abstractmethod
    def close(self) -> Account: ...


class Holder(Generic[T]):  #! L1
    def hold(self, thing: T) -> T:
        self.thing, self.again = thing, thing
        return thing
# === case: unseen/bad/20-pydantic-dataclass-and-frozen-fields
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import BaseModel, Field, RootModel, dataclasses


class Account(RootModel[str], frozen=True):
    root: str


class Iban(BaseModel):  #! L1
    value: str = Field(frozen=True)


@dataclasses.dataclass
class Bic:  #! L1
    value: str
# === case: unseen/bad/21-base-behind-a-guarded-import
# --- file: src/app/domain/shared/__init__.py
from .model import DomainModel
from .loose import LooseModel as Model
# --- file: src/app/domain/shared/loose.py
try:
    from pydantic import BaseModel as _Base
except ImportError:
    from pydantic.main import BaseModel as _Base

LooseModel = _Base
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/tariff.py
import app.domain.shared as kernel
from app.domain.shared import DomainModel, Model
from app.domain.tariff.value import Rate


class Tariff(Model):  #! L1
    day: Rate


class Surcharge(kernel.Model):  #! L1
    day: Rate


class Rebate(DomainModel):
    day: Rate
# === case: unseen/good/01-every-literal-way-to-freeze
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from typing import ClassVar, Final

import pydantic
from pydantic import BaseModel, ConfigDict, RootModel

FROZEN: Final = ConfigDict(frozen=True)
SETTINGS = {"frozen": True, "extra": "forbid"}


class A(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True)

    n: int


class B(BaseModel):
    model_config = FROZEN

    n: int


class C(BaseModel):
    model_config = ConfigDict(**SETTINGS)

    n: int


class D(BaseModel):
    model_config = dict(frozen=True)

    n: int


class E(pydantic.BaseModel, extra="forbid", frozen=True):
    n: int


class F(BaseModel):
    model_config = ConfigDict(frozen=False) | ConfigDict(frozen=True)

    n: int


class H(RootModel[tuple[int, ...]], frozen=True):
    pass


class I(A):
    model_config = ConfigDict(title="inherits the freeze")
# === case: unseen/good/02-frozen-through-plain-mixins
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/mixins.py
from abc import ABC, abstractmethod
from datetime import datetime
from typing import Generic, Protocol, Self, TypeVar

from app.domain.shared.model import DomainModel
from app.domain.tariff.value import Rate

T_co = TypeVar("T_co", covariant=True)


class Comparable(Protocol):
    def exceeds(self, other: Self) -> bool: ...


class Named(ABC):
    @property
    @abstractmethod
    def caption(self) -> str: ...


class Stamped(DomainModel):
    at: datetime


class Priced(DomainModel):
    rate: Rate


class Tariff(Named, Stamped, Priced):
    @property
    def caption(self) -> str:
        return f"{self.rate.root} since {self.at:%Y}"


class Wrapper(DomainModel, Generic[T_co]):
    inner: T_co


class Wrapped(Wrapper["Tariff"]):
    pass
# === case: unseen/good/03-containers-that-do-not-change
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import ClassVar, Literal, NamedTuple

from pydantic import BaseModel, PrivateAttr, RootModel

type Steps = tuple["Step", ...]


class Step(RootModel[int], frozen=True):
    root: int


class Ladder(BaseModel, frozen=True):
    known: ClassVar[dict[str, "Ladder"]] = {}
    _cache: dict[int, Step] = PrivateAttr(default_factory=dict)

    steps: Steps
    index: Mapping[Step, Step]
    rungs: Sequence[Step] = ()
    marks: AbstractSet[Step] = frozenset()
    shape: Literal["list", "dict", "set"] = "list"

    def sorted_steps(self) -> list[Step]:
        found: list[Step] = sorted(self.steps, key=lambda step: step.root)
        return found


class Steplist(RootModel[list[Step]], frozen=True):
    """A root model is its container."""
# === case: unseen/good/04-classes-without-state
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/type.py
from enum import Enum, Flag, auto


class Band(Enum):
    LOW = ("low", 1)
    HIGH = ("high", 4)

    def __init__(self, label: str, weight: int) -> None:
        self.label = label
        self.weight = weight

    def outweighs(self, other: "Band") -> bool:
        return self.weight > other.weight


class Day(Flag):
    WORK = auto()
    REST = auto()
# --- file: src/app/domain/tariff/rules.py
from app.domain.tariff.type import Band


class TariffRules:
    """A namespace."""

    DEFAULT = Band.LOW

    @staticmethod
    def heavier(left: Band, right: Band) -> Band:
        return left if left.outweighs(right) else right


class Sentinel:
    """A mark that nothing was given."""


class Doubler:
    def __call__(self, band: Band) -> tuple[Band, Band]:
        first = second = band
        return first, second
# === case: unseen/good/05-caches-and-copies
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, PrivateAttr


class Curve(BaseModel, frozen=True):
    points: tuple[int, ...]
    _peak: int | None = PrivateAttr(default=None)

    def model_post_init(self, context: Any, /) -> None:
        object.__setattr__(self, "_peak", max(self.points, default=0))

    @cached_property
    def total(self) -> int:
        return sum(self.points)

    @property
    def peak(self) -> int | None:
        if "_peak" not in self.__dict__:
            self.__dict__["_peak"] = max(self.points)
        return self._peak

    def doubled(self) -> Self:
        copied = dict(self.__dict__)
        copied["points"] = tuple(2 * p for p in self.points)
        return type(self)(**copied)

    def plain(self) -> dict[str, Any]:
        return {**vars(self)}
# === case: unseen/good/06-outside-the-domain-or-exempt
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/repository.py
from typing import Protocol, TypedDict

import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import Field, SQLModel

from app.domain.tariff.value import Rate


class Base(DeclarativeBase):
    pass


class RateRow(Base):
    __tablename__ = "rate"

    id: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int]

    def __init__(self, id: str, amount: int) -> None:
        self.id = id
        self.amount = amount


class AuditRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    tags: list[str] = Field(default_factory=list)


class RateRecord(TypedDict):
    amount: int


class RateRepository(Protocol):
    async def current(self) -> Rate: ...


class SqlRateRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    @logfire.instrument("repo.rate.current")
    async def current(self) -> Rate:
        return Rate(await self.session.scalar(select(RateRow.amount)))
# --- file: src/app/api/tariff/contracts.py
from dataclasses import dataclass

from pydantic import BaseModel


class RateRequest(BaseModel):
    amounts: list[int]


class RateResponse(BaseModel):
    amount: int


@dataclass
class Paging:
    limit: int = 20
# === case: unseen/good/07-models-made-frozen-by-a-call
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import BaseModel, ConfigDict, RootModel, create_model

Rate = create_model("Rate", __base__=(RootModel[int],), __cls_kwargs__={"frozen": True})


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


Named = create_model("Named", __base__=Frozen, name=(str, ...))
Coded = create_model("Coded", __config__={"frozen": True}, code=(str, ...))
# === case: unseen/good/08-look-alikes
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/plain.py
from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.domain.shared.model import DomainModel
from app.domain.tariff.value import Rate

if TYPE_CHECKING:
    from collections.abc import Iterable


class BaseModel(DomainModel):
    """The context's own base: frozen, as what it builds on."""


class ConfigDict(BaseModel):
    frozen: Rate


class Tariff(BaseModel):
    rate: Rate
    model_config_rate: Rate

    @classmethod
    def best(cls, tariffs: Iterable[Tariff]) -> Tariff:
        ranked: list[Tariff] = list(tariffs)
        self = ranked[0]
        return self


class Listing(Protocol):
    tariffs: list[Tariff]

    def add(self, tariff: Tariff) -> None: ...


def dataclass(cls: type[Listing]) -> type[Listing]:
    return cls


@dataclass
class Book:
    """Decorated by a function that merely bears the name."""

    def add(self, tariff: Tariff) -> Tariff:
        return tariff
# === case: unseen/good/09-parcel-tracking
# --- file: src/app/domain/parcel/__init__.py
"""Parcels: what travels, where it was seen, and what became of it."""

from app.domain.parcel.parcel import Parcel
from app.domain.parcel.type import ParcelState

__all__ = ["Parcel", "ParcelState"]
# --- file: src/app/domain/parcel/value.py
"""The words of parcel tracking."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import total_ordering
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator

_TRACKING = re.compile(r"^[A-Z]{2}\d{9}[A-Z]{2}$")


def _checked(code: str) -> str:
    if not _TRACKING.fullmatch(code):
        raise ValueError(f"{code!r} is not a tracking code")
    return code


class ParcelId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)


class TrackingCode(RootModel[Annotated[str, AfterValidator(_checked)]]):
    model_config = ConfigDict(frozen=True)

    def __str__(self) -> str:
        return self.root

    @property
    def country(self) -> str:
        return self.root[-2:]


@total_ordering
class Weight(RootModel[Decimal], frozen=True):
    root: Annotated[Decimal, Field(gt=0, max_digits=8)]

    def __lt__(self, other: Weight) -> bool:
        return self.root < other.root

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.root + other.root)


class Box(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    length: int = Field(gt=0)
    width: int = Field(gt=0)
    height: int = Field(gt=0)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        if isinstance(data, str):
            parts = data.split("x")
            if len(parts) != 3:
                raise ValueError("a box is written LxWxH")
            return dict(zip(("length", "width", "height"), map(int, parts), strict=True))
        return data

    def fits_into(self, other: Self) -> bool:
        mine = sorted((self.length, self.width, self.height))
        theirs = sorted((other.length, other.width, other.height))
        return all(a <= b for a, b in zip(mine, theirs, strict=True))
# --- file: src/app/domain/parcel/type.py
from enum import StrEnum


class ParcelState(StrEnum):
    ANNOUNCED = "announced"
    IN_TRANSIT = "in_transit"
    DELIVERED = "delivered"
    RETURNED = "returned"

    @property
    def next_states(self) -> frozenset["ParcelState"]:
        table: dict[ParcelState, frozenset[ParcelState]] = {
            ParcelState.ANNOUNCED: frozenset({ParcelState.IN_TRANSIT}),
            ParcelState.IN_TRANSIT: frozenset({ParcelState.DELIVERED, ParcelState.RETURNED}),
        }
        return table.get(self, frozenset())

    def can_become(self, other: "ParcelState") -> bool:
        return other in self.next_states
# --- file: src/app/domain/parcel/parcel.py
"""A parcel knows where it was and decides what may happen next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.parcel.type import ParcelState
from app.domain.parcel.value import Box, ParcelId, TrackingCode, Weight
from app.domain.shared.model import DomainModel


class Scan(DomainModel):
    at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    state: ParcelState


class Parcel(DomainModel):
    id: ParcelId
    code: TrackingCode
    box: Box
    weight: Weight
    state: ParcelState = ParcelState.ANNOUNCED
    scans: tuple[Scan, ...] = ()

    def __iter__(self) -> Iterator[Scan]:  # type: ignore[override]
        yield from self.scans

    @property
    def last_seen(self) -> datetime | None:
        return max((scan.at for scan in self.scans), default=None)

    def is_heavier_than(self, other: Self) -> bool:
        return self.weight > other.weight

    def scan(self, scan: Scan) -> ScanOutcome:
        if not self.state.can_become(scan.state):
            return ScanRefused(parcel_id=self.id, state=self.state, wanted=scan.state)
        history = list(self.scans)
        history.append(scan)
        changed = self.model_copy(update={"state": scan.state, "scans": tuple(history)})
        return Scanned(parcel=changed)


class Scanned(DomainModel):
    kind: Literal["scanned"] = "scanned"
    parcel: Parcel


class ScanRefused(DomainModel):
    kind: Literal["scan_refused"] = "scan_refused"
    parcel_id: ParcelId
    state: ParcelState
    wanted: ParcelState

    @property
    def reason(self) -> str:
        return f"A parcel that is {self.state} cannot become {self.wanted}."


type ScanOutcome = Annotated[Scanned | ScanRefused, Field(discriminator="kind")]
# === case: unseen/good/10-chess-club
# --- file: src/app/domain/chess/__init__.py
# --- file: src/app/domain/chess/value.py
from typing import ClassVar, Final, Self
from uuid import UUID, uuid4

from pydantic import ConfigDict, Field, RootModel, field_validator

from app.domain.shared.model import DomainModel

FILES: Final = "abcdefgh"


class GameId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    @classmethod
    def new(cls) -> Self:
        return cls()


class Elo(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    FLOOR: ClassVar[int] = 100

    root: int

    @field_validator("root")
    @classmethod
    def at_least_the_floor(cls, root: int) -> int:
        if root < cls.FLOOR:
            raise ValueError("no rating below the floor")
        return root

    def is_provisional(self) -> bool:
        return self.root < 1000


class Square(DomainModel):
    file: str = Field(pattern="^[a-h]$")
    rank: int = Field(ge=1, le=8)

    @property
    def is_dark(self) -> bool:
        return (FILES.index(self.file) + self.rank) % 2 == 1

    def neighbours(self) -> frozenset["Square"]:
        found = set()
        here = FILES.index(self.file)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx == dy == 0:
                    continue
                x, y = here + dx, self.rank + dy
                if 0 <= x < 8 and 1 <= y <= 8:
                    found.add(Square(file=FILES[x], rank=y))
        return frozenset(found)

    def __str__(self) -> str:
        return f"{self.file}{self.rank}"
# --- file: src/app/domain/chess/type.py
from enum import Enum, IntEnum, unique


@unique
class Colour(Enum):
    WHITE = "white"
    BLACK = "black"

    @property
    def opponent(self) -> "Colour":
        return Colour.BLACK if self is Colour.WHITE else Colour.WHITE


class Result(IntEnum):
    LOSS = 0
    DRAW = 1
    WIN = 2

    @property
    def mirrored(self) -> "Result":
        return Result(2 - self)

    @property
    def is_decisive(self) -> bool:
        return self is not Result.DRAW
# --- file: src/app/domain/chess/game.py
import itertools
from collections import Counter
from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field, computed_field

from app.domain.chess.type import Colour, Result
from app.domain.chess.value import Elo, GameId, Square
from app.domain.shared.model import DomainModel

PieceT = TypeVar("PieceT", bound="Piece")


class Piece(DomainModel):
    colour: Colour
    square: Square

    def stands_on(self, square: Square) -> bool:
        return self.square == square


class Army(DomainModel, Generic[PieceT]):
    pieces: tuple[PieceT, ...]

    def count(self) -> Counter[Colour]:
        return Counter(piece.colour for piece in self.pieces)


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    game: "Game"


class Occupied(DomainModel):
    kind: Literal["occupied"] = "occupied"
    by: Piece


MoveOutcome = Annotated[Moved | Occupied, Field(discriminator="kind")]


class Game(DomainModel):
    id: GameId
    played_on: date
    white: Elo
    black: Elo
    army: Army[Piece]
    result: Result | None = None

    @computed_field
    @property
    def is_over(self) -> bool:
        return self.result is not None

    def move(self, piece: Piece, to: Square) -> MoveOutcome:
        for other in self.army.pieces:
            if other.stands_on(to):
                return Occupied(by=other)
        moved = piece.model_copy(update={"square": to})
        rest = itertools.filterfalse(lambda p: p == piece, self.army.pieces)
        return Moved(game=self.model_copy(update={"army": Army(pieces=(moved, *rest))}))


Moved.model_rebuild()
# === case: unseen/good/11-energy-market
# --- file: src/app/domain/shared/base.py
"""Bases, one for each kind of thing."""

from abc import ABC
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, RootModel

T = TypeVar("T")


class Immutable(BaseModel, ABC):
    model_config = ConfigDict(frozen=True)


class ValueObject(Immutable):
    pass


class Entity(Immutable):
    pass


class Wrapper(RootModel[T], Generic[T]):
    model_config = ConfigDict(frozen=True)
# --- file: src/app/domain/energy/__init__.py
# --- file: src/app/domain/energy/value.py
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from pydantic import Field

from app.domain.shared.base import ValueObject, Wrapper


class BidId(Wrapper[UUID]):
    pass


class Megawatts(Wrapper[Decimal]):
    def exceeds(self, other: "Megawatts") -> bool:
        return self.root > other.root


class Price(ValueObject):
    cents: int = Field(ge=-50_000)

    @classmethod
    def of(cls, euros: str) -> "Price":
        exact = Decimal(euros) * 100
        return cls(cents=int(exact.quantize(Decimal(1), ROUND_HALF_UP)))

    def __lt__(self, other: "Price") -> bool:
        return self.cents < other.cents
# --- file: src/app/domain/energy/type.py
from enum import Enum


class Side(str, Enum):
    BUY = "buy"
    SELL = "sell"

    @property
    def opposite(self) -> "Side":
        return Side.SELL if self is Side.BUY else Side.BUY
# --- file: src/app/domain/energy/bid.py
from datetime import datetime, timedelta
from typing import Literal

from app.domain.energy.type import Side
from app.domain.energy.value import BidId, Megawatts, Price
from app.domain.shared.base import Entity, Immutable


class Interval(Immutable):
    start: datetime
    length: timedelta

    @property
    def end(self) -> datetime:
        return self.start + self.length

    def overlaps(self, other: "Interval") -> bool:
        return self.start < other.end and other.start < self.end


class Bid(Entity):
    id: BidId
    side: Side
    volume: Megawatts
    price: Price
    interval: Interval
    version: Literal[1, 2] = 2

    def competes_with(self, other: "Bid") -> bool:
        return self.side == other.side and self.interval.overlaps(other.interval)

    def reduced_to(self, volume: Megawatts) -> "Reduced | TooSmall":
        if volume.exceeds(self.volume):
            return TooSmall(volume=self.volume)
        return Reduced(bid=self.model_copy(update={"volume": volume}))


class Reduced(Immutable):
    outcome: Literal["reduced"] = "reduced"
    bid: Bid


class TooSmall(Immutable):
    outcome: Literal["too_small"] = "too_small"
    volume: Megawatts
# --- file: src/app/service/energy.py
import logfire

from app.domain.energy.bid import Bid, Reduced, TooSmall
from app.domain.energy.value import Megawatts


class EnergyService:
    @logfire.instrument("service.energy.reduce")
    async def reduce(self, bid: Bid, volume: Megawatts) -> Reduced | TooSmall:
        match bid.reduced_to(volume):
            case Reduced() as done:
                return await self._announce(done)
            case TooSmall() as refused:
                return refused

    async def _announce(self, done: Reduced) -> Reduced:
        return done
# === case: unseen/good/12-museum-loans
# --- file: src/app/domain/museum/__init__.py
# --- file: src/app/domain/museum/value/__init__.py
from .identity import ArtefactId, LoanId
from .insurance import InsuredValue

__all__ = ["ArtefactId", "InsuredValue", "LoanId"]
# --- file: src/app/domain/museum/value/identity.py
import uuid

from pydantic import ConfigDict, RootModel


class _Identity(RootModel[uuid.UUID]):
    model_config = ConfigDict(frozen=True)

    @classmethod
    def new(cls):
        return cls(uuid.uuid4())

    def __hash__(self):
        return hash(self.root)


class ArtefactId(_Identity):
    pass


class LoanId(_Identity):
    pass
# --- file: src/app/domain/museum/value/insurance.py
from pydantic import ConfigDict, RootModel


class InsuredValue(RootModel[int]):
    """In whole euros."""

    model_config = ConfigDict(frozen=True)

    def __le__(self, other):
        return self.root <= other.root

    def covers(self, other) -> bool:
        return other <= self
# --- file: src/app/domain/museum/type.py
import enum


class LoanState(enum.StrEnum):
    REQUESTED = enum.auto()
    AGREED = enum.auto()
    OUT = enum.auto()
    BACK = enum.auto()

    @property
    def follows(self):
        order = list(type(self))
        place = order.index(self)
        return order[place - 1] if place else None

    def may_follow(self, other) -> bool:
        return self.follows is other
# --- file: src/app/domain/museum/event.py
import datetime as dt
from typing import ClassVar, Literal

from app.domain.museum.value import ArtefactId, LoanId
from app.domain.shared.model import DomainModel


class LoanEvent(DomainModel):
    topic: ClassVar[str] = "museum.loan"

    loan_id: LoanId
    at: dt.datetime


class LoanAgreed(LoanEvent):
    kind: Literal["loan_agreed"] = "loan_agreed"


class ArtefactLeft(LoanEvent):
    kind: Literal["artefact_left"] = "artefact_left"
    artefact_id: ArtefactId


type AnyLoanEvent = LoanAgreed | ArtefactLeft
# --- file: src/app/domain/museum/loan.py
import datetime as dt
from typing import Literal, Union

from app.domain.museum.event import ArtefactLeft, LoanAgreed
from app.domain.museum.type import LoanState
from app.domain.museum.value import ArtefactId, InsuredValue, LoanId
from app.domain.shared.model import DomainModel


class Loan(DomainModel):
    id: LoanId
    artefacts: frozenset[ArtefactId]
    insured: InsuredValue
    state: LoanState = LoanState.REQUESTED
    due: dt.date

    def agree(self, offered: InsuredValue, *, at: dt.datetime) -> Union["Agreed", "NotCovered", "Late"]:
        if not LoanState.AGREED.may_follow(self.state):
            return Late(state=self.state)
        if not offered.covers(self.insured):
            return NotCovered(offered=offered)
        agreed = self.model_copy(update=dict(state=LoanState.AGREED))
        return Agreed(loan=agreed, event=LoanAgreed(loan_id=self.id, at=at))

    def departures(self, at: dt.datetime) -> tuple[ArtefactLeft, ...]:
        return tuple(
            ArtefactLeft(loan_id=self.id, artefact_id=artefact, at=at)
            for artefact in sorted(self.artefacts, key=str)
        )


class Agreed(DomainModel):
    kind: Literal["agreed"] = "agreed"
    loan: Loan
    event: LoanAgreed


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    offered: InsuredValue


class Late(DomainModel):
    kind: Literal["late"] = "late"
    state: LoanState
# === case: unfamiliar/bad/01-recipes-of-a-laboratory
# --- file: src/app/domain/lab/assay.py
from collections import OrderedDict, defaultdict
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from app.domain.shared.model import DomainModel
from app.domain.lab.value import Reagent, SampleId

T = TypeVar("T")
STRICT = ConfigDict(strict=True)
SEALED = ConfigDict(strict=True, frozen=True)


class Step(BaseModel):  #! L1
    model_config = STRICT

    reagent: Reagent


class Sealed(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    reagent: Reagent


class Thawed(Sealed, frozen=False):  #! L1
    sample: SampleId


class Batch(DomainModel, Generic[T]):
    items: tuple[T, ...]
    by_sample: defaultdict[SampleId, Reagent]  #! L1
    order: "OrderedDict[SampleId, Reagent] | None" = None  #! L1

    def relabel(self, sample: SampleId) -> None:
        object.__setattr__(self, "sample", sample)  #! L1
# --- file: src/app/domain/lab/value.py
from uuid import UUID

from pydantic import RootModel


class SampleId(RootModel[UUID], frozen=True):
    pass


class Reagent(RootModel[str], frozen=True):
    pass
# === case: unfamiliar/bad/02-records-of-a-zoo
# --- file: src/app/domain/zoo/keeper.py
import dataclasses
from collections import namedtuple
from typing import NamedTuple, TypedDict

from pydantic import BaseModel
from pydantic.dataclasses import dataclass as checked

from app.domain.zoo.value import KeeperId


@dataclasses.dataclass(frozen=True, slots=True)
class Shift:  #! L1
    keeper: KeeperId


class Rota(NamedTuple):  #! L1
    keeper: KeeperId


class Note(TypedDict, total=False):  #! L1
    keeper: KeeperId


class Walk:  #! L1
    def __init__(self, keeper: KeeperId) -> None:
        self.keeper = keeper


class Feeding(BaseModel, validate_assignment=True):  #! L1
    keeper: KeeperId


class Round(BaseModel):
    model_config = {"frozen": True}

    keeper: KeeperId


Round.model_config["frozen"] = False  #! L1
# --- file: src/app/domain/zoo/value.py
from uuid import UUID

from pydantic import RootModel


class KeeperId(RootModel[UUID], frozen=True):
    pass
# === case: unfamiliar/bad/03-kitchen-of-factories
# --- file: src/app/domain/kitchen/dish.py
from functools import partial
from typing import Annotated

import pydantic
from pydantic import ConfigDict, Field, create_model
from pydantic import BaseModel as Base

from app.domain.kitchen.value import DishId

Loose = create_model("Loose", id=(DishId, ...))  #! L1
Tight = create_model("Tight", __config__=ConfigDict(frozen=True), id=(DishId, ...))


class Plate(pydantic.BaseModel):  #! L1
    id: DishId

    class Garnish(Base):  #! L1
        id: DishId


class Menu(Base):
    model_config = ConfigDict(**{"frozen": True})

    dishes: Annotated[list[DishId], Field(min_length=1)]  #! L1
    served: tuple[set[DishId], ...] = ()  #! L1

    def serve(self, dish: DishId) -> "Menu":
        self.__dict__["dishes"] = [dish]  #! L1
        setattr(self, "dishes", [dish])
        return self
# --- file: src/app/domain/kitchen/value.py
from uuid import UUID

from pydantic import RootModel


class DishId(RootModel[UUID], frozen=True):
    pass
# === case: unfamiliar/good/01-vineyard
# --- file: src/app/domain/vineyard/value.py
from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, total_ordering

from pydantic import BaseModel, ConfigDict, RootModel, field_validator, model_validator


@total_ordering
class Sugar(RootModel[Decimal], frozen=True):
    @field_validator("root")
    @classmethod
    def _positive(cls, value: Decimal) -> Decimal:
        if value < 0:
            raise ValueError("sugar is never negative")
        return value

    def __lt__(self, other: Sugar) -> bool:
        return self.root < other.root


class Rows(RootModel[tuple[Sugar, ...]]):
    model_config = ConfigDict(frozen=True)

    def __iter__(self) -> Iterator[Sugar]:  # type: ignore[override]
        return iter(self.root)

    def __len__(self) -> int:
        return len(self.root)


class Slope(BaseModel, frozen=True, extra="forbid"):
    degrees: int
    aspect: Mapping[str, int]

    @model_validator(mode="after")
    def _gentle(self) -> Slope:
        if self.degrees > 45:
            raise ValueError("nobody harvests this")
        return self

    @cached_property
    def is_steep(self) -> bool:
        return self.degrees > 30
# --- file: src/app/domain/vineyard/plot.py
from typing import Literal

from pydantic import Field, PrivateAttr

from app.domain.shared.model import DomainModel
from app.domain.vineyard.value import Rows, Slope, Sugar


class Harvested(DomainModel):
    kind: Literal["harvested"] = Field(default="harvested", repr=False)
    plot: "Plot"


class Unripe(DomainModel):
    kind: Literal["unripe"] = Field(default="unripe", repr=False)
    lowest: Sugar


class Plot(DomainModel):
    slope: Slope
    rows: Rows
    _seen: int = PrivateAttr(default=0)

    def harvest(self, least: Sugar) -> Harvested | Unripe:
        lowest = min(self.rows)
        if lowest < least:
            return Unripe(lowest=lowest)
        return Harvested(plot=self)
# === case: unfamiliar/good/02-radio-with-settings-and-rows
# --- file: src/app/domain/radio/value.py
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, RootModel


def _even(value: int) -> int:
    if value % 2:
        raise ValueError(f"{value} is odd")
    return value


class Frequency(RootModel[Annotated[int, AfterValidator(_even)]]):
    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [98]})


class Call(RootModel[str], frozen=True):
    def __str__(self) -> str:
        return self.root.upper()
# --- file: src/app/domain/radio/station.py
from typing import Generic, TypeVar, final

from app.domain.radio.value import Call, Frequency
from app.domain.shared.model import DomainModel

S = TypeVar("S", bound="Station")


@final
class Station(DomainModel):
    call: Call
    frequency: Frequency

    def retuned(self, frequency: Frequency) -> "Station":
        return self.model_copy(update={"frequency": frequency})


class Schedule(DomainModel, Generic[S]):
    stations: tuple[S, ...] = ()

    def with_station(self, station: S) -> "Schedule[S]":
        return Schedule[S](stations=(*self.stations, station))
# --- file: src/app/domain/radio/repository.py
from typing import Protocol, TypedDict

import logfire
from motor.motor_asyncio import AsyncIOMotorCollection

from app.domain.radio.station import Station
from app.domain.radio.value import Call, Frequency


class StationDocument(TypedDict):
    call: str
    frequency: int


class Stations(Protocol):
    async def by_call(self, call: Call) -> Station | None: ...

    async def remove(self, call: Call) -> bool: ...


class MongoStations:
    def __init__(self, stations: AsyncIOMotorCollection[StationDocument]) -> None:
        self._stations = stations

    @logfire.instrument("stations.by_call", extract_args=False)
    async def by_call(self, call: Call) -> Station | None:
        document = await self._stations.find_one({"call": call.root})
        return _station(document) if document else None

    @logfire.instrument("stations.remove", extract_args=False)
    async def remove(self, call: Call) -> bool:
        result = await self._stations.delete_one({"call": call.root})
        return result.deleted_count == 1


def _station(document: StationDocument) -> Station:
    return Station(call=Call(document["call"]), frequency=Frequency(document["frequency"]))
# === case: contested/bad/01-islands-of-an-atlas
# --- file: src/app/domain/atlas/value.py
from pydantic import RootModel


class Name(RootModel[str], frozen=True):
    """What a place is called."""


class Depth(RootModel[int]):  #! L1
    """How deep the water is."""
# --- file: src/app/domain/atlas/base.py
from pydantic import BaseModel, ConfigDict

from app.domain.atlas.value import Name


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: Name


class Drafted(BaseModel):
    model_config = {"frozen": False}  #! L1


class Titled(BaseModel):  #! L1
    model_config = ConfigDict(title="Titled")
# --- file: src/app/domain/atlas/island.py
from typing import final

import app.domain.atlas.base as base
from app.domain.atlas.base import Drafted as Sketch


@final
class Island(base.Entry, Sketch):  #! L1
    pass


class Atoll(Sketch, base.Entry):
    pass


class Reef(base.Entry, base.Titled):
    pass


class Chart[E: base.Entry](base.Entry):
    entries: tuple[E, ...] = ()


class SeaChart(Chart[Atoll], Sketch):  #! L1
    class Legend(Sketch):  #! L1
        pass

    class Margin(base.Entry):
        pass
# === case: contested/bad/02-pages-nobody-can-be-sure-of
# --- file: src/app/domain/album/value.py
from pydantic import RootModel


class Caption(RootModel[str], frozen=True):
    """What is written below a picture."""
# --- file: src/app/domain/album/page.py
import sys
from functools import partial

import pydantic
from pydantic import BaseModel, ConfigDict

from app.domain.album.value import Caption

Sealed = partial(ConfigDict, frozen=True)
MODES = {"shut": ConfigDict(frozen=True), "open": ConfigDict()}


class Page(BaseModel):  #! L1
    model_config = Sealed(title="Page")

    caption: Caption


class Leaf(BaseModel):  #! L1
    model_config = MODES["shut" if sys.flags.dev_mode else "open"]

    caption: Caption


class Sleeve(BaseModel, frozen=not sys.flags.dev_mode):  #! L1
    caption: Caption


class Cover(Page, frozen=True):
    title: Caption


Spine = pydantic.create_model("Spine", caption=(Caption, ...))  #! L1
Jacket = pydantic.create_model("Jacket", __base__=Cover, subtitle=(Caption | None, None))
Flap = pydantic.create_model("Flap", __config__=ConfigDict(frozen=True), caption=(Caption, ...))


def blank() -> type[BaseModel]:
    class Blank(BaseModel):  #! L1
        caption: Caption

    return Blank
# === case: contested/bad/03-pins-on-a-board
# --- file: src/app/domain/board/value.py
from pydantic import RootModel


class Pin(RootModel[str], frozen=True):
    """A note on the board."""


class Pins(RootModel[list[Pin]], frozen=True):
    """All notes, in their order."""
# --- file: src/app/domain/board/shapes.py
from collections import deque as Queue

from app.domain.board.value import Pin

type Recent = Queue[Pin]
type Index[K] = dict[K, Pin]
# --- file: src/app/domain/board/board.py
from collections import abc
from typing import Annotated, ClassVar, Optional

from pydantic import BaseModel, Field, PrivateAttr

from app.domain.board import shapes
from app.domain.board.shapes import Index
from app.domain.board.value import Pin, Pins


class Board(BaseModel, frozen=True):
    KINDS: ClassVar[list[Pin]] = []

    recent: shapes.Recent  #! L1
    index: Index[Pin] = Field(default_factory=dict)  #! L1
    older: "Optional[dict[Pin, Pin]]" = None  #! L1
    rows: tuple[list[Pin], ...] = ()  #! L1
    seen: abc.MutableSet[Pin]  #! L1
    order: Annotated[list[Pin], Field(min_length=1)]  #! L1
    names: abc.Mapping[Pin, Pin] = Field(default_factory=dict)
    groups: frozenset[Pin] = frozenset()
    line: abc.Sequence[Pin] = ()
    all: Pins

    _memo: dict[Pin, Pin] = PrivateAttr(default_factory=dict)
# === case: contested/bad/04-entries-changed-behind-their-back
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Remark(RootModel[str], frozen=True):
    """What a bookkeeper noted."""
# --- file: src/app/domain/ledger/ledger.py
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from app.domain.ledger.value import Remark

_write = object.__setattr__


class Entry(BaseModel, frozen=True):
    remark: Remark
    _length: Remark | None = None

    def noted(self, remark: Remark) -> Self:
        _write(self, "remark", remark)  #! L1
        return self

    def measured(self) -> Self:
        object.__setattr__(self, "_length", self.remark)
        self.__dict__["_seen"] = True
        return self

    def amended(self, **changes: Remark) -> Self:
        for name, value in changes.items():
            object.__setattr__(self, name, value)  #! L1
        self.__dict__ |= changes  #! L1
        vars(self)["remark"] = changes["remark"]  #! L1
        return self

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.model_config["frozen"] = False  #! L1


class Line(Entry):
    pass


for model in (Entry, Line):
    model.model_config = ConfigDict(frozen=False)  #! L1


def blot(entry: Entry, remark: Remark) -> Entry:
    entry.__dict__.update(remark=remark)  #! L1
    return entry
# === case: contested/bad/05-records-of-a-ship
# --- file: src/app/domain/ship/value.py
from pydantic import RootModel


class Knots(RootModel[int], frozen=True):
    """A speed over ground."""
# --- file: src/app/domain/ship/log.py
import dataclasses as dc
import typing as t
from abc import ABC, abstractmethod
from enum import StrEnum

import attrs

from app.domain.ship.value import Knots


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:  #! L1
    speed: Knots


@attrs.frozen
class Fix:  #! L1
    speed: Knots


class Watch(t.NamedTuple):  #! L1
    speed: Knots


class Signal(t.TypedDict, total=False):  #! L1
    speed: t.Required[Knots]


class Wake:  #! L1
    __slots__ = ("speed",)

    def __init__(self, speed: Knots) -> None:
        self.speed = speed


class Sail(ABC):
    @abstractmethod
    def trimmed(self, speed: Knots) -> Knots: ...


class Limits:
    HULL: t.Final = Knots(22)


class Compass:
    @staticmethod
    def steady(speed: Knots) -> Knots:
        return speed


class Flag(StrEnum):
    BLUE = "blue"

    def __init__(self, _: str) -> None:
        self.tall = True


class Lookout(t.Protocol):
    def call(self, speed: Knots) -> Knots: ...
# === case: contested/bad/06-a-herbarium-of-odd-models
# --- file: src/app/domain/plant/value.py
from pydantic import RootModel


class Leaf(RootModel[str], frozen=True):
    """The shape of a leaf."""
# --- file: src/app/domain/plant/plant.py
import dataclasses
from collections.abc import Iterable
from typing import Annotated, Generic, Self, TypeVar

import pydantic
from pydantic import BaseModel, ConfigDict, Field, with_config
from pydantic.alias_generators import to_camel

from app.domain.plant.value import Leaf
from app.domain.shared.model import DomainModel

Part = TypeVar("Part", bound=BaseModel)
Model = DomainModel
frozen = ConfigDict(frozen=True, alias_generator=to_camel)
loose = {"frozen": False}


class Sheet(Model, **loose):  #! L1
    leaf: Leaf


class Pressed(Model, frozen=1):  #! L1
    leaf: Leaf


class Twig(BaseModel):
    model_config = frozen
    leaf: Leaf


class Branch(Twig, Generic[Part]):
    model_config = ConfigDict(**frozen, title="Branch")
    parts: tuple[Part, ...]


class Fallen(Branch[Twig]):
    model_config = frozen | {"frozen": False}  #! L1


class Dried(Twig):
    model_config = ConfigDict(extra="forbid")


class Seed(BaseModel):  #! L1
    leaf: Leaf = Field(frozen=True)


class Root(Model):
    leaves: Annotated["list[Leaf]", Field(max_length=3)] = []  #! L1
    pairs: tuple[tuple[Leaf, set[Leaf]], ...] = ()  #! L1
    words: "Iterable[Leaf]" = ()

    def grown(self, leaf: Leaf) -> Self:
        changed = self.model_copy()
        setattr(changed, "_grown", leaf)
        changed.__dict__["leaves"] = (leaf,)  #! L1
        object.__setattr__(changed, "leaves", (leaf,))  #! L1
        return changed


@pydantic.dataclasses.dataclass(frozen=True)
class Stem:
    leaf: Leaf


@dataclasses.dataclass(eq=False)
class Thorn:  #! L1
    leaf: Leaf


class Moss:  #! L1
    def __init__(self, leaf: Leaf) -> None:
        self._leaf, self.wet = leaf, False


Twig.model_config.update(frozen=False)  #! L1
# === case: contested/good/01-quarries-with-many-bases
# --- file: src/app/domain/shared/traits.py
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict


class Dated(BaseModel):
    model_config = ConfigDict(frozen=True)

    at: datetime

    def moved(self, at: datetime) -> Self:
        return self.model_copy(update={"at": at})


class Described:
    """A mixin that only looks at what others hold."""

    def describe(self) -> str:
        return repr(self)
# --- file: src/app/domain/quarry/value.py
from decimal import Decimal
from typing import Annotated

import pydantic
from pydantic import Field

type Tonnes = Annotated[Decimal, Field(gt=0)]


class Weight(pydantic.RootModel[Tonnes]):
    model_config = {"frozen": True}

    def plus(self, other: "Weight") -> "Weight":
        return Weight(self.root + other.root)


class Blocks(pydantic.RootModel[dict[str, int]], frozen=True):
    """How many blocks of each grade lie in the yard."""


class Stone(pydantic.BaseModel):
    value: str

    class Config:
        frozen = True
# --- file: src/app/domain/quarry/blast.py
from functools import cached_property
from typing import Generic, Literal, TypeVar

from app.domain.quarry.value import Blocks, Stone, Weight
from app.domain.shared.model import DomainModel
from app.domain.shared.traits import Dated, Described

Found = TypeVar("Found")


class Blast(Described, DomainModel, Dated):
    stone: Stone
    broken: Weight
    kind: Literal["blast"] = "blast"

    @cached_property
    def doubled(self) -> Weight:
        return self.broken.plus(self.broken)


class Survey(DomainModel, Generic[Found]):
    found: tuple[Found, ...]
    yard: Blocks


class StoneSurvey(Survey[Stone], extra="ignore"):
    pass
# === case: contested/good/02-rows-contracts-and-knobs
# --- file: src/app/domain/depot/value.py
from uuid import UUID

from pydantic import RootModel


class DepotId(RootModel[UUID], frozen=True):
    """Names one depot."""
# --- file: src/app/domain/depot/depot.py
from app.domain.depot.value import DepotId
from app.domain.shared.model import DomainModel


class Depot(DomainModel):
    id: DepotId
# --- file: src/app/domain/depot/repository.py
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypedDict

import logfire
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from app.domain.depot.depot import Depot
from app.domain.depot.value import DepotId


class DepotRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    tags: list[str] = []

    def to_domain(self) -> Depot:
        return Depot.model_validate({"id": self.id})


class Document(TypedDict):
    id: str
    extra: dict[str, Any]


class Cursor(NamedTuple):
    after: str
    limit: int


class Depots(Protocol):
    async def get(self, depot_id: DepotId, /) -> Depot | None: ...


@dataclass
class SqlDepots:
    session: AsyncSession
    seen: dict[str, Depot] = field(default_factory=dict)

    @logfire.instrument("repo.depot.get")
    async def get(self, depot_id: DepotId, /) -> Depot | None:
        row = await self.session.get(DepotRow, str(depot_id.root))
        return row.to_domain() if row else None
# --- file: src/app/api/depot/contract.py
from pydantic import BaseModel


class DepotBody(BaseModel):
    name: str
    tags: list[str] = []
# --- file: src/app/service/depot.py
from dataclasses import dataclass

from pydantic import BaseModel


class SweepSettings(BaseModel):
    batch: int = 50


@dataclass
class SweepConfig:
    pause: float = 0.5
    hosts: list[str] | None = None
# === case: contested/good/03-private-state-and-namesakes
# --- file: src/app/domain/clockwork/value.py
from pydantic import RootModel


class Teeth(RootModel[int], frozen=True):
    """How many teeth a wheel has."""
# --- file: src/app/domain/clockwork/wheel.py
from collections.abc import Callable, Iterator
from typing import Any, override

from pydantic import BaseModel, PrivateAttr, model_validator

from app.domain.clockwork.value import Teeth


class Wheel(BaseModel, frozen=True):
    teeth: Teeth
    wound: Callable[[Teeth], Teeth] | None = None
    _turns: list[Teeth] = PrivateAttr(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: dict[str, Any]) -> dict[str, Any]:
        data["teeth"] = data.pop("cogs", data.get("teeth"))
        data.update(wound=None)
        return data

    @override
    def model_post_init(self, _: Any) -> None:
        self._turns.append(self.teeth)

    def turns(self) -> Iterator[Teeth]:
        yield from self._turns

    def spun(self) -> "Wheel":
        fields = dict(self.__dict__)
        fields["teeth"] = Teeth(self.teeth.root + 1)
        return Wheel(**fields)


class Tooth:
    """A namespace, never an instance."""

    model_config: dict[str, bool] = {}

    @classmethod
    def all(cls, wheel: Wheel) -> tuple[Teeth, ...]:
        return (wheel.teeth,)


Tooth.model_config["frozen"] = False
