# === case: 01-service-that-decides
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
# === case: 02-route-that-computes
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
# === case: 03-gallery
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
