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
