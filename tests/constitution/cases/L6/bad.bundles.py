# === case: 01-threshold-in-service
# --- file: src/app/service/approval.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class ApprovalServiceRunner:
    def __init__(self, limit: Money) -> None:
        self._limit = limit

    @logfire.instrument("service.approval.check")
    async def check(self, order: Order) -> OrderId:
        if len(order.lines) > 10:  #! L6
            return await self._escalate(order)
        if order.total().amount > self._limit.amount:  #! L6
            return await self._escalate(order)
        return order.id

    async def _escalate(self, order: Order) -> OrderId:
        return order.id
# === case: 02-computing-totals
# --- file: src/app/service/pricing.py
from decimal import Decimal

import logfire

from app.domain.order.order import Order
from app.domain.shared.value import Money


class PricingServiceRunner:
    @logfire.instrument("service.pricing.quote")
    async def quote(self, order: Order) -> Money:
        net = sum(line.unit_price.amount * line.quantity.root for line in order.lines)  #! L6
        return await self._wrap(net)

    async def _wrap(self, net: Decimal) -> Money:
        return Money(amount=net)
# === case: 05-model-defined-in-service
# --- file: src/app/service/discount.py
import logfire
from pydantic import BaseModel, ConfigDict

from app.domain.order.order import Order
from app.domain.shared.value import Money


class Discount(BaseModel):  #! L6
    model_config = ConfigDict(frozen=True)

    amount: Money

    def apply(self, order: Order) -> Money:
        return self.amount.plus(order.total())


class DiscountServiceRunner:
    @logfire.instrument("service.discount.apply")
    async def apply(self, order: Order) -> Money:
        return await self._run(order)

    async def _run(self, order: Order) -> Money:
        return Discount(amount=Money(amount=1)).apply(order)
