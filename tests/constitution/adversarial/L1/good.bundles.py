# === case: 01-config-merged-through-bases
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
# === case: 02-root-models-of-collections
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
# === case: 03-private-cache
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
# === case: 04-classes-that-are-not-records
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
# === case: 05-rows-contracts-and-settings
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
# === case: 06-models-created-frozen
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
# === case: 07-immutable-containers
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
# === case: 08-subscription-context
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
# === case: 09-forward-references
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
