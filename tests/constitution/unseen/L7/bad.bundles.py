# === case: 01-circle-through-a-package
# --- file: src/app/domain/billing/__init__.py
from app.domain.billing.invoice import Invoice

__all__ = ["Invoice"]
# --- file: src/app/domain/billing/invoice.py
from app.domain.dunning import Reminder  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    due: Money
    last: Reminder | None = None
# --- file: src/app/domain/dunning/__init__.py
from .reminder import Reminder

__all__ = ["Reminder"]
# --- file: src/app/domain/dunning/reminder.py
from app.domain import billing  #! L7
from app.domain.shared.model import DomainModel


class Reminder(DomainModel):
    invoice: "billing.Invoice"
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from billing**: `Invoice`
#| - **Imports from dunning**: `Reminder`
# === case: 02-circle-hidden-by-a-function
# --- file: src/app/domain/inventory/reservation.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Reservation(DomainModel):
    sku: Sku
    quantity: Quantity

    def belongs_to_an_order(self) -> bool:
        from ..order import value  #! L7

        return value.OrderLine is not None
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

import app.domain.inventory.value as stock  #! L7
from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity  #! L7
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: stock.Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
# === case: 03-circle-of-four-with-a-chord
# --- file: src/app/domain/north/__init__.py
# --- file: src/app/domain/north/value.py
from app.domain.east.value import East  #! L7
from app.domain.shared.model import DomainModel
from app.domain.south import value as south  #! L7


class North(DomainModel):
    right: East
    opposite: "south.South"
# --- file: src/app/domain/east/__init__.py
# --- file: src/app/domain/east/value.py
from __future__ import annotations

import typing

from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from app.domain.south.value import South  #! L7


class East(DomainModel):
    right: South
# --- file: src/app/domain/south/__init__.py
# --- file: src/app/domain/south/value.py
from app.domain.shared.model import DomainModel
from app.domain.west.value import West  #! L7


class South(DomainModel):
    right: West
# --- file: src/app/domain/west/__init__.py
# --- file: src/app/domain/west/value.py
import app.domain.north.value  #! L7
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class West(DomainModel):
    right: "app.domain.north.value.North"
    sku: Sku
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Compass
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from north**: `North`
#| - **Imports from east**: `East`
#| - **Imports from south**: `South`
#| - **Imports from west**: `West`
# === case: 04-services-that-need-each-other
# --- file: src/app/service/packing.py
import logfire

from app.domain.order.value import OrderId
from app.service.sending import SendingService  #! L7


class PackingService:
    def __init__(self, sending: SendingService) -> None:
        self._sending = sending

    @logfire.instrument("service.packing.pack")
    async def pack(self, order_id: OrderId) -> OrderId:
        return await self._sending.send(order_id)
# --- file: src/app/service/sending/__init__.py
from app.service.sending.sender import SendingService

__all__ = ["SendingService"]
# --- file: src/app/service/sending/sender.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

if TYPE_CHECKING:
    from app.domain.order.value import OrderId
    from app.service.packing import PackingService  #! L7


class SendingService:
    def __init__(self, packing: PackingService | None = None) -> None:
        self._packing = packing

    @logfire.instrument("service.sending.send")
    async def send(self, order_id: OrderId) -> OrderId:
        if self._packing is not None:
            return await self._packing.pack(order_id)
        return order_id
# === case: 05-domain-that-knows-the-outside
# --- file: src/app/domain/order/settings.py
from app.config import Settings  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderSettings(DomainModel):
    order_id: OrderId

    def is_set_up(self, settings: Settings) -> bool:
        return settings is not None
# --- file: src/app/domain/order/hooks.py
import app.service.order as orders  #! L7
from app import main  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Hook(DomainModel):
    order_id: OrderId

    def is_wired(self) -> bool:
        from app import api  #! L7

        return bool(api and main and orders)
# === case: 06-services-that-know-the-edge
# --- file: src/app/service/rendering.py
import logfire

from app.api.order.routes import router  #! L7
from app.domain.order.value import OrderId


class RenderingService:
    @logfire.instrument("service.rendering.render")
    async def render(self, order_id: OrderId) -> OrderId:
        from ..api import deps  #! L7

        return await self._rendered(order_id, deps.get_order_service, router)

    async def _rendered(self, order_id: OrderId, *parts: object) -> OrderId:
        return order_id
# --- file: src/app/service/booting.py
import logfire

import app.main  #! L7
from app.domain.order.value import OrderId


class BootingService:
    @logfire.instrument("service.booting.boot")
    async def boot(self, order_id: OrderId) -> OrderId:
        await self._booted(app.main.create_app())
        return order_id

    async def _booted(self, application: object) -> None:
        return None
# === case: 07-repositories-of-others
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/value.py
from pydantic import Field, RootModel

import app.domain.order.repository  #! L7


class InvoiceNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^R-\d+$")

    def is_for(self, row: "app.domain.order.repository.OrderRow") -> bool:
        return row.id == self.root
# --- file: src/app/domain/billing/invoice.py
from __future__ import annotations

from app.domain.billing.value import InvoiceNumber
from app.domain.shared.model import DomainModel

from ..order.repository import OrderFound as Found  #! L7


class Invoice(DomainModel):
    number: InvoiceNumber
    order: Found
# --- file: src/app/domain/billing/repository.py
from typing import Protocol

from app.domain.billing.invoice import Invoice
from app.domain.order.repository import OrderRepository  #! L7
from app.domain.order.value import OrderId


class InvoiceRepository(Protocol):
    async def for_order(self, order_id: OrderId, orders: OrderRepository) -> Invoice | None: ...
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `OrderId`
# === case: 08-repository-package-of-another-context
# --- file: src/app/domain/catalogue/__init__.py
from app.domain.catalogue.repository import Articles

__all__ = ["Articles"]
# --- file: src/app/domain/catalogue/repository/__init__.py
from app.domain.catalogue.repository.port import Articles

__all__ = ["Articles"]
# --- file: src/app/domain/catalogue/repository/port.py
from typing import Protocol

from app.domain.inventory.value import Sku


class Articles(Protocol):
    async def all(self) -> tuple[Sku, ...]: ...
# --- file: src/app/domain/offer/__init__.py
# --- file: src/app/domain/offer/offer.py
from typing import TYPE_CHECKING

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.catalogue.repository.port import Articles  #! L7


class Offer(DomainModel):
    sku: Sku

    def is_in(self, articles: "Articles") -> bool:
        return articles is not None
# --- file: src/app/domain/offer/bundle.py
from app.domain.catalogue import Articles  #! L7
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Bundle(DomainModel):
    sku: Sku

    def is_in(self, articles: Articles) -> bool:
        return articles is not None
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from catalogue**: `Articles`
# === case: 09-undeclared-in-every-spelling
# --- file: src/app/domain/inventory/owner.py
from app.domain.identity import value as people  #! L7
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Owner(DomainModel):
    sku: Sku
    user: people.UserId
# --- file: src/app/domain/inventory/keeper.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

from ..identity.value import EmailAddress as Mail  #! L7


class Keeper(DomainModel):
    sku: Sku
    mail: Mail

    def is_known(self) -> bool:
        import importlib

        return importlib.import_module("app.domain.identity.value") is not None  #! L7
# --- file: src/app/domain/inventory/visitor.py
try:
    from app.domain.identity.value import UserId  #! L7
except ImportError:
    UserId = None  # type: ignore[assignment,misc]

from app.domain.shared.model import DomainModel


class Visitor(DomainModel):
    user: UserId | None = None
# === case: 10-declared-by-one-plan-and-used-by-none
# --- file: src/app/domain/identity/person.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class Person(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: specs/002-people/plan.md
#| # Implementation Plan: People
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — an order names its owner #! L7
# --- file: specs/003-more/plan.md
#| # Implementation Plan: More
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku` — what is stocked
#| - **Imports from warehouse**: `ShelfId` — where it lies #! L7
# === case: 11-declared-and-used-only-by-itself
# --- file: src/app/domain/order/archive.py
from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Archive(DomainModel):
    ids: tuple[OrderId, ...] = ()

    def keeps(self, order: Order) -> bool:
        return order.id in self.ids
# --- file: specs/002-archive/plan.md
#| # Implementation Plan: Archive
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from order**: `OrderId` — an archive keeps orders #! L7
#|   - Justification: nobody but the order context asks
# === case: 12-kernel-that-looks-outward
# --- file: src/app/domain/shared/registry.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    import app.domain.order.value as order  #! L7


class Registry(DomainModel):
    def knows(self, order_id: order.OrderId) -> bool:
        return order_id is not None
# --- file: src/app/domain/shared/clock.py
from app.domain.shared.model import DomainModel
from app.service import order as order_service  #! L7


class Clock(DomainModel):
    def is_wired(self) -> bool:
        return order_service is not None
# --- file: src/app/domain/event/__init__.py
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    occurred_at: datetime
    by: UserId
# === case: 13-re-exported-by-the-domain
# --- file: src/app/domain/__init__.py
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku

__all__ = ["Sku", "UserId"]
# --- file: src/app/domain/order/owner.py
from app.domain import Sku
from app.domain import UserId as Owner  #! L7
from app.domain.shared.model import DomainModel


class Owned(DomainModel):
    owner: Owner
    sku: Sku
# === case: 14-re-exported-by-another-context
# --- file: src/app/domain/catalogue/__init__.py
from app.domain.catalogue.value import *  # noqa: F403
# --- file: src/app/domain/catalogue/value.py
from pydantic import Field, RootModel

from app.domain.identity.value import UserId  #! L7

__all__ = ["ArticleNumber", "UserId"]


class ArticleNumber(RootModel[str], frozen=True):
    root: str = Field(min_length=1)

    def is_of(self, user: UserId) -> bool:
        return user is not None
# --- file: src/app/domain/catalogue/plain.py
from app.domain import identity  #! L7
from app.domain.catalogue.value import ArticleNumber
from app.domain.shared.model import DomainModel


class Plain(DomainModel):
    number: ArticleNumber
    known: "identity.value.UserId | None" = None
# === case: 15-several-imports-of-one-statement
# --- file: src/app/domain/order/mixed.py
from app.domain import identity, inventory  #! L7
from app.domain.shared.model import DomainModel


class Mixed(DomainModel):
    owner: "identity.value.UserId"
    sku: "inventory.value.Sku"
# --- file: src/app/domain/order/modules.py
import app.domain.identity.value, app.domain.inventory.value  # noqa: E401  #! L7

from app.domain.shared.model import DomainModel


class Modules(DomainModel):
    owner: app.domain.identity.value.UserId
    sku: app.domain.inventory.value.Sku
# === case: 16-circle-declared-in-two-plans
# --- file: src/app/domain/room/__init__.py
# --- file: src/app/domain/room/room.py
from app.domain.guest.guest import Guest  #! L7
from app.domain.room.value import RoomNumber
from app.domain.shared.model import DomainModel


class Room(DomainModel):
    number: RoomNumber
    guest: Guest | None = None
# --- file: src/app/domain/room/value.py
from pydantic import RootModel


class RoomNumber(RootModel[str], frozen=True):
    """The number on a door."""
# --- file: src/app/domain/guest/__init__.py
# --- file: src/app/domain/guest/guest.py
from app.domain.room.value import RoomNumber  #! L7
from app.domain.shared.model import DomainModel


class Guest(DomainModel):
    room: RoomNumber
# --- file: specs/002-room/plan.md
#| # Implementation Plan: Rooms
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from guest**: `Guest` — who sleeps there
# --- file: specs/003-guest/plan.md
#| # Implementation Plan: Guests
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from room**: `RoomNumber` — where they sleep
# === case: 17-routes-imported-by-nobody-inside
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel

import app.main as composition  #! L7


class OrderBody(BaseModel):
    note: str = ""

    def application(self) -> object:
        return composition.create_app()
# --- file: src/app/domain/order/repository.py
from typing import Annotated, Literal, Protocol

from pydantic import Field

from app.api.deps import get_order_service  #! L7
from app.domain.order.order import Order, OrderNotFound
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class OrderFound(DomainModel):
    kind: Literal["found"] = "found"
    order: Order


type OrderLookup = Annotated[OrderFound | OrderNotFound, Field(discriminator="kind")]


class OrderRepository(Protocol):
    async def get(self, order_id: OrderId) -> OrderLookup: ...

    async def save(self, order: Order) -> Order: ...


class SqlOrderRepository:
    def __init__(self, session: object) -> None:
        self._session = session
        self._service = get_order_service

    def to_domain(self, row: Order) -> Order:
        return row
# --- file: src/app/service/order.py
import logfire

from app.config import Settings


class OrderServiceRunner:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @logfire.instrument("service.order.start")
    async def start(self) -> None:
        logfire.info("started", pool=self._settings.pool_size)
# --- file: src/app/api/order/routes.py
from fastapi import APIRouter

router = APIRouter(prefix="/orders")
# === case: 18-unlisted-beside-listed
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.identity.value import UserId  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    order_id: OrderId
    payer: UserId
# --- file: src/app/domain/dunning/__init__.py
# --- file: src/app/domain/dunning/reminder.py
from app.domain.billing.invoice import Invoice
from app.domain.shared.model import DomainModel


class Reminder(DomainModel):
    invoice: Invoice
# --- file: specs/002-billing/plan.md
#| # Implementation Plan: Billing
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from `order`**: `OrderId` — an invoice is for an order
#| - **Imports from catalogue**: `ArticleNumber` — what was sold #! L7
#| - **From billing**: `Invoice` — a reminder quotes it
# === case: 19-circle-inside-the-service-package-only
# --- file: src/app/service/first.py
import logfire

from app.domain.order.value import OrderId


class FirstService:
    @logfire.instrument("service.first.run")
    async def run(self, order_id: OrderId) -> OrderId:
        from app.service.second import SecondService  #! L7

        return await SecondService().run(order_id)
# --- file: src/app/service/second.py
import logfire

import app.service.third as third  #! L7
from app.domain.order.value import OrderId


class SecondService:
    @logfire.instrument("service.second.run")
    async def run(self, order_id: OrderId) -> OrderId:
        return await third.ThirdService().run(order_id)
# --- file: src/app/service/third.py
import logfire

from app.domain.order.value import OrderId

from . import first  #! L7


class ThirdService:
    @logfire.instrument("service.third.run")
    async def run(self, order_id: OrderId) -> OrderId:
        return await first.FirstService().run(order_id)
