# === case: 01-single-field-wrappers
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
# === case: 02-not-fields
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
# === case: 03-vendor-models
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
# === case: 04-technical-parameters
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
# === case: 05-foreign-shapes-in-a-repository
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
# === case: 06-contracts-settings-and-routes
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
# === case: 07-generics-over-domain-types
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
# === case: 08-shipment-context
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
