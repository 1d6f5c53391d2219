# --- file: src/app/service/shift.py
import asyncio
from contextlib import nullcontext

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository


class ShiftService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def start(self, order: Order) -> None:
        logfire.info("starting")
        try:
            with logfire.span("shift.start"):
                await self._orders.save(order)
        finally:
            await self._orders.save(order)  #! L8

    async def all(self, orders: list[Order]) -> None:  #! L8
        with nullcontext():
            await asyncio.gather(*(self._orders.save(o) for o in orders))

    async def plain(self, order: Order) -> None:
        span = logfire.span("shift.plain")
        with span:
            await self._orders.save(order)
