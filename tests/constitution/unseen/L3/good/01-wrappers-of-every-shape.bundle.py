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
