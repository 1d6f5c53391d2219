# --- file: src/app/service/exchanging.py
import logfire

from app.domain.identity.value import EmailAddress
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class ExchangingService:
    @logfire.instrument("service.exchanging.exchange")
    async def exchange(self, money: Money, rate: Quantity) -> Money:
        return await self._kept(Money(amount=money.amount * rate.root))  #! L6

    @logfire.instrument("service.exchanging.check")
    async def check(self, email: EmailAddress, sku: Sku) -> EmailAddress:
        if email.root.endswith("@example.com"):  #! L6
            return await self._checked(email)
        if sku.root[0] == "X":  #! L6
            return email
        return email

    async def _kept(self, money: Money) -> Money:
        return money

    async def _checked(self, email: EmailAddress) -> EmailAddress:
        return email
