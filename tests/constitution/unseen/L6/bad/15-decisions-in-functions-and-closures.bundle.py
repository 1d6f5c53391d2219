# --- file: src/app/service/deciding.py
from collections.abc import Callable

import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId


def is_bulky(order: Order) -> bool:
    return len(order.lines) > 100  #! L6


heavy: Callable[[Order], bool] = lambda order: order.total().amount > 1000  # noqa: E731  #! L6


class DecidingService:
    @logfire.instrument("service.deciding.decide")
    async def decide(self, order: Order) -> OrderId:
        def worth_it() -> bool:
            return order.total().amount >= 10  #! L6

        if worth_it() or is_bulky(order) or heavy(order):
            return await self._decided(order)
        return order.id

    async def _decided(self, order: Order) -> OrderId:
        return order.id
