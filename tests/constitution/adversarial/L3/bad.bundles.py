# === case: 01-constrained-builtins
# --- file: src/app/domain/identity/contact.py
import pydantic as p
from pydantic import EmailStr, Field, HttpUrl, StrictStr, conint
from typing_extensions import Annotated

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Contact(DomainModel):
    user_id: UserId
    email: EmailStr  #! L3
    homepage: HttpUrl | None = None  #! L3
    logins: p.PositiveInt  #! L3
    level: conint(ge=1, le=9)  # type: ignore[valid-type]  #! L3
    name: Annotated[str, Field(min_length=1)]  #! L3
    nickname: StrictStr = ""  #! L3
    code: p.constr(min_length=2)  #! L3
# === case: 02-primitives-in-disguise
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from typing import NewType

from pydantic import ConfigDict, RootModel

InvoiceNumber = NewType("InvoiceNumber", str)
DraftNumber = NewType("DraftNumber", InvoiceNumber)


class Percent(float):
    """A share of a hundred."""


class VatRate(Percent):
    """The share the state takes."""


class Reference(RootModel[str]):
    model_config = ConfigDict(frozen=True)


BillReference = NewType("BillReference", Reference)
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing.value import BillReference, DraftNumber, InvoiceNumber, VatRate
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    number: InvoiceNumber  #! L3
    draft: DraftNumber | None = None  #! L3
    vat: VatRate  #! L3
    reference: BillReference
# === case: 03-bound-type-variables
# --- file: src/app/domain/inventory/label.py
from typing import Generic, TypeVar

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

TextT = TypeVar("TextT", bound=str)
SkuT = TypeVar("SkuT", bound=Sku)


class Label(DomainModel, Generic[TextT]):
    text: TextT  #! L3


class Tag(DomainModel, Generic[SkuT]):
    sku: SkuT


class Measure[N: int](DomainModel):
    sku: Sku
    points: tuple[N, ...] = ()  #! L3


class Marked[S: Sku](DomainModel):
    sku: S
# === case: 04-any-object-and-containers
# --- file: src/app/domain/inventory/record.py
import decimal
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Record(DomainModel):
    sku: Sku
    extra: Any = None  #! L3
    source: object  #! L3
    counts: Mapping[Sku, int]  #! L3
    prices: Sequence[tuple[Sku, decimal.Decimal]] = ()  #! L3
    picture: bytes = b""  #! L3
    phase: complex  #! L3
    on_sale: bool = False  #! L3
    aisle: typing.Union[Sku, typing.Optional[str]] = None  #! L3
    neighbours: typing.FrozenSet[Sku] = frozenset()
# === case: 05-late-and-renamed-annotations
# --- file: src/app/domain/order/receipt.py
from __future__ import annotations

import uuid as u
from decimal import Decimal as Money2
from typing import TYPE_CHECKING

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from uuid import UUID


class Receipt(DomainModel):
    order_id: OrderId
    id: UUID  #! L3
    batch: u.UUID | None = None  #! L3
    amount: "Money2"  #! L3

    class Line(DomainModel):
        order_id: OrderId
        text: "str | None" = None  #! L3
# === case: 06-parameters-of-domain-methods
# --- file: src/app/domain/identity/member.py
from decimal import Decimal
from typing import Protocol, Self
from uuid import UUID

from pydantic import field_validator

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

type Points = int


class Scoring(Protocol):
    def score(self, user_id: UserId, weight: Decimal) -> UserId: ...  #! L3


class Member(DomainModel):
    id: UserId
    email: EmailAddress

    @field_validator("email", mode="before")
    @classmethod
    def _lower(cls, email: str) -> str:
        return email.lower()

    @classmethod
    def of(
        cls,
        user_id: UUID,  #! L3
        email: EmailAddress,
    ) -> Self:
        return cls(id=UserId(user_id), email=email)

    def rename(self, email: str) -> Self:  #! L3
        return self.model_copy(update={"email": EmailAddress(email)})

    def reward(self, *, points: Points, silently: bool = False) -> Self:  #! L3
        return self

    def tagged(self, *tags: str) -> Self:  #! L3
        return self

    def _slug(self, text: str) -> str:
        return text
# === case: 07-parameters-of-services
# --- file: src/app/service/cancellation.py
from uuid import UUID

import logfire

from app.domain.order.order import CancelOutcome, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class CancellationService:
    def __init__(self, orders: OrderRepository, name: str = "cancellation") -> None:
        self._orders = orders
        self._name = name

    @logfire.instrument("service.cancellation.cancel")
    async def cancel(self, order_id: UUID, reason: CancelReason) -> CancelOutcome:  #! L3
        found = await self._orders.get(OrderId(order_id))
        if not isinstance(found, OrderFound):
            return found
        outcome = found.order.cancel(reason)
        if isinstance(outcome, OrderCancelled):
            await self._orders.save(outcome.order)
        return outcome

    @logfire.instrument("service.cancellation.note")
    async def note(
        self,
        order_id: OrderId,
        *,
        text: str | None = None,  #! L3
    ) -> OrderId:
        return await self._keep(order_id, text)

    async def _keep(self, order_id: OrderId, text: str | None) -> OrderId:
        return order_id
# === case: 08-parameters-of-repositories
# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: src/app/domain/identity/repository.py
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import logfire
from redis.asyncio import Redis

from app.domain.identity.user import User
from app.domain.identity.value import UserId


class UserRepository(Protocol):
    async def get(self, user_id: UUID) -> User | None: ...  #! L3

    async def by_email(self, email: str) -> User | None: ...  #! L3

    async def page(self, limit: int) -> tuple[User, ...]: ...


class RedisUserRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.user.get")
    async def get(self, user_id: UUID) -> User | None:  #! L3
        raw = await self._client.get(str(user_id))
        return User.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.user.by_email")
    async def by_email(self, email: str) -> User | None:  #! L3
        raw = await self._client.get(email)
        return User.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.user.page")
    async def page(self, limit: int) -> tuple[User, ...]:
        raws = await self._client.mget([str(n) for n in range(limit)])
        return tuple(User.model_validate_json(raw) for raw in raws if raw)

    @logfire.instrument("repo.user.near")
    async def near(
        self,
        user_id: UserId,
        balance: Decimal,  #! L3
        score: float,  #! L3
        depth: int = 1,
    ) -> tuple[User, ...]:
        raws = await self._client.zrangebyscore("near", float(balance), score, 0, depth)
        return tuple(User.model_validate_json(raw) for raw in raws)

    @logfire.instrument("repo.user.touch")
    async def touch(self, user_id: str) -> None:  #! L3
        await self._client.touch(user_id)
# === case: 09-primitive-results
# --- file: src/app/domain/order/statement.py
import uuid
from decimal import Decimal

from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

type Net = Decimal


class Statement(DomainModel):
    id: OrderId
    lines: tuple[OrderLine, ...] = ()

    def gross(self) -> Decimal:  #! L3
        return Decimal(0)

    def net(self) -> Net:  #! L3
        return Decimal(0)

    def share(self, other: Money) -> "float":  #! L3
        return 0.0

    def reference(self) -> uuid.UUID:  #! L3
        return self.id.root

    def total(self) -> Money:
        return Money(amount=0)

    def describe(self) -> str:
        return f"{len(self.lines)} lines"
# === case: 10-events-and-outcomes
# --- file: src/app/domain/inventory/event.py
from datetime import datetime
from typing import Literal
from uuid import UUID

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockEvent(DomainModel):
    event_id: UUID  #! L3
    sku: Sku
    occurred_at: datetime


class StockCounted(StockEvent):
    counted: Quantity
    counted_by: str  #! L3


class StockRefused(DomainModel):
    kind: Literal["refused"] = "refused"
    sku: Sku
    message: str  #! L3
    retry: bool = False  #! L3
# === case: 11-not-value-objects
# --- file: src/app/domain/order/remark.py
from pydantic import BaseModel

from app.domain.order.value import OrderLine
from app.domain.shared.model import DomainModel


class Remark(BaseModel, frozen=True):
    value: str  #! L3
    author: str  #! L3


class GiftLine(OrderLine):
    message: str  #! L3


class Title(DomainModel):
    value: str


class Counter(DomainModel):
    count: int  #! L3
# === case: 12-aliases-through-the-package
# --- file: src/app/domain/inventory/__init__.py
from app.domain.inventory.value import *
from app.domain.inventory.words import Name as ItemName
# --- file: src/app/domain/inventory/words.py
from typing import Annotated

from pydantic import Field

Text = Annotated[str, Field(max_length=80)]
type Name = Text
type Names[T] = tuple[T, ...]
type NameList = Names[Name]
# --- file: src/app/domain/inventory/article.py
import app.domain.inventory.words
from app.domain import inventory
from app.domain.inventory import ItemName, Sku
from app.domain.inventory.words import NameList
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    sku: Sku
    name: ItemName  #! L3
    title: inventory.ItemName | None = None  #! L3
    synonyms: NameList = ()  #! L3
    label: app.domain.inventory.words.Text  #! L3
    stored_as: inventory.Sku | None = None
