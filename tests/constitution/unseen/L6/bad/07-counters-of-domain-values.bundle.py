# --- file: src/app/service/counting.py
import logfire

from app.domain.inventory.value import Quantity
from app.domain.order.order import Order


class CountingService:
    def __init__(self) -> None:
        self._pieces = 0

    @logfire.instrument("service.counting.count")
    async def count(self, order: Order, spare: Quantity) -> Quantity:
        for line in order.lines:
            self._pieces += line.quantity.root  #! L6
        left = spare.root - len(order.lines)  #! L6
        return await self._kept(Quantity(left))

    async def _kept(self, quantity: Quantity) -> Quantity:
        return quantity
