# --- file: src/app/service/reminder.py
import asyncio

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId


class ReminderService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def remind(self, order_id: OrderId) -> None:  #! L8
        await self._orders.get(order_id)

    async def later(self, order_id: OrderId) -> None:
        await asyncio.sleep(1)  #! L8
        with logfire.span("later"):
            await self._orders.get(order_id)

    @logfire.instrument("again")
    async def again(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def both(self, order: Order) -> Order:
        with logfire.span("both"):
            saved = await self._orders.save(order)
        await self._orders.save(saved)  #! L8
        return saved

    async def _quiet(self, order: Order) -> Order:
        return await self._orders.save(order)
