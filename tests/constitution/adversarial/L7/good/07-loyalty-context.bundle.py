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
