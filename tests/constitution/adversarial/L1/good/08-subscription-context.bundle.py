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
