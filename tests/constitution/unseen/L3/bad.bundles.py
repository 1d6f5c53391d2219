# === case: 01-every-plain-primitive
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
# === case: 02-constrained-builtins
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
# === case: 03-deep-in-the-annotation
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
# === case: 04-aliases-of-aliases
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
# === case: 05-primitive-subclasses
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
# === case: 06-type-variables
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
# === case: 07-events-and-outcomes
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
# === case: 08-nested-local-and-inherited
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
# === case: 09-not-quite-value-objects
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
# === case: 10-parameters-of-aggregates
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
# === case: 11-parameters-of-ports
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
# === case: 12-parameters-of-services
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
# === case: 13-parameters-of-repositories
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
# === case: 14-repository-packages-and-keys
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
# === case: 15-primitive-results
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
# === case: 16-look-alike-wrappers
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
# === case: 17-generic-bases-and-mixins
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
# === case: 18-late-imports-and-conditions
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
