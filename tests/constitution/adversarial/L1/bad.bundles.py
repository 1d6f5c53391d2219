# === case: 01-nested-and-local-classes
# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku


class StockItem(BaseModel):
    model_config = ConfigDict(frozen=True)

    class Threshold(BaseModel):  #! L1
        reorder_at: Quantity

        class Override(BaseModel):  #! L1
            sku: Sku

    class Level(BaseModel, frozen=True):
        on_hand: Quantity

    sku: Sku
    level: Level
    threshold: Threshold


def audit_shape() -> type[BaseModel]:
    class Audit(BaseModel):  #! L1
        sku: Sku

    return Audit
# === case: 02-generic-page-and-its-child
# --- file: src/app/domain/inventory/page.py
from typing import Generic, TypeVar

from pydantic import BaseModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

ItemT = TypeVar("ItemT", bound=BaseModel)


class StockLevel(DomainModel):
    sku: Sku
    on_hand: Quantity


class Page(BaseModel, Generic[ItemT]):  #! L1
    items: tuple[ItemT, ...] = ()


class StockPage(Page[StockLevel]):  #! L1
    first: Sku


class Slice[T: BaseModel](BaseModel):  #! L1
    items: tuple[T, ...] = ()


class StockSlice(Slice[StockLevel], frozen=True):
    first: Sku
# === case: 03-last-base-wins
# --- file: src/app/domain/inventory/adjustment.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Draft(BaseModel):
    model_config = ConfigDict(
        validate_default=True,
        frozen=False,  #! L1
    )

    sku: Sku


class OpenAdjustment(DomainModel, Draft):  #! L1
    counted: Quantity


class SettledAdjustment(Draft, DomainModel):
    counted: Quantity
# === case: 04-inert-v1-config
# --- file: src/app/domain/identity/profile.py
import pydantic

from app.domain.identity.value import EmailAddress, UserId


class Profile(pydantic.BaseModel):  #! L1
    user_id: UserId
    email: EmailAddress

    class Config:
        allow_mutation = False
        extra = "forbid"
# === case: 05-keyword-and-inner-config-thaw
# --- file: src/app/domain/identity/account.py
from pydantic import BaseModel, ConfigDict

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Account(BaseModel, frozen=False):  #! L1
    model_config = ConfigDict(frozen=True)

    id: UserId
    email: EmailAddress


class Invitation(DomainModel):
    class Config:
        title = "Invitation"
        frozen = False  #! L1

    email: EmailAddress


class Session(BaseModel):
    model_config = {
        "extra": "forbid",
        "frozen": False,  #! L1
    }

    user_id: UserId
# === case: 06-create-model
# --- file: src/app/domain/inventory/snapshot.py
import pydantic
from pydantic import ConfigDict, create_model

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

StockSnapshot = create_model("StockSnapshot", sku=(Sku, ...), on_hand=(Quantity, ...))  #! L1

Movement = pydantic.create_model("Movement", sku=(Sku, ...))  #! L1

Counted = create_model("Counted", __base__=DomainModel, sku=(Sku, ...))

Booked = create_model("Booked", __config__=ConfigDict(frozen=True), sku=(Sku, ...))
# === case: 07-mutable-containers-through-aliases
# --- file: src/app/domain/order/basket.py
import collections as c
import typing as t
from collections import deque

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel

type Lines = list[OrderLine]
Wanted: t.TypeAlias = "set[Sku]"


class Basket(DomainModel):
    id: OrderId
    lines: Lines  #! L1
    wanted: Wanted  #! L1
    recent: "deque[OrderLine]"  #! L1
    by_sku: t.Dict[Sku, OrderLine] | None = None  #! L1
    gifts: t.Annotated[t.Set[Sku], Field(min_length=1)]  #! L1
    layers: tuple[tuple[Sku, list[Quantity]], ...] = ()  #! L1
    returned: c.deque[Quantity]  #! L1
    limits: t.Mapping[Sku, Quantity]
    fixed: t.Sequence[OrderLine] = ()
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Discounts(BaseModel, frozen=True):
    by_sku: dict[Sku, Money]  #! L1


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
# === case: 08-setattr-and-dict-writes
# --- file: src/app/domain/order/ledger.py
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Ledger(DomainModel):
    id: OrderId
    balance: Money

    def post(self, amount: Money) -> None:
        object.__setattr__(self, "balance", self.balance.plus(amount))  #! L1

    def void(self) -> None:
        self.__dict__["balance"] = Money(amount=0)  #! L1

    def restore(self, balance: Money) -> None:
        self.__dict__.update(balance=balance)  #! L1


def settle(ledger: Ledger) -> Ledger:
    object.__setattr__(ledger, "balance", Money(amount=0))  #! L1
    return ledger
# === case: 09-config-mutated-later
# --- file: src/app/domain/order/cart.py
from pydantic import ConfigDict

from app.domain.order.value import CustomerRef, OrderLine
from app.domain.shared.model import DomainModel


class Cart(DomainModel):
    customer: CustomerRef
    lines: tuple[OrderLine, ...] = ()


class Wishlist(DomainModel):
    customer: CustomerRef


class Registry(DomainModel):
    customer: CustomerRef


Cart.model_config["frozen"] = False  #! L1
Wishlist.model_config = ConfigDict(frozen=False)  #! L1
Registry.model_config.update(frozen=False)  #! L1
# === case: 10-config-from-a-function
# --- file: src/app/domain/order/quote.py
import os

from pydantic import BaseModel, ConfigDict

from app.domain.order.value import OrderId
from app.domain.shared.value import Money

IMMUTABLE = os.environ.get("QUOTES") != "editable"


def strict(title: str) -> ConfigDict:
    return ConfigDict(frozen=True, title=title)


class Quote(BaseModel):  #! L1
    model_config = strict("Quote")

    order_id: OrderId
    price: Money


class Offer(BaseModel, frozen=IMMUTABLE):  #! L1
    order_id: OrderId
    price: Money
# === case: 11-other-kinds-of-record
# --- file: src/app/domain/inventory/movement.py
import dataclasses as dc
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import attrs
from attr import s as attr_class

from app.domain.inventory.value import Quantity, Sku


@dataclass(frozen=True, slots=True)
class Receipt:  #! L1
    sku: Sku
    received: Quantity


@dc.dataclass
class Pick:  #! L1
    sku: Sku


@attrs.frozen
class Transfer:  #! L1
    sku: Sku


@attr_class(auto_attribs=True)
class Count:  #! L1
    sku: Sku


class Level(NamedTuple):  #! L1
    sku: Sku
    on_hand: Quantity


class Summary(TypedDict):  #! L1
    sku: Sku
    on_hand: Quantity
# === case: 12-plain-class-with-state
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.value import Quantity, Sku


class Shelf:  #! L1
    def __init__(self, sku: Sku, on_hand: Quantity) -> None:
        self.sku = sku
        self.on_hand = on_hand

    def holds(self, sku: Sku) -> bool:
        return self.sku == sku
# === case: 13-aliased-bases
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from decimal import Decimal

from pydantic import BaseModel as Shape
from pydantic import RootModel as Wrapper

Record = Shape


class InvoiceNumber(Wrapper[str]):  #! L1
    root: str


class Rate(Record):  #! L1
    percent: Decimal


class Terms(Shape, frozen=True):
    days: int
# === case: 14-base-reexported-by-a-star-import
# --- file: src/app/domain/shared/base.py
from pydantic import BaseModel

__all__ = ["Entity"]


class Entity(BaseModel):  #! L1
    """Anything with a life cycle."""
# --- file: src/app/domain/shared/__init__.py
from app.domain.shared.base import *
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared import Entity as Thing


class Shelf(Thing):  #! L1
    sku: Sku
    on_hand: Quantity


class LabelledShelf(Shelf, frozen=True):
    label: Sku
# === case: 15-frozen-fields-are-not-a-frozen-model
# --- file: src/app/domain/identity/member.py
import sys
from typing import Annotated

from pydantic import BaseModel, Field

from app.domain.identity.value import EmailAddress, UserId


class Member(BaseModel):  #! L1
    id: UserId = Field(frozen=True)
    email: Annotated[EmailAddress, Field(frozen=True)]


if sys.version_info >= (3, 12):

    class Guest(BaseModel):  #! L1
        email: EmailAddress

else:

    class Guest(BaseModel, frozen=True):
        email: EmailAddress
