# === case: 01-matching-outcomes
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
# === case: 02-branches-on-infrastructure
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
# === case: 03-presence-and-kind-of-a-value
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
# === case: 04-spans-and-logs
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
# === case: 05-data-of-unknown-type
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
# === case: 06-services-as-dataclasses
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
# === case: 07-routes-that-translate
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
# === case: 08-checkout-service
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
