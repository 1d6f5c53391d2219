# === case: sample/bad/01-two-context-cycle
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId  #! L7
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
    reserved_for: OrderId | None = None
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity, Sku  #! L7
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
# === case: sample/bad/02-type-checking-cycle
# --- file: src/app/domain/identity/user.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.billing.invoice import Invoice  #! L7


class User(DomainModel):
    id: UserId
    email: EmailAddress

    def owes(self, invoice: Invoice) -> bool:
        return invoice.payer == self.id
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from identity**: `UserId`
#| - **Imports from billing**: `Invoice`
# === case: sample/bad/05-domain-imports-api-under-type-checking
# --- file: src/app/domain/order/mapper.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.api.order.contracts import CancelRequest  #! L7


class Mapper(DomainModel):
    order_id: OrderId

    def accepts(self, request: CancelRequest) -> bool:
        return request is not None
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class CancelRequest(BaseModel):
    comment: str = ""
# === case: sample/good/01-declared-one-way
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    order_id: OrderId
    due: Money

    @classmethod
    def for_order(cls, order: Order) -> "Invoice":
        return cls(order_id=order.id, due=order.total())
# --- file: specs/001-order/plan.md
#| # Implementation Plan
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `Order`, `OrderId`
# === case: sample/good/03-diamond-is-not-a-cycle
# --- file: src/app/domain/left/__init__.py
# --- file: src/app/domain/left/value.py
from app.domain.shared.value import Money


class Price(Money):
    pass
# --- file: src/app/domain/right/__init__.py
# --- file: src/app/domain/right/value.py
from app.domain.shared.value import Money


class Cost(Money):
    pass
# --- file: src/app/domain/top/__init__.py
# --- file: src/app/domain/top/margin.py
from app.domain.left.value import Price
from app.domain.right.value import Cost
from app.domain.shared.model import DomainModel


class Margin(DomainModel):
    price: Price
    cost: Cost
# --- file: specs/001-order/plan.md
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from left**: `Price`
#| - **Imports from right**: `Cost`
# === case: adversarial/bad/01-three-context-cycle
# --- file: src/app/domain/alpha/__init__.py
# --- file: src/app/domain/alpha/value.py
from uuid import UUID

from pydantic import RootModel


class AlphaId(RootModel[UUID], frozen=True):
    """Names an alpha."""
# --- file: src/app/domain/alpha/alpha.py
from app.domain.alpha.value import AlphaId
from app.domain.beta.beta import Beta  #! L7
from app.domain.shared.model import DomainModel


class Alpha(DomainModel):
    id: AlphaId
    beta: Beta
# --- file: src/app/domain/beta/__init__.py
# --- file: src/app/domain/beta/beta.py
from app.domain.gamma.gamma import Gamma  #! L7
from app.domain.shared.model import DomainModel


class Beta(DomainModel):
    gamma: Gamma
# --- file: src/app/domain/gamma/__init__.py
# --- file: src/app/domain/gamma/gamma.py
from app.domain.shared.model import DomainModel


class Gamma(DomainModel):
    def names(self, other: "Gamma") -> bool:
        from app.domain.alpha.value import AlphaId  #! L7

        return isinstance(other, AlphaId)
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Greek
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from alpha**: `AlphaId`
#| - **Imports from beta**: `Beta`
#| - **Imports from gamma**: `Gamma`
# === case: adversarial/bad/02-services-in-a-circle
# --- file: src/app/service/shipping.py
import logfire

from app.domain.order.value import OrderId
from app.service.returning import ReturningService  #! L7


class ShippingService:
    def __init__(self, returning: ReturningService) -> None:
        self._returning = returning

    @logfire.instrument("service.shipping.ship")
    async def ship(self, order_id: OrderId) -> OrderId:
        return await self._returning.accept(order_id)
# --- file: src/app/service/returning.py
import logfire

from app.domain.order.value import OrderId


class ReturningService:
    @logfire.instrument("service.returning.accept")
    async def accept(self, order_id: OrderId) -> OrderId:
        return await self._accepted(order_id)

    async def _accepted(self, order_id: OrderId) -> OrderId:
        from app.service import shipping  #! L7

        logfire.info("accepted", by=shipping.__name__)
        return order_id
# === case: adversarial/bad/03-outward-from-the-domain
# --- file: src/app/domain/order/outward.py
from app.api.order.contracts import CancelRequest  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

from ...service.order import OrderServiceRunner  #! L7


class Outward(DomainModel):
    order_id: OrderId

    def is_mapped_by(self, request: CancelRequest, service: OrderServiceRunner) -> bool:
        import app.main  #! L7

        return app.main is not None and request is not service
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class CancelRequest(BaseModel):
    comment: str = ""
# === case: adversarial/bad/04-outward-from-a-service
# --- file: src/app/service/export.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

from app.domain.order.value import OrderId

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.api.order.contracts import ExportRequest  #! L7


class ExportService:
    @logfire.instrument("service.export.export")
    async def export(self, order_id: OrderId, request: ExportRequest) -> OrderId:
        return await self._exported(order_id)

    async def _exported(self, order_id: OrderId) -> OrderId:
        return order_id

    def app(self) -> FastAPI:
        from app.main import create_app  #! L7

        return create_app()
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class ExportRequest(BaseModel):
    comment: str = ""
# === case: adversarial/bad/05-another-context-s-repository
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.order import repository as orders  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    order_id: OrderId

    def is_for(self, found: "orders.OrderFound") -> bool:
        return found.order.id == self.order_id
# --- file: src/app/domain/billing/repository.py
from typing import Protocol

from app.domain.billing.invoice import Invoice
from app.domain.order.repository import OrderRepository  #! L7


class InvoiceRepository(Protocol):
    async def save(self, invoice: Invoice, orders: OrderRepository) -> Invoice: ...
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Billing
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `OrderId`, `OrderFound`, `OrderRepository`
#|   - Justification: an invoice names its order
# === case: adversarial/bad/06-undeclared
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
# === case: adversarial/bad/07-undeclared-and-late
# --- file: src/app/domain/inventory/stock.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.value import UserId  #! L7


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def is_counted_by(self, user_id: UserId) -> bool:
        return user_id is not None
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/bill.py
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Bill(DomainModel):
    due: Money

    def is_payable(self) -> bool:
        import app.domain.identity.value as people  #! L7

        return people is not None
# === case: adversarial/bad/08-declared-but-unused
# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
#| - **Imports from identity**: `UserId` #! L7
#|   - Justification: an order will know its owner one day
# === case: adversarial/bad/09-kernel-that-knows-a-context
# --- file: src/app/domain/shared/ownership.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel


class Ownership(DomainModel):
    owner: UserId
# === case: adversarial/bad/10-event-kernel-that-knows-a-context
# --- file: src/app/domain/event/__init__.py
# --- file: src/app/domain/event/base.py
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from app.domain.identity.value import UserId  #! L7


class EventBase(BaseModel, frozen=True):
    occurred_at: datetime
    caused_by: UserId
# === case: adversarial/bad/11-star-imports
# --- file: src/app/domain/pricing/__init__.py
# --- file: src/app/domain/pricing/value.py
from app.domain.catalogue.item import *  #! L7
from app.domain.shared.value import Money


class Price(Money):
    def belongs_to(self, item: "Item") -> bool:
        return item.price == self
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/item.py
import app.domain.pricing.value as pricing  #! L7
from app.domain.shared.model import DomainModel

__all__ = ["Item"]


class Item(DomainModel):
    price: "pricing.Price"
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Prices
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from pricing**: `Price`
#| - **Imports from catalogue**: `Item`
# === case: adversarial/bad/12-undeclared-through-the-domain-package
# --- file: src/app/domain/__init__.py
from app.domain.identity.value import UserId

__all__ = ["UserId"]
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
# === case: adversarial/good/01-two-kernels
# --- file: src/app/domain/event/__init__.py
from app.domain.event.base import EventBase

__all__ = ["EventBase"]
# --- file: src/app/domain/event/value.py
from uuid import UUID

from pydantic import RootModel


class EventId(RootModel[UUID], frozen=True):
    """Names one fact."""
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.event.value import EventId
from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    id: EventId
    occurred_at: datetime
# --- file: src/app/domain/inventory/event.py
from app.domain.event import EventBase
from app.domain.event.value import EventId
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class StockValued(EventBase):
    sku: Sku
    on_hand: Quantity
    worth: Money
    follows: EventId | None = None
# --- file: src/app/domain/identity/event.py
from app.domain.event.base import EventBase
from app.domain.identity.value import EmailAddress, UserId


class UserInvited(EventBase):
    user_id: UserId
    email: EmailAddress
# === case: adversarial/good/02-chain-in-two-plans
# --- file: src/app/domain/billing/__init__.py
from app.domain.billing.invoice import Invoice
from app.domain.billing.value import InvoiceNumber

__all__ = ["Invoice", "InvoiceNumber"]
# --- file: src/app/domain/billing/value.py
from pydantic import Field, RootModel


class InvoiceNumber(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^R-\d{6}$")
# --- file: src/app/domain/billing/invoice.py
from app.domain.billing.value import InvoiceNumber
from app.domain.order.order import Order
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    number: InvoiceNumber
    due: Money

    @classmethod
    def for_order(cls, number: InvoiceNumber, order: Order) -> "Invoice":
        return cls(number=number, due=order.total())
# --- file: src/app/domain/dunning/__init__.py
# --- file: src/app/domain/dunning/reminder.py
from app.domain.billing import Invoice
from app.domain.shared.model import DomainModel


class Reminder(DomainModel):
    invoice: Invoice

    def is_about(self, other: Invoice) -> bool:
        return self.invoice == other
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
# --- file: specs/002-dunning/plan.md
#| # Implementation Plan: Dunning
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from order**: `Order`
#|   - Justification: an invoice is written for an order
#| - **Imports from billing**: `Invoice`
#|   - Justification: a reminder quotes what is due
# === case: adversarial/good/03-circles-inside-one-context
# --- file: src/app/domain/identity/team.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.person import Person


class Team(DomainModel):
    lead: UserId

    def is_led_by(self, person: Person) -> bool:
        return person.id == self.lead
# --- file: src/app/domain/identity/person.py
from app.domain.identity.team import Team
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

from . import value
from .value import UserId as PersonId


class Person(DomainModel):
    id: PersonId
    email: EmailAddress
    team: Team | None = None
    deputy: value.UserId | None = None

    def stands_in_for(self, other: UserId) -> bool:
        from app.domain.identity import team

        return isinstance(self.team, team.Team) and self.deputy == other
# === case: adversarial/good/04-services-and-api-see-everything
# --- file: src/app/service/overview.py
import logfire

from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.shared.value import Money
from app.service.audit import AuditService


class OverviewService:
    def __init__(self, orders: OrderRepository, audit: AuditService) -> None:
        self._orders = orders
        self._audit = audit

    @logfire.instrument("service.overview.worth")
    async def worth(self, user_id: UserId, sku: Sku, order: Order) -> Money:
        await self._audit.note(user_id)
        saved = await self._orders.save(order)
        logfire.info("valued", sku=sku.root)
        return saved.total()
# --- file: src/app/service/audit.py
import logfire

from app.config import Settings
from app.domain.identity.value import UserId


class AuditService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @logfire.instrument("service.audit.note")
    async def note(self, user_id: UserId) -> UserId:
        return await self._noted(user_id)

    async def _noted(self, user_id: UserId) -> UserId:
        return user_id
# --- file: src/app/api/overview/routes.py
from fastapi import APIRouter, Request

from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order.order import Order
from app.domain.shared.value import Money
from app.service.overview import OverviewService

router = APIRouter(prefix="/overview")


@router.post("")
async def worth(request: Request, order: Order, user_id: UserId, sku: Sku) -> Money:
    service: OverviewService = request.app.state.overview
    settings: Settings = request.app.state.settings
    request.state.pool_size = settings.pool_size
    return await service.worth(user_id, sku, order)
# === case: adversarial/good/05-names-that-look-like-contexts
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/order.py
"""The order in which invoices are collected."""

from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Order(DomainModel):
    least: Money
# --- file: src/app/domain/billing/identity.py
from app.domain.billing.order import Order
from app.domain.shared.model import DomainModel

from . import order
from .order import Order as Sequence


class Identity(DomainModel):
    first: Order
    second: Sequence | None = None
    third: order.Order | None = None
# --- file: src/app/domain/billing/collection.py
import inventory
from identity.tokens import Token

from app.domain.billing import identity as own
from app.domain.shared.model import DomainModel


class Collection(DomainModel):
    owner: own.Identity

    def is_signed(self, token: Token) -> bool:
        return token in inventory.tokens()
# === case: adversarial/good/06-outside-the-application
# --- file: tests/unit/test_order.py
from app.api.order.routes import router
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.value import CustomerRef, OrderId
from app.main import create_app
from app.service.order import OrderServiceRunner


class FakeError(Exception):
    pass


def test_cancel() -> None:
    order = Order(id=OrderId(), customer=CustomerRef(OrderId().root), status=OrderStatus.PENDING)
    assert order.status == OrderStatus.PENDING
    assert order.status in {OrderStatus.PENDING, OrderStatus.CONFIRMED}
    if not order.lines:
        raise FakeError(router, create_app, OrderServiceRunner)
# --- file: migrations/env.py
from sqlalchemy import create_engine, text

from app.config import Settings
from app.domain.order.repository import Base

engine = create_engine(Settings().database_url)
with engine.begin() as connection:
    connection.execute(text("SELECT 1"))
    Base.metadata.create_all(connection)
# --- file: scripts/seed.py
from dataclasses import dataclass
from pathlib import Path

from app.domain.order.type import OrderStatus


@dataclass
class Seed:
    status: str = "pending"

    def is_pending(self) -> bool:
        return OrderStatus(self.status) == OrderStatus.PENDING


print(Path("seed.json").read_text())
# === case: adversarial/good/07-loyalty-context
# --- file: src/app/domain/loyalty/__init__.py
"""What regular customers earn."""

from app.domain.loyalty.account import Account, Earned, EarnOutcome, NothingEarned
from app.domain.loyalty.value import AccountId, Points

__all__ = ["Account", "AccountId", "EarnOutcome", "Earned", "NothingEarned", "Points"]
# --- file: src/app/domain/loyalty/value.py
"""The words of loyalty."""

from typing import Self
from uuid import UUID, uuid4

from pydantic import ConfigDict, Field, RootModel

from app.domain.shared.value import Money


class AccountId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class Points(RootModel[int], frozen=True):
    root: int = Field(ge=0)

    @classmethod
    def earned_by(cls, money: Money) -> Self:
        return cls(int(money.amount // 10))

    @property
    def is_none(self) -> bool:
        return self.root == 0

    def plus(self, other: Self) -> Self:
        return type(self)(self.root + other.root)
# --- file: src/app/domain/loyalty/account.py
"""An account of points, one for each customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from app.domain.loyalty.value import AccountId, Points
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.order.order import Order


class Account(DomainModel):
    """The aggregate."""

    id: AccountId
    points: Points

    def earn(self, order: Order) -> EarnOutcome:
        """Credit what an order is worth."""
        points = Points.earned_by(order.total())
        if points.is_none:
            return NothingEarned(account_id=self.id)
        return Earned(
            account=self.model_copy(update={"points": self.points.plus(points)}), points=points
        )


class Earned(DomainModel):
    kind: Literal["earned"] = "earned"
    account: Account
    points: Points


class NothingEarned(DomainModel):
    kind: Literal["nothing_earned"] = "nothing_earned"
    account_id: AccountId


type EarnOutcome = Annotated[Earned | NothingEarned, Field(discriminator="kind")]
# --- file: src/app/domain/loyalty/repository.py
"""Where accounts live."""

from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.loyalty.account import Account
from app.domain.loyalty.value import AccountId


class AccountRepository(Protocol):
    async def find(self, account_id: AccountId) -> Account | None: ...

    async def save(self, account: Account) -> Account: ...


class RedisAccountRepository:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @logfire.instrument("repo.account.find", extract_args=False)
    async def find(self, account_id: AccountId) -> Account | None:
        raw = await self._redis.get(self._key(account_id))
        return Account.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.account.save", extract_args=False)
    async def save(self, account: Account) -> Account:
        await self._redis.set(self._key(account.id), account.model_dump_json())
        return account

    @staticmethod
    def _key(account_id: AccountId) -> str:
        return f"account:{account_id.root}"
# --- file: src/app/service/loyalty.py
"""Loyalty use cases: find the account, let it earn, keep it."""

import logfire

from app.domain.loyalty import Account, AccountId, Earned, EarnOutcome
from app.domain.loyalty.repository import AccountRepository
from app.domain.loyalty.value import Points
from app.domain.order.order import Order


class LoyaltyService:
    def __init__(self, accounts: AccountRepository) -> None:
        self._accounts = accounts

    async def earn(self, account_id: AccountId, order: Order) -> EarnOutcome:
        with logfire.span("service.loyalty.earn", account_id=str(account_id.root)) as span:
            account = await self._accounts.find(account_id)
            if account is None:
                account = Account(id=account_id, points=Points(0))
            outcome = account.earn(order)
            if isinstance(outcome, Earned):
                await self._accounts.save(outcome.account)
            span.set_attribute("outcome", outcome.kind)
            return outcome
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
#| - **Imports from order**: `Order`
#|   - Justification: points are earned by ordering
# === case: adversarial/good/08-shared-language-without-a-declaration
# --- file: src/app/domain/shared/__init__.py
"""The shared kernel."""

from app.domain.shared.model import DomainModel
from app.domain.shared.value import Currency, Money

__all__ = ["Currency", "DomainModel", "Money"]
# --- file: src/app/domain/shared/revision.py
from typing import Self

from pydantic import Field, RootModel


class Revision(RootModel[int], frozen=True):
    root: int = Field(ge=0)

    @property
    def next(self) -> Self:
        return type(self)(self.root + 1)
# --- file: src/app/domain/identity/wallet.py
from app.domain import shared
from app.domain.identity.value import UserId
from app.domain.shared import Currency, Money
from app.domain.shared.revision import Revision


class Wallet(shared.DomainModel):
    owner: UserId
    revision: Revision
    balance: Money
    shown_in: Currency = Currency.EUR

    def put(self, amount: Money) -> "Wallet":
        return self.model_copy(
            update={"balance": self.balance.plus(amount), "revision": self.revision.next}
        )
# --- file: src/app/service/wallet.py
import logfire

from app.domain.identity.wallet import Wallet
from app.domain.shared import Money


class WalletService:
    @logfire.instrument("service.wallet.put")
    async def put(self, wallet: Wallet, amount: Money) -> Wallet:
        return await self._kept(wallet.put(amount))

    async def _kept(self, wallet: Wallet) -> Wallet:
        return wallet
# === case: unseen/bad/01-circle-through-a-package
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
# === case: unseen/bad/02-circle-hidden-by-a-function
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
# === case: unseen/bad/03-circle-of-four-with-a-chord
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
# === case: unseen/bad/04-services-that-need-each-other
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
# === case: unseen/bad/05-domain-that-knows-the-outside
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
# === case: unseen/bad/06-services-that-know-the-edge
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
# === case: unseen/bad/07-repositories-of-others
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
# === case: unseen/bad/08-repository-package-of-another-context
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
# === case: unseen/bad/09-undeclared-in-every-spelling
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
# === case: unseen/bad/10-declared-by-one-plan-and-used-by-none
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
# === case: unseen/bad/11-declared-and-used-only-by-itself
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
# === case: unseen/bad/12-kernel-that-looks-outward
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
# === case: unseen/bad/13-re-exported-by-the-domain
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
# === case: unseen/bad/14-re-exported-by-another-context
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
# === case: unseen/bad/15-several-imports-of-one-statement
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
# === case: unseen/bad/16-circle-declared-in-two-plans
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
# === case: unseen/bad/17-routes-imported-by-nobody-inside
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
# === case: unseen/bad/18-unlisted-beside-listed
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
# === case: unseen/bad/19-circle-inside-the-service-package-only
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
# === case: unseen/good/01-kernels-need-no-declaration
# --- file: src/app/domain/event/__init__.py
from .base import EventBase as EventBase
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    occurred_at: datetime
# --- file: src/app/domain/identity/event.py
from app.domain import event
from app.domain.event import EventBase
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.value import Currency

from ..shared import model


class UserInvited(EventBase):
    user_id: UserId
    email: EmailAddress


class UserPaid(event.EventBase):
    user_id: UserId
    currency: Currency


class UserGone(model.DomainModel):
    user_id: UserId
# === case: unseen/good/02-long-chain-over-three-plans
# --- file: src/app/domain/trip/__init__.py
from app.domain.trip.trip import Trip

__all__ = ["Trip"]
# --- file: src/app/domain/trip/trip.py
from app.domain.driver.driver import Driver
from app.domain.shared.model import DomainModel
from app.domain.vehicle import Vehicle


class Trip(DomainModel):
    driver: Driver
    vehicle: Vehicle
# --- file: src/app/domain/driver/__init__.py
# --- file: src/app/domain/driver/driver.py
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Driver(DomainModel):
    user: UserId
# --- file: src/app/domain/vehicle/__init__.py
from app.domain.vehicle.vehicle import Vehicle

__all__ = ["Vehicle"]
# --- file: src/app/domain/vehicle/vehicle.py
from pydantic import Field, RootModel

from app.domain.shared.model import DomainModel


class Plate(RootModel[str], frozen=True):
    root: str = Field(pattern="^[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}$")


class Vehicle(DomainModel):
    plate: Plate
# --- file: specs/002-drivers/plan.md
#| # Implementation Plan: Drivers
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — a driver is a user
# --- file: specs/003-trips/plan.md
#| # Implementation Plan: Trips
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from `driver`**: `Driver` — who drives
#|   - Justification: drivers know nothing of trips
#| - **Imports from vehicle**: `Vehicle` — what is driven
# === case: unseen/good/03-modules-of-one-context-may-know-each-other
# --- file: src/app/domain/identity/user.py
from __future__ import annotations

from typing import TYPE_CHECKING, Self

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.group import Group


class User(DomainModel):
    id: UserId
    email: EmailAddress

    def is_in(self, group: Group) -> bool:
        return self.id in group.members

    def renamed(self, email: EmailAddress) -> Self:
        return self.model_copy(update={"email": email})
# --- file: src/app/domain/identity/group.py
from app.domain.identity import user
from app.domain.identity.user import User
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Group(DomainModel):
    members: frozenset[UserId] = frozenset()

    def joined_by(self, member: User) -> "Group":
        return self.model_copy(update={"members": self.members | {member.id}})

    def owner_of(self, member: "user.User") -> UserId:
        return member.id
# === case: unseen/good/04-the-outside-sees-the-inside
# --- file: src/app/service/billing.py
import logfire

from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order import order, value
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.shared.value import Money


class BillingService:
    def __init__(self, settings: Settings, orders: OrderRepository) -> None:
        self._settings = settings
        self._orders = orders

    @logfire.instrument("service.billing.bill")
    async def bill(self, order_id: value.OrderId, payer: UserId, *skus: Sku) -> Money:
        found = await self._orders.get(order_id)
        if isinstance(found, order.OrderNotFound):
            return Money(amount=0)
        assert isinstance(found, OrderFound)
        return found.order.total()
# --- file: src/app/api/billing/__init__.py
# --- file: src/app/api/billing/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from app.api.deps import get_order_service
from app.api.order import routes as orders
from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.order.value import OrderId
from app.domain.shared.value import Money
from app.service.billing import BillingService

router = APIRouter(prefix="/billing", dependencies=[Depends(get_order_service)])
router.include_router(orders.router)


def settings() -> Settings:
    return Settings()


def billing(request: Request) -> BillingService:
    return request.app.state.billing


@router.post("/{order_id}/{user_id}")
async def bill(
    order_id: UUID, user_id: UUID, service: Annotated[BillingService, Depends(billing)]
) -> Money:
    return await service.bill(OrderId(order_id), UserId(user_id))
# === case: unseen/good/05-look-alikes-of-contexts
# --- file: src/app/domain/email/__init__.py
# --- file: src/app/domain/email/value.py
from email.utils import parseaddr
from typing import Annotated

from pydantic import AfterValidator, RootModel


def _plausible(address: str) -> str:
    if "@" not in parseaddr(address)[1]:
        raise ValueError("an address has an @")
    return address


class Address(RootModel[Annotated[str, AfterValidator(_plausible)]], frozen=True):
    """Where a letter goes."""
# --- file: src/app/domain/email/letter.py
import calendar
import email
import secrets

from app.domain.email.value import Address
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    to: Address

    def is_lucky(self) -> bool:
        message = email.message_from_string(f"To: {self.to.root}")
        return bool(message) and calendar.MONDAY == 0 and secrets.randbelow(2) == 1
# --- file: src/app/domain/calendar/__init__.py
# --- file: src/app/domain/calendar/value.py
import calendar

from pydantic import Field, RootModel


class Weekday(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=6)

    def is_monday(self) -> bool:
        return self.root == calendar.MONDAY
# === case: unseen/good/06-tests-and-scripts-may-do-anything
# --- file: tests/test_everything.py
from redis.asyncio import Redis

import app.main
from app.api.order import routes
from app.domain.order.order import Order
from app.domain.order.repository import OrderRow
from app.domain.order.type import OrderStatus


def test_everything() -> None:
    assert Redis and routes and OrderRow and app.main
    assert Order.model_construct(status=OrderStatus.PENDING).status == OrderStatus.PENDING
# --- file: scripts/backfill.py
import sqlalchemy

from app.domain.identity.value import UserId
from app.domain.order.repository import OrderRow

print(sqlalchemy.select(OrderRow), UserId)
# --- file: migrations/env.py
from alembic import context
from sqlalchemy import engine_from_config

from app.domain.order.repository import Base

engine = engine_from_config(context.config.get_section("alembic") or {})
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
# === case: unseen/good/07-shop-with-declared-neighbours
# --- file: src/app/domain/cart/__init__.py
"""What somebody is about to buy."""
# --- file: src/app/domain/cart/value.py
from uuid import UUID

from pydantic import RootModel


class CartId(RootModel[UUID], frozen=True):
    """Names one cart."""
# --- file: src/app/domain/cart/cart.py
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from app.domain.cart.value import CartId
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Cart(DomainModel):
    id: CartId
    items: Mapping[Sku, Quantity] = MappingProxyType({})

    def put(self, sku: Sku, quantity: Quantity) -> "Put":
        return Put(cart=self.model_copy(update={"items": {**self.items, sku: quantity}}))

    def take(self, sku: Sku) -> "Taken | NotThere":
        if sku not in self.items:
            return NotThere(sku=sku)
        rest = {other: amount for other, amount in self.items.items() if other != sku}
        return Taken(cart=self.model_copy(update={"items": rest}))


class Put(DomainModel):
    kind: Literal["put"] = "put"
    cart: Cart


class Taken(DomainModel):
    kind: Literal["taken"] = "taken"
    cart: Cart


class NotThere(DomainModel):
    kind: Literal["not_there"] = "not_there"
    sku: Sku
# --- file: src/app/domain/cart/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.cart.cart import Cart
from app.domain.cart.value import CartId


class Carts(Protocol):
    async def get(self, cart_id: CartId) -> Cart: ...

    async def save(self, cart: Cart) -> None: ...

    async def delete(self, cart_id: CartId) -> bool: ...


class RedisCarts:
    TTL = 3600

    def __init__(self, client: "Redis") -> None:
        self._client = client

    async def get(self, cart_id: CartId) -> Cart:
        with logfire.span("repo.cart.get", cart_id=str(cart_id.root)):
            raw = await self._client.get(self._key(cart_id))
            return Cart(id=cart_id) if raw is None else Cart.model_validate_json(raw)

    async def save(self, cart: Cart) -> None:
        with logfire.span("repo.cart.save", cart_id=str(cart.id.root)):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.set(self._key(cart.id), cart.model_dump_json())
                pipe.expire(self._key(cart.id), self.TTL)
                await pipe.execute()

    async def delete(self, cart_id: CartId) -> bool:
        with logfire.span("repo.cart.delete", cart_id=str(cart_id.root)):
            return bool(await self._client.delete(self._key(cart_id)))

    @staticmethod
    def _key(cart_id: CartId) -> str:
        return f"cart:{cart_id.root}"
# --- file: src/app/service/cart.py
import logfire

from app.domain.cart.cart import NotThere, Put, Taken
from app.domain.cart.repository import Carts
from app.domain.cart.value import CartId
from app.domain.inventory.value import Quantity, Sku


class CartService:
    def __init__(self, carts: Carts) -> None:
        self._carts = carts

    @logfire.instrument("service.cart.put")
    async def put(self, cart_id: CartId, sku: Sku, quantity: Quantity) -> Put:
        outcome = (await self._carts.get(cart_id)).put(sku, quantity)
        await self._carts.save(outcome.cart)
        return outcome

    @logfire.instrument("service.cart.take")
    async def take(self, cart_id: CartId, sku: Sku) -> Taken | NotThere:
        cart = await self._carts.get(cart_id)
        match cart.take(sku):
            case Taken() as taken:
                await self._carts.save(taken.cart)
                return taken
            case NotThere() as missing:
                return missing
# --- file: specs/002-cart/plan.md
#| # Implementation Plan: Carts
#|
#| **Branch**: `002-cart` | **Date**: 2026-02-01 | **Spec**: [spec.md](spec.md)
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#|   - Justification: a cart holds what is stocked
# === case: unseen/good/08-school-timetable
# --- file: src/app/domain/school/__init__.py
# --- file: src/app/domain/school/value.py
from datetime import time
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, RootModel


class ClassId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class Hour(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    begins: time
    ends: time
    label: str = Field(default="", max_length=20)

    def touches(self, other: "Hour") -> bool:
        return self.begins <= other.ends and other.begins <= self.ends
# --- file: src/app/domain/school/type.py
from enum import IntEnum


class Weekday(IntEnum):
    MONDAY = 1
    TUESDAY = 2
    FRIDAY = 5

    def is_last(self) -> bool:
        return self == max(Weekday)
# --- file: src/app/domain/school/timetable.py
from typing import Annotated, Literal

from pydantic import Field, computed_field, field_validator

from app.domain.identity.value import UserId
from app.domain.school.type import Weekday
from app.domain.school.value import ClassId, Hour
from app.domain.shared.model import DomainModel


class Lesson(DomainModel):
    day: Weekday
    hour: Hour
    teacher: UserId

    def clashes_with(self, other: "Lesson") -> bool:
        same_day = self.day == other.day
        return same_day and self.teacher == other.teacher and self.hour.touches(other.hour)


class Clash(DomainModel):
    kind: Literal["clash"] = "clash"
    wanted: Lesson
    taken: Lesson


class Scheduled(DomainModel):
    kind: Literal["scheduled"] = "scheduled"
    timetable: "Timetable"


class Timetable(DomainModel):
    id: ClassId
    lessons: tuple[Lesson, ...] = Field(default=(), max_length=60)

    @field_validator("lessons")
    @classmethod
    def in_order(cls, lessons: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
        if list(lessons) != sorted(lessons, key=lambda lesson: (lesson.day, lesson.hour.begins)):
            raise ValueError("lessons come in the order of the week")
        return lessons

    @computed_field  # type: ignore[prop-decorator]
    @property
    def days(self) -> frozenset[Weekday]:
        return frozenset(lesson.day for lesson in self.lessons)

    def schedule(self, lesson: Lesson) -> Annotated[Scheduled | Clash, Field(discriminator="kind")]:
        taken = next((known for known in self.lessons if known.clashes_with(lesson)), None)
        if taken is not None:
            return Clash(wanted=lesson, taken=taken)
        return Scheduled(timetable=self.model_copy(update={"lessons": (*self.lessons, lesson)}))
# --- file: src/app/service/school.py
from collections.abc import Sequence

import logfire

from app.domain.school.timetable import Clash, Lesson, Scheduled, Timetable


class SchoolService:
    @logfire.instrument("service.school.fill")
    async def fill(self, timetable: Timetable, lessons: Sequence[Lesson]) -> Timetable:
        current = timetable
        clashes: list[Clash] = []
        for lesson in lessons:
            match current.schedule(lesson):
                case Scheduled(timetable=current):
                    pass
                case Clash() as clash:
                    clashes.append(clash)
        if clashes:
            logfire.warning("clashes", number=len(clashes))
        await self._publish(current)
        return current

    async def _publish(self, timetable: Timetable) -> None:
        logfire.debug("published", lessons=len(timetable.lessons))
# --- file: specs/002-school/plan.md
#| # Implementation Plan: School
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — teachers are users
# === case: unseen/good/09-donations-with-events
# --- file: src/app/domain/donation/__init__.py
# --- file: src/app/domain/donation/value.py
from uuid import UUID

from pydantic import RootModel


class DonationId(RootModel[UUID], frozen=True): ...


class DonorId(RootModel[UUID], frozen=True): ...
# --- file: src/app/domain/donation/event.py
from datetime import datetime
from typing import ClassVar, Literal

from app.domain.donation.value import DonationId, DonorId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class DonationReceived(DomainModel):
    category: ClassVar[str] = "BUSINESS"
    retention_days: ClassVar[int] = 365

    name: Literal["donation_received"] = "donation_received"
    donation_id: DonationId
    donor_id: DonorId
    amount: Money
    occurred_at: datetime


class DonationReturned(DomainModel):
    name: Literal["donation_returned"] = "donation_returned"
    donation_id: DonationId
    occurred_at: datetime


DonationEvent = DonationReceived | DonationReturned
# --- file: src/app/domain/donation/donation.py
from datetime import datetime
from typing import Literal, Self, assert_never

from app.domain.donation.event import DonationEvent, DonationReceived, DonationReturned
from app.domain.donation.value import DonationId, DonorId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Donation(DomainModel):
    id: DonationId
    donor_id: DonorId
    amount: Money
    returned_at: datetime | None = None

    @classmethod
    def receive(cls, donation_id: DonationId, donor_id: DonorId, amount: Money) -> Self:
        return cls(id=donation_id, donor_id=donor_id, amount=amount)

    def apply(self, event: DonationEvent) -> "Donation":
        match event:
            case DonationReceived(amount=amount):
                return self.model_copy(update={"amount": self.amount.plus(amount)})
            case DonationReturned(occurred_at=at):
                return self.model_copy(update={"returned_at": at})
            case _:
                assert_never(event)

    def give_back(self, at: datetime) -> "GivenBack | GivenBackBefore":
        if self.returned_at is not None:
            return GivenBackBefore(at=self.returned_at)
        event = DonationReturned(donation_id=self.id, occurred_at=at)
        return GivenBack(donation=self.apply(event), event=event)


class GivenBack(DomainModel):
    kind: Literal["given_back"] = "given_back"
    donation: Donation
    event: DonationReturned


class GivenBackBefore(DomainModel):
    kind: Literal["given_back_before"] = "given_back_before"
    at: datetime
# --- file: src/app/domain/donation/repository.py
from typing import Protocol

import logfire
from nats.aio.client import Client
from nats.js.kv import KeyValue
from nats.js.errors import KeyNotFoundError, KeyWrongLastSequenceError

from app.domain.donation.donation import Donation
from app.domain.donation.event import DonationEvent
from app.domain.donation.value import DonationId


class Donations(Protocol):
    async def find(self, donation_id: DonationId) -> Donation | None: ...

    async def save(self, donation: Donation, *events: DonationEvent) -> None: ...


class NatsDonations:
    def __init__(self, bucket: KeyValue, client: Client) -> None:
        self._bucket = bucket
        self._client = client

    async def find(self, donation_id: DonationId) -> Donation | None:
        with logfire.span("repo.donation.find"):
            try:
                entry = await self._bucket.get(str(donation_id.root))
            except KeyNotFoundError:
                return None
            return Donation.model_validate_json(entry.value or b"")

    async def is_known(self, donation_id: DonationId) -> bool:
        with logfire.span("repo.donation.is_known"):
            return str(donation_id.root) in await self._bucket.keys()
# --- file: src/app/domain/donation/_policy.py
from app.domain.donation.donation import Donation
from app.domain.shared.value import Money


def most_generous(first: Donation, second: Donation) -> Donation:
    return first if first.amount.exceeds(second.amount) else second


def doubled(money: Money) -> Money:
    return money.times(2)
# === case: unseen/good/10-feature-toggles-and-plugins
# --- file: src/app/domain/toggle/__init__.py
# --- file: src/app/domain/toggle/value.py
from pydantic import Field, RootModel


class ToggleName(RootModel[str], frozen=True):
    root: str = Field(pattern=r"^[a-z][a-z_]*$")


class Share(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=100)

    def includes(self, bucket: int) -> bool:
        return bucket < self.root
# --- file: src/app/domain/toggle/rule.py
from abc import ABC, abstractmethod
from typing import Literal, override
from zlib import crc32

from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.toggle.value import Share


class Rule(DomainModel, ABC):
    @abstractmethod
    def allows(self, user: UserId) -> bool: ...


class Everybody(Rule):
    kind: Literal["everybody"] = "everybody"

    @override
    def allows(self, user: UserId) -> bool:
        return True


class Some(Rule):
    kind: Literal["some"] = "some"
    share: Share

    @override
    def allows(self, user: UserId) -> bool:
        return self.share.includes(crc32(user.root.bytes) % 100)


class Listed(Rule):
    kind: Literal["listed"] = "listed"
    users: frozenset[UserId]

    @override
    def allows(self, user: UserId) -> bool:
        return user in self.users


type AnyRule = Everybody | Some | Listed
# --- file: src/app/domain/toggle/toggle.py
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel
from app.domain.toggle.rule import AnyRule, Everybody
from app.domain.toggle.value import ToggleName


class Toggle(DomainModel):
    name: ToggleName
    rules: tuple[AnyRule, ...] = (Everybody(),)

    def is_on_for(self, user: UserId) -> bool:
        return any(rule.allows(user) for rule in self.rules)
# --- file: src/app/service/toggle.py
from importlib.metadata import entry_points
from types import ModuleType

import logfire

from app.config import Settings
from app.domain.toggle.toggle import Toggle
from app.domain.toggle.value import ToggleName


class ToggleService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._toggles: dict[ToggleName, Toggle] = {}
        self._plugins: list[ModuleType] = []

    def load(self) -> None:
        for entry in entry_points(group="app.toggles"):
            self._plugins.append(entry.load())

    @logfire.instrument("service.toggle.put")
    async def put(self, toggle: Toggle) -> Toggle:
        self._toggles[toggle.name] = toggle
        return toggle

    @property
    def names(self) -> frozenset[ToggleName]:
        return frozenset(self._toggles)
# --- file: specs/002-toggle/plan.md
#| # Implementation Plan: Toggles
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — a toggle is on for users
# === case: unseen/good/11-translation-workflow
# --- file: src/app/domain/translation/__init__.py
from app.domain.translation.job import Job, JobId
from app.domain.translation.type import Language

__all__ = ("Job", "JobId", "Language")
# --- file: src/app/domain/translation/type.py
from __future__ import annotations

from enum import StrEnum, unique


@unique
class Language(StrEnum):
    DE = "de"
    EN = "en"
    FR = "fr"

    @property
    def fallback(self) -> Language:
        match self:
            case Language.FR | Language.DE:
                return Language.EN
            case Language.EN:
                return self


class Stage(StrEnum):
    QUEUED = "queued"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"

    def next(self) -> Stage:
        return {Stage.QUEUED: Stage.TRANSLATED, Stage.TRANSLATED: Stage.REVIEWED}.get(self, self)

    def allows_editing(self) -> bool:
        return self != Stage.REVIEWED
# --- file: src/app/domain/translation/job.py
from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import RootModel

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel
from app.domain.translation.type import Language, Stage


class JobId(RootModel[UUID], frozen=True):
    """Names one job."""


class Text(RootModel[str], frozen=True):
    def is_blank(self) -> bool:
        return self.root.strip() == ""


class Job(DomainModel):
    id: JobId
    order_id: OrderId
    source: Text
    target: Language
    stage: Stage = Stage.QUEUED
    result: Text | None = None

    def advance(self, result: Text) -> Advanced | Finished:
        stage = self.stage.next()
        if not self.stage.allows_editing() or result.is_blank():
            return Finished(job_id=self.id)
        return Advanced(job=self.model_copy(update={"stage": stage, "result": result}))


class Advanced(DomainModel):
    kind: Literal["advanced"] = "advanced"
    job: Job


class Finished(DomainModel):
    kind: Literal["finished"] = "finished"
    job_id: JobId
# --- file: src/app/service/translation.py
from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import logfire

from app.domain.translation.job import Advanced, Finished, Text

if TYPE_CHECKING:
    import httpx

    from app.domain.translation import Job


class TranslationService:
    def __init__(self, http: httpx.AsyncClient, *, parallel: int = 4) -> None:
        self._http = http
        self._slots = asyncio.Semaphore(parallel)

    async def translate(self, job: Job) -> Advanced | Finished:
        with logfire.span("service.translation.translate", language=job.target.value):
            async with self._slots, asyncio.timeout(30):
                response = await self._http.post(
                    "/translate", json={"text": job.source.root, "to": job.target.value}
                )
            response.raise_for_status()
            return job.advance(Text(response.json()["text"]))

    async def translate_all(self, *jobs: Job) -> tuple[Advanced | Finished, ...]:
        with logfire.span("service.translation.translate_all", jobs=len(jobs)):
            return tuple(await asyncio.gather(*map(self.translate, jobs)))
# --- file: specs/002-translation/plan.md
#| # Implementation Plan: Translations
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from order**: `OrderId` — a job is billed to an order
#|   - Justification: the id alone
# === case: unseen/good/12-nested-modules-of-a-context
# --- file: src/app/domain/fleet/__init__.py
# --- file: src/app/domain/fleet/value.py
from pydantic import BaseModel, Field, RootModel

from app.domain.shared.value import Currency as Currency


class ShipName(RootModel[str], frozen=True):
    root: str = Field(min_length=1)


class Position(BaseModel, frozen=True):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)

    def is_north_of(self, other: "Position") -> bool:
        return self.latitude > other.latitude
# --- file: src/app/domain/fleet/ship/__init__.py
from app.domain.fleet.ship.ship import Ship

__all__ = ["Ship"]
# --- file: src/app/domain/fleet/ship/ship.py
from app.domain.fleet.value import Position, ShipName
from app.domain.shared.model import DomainModel


class Ship(DomainModel):
    name: ShipName
    position: Position

    def sail(self, to: Position) -> "Ship":
        return self.model_copy(update={"position": to})
# --- file: src/app/domain/fleet/ship/crew.py
from ...shared.model import DomainModel
from ..value import ShipName
from .ship import Ship


class Crew(DomainModel):
    ship: ShipName

    def boards(self, ship: Ship) -> bool:
        return ship.name == self.ship
# --- file: src/app/service/fleet.py
import logfire

from app.domain.fleet.ship import Ship
from app.domain.fleet.value import Position
from app.service.tracking import TrackingService


class FleetService:
    def __init__(self, tracking: TrackingService) -> None:
        self._tracking = tracking

    @logfire.instrument("service.fleet.sail")
    async def sail(self, ship: Ship, to: Position) -> Ship:
        sailed = ship.sail(to)
        await self._tracking.track(sailed)
        return sailed
# --- file: src/app/service/tracking.py
import logfire

from app.domain.fleet.ship import Ship


class TrackingService:
    def __init__(self) -> None:
        self._last: Ship | None = None

    @logfire.instrument("service.tracking.track")
    async def track(self, ship: Ship) -> None:
        self._last = ship
# === case: unfamiliar/bad/01-two-that-know-each-other
# --- file: src/app/domain/left/left.py
from app.domain.left.value import LeftId
from app.domain.right.value import RightId  #! L7
from app.domain.shared.model import DomainModel


class Left(DomainModel):
    id: LeftId
    right: RightId
# --- file: src/app/domain/left/value.py
from uuid import UUID

from pydantic import RootModel


class LeftId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/right/right.py
from app.domain.left.value import LeftId  #! L7
from app.domain.right.value import RightId
from app.domain.shared.model import DomainModel


class Right(DomainModel):
    id: RightId
    left: LeftId
# --- file: src/app/domain/right/value.py
from uuid import UUID

from pydantic import RootModel


class RightId(RootModel[UUID], frozen=True):
    pass
# === case: unfamiliar/bad/02-inside-out
# --- file: src/app/domain/gift/gift.py
from app.config import Settings  #! L7
from app.domain.gift.value import GiftId
from app.domain.shared.model import DomainModel


class Gift(DomainModel):
    id: GiftId

    def wrap(self) -> "Gift":
        from app.service.order import OrderServiceRunner  #! L7

        assert isinstance(OrderServiceRunner, type)
        assert isinstance(Settings, type)
        return self
# --- file: src/app/domain/gift/value.py
from uuid import UUID

from pydantic import RootModel


class GiftId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/service/gift.py
from app.api.deps import get_order_service  #! L7

service = get_order_service
# === case: unfamiliar/good/01-two-contexts-that-say-so
# --- file: src/app/domain/harbour/value.py
from uuid import UUID

from pydantic import RootModel


class BerthId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/harbour/__init__.py
from app.domain.harbour.value import BerthId

__all__ = ["BerthId"]
# --- file: src/app/domain/vessel/vessel.py
from __future__ import annotations

from app.domain import harbour
from app.domain.shared.model import DomainModel

from .value import VesselId


class Vessel(DomainModel):
    id: VesselId
    berth: harbour.BerthId | None = None

    def moor(self, berth: harbour.BerthId) -> Vessel:
        return self.model_copy(update={"berth": berth})
# --- file: src/app/domain/vessel/value.py
from uuid import UUID

from pydantic import RootModel


class VesselId(RootModel[UUID], frozen=True):
    pass
# --- file: specs/002-vessel/plan.md
#| # Implementation Plan: Vessels
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from harbour**: `BerthId`, where a vessel lies
#|   - Justification: an identity only
#|
#| ## Complexity Tracking
#|
#| | Violation | Why Needed | Simpler Alternative Rejected Because |
#| |-----------|------------|-------------------------------------|
# === case: contested/bad/01-crews-voyages-and-ports
# --- file: src/app/domain/crew/__init__.py
from .sailor import *
# --- file: src/app/domain/crew/sailor.py
from pydantic import RootModel

from app.domain.shared.model import DomainModel
from app.domain.voyage.value import VoyageId  #! L7

__all__ = ["Sailor", "SailorName"]


class SailorName(RootModel[str], frozen=True):
    """How a sailor is called on board."""


class Sailor(DomainModel):
    name: SailorName
    on: VoyageId | None = None
# --- file: src/app/domain/voyage/value.py
from uuid import UUID

from pydantic import RootModel


class VoyageId(RootModel[UUID], frozen=True):
    """Names one voyage."""
# --- file: src/app/domain/voyage/voyage.py
from app.domain.shared.model import DomainModel
from app.domain.voyage.value import VoyageId


class Voyage(DomainModel):
    id: VoyageId

    def ends(self, port: "Port") -> bool:
        return bool(port)


if True:
    from app.domain.haven.port import Port  #! L7
# --- file: src/app/domain/haven/port.py
from app.domain.shared.model import DomainModel


class Port(DomainModel):
    def keeper(self) -> "Port":
        from app.domain.crew import SailorName as Name  #! L7

        return self if Name else self
# --- file: src/app/domain/depot/shed.py
from app.domain.haven.port import Port
from app.domain.shared.model import DomainModel


class Shed(DomainModel):
    port: Port
# --- file: specs/002-ships/plan.md
#| # Implementation Plan: Ships
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from voyage**: `VoyageId` — a crew sails
#| - **Imports from haven**: `Port` — a voyage ends, a shed stands
#| - **Imports from crew**: `SailorName` — a port is kept
# === case: contested/bad/02-arrows-that-point-outward
# --- file: src/app/domain/kiosk/value.py
from pydantic import RootModel

from ...config import Settings  #! L7


class Price(RootModel[int], frozen=True):
    """What a paper costs."""


DEFAULTS = Settings
# --- file: src/app/domain/kiosk/kiosk.py
from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from app.domain.kiosk.value import Price
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    import app.service.kiosk as kiosk_service  #! L7


class Kiosk(DomainModel):
    price: Price

    def served(self, by: kiosk_service.KioskService) -> Kiosk:
        importlib.import_module("app.main")  #! L7
        return self
# --- file: src/app/domain/kiosk/repository.py
from typing import Protocol

from app.api.kiosk.contract import KioskOut  #! L7
from app.domain.kiosk.kiosk import Kiosk


class Kiosks(Protocol):
    async def all(self) -> tuple[Kiosk, ...]: ...


SHOWN = KioskOut
# --- file: src/app/service/kiosk.py
import logfire

from app.config import Settings
from app.domain.kiosk.kiosk import Kiosk
from app.domain.kiosk.repository import Kiosks

from ..api.kiosk import contract  #! L7


class KioskService:
    def __init__(self, kiosks: Kiosks, settings: Settings) -> None:
        self._kiosks = kiosks
        self._settings = settings

    @logfire.instrument("service.kiosk.all")
    async def all(self) -> tuple[Kiosk, ...]:
        from app import main  #! L7

        logfire.info("app", app=main.__name__, shown=contract.__name__)
        return await self._kiosks.all()
# --- file: src/app/api/kiosk/contract.py
from pydantic import BaseModel

from app.domain.kiosk.value import Price


class KioskOut(BaseModel):
    price: Price
# === case: contested/bad/03-neighbours-who-did-not-ask
# --- file: src/app/domain/tenant/value.py
from pydantic import RootModel


class TenantName(RootModel[str], frozen=True):
    """Who rents."""
# --- file: src/app/domain/tenant/repository.py
from typing import Protocol

from app.domain.tenant.value import TenantName


class Tenants(Protocol):
    async def all(self) -> tuple[TenantName, ...]: ...
# --- file: src/app/domain/tenant/__init__.py
from app.domain.tenant.repository import Tenants
from app.domain.tenant.value import TenantName

__all__ = ["TenantName", "Tenants"]
# --- file: src/app/domain/flat/flat.py
import app.domain.order.value as orders  #! L7
from app.domain import tenant
from app.domain.shared.model import DomainModel
from app.domain.tenant import TenantName


class Flat(DomainModel):
    tenant: TenantName
    other: "tenant.TenantName"
    bought: orders.OrderId
# --- file: src/app/domain/flat/lease.py
from app.domain.shared.model import DomainModel
from app.domain.tenant import Tenants, TenantName  #! L7


class Lease(DomainModel):
    tenant: TenantName

    def holds(self, tenants: Tenants) -> bool:
        return bool(tenants)
# --- file: src/app/domain/flat/repository.py
from typing import Protocol

from app.domain.flat.flat import Flat
from app.domain.tenant import repository as tenants  #! L7


class Flats(tenants.Tenants, Protocol):
    async def of(self, flat: Flat) -> Flat: ...
# --- file: src/app/domain/shared/address.py
from app.domain.flat.flat import Flat  #! L7

HOME = Flat
# --- file: specs/002-flats/plan.md
#| # Implementation Plan: Flats
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from tenant**: `TenantName` — who lives there
#| - **Imports from identity**: `UserId` — who signed #! L7
# === case: contested/bad/04-services-that-hold-hands
# --- file: src/app/service/cooking.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

from app.domain.order.value import OrderId

if TYPE_CHECKING:
    from app.service.serving.waiter import Waiter  #! L7


class CookingService:
    def __init__(self, waiter: Waiter) -> None:
        self._waiter = waiter

    @logfire.instrument("service.cooking.cook")
    async def cook(self, order_id: OrderId) -> OrderId:
        return await self._waiter.serve(order_id)
# --- file: src/app/service/serving/waiter.py
import logfire

from app.domain.order.value import OrderId
from app.service.serving.menu import Menu


class Waiter:
    def __init__(self, menu: Menu) -> None:
        self._menu = menu

    @logfire.instrument("service.serving.serve")
    async def serve(self, order_id: OrderId) -> OrderId:
        return await self._menu.cooked(order_id)
# --- file: src/app/service/serving/menu.py
import logfire

from app.domain.order.value import OrderId
from app.service import cooking  #! L7


class Menu:
    def __init__(self, cook: "cooking.CookingService") -> None:
        self._cook = cook

    @logfire.instrument("service.menu.cooked")
    async def cooked(self, order_id: OrderId) -> OrderId:
        return await self._cook.cook(order_id)
# --- file: src/app/service/cleaning.py
import logfire

from app.domain.order.value import OrderId
from app.service.serving.menu import Menu


class CleaningService:
    def __init__(self, menu: Menu) -> None:
        self._menu = menu

    @logfire.instrument("service.cleaning.clean")
    async def clean(self, order_id: OrderId) -> OrderId:
        return await self._menu.cooked(order_id)
# === case: contested/good/01-contexts-with-confusing-names
# --- file: src/app/domain/service/value.py
"""The services that a garage offers."""

from pydantic import RootModel


class ServiceCode(RootModel[str], frozen=True):
    """What a mechanic is asked to do."""
# --- file: src/app/domain/service/main.py
from app.domain.service.value import ServiceCode
from app.domain.shared.model import DomainModel


class Inspection(DomainModel):
    code: ServiceCode
# --- file: src/app/domain/api/repository_policy.py
"""How long what a partner's interface told is kept."""

from datetime import timedelta

from app.domain.service.main import Inspection
from app.domain.service.value import ServiceCode
from app.domain.shared.model import DomainModel


class Retention(DomainModel):
    code: ServiceCode
    last: Inspection | None = None
    keeps: timedelta
# --- file: src/app/domain/garage/garage.py
from app.domain.api import repository_policy
from app.domain.api.repository_policy import Retention
from app.domain.garage import bay
from app.domain.shared.model import DomainModel


class Garage(DomainModel):
    retention: Retention
    bays: "tuple[bay.Bay, ...]" = ()
    spare: "repository_policy.Retention | None" = None
# --- file: src/app/domain/garage/bay.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.garage.garage import Garage


class Bay(DomainModel):
    def belongs(self, garage: Garage) -> bool:
        return self in garage.bays
# --- file: src/app/service/main.py
import logfire

from app.domain.garage.garage import Garage
from app.domain.service.main import Inspection


class GarageService:
    @logfire.instrument("service.garage.inspect")
    async def inspect(self, garage: Garage, inspection: Inspection) -> Garage:
        logfire.info("inspecting", code=inspection.code.root)
        return garage
# --- file: specs/002-garage/plan.md
#| # Implementation Plan: Garage
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from service**: `ServiceCode`, `Inspection`
#|   - Justification: what was done decides how long it is kept
# --- file: specs/003-bays/plan.md
#| # Implementation Plan: Bays
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from api**: `Retention` — the same rule holds for bays
# === case: contested/good/02-everybody-looks-inward
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.shared.model import DomainModel


class Fact(DomainModel):
    at: datetime
# --- file: src/app/domain/parade/parade.py
from app.domain.event.base import Fact
from app.domain.shared import value as kernel
from app.domain.shared.model import DomainModel


class Parade(DomainModel):
    cost: kernel.Money


class Marched(Fact):
    parade: Parade
# --- file: src/app/domain/parade/repository/__init__.py
from .port import Parades

__all__ = ["Parades"]
# --- file: src/app/domain/parade/repository/port.py
from typing import Protocol

from ..parade import Parade


class Parades(Protocol):
    async def all(self) -> tuple[Parade, ...]: ...
# --- file: src/app/service/parade.py
import logfire

from app.domain.inventory.value import Sku
from app.domain.order.repository import OrderRepository
from app.domain.parade.repository import Parades
from app.service import order as orders
from app.service.marching.steps import Steps


class ParadeService:
    def __init__(
        self, parades: Parades, bought: OrderRepository, runner: orders.OrderServiceRunner
    ) -> None:
        self._parades = parades
        self._bought = bought
        self._runner = runner

    @logfire.instrument("service.parade.march")
    async def march(self, sku: Sku, steps: Steps) -> None:
        for parade in await self._parades.all():
            await steps.take(parade)
# --- file: src/app/service/marching/steps.py
import logfire

from app.domain.parade.parade import Parade
from app.service.marching import pace


class Steps:
    @logfire.instrument("service.marching.take")
    async def take(self, parade: Parade) -> Parade:
        return await pace.kept(parade)
# --- file: src/app/service/marching/pace.py
from typing import TYPE_CHECKING

from app.domain.parade.parade import Parade

if TYPE_CHECKING:
    from app.service.marching.steps import Steps


async def kept(parade: Parade, steps: "Steps | None" = None) -> Parade:
    return parade
# --- file: src/app/api/parade/routes.py
from fastapi import APIRouter, Request

from app.api.deps import get_order_service
from app.domain.parade.parade import Parade
from app.domain.parade.repository import Parades
from app.service.parade import ParadeService

router = APIRouter()


@router.get("/parades")
async def index(request: Request) -> tuple[Parade, ...]:
    service: ParadeService = request.app.state.parades
    parades: Parades = request.app.state.repository
    get_order_service(request)
    return await parades.all() if service else ()
# --- file: tools/report.py
from app.domain.order.repository import OrderRow
from app.main import create_app

print(OrderRow, create_app)
