# === case: 01-two-kernels
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
# === case: 02-chain-in-two-plans
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
# === case: 03-circles-inside-one-context
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
# === case: 04-services-and-api-see-everything
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
# === case: 05-names-that-look-like-contexts
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
# === case: 06-outside-the-application
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
# === case: 07-loyalty-context
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
# === case: 08-shared-language-without-a-declaration
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
