# === case: 01-ternaries-and-short-circuits
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
# === case: 02-early-return-and-while
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
# === case: 03-any-all-and-filter
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
# === case: 04-match-on-an-attribute
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
# === case: 05-parked-in-variables-and-returned
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
# === case: 06-sums-counts-and-folds
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
# === case: 07-counters-of-domain-values
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
# === case: 08-copies-under-other-names
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
# === case: 09-aggregates-born-in-a-service
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
# === case: 10-models-by-other-means
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
# === case: 11-routes-with-opinions
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
# === case: 12-typed-through-generics-and-aliases
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
# === case: 13-helpers-that-return-domain-values
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
# === case: 14-inherited-service
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
# === case: 15-decisions-in-functions-and-closures
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
# === case: 16-comparisons-of-two-reads
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
# === case: 17-value-objects-taken-apart
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
# === case: 18-match-guards-and-nested-conditions
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
# === case: 19-sorting-and-grouping
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
