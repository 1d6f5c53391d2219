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
