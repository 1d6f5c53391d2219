# === case: sample/bad/01-threshold-in-service
# --- file: src/app/service/approval.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class ApprovalServiceRunner:
    def __init__(self, limit: Money) -> None:
        self._limit = limit

    @logfire.instrument("service.approval.check")
    async def check(self, order: Order) -> OrderId:
        if len(order.lines) > 10:  #! L6
            return await self._escalate(order)
        if order.total().amount > self._limit.amount:  #! L6
            return await self._escalate(order)
        return order.id

    async def _escalate(self, order: Order) -> OrderId:
        return order.id
# === case: sample/bad/02-computing-totals
# --- file: src/app/service/pricing.py
from decimal import Decimal

import logfire

from app.domain.order.order import Order
from app.domain.shared.value import Money


class PricingServiceRunner:
    @logfire.instrument("service.pricing.quote")
    async def quote(self, order: Order) -> Money:
        net = sum(line.unit_price.amount * line.quantity.root for line in order.lines)  #! L6
        return await self._wrap(net)

    async def _wrap(self, net: Decimal) -> Money:
        return Money(amount=net)
# === case: sample/bad/05-model-defined-in-service
# --- file: src/app/service/discount.py
import logfire
from pydantic import BaseModel, ConfigDict

from app.domain.order.order import Order
from app.domain.shared.value import Money


class Discount(BaseModel):  #! L6
    model_config = ConfigDict(frozen=True)

    amount: Money

    def apply(self, order: Order) -> Money:
        return self.amount.plus(order.total())


class DiscountServiceRunner:
    @logfire.instrument("service.discount.apply")
    async def apply(self, order: Order) -> Money:
        return await self._run(order)

    async def _run(self, order: Order) -> Money:
        return Discount(amount=Money(amount=1)).apply(order)
# === case: sample/good/01-load-decide-save
# --- file: src/app/service/order.py
import logfire
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.config import Settings
from app.domain.order.order import CancelOutcome, OrderCancelled, OrderNotFound
from app.domain.order.repository import OrderFound, SqlOrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._sessions = async_sessionmaker(create_async_engine(settings.database_url))

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.order.cancel"):
            async with self._sessions.begin() as session:
                repo = SqlOrderRepository(session)
                match await repo.get(order_id):
                    case OrderFound(order=order):
                        outcome = order.cancel(reason)
                        if isinstance(outcome, OrderCancelled):
                            await repo.save(outcome.order)
                        return outcome
                    case OrderNotFound() as missing:
                        return missing
# === case: sample/good/03-config-and-retry-branches
# --- file: src/app/service/gateway.py
import asyncio

import httpx
import logfire

from app.config import Settings
from app.domain.inventory.value import Sku


class CatalogGateway:
    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._http = http
        self._failures = 0

    @logfire.instrument("service.gateway.refresh")
    async def refresh(self, sku: Sku) -> Sku:
        if self._settings.pool_size > 5:
            await asyncio.sleep(0)
        for attempt in range(3):
            response = await self._http.get(f"/items/{sku.root}")
            if response.status_code < 500:
                self._failures = 0
                break
            self._failures += 1
            await asyncio.sleep(0.1 * 2**attempt)
        return sku
# === case: adversarial/bad/01-ternary-walrus-and-while
# --- file: src/app/service/packing.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class PackingService:
    @logfire.instrument("service.packing.pack")
    async def pack(self, order: Order) -> OrderId:
        fee = Money(amount=1) if order.is_open else Money(amount=2)  #! L6
        if lines := order.lines:  #! L6
            logfire.info("packing", lines=len(lines))
        remaining = order
        while remaining.lines:  #! L6
            remaining = await self._take_one(remaining, fee)
        return remaining.id

    async def _take_one(self, order: Order, fee: Money) -> Order:
        return order
# === case: adversarial/bad/02-filters-and-keys
# --- file: src/app/service/picking.py
import logfire

from app.domain.inventory.value import Sku
from app.domain.order.order import Order
from app.domain.order.value import OrderLine


class PickingService:
    def __init__(self, sku: Sku) -> None:
        self._sku = sku

    @logfire.instrument("service.picking.pick")
    async def pick(self, order: Order) -> tuple[OrderLine, ...]:
        ours = tuple(line for line in order.lines if line.sku == self._sku)  #! L6
        large = [line for line in ours if line.quantity.root]  #! L6
        await self._report(tuple(large))
        first = sorted(order.lines, key=lambda line: line.unit_price.amount)  #! L6
        return tuple(first)

    @logfire.instrument("service.picking.check")
    async def check(self, order: Order) -> Order:
        if any(line.quantity.root > 5 for line in order.lines):  #! L6
            await self._report(order.lines)
        return order

    async def _report(self, lines: tuple[OrderLine, ...]) -> None:
        logfire.info("picked", lines=len(lines))
# === case: adversarial/bad/03-guards-on-outcomes
# --- file: src/app/service/settling.py
import logfire

from app.domain.order.order import CancelOutcome, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class SettlingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.settling.cancel")
    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        match await self._orders.get(order_id):
            case OrderFound(order=order) if order.lines:  #! L6
                return order.cancel(reason)
            case OrderFound(order=order):
                outcome = order.cancel(reason)
                if isinstance(outcome, OrderCancelled) and outcome.order.is_open:  #! L6
                    await self._orders.save(outcome.order)
                return outcome
            case missing:
                return missing
# === case: adversarial/bad/04-decisions-parked-elsewhere
# --- file: src/app/service/routing.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class RoutingService:
    def __init__(self, limit: Money) -> None:
        self._limit = limit

    @logfire.instrument("service.routing.route")
    async def route(self, order: Order) -> OrderId:
        many = len(order.lines) > 10  #! L6
        options = {
            "dear": order.total().amount >= self._limit.amount,  #! L6
            "single": 1 == len(order.lines),  #! L6
        }
        return await self._send(order, many, options)

    @logfire.instrument("service.routing.reroute")
    async def reroute(self, order: Order) -> OrderId:
        return await self._send(order, self._limit.amount < order.total().amount, {})  #! L6

    async def _send(self, order: Order, many: bool, options: dict[str, bool]) -> OrderId:
        return order.id
# === case: adversarial/bad/05-arithmetic
# --- file: src/app/service/billing.py
from collections.abc import Sequence

import logfire

from app.domain.inventory.value import Quantity
from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.value import Money


class BillingService:
    @logfire.instrument("service.billing.price")
    async def price(self, order: Order) -> Money:
        amount = order.total().amount * 2  #! L6
        return await self._wrapped(Money(amount=amount))

    @logfire.instrument("service.billing.count")
    async def count(self, lines: Sequence[OrderLine]) -> Quantity:
        pieces = 0
        for line in lines:
            pieces += line.quantity.root  #! L6
        most = max(line.quantity.root for line in lines)  #! L6
        return await self._sent(Quantity(pieces), Quantity(most))

    async def _wrapped(self, money: Money) -> Money:
        return Money(amount=money.amount / 2)  #! L6

    async def _sent(self, pieces: Quantity, most: Quantity) -> Quantity:
        return pieces
# === case: adversarial/bad/06-copies-and-constructs
# --- file: src/app/service/renaming.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import CustomerRef, OrderLine


class RenamingService:
    @logfire.instrument("service.renaming.give")
    async def give(self, order: Order, customer: CustomerRef) -> Order:
        given = order.model_copy(update={"customer": customer})  #! L6
        return await self._kept(given)

    @logfire.instrument("service.renaming.clear")
    async def clear(self, order: Order, lines: tuple[OrderLine, ...]) -> Order:
        update = {"lines": lines}
        return await self._kept(order.model_copy(update=update, deep=True))  #! L6

    async def _kept(self, order: Order) -> Order:
        return Order.model_construct(id=order.id, customer=order.customer)  #! L6
# --- file: src/app/api/order/rename.py
from fastapi import APIRouter

from app.domain.order.order import Order

router = APIRouter(prefix="/rename")


@router.post("")
async def clear(order: Order) -> Order:
    return order.model_copy(update={"lines": ()})  #! L6
# === case: adversarial/bad/07-aggregates-built-in-a-service
# --- file: src/app/service/placing.py
import logfire

from app.domain.order import order as orders
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.type import OrderStatus as Status
from app.domain.order.value import CustomerRef, OrderId


class PlacingService:
    @logfire.instrument("service.placing.place")
    async def place(self, customer: CustomerRef) -> Order:
        order = Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING)  #! L6
        return await self._kept(order)

    @logfire.instrument("service.placing.copy")
    async def copy(self, customer: CustomerRef) -> Order:
        order = orders.Order(id=OrderId(), customer=customer, status=Status.CONFIRMED)  #! L6
        return await self._kept(order)

    async def _kept(self, order: Order) -> Order:
        return order
# === case: adversarial/bad/08-classes-that-belong-to-the-domain
# --- file: src/app/service/loyalty.py
from dataclasses import dataclass
from enum import Enum, StrEnum

import logfire
from pydantic import BaseModel

from app.domain.order.order import Order
from app.domain.order.value import CustomerRef, OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Tier(StrEnum):  #! L6
    SILVER = "silver"
    GOLD = "gold"


class Channel(Enum):  #! L6
    WEB = 1


@dataclass(frozen=True, slots=True)
class Bonus:  #! L6
    customer: CustomerRef
    worth: Money


class Receipt(DomainModel):  #! L6
    order_id: OrderId


class LoyaltyConfig(BaseModel):
    bonus: int = 5


@dataclass(frozen=True)
class LoyaltyService:
    config: LoyaltyConfig

    @logfire.instrument("service.loyalty.reward")
    async def reward(self, order: Order) -> Order:
        return await self._kept(order)

    async def _kept(self, order: Order) -> Order:
        return order
# === case: adversarial/bad/09-routes-that-decide
# --- file: src/app/api/order/status.py
from typing import Annotated

from fastapi import APIRouter, Body, HTTPException

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderLookup
from app.domain.shared.value import Money

router = APIRouter(prefix="/status")

LIMIT = Money(amount=100)


def shown(lookup: OrderLookup) -> Order:
    match lookup:
        case OrderFound(order=order):
            if not order.is_open:  #! L6
                raise HTTPException(409, "closed")
            return order
        case _:
            raise HTTPException(404)


@router.post("/dear")
async def dear(order: Annotated[Order, Body()]) -> dict[str, bool]:
    return {"dear": order.total().amount > LIMIT.amount}  #! L6


@router.post("/size")
async def size(orders: list[Order]) -> dict[str, int]:
    return {"lines": len([o for o in orders if len(o.lines) > 1])}  #! L6
# === case: adversarial/bad/10-typed-through-aliases-and-helpers
# --- file: src/app/service/review.py
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import logfire

from app.domain.order import order as domain
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId

type Orders = Mapping[OrderId, domain.Order]


@dataclass(frozen=True)
class ReviewService:
    orders: OrderRepository
    pinned: Orders

    @logfire.instrument("service.review.review")
    async def review(self, order_id: OrderId) -> OrderId:
        order = await self._load(order_id)
        if order.status.is_terminal():  #! L6
            return order_id
        for other in self.pinned.values():
            if other.customer == order.customer:  #! L6
                return other.id
        if self.pinned[order_id].lines:  #! L6
            return order_id
        return _head(order).id

    @logfire.instrument("service.review.again")
    async def again(self, order_id: OrderId) -> OrderId:
        found = await self.orders.get(order_id)
        assert isinstance(found, OrderFound)
        if len(found.order.lines) == 1:  #! L6
            return await self._load_id(order_id)
        return order_id

    async def _load(self, order_id: OrderId) -> domain.Order:
        return self.pinned[order_id]

    async def _load_id(self, order_id: OrderId) -> OrderId:
        return order_id


def _head(order: "domain.Order") -> "domain.Order":
    if order.total().amount > 0:  #! L6
        return order
    return order
# === case: adversarial/good/01-matching-outcomes
# --- file: src/app/service/cancelling.py
import logfire

from app.domain.order.order import CancellationRefused, CancelOutcome, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class CancellingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.cancelling.cancel", order_id=str(order_id.root)) as span:
            found = await self._orders.get(order_id)
            if not isinstance(found, OrderFound):
                return found
            outcome = found.order.cancel(reason)
            match outcome:
                case OrderCancelled(order=order, reason=why):
                    await self._orders.save(order)
                    span.set_attribute("reason", why.value)
                case CancellationRefused() as refused:
                    logfire.info("refused", status=refused.status.value)
                case _:
                    pass
            return outcome

    async def cancel_all(
        self, order_ids: tuple[OrderId, ...], reason: CancelReason
    ) -> tuple[CancelOutcome, ...]:
        with logfire.span("service.cancelling.cancel_all", orders=len(order_ids)):
            outcomes = [await self.cancel(order_id, reason) for order_id in order_ids]
            cancelled = [o for o in outcomes if isinstance(o, OrderCancelled)]
            for done in cancelled:
                logfire.info("cancelled", order_id=str(done.order.id.root))
            return tuple(outcomes)
# === case: adversarial/good/02-branches-on-infrastructure
# --- file: src/app/service/relay.py
"""Relays what happened to whoever listens, as long as anybody does."""

import asyncio
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import logfire

from app.config import Settings
from app.domain.order.event import OrderWasCancelled


@dataclass(frozen=True)
class RelaySettings:
    attempts: int = 3
    pause: timedelta = timedelta(seconds=1)


class RelayService:
    def __init__(self, settings: Settings, relay: RelaySettings, http: httpx.AsyncClient) -> None:
        self._settings = settings
        self._relay = relay
        self._http = http
        self._waiting: deque[OrderWasCancelled] = deque()
        self._failures = 0
        self._opened_at: datetime | None = None

    @logfire.instrument("service.relay.announce")
    async def announce(self, event: OrderWasCancelled) -> None:
        if self._failures > self._relay.attempts or self._opened_at is None:
            self._waiting.append(event)
            return
        for attempt in range(self._relay.attempts):
            response = await self._http.post("/events", content=event.model_dump_json())
            if response.is_success:
                self._failures = 0
                return
            if response.status_code == 429 and "retry-after" in response.headers:
                await asyncio.sleep(float(response.headers["retry-after"]))
            pause = self._relay.pause.total_seconds() * 2**attempt
            await asyncio.sleep(min(pause, 30.0))
            self._failures += 1

    @logfire.instrument("service.relay.drain")
    async def drain(self) -> None:
        while self._waiting and len(self._waiting) < self._settings.pool_size * 100:
            await self.announce(self._waiting.popleft())
        if self._settings.redis_url.startswith("rediss://"):
            logfire.info("drained securely", left=len(self._waiting))
# === case: adversarial/good/03-presence-and-kind-of-a-value
# --- file: src/app/domain/order/draft.py
from app.domain.order.order import Order
from app.domain.order.value import CustomerRef, OrderId
from app.domain.shared.model import DomainModel


class Draft(DomainModel):
    id: OrderId
    customer: CustomerRef | None = None
    order: Order | None = None
# --- file: src/app/service/drafting.py
import logfire

from app.domain.order.draft import Draft
from app.domain.order.order import CancelOutcome, Order, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class DraftingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.drafting.finish")
    async def finish(self, draft: Draft) -> OrderId:
        if draft.order is not None:
            await self._orders.save(draft.order)
        if draft.customer is None:
            return draft.id
        found = await self._orders.get(draft.id)
        return found.order.id if isinstance(found, OrderFound) else draft.id

    @logfire.instrument("service.drafting.settle")
    async def settle(self, outcome: CancelOutcome, order: Order) -> Order:
        kept = outcome.order if isinstance(outcome, OrderCancelled) else order
        return await self._orders.save(kept)
# === case: adversarial/good/04-spans-and-logs
# --- file: src/app/service/watching.py
import logging

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository

logger = logging.getLogger(__name__)


class WatchingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def keep(self, order: Order) -> Order:
        with logfire.span(
            "service.watching.keep",
            order_id=str(order.id.root),
            lines=len(order.lines),
            large=len(order.lines) > 10,
            open=order.is_open,
        ) as span:
            saved = await self._orders.save(order)
            span.set_attribute("total", float(saved.total().amount))
            span.set_attributes({"status": saved.status.value, "empty": not saved.lines})
            logfire.info("kept", dear=saved.total().amount > 100)
            logger.debug("kept %s of %d lines", saved.id, len(saved.lines))
            return saved
# === case: adversarial/good/05-data-of-unknown-type
# --- file: src/app/service/exchange.py
import json
from pathlib import Path

import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku


class ExchangeService:
    def __init__(self, http: httpx.AsyncClient, rates: Path) -> None:
        self._http = http
        self._rates = json.loads(rates.read_text())

    @logfire.instrument("service.exchange.level")
    async def level(self, sku: Sku) -> Quantity:
        reply = await self._http.get(f"/levels/{sku.root}")
        body = reply.json()
        rows = [row for row in body["rows"] if row.get("amount", 0) > 0]
        newest = max(rows, key=lambda row: row["at"])
        if body["status"] == "stale" or reply.elapsed.total_seconds() > 1:
            logfire.warn("stale levels")
        level = sum(row["amount"] for row in rows) if len(rows) > 1 else newest["amount"]
        factor = self._rates.get("factor", 1)
        return Quantity(int(level * factor))
# === case: adversarial/good/06-services-as-dataclasses
# --- file: src/app/service/placement.py
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import logfire
from pydantic import BaseModel
from pydantic_settings import BaseSettings

from app.domain.order.factory import OrderFactory
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import CustomerRef, OrderLine


class PlacementSettings(BaseSettings):
    attempts: int = 3


class PlacementConfig(BaseModel, frozen=True):
    pause: timedelta = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class PlacementService:
    """Places orders, one at a time."""

    orders: OrderRepository
    now: Callable[[], datetime]
    config: PlacementConfig = field(default_factory=PlacementConfig)

    @logfire.instrument("service.placement.place")
    async def place(self, customer: CustomerRef, lines: tuple[OrderLine, ...]) -> Order:
        order = OrderFactory.place(customer, lines)
        for _ in range(3):
            saved = await self.orders.save(order)
            if self.config.pause > timedelta(0):
                return saved
        return order
# --- file: src/app/domain/order/factory.py
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine


class OrderFactory:
    @staticmethod
    def place(customer: CustomerRef, lines: tuple[OrderLine, ...]) -> Order:
        return Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING, lines=lines)
# === case: adversarial/good/07-routes-that-translate
# --- file: src/app/api/order/contracts.py
"""What orders look like over HTTP."""

from decimal import Decimal
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.value import Currency, Money


class LineRequest(BaseModel):
    sku: str
    pieces: int = Field(ge=1)
    price: Decimal
    currency: str | None = None

    def to_domain(self) -> OrderLine:
        currency = Currency(self.currency) if self.currency else Currency.EUR
        return OrderLine(
            sku=Sku(self.sku),
            quantity=Quantity(self.pieces),
            unit_price=Money(amount=self.price, currency=currency),
        )


class OrderResponse(BaseModel):
    id: UUID
    status: str
    total: Decimal
    lines: list[str] = []

    @classmethod
    def from_domain(cls, order: Order) -> Self:
        return cls(
            id=order.id.root,
            status=order.status.value,
            total=order.total().amount,
            lines=[line.sku.root for line in order.lines],
        )
# --- file: src/app/api/order/orders.py
"""Orders over HTTP: parse, delegate, translate the outcome."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Response

from app.api.deps import get_order_service
from app.api.order.contracts import OrderResponse
from app.domain.order.order import (
    CancellationRefused,
    CancelOutcome,
    OrderCancelled,
    OrderNotFound,
)
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/v2/orders", tags=["order"])

Service = Annotated[OrderServiceRunner, Depends(get_order_service)]


def answer(outcome: CancelOutcome) -> OrderResponse:
    """Give each outcome its one meaning over HTTP."""
    match outcome:
        case OrderCancelled(order=order):
            return OrderResponse.from_domain(order)
        case CancellationRefused(status=status):
            raise HTTPException(HTTPStatus.CONFLICT, f"the order is {status}")
        case OrderNotFound(order_id=order_id):
            raise HTTPException(HTTPStatus.NOT_FOUND, f"no order {order_id.root}")


@router.post("/{order_id}/cancel", responses={404: {}, 409: {}})
async def cancel(
    order_id: UUID,
    reason: CancelReason,
    service: Service,
    response: Response,
    prefer: Annotated[str | None, Header()] = None,
    verbose: Annotated[bool, Query()] = False,
) -> OrderResponse | None:
    """Call an order off."""
    outcome = await service.cancel(OrderId(order_id), reason)
    if prefer == "return=minimal" and not verbose:
        response.status_code = HTTPStatus.NO_CONTENT
        return None
    return answer(outcome)
# === case: adversarial/good/08-checkout-service
# --- file: src/app/domain/order/checkout.py
"""A checkout: the moment in which a basket becomes an order."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Basket(DomainModel):
    id: OrderId
    customer: CustomerRef
    lines: tuple[OrderLine, ...] = ()

    def check_out(self, limit: Money) -> "CheckoutOutcome":
        """Turn the basket into an order, if it is worth placing and not too dear."""
        if not self.lines:
            return NothingToPlace(basket_id=self.id)
        order = Order(
            id=self.id, customer=self.customer, status=OrderStatus.PENDING, lines=self.lines
        )
        if order.total().exceeds(limit):
            return OverLimit(basket_id=self.id, limit=limit)
        return Placed(order=order)


class Placed(DomainModel):
    kind: Literal["placed"] = "placed"
    order: Order


class NothingToPlace(DomainModel):
    kind: Literal["nothing_to_place"] = "nothing_to_place"
    basket_id: OrderId


class OverLimit(DomainModel):
    kind: Literal["over_limit"] = "over_limit"
    basket_id: OrderId
    limit: Money


type CheckoutOutcome = Annotated[
    Placed | NothingToPlace | OverLimit, Field(discriminator="kind")
]
# --- file: src/app/service/checkout.py
"""Checkout use cases: let the basket decide, keep the order, tell the customer."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import httpx
import logfire

from app.domain.order.checkout import Basket, CheckoutOutcome, Placed
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.shared.value import Money


class CheckoutService:
    def __init__(
        self,
        orders: OrderRepository,
        http: httpx.AsyncClient,
        limit: Money,
        patience: timedelta = timedelta(seconds=2),
    ) -> None:
        self._orders = orders
        self._http = http
        self._limit = limit
        self._patience = patience
        self._unannounced = 0

    async def check_out(self, basket: Basket) -> CheckoutOutcome:
        with logfire.span("service.checkout.check_out", lines=len(basket.lines)) as span:
            outcome = basket.check_out(self._limit)
            if isinstance(outcome, Placed):
                saved = await self._orders.save(outcome.order)
                await self._announce(saved)
            span.set_attribute("outcome", outcome.kind)
            return outcome

    async def check_out_all(self, baskets: Sequence[Basket]) -> tuple[CheckoutOutcome, ...]:
        with logfire.span("service.checkout.check_out_all", baskets=len(baskets)):
            outcomes = await asyncio.gather(*(self.check_out(basket) for basket in baskets))
            placed = [outcome for outcome in outcomes if isinstance(outcome, Placed)]
            logfire.info("checked out", placed=len(placed), asked=len(baskets))
            return tuple(outcomes)

    async def _announce(self, order: Order) -> None:
        """Tell the customer; an unreachable mail gateway never fails a checkout."""
        if self._unannounced > 100:
            return
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                response = await self._http.post("/mails", json=order.model_dump(mode="json"))
        except (TimeoutError, httpx.HTTPError):
            logfire.warn("not announced", order_id=str(order.id.root))
            self._unannounced += 1
            return
        if response.status_code < 400:
            self._unannounced = 0
# === case: unseen/bad/01-ternaries-and-short-circuits
# --- file: src/app/service/shipping.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class ShippingService:
    @logfire.instrument("service.shipping.cost")
    async def cost(self, order: Order) -> Money:
        return await self._priced(Money(amount=0 if order.is_open else 5))  #! L6

    @logfire.instrument("service.shipping.ship")
    async def ship(self, order: Order) -> OrderId:
        order.is_open and logfire.info("open")  #! L6
        logfire.info("lines", count=len(order.lines))
        assert order.lines, "nothing to ship"  #! L6
        await self._priced(order.total())
        return order.id

    async def _priced(self, money: Money) -> Money:
        return money
# === case: unseen/bad/02-early-return-and-while
# --- file: src/app/service/draining.py
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class DrainingService:
    def __init__(self, orders: OrderRepository) -> None:
        self.orders = orders

    @logfire.instrument("service.draining.drain")
    async def drain(self, *orders: Order) -> None:
        for order in orders:
            if not order.lines:  #! L6
                continue
            await self.orders.save(order)

    @logfire.instrument("service.draining.wait")
    async def wait(self, order_id: OrderId) -> OrderId:
        found = await self.orders.get(order_id)
        while isinstance(found, OrderFound) and found.order.is_open:  #! L6
            found = await self.orders.get(order_id)
        return order_id
# === case: unseen/bad/03-any-all-and-filter
# --- file: src/app/service/screening.py
import itertools
from operator import attrgetter

import logfire

from app.domain.inventory.value import Sku
from app.domain.order.order import Order


class ScreeningService:
    @logfire.instrument("service.screening.screen")
    async def screen(self, orders: tuple[Order, ...], sku: Sku) -> tuple[Order, ...]:
        if all(order.is_open for order in orders):  #! L6
            return await self._kept(orders)
        chosen = filter(lambda order: order.lines, orders)  #! L6
        ordered = sorted(chosen, key=attrgetter("customer"))  #! L6
        rest = itertools.dropwhile(lambda order: order.is_open, ordered)  #! L6
        return await self._kept(tuple(rest))

    async def _kept(self, orders: tuple[Order, ...]) -> tuple[Order, ...]:
        return orders
# === case: unseen/bad/04-match-on-an-attribute
# --- file: src/app/service/routing.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId


class RoutingService:
    @logfire.instrument("service.routing.route")
    async def route(self, order: Order) -> OrderId:
        match order.lines:  #! L6
            case ():
                return await self._empty(order)
            case (line,):
                logfire.info("single", sku=line.sku.root)
        return order.id

    @logfire.instrument("service.routing.split")
    async def split(self, order: Order, other: Order) -> OrderId:
        match order.customer == other.customer:  #! L6
            case True:
                return other.id
            case False:
                return await self._empty(order)

    async def _empty(self, order: Order) -> OrderId:
        return order.id
# === case: unseen/bad/05-parked-in-variables-and-returned
# --- file: src/app/service/scoring.py
from datetime import datetime, timedelta

import logfire

from app.domain.order.event import OrderWasCancelled
from app.domain.order.order import Order
from app.domain.shared.value import Money


class ScoringService:
    def __init__(self, limit: Money) -> None:
        self._limit = limit

    @logfire.instrument("service.scoring.score")
    async def score(self, order: Order, event: OrderWasCancelled, now: datetime) -> Money:
        recent = now - event.occurred_at < timedelta(days=7)  #! L6
        large = self._limit.amount <= order.total().amount  #! L6
        logfire.info("scored", recent=recent, large=large)
        open_ = order.is_open
        if open_:  #! L6
            return await self._kept(order.total())
        return self._limit

    async def _kept(self, money: Money) -> Money:
        return money
# === case: unseen/bad/06-sums-counts-and-folds
# --- file: src/app/service/totals.py
import functools
import math
import statistics
from decimal import Decimal

import logfire

from app.domain.order.order import Order
from app.domain.shared.value import Money


class TotalsService:
    @logfire.instrument("service.totals.sum")
    async def total(self, orders: list[Order]) -> Money:
        amounts = [order.total().amount for order in orders]
        joined = sum(amounts)  #! L6
        folded = functools.reduce(lambda a, order: a + order.total().amount, orders, Decimal(0))  #! L6
        largest = max(orders, key=lambda order: order.total().amount)  #! L6
        logfire.info("totals", joined=joined, folded=folded)
        return await self._kept(largest.total())

    @logfire.instrument("service.totals.mean")
    async def mean(self, order: Order) -> Money:
        tax = -order.total().amount * Decimal("0.19")  #! L6
        return await self._kept(Money(amount=tax))

    async def _kept(self, money: Money) -> Money:
        return money
# === case: unseen/bad/07-counters-of-domain-values
# --- file: src/app/service/counting.py
import logfire

from app.domain.inventory.value import Quantity
from app.domain.order.order import Order


class CountingService:
    def __init__(self) -> None:
        self._pieces = 0

    @logfire.instrument("service.counting.count")
    async def count(self, order: Order, spare: Quantity) -> Quantity:
        for line in order.lines:
            self._pieces += line.quantity.root  #! L6
        left = spare.root - len(order.lines)  #! L6
        return await self._kept(Quantity(left))

    async def _kept(self, quantity: Quantity) -> Quantity:
        return quantity
# === case: unseen/bad/08-copies-under-other-names
# --- file: src/app/service/moving.py
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import CustomerRef, OrderId


class MovingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.moving.move")
    async def move(self, order_id: OrderId, to: CustomerRef) -> OrderId:
        match await self._orders.get(order_id):
            case OrderFound(order=found):
                await self._orders.save(found.model_copy(update=dict(customer=to)))  #! L6
                changes = {"update": {"customer": to}}
                await self._orders.save(found.model_copy(**changes))  #! L6
            case _:
                pass
        return order_id

    @logfire.instrument("service.moving.rebuild")
    async def rebuild(self, order: Order) -> Order:
        rebuilt = type(order).model_construct(**order.model_dump())  #! L6
        return await self._orders.save(rebuilt)
# === case: unseen/bad/09-aggregates-born-in-a-service
# --- file: src/app/service/importing.py
import logfire

import app.domain.order.order as orders
from app.domain.order.order import Order as Purchase
from app.domain.order.repository import OrderRepository
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId

INITIAL = OrderStatus.PENDING


class ImportingService:
    def __init__(self, repository: OrderRepository) -> None:
        self._repository = repository

    @logfire.instrument("service.importing.open")
    async def open(self, customer: CustomerRef) -> Purchase:
        purchase = Purchase(id=OrderId(), customer=customer, status=INITIAL)  #! L6
        return await self._repository.save(purchase)

    @logfire.instrument("service.importing.reopen")
    async def reopen(self, customer: CustomerRef) -> Purchase:
        status = OrderStatus.CONFIRMED
        fields = {"customer": customer, "status": status}
        await self._repository.save(orders.Order(id=OrderId(), status=status, customer=customer))  #! L6
        return await self._repository.save(orders.Order(id=OrderId(), **fields))  #! L6
# === case: unseen/bad/10-models-by-other-means
# --- file: src/app/service/quoting.py
from dataclasses import dataclass, field
from enum import Enum, IntFlag

import logfire
import pydantic
from pydantic import RootModel, create_model

from app.domain.order.order import Order
from app.domain.shared.model import DomainModel as Model
from app.domain.shared.value import Money

Speed = Enum("Speed", "FAST SLOW")  #! L6
Quote = create_model("Quote", amount=(Money, ...))  #! L6


class Flags(IntFlag):  #! L6
    GIFT = 1
    FRAGILE = 2


class Rate(RootModel[int], frozen=True):  #! L6
    """A rate in percent."""


class QuotingService:
    class Offer(Model):  #! L6
        price: Money

    @logfire.instrument("service.quoting.quote")
    async def quote(self, order: Order) -> Money:
        return await self._kept(order.total())

    async def _kept(self, money: Money) -> Money:
        @pydantic.dataclasses.dataclass(frozen=True)
        class Kept:  #! L6
            money: Money

        return Kept(money).money


@dataclass(kw_only=True)
class Basket:  #! L6
    orders: list[Order] = field(default_factory=list)
# === case: unseen/bad/11-routes-with-opinions
# --- file: src/app/api/order/insight.py
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from app.api.deps import get_order_service
from app.domain.order.order import Order, OrderCancelled
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/insight")
Service = Annotated[OrderServiceRunner, Depends(get_order_service)]


@router.post("/cancel/{order_id}")
async def cancel(order_id: OrderId, service: Service) -> dict[str, str]:
    outcome = await service.cancel(order_id, CancelReason.OUT_OF_STOCK)
    if isinstance(outcome, OrderCancelled) and len(outcome.order.lines) > 3:  #! L6
        raise HTTPException(409, "too large")
    return {"id": str(order_id.root)}


@router.post("/priority")
async def priority(order: Order) -> dict[str, str]:
    return {"priority": "high" if order.total().amount > 100 else "low"}  #! L6


@router.post("/lines")
async def lines(orders: list[Order]) -> list[int]:
    return [len(order.lines) for order in orders if order.is_open]  #! L6
# === case: unseen/bad/12-typed-through-generics-and-aliases
# --- file: src/app/service/paging.py
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

import logfire
from pydantic import Field

import app.domain.order.order as domain
from app.domain.order.value import CustomerRef, OrderId, OrderLine

type Orders = Sequence[domain.Order]
Book = Mapping[CustomerRef, Orders]


class PagingService:
    def __init__(self, book: Book) -> None:
        self.book = book

    @logfire.instrument("service.paging.page")
    async def page(self, orders: Annotated[Orders, Field(max_length=5)]) -> tuple[OrderId, ...]:
        page = tuple(order.id for order in orders if order.lines)  #! L6
        await self._shown(orders[0].lines)
        if orders[-1].is_open:  #! L6
            return page
        return page

    @logfire.instrument("service.paging.of")
    async def of(self, customer: CustomerRef) -> tuple[OrderId, ...]:
        await self._shown(())
        newest, *_ = self.book[customer]
        if newest.lines:  #! L6
            return (newest.id,)
        return ()

    async def _shown(self, lines: Iterable[OrderLine]) -> None:
        for number, line in enumerate(lines):
            if line.quantity.root > number:  #! L6
                logfire.info("line", sku=line.sku.root)
# === case: unseen/bad/13-helpers-that-return-domain-values
# --- file: src/app/service/helping.py
import asyncio

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class HelpingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.helping.help")
    async def help(self, *ids: OrderId) -> None:
        for order in await self._all(ids):
            if order.is_open:  #! L6
                await self._orders.save(order)

    @logfire.instrument("service.helping.pair")
    async def pair(self, first: OrderId, second: OrderId) -> None:
        one, two = await asyncio.gather(self._one(first), self._one(second))
        if one is not None and one.lines:  #! L6
            await self._orders.save(one)
        if two and two.customer:  #! L6
            await self._orders.save(two)

    async def _all(self, ids: tuple[OrderId, ...]) -> list[Order]:
        return [order for i in ids if (order := await self._one(i))]

    async def _one(self, order_id: OrderId) -> Order | None:
        found = await self._orders.get(order_id)
        return found.order if isinstance(found, OrderFound) else None
# === case: unseen/bad/14-inherited-service
# --- file: src/app/service/base.py
from app.domain.order.order import Order


class OrderHolder:
    current: Order

    def _hold(self, order: Order) -> None:
        self.current = order
# --- file: src/app/service/holding.py
import logfire

from app.domain.order.value import OrderId
from app.service.base import OrderHolder


class HoldingService(OrderHolder):
    @logfire.instrument("service.holding.release")
    async def release(self) -> OrderId:
        if self.current.is_open:  #! L6
            return await self._released()
        return self.current.id

    async def _released(self) -> OrderId:
        return self.current.id if self.current.lines else self.current.id  #! L6
# === case: unseen/bad/15-decisions-in-functions-and-closures
# --- file: src/app/service/deciding.py
from collections.abc import Callable

import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId


def is_bulky(order: Order) -> bool:
    return len(order.lines) > 100  #! L6


heavy: Callable[[Order], bool] = lambda order: order.total().amount > 1000  # noqa: E731  #! L6


class DecidingService:
    @logfire.instrument("service.deciding.decide")
    async def decide(self, order: Order) -> OrderId:
        def worth_it() -> bool:
            return order.total().amount >= 10  #! L6

        if worth_it() or is_bulky(order) or heavy(order):
            return await self._decided(order)
        return order.id

    async def _decided(self, order: Order) -> OrderId:
        return order.id
# === case: unseen/bad/16-comparisons-of-two-reads
# --- file: src/app/service/matching.py
import logfire

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.order import Order
from app.domain.order.value import OrderLine


class MatchingService:
    @logfire.instrument("service.matching.match")
    async def pairs(self, left: Order, right: Order) -> Quantity:
        same = left.customer == right.customer  #! L6
        logfire.info("matching", same=same)
        known = {line.sku: line for line in right.lines if line.sku not in self._skus(left)}  #! L6
        return await self._sized(tuple(known.values()))

    @logfire.instrument("service.matching.find")
    async def has_sku(self, order: Order, sku: Sku) -> bool:
        await self._sized(order.lines)
        return sku in [line.sku for line in order.lines]  #! L6

    def _skus(self, order: Order) -> set[Sku]:
        return {line.sku for line in order.lines}

    async def _sized(self, lines: tuple[OrderLine, ...]) -> Quantity:
        return Quantity(len(lines))
# === case: unseen/bad/17-value-objects-taken-apart
# --- file: src/app/service/exchanging.py
import logfire

from app.domain.identity.value import EmailAddress
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class ExchangingService:
    @logfire.instrument("service.exchanging.exchange")
    async def exchange(self, money: Money, rate: Quantity) -> Money:
        return await self._kept(Money(amount=money.amount * rate.root))  #! L6

    @logfire.instrument("service.exchanging.check")
    async def check(self, email: EmailAddress, sku: Sku) -> EmailAddress:
        if email.root.endswith("@example.com"):  #! L6
            return await self._checked(email)
        if sku.root[0] == "X":  #! L6
            return email
        return email

    async def _kept(self, money: Money) -> Money:
        return money

    async def _checked(self, email: EmailAddress) -> EmailAddress:
        return email
# === case: unseen/bad/18-match-guards-and-nested-conditions
# --- file: src/app/service/settling.py
import logfire

from app.domain.order.order import CancellationRefused, CancelOutcome, OrderCancelled
from app.domain.order.value import OrderId


class SettlingService:
    @logfire.instrument("service.settling.settle")
    async def settle(self, outcome: CancelOutcome) -> OrderId:
        match outcome:
            case OrderCancelled(order=order) if order.total().amount > 0:  #! L6
                return await self._settled(order.id)
            case OrderCancelled() as done if done.reason.is_refundable():  #! L6
                return done.order.id
            case OrderCancelled(order=order):
                return order.id
            case CancellationRefused(order_id=order_id, status=status):
                if status.is_terminal() and order_id.root.int > 5:  #! L6
                    logfire.info("late")
                return order_id
            case other:
                return other.order_id

    async def _settled(self, order_id: OrderId) -> OrderId:
        return order_id
# === case: unseen/bad/19-sorting-and-grouping
# --- file: src/app/service/arranging.py
import heapq
from itertools import groupby

import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderLine


class ArrangingService:
    @logfire.instrument("service.arranging.arrange")
    async def arrange(self, order: Order) -> tuple[OrderLine, ...]:
        lines = list(order.lines)
        lines.sort(key=lambda line: line.quantity.root, reverse=True)  #! L6
        for sku, group in groupby(lines, key=lambda line: line.sku):  #! L6
            logfire.info("group", sku=sku.root, size=len(list(group)))
        dear = heapq.nlargest(3, lines, key=lambda line: line.unit_price.amount)  #! L6
        return await self._kept(tuple(dear))

    async def _kept(self, lines: tuple[OrderLine, ...]) -> tuple[OrderLine, ...]:
        return lines
# === case: unseen/good/01-outcomes-read-by-their-class
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
# === case: unseen/good/02-state-of-the-service-itself
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
# === case: unseen/good/03-things-of-unknown-type
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
# === case: unseen/good/04-copies-without-a-change
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
# === case: unseen/good/05-spans-logs-and-keys
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
# === case: unseen/good/06-protocols-errors-and-type-variables-in-services
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
# === case: unseen/good/07-routes-that-only-translate
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
# === case: unseen/good/08-booking-of-rooms
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
# === case: unseen/good/09-insurance-claims
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
# === case: unseen/good/10-menu-of-a-restaurant
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
# === case: unseen/good/11-energy-meters-in-a-unit-of-work
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
# === case: unseen/good/12-tickets-with-commands
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
# === case: unfamiliar/bad/01-service-that-decides
# --- file: src/app/service/dispatch.py
from dataclasses import dataclass
from enum import StrEnum

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId


class Carrier(StrEnum):  #! L6
    VAN = "van"


@dataclass(frozen=True)
class Parcel:  #! L6
    order: Order


@dataclass
class DispatchConfig:
    depot: str


class DispatchService:
    def __init__(self, orders: OrderRepository, config: DispatchConfig) -> None:
        self._orders = orders
        self._config = config

    async def dispatch(self, order: Order) -> Order:
        with logfire.span("dispatch", order=str(order.id)):
            if order.is_open:  #! L6
                return order
            moved = order.model_copy(update={"lines": ()})  #! L6
            return await self._orders.save(moved)

    async def weigh(self, orders: tuple[Order, ...]) -> int:
        with logfire.span("weigh"):
            count = sum(line.quantity.root for order in orders for line in order.lines)  #! L6
            heaviest = sorted(orders, key=lambda each: len(each.lines))  #! L6
            await self._orders.save(heaviest[0])
            return count

    async def open(self, customer: CustomerRef) -> Order:
        with logfire.span("open"):
            order = Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING)  #! L6
            return await self._orders.save(order)
# === case: unfamiliar/bad/02-route-that-computes
# --- file: src/app/api/bills/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.order.order import CancelOutcome, OrderCancelled
from app.domain.order.value import OrderLine
from app.domain.shared.value import Money

router = APIRouter()


def total(lines: tuple[OrderLine, ...], discount: Money) -> int:
    amount = 0
    for line in lines:
        amount += line.quantity.root * 2  #! L6
    while discount.amount > amount:  #! L6
        amount += 1
    return amount


def answer(outcome: CancelOutcome) -> OrderCancelled:
    match outcome:
        case OrderCancelled() as done if done.order.lines:  #! L6
            return done
        case OrderCancelled():
            return outcome
        case _:
            raise HTTPException(409)


def dear(line: OrderLine, limit: Money) -> str:
    return "dear" if line.subtotal().exceeds(limit) else "cheap"
# === case: unfamiliar/bad/03-gallery
# --- file: src/app/service/gallery.py
from itertools import groupby
from operator import attrgetter

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class GalleryService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def show(self, order_id: OrderId) -> None:
        with logfire.span("gallery.show"):
            found = await self._orders.get(order_id)
            if isinstance(found, OrderFound) and found.order.is_open:  #! L6
                await self._orders.save(found.order)
            lines = found.order.lines if isinstance(found, OrderFound) else ()
            big = [line for line in lines if line.quantity.root > 3]  #! L6
            most = max(lines, key=attrgetter("quantity"))  #! L6
            logfire.info("shown", big=len(big), most=str(most))
            if any(line.sku == most.sku for line in lines):  #! L6
                return

    async def thaw(self, order: Order) -> Order:
        with logfire.span("gallery.thaw"):
            raw = Order.model_construct(**order.model_dump())  #! L6
            return await self._orders.save(raw)
# === case: unfamiliar/good/01-orchestration-of-a-theatre
# --- file: src/app/service/theatre.py
import asyncio
from collections.abc import Callable
from typing import assert_never

import logfire

from app.config import Settings
from app.domain.order.order import CancelOutcome, CancellationRefused, Order, OrderCancelled
from app.domain.order.order import OrderNotFound
from app.domain.order.repository import OrderFound, OrderLookup, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class TheatreService:
    """Runs an evening: loads, lets the order decide, stores."""

    def __init__(self, orders: OrderRepository, settings: Settings) -> None:
        self._orders = orders
        self._settings = settings
        self._running = False
        self._gate = asyncio.Semaphore(settings.pool_size)
        self._listeners: list[Callable[[Order], None]] = []

    async def close_all(self, ids: tuple[OrderId, ...], reason: CancelReason) -> list[CancelOutcome]:
        with logfire.span("theatre.close_all", count=len(ids)):
            if not ids or self._running:
                return []
            self._running = True
            try:
                found = await asyncio.gather(*(self._orders.get(each) for each in ids))
                outcomes = [self._decide(each, reason) for each in found]
                for outcome in outcomes:
                    if isinstance(outcome, OrderCancelled):
                        await self._keep(outcome.order)
                if self._settings.pool_size > 3:
                    logfire.info("closed {n}", n=sum(1 for _ in outcomes))
                return outcomes
            finally:
                self._running = False

    def _decide(self, found: OrderLookup, reason: CancelReason) -> CancelOutcome:
        match found:
            case OrderFound(order=order):
                return order.cancel(reason)
            case OrderNotFound():
                return found
            case _:
                assert_never(found)

    async def _keep(self, order: Order) -> None:
        async with self._gate:
            stored = await self._orders.save(order)
        for listener in self._listeners:
            listener(stored)


def describe(outcome: CancelOutcome) -> str:
    match outcome:
        case OrderCancelled(reason=reason):
            return f"cancelled because of {reason}"
        case CancellationRefused() as refused:
            return f"refused: {refused.status}"
        case OrderNotFound(order_id=order_id):
            return f"{order_id} is unknown"
# === case: contested/bad/01-a-market-that-weighs
# --- file: src/app/domain/stand/value.py
from decimal import Decimal

from pydantic import RootModel


class Kilos(RootModel[Decimal], frozen=True):
    """A weight on the scale."""

    def exceeds(self, other: "Kilos") -> bool:
        return self.root > other.root


class StandId(RootModel[str], frozen=True):
    """Names one stand."""
# --- file: src/app/domain/stand/type.py
from enum import StrEnum


class Mode(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    def is_open(self) -> bool:
        return self is Mode.OPEN
# --- file: src/app/domain/stand/stand.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.stand.type import Mode
from app.domain.stand.value import Kilos, StandId


class Sale(DomainModel):
    weight: Kilos
    paid: Kilos | None = None


class Stand(DomainModel):
    id: StandId
    mode: Mode = Mode.OPEN
    limit: Kilos
    sales: tuple[Sale, ...] = ()

    def latest(self) -> Sale | None:
        return self.sales[-1] if self.sales else None


class Sold(DomainModel):
    kind: Literal["sold"] = "sold"
    stand: Stand


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    weight: Kilos


type Outcome = Sold | Refused
# --- file: src/app/domain/stand/repository.py
from typing import Protocol

from app.domain.stand.stand import Stand
from app.domain.stand.value import StandId


class Stands(Protocol):
    async def get(self, stand_id: StandId, /) -> Stand | None: ...
    async def all(self) -> tuple[Stand, ...]: ...
    async def save(self, stand: Stand) -> None: ...
# --- file: src/app/service/stand.py
import heapq
from operator import attrgetter

import logfire

from app.domain.stand.repository import Stands
from app.domain.stand.stand import Outcome, Refused, Sold, Stand
from app.domain.stand.type import Mode
from app.domain.stand.value import Kilos, StandId


class StandService:
    def __init__(self, stands: Stands, largest: int) -> None:
        self._stands = stands
        self._largest = largest

    @logfire.instrument("service.stand.sell")
    async def sell(self, stand_id: StandId, weight: Kilos) -> Outcome:
        stand = await self._stands.get(stand_id)
        if stand is None:
            return Refused(weight=weight)
        if weight.exceeds(stand.limit):  #! L6
            return Refused(weight=weight)
        if not (sales := stand.sales):  #! L6
            logfire.info("first")
        await self._stands.save(stand)
        while len(sales) < self._largest:  #! L6
            sales = (*sales, *sales)
        return Sold(stand=stand) if stand.mode.is_open() else Refused(weight=weight)  #! L6

    @logfire.instrument("service.stand.rank")
    async def rank(self) -> tuple[StandId, ...]:
        stands = await self._stands.all()
        heaviest = heapq.nlargest(3, stands, key=lambda stand: stand.limit.root)  #! L6
        ordered = sorted(heaviest, key=attrgetter("limit"))  #! L6
        opened = [stand for stand in ordered if stand.mode.is_open()]  #! L6
        return tuple(stand.id for stand in opened)

    @logfire.instrument("service.stand.weigh")
    async def weigh(self, stand: Stand) -> Kilos:
        total = sum(sale.weight.root for sale in stand.sales)  #! L6
        free = stand.limit.root - total  #! L6
        await self._told(max(stand.sales, key=lambda sale: sale.weight.root))  #! L6
        return Kilos(free)

    @logfire.instrument("service.stand.change")
    async def change(self, stand: Stand) -> Stand:
        shut = stand.model_copy(update={"mode": Mode.SHUT})  #! L6
        same = stand.model_copy()
        made = Stand.model_construct(id=stand.id, limit=stand.limit)  #! L6
        fresh = Stand(id=StandId("new"), mode=Mode.SHUT, limit=stand.limit)  #! L6
        plain = Stand(id=StandId("new"), limit=stand.limit)
        await self._told(shut, same, made, fresh, plain)
        return plain

    async def _told(self, *things: object) -> None:
        logfire.info("told", things=len(things))
# === case: contested/bad/02-a-ferry-that-judges-in-helpers
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
# === case: contested/bad/03-routes-of-a-spa
# --- file: src/app/domain/spa/value.py
from pydantic import RootModel


class Degrees(RootModel[int], frozen=True):
    """How warm the water is."""


class PoolId(RootModel[str], frozen=True):
    """Names one pool."""
# --- file: src/app/domain/spa/type.py
from enum import StrEnum


class Water(StrEnum):
    SALT = "salt"
    SWEET = "sweet"

    def is_salty(self) -> bool:
        return self is Water.SALT
# --- file: src/app/domain/spa/pool.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.spa.type import Water
from app.domain.spa.value import Degrees, PoolId


class Pool(DomainModel):
    id: PoolId
    water: Water
    warm: Degrees


class Found(DomainModel):
    kind: Literal["found"] = "found"
    pool: Pool


class Missing(DomainModel):
    kind: Literal["missing"] = "missing"
    id: PoolId


type Lookup = Found | Missing
# --- file: src/app/service/spa.py
import logfire

from app.domain.spa.pool import Lookup, Missing
from app.domain.spa.value import PoolId


class SpaService:
    @logfire.instrument("service.spa.find")
    async def find(self, pool_id: PoolId) -> Lookup:
        return Missing(id=pool_id)
# --- file: src/app/api/spa/routes.py
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from app.domain.spa.pool import Found, Missing, Pool
from app.domain.spa.type import Water
from app.domain.spa.value import Degrees, PoolId
from app.service.spa import SpaService

router = APIRouter()


class PoolOut(BaseModel):
    id: str
    warm: int
    salty: bool

    @classmethod
    def of(cls, pool: Pool) -> "PoolOut":
        return cls(
            id=pool.id.root,
            warm=pool.warm.root * 9 // 5 + 32,  #! L6
            salty=pool.water.is_salty(),
        )


@router.get("/pools/{pool_id}")
async def show(pool_id: str, service: Annotated[SpaService, Depends()]) -> PoolOut:
    match await service.find(PoolId(pool_id)):
        case Found(pool=pool) if pool.warm.root > 20:  #! L6
            return PoolOut.of(pool)
        case Found(pool=pool):
            assert pool.water.is_salty()  #! L6
            return PoolOut.of(pool)
        case Missing(id=missing):
            raise HTTPException(404, f"no pool {missing.root}")


@router.post("/pools")
async def add(body: PoolOut, service: Annotated[SpaService, Depends()]) -> PoolOut:
    pool = Pool(id=PoolId(body.id), water=Water.SALT, warm=Degrees(body.warm))  #! L6
    if body.warm > 40:
        raise HTTPException(422)
    found = await service.find(pool.id)
    if isinstance(found, Missing):
        return PoolOut.of(pool)
    return PoolOut.of(found.pool if found.pool.water.is_salty() else pool)  #! L6
# === case: contested/bad/04-decisions-through-other-doors
# --- file: src/app/domain/vault/value.py
from pydantic import RootModel


class Coins(RootModel[int], frozen=True):
    """How much lies in a vault."""
# --- file: src/app/domain/vault/vault.py
from app.domain.shared.model import DomainModel
from app.domain.vault.value import Coins


class Vault[T](DomainModel):
    coins: Coins
    content: T


class Key(DomainModel):
    opens: Coins

    @property
    def is_bent(self) -> bool:
        return False
# --- file: src/app/service/vault.py
import functools
from collections.abc import Callable
from contextlib import suppress

import logfire

from app.domain.vault import vault as model
from app.domain.vault.value import Coins
from app.domain.vault.vault import Key, Vault

type Safe = Vault[Key]
type Ring = dict[Coins, list[Key]]


class VaultService:
    key: Key

    def __init__(self, find: Callable[[Coins], Safe], keys: Ring) -> None:
        self._find = find
        self._keys = keys

    @logfire.instrument("service.vault.open")
    async def open(self, coins: Coins) -> Safe:
        safe = self._find(coins)
        if safe.content.is_bent:  #! L6
            await self._told(coins)
        if any(key.opens == coins for key in self._keys[coins]):  #! L6
            await self._told(coins)
        kept = filter(lambda key: not key.is_bent, self._keys[coins])  #! L6
        count = functools.reduce(lambda sum_, key: sum_ + key.opens.root, kept, 0)  #! L6
        is_full = count > 3 and safe.coins != coins  #! L6
        logfire.info("opened", is_full=is_full)
        return safe

    @logfire.instrument("service.vault.close")
    async def close(self, safe: "model.Vault[model.Key]") -> Safe:
        with suppress(KeyError):
            assert safe.coins.root  #! L6
        while not self.key.is_bent:  #! L6
            await self._told(safe.coins)
        return safe

    async def _told(self, coins: Coins) -> None:
        logfire.info("coins", coins=coins.root)
# === case: contested/bad/05-a-post-that-weighs-letters
# --- file: src/app/domain/letter/value.py
from pydantic import BaseModel, RootModel


class Grams(RootModel[int], frozen=True):
    """What a letter weighs."""

    def __int__(self) -> int:
        return self.root

    def __lt__(self, other: "Grams") -> bool:
        return self.root < other.root


class LetterId(RootModel[str], frozen=True):
    """Names one letter."""


class Address(BaseModel, frozen=True):
    street: str
    is_abroad: bool = False
# --- file: src/app/domain/letter/letter.py
from typing import Literal

from app.domain.letter.value import Address, Grams, LetterId
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    id: LetterId
    weight: Grams
    to: Address
    copies: tuple[Grams, ...] = ()


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    letter: Letter


class Kept(DomainModel):
    kind: Literal["kept"] = "kept"
    letter_id: LetterId


type Sending = Sent | Kept
# --- file: src/app/domain/letter/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

from app.domain.letter.letter import Letter
from app.domain.letter.value import LetterId


class Letters(Protocol):
    async def get(self, letter_id: LetterId, /) -> Letter | None: ...
    def all(self) -> AsyncIterator[Letter]: ...
    async def save(self, letter: Letter, /) -> None: ...
# --- file: src/app/service/letter.py
import asyncio
import bisect
from collections import defaultdict
from dataclasses import dataclass
from typing import Protocol

import logfire

from app.domain.letter.letter import Kept, Letter, Sending, Sent
from app.domain.letter.repository import Letters
from app.domain.letter.value import Grams, LetterId


class Scale(Protocol):
    async def heaviest(self) -> Grams: ...


@dataclass(frozen=True)
class Parcel:  #! L6
    letter: Letter
    stamp: int


class LetterService:
    def __init__(self, letters: Letters, scale: Scale, most: Grams) -> None:
        self._letters = letters
        self._scale = scale
        self._most = most

    @logfire.instrument("service.letter.send")
    async def send(self, letter_id: LetterId) -> Sending:
        letter = await self._letters.get(letter_id)
        if not letter or letter.weight > self._most:  #! L6
            return Kept(letter_id=letter_id)
        if int(letter.weight) % 2:  #! L6
            await asyncio.sleep(1)
        if (await self._scale.heaviest()) < letter.weight:  #! L6
            await asyncio.sleep(1)
        abroad = letter.to.is_abroad
        await asyncio.sleep(3 if abroad else 1)  #! L6
        return Sent(letter=letter)

    @logfire.instrument("service.letter.sort")
    async def sort(self) -> int:
        shelves: defaultdict[bool, list[LetterId]] = defaultdict(list)
        total = 0
        async for letter in self._letters.all():
            shelves[letter.to.is_abroad].append(letter.id)
            total += letter.weight.root  #! L6
            if letter.copies:  #! L6
                await self._letters.save(letter)
        heavy = [each async for each in self._letters.all() if each.weight.root > 20]  #! L6
        heavy.sort(key=lambda each: each.weight.root)  #! L6
        return total + len(shelves)

    @logfire.instrument("service.letter.pick")
    async def pick(self, letters: list[Letter]) -> Letter | int:
        lightest, *_ = sorted(letters, key=lambda each: int(each.weight))  #! L6
        try:
            position = [each.id for each in letters].index(lightest.id)
        except ValueError:
            return await self._none()
        grams = lightest.weight.root * 2 + position  #! L6
        return lightest if grams else 0

    @logfire.instrument("service.letter.hand")
    async def hand(self, sending: Sending) -> LetterId:
        match sending:
            case Sent(letter=Letter(to=address) as letter):
                if address.is_abroad:  #! L6
                    await asyncio.sleep(1)
                return letter.id
            case Kept(letter_id=kept):
                logfire.info("kept", letter=kept.root)
                return await self._id(kept)

    async def _none(self) -> int:
        return 0

    async def _id(self, letter_id: LetterId) -> LetterId:
        return letter_id
# === case: contested/bad/06-a-pharmacy-that-counts
# --- file: src/app/domain/drug/value.py
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import RootModel


class Dose(RootModel[Decimal], frozen=True):
    """How much is given."""


class Expiry(RootModel[date], frozen=True):
    """Until when it may be given."""

    @property
    def year(self) -> int:
        return self.root.year


class Shelf(StrEnum):
    COLD = "cold"
    WARM = "warm"

    @property
    def needs_power(self) -> bool:
        return self is Shelf.COLD
# --- file: src/app/domain/drug/drug.py
from collections.abc import Mapping
from typing import Literal

from app.domain.drug.value import Dose, Expiry, Shelf
from app.domain.shared.model import DomainModel


class Batch(DomainModel):
    dose: Dose
    expiry: Expiry
    shelf: Shelf = Shelf.WARM


class Drug(DomainModel):
    batches: tuple[Batch, ...] = ()
    by_shelf: Mapping[Shelf, Batch] = {}
    usual: Dose

    def total(self) -> Dose:
        return Dose(sum(batch.dose.root for batch in self.batches))

    def give(self, dose: Dose) -> "Given | Short":
        return Short(missing=dose)


class Given(DomainModel):
    kind: Literal["given"] = "given"
    drug: Drug


class Short(DomainModel):
    kind: Literal["short"] = "short"
    missing: Dose
# --- file: src/app/service/drug.py
import asyncio
import itertools
import statistics
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Protocol

import logfire

from app.domain.drug.drug import Batch, Drug, Given, Short
from app.domain.drug.value import Dose, Shelf


class Drugs(Protocol):
    async def all(self) -> dict[str, Drug]: ...
    async def save(self, drug: Drug) -> None: ...


class DrugService:
    def __init__(self, drugs: Drugs, today: date, limit: int = 5) -> None:
        self._drugs = drugs
        self._today = today
        self._limit = limit

    @logfire.instrument("service.drug.sweep")
    async def sweep(self) -> int:
        swept = 0
        for name, drug in (await self._drugs.all()).items():
            for batch in drug.batches:
                if self._today >= batch.expiry.root:  #! L6
                    swept += 1
                elif batch.shelf.needs_power:
                    await asyncio.sleep(0)
            logfire.info("swept", name=name, left=len(drug.batches))
        if swept > self._limit:
            await asyncio.sleep(1)
        return swept

    @logfire.instrument("service.drug.mean")
    async def mean(self, drug: Drug) -> float:
        doses = [batch.dose.root for batch in drug.batches]
        await asyncio.sleep(0)
        return float(statistics.mean(doses))  #! L6

    @logfire.instrument("service.drug.pairs")
    async def pairs(self, drug: Drug) -> int:
        count = 0
        for one, other in itertools.pairwise(drug.batches):
            count += one.expiry == other.expiry  #! L6
        oldest = min(drug.batches, key=lambda batch: batch.expiry.year, default=None)  #! L6
        if oldest is not None and drug.by_shelf[Shelf.COLD].dose == oldest.dose:  #! L6
            await asyncio.sleep(0)
        return count

    @logfire.instrument("service.drug.give")
    async def give(self, drug: Drug, dose: Dose) -> Given | Short:
        outcome = drug.give(dose)
        if isinstance(outcome, Short) and outcome.missing.root > 3:  #! L6
            await asyncio.sleep(0)
        if isinstance(outcome, Given):
            await self._drugs.save(outcome.drug)
        return outcome

    @logfire.instrument("service.drug.first")
    async def first(self, drug: Drug) -> Batch | str:
        found = next((b for b in drug.batches if b.dose == drug.usual), None)  #! L6
        await asyncio.sleep(0)
        return found or "none"

    @logfire.instrument("service.drug.names")
    async def names(self, counts: dict[str, int]) -> list[str]:  #! L3
        ordered = sorted(counts.items(), key=itemgetter(1))
        await asyncio.sleep(0 if len(ordered) > self._limit else 1)
        return [name for name, count in ordered if count > 1]

    @logfire.instrument("service.drug.enough")
    async def enough(self, drug: Drug) -> int:
        if drug.total().root < self._limit:  #! L6
            await asyncio.sleep(0)
        left = self._limit - len(drug.batches)  #! L6
        return await self._left(left)

    async def _left(self, left: int) -> int:
        return left
# === case: contested/bad/07-a-gym-with-opinions
# --- file: src/app/domain/gym/value.py
from pydantic import BaseModel, RootModel


class Level(RootModel[int], frozen=True):
    """How hard a course is."""

    def at_least(self, other: "Level") -> bool:
        return self.root >= other.root


class Plan(BaseModel, frozen=True):
    name: str
    visits: int


class MemberId(RootModel[str], frozen=True):
    """Names one member."""
# --- file: src/app/domain/gym/type.py
from enum import StrEnum


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"

    def may_train(self) -> bool:
        return self is State.ACTIVE
# --- file: src/app/domain/gym/member.py
from typing import Literal

from app.domain.gym.type import State
from app.domain.gym.value import Level, MemberId, Plan
from app.domain.shared.model import DomainModel


class Member(DomainModel):
    id: MemberId
    plan: Plan
    level: Level
    state: State = State.ACTIVE
    friends: frozenset[MemberId] = frozenset()

    def can_join(self, level: Level) -> bool:
        return self.level.at_least(level)

    def train(self) -> "Trained | Tired":
        return Tired(member_id=self.id)


class Trained(DomainModel):
    kind: Literal["trained"] = "trained"
    member: Member


class Tired(DomainModel):
    kind: Literal["tired"] = "tired"
    member_id: MemberId
# --- file: src/app/service/gym.py
import asyncio
import functools
import operator
from collections.abc import Awaitable, Callable, Iterable

import logfire

from app.domain.gym.member import Member, Tired, Trained
from app.domain.gym.type import State
from app.domain.gym.value import Level, MemberId, Plan


class GymService:
    def __init__(self, find: Callable[[MemberId], Awaitable[Member]], least: Level) -> None:
        self._find = find
        self._least = least

    @logfire.instrument("service.gym.enter")
    async def enter(self, member_id: MemberId, friend_id: MemberId) -> Trained | Tired:
        member, friend = await asyncio.gather(self._find(member_id), self._find(friend_id))
        if friend.id in member.friends:  #! L6
            await self._greet(friend.id)
        if member.plan.visits == 0 or not member.state.may_train():  #! L6
            return Tired(member_id=member.id)
        visits = member.plan.visits
        visits -= 1  #! L6
        logfire.info("entering", visits=visits, level=member.level.root + 1)
        return member.train()

    @logfire.instrument("service.gym.move")
    async def move(self, member: Member, plan: Plan) -> Member:
        update = {"plan": plan}
        copy = member.model_copy(update=update)  #! L6
        paused = Member(id=member.id, plan=plan, level=self._least, state=State.PAUSED)  #! L6
        await self._greet(copy.id)
        return paused

    @logfire.instrument("service.gym.rank")
    async def rank(self, members: Iterable[Member]) -> list[MemberId]:
        chosen = [m for m in members if m.can_join(self._least)]
        best = max((m.level.root for m in chosen), default=0)  #! L6
        await asyncio.sleep(best)
        levels = functools.reduce(operator.add, (m.level.root for m in chosen), 0)  #! L6
        await asyncio.sleep(levels)
        return [m.id for m in sorted(chosen, key=self._weight)]

    @logfire.instrument("service.gym.train")
    async def train(self, member: Member) -> MemberId:
        outcome = member.train()
        result = outcome.member.id if isinstance(outcome, Trained) else outcome.member_id
        if outcome == Tired(member_id=member.id):
            await self._greet(result)
        match outcome:
            case Trained(member=Member(level=level)) if level.at_least(self._least):  #! L6
                await self._greet(result)
            case Tired():
                await asyncio.sleep(1)
        return result

    async def _greet(self, member_id: MemberId) -> None:
        logfire.info("hello", member=member_id.root)

    def _weight(self, member: Member) -> int:
        return member.level.root * 2  #! L6
# === case: contested/good/01-a-school-bus
# --- file: src/app/domain/bus/value.py
from datetime import timedelta

from pydantic import RootModel


class BusId(RootModel[str], frozen=True):
    """Names one bus."""


class Delay(RootModel[timedelta], frozen=True):
    """How late a bus is."""
# --- file: src/app/domain/bus/type.py
from enum import StrEnum


class Fuel(StrEnum):
    DIESEL = "diesel"
    POWER = "power"
# --- file: src/app/domain/bus/bus.py
from typing import Literal

from app.domain.bus.type import Fuel
from app.domain.bus.value import BusId, Delay
from app.domain.shared.model import DomainModel


class Bus(DomainModel):
    id: BusId
    fuel: Fuel = Fuel.DIESEL
    delay: Delay | None = None
    stops: tuple[BusId, ...] = ()

    @classmethod
    def new(cls, bus_id: BusId) -> "Bus":
        return cls(id=bus_id)

    def depart(self, delay: Delay) -> "Departed | Held":
        return Departed(bus=self.model_copy(update={"delay": delay}))


class Departed(DomainModel):
    kind: Literal["departed"] = "departed"
    bus: Bus


class Held(DomainModel):
    kind: Literal["held"] = "held"
    bus: Bus
    until: Delay
# --- file: src/app/domain/bus/repository.py
from typing import Protocol

from app.domain.bus.bus import Bus
from app.domain.bus.value import BusId


class Buses(Protocol):
    async def get(self, bus_id: BusId, /) -> Bus | None: ...
    async def save(self, bus: Bus) -> None: ...
# --- file: src/app/service/bus.py
import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import logfire

from app.domain.bus.bus import Bus, Departed, Held
from app.domain.bus.repository import Buses
from app.domain.bus.value import BusId, Delay


class Clock(Protocol):
    def now(self) -> float: ...


@dataclass(frozen=True)
class RetryConfig:
    attempts: int = 3
    pause: float = 0.1


@dataclass
class BusService:
    buses: Buses
    clock: Clock
    retry: RetryConfig = field(default_factory=RetryConfig)
    _busy: set[BusId] = field(default_factory=set)
    _last: float = 0.0

    @logfire.instrument("service.bus.depart")
    async def depart(self, bus_id: BusId, delay: Delay) -> Departed | Held:
        while bus_id in self._busy or self.clock.now() - self._last < self.retry.pause:
            await asyncio.sleep(self.retry.pause)
        self._busy.add(bus_id)
        bus = await self.buses.get(bus_id)
        if bus is None:
            bus = Bus.new(bus_id)
        outcome = bus.depart(delay)
        logfire.info("departing", late=bus.delay is not None, stops=len(bus.stops), fuel=bus.fuel)
        match outcome:
            case Departed(bus=moved):
                await self.buses.save(moved)
            case Held(bus=held, until=until):
                logfire.warn("held", bus=held.id.root, until=str(until.root))
        if isinstance(outcome, Departed):
            self._last = time.monotonic()
        return outcome

    @logfire.instrument("service.bus.all")
    async def all(self, ids: tuple[BusId, ...]) -> dict[BusId, Bus]:
        found = await asyncio.gather(*(self.buses.get(bus_id) for bus_id in ids))
        known = {bus.id: bus for bus in found if bus is not None}
        if len(known) < len(ids):
            logfire.warn("some buses are unknown", missing=len(ids) - len(known))
        for attempt in range(self.retry.attempts):
            if attempt > 1 and random.random() > 0.5:
                await asyncio.sleep(self.retry.pause * 2**attempt)
        return known

    async def watch(self, ask: Callable[[], Mapping[str, int]]) -> AsyncIterator[int]:
        with logfire.span("service.bus.watch"):
            answer = ask()
            if answer["late"] > 3 and sum(answer.values()):
                yield max(answer.values())
# --- file: src/app/api/bus/routes.py
from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel

from app.domain.bus.bus import Bus, Departed
from app.domain.bus.value import BusId, Delay

router = APIRouter()


class BusOut(BaseModel):
    id: str
    late: str | None
    stops: list[str]

    @classmethod
    def of(cls, bus: Bus) -> "BusOut":
        return cls(
            id=bus.id.root,
            late=None if bus.delay is None else str(bus.delay.root),
            stops=[stop.root for stop in bus.stops],
        )


@router.post("/buses/{bus_id}")
async def depart(request: Request, bus_id: str, late: int = 0) -> BusOut:
    if late < 0 or "x-late" in request.headers:
        raise HTTPException(422)
    outcome = await request.app.state.buses.depart(BusId(bus_id), Delay(late))
    if isinstance(outcome, Departed):
        return BusOut.of(outcome.bus)
    if outcome.kind == "held":
        raise HTTPException(409, outcome.until.root)
    raise HTTPException(404)
