# === case: 01-functions-behind-validators
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
# === case: 02-language-level-raises
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
# === case: 03-questions
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
# === case: 04-repository-answers
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
# === case: 05-infrastructure-failures-in-services
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
# === case: 06-tags-in-every-spelling
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
# === case: 07-queries-and-value-unions
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
# === case: 08-refund-context
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
