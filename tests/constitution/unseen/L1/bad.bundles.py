# === case: 01-thaw-inherited-through-two-modules
# --- file: src/app/domain/fleet/__init__.py
# --- file: src/app/domain/fleet/base.py
import pydantic as pyd


class Tracked(pyd.BaseModel):  #! L1
    model_config = pyd.ConfigDict(str_strip_whitespace=True)
# --- file: src/app/domain/fleet/value.py
from uuid import UUID

from pydantic import RootModel


class VehicleId(RootModel[UUID], frozen=True):
    pass


class Plate(RootModel[str]):  #! L1
    pass
# --- file: src/app/domain/fleet/vehicle.py
from app.domain.fleet import base
from app.domain.fleet.value import Plate, VehicleId


class Vehicle(base.Tracked):  #! L1
    id: VehicleId
    plate: Plate


class Van(Vehicle, frozen=True):
    spare: Plate | None = None
# === case: 02-thawed-mixin-is-the-last-base
# --- file: src/app/domain/clinic/__init__.py
# --- file: src/app/domain/clinic/value.py
from pydantic import RootModel


class PatientName(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/clinic/patient.py
from pydantic import BaseModel, ConfigDict

from app.domain.clinic.value import PatientName
from app.domain.shared.model import DomainModel


class Draftable(BaseModel):
    model_config = ConfigDict(frozen=False)  #! L1


class Titled(BaseModel, title="titled", frozen=True):
    pass


class Patient(DomainModel, Draftable):  #! L1
    name: PatientName


class Visitor(Draftable, DomainModel):
    name: PatientName


class Relative(Draftable, Titled):
    name: PatientName


class Donor(Titled, Draftable, title="donor"):  #! L1
    name: PatientName
# === case: 03-keyword-beats-config
# --- file: src/app/domain/clinic/__init__.py
# --- file: src/app/domain/clinic/value.py
from pydantic import RootModel


class Ward(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/clinic/bed.py
from pydantic import BaseModel, ConfigDict

from app.domain.clinic.value import Ward


class Bed(BaseModel, frozen=False):  #! L1
    model_config = ConfigDict(extra="forbid")

    ward: Ward


class Cot(
    BaseModel,
    extra="forbid",
    frozen=False,  #! L1
):
    ward: Ward


class Stretcher(Bed):  #! L1
    pass


class Trolley(Stretcher, frozen=True):
    pass
# === case: 04-inner-config-class
# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from pydantic import RootModel


class Isbn(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/library/copy.py
from pydantic import BaseModel

from app.domain.library.value import Isbn
from app.domain.shared.model import DomainModel


class Copy(DomainModel):
    isbn: Isbn

    class Config:
        title = "copy"
        frozen = False  #! L1


class Loan(BaseModel):  #! L1
    isbn: Isbn

    class Config:
        allow_mutation = False
        extra = "forbid"


class Fine(BaseModel):
    isbn: Isbn

    class Config:
        frozen = True
# === case: 05-merged-with-a-pipe
# --- file: src/app/domain/library/__init__.py
# --- file: src/app/domain/library/value.py
from pydantic import RootModel


class Isbn(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/library/shelf.py
from pydantic import BaseModel, ConfigDict

from app.domain.library.value import Isbn
from app.domain.shared.model import DomainModel

LENIENT = ConfigDict(frozen=False, extra="ignore")
OPEN = ConfigDict(extra="ignore")


class Shelf(DomainModel):
    model_config = DomainModel.model_config | ConfigDict(frozen=False)  #! L1

    isbn: Isbn


class Crate(DomainModel):
    model_config = LENIENT | DomainModel.model_config

    isbn: Isbn


class Pile(BaseModel):  #! L1
    model_config = {**OPEN, "title": "pile"}

    isbn: Isbn


class Drawer(DomainModel):
    model_config = {**DomainModel.model_config, "frozen": False}  #! L1

    isbn: Isbn


class Box(BaseModel):
    model_config = {**LENIENT, "frozen": True}

    isbn: Isbn
# === case: 06-config-shared-from-a-module
# --- file: src/app/domain/shared/config.py
from pydantic import ConfigDict

OPEN = ConfigDict(extra="allow")
SHUT = ConfigDict(extra="forbid", frozen=True)
# --- file: src/app/domain/venue/__init__.py
# --- file: src/app/domain/venue/value.py
from pydantic import BaseModel

from app.domain.shared import config
from app.domain.shared.config import OPEN as DEFAULT_CONFIG, SHUT


class Seat(BaseModel):  #! L1
    model_config = DEFAULT_CONFIG

    row: int
    place: int


class Door(BaseModel):  #! L1
    model_config = config.OPEN

    label: str


class Hall(BaseModel):
    model_config = SHUT

    label: str
# === case: 07-config-nobody-can-read
# --- file: src/app/domain/venue/__init__.py
# --- file: src/app/domain/venue/value.py
import os

from pydantic import BaseModel, ConfigDict, RootModel


def strictness() -> ConfigDict:
    return ConfigDict(frozen=True)


class Seat(BaseModel):  #! L1
    model_config = strictness()

    row: int


class Stage(RootModel[str], frozen="LIVE" in os.environ):  #! L1
    root: str


class Balcony(BaseModel):  #! L1
    model_config = ConfigDict(**strictness())

    row: int
# === case: 08-nested-in-classes-and-functions
# --- file: src/app/domain/courier/__init__.py
# --- file: src/app/domain/courier/value.py
from pydantic import RootModel


class Street(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/courier/route.py
import sys

from pydantic import BaseModel

from app.domain.courier.value import Street
from app.domain.shared.model import DomainModel


class Route(DomainModel):
    class Stop(BaseModel):  #! L1
        street: Street

        class Note(BaseModel):  #! L1
            street: Street

    stops: tuple[Stop, ...]

    def with_detour(self, street: Street) -> "Route":
        class Bypass(BaseModel):  #! L1
            street: Street

        return self.model_copy(update={"stops": (*self.stops, Bypass(street=street))})


if sys.version_info >= (3, 13):

    class Hub(DomainModel):
        street: Street

else:

    class Hub(BaseModel):  #! L1
        street: Street
# === case: 09-generic-models
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/catalogue/shelf.py
from typing import Generic, TypeVar

from pydantic import BaseModel

from app.domain.catalogue.value import Title

ItemT = TypeVar("ItemT")


class Page(BaseModel, Generic[ItemT]):  #! L1
    items: tuple[ItemT, ...]


class Window[T](BaseModel):  #! L1
    first: T


class TitlePage(Page[Title]):  #! L1
    heading: Title


class FrozenWindow[T](Window[T], frozen=True):
    last: T


class TitleWindow(FrozenWindow[Title]):
    pass
# === case: 10-made-by-a-call
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/value.py
from pydantic import RootModel


class Title(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/catalogue/dynamic.py
import pydantic
from pydantic import ConfigDict, create_model as build

from app.domain.catalogue.value import Title
from app.domain.shared.model import DomainModel

Blurb = build("Blurb", title=(Title, ...))  #! L1
Teaser = pydantic.create_model("Teaser", __config__=ConfigDict(extra="forbid"), title=(Title, ...))  #! L1
Label = build("Label", __base__=DomainModel, title=(Title, ...))
Spine = build("Spine", __config__=ConfigDict(frozen=True), title=(Title, ...))
# === case: 11-mutable-containers-in-fields
# --- file: src/app/domain/menu/__init__.py
# --- file: src/app/domain/menu/value.py
import collections
import typing as t
from collections.abc import MutableMapping, MutableSequence

from pydantic import BaseModel, RootModel

type Dishes = list["Dish"]
Prices = t.Dict["Dish", int]


class Dish(RootModel[str], frozen=True):
    root: str


class Menu(BaseModel, frozen=True):
    dishes: Dishes  #! L1
    prices: Prices  #! L1
    courses: tuple[t.List[Dish], ...] = ()  #! L1
    allergens: "t.Optional[set[Dish]]" = None  #! L1


class Counter(BaseModel, frozen=True):
    sold: collections.Counter[Dish]  #! L1
    queue: t.Annotated[collections.deque[Dish], "waiting"]  #! L1
    notes: MutableMapping[Dish, Dish]  #! L1
    rail: MutableSequence[Dish]  #! L1
# === case: 12-containers-in-aggregates-and-events
# --- file: src/app/domain/menu/__init__.py
# --- file: src/app/domain/menu/value.py
from pydantic import RootModel


class Dish(RootModel[str], frozen=True):
    root: str


class Dishes(RootModel[list[Dish]], frozen=True):
    root: list[Dish]
# --- file: src/app/domain/menu/event.py
from collections import defaultdict

from pydantic import Field

from app.domain.menu.value import Dish, Dishes
from app.domain.shared.model import DomainModel


class MenuPublished(DomainModel):
    dishes: Dishes
    added: list[Dish] = Field(default_factory=list)  #! L1
    removed: frozenset[Dish] = frozenset()
    grouped: defaultdict[Dish, tuple[Dish, ...]]  #! L1
    either: dict[Dish, Dish] | tuple[Dish, ...]  #! L1
# === case: 13-container-aliases-from-elsewhere
# --- file: src/app/domain/menu/__init__.py
from app.domain.menu.alias import Basket as Hamper, Rows
# --- file: src/app/domain/menu/alias.py
from __future__ import annotations

from typing import TypeAlias, TypeVar

from app.domain.menu.value import Dish

T = TypeVar("T")
Rows: TypeAlias = "list[T]"
type Basket[K] = set[K]
# --- file: src/app/domain/menu/value.py
from pydantic import RootModel


class Dish(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/menu/order.py
from __future__ import annotations

from app.domain import menu
from app.domain.menu import Hamper
from app.domain.menu.value import Dish
from app.domain.shared.model import DomainModel


class Table[T](DomainModel):
    ordered: menu.Rows[Dish]  #! L1
    served: Hamper[Dish]  #! L1
    pairs: list[T]  #! L1
# === case: 14-writes-around-the-freeze
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import RootModel


class Reading(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/meter/meter.py
from app.domain.meter.value import Reading
from app.domain.shared.model import DomainModel

assign = object.__setattr__


class Meter(DomainModel):
    last: Reading
    first: Reading

    def advance(self, reading: Reading) -> "Meter":
        object.__setattr__(self, "last", reading)  #! L1
        return self

    def reset(self, reading: Reading) -> "Meter":
        assign(self, "first", reading)  #! L1
        return self

    def remember(self, reading: Reading) -> "Meter":
        object.__setattr__(self, "_seen", reading)
        return self
# === case: 15-writes-into-the-dictionary
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import BaseModel


class Reading(BaseModel, frozen=True):
    counter: int
    unit: str

    def rolled_over(self) -> "Reading":
        self.__dict__["counter"] = 0  #! L1
        return self

    def converted(self) -> "Reading":
        self.__dict__.update(unit="kWh")  #! L1
        return self

    def relabelled(self) -> "Reading":
        vars(self)["unit"] = "Wh"  #! L1
        self.__dict__["_label"] = "Wh"
        return self


def patched(reading: Reading) -> Reading:
    reading.__dict__["counter"] += 1  #! L1
    return reading
# === case: 16-config-changed-after-the-class
# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import RootModel


class Reading(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/meter/meter.py
from pydantic import ConfigDict

from app.domain.meter.value import Reading
from app.domain.shared.model import DomainModel


class Meter(DomainModel):
    last: Reading


class SubMeter(Meter):
    first: Reading


Meter.model_config["frozen"] = False  #! L1
SubMeter.model_config.update({"frozen": False})  #! L1
# --- file: src/app/domain/meter/loosen.py
from app.domain.meter import meter
from app.domain.meter.meter import Meter as M


def loosen() -> None:
    M.model_config.pop("frozen")  #! L1
    meter.SubMeter.model_config = {}  #! L1
# === case: 17-records-of-another-make
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/posting.py
import dataclasses as dc
from dataclasses import dataclass as record
from typing import NamedTuple, TypedDict

import attrs
from attr import s as attributes

from app.domain.ledger.value import Account


@record(frozen=True, slots=True)
class Posting:  #! L1
    debit: Account


@dc.dataclass
class Reversal(Posting):  #! L1
    credit: Account


@attrs.frozen
class Batch:  #! L1
    account: Account


@attributes(auto_attribs=True)
class Sheet:  #! L1
    account: Account


class Transfer(NamedTuple):  #! L1
    source: Account


class Draft(TypedDict, total=False):  #! L1
    source: Account
# === case: 18-records-made-by-functions
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/shapes.py
import typing
from collections import namedtuple
from dataclasses import make_dataclass

from app.domain.ledger.value import Account

Pair = namedtuple("Pair", ["debit", "credit"])  #! L1
Triple = typing.NamedTuple("Triple", [("a", Account), ("b", Account)])  #! L1
Header = typing.TypedDict("Header", {"account": Account})  #! L1
Line = make_dataclass("Line", [("account", Account)])  #! L1


class Entry(namedtuple("Entry", "debit credit")):  #! L1
    pass
# === case: 19-plain-classes-with-state
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import RootModel


class Account(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/ledger/book.py
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from app.domain.ledger.value import Account

T = TypeVar("T")


class Book:  #! L1
    __slots__ = ("account",)

    def __init__(self, account: Account) -> None:
        self.account = account


class Journal(ABC):  #! L1
    def __init__(self, account: Account) -> None:
        self.account: Account = account

    @abstractmethod
    def close(self) -> Account: ...


class Holder(Generic[T]):  #! L1
    def hold(self, thing: T) -> T:
        self.thing, self.again = thing, thing
        return thing
# === case: 20-pydantic-dataclass-and-frozen-fields
# --- file: src/app/domain/ledger/__init__.py
# --- file: src/app/domain/ledger/value.py
from pydantic import BaseModel, Field, RootModel, dataclasses


class Account(RootModel[str], frozen=True):
    root: str


class Iban(BaseModel):  #! L1
    value: str = Field(frozen=True)


@dataclasses.dataclass
class Bic:  #! L1
    value: str
# === case: 21-base-behind-a-guarded-import
# --- file: src/app/domain/shared/__init__.py
from .model import DomainModel
from .loose import LooseModel as Model
# --- file: src/app/domain/shared/loose.py
try:
    from pydantic import BaseModel as _Base
except ImportError:
    from pydantic.main import BaseModel as _Base

LooseModel = _Base
# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/tariff.py
import app.domain.shared as kernel
from app.domain.shared import DomainModel, Model
from app.domain.tariff.value import Rate


class Tariff(Model):  #! L1
    day: Rate


class Surcharge(kernel.Model):  #! L1
    day: Rate


class Rebate(DomainModel):
    day: Rate
