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
