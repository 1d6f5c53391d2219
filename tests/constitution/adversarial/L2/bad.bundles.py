# === case: 01-raise-in-functions-and-closures
# --- file: src/app/domain/order/pricing.py
from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


def surcharge(order: Order) -> Money:
    if not order.lines:
        raise LookupError("an empty order has no surcharge")  #! L2
    return order.lines[0].subtotal()


class PriceList(DomainModel):
    base: Money

    def price(self, lines: tuple[OrderLine, ...]) -> Money:
        def first() -> OrderLine:
            for line in lines:
                return line
            raise ValueError("nothing to price")  #! L2

        try:
            return first().subtotal()
        except KeyError as missing:
            raise ValueError("unknown line") from missing  #! L2


class Rounding:
    @staticmethod
    def up(money: Money) -> Money:
        if not money.exceeds(Money(amount=0)):
            raise RuntimeError("nothing to round")  #! L2
        return money
# === case: 02-assert-as-a-business-rule
# --- file: src/app/domain/order/dispatch.py
from typing import Self

from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel


class Dispatch(DomainModel):
    id: OrderId
    customer: CustomerRef | None = None
    status: OrderStatus
    lines: tuple[OrderLine, ...] = ()

    def send(self) -> Self:
        assert self.lines, "nothing to send"  #! L2
        assert self.customer is not None
        assert not self.status.is_terminal()  #! L2
        return self.model_copy(update={"customer": None})

    def merge(self, other: Self) -> Self:
        assert isinstance(other, Dispatch)
        assert other.customer == self.customer and len(other.lines) > 0  #! L2
        return self.model_copy(update={"lines": self.lines + other.lines})
# === case: 03-service-turns-outcomes-into-exceptions
# --- file: src/app/service/returns.py
import logfire
from fastapi import HTTPException

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class ReturnsService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.returns.open")
    async def open(self, order_id: OrderId) -> Order:
        match await self._orders.get(order_id):
            case OrderFound(order=order):
                return order
            case OrderNotFound():
                raise HTTPException(404, "no such order")  #! L2

    @logfire.instrument("service.returns.check")
    async def check(self, order_id: OrderId) -> OrderId:
        try:
            return await self._checked(order_id)
        except LookupError as missing:
            raise ValueError("no such order") from missing  #! L2

    async def _checked(self, order_id: OrderId) -> OrderId:
        found = await self._orders.get(order_id)
        if isinstance(found, OrderNotFound):
            raise KeyError(order_id)  #! L2
        return order_id
# === case: 04-commands-that-answer-bool
# --- file: src/app/domain/order/claim.py
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

type Accepted = bool
Done = bool


class Claim(DomainModel):
    id: OrderId
    status: OrderStatus

    def cancel(self) -> bool:  #! L2
        return self.status.is_cancellable()

    def issue(self) -> bool:  #! L2
        return self.status.is_terminal()

    def dismiss(self) -> bool:  #! L2
        return not self.status.is_terminal()

    def process(self) -> "bool":  #! L2
        return True

    def approve(self) -> Accepted:  #! L2
        return self.status.is_cancellable()

    @classmethod
    def validate_all(cls, claims: "tuple[Claim, ...]") -> Done:  #! L2
        return all(claim.is_open for claim in claims)

    @property
    def is_open(self) -> bool:
        return not self.status.is_terminal()
# === case: 05-transition-or-none
# --- file: src/app/domain/order/parcel.py
from __future__ import annotations

from typing import Optional, Self

from app.domain.inventory.value import Sku
from app.domain.order.type import OrderStatus
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel


class Parcel(DomainModel):
    id: OrderId
    status: OrderStatus
    lines: tuple[OrderLine, ...] = ()

    def seal(self) -> Self | None:  #! L2
        if self.status.is_terminal():
            return None
        return self.model_copy(update={"status": OrderStatus.CONFIRMED})

    def ship(self) -> Optional[Parcel]:  #! L2
        if not self.lines:
            return None
        return self.model_copy(update={"status": OrderStatus.SHIPPED})

    def reopen(self) -> None | "Parcel":  #! L2
        return None if self.status.is_terminal() else self

    def find_line(self, sku: Sku) -> OrderLine | None:
        return next((line for line in self.lines if line.sku == sku), None)
# === case: 06-service-returns-model-or-none
# --- file: src/app/service/lookup.py
from typing import Optional

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId

type MaybeOrder = Order | None


class LookupService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.lookup.find")
    async def find(self, order_id: OrderId) -> Order | None:  #! L2
        found = await self._orders.get(order_id)
        return found.order if isinstance(found, OrderFound) else None

    @logfire.instrument("service.lookup.peek")
    async def peek(self, order_id: OrderId) -> MaybeOrder:  #! L2
        return await self._peeked(order_id)

    @logfire.instrument("service.lookup.latest")
    async def latest(self) -> Optional["Order"]:  #! L2
        return await self._peeked(OrderId())

    async def _peeked(self, order_id: OrderId) -> Order | None:
        return None
# === case: 07-pairs-and-returned-exceptions
# --- file: src/app/domain/inventory/pallet.py
import typing as t

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

type Answer = tuple[bool, Sku]


class Pallet(DomainModel):
    sku: Sku
    on_hand: Quantity

    def reserve(self, wanted: Quantity) -> t.Tuple[bool, Sku | None]:  #! L2
        if self.on_hand.covers(wanted):
            return True, self.sku
        return False, None

    def release(self) -> Answer:  #! L2
        return True, self.sku

    def take(self, wanted: Quantity) -> "Pallet | ValueError":  #! L2
        if not self.on_hand.covers(wanted):
            return ValueError("too little left")
        return self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})

    def levels(self) -> tuple[Quantity, Sku]:
        return self.on_hand, self.sku
# === case: 08-untagged-unions
# --- file: src/app/domain/inventory/delivery.py
from typing import Optional, TypeAlias, Union

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Delivered(DomainModel):
    sku: Sku


class Delayed(DomainModel):
    sku: Sku
    missing: Quantity


class ByRoad(DomainModel):
    sku: Sku


class BySea(DomainModel):
    sku: Sku


type DeliveryOutcome = Delivered | Delayed  #! L2
Carriage: TypeAlias = "ByRoad | BySea"  #! L2
Lost = Optional[Union[Delivered, ByRoad]]  #! L2


class Delivery(DomainModel):
    sku: Sku
    expected: Quantity
    carrier: ByRoad | BySea | None = None  #! L2

    def arrive(self, counted: Quantity) -> Delivered | Delayed:  #! L2
        if counted.covers(self.expected):
            return Delivered(sku=self.sku)
        return Delayed(sku=self.sku, missing=self.expected.minus(counted))
# === case: 09-tags-that-do-not-tell-apart
# --- file: src/app/domain/inventory/inspection.py
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Verdict(StrEnum):
    PASSED = "passed"
    FAILED = "failed"


class Passed(DomainModel):
    kind: Literal["inspected"] = "inspected"
    sku: Sku


class Failed(DomainModel):
    kind: Literal["inspected"] = "inspected"
    sku: Sku


class Waived(DomainModel):
    kind: Literal["waived"] = "waived"
    sku: Sku


class Unlabelled(DomainModel):
    sku: Sku


class Loose(DomainModel):
    kind: Verdict = Verdict.PASSED
    sku: Sku


type Settled = Annotated[Passed | Waived, Field(discriminator="kind")]
type SameTag = Annotated[Passed | Failed, Field(discriminator="kind")]  #! L2
type NestedClash = Settled | Failed  #! L2
type OneUntagged = Passed | Waived | Unlabelled  #! L2
type NotLiteral = Waived | Loose  #! L2
# === case: 10-success-flags-and-error-fields
# --- file: src/app/domain/inventory/transfer.py
from enum import StrEnum
from typing import Optional

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class TransferFault(StrEnum):
    CLOSED = "closed"
    FULL = "full"


class TransferResult(DomainModel):
    success: bool  #! L2 L3
    sku: Sku
    error: TransferFault | None = None  #! L2


class BookingResult(DomainModel):
    booked: Quantity | None = None
    error: Optional[str] = None  #! L2 L3
# === case: 11-exceptions-under-other-names
# --- file: src/app/domain/inventory/failure.py
import builtins
from collections.abc import Callable

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

Failure = RuntimeError


class OutOfStock(Failure):  #! L2
    """Nothing is left."""


class NotStocked(builtins.KeyError):  #! L2
    pass


class Shelf(DomainModel):
    sku: Sku

    class Empty(LookupError):  #! L2
        pass

    class Restocked(DomainModel):
        sku: Sku


type Handler = Callable[[OutOfStock], None]
# === case: 12-raises-beyond-structure
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from typing import Self

from pydantic import BaseModel, ConfigDict


class Limit(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: int

    def minus(self, other: Self) -> Self:
        if other.value < 0:
            raise ValueError("a limit is never negative")
        if other.value > self.value:
            raise PermissionError("over the limit")  #! L2
        return type(self)(value=self.value - other.value)
# --- file: src/app/domain/billing/account.py
from typing import Self

from app.domain.billing.value import Limit
from app.domain.shared.model import DomainModel


class Account(DomainModel):
    limit: Limit

    def __add__(self, other: "Account") -> "Account":
        if not isinstance(other, Account):
            raise TypeError("only accounts add up")
        return Account(limit=self.limit)

    def draw(self, amount: Limit) -> Self:
        if amount.value > self.limit.value:
            raise TypeError("not enough credit")  #! L2
        return self.model_copy(update={"limit": self.limit.minus(amount)})

    def close(self) -> Self:
        raise NotImplementedError
# === case: 13-repository-raises-not-found
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
# --- file: src/app/domain/inventory/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.inventory.stock import StockItem
from app.domain.inventory.value import Sku


class StockRepository(Protocol):
    async def get(self, sku: Sku) -> StockItem: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    async def get(self, sku: Sku) -> StockItem:
        with logfire.span("repo.stock.get"):
            raw = await self._client.get(sku.root)
            if raw is None:
                raise LookupError(sku)  #! L2
            return StockItem.model_validate_json(raw)
