# === case: sample/bad/01-raw-uuid-and-float
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from uuid import UUID

from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    id: UUID  #! L3
    amount: float  #! L3
# === case: sample/bad/02-nested-in-optional-and-containers
# --- file: src/app/domain/identity/user.py
from typing import Optional, Union

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    nickname: Optional[str] = None  #! L3
    tags: tuple[str, ...] = ()  #! L3
    scores: frozenset[int] | None = None  #! L3
    contact: Union[UserId, str]  #! L3
# === case: sample/bad/05-alias-laundering-across-modules
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal as D
from typing import Annotated, TypeAlias

from pydantic import Field

type InvoiceNumber = str
Amount = Annotated[D, Field(ge=0)]
Reference: TypeAlias = "str | None"
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing import value as v
from app.domain.billing.value import Amount as Sum, InvoiceNumber
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    number: InvoiceNumber  #! L3
    due: Sum  #! L3
    reference: v.Reference = None  #! L3
# === case: sample/good/01-root-models
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, EmailStr, Field, PositiveInt, RootModel


class InvoiceId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Amount(RootModel[Decimal], frozen=True):
    root: Decimal = Field(ge=0, decimal_places=2)


class PaymentTerms(BaseModel):
    model_config = ConfigDict(frozen=True)

    days: PositiveInt
    discount_percent: float = 0.0
    label: str | None = None

    @classmethod
    def net(cls, days: int) -> "PaymentTerms":
        return cls(days=days)

    def describe(self) -> str:
        return f"net {self.days}"
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing.value import Amount, InvoiceId, PaymentTerms
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    id: InvoiceId
    due: Amount
    terms: PaymentTerms | None = None
# === case: sample/good/03-temporal-and-literals-and-enums
# --- file: src/app/domain/inventory/event.py
from datetime import date, datetime, timedelta
from typing import Literal

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Currency


class StockMoved(DomainModel):
    kind: Literal["stock_moved"] = "stock_moved"
    version: Literal[1] = 1
    sku: Sku
    quantity: Quantity
    currency: Currency
    at: datetime
    booked_on: date | None = None
    lag: timedelta | None = None
# === case: adversarial/bad/01-constrained-builtins
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
# === case: adversarial/bad/02-primitives-in-disguise
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
# === case: adversarial/bad/03-bound-type-variables
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
# === case: adversarial/bad/04-any-object-and-containers
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
# === case: adversarial/bad/05-late-and-renamed-annotations
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
# === case: adversarial/bad/06-parameters-of-domain-methods
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
# === case: adversarial/bad/07-parameters-of-services
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
# === case: adversarial/bad/08-parameters-of-repositories
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
# === case: adversarial/bad/09-primitive-results
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
# === case: adversarial/bad/10-events-and-outcomes
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
# === case: adversarial/bad/11-not-value-objects
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
# === case: adversarial/bad/12-aliases-through-the-package
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
# === case: adversarial/good/01-single-field-wrappers
# --- file: src/app/domain/inventory/naming.py
from pydantic import BaseModel, RootModel, field_validator

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class DisplayName(DomainModel):
    value: str

    @field_validator("value", mode="before")
    @classmethod
    def trimmed(cls, value: str) -> str:
        return value.strip()


class Shade(BaseModel, frozen=True):
    root: int


class Slug(RootModel[str], frozen=True):
    def joined(self, text: str) -> "Slug":
        return Slug(f"{self.root}-{text}")


class Naming(DomainModel):
    sku: Sku
    name: DisplayName
    shade: Shade | None = None
    slug: Slug
# === case: adversarial/good/02-not-fields
# --- file: src/app/domain/order/voucher.py
import datetime as dt
from datetime import date, datetime, time, timedelta, timezone
from enum import IntEnum
from typing import Any, ClassVar, Final, Literal

from pydantic import AwareDatetime, PrivateAttr, computed_field

from app.domain.order.value import CustomerRef, OrderId
from app.domain.shared.model import DomainModel

PREFIX: Final[str] = "V-"


class Tier(IntEnum):
    BASIC = 1
    PLUS = 2

    def points(self) -> int:
        return self.value * 10


class Voucher(DomainModel):
    SCHEMA: ClassVar[str] = "voucher/1"
    limits: ClassVar[dict[str, int]] = {}

    id: OrderId
    holder: CustomerRef
    tier: Tier
    kind: Literal["voucher"] = "voucher"
    digits: Literal[8, 12] = 8
    issued_on: date
    issued_at: AwareDatetime
    opens: time | None = None
    lasts: dt.timedelta = timedelta(days=30)
    _rendered: str | None = PrivateAttr(default=None)
    _hits: int = 0

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)

    @computed_field
    @property
    def code(self) -> str:
        return f"{PREFIX}{self.holder.root.hex}"

    @property
    def length(self) -> int:
        return len(self.code)

    def valid_until(self, zone: timezone) -> datetime:
        return self.issued_at.astimezone(zone) + self.lasts

    def extended(self, by: timedelta) -> "Voucher":
        return self.model_copy(update={"lasts": self.lasts + by})

    def _hash(self, salt: bytes) -> int:
        return hash((self.code, salt))
# === case: adversarial/good/03-vendor-models
# --- file: src/app/domain/inventory/site.py
import phonenumbers
from geojson_pydantic import Point, Polygon
from phonenumbers import PhoneNumber
from pydantic_extra_types.coordinate import Coordinate

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Site(DomainModel):
    model_config = {"arbitrary_types_allowed": True}

    sku: Sku
    gate: Point
    area: Polygon | None = None
    centre: Coordinate
    phone: PhoneNumber
    fax: phonenumbers.PhoneNumber | None = None

    def contains(self, point: Point) -> bool:
        return point == self.gate
# === case: adversarial/good/04-technical-parameters
# --- file: src/app/domain/inventory/article.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Article(DomainModel):
    sku: Sku
# --- file: src/app/domain/inventory/repository.py
from collections.abc import Sequence
from typing import Protocol

import logfire
from qdrant_client import AsyncQdrantClient
from redis.asyncio import Redis

from app.domain.inventory.article import Article
from app.domain.inventory.value import Sku


class ArticleIndex(Protocol):
    async def near(self, vector: Sequence[float], limit: int = 10) -> tuple[Article, ...]: ...

    async def neighbours(self, sku: Sku, depth: int) -> tuple[Article, ...]: ...

    async def picture(self, sku: Sku, blob: bytes, ttl: int) -> None: ...


class QdrantArticleIndex:
    def __init__(self, qdrant: AsyncQdrantClient, redis: Redis, collection: str) -> None:
        self._qdrant = qdrant
        self._redis = redis
        self._collection = collection

    @logfire.instrument("repo.article.near")
    async def near(self, vector: Sequence[float], limit: int = 10) -> tuple[Article, ...]:
        found = await self._qdrant.query_points(self._collection, query=list(vector), limit=limit)
        return tuple(self.to_domain(str(point.id)) for point in found.points)

    @logfire.instrument("repo.article.neighbours")
    async def neighbours(self, sku: Sku, depth: int) -> tuple[Article, ...]:
        found = await self._redis.lrange(sku.root, 0, depth)
        return tuple(self.to_domain(raw) for raw in found)

    @logfire.instrument("repo.article.picture")
    async def picture(self, sku: Sku, blob: bytes, ttl: int) -> None:
        await self._redis.set(sku.root, blob, ex=ttl)

    def to_domain(self, key: str) -> Article:
        return Article(sku=Sku(key))

    def as_key(self, id: str) -> str:
        return f"{self._collection}:{id}"

    def _name(self, id: str) -> str:
        return id
# === case: adversarial/good/05-foreign-shapes-in-a-repository
# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: src/app/domain/identity/repository.py
from typing import Any, Protocol, Self, TypedDict
from uuid import UUID

import logfire
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import Field, SQLModel

from app.domain.identity.user import User
from app.domain.identity.value import EmailAddress, UserId


class Base(DeclarativeBase):
    """Everything this context keeps in SQL."""


class UserRow(Base):
    __tablename__ = "users"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]


class LoginRow(SQLModel, table=True):
    id: UUID = Field(primary_key=True)
    attempts: int = 0
    ip: str | None = None


class UserDocument(BaseModel):
    id: UUID
    email: str
    flags: dict[str, bool] = {}

    @classmethod
    def from_domain(cls, user: User) -> Self:
        return cls(id=user.id.root, email=user.email.root)

    def to_domain(self) -> User:
        return User(id=UserId(self.id), email=EmailAddress(self.email))


class UserPayload(TypedDict, total=False):
    id: str
    email: str
    age: int


class UserRepository(Protocol):
    async def get(self, user_id: UserId) -> User | None: ...


class SqlUserRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, user_id: UserId) -> User | None:
        with logfire.span("repo.user.get"):
            rows = await self._session.execute(select(UserRow).where(UserRow.id == user_id.root))
            row = rows.scalar_one_or_none()
            return self.from_row(row.id, row.email) if row is not None else None

    @staticmethod
    def from_row(id: UUID, email: str) -> User:
        return User(id=UserId(id), email=EmailAddress(email))

    @staticmethod
    def as_payload(user: User, **extra: Any) -> UserPayload:
        return UserPayload(id=str(user.id.root), email=user.email.root)
# === case: adversarial/good/06-contracts-settings-and-routes
# --- file: src/app/api/identity/contracts.py
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel, EmailStr, Field


class SignUpRequest(BaseModel):
    email: EmailStr
    name: str = Field(min_length=1)
    score: float = 0.0
    invited_by: UUID | None = None


class SignUpResponse(BaseModel):
    id: UUID
    balance: Decimal
# --- file: src/app/api/identity/routes.py
from decimal import Decimal
from uuid import UUID

from fastapi import APIRouter, Query

from app.api.identity.contracts import SignUpRequest, SignUpResponse

router = APIRouter(prefix="/users")


@router.post("")
async def sign_up(request: SignUpRequest) -> SignUpResponse:
    return SignUpResponse(id=request.invited_by or UUID(int=0), balance=Decimal(0))


@router.get("/{user_id}")
async def show(user_id: UUID, limit: int = Query(50, le=100), q: str = "") -> dict[str, str]:
    if limit > 10 and not q:
        return {}
    return {"id": str(user_id)}
# --- file: src/app/service/mail.py
from dataclasses import dataclass

import httpx
import logfire
from pydantic_settings import BaseSettings

from app.domain.identity.value import EmailAddress


class MailSettings(BaseSettings):
    host: str = "localhost"
    port: int = 25
    timeout: float = 2.0


@dataclass(frozen=True)
class RetryConfig:
    attempts: int = 3
    delay: float = 0.1


class MailService:
    def __init__(self, http: httpx.AsyncClient, url: str, retry: RetryConfig) -> None:
        self._http = http
        self._url = url
        self._retry = retry

    @logfire.instrument("service.mail.welcome")
    async def welcome(self, email: EmailAddress) -> EmailAddress:
        for _ in range(self._retry.attempts):
            await self._post("welcome", email.root)
        return email

    async def _post(self, template: str, address: str) -> None:
        await self._http.post(self._url, json={"template": template, "to": address})
# === case: adversarial/good/07-generics-over-domain-types
# --- file: src/app/domain/inventory/page.py
from collections.abc import Mapping
from typing import Annotated, Generic, NewType, TypeVar

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

EntryT = TypeVar("EntryT", bound=DomainModel)
Barcode = NewType("Barcode", Sku)
type Skus = tuple[Sku, ...]
type Levels = Mapping[Sku, Quantity]
SomeSkus = Annotated[Skus, Field(min_length=1)]


class Level(DomainModel):
    sku: Sku
    on_hand: Quantity


class Page(DomainModel, Generic[EntryT]):
    entries: tuple[EntryT, ...] = ()

    def first(self) -> EntryT:
        return self.entries[0]


class Slice[T: DomainModel](DomainModel):
    entries: tuple[T, ...]


class LevelPage(Page[Level]):
    after: Sku | None = None


class Catalogue(DomainModel):
    barcode: Barcode
    skus: SomeSkus
    levels: Levels
    page: Page[Level]
    slice: "Slice[Level] | None" = None
# === case: adversarial/good/08-shipment-context
# --- file: src/app/domain/shipment/__init__.py
# --- file: src/app/domain/shipment/value.py
"""The words of shipments."""

from decimal import Decimal
from typing import Self
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, RootModel


class ShipmentId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)

    def __str__(self) -> str:
        return str(self.root)


class TrackingNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[A-Z]{2}\d{9}$")


class Kilograms(RootModel[Decimal], frozen=True):
    root: Decimal = Field(gt=0, decimal_places=3)

    def plus(self, other: Self) -> Self:
        return type(self)(self.root + other.root)

    def exceeds(self, other: Self) -> bool:
        return self.root > other.root


class Dimensions(BaseModel):
    model_config = ConfigDict(frozen=True)

    length: PositiveInt
    width: PositiveInt
    height: PositiveInt

    @classmethod
    def cube(cls, edge: int) -> Self:
        return cls(length=edge, width=edge, height=edge)


class Address(BaseModel):
    model_config = ConfigDict(frozen=True)

    street: str
    town: str
    postcode: str | None = None
    country: str = Field(pattern=r"^[A-Z]{2}$")
# --- file: src/app/domain/shipment/type.py
"""The way of a shipment."""

from enum import StrEnum


class ShipmentStatus(StrEnum):
    PACKED = "packed"
    SENT = "sent"
    DELIVERED = "delivered"

    def can_become(self, status: "ShipmentStatus") -> bool:
        order = list(ShipmentStatus)
        return order.index(status) == order.index(self) + 1
# --- file: src/app/domain/shipment/shipment.py
"""A shipment: parcels that travel together to one address."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.shipment.type import ShipmentStatus
from app.domain.shipment.value import (
    Address,
    Dimensions,
    Kilograms,
    ShipmentId,
    TrackingNumber,
)


class Parcel(DomainModel):
    tracking: TrackingNumber
    weight: Kilograms
    size: Dimensions | None = None


class Shipment(DomainModel):
    """The aggregate."""

    id: ShipmentId
    status: ShipmentStatus
    to: Address
    parcels: tuple[Parcel, ...]
    scans: Mapping[TrackingNumber, datetime] = Field(default_factory=dict)
    allowance: timedelta = timedelta(days=5)
    sent_at: datetime | None = None

    @classmethod
    def pack(cls, to: Address, parcels: tuple[Parcel, ...]) -> Self:
        return cls(id=ShipmentId(), status=ShipmentStatus.PACKED, to=to, parcels=parcels)

    def weight(self) -> Kilograms:
        total = self.parcels[0].weight
        for parcel in self.parcels[1:]:
            total = total.plus(parcel.weight)
        return total

    def find(self, tracking: TrackingNumber) -> Parcel | None:
        return next((p for p in self.parcels if p.tracking == tracking), None)

    def is_late(self, now: datetime) -> bool:
        return self.sent_at is not None and now - self.sent_at > self.allowance

    def send(self, *, limit: Kilograms, at: datetime) -> "SendOutcome":
        """Hand the parcels to the carrier."""
        if not self.status.can_become(ShipmentStatus.SENT):
            return NotSendable(status=self.status)
        if self.weight().exceeds(limit):
            return TooHeavy(weight=self.weight(), limit=limit)
        return Sent(
            shipment=self.model_copy(update={"status": ShipmentStatus.SENT, "sent_at": at})
        )

    def redirected(self, to: Address) -> Self:
        return self.model_copy(update={"to": to})


class Sent(DomainModel):
    kind: Literal["sent"] = "sent"
    shipment: Shipment


class NotSendable(DomainModel):
    kind: Literal["not_sendable"] = "not_sendable"
    status: ShipmentStatus


class TooHeavy(DomainModel):
    kind: Literal["too_heavy"] = "too_heavy"
    weight: Kilograms
    limit: Kilograms

    @property
    def reason(self) -> str:
        return f"{self.weight.root} kg is over the limit of {self.limit.root} kg."


type SendOutcome = Annotated[Sent | NotSendable | TooHeavy, Field(discriminator="kind")]
# === case: unseen/bad/01-every-plain-primitive
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/stay.py
import decimal
import uuid
from typing import Any

from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    id: uuid.UUID  #! L3
    nights: int  #! L3
    price: decimal.Decimal  #! L3
    phase: complex = 0j  #! L3
    passport: bytes  #! L3
    late: bool = False  #! L3
    extra: Any = None  #! L3
    thing: object = None  #! L3
# === case: unseen/bad/02-constrained-builtins
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/guest.py
from typing import Annotated

import pydantic
from annotated_types import Gt
from pydantic import UUID4, AnyUrl, EmailStr, Field, NonNegativeInt, StrictBool, StrictStr, constr
from pydantic import types as pt

from app.domain.shared.model import DomainModel


class Guest(DomainModel):
    email: EmailStr  #! L3
    homepage: AnyUrl | None = None  #! L3
    key: UUID4  #! L3
    points: NonNegativeInt = 0  #! L3
    vip: StrictBool = False  #! L3
    name: StrictStr  #! L3
    code: constr(pattern="^[A-Z]+$")  #! L3
    debt: pydantic.condecimal(ge=0)  #! L3
    age: pt.PositiveInt  #! L3
    floor: Annotated[int, Gt(0)]  #! L3
    rating: Annotated[float, Field(le=5)] | None = None  #! L3
# === case: unseen/bad/03-deep-in-the-annotation
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/floor.py
from __future__ import annotations

import collections.abc as c
import typing as t

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Floor(DomainModel):
    names: c.Mapping[RoomNumber, str]  #! L3
    keys: t.Mapping[str, RoomNumber]  #! L3
    pairs: tuple[tuple[RoomNumber, int], ...] = ()  #! L3
    pick: t.Union[RoomNumber, None, float] = None  #! L3
    lists: t.Optional[t.Sequence[t.Optional[str]]] = None  #! L3
    named: tuple[RoomNumber, ...] = ()
    flags: frozenset[t.Annotated[bool, "lit"]] = frozenset()  #! L3
# === case: unseen/bad/04-aliases-of-aliases
# --- file: src/app/domain/hotel/__init__.py
from .alias import Label as Caption, Price
# --- file: src/app/domain/hotel/alias.py
from decimal import Decimal
from typing import NewType, TypeAlias

Text = str
Label = Text
type Price = Annotated[Decimal, "euros"]
RoomKey = NewType("RoomKey", Text)
Tags: TypeAlias = tuple["Label", ...]
type Pair[T] = tuple[T, int]

from typing import Annotated
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/room.py
import app.domain.hotel.alias
from app.domain import hotel
from app.domain.hotel import Caption
from app.domain.hotel.alias import Pair, RoomKey, Tags
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber
    caption: Caption  #! L3
    price: hotel.Price  #! L3
    key: RoomKey  #! L3
    tags: Tags = ()  #! L3
    label: app.domain.hotel.alias.Label | None = None  #! L3
    pair: Pair[RoomNumber]  #! L3
# === case: unseen/bad/05-primitive-subclasses
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal
from uuid import UUID


class RoomCode(str):
    __slots__ = ()


class SuiteCode(RoomCode):
    pass


class Euros(Decimal):
    pass


class Ident(UUID):
    pass
# --- file: src/app/domain/hotel/room.py
from app.domain.hotel.value import Euros, Ident, RoomCode, SuiteCode
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    id: Ident  #! L3
    code: RoomCode  #! L3
    suite: SuiteCode | None = None  #! L3
    price: Euros  #! L3
# === case: unseen/bad/06-type-variables
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/generic.py
from typing import Generic, TypeVar

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

NumberT = TypeVar("NumberT", bound="int")
RoomT = TypeVar("RoomT", bound=RoomNumber)


class Counted(DomainModel, Generic[NumberT, RoomT]):
    count: NumberT  #! L3
    room: RoomT


class Priced[P: float](DomainModel):
    price: P  #! L3


class Labelled[T](DomainModel):
    label: T


class Board(DomainModel):
    heading: Labelled[str]  #! L3
    room: Labelled[RoomNumber]
# === case: unseen/bad/07-events-and-outcomes
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/event.py
from datetime import datetime
from uuid import UUID

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class RoomBooked(DomainModel):
    event_id: UUID  #! L3
    room: RoomNumber
    at: datetime


class Envelope[E: DomainModel](DomainModel):
    event: E
    sequence: int  #! L3
# --- file: src/app/domain/hotel/outcome.py
from typing import Literal

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Booked(DomainModel):
    kind: Literal["booked"] = "booked"
    room: RoomNumber


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    reason: str  #! L3
# --- file: src/app/domain/hotel/type.py
from app.domain.shared.model import DomainModel


class Policy(DomainModel):
    hours: int  #! L3
    late: bool  #! L3
# === case: unseen/bad/08-nested-local-and-inherited
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/base.py
from app.domain.shared.model import DomainModel


class Commented(DomainModel):
    comment: str = ""  #! L3
# --- file: src/app/domain/hotel/booking.py
import typing

from app.domain.hotel import base
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from uuid import UUID as Identity
else:
    Identity = typing.Any


class Booking(base.Commented):
    room: RoomNumber

    class Payment(DomainModel):
        reference: "str | None" = None  #! L3
        key: "Identity"  #! L3

    payment: Payment | None = None

    def summary(self) -> DomainModel:
        class Summary(DomainModel):
            nights: int  #! L3

        return Summary(nights=1)
# === case: unseen/bad/09-not-quite-value-objects
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/identity.py
from uuid import UUID

from app.domain.shared.model import DomainModel


class RoomId(DomainModel):
    uuid: UUID  #! L3


class BookingId(DomainModel):
    value: UUID


class Deposit(DomainModel):
    value: int  #! L3
    note: str  #! L3
# --- file: src/app/domain/hotel/values.py
from app.domain.shared.model import DomainModel


class Discount(DomainModel):
    percent: int  #! L3
# === case: unseen/bad/10-parameters-of-aggregates
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal

from pydantic import RootModel

type Nights = int


class Price(RootModel[Decimal], frozen=True):
    root: Decimal
# --- file: src/app/domain/hotel/stay.py
from collections.abc import Sequence
from typing import Any, Optional, Self
from uuid import UUID

from app.domain.hotel.value import Nights, Price
from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    price: Price

    def extend(self, nights: int) -> Self:  #! L3
        return self

    def shorten(self, nights: "Nights", *, silently: bool = False) -> Self:  #! L3
        return self

    @classmethod
    def open(
        cls,
        price: Price,
        guest: Optional[UUID] = None,  #! L3
        *notes: str,  #! L3
        **more: Any,  #! L3
    ) -> Self:
        return cls(price=price)

    @staticmethod
    def cheapest(prices: Sequence[float]) -> Price:  #! L3
        return Price(min(prices))

    async def charge(self, amount: dict[str, Price], /) -> Self:  #! L3
        return self

    @classmethod
    def from_text(cls, text: str) -> Self:  #! L3
        return cls(price=Price(text))
# === case: unseen/bad/11-parameters-of-ports
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/port.py
from typing import Protocol
from uuid import UUID

from app.domain.hotel.value import RoomNumber


class Clerk(Protocol):
    def assign(self, room: RoomNumber, guest: UUID) -> RoomNumber: ...  #! L3

    def release(self, number: int) -> RoomNumber: ...  #! L3


class Porter(Clerk, Protocol):
    async def carry(
        self,
        room: RoomNumber,
        weight: float,  #! L3
    ) -> None: ...
# === case: unseen/bad/12-parameters-of-services
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from typing import NewType

from pydantic import RootModel

GuestKey = NewType("GuestKey", str)


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/service/hotel.py
from __future__ import annotations

from uuid import UUID

import logfire

from app.domain.hotel import value as v
from app.domain.hotel.value import RoomNumber


class HotelService:
    def __init__(self, retries: int, name: str) -> None:
        self._retries = retries
        self._name = name

    @logfire.instrument("service.hotel.book")
    async def book(self, room: int, guest: UUID) -> RoomNumber:  #! L3
        return await self._book(room)

    @logfire.instrument("service.hotel.move")
    async def move(
        self,
        room: RoomNumber,
        guest: v.GuestKey,  #! L3
        dry_run: bool = False,  #! L3
    ) -> RoomNumber:
        return await self._book(1)

    @logfire.instrument("service.hotel.note")
    async def note(self, room: RoomNumber, text: str | None = None) -> RoomNumber:  #! L3
        return room

    def preview(self, rooms: list[int]) -> RoomNumber:  #! L3
        return RoomNumber(rooms[0])

    async def _book(self, room: int) -> RoomNumber:
        return RoomNumber(room)
# === case: unseen/bad/13-parameters-of-repositories
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/repository.py
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import logfire
from redis.asyncio import Redis

from app.domain.hotel.value import RoomNumber


class RoomRepository(Protocol):
    async def get(self, room_id: str) -> RoomNumber | None: ...  #! L3

    async def of_guest(self, guest: UUID, limit: int = 20) -> tuple[RoomNumber, ...]: ...  #! L3

    async def cheaper_than(self, price: Decimal) -> tuple[RoomNumber, ...]: ...  #! L3


class RedisRoomRepository:
    def __init__(self, client: Redis, ttl: float = 60.0) -> None:
        self._client = client
        self._ttl = ttl

    @logfire.instrument("repo.room.get")
    async def get(self, room_id: str) -> RoomNumber | None:  #! L3
        raw = await self._client.get(room_id)
        return RoomNumber(int(raw)) if raw else None

    @logfire.instrument("repo.room.of_guest")
    async def of_guest(self, guest: UUID, limit: int = 20) -> tuple[RoomNumber, ...]:  #! L3
        raw = await self._client.lrange(str(guest), 0, limit)
        return tuple(RoomNumber(int(r)) for r in raw)

    @logfire.instrument("repo.room.cheaper_than")
    async def cheaper_than(self, price: Decimal) -> tuple[RoomNumber, ...]:  #! L3
        raw = await self._client.zrangebyscore("rooms", 0, float(price))
        return tuple(RoomNumber(int(r)) for r in raw)

    @logfire.instrument("repo.room.by_email")
    async def by_email(self, email: str, *, radius: float = 1.0) -> RoomNumber:  #! L3
        return RoomNumber(int(await self._client.get(email)))
# === case: unseen/bad/14-repository-packages-and-keys
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/repository/__init__.py
from app.domain.hotel.repository.port import RoomRepository
# --- file: src/app/domain/hotel/repository/port.py
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from app.domain.hotel.value import RoomNumber


class RoomRepository(Protocol):
    async def fetch(
        self,
        key: str,  #! L3
        depth: int = 1,
        vector: list[float] | None = None,
    ) -> RoomNumber: ...

    async def fetch_all(self, ids: Iterable[UUID]) -> tuple[RoomNumber, ...]: ...  #! L3

    async def weigh(self, room: RoomNumber, score: float) -> None: ...  #! L3
# === case: unseen/bad/15-primitive-results
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal

from pydantic import RootModel

type Rate = Decimal


class Price(RootModel[Decimal], frozen=True):
    root: Decimal
# --- file: src/app/domain/hotel/stay.py
import typing
import uuid
from decimal import Decimal as D

from app.domain.hotel import value
from app.domain.hotel.value import Price
from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    price: Price

    def total(self) -> D:  #! L3
        return self.price.root

    def average(self) -> "float":  #! L3
        return float(self.price.root)

    async def token(self) -> typing.Optional[uuid.UUID]:  #! L3
        return uuid.uuid4()

    @classmethod
    def tax(cls) -> value.Rate:  #! L3
        return D("0.1")

    def label(self) -> str:
        return str(self.price.root)

    def count(self) -> int:
        return 1

    def _raw(self) -> D:
        return self.price.root
# === case: unseen/bad/16-look-alike-wrappers
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Price(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/names.py
from typing import TYPE_CHECKING, Literal

str_ = str

if TYPE_CHECKING:
    from app.domain.hotel.value import Price as Cost

Kind = Literal["a", "b"] | str


def text() -> type[str]:
    return str
# --- file: src/app/domain/hotel/stay.py
from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from app.domain.hotel.names import Kind, str_ as Name
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.hotel.value import Price as int_


class Stay(DomainModel):
    name: Name  #! L3
    kind: Kind  #! L3
    text: builtins.str  #! L3
    price: int_
# === case: unseen/bad/17-generic-bases-and-mixins
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import BaseModel, ConfigDict


class Price(BaseModel):
    model_config = ConfigDict(frozen=True)

    cents: int
# --- file: src/app/domain/hotel/stay.py
from typing import Final, Self

from pydantic import Field, field_serializer

from app.domain.hotel.value import Price
from app.domain.shared.model import DomainModel


class Seasonal(Price):
    """A price that knows its season, outside value.py."""

    season: str  #! L3


class Entity[Id](DomainModel):
    id: Id

    def renamed(self, id: Id) -> Self:
        return self.model_copy(update={"id": id})


class Stay(Entity[Price]):
    price: Price
    beds: int = Field(default=2, ge=1)  #! L3
    notes: "tuple[str, ...]" = Field(default=())  #! L3

    def with_beds(self, beds: int = 2) -> Self:  #! L3
        return self.model_copy(update={"beds": beds})
# === case: unseen/bad/18-late-imports-and-conditions
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Price(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/compat.py
try:
    from uuid_utils.compat import UUID
except ImportError:
    from uuid import UUID

import sys

if sys.version_info >= (3, 14):
    from decimal import Decimal as Number
else:
    from decimal import Decimal as Number

Amount = Number
# --- file: src/app/domain/hotel/stay.py
from app.domain.hotel import compat
from app.domain.hotel.compat import Amount, Number
from app.domain.hotel.value import Price
from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    price: Price
    tax: Number  #! L3
    fee: Amount | None = None  #! L3

    def charge(self, amount: compat.Amount) -> Price:  #! L3
        return Price(int(amount))

    def owed(self) -> compat.Number:  #! L3
        return Number(1)
# === case: unseen/good/01-wrappers-of-every-shape
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from decimal import Decimal
from typing import Generic, NewType, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, EmailStr, Field, PositiveInt, RootModel

T = TypeVar("T")
RawCode = NewType("RawCode", str)


class RoomId(RootModel[UUID], frozen=True):
    @classmethod
    def parse(cls, text: str) -> "RoomId":
        return cls(UUID(text))


class Code(RootModel[RawCode], frozen=True):
    root: RawCode


class Ids(RootModel[tuple[UUID, ...]], frozen=True):
    pass


class Price(BaseModel, frozen=True):
    amount: Decimal
    currency: str = "EUR"
    refundable: bool = True

    def plus(self, amount: Decimal, *, refundable: bool = False) -> "Price":
        return Price(amount=self.amount + amount, refundable=refundable)


class Tagged(RootModel[T], Generic[T], frozen=True):
    root: T


class Label(Tagged[str], frozen=True):
    pass


class Contact(BaseModel, frozen=True):
    email: EmailStr | None = None
    floor: PositiveInt = Field(default=1)
    seen_at: AwareDatetime
# --- file: src/app/domain/hotel/key.py
from uuid import UUID

from pydantic import RootModel

from app.domain.shared.model import DomainModel


class BookingKey(DomainModel):
    value: UUID


class Marker(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/room.py
from app.domain.hotel.key import BookingKey, Marker
from app.domain.hotel.value import Code, Contact, Ids, Label, Price, RoomId
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    id: RoomId
    code: Code
    label: Label
    price: Price | None = None
    contact: Contact
    others: Ids
    marker: Marker
    bookings: tuple[BookingKey, ...] = ()
# === case: unseen/good/02-neither-field-nor-primitive
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/type.py
from enum import Enum, Flag, IntEnum, StrEnum


class Wing(StrEnum):
    EAST = "east"
    WEST = "west"


class Floor(IntEnum):
    GROUND = 0
    FIRST = 1


class Feature(Flag):
    BATH = 1
    VIEW = 2


class Size(str, Enum):
    SINGLE = "single"
# --- file: src/app/domain/hotel/room.py
from datetime import date, datetime, time, timedelta
from typing import Annotated, ClassVar, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, FutureDate, PastDatetime, PrivateAttr

from app.domain.hotel.type import Feature, Floor, Size, Wing
from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

type Version = Literal[1, 2, 3]


class Room(DomainModel):
    MAXIMUM: ClassVar[int] = 4
    LABEL: ClassVar[str]
    _seen: int = PrivateAttr(default=0)
    _name: str | None = None

    number: RoomNumber
    wing: Wing
    floor: Floor
    size: Size = Size.SINGLE
    features: Feature = Feature.BATH
    built: date
    cleaned_at: datetime | None = None
    opens: time = time(8)
    stay: timedelta
    next: FutureDate | None = None
    last: PastDatetime | None = None
    aware: Annotated[AwareDatetime, Field(description="when")]
    version: Version = 1
    mode: Literal["open", "shut", None] = None
    either: Wing | Literal["attic"] = "attic"
# === case: unseen/good/03-parameters-that-may-be-plain
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int

    def shifted(self, by: int) -> "RoomNumber":
        return RoomNumber(self.root + by)
# --- file: src/app/domain/hotel/room.py
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self

from pydantic import field_serializer, field_validator, model_validator

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber

    def __init__(self, number: int | RoomNumber, **more: Any) -> None:
        super().__init__(number=number, **more)

    @field_validator("number", mode="before")
    @classmethod
    def known(cls, number: int) -> int:
        return number

    @model_validator(mode="before")
    @classmethod
    def unpacked(cls, data: Any) -> Any:
        return data

    @field_serializer("number")
    def plain(self, number: RoomNumber) -> int:
        return number.root

    def __getitem__(self, index: int) -> RoomNumber:
        return self.number.shifted(index)

    def __format__(self, spec: str) -> str:
        return format(self.number.root, spec)

    def _moved(self, by: int) -> Self:
        return self.model_copy(update={"number": self.number.shifted(by)})

    def choose(self, between: Callable[[RoomNumber], RoomNumber], at: datetime) -> RoomNumber:
        return between(self.number)

    def next(self) -> Self:
        return self._moved(1)
# === case: unseen/good/04-repository-technicalities
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from uuid import UUID

from pydantic import RootModel


class RoomId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/hotel/repository.py
from collections.abc import AsyncIterator, Sequence
from typing import Any, Protocol, TypedDict
from uuid import UUID

import logfire
from qdrant_client import AsyncQdrantClient
from sqlmodel import Field, SQLModel

from app.domain.hotel.value import RoomId


class RoomRow(SQLModel, table=True):
    id: UUID = Field(primary_key=True)
    name: str
    score: float

    @classmethod
    def from_domain(cls, room_id: RoomId, name: str) -> "RoomRow":
        return cls(id=room_id.root, name=name, score=0.0)

    def to_domain(self) -> RoomId:
        return RoomId(self.id)


class Payload(TypedDict):
    id: str
    score: float


class RoomVectors(Protocol):
    async def similar(
        self, vector: Sequence[float], limit: int = 10, *, offset: int = 0, exact: bool = False
    ) -> tuple[RoomId, ...]: ...

    async def put(self, room_id: RoomId, vector: list[float], blob: bytes = b"") -> None: ...


class QdrantRoomVectors:
    def __init__(self, client: AsyncQdrantClient, collection: str) -> None:
        self._client = client
        self._collection = collection

    @logfire.instrument("repo.room.similar")
    async def similar(
        self, vector: Sequence[float], limit: int = 10, *, offset: int = 0, exact: bool = False
    ) -> tuple[RoomId, ...]:
        found = await self._client.query_points(self._collection, query=list(vector), limit=limit)
        return tuple(self.from_point(point.id) for point in found.points)

    @logfire.instrument("repo.room.put")
    async def put(self, room_id: RoomId, vector: list[float], blob: bytes = b"") -> None:
        await self._client.upsert(self._collection, points=[self.to_point(room_id, vector)])

    def from_point(self, point_id: str) -> RoomId:
        return RoomId(UUID(point_id))

    def to_point(self, room_id: RoomId, vector: list[float]) -> dict[str, Any]:
        return {"id": str(room_id.root), "vector": vector}

    def as_key(self, key: UUID) -> str:
        return f"room:{key}"

    async def _scroll(self, key: str, score: float) -> AsyncIterator[RoomId]:
        for room in ():
            yield room
# === case: unseen/good/05-other-peoples-models
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class GuestName(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/vendor.py
"""What the channel manager sends, in its own words."""

from pydantic import BaseModel, ConfigDict

from app.domain.hotel.value import GuestName


class VendorGuest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    first_name: str
    last_name: str
    loyalty: int | None = None

    def to_domain(self) -> GuestName:
        return GuestName(f"{self.first_name} {self.last_name}")
# --- file: src/app/api/hotel/contracts.py
from uuid import UUID

from pydantic import BaseModel

from app.domain.hotel.value import GuestName


class GuestRequest(BaseModel):
    id: UUID
    name: str
    vip: bool = False

    def named(self, prefix: str) -> GuestName:
        return GuestName(prefix + self.name)
# --- file: src/app/api/hotel/routes.py
from uuid import UUID

from fastapi import APIRouter, Query

from app.api.hotel.contracts import GuestRequest

router = APIRouter()


@router.get("/guests/{guest_id}")
async def guest(guest_id: UUID, limit: int = Query(20), verbose: bool = False) -> GuestRequest:
    return GuestRequest(id=guest_id, name="anyone")
# === case: unseen/good/06-names-that-shadow
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class Decimal(RootModel[str], frozen=True):
    """A decimal classification, as libraries use."""

    root: str


class UUID(RootModel[str], frozen=True):
    """Not the universal one."""

    root: str


class Any(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/hotel/shelf.py
from typing import Annotated

from app.domain.hotel import value
from app.domain.hotel.value import UUID, Any, Decimal
from app.domain.shared.model import DomainModel

type float = Decimal


class Shelf(DomainModel):
    number: Decimal
    id: UUID
    any: Any | None = None
    other: value.UUID
    note: Annotated[Decimal, "str", int]
    ratio: float

    def moved(self, to: Decimal) -> "Shelf":
        return self.model_copy(update={"number": to})

    def first(self) -> Decimal:
        return self.number

    def find(self, id: UUID) -> UUID:
        return id
# === case: unseen/good/07-generics-over-domain-types
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/hotel/page.py
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, Self, TypeVar

from app.domain.hotel.value import RoomNumber
from app.domain.shared.model import DomainModel

T = TypeVar("T")
K = TypeVar("K", bound="Room")


class Room(DomainModel):
    number: RoomNumber


class Page(DomainModel, Generic[T]):
    items: tuple[T, ...] = ()
    next: T | None = None

    def map[U](self, change: Callable[[T], U]) -> "Page[U]":
        return Page(items=tuple(map(change, self.items)))

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Index(DomainModel, Generic[K]):
    rooms: tuple[K, ...]

    def with_all(self, rooms: Iterable[K]) -> Self:
        return self.model_copy(update={"rooms": tuple(rooms)})


class Selector[R: Room](Protocol):
    def choose(self, rooms: Page[R]) -> R: ...


class Hotel(DomainModel):
    rooms: Page[Room]
    index: Index[Room]
# === case: unseen/good/08-services-that-are-configured
# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/value.py
from pydantic import RootModel


class RoomNumber(RootModel[int], frozen=True):
    root: int
# --- file: src/app/service/hotel.py
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import logfire

from app.config import Settings
from app.domain.hotel.value import RoomNumber


@dataclass(frozen=True)
class HotelConfig:
    retries: int = 3
    url: str = "http://localhost"
    patience: timedelta = timedelta(seconds=1)


@dataclass
class HotelService:
    config: HotelConfig
    now: Callable[[], datetime]
    name: str = "hotel"
    attempts: int = field(default=0, init=False)

    @classmethod
    def of(cls, settings: Settings, now: Callable[[], datetime]) -> "HotelService":
        return cls(HotelConfig(retries=settings.pool_size), now)

    @logfire.instrument("service.hotel.clean")
    async def clean(self, room: RoomNumber, by: datetime) -> RoomNumber:
        return await self._retry(lambda: self._clean(room), self.config.retries)

    async def _retry(self, work: Callable[[], Awaitable[RoomNumber]], times: int) -> RoomNumber:
        for _ in range(times):
            return await work()
        raise ConnectionError(self.name)

    async def _clean(self, room: RoomNumber) -> RoomNumber:
        return room
# === case: unseen/good/09-blood-bank
# --- file: src/app/domain/blood/__init__.py
# --- file: src/app/domain/blood/value.py
from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, StringConstraints


def _digits(text: object) -> object:
    return re.sub(r"\D", "", text) if isinstance(text, str) else text


class ValueObject(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class UnitNumber(RootModel[Annotated[str, BeforeValidator(_digits), StringConstraints(min_length=6)]]):
    model_config = ConfigDict(frozen=True)


class DonorNumber(RootModel[Annotated[int, Field(gt=0)]]):
    model_config = ConfigDict(frozen=True)

    def __str__(self) -> str:
        return f"D{self.root:08d}"


class Millilitres(RootModel[int]):
    model_config = ConfigDict(frozen=True)
    root: int = Field(ge=0, le=600)

    def __add__(self, other: Millilitres) -> Millilitres:
        return Millilitres(self.root + other.root)

    def enough(self) -> bool:
        return self.root >= 450


class BloodType(ValueObject):
    GROUPS: ClassVar[tuple[str, ...]] = ("0", "A", "B", "AB")

    group: str
    rhesus_positive: bool

    def can_give_to(self, other: BloodType) -> bool:
        if self.rhesus_positive and not other.rhesus_positive:
            return False
        return self.group == "0" or self.group == other.group or other.group == "AB"


class ShelfLife(ValueObject):
    drawn: dt.date
    days: int = 42

    @property
    def ends(self) -> dt.date:
        return self.drawn + dt.timedelta(days=self.days)

    def over_on(self, day: dt.date) -> bool:
        return day > self.ends
# --- file: src/app/domain/blood/type.py
from enum import StrEnum, auto, unique


@unique
class UnitState(StrEnum):
    QUARANTINED = auto()
    RELEASED = auto()
    ISSUED = auto()
    DISCARDED = auto()

    @property
    def is_usable(self) -> bool:
        return self == UnitState.RELEASED

    def may_become(self, state: "UnitState") -> bool:
        return state in _moves().get(self, ())


def _moves() -> dict[UnitState, tuple[UnitState, ...]]:
    states = list(UnitState)
    return {state: tuple(states[i + 1 :]) for i, state in enumerate(states)}
# --- file: src/app/domain/blood/unit.py
import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import Field

from app.domain.blood.type import UnitState
from app.domain.blood.value import BloodType, DonorNumber, Millilitres, ShelfLife, UnitNumber
from app.domain.shared.model import DomainModel


class Unit(DomainModel):
    number: UnitNumber
    donor: DonorNumber
    blood_type: BloodType
    volume: Millilitres
    shelf_life: ShelfLife
    state: UnitState = UnitState.QUARANTINED
    tested_at: dt.datetime | None = None

    def release(self, at: dt.datetime) -> "Released | NotReleasable":
        if not self.state.may_become(UnitState.RELEASED):
            return NotReleasable(unit=self)
        return Released(unit=self.model_copy(update={"state": UnitState.RELEASED, "tested_at": at}))

    def suits(self, recipient: BloodType, on: dt.date) -> bool:
        return (
            self.state.is_usable
            and self.blood_type.can_give_to(recipient)
            and not self.shelf_life.over_on(on)
        )


class Stock(DomainModel):
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Self:
        return cls(units=tuple(sorted(units, key=lambda u: u.shelf_life.ends)))

    def for_recipient(self, recipient: BloodType, on: dt.date) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.suits(recipient, on))

    def volume(self) -> Millilitres:
        return sum((unit.volume for unit in self.units), start=Millilitres(0))

    def __len__(self) -> int:
        return len(self.units)

    def describe(self) -> str:
        return ", ".join(f"{unit.number.root}" for unit in self.units)


class Released(DomainModel):
    kind: Literal["released"] = "released"
    unit: Unit


class NotReleasable(DomainModel):
    kind: Literal["not_releasable"] = "not_releasable"
    unit: Unit


ReleaseOutcome = Annotated[Released | NotReleasable, Field(discriminator="kind")]
# === case: unseen/good/10-podcast-publishing
# --- file: src/app/domain/podcast/__init__.py
from .episode import Episode, EpisodeDraft
from .value import EpisodeId, Slug

__all__ = ("Episode", "EpisodeDraft", "EpisodeId", "Slug")
# --- file: src/app/domain/podcast/value.py
from datetime import timedelta
from typing import Self
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import AnyHttpUrl, BaseModel, Field, RootModel


class EpisodeId(RootModel[UUID], frozen=True):
    @classmethod
    def for_slug(cls, slug: "Slug") -> Self:
        return cls(uuid5(NAMESPACE_URL, slug.root))


class Slug(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[a-z0-9-]+$")

    @classmethod
    def of(cls, title: "Title") -> Self:
        return cls("-".join(title.root.lower().split()))


class Title(RootModel[str], frozen=True):
    root: str = Field(min_length=3)


class AudioUrl(RootModel[AnyHttpUrl], frozen=True):
    pass


class Chapter(BaseModel, frozen=True):
    start: timedelta
    title: Title
    image: AnyHttpUrl | None = None


class Language(RootModel[str], frozen=True):
    root: str = "en"
# --- file: src/app/domain/podcast/episode.py
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from app.domain.podcast.value import AudioUrl, Chapter, EpisodeId, Language, Slug, Title
from app.domain.shared.model import DomainModel


class EpisodeDraft(DomainModel):
    kind: Literal["draft"] = "draft"
    id: EpisodeId
    title: Title
    chapters: tuple[Chapter, ...] = ()

    def add(self, chapter: Chapter) -> EpisodeDraft | ChapterOverlaps:
        for known in self.chapters:
            if known.start == chapter.start:
                return ChapterOverlaps(known=known, added=chapter)
        chapters = sorted((*self.chapters, chapter), key=lambda c: c.start)
        return self.model_copy(update={"chapters": tuple(chapters)})

    def publish(self, audio: AudioUrl, at: datetime) -> Episode:
        return Episode(
            id=self.id, slug=Slug.of(self.title), title=self.title, audio=audio, published_at=at
        )


class Episode(DomainModel):
    kind: Literal["episode"] = "episode"
    id: EpisodeId
    slug: Slug
    title: Title
    audio: AudioUrl
    published_at: datetime
    language: Language = Language()

    def is_newer_than(self, other: Episode) -> bool:
        return self.published_at > other.published_at

    def feed_line(self) -> str:
        return f"{self.published_at:%Y-%m-%d} {self.title.root}"


class ChapterOverlaps(DomainModel):
    kind: Literal["chapter_overlaps"] = "chapter_overlaps"
    known: Chapter
    added: Chapter


type Stored = Annotated[EpisodeDraft | Episode, Field(discriminator="kind")]
# --- file: src/app/domain/podcast/repository.py
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

import logfire
from pydantic import TypeAdapter
from sqlalchemy import JSON, DateTime, Index, String, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.podcast.episode import Stored
from app.domain.podcast.value import EpisodeId, Slug

_STORED: TypeAdapter[Stored] = TypeAdapter(Stored)


class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON}


class EpisodeRow(Base):
    __tablename__ = "episode"
    __table_args__ = (Index("ix_episode_slug", "slug"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    slug: Mapped[str | None]
    body: Mapped[dict[str, Any]]


class EpisodeRepository(Protocol):
    async def find(self, episode_id: EpisodeId) -> Stored | None: ...

    async def by_slug(self, slug: Slug) -> Stored | None: ...

    async def delete(self, episode_id: EpisodeId) -> bool: ...

    def all(self, *, batch: int = 100) -> AsyncIterator[Stored]: ...


class SqlEpisodeRepository:
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def find(self, episode_id: EpisodeId) -> Stored | None:
        with logfire.span("repo.episode.find"):
            async with self._sessions() as session:
                row = await session.get(EpisodeRow, str(episode_id.root))
                return self._read(row.body) if row else None

    async def by_slug(self, slug: Slug) -> Stored | None:
        with logfire.span("repo.episode.by_slug", slug=slug.root):
            async with self._sessions() as session:
                row = await session.scalar(select(EpisodeRow).where(EpisodeRow.slug == slug.root))
                return None if row is None else self._read(row.body)

    async def delete(self, episode_id: EpisodeId) -> bool:
        with logfire.span("repo.episode.delete"):
            async with self._sessions.begin() as session:
                done = await session.execute(
                    delete(EpisodeRow).where(EpisodeRow.id == str(episode_id.root))
                )
                return done.rowcount == 1

    async def all(self, *, batch: int = 100) -> AsyncIterator[Stored]:
        with logfire.span("repo.episode.all"):
            async with self._sessions() as session:
                async for row in await session.stream_scalars(select(EpisodeRow).limit(batch)):
                    yield self._read(row.body)

    @staticmethod
    def _read(body: Mapping[str, Any]) -> Stored:
        return _STORED.validate_json(json.dumps(body))
# === case: unseen/good/11-tournament-brackets
# --- file: src/app/domain/tournament/__init__.py
# --- file: src/app/domain/tournament/value.py
import typing

from pydantic import RootModel
import pydantic


class PlayerName(RootModel[str]):
    model_config = pydantic.ConfigDict(frozen=True)


class Seed(RootModel[int]):
    model_config = pydantic.ConfigDict(frozen=True)

    def __lt__(self, other: "Seed") -> bool:
        return self.root < other.root


class Score(pydantic.BaseModel):
    model_config = {"frozen": True}

    home: int = 0
    away: int = 0

    def with_point(self, home: bool) -> "Score":
        if home:
            return Score(home=self.home + 1, away=self.away)
        return Score(home=self.home, away=self.away + 1)

    @property
    def leader(self) -> typing.Literal["home", "away", "none"]:
        if self.home == self.away:
            return "none"
        return "home" if self.home > self.away else "away"
# --- file: src/app/domain/tournament/bracket.py
"""Who plays whom, and who is left."""
from datetime import datetime
from typing import Literal, NoReturn, Optional

from app.domain.shared.model import DomainModel
from app.domain.tournament.value import PlayerName, Score, Seed

Side = Literal["home", "away"]


class Player(DomainModel):
    name: PlayerName
    seed: Optional[Seed] = None

    def outranks(self, other: "Player") -> bool:
        if self.seed is None or other.seed is None:
            return self.seed is not None
        return self.seed < other.seed


class Match(DomainModel):
    home: Player
    away: Player
    score: Score = Score()
    starts_at: Optional[datetime] = None

    def point_for(self, side: Side) -> "Match":
        return self.model_copy(update={"score": self.score.with_point(side == "home")})

    def winner(self) -> Optional[Player]:
        leader = self.score.leader
        if leader == "none":
            return None
        return self.home if leader == "home" else self.away

    @property
    def favourite(self) -> Player:
        return self.home if self.home.outranks(self.away) else self.away


class Round(DomainModel):
    matches: tuple[Match, ...]

    def advance(self) -> "NextRound | Champion | Unfinished":
        winners = [match.winner() for match in self.matches]
        through = tuple(player for player in winners if player is not None)
        if len(through) < len(winners):
            return Unfinished(open=tuple(m for m in self.matches if m.winner() is None))
        if len(through) == 1:
            return Champion(player=through[0])
        pairs = zip(through[::2], through[1::2], strict=False)
        return NextRound(round=Round(matches=tuple(Match(home=h, away=a) for h, a in pairs)))


class NextRound(DomainModel):
    step: Literal["next_round"] = "next_round"
    round: Round


class Champion(DomainModel):
    step: Literal["champion"] = "champion"
    player: Player


class Unfinished(DomainModel):
    step: Literal["unfinished"] = "unfinished"
    open: tuple[Match, ...]
# === case: unseen/good/12-water-utility
# --- file: src/app/domain/water/__init__.py
# --- file: src/app/domain/water/value.py
from decimal import Decimal

from app.domain.shared.model import DomainModel


class CubicMetres(DomainModel):
    value: Decimal

    def minus(self, other: "CubicMetres") -> "CubicMetres":
        return CubicMetres(value=self.value - other.value)


class MeterNumber(DomainModel):
    value: str


class Tariff(DomainModel):
    base: int
    per_cubic_metre: Decimal
# --- file: src/app/domain/water/event.py
from datetime import UTC, datetime
from typing import Literal

from pydantic import Field

from app.domain.shared.model import DomainModel
from app.domain.water.value import CubicMetres, MeterNumber


class MeterEvent(DomainModel):
    meter: MeterNumber
    at: datetime = Field(default_factory=lambda: datetime.now(tz=UTC))


class MeterRead(MeterEvent):
    kind: Literal["meter_read"] = "meter_read"
    reading: CubicMetres


class LeakSuspected(MeterEvent):
    kind: Literal["leak_suspected"] = "leak_suspected"
    used: CubicMetres
# --- file: src/app/domain/water/meter.py
from datetime import datetime, timedelta
from typing import Protocol

from app.domain.shared.model import DomainModel
from app.domain.water.event import LeakSuspected, MeterRead
from app.domain.water.value import CubicMetres, MeterNumber


class Suspicion(Protocol):
    def suspects(self, used: CubicMetres, during: timedelta) -> bool: ...


class Reading(DomainModel):
    amount: CubicMetres
    at: datetime


class Meter(DomainModel):
    number: MeterNumber
    readings: tuple[Reading, ...] = ()

    @property
    def latest(self) -> Reading | None:
        return self.readings[-1] if self.readings else None

    def read(self, reading: Reading, suspicion: Suspicion) -> MeterRead | LeakSuspected:
        before = self.latest
        if before is not None:
            used = reading.amount.minus(before.amount)
            if suspicion.suspects(used, reading.at - before.at):
                return LeakSuspected(meter=self.number, used=used)
        return MeterRead(meter=self.number, reading=reading.amount)

    def keep(self, reading: Reading) -> "Meter":
        return self.model_copy(update={"readings": (*self.readings, reading)})

    def readings_since(self, moment: datetime) -> tuple[Reading, ...]:
        return tuple(r for r in self.readings if r.at >= moment)
# --- file: src/app/service/water.py
from datetime import datetime
from typing import Protocol

import logfire

from app.domain.water.event import LeakSuspected, MeterRead
from app.domain.water.meter import Meter, Reading, Suspicion
from app.domain.water.value import MeterNumber


class Meters(Protocol):
    async def get(self, number: MeterNumber) -> Meter: ...

    async def put(self, meter: Meter) -> None: ...


class WaterService:
    def __init__(self, meters: Meters, suspicion: Suspicion) -> None:
        self._meters = meters
        self._suspicion = suspicion

    async def read(self, number: MeterNumber, reading: Reading) -> MeterRead | LeakSuspected:
        with logfire.span("service.water.read", meter=number.value) as span:
            meter = await self._meters.get(number)
            outcome = meter.read(reading, self._suspicion)
            await self._meters.put(meter.keep(reading))
            span.set_attribute("outcome", outcome.kind)
            return outcome

    async def history(self, number: MeterNumber, since: datetime) -> tuple[Reading, ...]:
        with logfire.span("service.water.history"):
            meter = await self._meters.get(number)
            return meter.readings_since(since)
# === case: unfamiliar/bad/01-meters-and-tariffs
# --- file: src/app/domain/metering/meter.py
from decimal import Decimal as Number
from typing import Annotated, Any, NewType
from uuid import UUID

from pydantic import AwareDatetime, EmailStr, Field, NonNegativeInt

from app.domain.metering.value import MeterId, Reading
from app.domain.shared.model import DomainModel

Serial = NewType("Serial", str)
type Factor = Annotated[Number, Field(gt=0)]


class Meter(DomainModel):
    id: MeterId
    serial: Serial  #! L3
    factor: Factor  #! L3
    contact: EmailStr | None = None  #! L3
    digits: NonNegativeInt = 6  #! L3
    readings: tuple[Reading, ...] = ()
    labels: frozenset[str] = frozenset()  #! L3
    extra: Any = None  #! L3
    installed: AwareDatetime

    def read(self, reading: Reading, by: str) -> "Meter":  #! L3
        return self.model_copy(update={"readings": (*self.readings, reading)})

    def consumption(self) -> Number:  #! L3
        return Number(len(self.readings))
# --- file: src/app/domain/metering/value.py
from uuid import UUID

from pydantic import RootModel


class MeterId(RootModel[UUID], frozen=True):
    pass


class Reading(RootModel[int], frozen=True):
    pass
# === case: unfamiliar/bad/02-ports-that-speak-in-strings
# --- file: src/app/domain/lodge/repository.py
from typing import Protocol
from uuid import UUID

from app.domain.lodge.lodge import Lodge


class LodgeRepository(Protocol):
    async def get(self, lodge_id: UUID) -> Lodge | None: ...  #! L3

    async def by_email(
        self,
        email: str,  #! L3
        *,
        limit: int = 20,
    ) -> tuple[Lodge, ...]: ...
# --- file: src/app/domain/lodge/lodge.py
from app.domain.lodge.value import LodgeId
from app.domain.shared.model import DomainModel


class Lodge(DomainModel):
    id: LodgeId
# --- file: src/app/domain/lodge/value.py
from uuid import UUID

from pydantic import RootModel


class LodgeId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/service/lodge.py
from app.domain.lodge.value import LodgeId
from app.domain.lodge.repository import LodgeRepository

import logfire


class LodgeService:
    def __init__(self, lodges: LodgeRepository) -> None:
        self._lodges = lodges

    async def rename(self, lodge: LodgeId, name: str) -> None:  #! L3
        with logfire.span("lodge.rename"):
            await self._lodges.get(lodge.root)
# === case: unfamiliar/good/01-observatory
# --- file: src/app/domain/observatory/value.py
import math
from datetime import UTC, datetime, timedelta
from typing import Self

from pydantic import BaseModel, Field, RootModel


class Degrees(RootModel[float], frozen=True):
    def radians(self) -> float:
        return math.radians(self.root)

    @classmethod
    def of(cls, hours: float) -> Self:
        return cls(hours * 15)


class Position(BaseModel, frozen=True):
    right_ascension: float = Field(ge=0, lt=360)
    declination: float = Field(ge=-90, le=90)

    def distance(self, other: "Position") -> Degrees:
        return Degrees(math.hypot(
            self.right_ascension - other.right_ascension, self.declination - other.declination
        ))


class Exposure(RootModel[timedelta], frozen=True):
    def ends(self, start: datetime) -> datetime:
        return start.astimezone(UTC) + self.root
# --- file: src/app/domain/observatory/observation.py
from datetime import datetime
from typing import ClassVar, Literal, Protocol

from app.domain.observatory.value import Degrees, Exposure, Position
from app.domain.shared.model import DomainModel


class Pointed(Protocol):
    @property
    def position(self) -> Position: ...


class Observation(DomainModel):
    LONGEST: ClassVar[int] = 3600

    band: Literal["u", "g", "r", 4]
    position: Position
    exposure: Exposure
    begun: datetime | None = None

    def offset(self, target: Pointed) -> Degrees:
        return self.position.distance(target.position)

    def ends(self, start: datetime) -> datetime:
        return self.exposure.ends(start)

    def __lt__(self, other: "Observation") -> bool:
        return self.exposure.root < other.exposure.root
# === case: unfamiliar/good/02-library-of-sounds
# --- file: src/app/domain/sound/value.py
from uuid import UUID, uuid7

from pydantic import Field, RootModel


class ClipId(RootModel[UUID], frozen=True):
    root: UUID = Field(default_factory=uuid7)


class Fingerprint(RootModel[tuple[float, ...]], frozen=True):
    pass
# --- file: src/app/domain/sound/clip.py
from app.domain.shared.model import DomainModel
from app.domain.sound.value import ClipId, Fingerprint


class Clip(DomainModel):
    id: ClipId
    fingerprint: Fingerprint
# --- file: src/app/domain/sound/repository.py
from collections.abc import Sequence
from contextlib import asynccontextmanager
from collections.abc import AsyncIterator
from typing import Protocol, override

import logfire
from qdrant_client import AsyncQdrantClient, models

from app.domain.sound.clip import Clip
from app.domain.sound.value import ClipId, Fingerprint


@asynccontextmanager
async def traced(name: str, clip: ClipId | None = None) -> AsyncIterator[None]:
    with logfire.span("sound {name}", name=name, clip=str(clip)):
        yield


class ClipRepository(Protocol):
    async def add(self, clip: Clip) -> None: ...

    async def similar(self, like: Fingerprint, limit: int = 10) -> Sequence[Clip]: ...


class QdrantClips(ClipRepository):
    collection = "clips"

    def __init__(self, client: AsyncQdrantClient) -> None:
        self._client = client

    @override
    async def add(self, clip: Clip) -> None:
        async with traced("add", clip.id):
            point = self.to_point(clip)
            await self._client.upsert(self.collection, points=[point])

    @override
    async def similar(self, like: Fingerprint, limit: int = 10) -> Sequence[Clip]:
        async with traced("similar"):
            found = await self._client.query_points(
                self.collection, query=list(like.root), limit=limit, with_vectors=True
            )
            return [self.from_payload(str(p.id), p.vector) for p in found.points]

    def to_point(self, clip: Clip) -> models.PointStruct:
        return models.PointStruct(id=str(clip.id.root), vector=list(clip.fingerprint.root))

    def from_payload(self, key: str, vector: Sequence[float]) -> Clip:
        return Clip.model_validate({"id": key, "fingerprint": tuple(vector)})
# === case: contested/bad/01-an-airport-of-plain-fields
# --- file: src/app/domain/airport/value.py
from typing import NewType

from pydantic import BaseModel, RootModel

Mass = NewType("Mass", float)
type Iata = str


class Icao(str):
    """Four letters."""


class Gate(RootModel[str], frozen=True):
    """Where a flight boards."""


class Runway(BaseModel, frozen=True):
    number: int
    length: float
# --- file: src/app/domain/airport/flight.py
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal as Dec
from typing import Annotated, Any, ClassVar, Final, Literal, Optional
from uuid import UUID as Identifier

import pydantic
from pydantic import AnyUrl, PrivateAttr, SecretStr, StringConstraints

from app.domain.airport import value
from app.domain.airport.value import Gate, Iata, Icao, Mass
from app.domain.shared.model import DomainModel

class Flight(DomainModel):
    AIRLINE: ClassVar[str] = "XX"

    id: Identifier  #! L3
    mass: Mass  #! L3
    origin: Iata  #! L3
    target: "Icao"  #! L3
    fare: Optional[Dec] = None  #! L3
    code: Annotated[str, StringConstraints(max_length=6)]  #! L3
    seats: tuple[tuple[int, Gate], ...] = ()  #! L3
    notes: Mapping[Gate, str] = {}  #! L3
    page: AnyUrl | None = None  #! L3
    secret: SecretStr  #! L3
    extra: Any = None  #! L3
    weight: pydantic.NonNegativeFloat = 0.0  #! L3
    state: Literal["open"] | str = "open"  #! L3
    level: Final[int]  #! L3
    kind: Literal["flight"] = "flight"
    gates: frozenset[Gate] = frozenset()
    departs: datetime
    lasts: timedelta | None = None
    runway: value.Runway
    at: pydantic.AwareDatetime

    _seen: int = PrivateAttr(default=0)


class Leg[T](DomainModel):
    carries: T


class Manifest[T: str](DomainModel):
    lines: tuple[T, ...] = ()  #! L3


class Note(DomainModel):
    legs: tuple[Leg[Gate], ...] = ()
    freight: Leg[int] | None = None  #! L3
# === case: contested/bad/02-a-choir-with-plain-arguments
# --- file: src/app/domain/choir/value.py
from decimal import Decimal

from pydantic import RootModel

type Pitch = float


class Voice(RootModel[str], frozen=True):
    """A part to sing."""


class Fee(RootModel[Decimal], frozen=True):
    """What a singer pays."""
# --- file: src/app/domain/choir/singer.py
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Protocol, Self
from uuid import UUID

from app.domain.choir.value import Fee, Pitch, Voice
from app.domain.shared.model import DomainModel


class Singer(DomainModel):
    voice: Voice
    fee: Fee

    def renamed(self, voice: str) -> Self:  #! L3
        return self.model_copy(update={"voice": Voice(voice)})

    def moved(
        self,
        *steps: int,  #! L3
        loudly: bool = False,  #! L3
        **how: str,  #! L3
    ) -> Self:
        return self

    @staticmethod
    def tuned(to: "Pitch | None" = None) -> Voice:  #! L3
        return Voice("alto")

    def owes(self) -> Decimal:  #! L3
        return self.fee.root

    def range(self) -> tuple[Pitch, Pitch] | None:  #! L3
        return None

    async def known_as(self) -> UUID | None:  #! L3
        return None

    def mapped(self, change: Callable[[Voice], Voice]) -> Self:
        return self

    def _tuned(self, to: float) -> float:
        return to

    @property
    def height(self) -> Voice:
        return self.voice


class Hall(Protocol):
    def seat(self, singers: Iterable[Singer], row: int) -> Voice: ...  #! L3
# --- file: src/app/service/choir.py
from dataclasses import dataclass

import logfire

from app.domain.choir.singer import Singer
from app.domain.choir.value import Voice


@dataclass
class ChoirService:
    hall: str

    @logfire.instrument("service.choir.join")
    async def join(self, name: str, voice: Voice) -> Voice:  #! L3
        return voice

    @logfire.instrument("service.choir.rehearse")
    async def rehearse(
        self,
        singers: tuple[Singer, ...],
        *,
        page: int | None = None,  #! L3
        keys: dict[Voice, float] | None = None,  #! L3
    ) -> Voice:
        return Voice(self.hall)

    @staticmethod
    def greet(who: object) -> Voice:  #! L3
        return Voice(repr(who))

    def _warm(self, degrees: float) -> float:
        return degrees
# === case: contested/bad/03-a-cellar-asked-by-plain-keys
# --- file: src/app/domain/cellar/value.py
from uuid import UUID

from pydantic import RootModel


class BottleId(RootModel[UUID], frozen=True):
    """Names one bottle."""
# --- file: src/app/domain/cellar/bottle.py
from app.domain.cellar.value import BottleId
from app.domain.shared.model import DomainModel


class Bottle(DomainModel):
    id: BottleId


class Opened(DomainModel):
    bottle_id: BottleId
    by: str  #! L3
# --- file: src/app/domain/cellar/repository/__init__.py
from app.domain.cellar.repository.port import Bottles
from app.domain.cellar.repository.sql import SqlBottles

__all__ = ["Bottles", "SqlBottles"]
# --- file: src/app/domain/cellar/repository/port.py
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from app.domain.cellar.bottle import Bottle
from app.domain.cellar.value import BottleId


class Bottles(Protocol):
    async def get(self, bottle_id: UUID, /) -> Bottle | None: ...  #! L3
    async def many(self, ids: Sequence[UUID]) -> tuple[Bottle, ...]: ...  #! L3
    async def below(self, price: Decimal, *, limit: int = 50) -> tuple[Bottle, ...]: ...  #! L3
    async def of(self, owner_email: str) -> tuple[Bottle, ...]: ...  #! L3
    async def at(self, degrees: float) -> tuple[Bottle, ...]: ...  #! L3
    async def like(self, vector: Sequence[float], depth: int = 2) -> tuple[Bottle, ...]: ...
    async def label(self, bottle_id: BottleId, blob: bytes, ttl: int) -> None: ...
    async def page(self, after: BottleId | None, limit: int, offset: int) -> tuple[Bottle, ...]: ...
# --- file: src/app/domain/cellar/repository/sql.py
from decimal import Decimal
from uuid import UUID

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.cellar.bottle import Bottle


class SqlBottles:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.bottle.get")
    async def get(self, bottle_id: UUID, /) -> Bottle | None:  #! L3
        row = (await self._session.execute(text("SELECT 1"))).one_or_none()
        return self.to_bottle(str(row)) if row else None

    @logfire.instrument("repo.bottle.worth")
    async def worth(self) -> Decimal:  #! L3
        return Decimal((await self._session.execute(text("SELECT sum(1)"))).scalar_one())

    def to_bottle(self, id: str) -> Bottle:
        return Bottle.model_validate({"id": id})
# === case: contested/bad/04-wrappers-that-wrap-too-much
# --- file: src/app/domain/parcelpost/value.py
from pydantic import BaseModel, RootModel


class Street(RootModel[str], frozen=True):
    """Where the house stands."""


class Stamp(BaseModel, frozen=True):
    country: str
    worth: int
# --- file: src/app/domain/parcelpost/address.py
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, EmailStr, computed_field, create_model

from app.domain.parcelpost.value import Stamp, Street
from app.domain.shared.model import DomainModel

Wrapped = TypeVar("Wrapped")


class Zone(StrEnum):
    NEAR = "near"
    FAR = "far"


class Postcode(BaseModel, frozen=True):
    value: str


class City(DomainModel):
    root: str


class Country(BaseModel, frozen=True):
    code: str  #! L3


class Box(DomainModel, Generic[Wrapped]):
    inside: Wrapped
    beside: int = 0  #! L3


class Parcel(Box[Stamp]):
    zone: Zone = Zone.NEAR
    street: Street
    weight: int | None = None  #! L3

    @computed_field
    @property
    def heavy(self) -> bool:
        return False

    class Handling(DomainModel):
        by: EmailStr  #! L3


Label = create_model("Label", __base__=DomainModel, text=(str, ...), zone=(Zone, ...))  #! L3
# === case: contested/bad/05-a-stable-with-plain-words
# --- file: src/app/domain/stable/value.py
import uuid
from typing import NewType, TypeAliasType

from pydantic import RootModel

HorseId = NewType("HorseId", uuid.UUID)
Weight = TypeAliasType("Weight", int)
type Pair[A] = tuple[A, A]


class Name(RootModel[str], frozen=True):
    """What a horse is called."""


class Tagged[T](RootModel[T], frozen=True):
    """A wrapper that any primitive may have."""
# --- file: src/app/domain/stable/horse.py
import decimal
import typing as t
from collections.abc import Iterable, Mapping

from pydantic import Json, StrictInt, StrictStr, constr

from app.domain.shared.model import DomainModel
from app.domain.stable.value import HorseId, Name, Pair, Tagged, Weight


class Horse(DomainModel):
    id: HorseId  #! L3
    weight: Weight  #! L3
    legs: Pair[int]  #! L3
    names: Pair[Name]
    tag: Tagged[int]
    data: Json[dict[Name, Name]] | None = None  #! L1
    code: constr(max_length=3)  #! L3
    strict: StrictStr | StrictInt = "a"  #! L3
    extra: "t.Mapping[Name, t.Optional[t.Sequence[bytes]]]"  #! L3
    either: t.Union[Name, complex]  #! L3
    cost: t.Annotated[decimal.Decimal | None, "euros"] = None  #! L3
    kind: t.Literal["horse"] = "horse"
    note: t.ClassVar[str] = ""

    def fed(self, *, hay: t.Annotated[float, "kg"]) -> t.Self:  #! L3
        return self

    def races(self, against: "Iterable[Horse]", laps: Weight) -> bool:  #! L3
        return bool(laps)

    def speeds(self) -> Mapping[Name, float]:  #! L3
        return {}

    def __contains__(self, name: str) -> bool:
        return False

    @classmethod
    def parse(cls, raw: str | bytes) -> t.Self:  #! L3
        return cls.model_validate_json(raw)
# === case: contested/good/01-a-print-shop
# --- file: src/app/domain/printshop/value.py
import re
from typing import Annotated, Self
from uuid import UUID, uuid4

from pydantic import BaseModel, Field, RootModel, StringConstraints, field_validator


class SheetId(RootModel[UUID], frozen=True):
    """Names one sheet."""

    @classmethod
    def new(cls) -> Self:
        return cls(uuid4())


class Ink(BaseModel, frozen=True):
    cyan: int = 0
    black: int = 0
    name: Annotated[str, StringConstraints(min_length=1)]

    def mixed(self, *, cyan: int, black: int) -> Self:
        return self.model_copy(update={"cyan": cyan, "black": black})


class Format(RootModel[str], frozen=True):
    """A paper size as it is ordered."""

    @field_validator("root")
    @classmethod
    def _known(cls, root: str) -> str:
        if not re.fullmatch(r"[AB]\d", root):
            raise ValueError("a format is a letter and a digit")
        return root


class Copies(RootModel[Annotated[int, Field(ge=1)]], frozen=True):
    """How often a sheet is printed."""

    def __mul__(self, other: int) -> "Copies":
        return Copies(self.root * other)

    def __int__(self) -> int:
        return self.root
# --- file: src/app/domain/printshop/type.py
from enum import IntEnum


class Finish(IntEnum):
    PLAIN = 0
    GLOSSY = 1
# --- file: src/app/domain/printshop/sheet.py
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import Field, PrivateAttr, field_serializer, field_validator

from app.domain.printshop.type import Finish
from app.domain.printshop.value import Copies, Format, Ink, SheetId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money

MARGIN: Final[int] = 3


class Sheet(DomainModel):
    WIDEST: ClassVar[int] = 900

    id: SheetId = Field(default_factory=SheetId.new)
    kind: Literal["sheet", "proof"] = "sheet"
    copies: Copies
    inks: Mapping[Format, tuple[Ink, ...]] = Field(default_factory=dict)
    finish: Finish | None = None
    due: date | datetime | time
    price: Money | None = None
    _drawn: dict[str, float] = PrivateAttr(default_factory=dict)

    @field_validator("copies", mode="before")
    @classmethod
    def read(cls, raw: str | int) -> int:
        return int(raw)

    @field_serializer("due")
    def written(self, due: date) -> str:
        return due.isoformat()

    def __getitem__(self, index: int) -> Ink:
        return next(iter(self.inks.values()))[index]

    def __len__(self) -> int:
        return len(self.inks)

    def title(self) -> str:
        return f"{self.kind} {self.id.root}"

    def pages(self) -> int:
        return len(self)

    def printed(self, at: datetime, inks: Sequence[Ink]) -> Self:
        return self

    def model_post_init(self, context: Any, /) -> None:
        self._drawn["x"] = float(MARGIN)
# --- file: src/app/service/printshop.py
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import logfire

from app.domain.printshop.sheet import Sheet
from app.domain.printshop.value import Copies, SheetId


class PrintService:
    def __init__(self, press: str, retries: int, clock: Callable[[], datetime]) -> None:
        self._press = press
        self._retries = retries
        self._clock = clock

    @logfire.instrument("service.print.run")
    async def run(self, sheet: Sheet, done: Callable[[SheetId], Awaitable[None]]) -> Copies:
        await done(sheet.id)
        return sheet.copies

    @logfire.instrument("service.print.wait")
    async def wait(self, sheet_id: SheetId, until: datetime | timedelta) -> str:
        return await self._told(f"{self._press}: {sheet_id.root}", self._retries)

    async def _told(self, text: str, times: int) -> str:
        return text * times
# === case: contested/good/02-an-archive-behind-a-repository
# --- file: src/app/domain/archive/value.py
from uuid import UUID

from pydantic import RootModel


class FolderId(RootModel[UUID], frozen=True):
    """Names one folder."""


class Embedding(RootModel[tuple[float, ...]], frozen=True):
    """What a folder is about, as a direction."""
# --- file: src/app/domain/archive/folder.py
from app.domain.archive.value import Embedding, FolderId
from app.domain.shared.model import DomainModel


class Folder(DomainModel):
    id: FolderId
    about: Embedding
# --- file: src/app/domain/archive/repository.py
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol
from uuid import UUID

import logfire
from qdrant_client import AsyncQdrantClient
from qdrant_client.models import PointStruct

from app.domain.archive.folder import Folder
from app.domain.archive.value import Embedding, FolderId


class Folders(Protocol):
    async def near(self, about: Embedding, *, limit: int = 10) -> tuple[Folder, ...]: ...
    async def keep(self, folder: Folder) -> None: ...


class QdrantFolders:
    def __init__(self, client: AsyncQdrantClient, collection: str, size: int) -> None:
        self._client = client
        self._collection = collection
        self._size = size

    @logfire.instrument("repo.folder.near")
    async def near(self, about: Embedding, *, limit: int = 10) -> tuple[Folder, ...]:
        found = await self._client.query_points(
            self._collection, query=list(about.root), limit=limit
        )
        return tuple(self.from_payload(point.id, point.payload or {}) for point in found.points)

    @logfire.instrument("repo.folder.keep")
    async def keep(self, folder: Folder) -> None:
        await self._client.upsert(self._collection, [self.as_point(folder)])

    @logfire.instrument("repo.folder.warm")
    async def warm(self, chunk_size: int = 100, timeout: int = 1) -> int:
        found = await self._client.count(self._collection, timeout=timeout)
        return found.count // chunk_size

    @asynccontextmanager
    async def _locked(self, key: str) -> AsyncIterator[str]:
        yield key

    def as_point(self, folder: Folder) -> PointStruct:
        return PointStruct(id=str(folder.id.root), vector=self._padded(folder.about.root))

    @staticmethod
    def from_payload(id: str | int | UUID, payload: dict[str, Any]) -> Folder:
        return Folder.model_validate({**payload, "id": id})

    def _padded(self, vector: Sequence[float]) -> list[float]:
        return [*vector, 0.0][: self._size]
# --- file: src/app/api/archive/routes.py
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, EmailStr

router = APIRouter()


class Asked(BaseModel):
    text: str
    by: EmailStr | None = None


@router.get("/folders/{folder_id}")
async def show(folder_id: UUID, page: int = Query(1), size: int = 20) -> Asked:
    return Asked(text=f"{folder_id} {page * size}")
