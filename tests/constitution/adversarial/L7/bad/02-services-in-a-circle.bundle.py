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
