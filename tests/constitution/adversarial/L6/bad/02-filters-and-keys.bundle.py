# --- file: src/app/service/picking.py
import logfire

from app.domain.inventory.value import Sku
from app.domain.order.order import Order
from app.domain.order.value import OrderLine


class PickingService:
    def __init__(self, sku: Sku) -> None:
        self._sku = sku

    @logfire.instrument("service.picking.pick")
    async def pick(self, order: Order) -> tuple[OrderLine, ...]:
        ours = tuple(line for line in order.lines if line.sku == self._sku)  #! L6
        large = [line for line in ours if line.quantity.root]  #! L6
        await self._report(tuple(large))
        first = sorted(order.lines, key=lambda line: line.unit_price.amount)  #! L6
        return tuple(first)

    @logfire.instrument("service.picking.check")
    async def check(self, order: Order) -> Order:
        if any(line.quantity.root > 5 for line in order.lines):  #! L6
            await self._report(order.lines)
        return order

    async def _report(self, lines: tuple[OrderLine, ...]) -> None:
        logfire.info("picked", lines=len(lines))
