# --- file: src/app/service/shipping.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class ShippingService:
    @logfire.instrument("service.shipping.cost")
    async def cost(self, order: Order) -> Money:
        return await self._priced(Money(amount=0 if order.is_open else 5))  #! L6

    @logfire.instrument("service.shipping.ship")
    async def ship(self, order: Order) -> OrderId:
        order.is_open and logfire.info("open")  #! L6
        logfire.info("lines", count=len(order.lines))
        assert order.lines, "nothing to ship"  #! L6
        await self._priced(order.total())
        return order.id

    async def _priced(self, money: Money) -> Money:
        return money
