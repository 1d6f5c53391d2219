# --- file: src/app/service/delegating.py
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class DelegatingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def save(self, order: Order) -> OrderId:  #! L8
        await self._save(order)
        return order.id

    async def save_all(self, *orders: Order) -> None:  #! L8
        for order in orders:
            await self.save(order)

    @staticmethod
    async def forget(order_id: OrderId) -> OrderId:  #! L8
        return await _forget(order_id)

    @logfire.instrument("service.delegating.save")
    async def _save(self, order: Order) -> Order:
        return await self._orders.save(order)


async def _forget(order_id: OrderId) -> OrderId:
    with logfire.span("forget"):
        return order_id
