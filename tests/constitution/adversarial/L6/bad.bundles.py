# === case: 01-ternary-walrus-and-while
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
# === case: 02-filters-and-keys
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
# === case: 03-guards-on-outcomes
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
# === case: 04-decisions-parked-elsewhere
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
# === case: 05-arithmetic
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
# === case: 06-copies-and-constructs
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
# === case: 07-aggregates-built-in-a-service
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
# === case: 08-classes-that-belong-to-the-domain
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
# === case: 09-routes-that-decide
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
# === case: 10-typed-through-aliases-and-helpers
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
