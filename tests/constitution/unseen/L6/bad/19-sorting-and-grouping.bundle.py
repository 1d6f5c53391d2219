# --- file: src/app/service/arranging.py
import heapq
from itertools import groupby

import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderLine


class ArrangingService:
    @logfire.instrument("service.arranging.arrange")
    async def arrange(self, order: Order) -> tuple[OrderLine, ...]:
        lines = list(order.lines)
        lines.sort(key=lambda line: line.quantity.root, reverse=True)  #! L6
        for sku, group in groupby(lines, key=lambda line: line.sku):  #! L6
            logfire.info("group", sku=sku.root, size=len(list(group)))
        dear = heapq.nlargest(3, lines, key=lambda line: line.unit_price.amount)  #! L6
        return await self._kept(tuple(dear))

    async def _kept(self, lines: tuple[OrderLine, ...]) -> tuple[OrderLine, ...]:
        return lines
