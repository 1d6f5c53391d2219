# === case: sample/bad/01-raise-value-error-in-aggregate
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def take(self, wanted: Quantity) -> "StockItem":
        if not self.on_hand.covers(wanted):
            raise ValueError("insufficient stock")  #! L2
        return self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})
# === case: sample/bad/02-custom-exception-hierarchy
# --- file: src/app/domain/inventory/errors.py
class InventoryError(Exception):  #! L2
    """Base for inventory failures."""


class OutOfStock(InventoryError):  #! L2
    pass
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.errors import OutOfStock
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def take(self, wanted: Quantity) -> "StockItem":
        if not self.on_hand.covers(wanted):
            raise OutOfStock  #! L2
        return self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})
# === case: sample/bad/05-go-style-tuple
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def take(self, wanted: Quantity) -> tuple[bool, "StockItem"]:  #! L2
        if not self.on_hand.covers(wanted):
            return False, self
        return True, self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})
# === case: sample/good/01-tagged-union-alias
# --- file: src/app/domain/inventory/reservation.py
from typing import Annotated, Literal

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Reserved(DomainModel):
    kind: Literal["reserved"] = "reserved"
    sku: Sku


class Rejected(DomainModel):
    kind: Literal["rejected"] = "rejected"
    sku: Sku
    available: Quantity


ReservationOutcome = Annotated[Reserved | Rejected, Field(discriminator="kind")]


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def reserve(self, wanted: Quantity) -> ReservationOutcome:
        if self.on_hand.covers(wanted):
            return Reserved(sku=self.sku)
        return Rejected(sku=self.sku, available=self.on_hand)
# === case: sample/good/03-validators-may-raise
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, field_validator, model_validator


def _mod97(value: str) -> str:
    if len(value) < 15:
        raise ValueError("too short for an IBAN")
    return value


class Iban(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Annotated[str, AfterValidator(_mod97)]

    @field_validator("value")
    @classmethod
    def _upper(cls, value: str) -> str:
        if not value.isupper():
            raise ValueError("IBAN must be upper case")
        return value

    @classmethod
    def parse(cls, raw: str) -> Self:
        if " " in raw:
            raise ValueError("strip blanks first")
        return cls(value=raw)


class Period(BaseModel):
    model_config = ConfigDict(frozen=True)

    first: int
    last: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise ValueError("period ends before it starts")
        return self
# === case: adversarial/bad/01-raise-in-functions-and-closures
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
# === case: adversarial/bad/02-assert-as-a-business-rule
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
# === case: adversarial/bad/03-service-turns-outcomes-into-exceptions
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
# === case: adversarial/bad/04-commands-that-answer-bool
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
# === case: adversarial/bad/05-transition-or-none
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
# === case: adversarial/bad/06-service-returns-model-or-none
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
# === case: adversarial/bad/07-pairs-and-returned-exceptions
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
# === case: adversarial/bad/08-untagged-unions
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
# === case: adversarial/bad/09-tags-that-do-not-tell-apart
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
# === case: adversarial/bad/10-success-flags-and-error-fields
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
# === case: adversarial/bad/11-exceptions-under-other-names
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
# === case: adversarial/bad/12-raises-beyond-structure
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
# === case: adversarial/bad/13-repository-raises-not-found
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
# === case: adversarial/good/01-functions-behind-validators
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/checks.py
def not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


def digits(text: object) -> object:
    if not isinstance(text, str):
        raise TypeError("expected text")
    return text.replace(" ", "")
# --- file: src/app/domain/billing/value.py
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, RootModel, field_validator

from app.domain.billing import checks
from app.domain.billing.checks import digits

type Text = Annotated[str, AfterValidator(checks.not_blank)]


class Reference(RootModel[Text]):
    model_config = ConfigDict(frozen=True)
    root: Text


class AccountNumber(RootModel[str], frozen=True):
    root: Annotated[str, BeforeValidator(func=digits)]

    @field_validator("root", mode="before")
    @classmethod
    def _no_dashes(cls, raw: Any) -> Any:
        if "-" in str(raw):
            raise ValueError("leave out the dashes")
        return raw
# --- file: src/app/domain/billing/invoice.py
import pydantic
from pydantic import ValidationInfo

from app.domain.billing.value import AccountNumber, Reference
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: AccountNumber
    payee: AccountNumber
    reference: Reference
    due: Money

    @pydantic.field_validator("payee")
    @classmethod
    def _not_the_payer(cls, payee: AccountNumber, info: ValidationInfo) -> AccountNumber:
        if payee == info.data.get("payer"):
            raise ValueError("nobody invoices themselves")
        return payee

    @pydantic.model_validator(mode="after")
    def _has_reference(self) -> "Invoice":
        assert self.reference.root, "a reference is needed"
        return self
# === case: adversarial/good/02-language-level-raises
# --- file: src/app/domain/inventory/ration.py
from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Literal, Self, assert_never

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Grade(StrEnum):
    A = "a"
    B = "b"

    @classmethod
    def _missing_(cls, value: object) -> Self:
        raise ValueError(f"no such grade: {value}")


class Ration(DomainModel):
    sku: Sku
    portions: tuple[Quantity, ...] = ()
    spare: Quantity | None = None

    def __getitem__(self, sku: Sku) -> Quantity:
        if sku != self.sku:
            raise KeyError(sku)
        return self.portions[0]

    def __lt__(self, other: "Ration") -> bool:
        if not isinstance(other, Ration):
            raise TypeError("only rations compare")
        return len(self.portions) < len(other.portions)

    def topped_up(self, extra: Quantity | None) -> Self:
        assert extra is not None
        assert isinstance(extra, Quantity), "typed by the caller"
        return self.model_copy(update={"spare": extra})


class Split(ABC):
    @abstractmethod
    def apply(self, ration: Ration) -> Ration:
        raise NotImplementedError

    def undo(self, ration: Ration) -> Ration:
        raise NotImplementedError("not every split can be undone")


class Whole(DomainModel):
    kind: Literal["whole"] = "whole"


class Halves(DomainModel):
    kind: Literal["halves"] = "halves"


def portions(shape: Whole | Halves) -> Quantity:
    match shape:
        case Whole():
            return Quantity(1)
        case Halves():
            return Quantity(2)
        case _:
            assert_never(shape)
# === case: adversarial/good/03-questions
# --- file: src/app/domain/order/coverage.py
from typing import Protocol

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Rule(Protocol):
    def check(self, line: OrderLine) -> bool: ...


class Coverage(DomainModel):
    id: OrderId
    customer: CustomerRef
    status: OrderStatus
    limit: Money
    lines: tuple[OrderLine, ...] = ()

    @property
    def active(self) -> bool:
        return not self.status.is_terminal()

    def is_for(self, customer: CustomerRef) -> bool:
        return self.customer == customer

    def has_line(self, sku: Sku) -> bool:
        return any(line.sku == sku for line in self.lines)

    def can_grow(self) -> bool:
        return self._room_left()

    def exceeds(self, limit: Money) -> bool:
        return self.limit.exceeds(limit)

    def belongs_to(self, customer: CustomerRef) -> bool:
        return self.customer == customer

    def covers(self, sku: Sku, quantity: Quantity) -> bool:
        return any(line.sku == sku and line.quantity.covers(quantity) for line in self.lines)

    def overlaps(self, other: "Coverage") -> bool:
        return any(other.has_line(line.sku) for line in self.lines)

    def accepts(self, rule: Rule) -> bool:
        return all(rule.check(line) for line in self.lines)

    def _room_left(self) -> bool:
        return len(self.lines) < 10
# --- file: src/app/domain/inventory/value.py
from enum import StrEnum

from pydantic import ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")

    def compare(self, other: "Sku") -> bool:
        return self.root == other.root


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)


class Unit(StrEnum):
    PIECE = "piece"
    BOX = "box"

    def divisible(self) -> bool:
        return self is Unit.BOX
# === case: adversarial/good/04-repository-answers
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
    async def get(self, sku: Sku) -> StockItem | None: ...

    async def delete(self, sku: Sku) -> bool: ...

    async def exists(self, sku: Sku) -> bool: ...


class RedisStockRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.stock.get")
    async def get(self, sku: Sku) -> StockItem | None:
        raw = await self._client.get(sku.root)
        return StockItem.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.stock.delete")
    async def delete(self, sku: Sku) -> bool:
        return bool(await self._client.delete(sku.root))

    @logfire.instrument("repo.stock.exists")
    async def exists(self, sku: Sku) -> bool:
        return bool(await self._client.exists(sku.root))
# === case: adversarial/good/05-infrastructure-failures-in-services
# --- file: src/app/service/notice.py
"""Notices to customers, over an HTTP gateway that is sometimes away."""

import asyncio

import httpx
import logfire

from app.domain.order.value import OrderId


class NoticeService:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._open = False

    @logfire.instrument("service.notice.send")
    async def send(self, order_id: OrderId) -> OrderId:
        try:
            response = await self._http.post("/notices", json={"order": str(order_id.root)})
            response.raise_for_status()
        except httpx.TimeoutException as late:
            raise ConnectionError("the notice gateway does not answer") from late
        except httpx.HTTPError:
            logfire.warn("notice refused")
            raise
        return order_id

    @logfire.instrument("service.notice.flush")
    async def flush(self) -> None:
        if not self._open:
            raise RuntimeError("start the service first")
        failure: OSError | None = None
        for _ in range(3):
            try:
                await self._http.post("/flush")
                return
            except OSError as error:
                failure = error
                await asyncio.sleep(0.1)
        raise OSError("the gateway is gone") from failure

    @logfire.instrument("service.notice.drain")
    async def drain(self) -> None:
        try:
            await self._http.post("/drain")
        except httpx.HTTPError as error:
            logfire.exception("drain failed")
            raise error

    @staticmethod
    def raise_for_silence(response: httpx.Response) -> None:
        response.raise_for_status()
# === case: adversarial/good/06-tags-in-every-spelling
# --- file: src/app/domain/inventory/count.py
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias, Union

from pydantic import Discriminator, Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class CountKind(StrEnum):
    EXACT = "exact"
    SHORT = "short"


class Exact(DomainModel):
    kind: Literal[CountKind.EXACT] = CountKind.EXACT
    sku: Sku


class Short(DomainModel):
    kind: Literal[CountKind.SHORT] = CountKind.SHORT
    sku: Sku
    missing: Quantity


class Answer(DomainModel):
    sku: Sku


class Recounted(Answer):
    outcome: Literal["recounted"]


class Postponed(Answer):
    outcome: Literal["postponed", "deferred"]


class Recalled(Recounted):
    """Inherits its tag."""


type CountOutcome = Annotated[Exact | Short, Field(discriminator="kind")]
Recount = Annotated[Union[Recounted, Postponed], Discriminator("outcome")]
Undecided: TypeAlias = "Postponed | Recalled"
MaybeShort = Short | None


class Count(DomainModel):
    sku: Sku
    expected: Quantity
    last: Exact | Short | None = None

    def settle(self, counted: Quantity) -> CountOutcome:
        if counted.covers(self.expected):
            return Exact(sku=self.sku)
        return Short(sku=self.sku, missing=self.expected.minus(counted))

    def recount(self) -> "Recounted | Postponed":
        return Recounted(sku=self.sku, outcome="recounted")
# === case: adversarial/good/07-queries-and-value-unions
# --- file: src/app/domain/inventory/value.py
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, RootModel


class Sku(RootModel[str]):
    model_config = ConfigDict(frozen=True)
    root: str = Field(pattern=r"^[A-Z0-9-]{3,20}$")


class Quantity(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0)

    def covers(self, other: "Quantity") -> bool:
        return self.root >= other.root

    def minus(self, other: "Quantity") -> "Quantity":
        return Quantity(self.root - other.root)


class Weight(BaseModel):
    model_config = ConfigDict(frozen=True)

    kilograms: Decimal

    @classmethod
    def parse(cls, text: str) -> Self:
        number, _, unit = text.partition(" ")
        if unit != "kg":
            raise ValueError("weights are given in kilograms")
        return cls(kilograms=Decimal(number))

    def per_piece(self, pieces: Quantity) -> "Weight | Share":
        if pieces.root == 1:
            return self
        return Share(whole=self, pieces=pieces)


class Share(BaseModel):
    model_config = ConfigDict(frozen=True)

    whole: Weight
    pieces: Quantity
# --- file: src/app/domain/inventory/crate.py
from app.domain.inventory.value import Quantity, Sku, Weight
from app.domain.shared.model import DomainModel


class CrateItem(DomainModel):
    sku: Sku
    quantity: Quantity
    weight: Weight | None = None


class Crate(DomainModel):
    items: tuple[CrateItem, ...] = ()

    def find(self, sku: Sku) -> CrateItem | None:
        return next((item for item in self.items if item.sku == sku), None)

    def weight_of(self, sku: Sku) -> Weight | None:
        item = self.find(sku)
        return item.weight if item else None

    def split(self) -> "tuple[Crate, Crate]":
        half = len(self.items) // 2
        return Crate(items=self.items[:half]), Crate(items=self.items[half:])
# === case: adversarial/good/08-refund-context
# --- file: src/app/domain/refund/__init__.py
# --- file: src/app/domain/refund/type.py
"""How a refund stands."""

from enum import StrEnum


class RefundStatus(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    PAID = "paid"
    REJECTED = "rejected"

    def can_become(self, status: "RefundStatus") -> bool:
        match self:
            case RefundStatus.REQUESTED:
                return status in {RefundStatus.APPROVED, RefundStatus.REJECTED}
            case RefundStatus.APPROVED:
                return status is RefundStatus.PAID
            case _:
                return False

    @classmethod
    def _missing_(cls, value: object) -> "RefundStatus | None":
        return next((s for s in cls if isinstance(value, str) and s.value == value.lower()), None)

# --- file: src/app/domain/refund/value.py
"""The words of refunds."""

from decimal import Decimal
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel


def _to_the_cent(amount: Decimal) -> Decimal:
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError("amounts are kept to the cent")
    return amount


class RefundId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID

    def __str__(self) -> str:
        return str(self.root)


class Reason(RootModel[str], frozen=True):
    root: str = Field(min_length=3, max_length=500)


class Amount(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: Annotated[Decimal, AfterValidator(_to_the_cent)]

    def __sub__(self, other: Self) -> Self:
        if other.value > self.value:
            raise ValueError("an amount is never negative")
        return type(self)(value=self.value - other.value)

    def covers(self, other: Self) -> bool:
        return self.value >= other.value
# --- file: src/app/domain/refund/refund.py
"""A refund: money on its way back."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.domain.refund.type import RefundStatus
from app.domain.refund.value import Amount, Reason, RefundId
from app.domain.shared.model import DomainModel


class Refund(DomainModel):
    """The aggregate."""

    id: RefundId
    status: RefundStatus
    paid: Amount
    requested: Amount
    reason: Reason | None = None
    decided_at: datetime | None = None

    @model_validator(mode="after")
    def _within_what_was_paid(self) -> Self:
        if not self.paid.covers(self.requested):
            raise ValueError("more is asked back than was paid")
        return self

    @property
    def whole(self) -> bool:
        return self.requested == self.paid

    def needs(self, reason: Reason) -> bool:
        return self.reason is None and not self.whole

    def approve(self, *, at: datetime) -> "DecisionOutcome":
        """Agree to give the money back."""
        if not self.status.can_become(RefundStatus.APPROVED):
            return AlreadyDecided(status=self.status)
        return Approved(
            refund=self.model_copy(update={"status": RefundStatus.APPROVED, "decided_at": at})
        )

    def reject(self, reason: Reason, *, at: datetime) -> "DecisionOutcome":
        """Refuse, and say why."""
        if not self.status.can_become(RefundStatus.REJECTED):
            return AlreadyDecided(status=self.status)
        update = {"status": RefundStatus.REJECTED, "reason": reason, "decided_at": at}
        return Rejected(refund=self.model_copy(update=update), reason=reason)


class Approved(DomainModel):
    kind: Literal["approved"] = "approved"
    refund: Refund


class Rejected(DomainModel):
    kind: Literal["rejected"] = "rejected"
    refund: Refund
    reason: Reason


class AlreadyDecided(DomainModel):
    kind: Literal["already_decided"] = "already_decided"
    status: RefundStatus


type DecisionOutcome = Annotated[
    Approved | Rejected | AlreadyDecided, Field(discriminator="kind")
]
# --- file: src/app/api/refund/routes.py
"""Refunds over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Body, HTTPException

from app.domain.refund.refund import AlreadyDecided, DecisionOutcome, Refund

router = APIRouter(prefix="/refunds")


def answer(outcome: DecisionOutcome) -> Refund:
    """Show the refund as it now stands, or refuse."""
    match outcome:
        case AlreadyDecided():
            raise HTTPException(409, "the refund was decided before")
        case _:
            return outcome.refund


@router.post("/preview")
async def preview(refund: Annotated[Refund, Body()]) -> Refund:
    """Show a refund as it would be kept."""
    return refund
# === case: unseen/bad/01-raises-in-every-corner
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from collections.abc import Iterator

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    @property
    def best(self) -> Seats:
        if self.free.root == 0:
            raise LookupError("sold out")  #! L2
        return self.free

    @classmethod
    def open(cls, seats: Seats) -> "Show":
        try:
            return cls(free=seats)
        except ValueError as problem:
            raise RuntimeError("cannot open") from problem  #! L2

    def blocks(self) -> Iterator[Seats]:
        def first() -> Seats:
            raise StopIteration  #! L2

        yield first()

    @staticmethod
    def _never(seats: Seats) -> Seats:
        raise ValueError(seats)  #! L2
# === case: unseen/bad/02-asserts-as-rules
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats
    sold: Seats | None = None

    def sell(self, wanted: Seats) -> "Show":
        assert wanted.root > 0  #! L2
        assert self.free.covers(wanted), "sold out"  #! L2
        return self.model_copy(update={"sold": wanted})

    def refund(self) -> "Show":
        assert self.sold is not None
        assert isinstance(self.sold, Seats)
        assert self.sold is None or self.sold.root  #! L2
        return self.model_copy(update={"sold": None})
# === case: unseen/bad/03-exceptions-defined-in-the-domain
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/problems.py
import builtins
from abc import ABC

Base = ValueError


class TheatreError(Base):  #! L2
    pass


class Closed(builtins.RuntimeError, ABC):  #! L2
    pass


class Problem:
    """Merely named like one."""


class SoldOut(Problem, TheatreError):  #! L2
    pass


class Fatal(BaseException):  #! L2
    pass
# --- file: src/app/domain/theatre/house.py
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class House(DomainModel):
    price: Money

    class Full(Exception):  #! L2
        pass

    def admit(self, offered: Money) -> "House":
        if self.price.exceeds(offered):
            raise House.Full  #! L2
        return self
# === case: unseen/bad/04-raises-under-another-name
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def take(self, wanted: "Seats") -> "Seats":
        if wanted.root > self.root:
            raise KeyError("no such seat")  #! L2
        return Seats(self.root - wanted.root)
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


def refuse(seats: Seats):  #! L2
    return ValueError(f"{seats} refused")


def demand(seats: Seats) -> Seats:
    if not seats.root:
        raise refuse(seats)  #! L2
    return seats


class Show(DomainModel):
    free: Seats

    def close(self) -> "Show":
        error = ValueError("already closed")
        raise error  #! L2
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class Stage(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    def next(self) -> "Stage":
        if self is Stage.SHUT:
            raise ValueError("nothing comes after the end")  #! L2
        return Stage.SHUT
# === case: unseen/bad/05-services-that-raise
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/service/theatre.py
import logfire
from fastapi import HTTPException

from app.domain.theatre.value import ShowId


class NoSuchShowError(Exception):
    pass


class TheatreService:
    @logfire.instrument("service.theatre.open")
    async def open(self, show_id: ShowId) -> ShowId:
        if await self._missing(show_id):
            raise HTTPException(status_code=404)  #! L2
        return show_id

    @logfire.instrument("service.theatre.close")
    async def close(self, show_id: ShowId) -> ShowId:
        try:
            await self._missing(show_id)
        except OSError as problem:
            raise NoSuchShowError from problem  #! L2
        except KeyError as problem:
            raise problem
        return show_id

    @logfire.instrument("service.theatre.rest")
    async def rest(self, show_id: ShowId) -> ShowId:
        missing = await self._missing(show_id)
        if missing:
            problem = ValueError("no such show")
            raise problem  #! L2
        return show_id

    async def _missing(self, show_id: ShowId) -> bool:
        return False


def parse(text: str) -> ShowId:
    if not text:
        raise ValueError("empty")  #! L2
    return ShowId(text)
# === case: unseen/bad/06-commands-answering-bool
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Annotated, NewType

from pydantic import RootModel

type Success = bool
Done = Annotated[bool, "whether it was done"]
Accepted = NewType("Accepted", bool)


class Seats(RootModel[int], frozen=True):
    root: int

    def take(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre import value
from app.domain.theatre.value import Accepted, Done, Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> bool:  #! L2
        return self.free.take(wanted)

    def process(self) -> "bool":  #! L2
        return True

    async def cancel(self) -> value.Success:  #! L2
        return True

    @staticmethod
    def dismiss(seats: Seats) -> Done:  #! L2
        return True

    @classmethod
    def book(cls, seats: Seats) -> Accepted:  #! L2
        return Accepted(True)
# === case: unseen/bad/07-services-answering-bool-or-none
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import ShowId


class Show(DomainModel):
    id: ShowId


type MaybeShow = Show | None
# --- file: src/app/service/theatre.py
from __future__ import annotations

from typing import Optional

import logfire

from app.domain.theatre import show
from app.domain.theatre.show import MaybeShow, Show
from app.domain.theatre.value import ShowId


class TheatreService:
    @logfire.instrument("service.theatre.find")
    async def find(self, show_id: ShowId) -> Optional[show.Show]:  #! L2
        return await self._load(show_id)

    @logfire.instrument("service.theatre.peek")
    async def peek(self, show_id: ShowId) -> MaybeShow:  #! L2
        return await self._load(show_id)

    @logfire.instrument("service.theatre.cancel")
    async def cancel(self, show_id: ShowId) -> bool:  #! L2
        return await self._drop(show_id)

    async def _load(self, show_id: ShowId) -> Show:
        return Show(id=show_id)

    async def _drop(self, show_id: ShowId) -> bool:
        return True
# === case: unseen/bad/08-go-style-pairs
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel

type Ok = bool


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
import typing as t

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Ok, Seats

type Verdict = tuple[bool, "Show"]


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> t.Tuple[bool, Seats | None]:  #! L2
        return True, wanted

    def swap(self, wanted: Seats) -> Verdict:  #! L2
        return True, self

    def hold(self, wanted: Seats) -> tuple[Ok, Seats]:  #! L2
        return True, wanted
# --- file: src/app/service/theatre.py
import logfire

from app.domain.theatre.show import Show


class TheatreService:
    @logfire.instrument("service.theatre.sell")
    async def sell(self, show: Show) -> tuple[bool, Show]:  #! L2
        return await self._sell(show)

    async def _sell(self, show: Show) -> tuple[bool, Show]:
        return True, show
# === case: unseen/bad/09-transition-or-none
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def covers(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from __future__ import annotations

from typing import Optional, Self, Union

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> Self | None:  #! L2
        return self if self.free.covers(wanted) else None

    def swap(self, wanted: Seats) -> Optional[Show]:  #! L2
        return self if self.free.covers(wanted) else None

    def hold(self, wanted: Seats) -> Union[None, "Show"]:  #! L2
        return self if self.free.covers(wanted) else None

    def longest(self) -> Seats | None:
        return self.free
# === case: unseen/bad/10-exceptions-as-results
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats

type Failure = ValueError | KeyError


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> "Show | ValueError":  #! L2
        return self if wanted.root else ValueError("none")

    def hold(self, wanted: Seats) -> Failure | Seats:  #! L2
        return wanted

    def refuse(self) -> Exception:  #! L2
        return RuntimeError("refused")
# === case: unseen/bad/11-unions-without-a-tag
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from typing import Annotated, TypeAlias, Union

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Sold(DomainModel):
    seats: Seats


class Refused(DomainModel):
    free: Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> Sold | Refused:  #! L2
        return Sold(seats=wanted)

    def hold(self, wanted: Seats) -> "Union[Sold, Refused, None]":  #! L2
        return None


SellOutcome = Sold | Refused  #! L2
HoldOutcome: TypeAlias = "Union[Sold, Refused]"  #! L2
type SwapOutcome = Annotated[Sold | Refused, Field(description="either")]  #! L2
# === case: unseen/bad/12-tags-that-do-not-tell
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Tag(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from typing import Literal, Optional, Union

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats, Tag


class Outcome(DomainModel):
    kind: Literal["outcome"] = "outcome"


class Sold(Outcome):
    seats: Seats


class Held(Outcome):
    seats: Seats


class Swapped(DomainModel):
    type: Literal["swapped"] = "swapped"


class Lost(DomainModel):
    kind: Tag = Tag("lost")


class Either(DomainModel):
    kind: Literal["swapped", "outcome"]


type Inherited = Sold | Held  #! L2
type OtherField = Outcome | Swapped  #! L2
Unliteral = Optional[Union[Outcome, Lost]]  #! L2
type Overlapping = Outcome | Either  #! L2
# === case: unseen/bad/13-unions-nested-and-reexported
# --- file: src/app/domain/theatre/__init__.py
from app.domain.theatre.outcome import Held as Kept, Sale
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/outcome.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Sold(DomainModel):
    kind: Literal["sold"] = "sold"
    seats: Seats


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"


class Held(DomainModel):
    kind: Literal["sold"] = "sold"


type Sale = Sold | Refused
# --- file: src/app/domain/theatre/show.py
from app.domain import theatre
from app.domain.shared.model import DomainModel
from app.domain.theatre.outcome import Refused, Sale
from app.domain.theatre.value import Seats

type Everything = Sale | theatre.Kept  #! L2


class Show(DomainModel):
    free: Seats
    latest: theatre.Sale | theatre.Kept  #! L2
    before: theatre.Sale | None = None

    def sell(self) -> "Refused | theatre.Kept":
        return Refused()

    def hold(self) -> theatre.Kept | Sale:  #! L2
        return Refused()
# === case: unseen/bad/14-success-flags
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Explanation(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/sale.py
from typing import Annotated, Optional

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Explanation, Seats


class SaleResult(DomainModel):
    success: bool  #! L2 L3
    seats: Seats


class HoldResult(DomainModel):
    ok: Annotated[bool, "did it work"] = True  #! L2 L3
    error: Explanation | None = None  #! L2


class SwapResult(DomainModel):
    seats: Seats | None
    error_message: Optional[str] = None  #! L2 L3


class RefundResult(DomainModel):
    succeeded: bool = False  #! L2 L3
    failure: Optional[Explanation] = None  #! L2
# === case: unseen/bad/15-repositories-that-raise
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import ShowId


class Show(DomainModel):
    id: ShowId
# --- file: src/app/domain/theatre/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.theatre.show import Show
from app.domain.theatre.value import ShowId


class ShowMissing(LookupError):  #! L2
    pass


class ShowRepository(Protocol):
    async def get(self, show_id: ShowId) -> Show: ...

    async def delete(self, show_id: ShowId) -> bool: ...


class RedisShowRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.show.get")
    async def get(self, show_id: ShowId) -> Show:
        raw = await self._client.get(show_id.root)
        if raw is None:
            raise ShowMissing(show_id)  #! L2
        assert raw.startswith(b"{")  #! L2
        return Show.model_validate_json(raw)

    @logfire.instrument("repo.show.delete")
    async def delete(self, show_id: ShowId) -> bool:
        return bool(await self._client.delete(show_id.root))
# === case: unseen/bad/16-validators-by-name-only
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from typing import Self

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


def field_validator(name: str):
    return lambda function: function


class Show(DomainModel):
    free: Seats

    @field_validator("free")
    @classmethod
    def _free(cls, free: Seats) -> Seats:
        if not free.root:
            raise ValueError("no seats")  #! L2
        return free

    def validate_sale(self, wanted: Seats) -> Self:
        if not wanted.root:
            raise TypeError("nothing wanted")  #! L2
        return self

    def __post_sale__(self) -> Self:
        return self

    def __call__(self, wanted: Seats) -> Self:
        if not wanted.root:
            raise SaleError  #! L2
        return self


class SaleError(ArithmeticError):  #! L2
    pass
# === case: unseen/bad/17-enum-and-protocol-files
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Self

from pydantic import BaseModel, RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Row(BaseModel, frozen=True):
    number: int
    seats: Seats

    def widened(self) -> Self:
        if self.number > 40:
            raise RuntimeError("the wall is in the way")  #! L2
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        number, _, seats = text.partition(":")
        if not seats:
            raise ValueError("a row is written number:seats")
        return cls(number=int(number), seats=Seats(int(seats)))
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Row


class Plan(DomainModel):
    rows: tuple[Row, ...]

    def reserve(self, row: Row) -> bool:  #! L2
        return row in self.rows

    def shift(self, row: Row) -> "Plan":
        match self.rows:
            case ():
                raise IndexError("no rows")  #! L2
            case _ if row not in self.rows:
                raise ValueError("not here")  #! L2
        return self
# === case: unseen/bad/18-late-guarded-and-lambda
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/errors.py
from app.domain.theatre.fallback import Anything

if True:
    Parent = Anything
else:
    Parent = Exception


try:

    class SaleError(Parent):  #! L2
        pass

except NameError:
    SaleError = Exception
# --- file: src/app/domain/theatre/fallback.py
Anything = Exception
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Show(DomainModel):
    free: Seats

    def sell(self, wanted: Seats) -> "Show":
        from app.domain.theatre.errors import SaleError as Refusal

        if wanted.root > self.free.root:
            raise Refusal("sold out")  #! L2
        return self

    async def stream(self) -> "Show":
        async def inner() -> "Show":
            if not self.free.root:
                raise ValueError("nothing to stream")  #! L2
            return self

        return await inner()
# === case: unseen/good/01-validators-of-every-kind
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/check.py
def trimmed(value: str) -> str:
    if value != value.strip():
        raise ValueError("blank at an end")
    return value


def positive(value: int) -> int:
    assert value > 0, "must be positive"
    return value


def whole(value: object, handler: object) -> object:
    if isinstance(value, float):
        raise TypeError("whole numbers only")
    return value
# --- file: src/app/domain/theatre/value.py
import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, RootModel, WrapValidator
from pydantic import field_validator as check_field
from pydantic_core import PydanticCustomError
from typing import Annotated, Self

from app.domain.theatre import check
from app.domain.theatre.check import positive, trimmed as no_blanks

type Label = Annotated[str, AfterValidator(no_blanks)]


class Name(RootModel[Label], frozen=True):
    pass


class Seats(RootModel[Annotated[int, BeforeValidator(func=positive), WrapValidator(check.whole)]], frozen=True):
    @pydantic.model_validator(mode="after")
    def _even(self) -> Self:
        if self.root % 2:
            raise PydanticCustomError("odd", "seats come in pairs")
        return self


class Row(BaseModel, frozen=True):
    number: int

    @check_field("number", mode="plain")
    def _number(cls, number):
        assert number, "rows count from one"
        return number
# --- file: src/app/domain/theatre/show.py
from pydantic import field_validator, model_validator

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Name, Seats


class Show(DomainModel):
    name: Name
    free: Seats

    @field_validator("free")
    @classmethod
    def _some(cls, free: Seats) -> Seats:
        if not free.root:
            raise ValueError("a show without seats")
        return free

    @model_validator(mode="after")
    def _named(self) -> "Show":
        if not self.name.root:
            raise ValueError("a show without a name")
        return self
# === case: unseen/good/02-language-protocols
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/type.py
from enum import Enum


class Stage(Enum):
    OPEN = "open"
    SHUT = "shut"

    @classmethod
    def _missing_(cls, value: object) -> "Stage":
        for member in cls:
            if str(value).lower() == member.value:
                return member
        raise ValueError(f"{value!r} is no stage")
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/house.py
from abc import ABC, abstractmethod
from typing import assert_never

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class House(DomainModel):
    rows: tuple[Seats, ...]

    def __getitem__(self, index: int) -> Seats:
        if index >= len(self.rows):
            raise IndexError(index)
        return self.rows[index]

    def __getattr__(self, name: str) -> Seats:
        raise AttributeError(name)

    def __contains__(self, seats: Seats) -> bool:
        return seats in self.rows

    def __bool__(self) -> bool:
        return bool(self.rows)

    def largest(self, other: Seats | None) -> Seats:
        assert other is not None, "asked for nothing"
        assert isinstance(other, Seats)
        return other

    def describe(self, other: Seats | tuple[Seats, ...]) -> str:
        match other:
            case Seats():
                return "seats"
            case tuple():
                return "rows"
            case _:
                assert_never(other)


class Pricing(ABC):
    @abstractmethod
    def discounts(self, house: House) -> bool:
        raise NotImplementedError

    def surcharge(self, house: House) -> Seats:
        raise NotImplementedError("every pricing has its own")
# === case: unseen/good/03-questions-in-many-moods
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int

    def fit(self, other: "Seats") -> bool:
        return self.root >= other.root
# --- file: src/app/domain/theatre/show.py
from functools import cached_property
from typing import Any, Protocol, Self, TypeGuard

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats


class Pluggable(Protocol):
    def accept(self, seats: Seats) -> bool: ...


class Show(DomainModel):
    free: Seats

    @property
    def sold_out(self) -> bool:
        return self.free.root == 0

    @cached_property
    def popular(self) -> bool:
        return self.free.root < 5

    def is_full(self) -> bool:
        return self.sold_out

    def has_room_for(self, wanted: Seats) -> bool:
        return self.free.fit(wanted)

    def can_admit(self, wanted: Seats) -> bool:
        return self.has_room_for(wanted)

    def should_close(self) -> bool:
        return self.sold_out

    def needs_usher(self) -> bool:
        return not self.sold_out

    def allows(self, wanted: Seats) -> bool:
        return self.can_admit(wanted)

    def overlaps(self, other: Self) -> bool:
        return self == other

    def precedes(self, other: Self) -> bool:
        return self != other

    def satisfies(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    def matches(self, other: Self) -> bool:
        return self == other

    def belongs_with(self, other: Self) -> bool:
        return self == other

    def was_sold(self) -> bool:
        return self.sold_out

    def differs_from(self, other: Self) -> bool:
        return self != other

    def does_admit(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    def may_open(self) -> bool:
        return True

    def will_fill(self) -> bool:
        return True

    def _admit(self, wanted: Seats) -> bool:
        return self.allows(wanted)

    @staticmethod
    def is_show(thing: "Show | Seats") -> "TypeGuard[Show]":
        return isinstance(thing, Show)
# === case: unseen/good/04-infrastructure-in-services
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/service/theatre.py
import asyncio

import httpx
import logfire

from app.domain.theatre.value import ShowId


class TheatreGateway:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    @logfire.instrument("service.theatre.fetch")
    async def fetch(self, show_id: ShowId) -> ShowId:
        try:
            response = await self._http.get(f"/shows/{show_id.root}")
        except httpx.ConnectTimeout as timeout:
            raise ConnectionError("the box office is away") from timeout
        except httpx.HTTPError:
            raise
        except (KeyError, ValueError) as problem:
            logfire.exception("odd answer")
            raise problem
        if response.is_server_error:
            raise RuntimeError("the box office is broken")
        return show_id

    @logfire.instrument("service.theatre.wait")
    async def wait(self, show_id: ShowId) -> ShowId:
        for attempt in range(3):
            try:
                return await self.fetch(show_id)
            except ConnectionError as last:
                if attempt == 2:
                    raise last
                await asyncio.sleep(0.1)
        raise TimeoutError("gave up")

    @logfire.instrument("service.theatre.sync")
    async def sync(self, show_id: ShowId) -> ShowId:
        raise NotImplementedError
# --- file: src/app/api/theatre/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.theatre.value import ShowId

router = APIRouter()


class Gone(Exception):
    pass


@router.get("/shows/{name}")
async def show(name: str) -> str:
    if not name:
        raise HTTPException(404)
    if len(name) > 40:
        raise Gone(ShowId(name))
    return name
# === case: unseen/good/05-tags-in-every-spelling
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class SaleKind(StrEnum):
    SOLD = "sold"
    HELD = "held"
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Seats(RootModel[int], frozen=True):
    root: int


class Email(RootModel[str], frozen=True):
    root: str


class Phone(RootModel[str], frozen=True):
    root: str

    def normal(self) -> "Phone | Email":
        return self


type Contact = Email | Phone
# --- file: src/app/domain/theatre/sale.py
import typing
from typing import Annotated, Final, Generic, Literal, Optional, TypeVar, Union

from pydantic import Discriminator, Field, Tag

from app.domain.shared.model import DomainModel
from app.domain.theatre.type import SaleKind
from app.domain.theatre.value import Contact, Seats

T = TypeVar("T")
SOLD = Literal["sold"]


class Sold(DomainModel):
    type: SOLD = "sold"
    seats: Seats


class Held(DomainModel):
    type: typing.Literal["held", "kept"] = "held"
    contact: Contact


class Refused(DomainModel, Generic[T]):
    type: Annotated[Literal["refused"], Field(repr=False)] = "refused"
    why: T


class Lost(DomainModel):
    kind: Literal[SaleKind.SOLD] = SaleKind.SOLD


class Found(DomainModel):
    kind: Literal[SaleKind.HELD] = SaleKind.HELD


class Refound(Found):
    kind: Literal["refound"] = "refound"


class One(DomainModel):
    version: Literal[1] = 1


class Two(DomainModel):
    version: Literal[2] = 2


type Sale = Annotated[Union[Sold, Held], Field(discriminator="type")]
AnySale = Sale | Refused[Seats]
Search = Optional[Lost | Found | Refound]
type Record = Annotated[
    Annotated[One, Tag("one")] | Annotated[Two, Tag("two")], Discriminator("version")
]
type Maybe[U] = U | None


class Journal(DomainModel):
    latest: Sale | None = None
    every: tuple[Sold | Held | Refused[Seats], ...] = ()

    def last(self) -> Maybe[AnySale]:
        return self.latest
# === case: unseen/good/06-queries-and-repository-answers
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats, ShowId


class Row(DomainModel):
    seats: Seats


class Show(DomainModel):
    id: ShowId
    rows: tuple[Row, ...] = ()

    def find(self, seats: Seats) -> Row | None:
        return next((row for row in self.rows if row.seats == seats), None)

    def sorted_rows(self) -> list[Row]:
        return list(self.rows)
# --- file: src/app/domain/theatre/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.theatre.show import Show
from app.domain.theatre.value import Seats, ShowId


class ShowRepository(Protocol):
    async def get(self, show_id: ShowId) -> Show | None: ...

    async def delete(self, show_id: ShowId) -> bool: ...

    async def exists(self, show_id: ShowId) -> bool: ...


class RedisShowRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.show.get")
    async def get(self, show_id: ShowId) -> Show | None:
        raw = await self._client.get(show_id.root)
        return None if raw is None else Show.model_validate_json(raw)

    @logfire.instrument("repo.show.delete")
    async def delete(self, show_id: ShowId) -> bool:
        return await self._client.delete(show_id.root) > 0

    @logfire.instrument("repo.show.exists")
    async def exists(self, show_id: ShowId) -> bool:
        return bool(await self._client.exists(show_id.root))
# --- file: src/app/service/theatre.py
import logfire
from redis.asyncio import Redis

from app.domain.theatre.repository import RedisShowRepository
from app.domain.theatre.show import Show
from app.domain.theatre.value import Seats, ShowId


class TheatreService:
    def __init__(self, client: Redis) -> None:
        self._shows = RedisShowRepository(client)

    @logfire.instrument("service.theatre.free")
    async def free(self, show_id: ShowId) -> Seats:
        show = await self._shows.get(show_id)
        if show is None:
            return Seats(0)
        return Seats(1)
# === case: unseen/good/07-errors-that-are-data
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class Percentage(RootModel[int], frozen=True):
    root: int


class ErrorCode(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/type.py
from enum import StrEnum


class ErrorKind(StrEnum):
    LATE = "late"
    LOST = "lost"
# --- file: src/app/domain/theatre/monitor.py
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.theatre.type import ErrorKind
from app.domain.theatre.value import ErrorCode, Percentage


class SuccessRate(DomainModel):
    success_rate: Percentage
    error_budget: Percentage | None = None
    errors: tuple[ErrorCode, ...] = ()


class Failed(DomainModel):
    kind: Literal["failed"] = "failed"
    error: ErrorCode
    error_kind: ErrorKind


class Passed(DomainModel):
    kind: Literal["passed"] = "passed"


class Error(DomainModel):
    """A row of the error report: no exception, in spite of its name."""

    code: ErrorCode


type Check = Annotated[Passed | Failed, Field(discriminator="kind")]


class Monitor(DomainModel):
    latest: Check

    def error(self) -> Error:
        return Error(code=ErrorCode("none"))

    def raising(self, then: Callable[[Error], Check]) -> Check:
        return then(self.error())
# === case: unseen/good/08-try-and-answer
# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from typing import Literal

from pydantic import BaseModel, RootModel, ValidationError


class Seats(RootModel[int], frozen=True):
    root: int


class Unreadable(BaseModel, frozen=True):
    kind: Literal["unreadable"] = "unreadable"
    text: str


class Parsed(BaseModel, frozen=True):
    kind: Literal["parsed"] = "parsed"
    seats: Seats

    @classmethod
    def of(cls, text: str) -> "Parsed | Unreadable":
        try:
            return cls(seats=Seats(int(text)))
        except (ValueError, ValidationError) as error:
            return Unreadable(text=f"{text}: {error}")
# --- file: src/app/domain/theatre/plan.py
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Parsed, Seats, Unreadable


class Plan(DomainModel):
    rows: tuple[Seats, ...] = ()

    def with_row(self, row: Parsed | Unreadable) -> "Plan":
        with suppress(AttributeError):
            return self.model_copy(update={"rows": (*self.rows, row.seats)})
        return self

    @property
    def first(self) -> Seats | None:
        try:
            return self.rows[0]
        except IndexError:
            return None


@contextmanager
def quietly() -> Iterator[None]:
    try:
        yield
    finally:
        pass
# === case: unseen/good/09-insurance-claims
# --- file: src/app/domain/claim/__init__.py
# --- file: src/app/domain/claim/value.py
"""The words of insurance claims."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, field_validator, model_validator

PolicyText = Annotated[str, StringConstraints(pattern=r"^POL-\d{6}$", strip_whitespace=True)]


class ClaimId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class PolicyNumber(RootModel[PolicyText], frozen=True):
    pass


class Peril(StrEnum):
    FIRE = "fire"
    WATER = "water"
    THEFT = "theft"


class Period(BaseModel):
    model_config = ConfigDict(frozen=True)

    start: date
    end: date

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")
        return self

    @classmethod
    def year_from(cls, start: date) -> Self:
        return cls(start=start, end=start + timedelta(days=365))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def extended(self, days: int) -> Self:
        if days < 0:
            raise ValueError("a period grows")
        return self.model_copy(update={"end": self.end + timedelta(days=days)})


class Euros(BaseModel):
    model_config = ConfigDict(frozen=True)

    cents: int = Field(ge=0)

    @field_validator("cents", mode="before")
    @classmethod
    def _from_text(cls, cents: Any) -> Any:
        if isinstance(cents, str):
            if not cents.endswith("€"):
                raise ValueError("say which currency")
            return int(cents.removesuffix("€")) * 100
        return cents

    def minus(self, other: Euros) -> Euros:
        return Euros(cents=max(0, self.cents - other.cents))

    def at_most(self, other: Euros) -> bool:
        return self.cents <= other.cents
# --- file: src/app/domain/claim/type.py
from enum import Enum, auto


class ClaimState(Enum):
    OPEN = auto()
    ACCEPTED = auto()
    REFUSED = auto()
    PAID = auto()

    def can_become(self, other: "ClaimState") -> bool:
        match self:
            case ClaimState.OPEN:
                return other in {ClaimState.ACCEPTED, ClaimState.REFUSED}
            case ClaimState.ACCEPTED:
                return other is ClaimState.PAID
            case ClaimState.REFUSED | ClaimState.PAID:
                return False
# --- file: src/app/domain/claim/claim.py
"""A claim asks for money; it is assessed once and paid at most once."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.claim.type import ClaimState
from app.domain.claim.value import ClaimId, Euros, Peril, Period, PolicyNumber
from app.domain.shared.model import DomainModel


class Policy(DomainModel):
    number: PolicyNumber
    covered: frozenset[Peril]
    period: Period
    excess: Euros
    ceiling: Euros

    def covers(self, peril: Peril, day: date) -> bool:
        return peril in self.covered and day in self.period


class Claim(DomainModel):
    id: ClaimId
    policy: Policy
    peril: Peril
    happened_on: date
    damage: Euros
    state: ClaimState = ClaimState.OPEN

    @property
    def is_settled(self) -> bool:
        return not any(self.state.can_become(state) for state in ClaimState)

    def assess(self) -> Assessment:
        if not self.state.can_become(ClaimState.ACCEPTED):
            return AlreadyAssessed(claim_id=self.id, state=self.state)
        if not self.policy.covers(self.peril, self.happened_on):
            return NotCovered(claim_id=self.id, peril=self.peril)
        due = self.damage.minus(self.policy.excess)
        if not due.at_most(self.policy.ceiling):
            due = self.policy.ceiling
        return Accepted(claim=self._moved(ClaimState.ACCEPTED), due=due)

    def pay(self) -> Paid | AlreadyAssessed:
        if self.state.can_become(ClaimState.PAID):
            return Paid(claim=self._moved(ClaimState.PAID))
        return AlreadyAssessed(claim_id=self.id, state=self.state)

    def _moved(self, state: ClaimState) -> Claim:
        return self.model_copy(update={"state": state})


class Accepted(DomainModel):
    kind: Literal["accepted"] = "accepted"
    claim: Claim
    due: Euros


class NotCovered(DomainModel):
    kind: Literal["not_covered"] = "not_covered"
    claim_id: ClaimId
    peril: Peril

    @property
    def reason(self) -> str:
        return f"{self.peril.value} is not covered."


class AlreadyAssessed(DomainModel):
    kind: Literal["already_assessed"] = "already_assessed"
    claim_id: ClaimId
    state: ClaimState


class Paid(DomainModel):
    kind: Literal["paid"] = "paid"
    claim: Claim


Assessment = Annotated[Accepted | NotCovered | AlreadyAssessed, Field(discriminator="kind")]
# --- file: src/app/domain/claim/repository.py
from typing import Protocol

import logfire
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.claim.claim import Claim
from app.domain.claim.value import ClaimId


class Base(DeclarativeBase):
    pass


class ClaimRow(Base):
    __tablename__ = "claim"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    body: Mapped[str]


class ClaimRepository(Protocol):
    async def get(self, claim_id: ClaimId) -> Claim | None: ...

    async def put(self, claim: Claim) -> None: ...


class SqlClaimRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, claim_id: ClaimId) -> Claim | None:
        with logfire.span("repo.claim.get", claim_id=str(claim_id)):
            row = await self._session.scalar(select(ClaimRow).where(ClaimRow.id == str(claim_id)))
            return Claim.model_validate_json(row.body) if row else None

    async def put(self, claim: Claim) -> None:
        with logfire.span("repo.claim.put", claim_id=str(claim.id)):
            await self._session.merge(ClaimRow(id=str(claim.id), body=claim.model_dump_json()))
# === case: unseen/good/10-hiking-trails
# --- file: src/app/domain/trail/__init__.py
# --- file: src/app/domain/trail/value.py
import math

from pydantic import BaseModel, Field, RootModel


class TrailName(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=80)


class Metres(RootModel[int], frozen=True):
    root: int

    def __sub__(self, other):
        return Metres(self.root - other.root)

    def __abs__(self):
        return Metres(abs(self.root))

    @property
    def is_climb(self):
        return self.root > 0


class Point(BaseModel, frozen=True):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    height: Metres = Metres(0)

    def distance_to(self, other: "Point") -> Metres:
        radius = 6_371_000
        dlat, dlon = math.radians(other.lat - self.lat), math.radians(other.lon - self.lon)
        a = (
            math.sin(dlat / 2) ** 2
            + math.cos(math.radians(self.lat)) * math.cos(math.radians(other.lat)) * math.sin(dlon / 2) ** 2
        )
        return Metres(round(2 * radius * math.asin(math.sqrt(a))))
# --- file: src/app/domain/trail/type.py
from enum import IntEnum


class Grade(IntEnum):
    T1 = 1
    T2 = 2
    T3 = 3

    @classmethod
    def for_climb(cls, metres: int) -> "Grade":
        for grade, limit in ((cls.T1, 300), (cls.T2, 900)):
            if metres <= limit:
                return grade
        return cls.T3
# --- file: src/app/domain/trail/trail.py
from functools import reduce
from itertools import pairwise
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.trail.type import Grade
from app.domain.trail.value import Metres, Point, TrailName


class Trail(DomainModel):
    """Points in the order they are walked."""

    name: TrailName
    points: tuple[Point, ...]

    @property
    def length(self) -> Metres:
        legs = (a.distance_to(b).root for a, b in pairwise(self.points))
        return Metres(sum(legs))

    @property
    def climb(self) -> Metres:
        rises = (b.height - a.height for a, b in pairwise(self.points))
        return reduce(lambda total, rise: Metres(total.root + rise.root), filter(lambda r: r.is_climb, rises), Metres(0))

    @property
    def grade(self) -> Grade:
        return Grade.for_climb(self.climb.root)

    def returns_to_start(self) -> bool:
        return len(self.points) > 1 and self.points[0] == self.points[-1]

    def crosses(self, other: "Trail") -> bool:
        return not set(self.points).isdisjoint(other.points)

    def extend(self, point: Point) -> "Extended | TooFar":
        if self.points and self.points[-1].distance_to(point).root > 5_000:
            return TooFar(point=point)
        return Extended(trail=self.model_copy(update={"points": self.points + (point,)}))

    def reverse(self) -> "Trail":
        return self.model_copy(update={"points": self.points[::-1]})

    def nearest(self, place: Point) -> Point | None:
        return min(self.points, key=lambda p: p.distance_to(place).root, default=None)


class Extended(DomainModel):
    result: Literal["extended"] = "extended"
    trail: Trail


class TooFar(DomainModel):
    result: Literal["too_far"] = "too_far"
    point: Point
# --- file: src/app/service/trail.py
import logging

import logfire

from app.domain.trail.trail import Extended, TooFar, Trail
from app.domain.trail.value import Point

log = logging.getLogger(__name__)


class TrailService:
    def __init__(self, retries: int = 3) -> None:
        self._retries = retries

    @logfire.instrument("service.trail.extend")
    async def extend(self, trail: Trail, point: Point) -> Extended | TooFar:
        outcome = trail.extend(point)
        if isinstance(outcome, TooFar):
            log.info("too far: %s", outcome.point)
        return outcome

    @logfire.instrument("service.trail.keep")
    async def keep(self, trail: Trail) -> Trail:
        for attempt in range(self._retries):
            try:
                return await self._write(trail)
            except OSError:
                log.warning("attempt %d failed", attempt)
                if attempt + 1 == self._retries:
                    raise
        raise RuntimeError("unreachable")

    async def _write(self, trail: Trail) -> Trail:
        return trail
# === case: unseen/good/11-translation-memory
# --- file: src/app/domain/memory/__init__.py
# --- file: src/app/domain/memory/value.py
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, RootModel

_LANGUAGES = frozenset({"de", "en", "fr", "it", "ja"})


def _known(code: str) -> str:
    if code not in _LANGUAGES:
        raise ValueError(f"unknown language {code}")
    return code


LanguageCode = Annotated[str, AfterValidator(_known)]


class Language(RootModel[LanguageCode], frozen=True):
    def __str__(self) -> str:
        return self.root


class Segment(BaseModel, frozen=True):
    language: Language
    text: str

    def words(self) -> Iterator[str]:
        yield from self.text.split()

    def resembles(self, other: Segment) -> bool:
        mine, theirs = set(self.words()), set(other.words())
        return len(mine & theirs) * 2 >= len(mine | theirs)

    def lowered(self) -> Segment:
        return Segment(language=self.language, text=self.text.lower())


class Score(RootModel[int], frozen=True):
    root: int

    def beats(self, other: Score) -> bool:
        return self.root > other.root
# --- file: src/app/domain/memory/matching.py
"""How well a segment was translated before."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Generic, Literal, Protocol, TypeVar, runtime_checkable

from pydantic import Field

from app.domain.memory.value import Language, Score, Segment
from app.domain.shared.model import DomainModel

S = TypeVar("S", bound=Segment)


class Pair(DomainModel, Generic[S]):
    source: S
    target: S


class Exact(DomainModel):
    kind: Literal["exact"] = "exact"
    pair: Pair[Segment]


class Fuzzy(DomainModel):
    kind: Literal["fuzzy"] = "fuzzy"
    pair: Pair[Segment]
    score: Score


class Nothing(DomainModel):
    kind: Literal["nothing"] = "nothing"


Match = Annotated[Exact | Fuzzy | Nothing, Field(discriminator="kind")]


@runtime_checkable
class Scoring(Protocol):
    def score(self, left: Segment, right: Segment) -> Score: ...


class Normaliser(ABC):
    @abstractmethod
    def normalise(self, segment: Segment) -> Segment:
        """Make segments comparable."""
        raise NotImplementedError


class Lowering(Normaliser):
    def normalise(self, segment: Segment) -> Segment:
        return segment.lowered()


class Memory(DomainModel):
    target: Language
    pairs: tuple[Pair[Segment], ...] = ()

    def look_up(self, segment: Segment, scoring: Scoring) -> Match:
        best: Fuzzy | None = None
        for pair in self.pairs:
            if pair.source == segment:
                return Exact(pair=pair)
            if not pair.source.resembles(segment):
                continue
            score = scoring.score(pair.source, segment)
            if best is None or score.beats(best.score):
                best = Fuzzy(pair=pair, score=score)
        return best or Nothing()

    def remembers(self, segment: Segment) -> bool:
        return any(pair.source == segment for pair in self.pairs)

    def learn(self, pair: Pair[Segment]) -> Memory:
        kept = tuple(p for p in self.pairs if p.source != pair.source)
        return self.model_copy(update={"pairs": (*kept, pair)})
# --- file: src/app/api/memory/routes.py
from fastapi import APIRouter, HTTPException, status

from app.domain.memory.matching import Exact, Fuzzy, Match, Nothing

router = APIRouter(prefix="/memory")


def shown(match: Match) -> str:
    match match:
        case Exact(pair=pair) | Fuzzy(pair=pair):
            return pair.target.text
        case Nothing():
            raise HTTPException(status.HTTP_404_NOT_FOUND, "never seen")
# === case: unseen/good/12-greenhouse-control
# --- file: src/app/domain/greenhouse/__init__.py
# --- file: src/app/domain/greenhouse/value.py
from pydantic import BaseModel, Field, RootModel


class Celsius(RootModel[float], frozen=True):
    root: float = Field(ge=-273.15)

    def is_below(self, other: "Celsius") -> bool:
        return self.root < other.root


class Humidity(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=100)


class Band(BaseModel, frozen=True):
    low: Celsius
    high: Celsius

    def holds(self, measured: Celsius) -> bool:
        return not measured.is_below(self.low) and not self.high.is_below(measured)
# --- file: src/app/domain/greenhouse/type.py
from enum import StrEnum


class Vent(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    @property
    def turned(self) -> "Vent":
        return {Vent.OPEN: Vent.SHUT, Vent.SHUT: Vent.OPEN}[self]

    @classmethod
    def _missing_(cls, value: object) -> "Vent | None":
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        raise TypeError(value)
# --- file: src/app/domain/greenhouse/greenhouse.py
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.domain.greenhouse.type import Vent
from app.domain.greenhouse.value import Band, Celsius, Humidity
from app.domain.shared.model import DomainModel


class Measurement(DomainModel):
    at: datetime
    temperature: Celsius
    humidity: Humidity | None = None

    def is_stale(self, now: datetime) -> bool:
        return now - self.at > timedelta(minutes=10)


class Adjusted(DomainModel):
    kind: Literal["adjusted"] = "adjusted"
    greenhouse: "Greenhouse"


class Unchanged(DomainModel):
    kind: Literal["unchanged"] = "unchanged"


class Ignored(DomainModel):
    kind: Literal["ignored"] = "ignored"
    measurement: Measurement


type Adjustment = Annotated[Adjusted | Unchanged | Ignored, Field(discriminator="kind")]


class Greenhouse(DomainModel):
    MAX_AGE: ClassVar[timedelta] = timedelta(hours=1)

    band: Band
    vent: Vent = Vent.SHUT
    latest: Measurement | None = None

    @classmethod
    def new(cls, band: Band) -> Self:
        return cls(band=band)

    def adjust(self, measurement: Measurement, *, now: datetime) -> Adjustment:
        if measurement.is_stale(now):
            return Ignored(measurement=measurement)
        if self.band.holds(measurement.temperature):
            return Unchanged()
        return Adjusted(
            greenhouse=self.model_copy(
                update={"vent": self.vent.turned, "latest": measurement},
            )
        )

    def watches(self, measurement: Measurement) -> bool:
        return self.latest is measurement

    @property
    def needs_attention(self) -> bool:
        return self.latest is None or not self.band.holds(self.latest.temperature)
# === case: unfamiliar/bad/01-lending-desk
# --- file: src/app/domain/lending/loan.py
from typing import Literal, Self

from app.domain.lending.value import LoanId
from app.domain.shared.model import DomainModel


class OverdueError(Exception):  #! L2
    pass


class Renewed(DomainModel):
    loan: "Loan"


class NotRenewed(DomainModel):
    loan: "Loan"


type Renewal = Renewed | NotRenewed  #! L2


class Result(DomainModel):
    success: bool  #! L2 L3
    loan: "Loan"


class Loan(DomainModel):
    id: LoanId
    renewals: LoanId

    def renew(self) -> Renewal:
        if self.renewals == self.id:
            raise OverdueError("too often")  #! L2
        return Renewed(loan=self)

    def give_back(self) -> bool:  #! L2
        return self.id != self.renewals

    def extend(self) -> Self | None:  #! L2
        return None

    def check(self) -> tuple[bool, LoanId]:  #! L2
        return True, self.id

    def close(self) -> "Loan":
        assert self.renewals != self.id, "still open"  #! L2
        return self
# --- file: src/app/domain/lending/value.py
from uuid import UUID

from pydantic import RootModel


class LoanId(RootModel[UUID], frozen=True):
    pass
# === case: unfamiliar/bad/02-service-that-throws
# --- file: src/app/service/returns.py
import logfire
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository import OrderFound, SqlOrderRepository
from app.domain.order.value import OrderId


class ReturnService:
    def __init__(self, session: AsyncSession) -> None:
        self._orders = SqlOrderRepository(session)

    async def load(self, order_id: OrderId) -> Order | None:  #! L2
        with logfire.span("returns.load"):
            match await self._orders.get(order_id):
                case OrderFound(order=order):
                    return order
                case OrderNotFound():
                    return None

    async def need(self, order_id: OrderId) -> Order:
        with logfire.span("returns.need"):
            match await self._orders.get(order_id):
                case OrderFound(order=order):
                    return order
                case OrderNotFound():
                    raise LookupError(order_id)  #! L2

    async def store(self, order: Order) -> Order:
        with logfire.span("returns.store"):
            try:
                return await self._orders.save(order)
            except TimeoutError as error:
                raise ConnectionError("the store does not answer") from error
            except OSError as error:
                raise error
# === case: unfamiliar/bad/03-garage
# --- file: src/app/domain/garage/car.py
from app.domain.garage.value import CarId, Odometer
from app.domain.shared.model import DomainModel

type Done = bool


class Inspection(DomainModel):
    car: CarId
    error: Odometer | None = None  #! L2


class Car(DomainModel):
    id: CarId
    odometer: Odometer

    def drive(self, to: Odometer) -> Done:  #! L2
        return to.root > self.odometer.root

    def inspect(self) -> "ValueError | Car":  #! L2
        return self

    def sell(self, buyer: CarId) -> "Car":
        def check() -> None:
            if buyer == self.id:
                raise PermissionError(buyer)  #! L2

        check()
        return self

    def is_new(self) -> bool:
        return self.odometer.root == 0

    def needs_oil(self) -> bool:
        return self.odometer.root > 10
# --- file: src/app/domain/garage/value.py
from uuid import UUID

from pydantic import RootModel


class CarId(RootModel[UUID], frozen=True):
    pass


class Odometer(RootModel[int], frozen=True):
    pass
# === case: unfamiliar/good/01-swimming-pool
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
# === case: unfamiliar/good/02-courier-with-failing-network
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
# === case: unfamiliar/good/03-attempts-of-a-courier
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
# === case: contested/bad/01-refusals-thrown-in-a-workshop
# --- file: src/app/domain/workshop/value.py
from typing import Self

from pydantic import RootModel, model_validator


class Hours(RootModel[int], frozen=True):
    """Time spent at the bench."""

    @model_validator(mode="after")
    def _positive(self) -> Self:
        if self.root < 0:
            raise ValueError("hours are not negative")
        return self

    def minus(self, other: "Hours") -> "Hours":
        if other.root > self.root:
            raise ValueError("more hours than there are")
        return Hours(self.root - other.root)

    def nth(self, other: "Hours") -> "Hours":
        if other.root > self.root:
            raise KeyError(other)  #! L2
        return other

    def __add__(self, other: object) -> "Hours":
        if not isinstance(other, Hours):
            raise TypeError("only hours add to hours")
        return Hours(self.root + other.root)
# --- file: src/app/domain/workshop/type.py
from enum import Enum


class Bench(Enum):
    WOOD = "wood"
    METAL = "metal"

    @classmethod
    def _missing_(cls, value: object) -> "Bench":
        raise ValueError(f"no bench is called {value}")

    def neighbour(self) -> "Bench":
        if self is Bench.WOOD:
            return Bench.METAL
        raise ValueError("at the wall")  #! L2
# --- file: src/app/domain/workshop/job.py
from typing import Literal, assert_never

from app.domain.shared.model import DomainModel
from app.domain.workshop.type import Bench
from app.domain.workshop.value import Hours


class Job(DomainModel):
    planned: Hours
    spent: Hours | None = None
    bench: Bench
    kind: Literal["job"] = "job"

    @property
    def left(self) -> Hours:
        if self.spent is None:
            raise LookupError("not begun")  #! L2
        return self.planned.minus(self.spent)

    def finished(self) -> "Job":
        assert self.spent is not None
        assert isinstance(self.spent, Hours)
        assert self.spent.root <= self.planned.root, "over time"  #! L2
        return self

    def begun(self) -> "Job":
        def check(hours: Hours) -> Hours:
            if hours == self.planned:
                raise AssertionError("nothing to do")  #! L2
            return hours

        return self.model_copy(update={"spent": check(self.planned)})

    def split(self) -> "Job":
        raise NotImplementedError

    def moved(self) -> "Job":
        match self.kind:
            case "job":
                return self
            case _:
                assert_never(self.kind)


async def closing(jobs: tuple[Job, ...]) -> tuple[Job, ...]:
    errors = [ValueError(repr(job)) for job in jobs if job.spent is None]
    if errors:
        raise ExceptionGroup("open jobs", errors)  #! L2
    return jobs
# === case: contested/bad/02-a-box-office-that-throws
# --- file: src/app/domain/boxoffice/errors.py
from builtins import LookupError as NotThere


class SoldOut(NotThere):  #! L2
    """No seat is left."""


class Several(ExceptionGroup[SoldOut]):  #! L2
    pass


class Hall:
    class Closed(SoldOut):  #! L2
        pass
# --- file: src/app/service/boxoffice.py
import asyncio

import logfire
from fastapi import HTTPException

from app.domain.boxoffice.errors import SoldOut
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class StoreDown(ConnectionError):
    """The store did not answer in time."""


class BoxOfficeService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.boxoffice.sell")
    async def sell(self, order: Order) -> Order:
        try:
            async with asyncio.timeout(3):
                return await self._orders.save(order)
        except TimeoutError as late:
            raise StoreDown("the store is slow") from late
        except OSError as broken:
            logfire.exception("store")
            raise broken
        except SoldOut:
            raise HTTPException(409) from None  #! L2
        except KeyError as missing:
            raise ValueError(str(missing)) from missing  #! L2
        except BaseException:
            raise

    @logfire.instrument("service.boxoffice.refund")
    async def refund(self, order: Order) -> Order:
        match await self._orders.get(order.id):
            case None:
                raise SoldOut  #! L2
            case _:
                return await self.sell(order)

    @logfire.instrument("service.boxoffice.open")
    async def open(self, order: Order) -> Order:
        try:
            return await self.sell(order)
        except* OSError as group:
            raise group
# === case: contested/bad/03-answers-that-say-too-little
# --- file: src/app/domain/kennel/value.py
from typing import Literal

from pydantic import RootModel

type Verdict = bool


class Chip(RootModel[str], frozen=True):
    """The number under a dog's skin."""

    def verify(self, other: "Chip") -> bool:
        return self.root == other.root
# --- file: src/app/domain/kennel/dog.py
from typing import Optional, Protocol, Self

from app.domain.kennel.value import Chip, Verdict
from app.domain.shared.model import DomainModel


class Dog(DomainModel):
    chip: Chip
    mother: Chip | None = None

    def groom(self) -> Verdict:  #! L2
        return True

    async def feed(self) -> bool:  #! L2
        return True

    @classmethod
    def register(cls, chip: Chip) -> bool:  #! L2
        return bool(chip.root)

    def healthy(self) -> bool:  #! L2
        return True

    def adopted(self) -> Optional["Dog"]:  #! L2
        return self if self.mother else None

    def renamed(self, chip: Chip) -> Self | None:  #! L2
        return None

    def sold(self) -> tuple[Verdict, str]:  #! L2
        return False, "never"

    def returned(self) -> "Dog | ValueError":  #! L2
        return self

    @property
    def vaccinated(self) -> bool:
        return True

    def can_board(self) -> bool:
        return True

    def barks(self) -> bool:
        return True

    def has_mother(self) -> Verdict:
        return self.mother is not None

    def parent(self) -> Chip | None:
        return self.mother

    def _groomed(self) -> bool:
        return True


class Vet(Protocol):
    def examine(self, dog: Dog) -> bool: ...
# --- file: src/app/service/kennel.py
import logfire

from app.domain.kennel.dog import Dog
from app.domain.kennel.value import Chip


class KennelService:
    def __init__(self, dogs: dict[Chip, Dog]) -> None:
        self._dogs = dogs

    @logfire.instrument("service.kennel.find")
    async def find(self, chip: Chip) -> "None | Dog":  #! L2
        return self._dogs.get(chip)

    @logfire.instrument("service.kennel.leave")
    async def leave(self, chip: Chip) -> bool:  #! L2
        return chip in self._dogs

    @logfire.instrument("service.kennel.chip")
    async def chip(self, dog: Dog) -> Chip:
        return dog.chip
# === case: contested/bad/04-results-of-an-exam
# --- file: src/app/domain/exam/value.py
from pydantic import RootModel


class Grade(RootModel[int], frozen=True):
    """What an answer was worth."""


class Complaint(RootModel[str], frozen=True):
    """What went wrong, in a sentence."""
# --- file: src/app/domain/exam/result.py
from enum import Enum
from typing import Annotated, Generic, Literal, TypeVar, Union

from pydantic import Field

from app.domain.exam.value import Complaint, Grade
from app.domain.shared.model import DomainModel

G = TypeVar("G")


class Ending(Enum):
    PASSED = "passed"
    FAILED = "failed"


class Passed(DomainModel):
    ending: Literal[Ending.PASSED] = Ending.PASSED
    grade: Grade


class Failed(DomainModel):
    ending: Literal[Ending.FAILED] = Ending.FAILED
    grade: Grade


class Absent(DomainModel):
    kind: Literal["absent"] = "absent"


class Excused(Absent):
    grade: Grade


class Cancelled(DomainModel):
    kind: Literal["cancelled", "absent"] = "cancelled"


class Graded(DomainModel, Generic[G]):
    by: G


type Result = Annotated[Passed | Failed, Field(discriminator="ending")]
type Missing = Annotated[Absent | Excused, Field(union_mode="left_to_right")]  #! L2
Called = Union[Absent, Cancelled]  #! L2
type Either[T] = T | None
type Whole = Result | Absent  #! L2


class Sitting(DomainModel):
    result: Result | None = None
    late: Graded[Passed | Absent] | None = None  #! L2
    all: tuple[Either[Result], ...] = ()

    def taken(self) -> "tuple[Passed | Absent, ...]":  #! L2
        return ()

    def repeated(self, by: Passed | Failed) -> Result:
        return by


class Report(DomainModel):
    is_success: bool  #! L2 L3
    grade: Grade
    error_code: Complaint | None = None  #! L2
    errors: tuple[Complaint, ...] = ()
    warning: Complaint | None = None
# === case: contested/bad/05-a-court-of-many-verdicts
# --- file: src/app/domain/court/value.py
from pydantic import RootModel


class Sum(RootModel[int], frozen=True):
    """What is at stake."""
# --- file: src/app/domain/court/verdict.py
import sys
from abc import abstractmethod
from collections.abc import Callable
from contextlib import contextmanager
from typing import Literal, NoReturn, Self, TypeAlias, Union

from app.domain.court.value import Sum
from app.domain.shared.model import DomainModel


class Guilty(DomainModel):
    verdict: Literal["guilty"] = "guilty"
    fine: Sum


class Free(DomainModel):
    verdict: Literal["free"] = "free"


class Hung(DomainModel):
    votes: Sum


Verdict: TypeAlias = "Guilty | Free"
Mistrial = Union["Guilty", "Hung"]  #! L2


class Unclear(RuntimeError):  #! L2
    """The court could not agree."""


def _fail(why: str) -> NoReturn:
    raise RuntimeError(why)  #! L2


class Case(DomainModel):
    stake: Sum
    last: Verdict | None = None
    open: tuple[Guilty | Hung, ...] = ()  #! L2

    def judge(self) -> Verdict:
        if not self.stake.root:
            _fail("nothing is at stake")
        return Free()

    def appeal(self) -> Self | None:  #! L2
        return None

    def settle(self, sum_: Sum) -> bool:  #! L2
        return sum_ == self.stake

    def is_settled(self) -> bool:
        return self.last is not None

    def told(self) -> tuple[bool, Verdict]:  #! L2
        return True, Free()

    def error(self) -> Unclear:  #! L2
        return Unclear()

    @abstractmethod
    def heard(self) -> Verdict:
        raise NotImplementedError

    @contextmanager
    def session(self) -> "Case":
        try:
            yield self
        except Unclear as error:
            raise error from None

    def checked(self, check: Callable[[], Verdict]) -> Verdict:
        try:
            return check()
        except ValueError as error:
            raise Unclear from error  #! L2
        finally:
            assert self.stake, "no stake"  #! L2

    def closed(self) -> Verdict:
        if sys.flags.optimize:
            raise  # noqa: PLE0704
        return Free()
# --- file: src/app/service/court.py
import logfire

from app.domain.court.verdict import Case, Free, Verdict


class CourtService:
    @logfire.instrument("service.court.judge")
    async def judge(self, case: Case) -> Verdict:
        match case.judge():
            case Free() as free:
                return free
            case other:
                raise PermissionError(other.fine)

    @logfire.instrument("service.court.close")
    async def close(self, case: Case) -> Case | None:  #! L2
        return await self._closed(case)

    @logfire.instrument("service.court.fail")
    async def fail(self, case: Case) -> Case:
        if case is None:
            raise NotImplementedError("later")
        raise AssertionError("never")  #! L2

    async def _closed(self, case: Case) -> Case | None:
        return case
# === case: contested/bad/06-a-tower-that-answers
# --- file: src/app/domain/tower/value.py
from enum import StrEnum
from typing import Annotated

import pydantic as p


def _short(text: str) -> str:
    if len(text) > 3:
        raise ValueError("too long")
    return text


def longer(text: str) -> str:
    if len(text) < 1:
        raise ValueError("too short")
    return text


def _checked(value: "Floor") -> "Floor":
    assert value.root < 90, "too high"
    return value


class Code(p.RootModel[Annotated[str, p.BeforeValidator(_short), p.AfterValidator(longer)]]):
    model_config = {"frozen": True}


class Floor(p.RootModel[int], frozen=True):
    """A storey."""

    check = p.model_validator(mode="after")(_checked)

    def above(self) -> "Floor":
        if self.root == 100:
            raise OverflowError("no floor above")  #! L2
        return Floor(self.root + 1)


class Lift(StrEnum):
    NORTH = "north"

    @classmethod
    def of(cls, word: str) -> "Lift":
        for each in cls:
            if each.value == word:
                return each
        raise LookupError(word)  #! L2
# --- file: src/app/domain/tower/tower.py
from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import ValidationInfo, field_validator, model_validator

from app.domain.shared.model import DomainModel
from app.domain.tower.value import Code, Floor


class Moved(DomainModel):
    kind: Literal["moved"] = "moved"
    floor: Floor


class Stuck(DomainModel):
    kind: Literal["stuck"]
    reason: Code


class Broken(DomainModel):
    kind: Literal["stuck", "broken"] = "broken"


class Tower(DomainModel):
    floor: Floor
    code: Code
    failed: bool = False  #! L2 L3
    error: Code | None = None  #! L2

    @field_validator("floor", "code")
    @classmethod
    def _fits(cls, value: Any, info: ValidationInfo) -> Any:
        if info.field_name == "x":
            raise ValueError("x")
        return value

    @model_validator(mode="before")
    @classmethod
    def _whole(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError("a mapping")
        return data

    def up(self) -> Moved | Stuck:
        return Moved(floor=self.floor.above())

    def down(self) -> Stuck | Broken:  #! L2
        return Broken()

    def lock(self, code: Code) -> "tuple[bool, Self]":  #! L2
        return code == self.code, self

    def unlock(self, code: Code) -> "Self | None":  #! L2
        return self if code == self.code else None

    def ride(self) -> Iterator[Floor]:
        yield self.floor
        raise StopIteration  #! L2

    def empty(self) -> bool:  #! L2
        return True

    def contains(self, floor: Floor) -> bool:
        return floor == self.floor

    def __iter__(self) -> Any:
        raise TypeError("a tower is no list")

    def __call__(self) -> Self:
        raise Halted  #! L2


class Halted(Warning):  #! L2
    pass
# === case: contested/good/01-a-bank-of-blood
# --- file: src/app/domain/donor/value.py
from functools import partial
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, RootModel, WrapValidator, field_validator

from app.domain.donor.checks import below, trimmed


class Litres(RootModel[Annotated[float, AfterValidator(partial(below, 5.0))]], frozen=True):
    """An amount of blood."""

    def __sub__(self, other: "Litres") -> "Litres":
        if other.root > self.root:
            raise ArithmeticError("a donor has no more to give")
        return Litres(self.root - other.root)

    def __getitem__(self, index: slice) -> Self:
        raise IndexError(index)


class Label(RootModel[Annotated[str, WrapValidator(trimmed)]], frozen=True):
    """What stands on the bag."""


class Bag(BaseModel, frozen=True):
    label: Label
    content: Litres

    @field_validator("label", mode="wrap")
    @classmethod
    def _readable(cls, value: Any, handler: Any) -> Label:
        if not value:
            raise AssertionError("a bag has a label")
        result: Label = handler(value)
        return result
# --- file: src/app/domain/donor/checks.py
from typing import Any


def below(most: float, value: float) -> float:
    if value >= most:
        raise ValueError(f"{value} is not below {most}")
    return value


def trimmed(value: Any, handler: Any) -> str:
    text: str = handler(value)
    if text != text.strip():
        raise ValueError("blanks around the text")
    return text
# --- file: src/app/domain/donor/donor.py
from collections.abc import Iterable
from typing import Literal, overload

from app.domain.donor.value import Bag, Label, Litres
from app.domain.shared.model import DomainModel


class Given(DomainModel):
    kind: Literal["given"] = "given"
    bag: Bag


class Deferred(DomainModel):
    kind: Literal["deferred"] = "deferred"
    left: Litres


type Donation = Given | Deferred
type Answer = Donation | None


class Donor(DomainModel):
    left: Litres
    latest: Answer = None

    def give(self, bag: Bag) -> Donation:
        if self.needs_rest(bag):
            return Deferred(left=self.left)
        return Given(bag=bag)

    def needs_rest(self, bag: Bag) -> bool:
        return bag.content.root > self.left.root

    def was_deferred(self) -> bool:
        return isinstance(self.latest, Deferred)

    def find(self, label: Label) -> Bag | None:
        return next((bag for bag in self._bags() if bag.label == label), None)

    @overload
    def given(self, label: None = None) -> tuple[Bag, ...]: ...
    @overload
    def given(self, label: Label) -> Bag | None: ...
    def given(self, label: Label | None = None) -> tuple[Bag, ...] | Bag | None:
        return tuple(self._bags()) if label is None else self.find(label)

    def _bags(self) -> Iterable[Bag]:
        match self.latest:
            case Given(bag=bag):
                yield bag
# --- file: src/app/service/donor.py
import logfire

from app.domain.donor.donor import Donation, Donor
from app.domain.donor.value import Bag


class DonorService:
    @logfire.instrument("service.donor.give")
    async def give(self, donor: Donor, bag: Bag) -> Donation:
        try:
            return await self._given(donor, bag)
        except (OSError, TimeoutError) as error:
            error.add_note("while giving")
            raise error from None

    async def _given(self, donor: Donor, bag: Bag) -> Donation:
        if not hasattr(self, "_given"):
            raise RuntimeError("not started")
        return donor.give(bag)
# === case: contested/good/02-a-registry-of-names
# --- file: src/app/domain/registry/value.py
from pydantic import BaseModel, RootModel


class Title(RootModel[str], frozen=True):
    """A name that is taken."""


class Failure(BaseModel, frozen=True):
    value: str


class Span(BaseModel, frozen=True):
    first: Title
    last: Title

    def narrowed(self, title: Title) -> "Span | Title":
        return title if self.first == self.last else self
# --- file: src/app/domain/registry/entry.py
from collections.abc import Callable
from typing import Literal

from app.domain.registry.value import Failure, Title
from app.domain.shared.model import DomainModel


class Taken(DomainModel):
    outcome: Literal["taken"] = "taken"
    title: Title


class Free(DomainModel):
    outcome: Literal["free"] = "free"


class Broken(DomainModel):
    outcome: Literal["broken"] = "broken"
    failure: Failure
    successor: Title | None = None
    error_margin: Title


class Entry(DomainModel):
    title: Title
    watcher: Callable[[Taken | Free], bool] | None = None

    def look(self, title: Title) -> Taken | Free | Broken:
        return Taken(title=title)

    def matching(self, question: Callable[[Title], bool]) -> "Entry":
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry)

    def __bool__(self) -> bool:
        return True


def same(one: Entry, other: Entry) -> Literal["yes", "no"]:
    return "yes" if one == other else "no"
# --- file: src/app/domain/registry/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.registry.entry import Entry
from app.domain.registry.value import Title


class Entries(Protocol):
    async def find(self, title: Title, /) -> Entry | None: ...
    async def delete(self, title: Title, /) -> bool: ...


class RedisEntries:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @logfire.instrument("repo.entry.find")
    async def find(self, title: Title, /) -> Entry | None:
        text = await self._redis.get(title.root)
        return None if text is None else Entry.model_validate_json(text)

    @logfire.instrument("repo.entry.delete")
    async def delete(self, title: Title, /) -> bool:
        return bool(await self._redis.delete(title.root))
