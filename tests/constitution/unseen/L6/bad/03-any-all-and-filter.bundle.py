# --- file: src/app/service/screening.py
import itertools
from operator import attrgetter

import logfire

from app.domain.inventory.value import Sku
from app.domain.order.order import Order


class ScreeningService:
    @logfire.instrument("service.screening.screen")
    async def screen(self, orders: tuple[Order, ...], sku: Sku) -> tuple[Order, ...]:
        if all(order.is_open for order in orders):  #! L6
            return await self._kept(orders)
        chosen = filter(lambda order: order.lines, orders)  #! L6
        ordered = sorted(chosen, key=attrgetter("customer"))  #! L6
        rest = itertools.dropwhile(lambda order: order.is_open, ordered)  #! L6
        return await self._kept(tuple(rest))

    async def _kept(self, orders: tuple[Order, ...]) -> tuple[Order, ...]:
        return orders
