# --- file: src/app/service/packing.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class PackingService:
    @logfire.instrument("service.packing.pack")
    async def pack(self, order: Order) -> OrderId:
        fee = Money(amount=1) if order.is_open else Money(amount=2)  #! L6
        if lines := order.lines:  #! L6
            logfire.info("packing", lines=len(lines))
        remaining = order
        while remaining.lines:  #! L6
            remaining = await self._take_one(remaining, fee)
        return remaining.id

    async def _take_one(self, order: Order, fee: Money) -> Order:
        return order
