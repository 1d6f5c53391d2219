# --- file: src/app/service/billing.py
from collections.abc import Sequence

import logfire

from app.domain.inventory.value import Quantity
from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.value import Money


class BillingService:
    @logfire.instrument("service.billing.price")
    async def price(self, order: Order) -> Money:
        amount = order.total().amount * 2  #! L6
        return await self._wrapped(Money(amount=amount))

    @logfire.instrument("service.billing.count")
    async def count(self, lines: Sequence[OrderLine]) -> Quantity:
        pieces = 0
        for line in lines:
            pieces += line.quantity.root  #! L6
        most = max(line.quantity.root for line in lines)  #! L6
        return await self._sent(Quantity(pieces), Quantity(most))

    async def _wrapped(self, money: Money) -> Money:
        return Money(amount=money.amount / 2)  #! L6

    async def _sent(self, pieces: Quantity, most: Quantity) -> Quantity:
        return pieces
