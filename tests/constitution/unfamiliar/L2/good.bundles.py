# === case: 01-swimming-pool
# --- file: src/app/domain/pool/type.py
from enum import StrEnum
from typing import Self


class Lane(StrEnum):
    SLOW = "slow"
    FAST = "fast"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        for lane in cls:
            if str(value).lower() == lane.value:
                return lane
        raise ValueError(f"no lane is called {value}")

    def admits(self, lengths: int) -> bool:
        return self is Lane.SLOW or lengths > 20
# --- file: src/app/domain/pool/pool.py
from typing import Annotated, Literal

from pydantic import Discriminator

from app.domain.pool.type import Lane
from app.domain.pool.value import SwimmerId, Swimmers
from app.domain.shared.model import DomainModel


class Entered(DomainModel):
    tag: Literal["entered"] = "entered"
    pool: "Pool"


class Full(DomainModel):
    tag: Literal["full"] = "full"
    lane: Lane


class AlreadyIn(DomainModel):
    tag: Literal["already_in"] = "already_in"
    swimmer: SwimmerId


Entry = Annotated[Entered | Full | AlreadyIn, Discriminator("tag")]


class Pool(DomainModel):
    lane: Lane
    swimmers: Swimmers

    def enter(self, swimmer: SwimmerId) -> Entry:
        if swimmer in self.swimmers:
            return AlreadyIn(swimmer=swimmer)
        if self.swimmers.fills_lane():
            return Full(lane=self.lane)
        return Entered(pool=self.model_copy(update={"swimmers": self.swimmers.with_(swimmer)}))

    def holds(self, swimmer: SwimmerId) -> bool:
        return swimmer in self.swimmers

    def first(self) -> SwimmerId | None:
        return next(iter(self.swimmers.root), None)
# --- file: src/app/domain/pool/value.py
from uuid import UUID

from pydantic import RootModel


class SwimmerId(RootModel[UUID], frozen=True):
    pass


class Swimmers(RootModel[frozenset[SwimmerId]], frozen=True):
    def __contains__(self, swimmer: object) -> bool:
        return swimmer in self.root

    def fills_lane(self) -> bool:
        return len(self.root) >= 8

    def with_(self, swimmer: SwimmerId) -> "Swimmers":
        return Swimmers(self.root | {swimmer})
# === case: 02-courier-with-failing-network
# --- file: src/app/service/courier.py
import asyncio
from contextlib import suppress

import logfire
from nats.aio.client import Client

from app.domain.order.order import CancelOutcome, CancellationRefused, OrderCancelled, OrderNotFound
from app.domain.order.repository import OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner


class CourierService:
    def __init__(self, orders: OrderServiceRunner, client: Client, attempts: int = 3) -> None:
        self._orders = orders
        self._client = client
        self._attempts = attempts

    async def stop(self) -> None:
        with logfire.span("courier.stop"), suppress(ConnectionError):
            await self._client.drain()

    async def call_back(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("courier.call_back") as span:
            for attempt in range(self._attempts):
                try:
                    outcome = await self._orders.cancel(order_id, reason)
                except TimeoutError:
                    if attempt + 1 == self._attempts:
                        raise
                    await asyncio.sleep(2**attempt)
                    continue
                match outcome:
                    case OrderCancelled(order=order):
                        span.set_attribute("order", str(order.id))
                    case CancellationRefused(status=status):
                        span.set_attribute("status", status.value)
                    case OrderNotFound():
                        span.set_attribute("found", value=False)
                return outcome
            raise RuntimeError("no attempt was made")


def ports(orders: OrderRepository | None) -> OrderRepository:
    if orders is None:
        raise RuntimeError("no store is configured")
    return orders
# === case: 03-attempts-of-a-courier
# --- file: src/app/domain/parcel/attempt.py
from datetime import datetime

from app.domain.parcel.type import AttemptState, Obstacle
from app.domain.shared.model import DomainModel


class Attempt(DomainModel):
    state: AttemptState
    failure: Obstacle | None = None
    begun_at: datetime
    ended_at: datetime | None = None
# --- file: src/app/domain/parcel/value.py
from datetime import datetime

from pydantic import RootModel


class RungAt(RootModel[datetime], frozen=True): ...
# --- file: src/app/domain/parcel/visit.py
from app.domain.parcel.type import Obstacle
from app.domain.parcel.value import RungAt
from app.domain.shared.model import DomainModel


class Visit(DomainModel):
    rung_at: RungAt
    failure: Obstacle | None = None
# --- file: src/app/domain/parcel/answer.py
from app.domain.parcel.type import Obstacle
from app.domain.parcel.attempt import Attempt
from app.domain.shared.model import DomainModel


class Answer(DomainModel):
    attempt: Attempt | None = None
    failure: Obstacle | None = None  #! L2
# --- file: src/app/domain/parcel/type.py
from enum import StrEnum


class AttemptState(StrEnum):
    OPEN = "open"
    FAILED = "failed"


class Obstacle(StrEnum):
    NOBODY_HOME = "nobody_home"
    DOG = "dog"
