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
