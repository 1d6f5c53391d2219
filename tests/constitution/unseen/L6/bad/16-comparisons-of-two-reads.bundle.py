# --- file: src/app/service/matching.py
import logfire

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.order import Order
from app.domain.order.value import OrderLine


class MatchingService:
    @logfire.instrument("service.matching.match")
    async def pairs(self, left: Order, right: Order) -> Quantity:
        same = left.customer == right.customer  #! L6
        logfire.info("matching", same=same)
        known = {line.sku: line for line in right.lines if line.sku not in self._skus(left)}  #! L6
        return await self._sized(tuple(known.values()))

    @logfire.instrument("service.matching.find")
    async def has_sku(self, order: Order, sku: Sku) -> bool:
        await self._sized(order.lines)
        return sku in [line.sku for line in order.lines]  #! L6

    def _skus(self, order: Order) -> set[Sku]:
        return {line.sku for line in order.lines}

    async def _sized(self, lines: tuple[OrderLine, ...]) -> Quantity:
        return Quantity(len(lines))
