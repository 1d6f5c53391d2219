# --- file: src/app/service/draining.py
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class DrainingService:
    def __init__(self, orders: OrderRepository) -> None:
        self.orders = orders

    @logfire.instrument("service.draining.drain")
    async def drain(self, *orders: Order) -> None:
        for order in orders:
            if not order.lines:  #! L6
                continue
            await self.orders.save(order)

    @logfire.instrument("service.draining.wait")
    async def wait(self, order_id: OrderId) -> OrderId:
        found = await self.orders.get(order_id)
        while isinstance(found, OrderFound) and found.order.is_open:  #! L6
            found = await self.orders.get(order_id)
        return order_id
