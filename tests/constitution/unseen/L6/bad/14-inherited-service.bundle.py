# --- file: src/app/service/base.py
from app.domain.order.order import Order


class OrderHolder:
    current: Order

    def _hold(self, order: Order) -> None:
        self.current = order
# --- file: src/app/service/holding.py
import logfire

from app.domain.order.value import OrderId
from app.service.base import OrderHolder


class HoldingService(OrderHolder):
    @logfire.instrument("service.holding.release")
    async def release(self) -> OrderId:
        if self.current.is_open:  #! L6
            return await self._released()
        return self.current.id

    async def _released(self) -> OrderId:
        return self.current.id if self.current.lines else self.current.id  #! L6
