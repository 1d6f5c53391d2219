# --- file: src/app/service/gallery.py
from itertools import groupby
from operator import attrgetter

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class GalleryService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def show(self, order_id: OrderId) -> None:
        with logfire.span("gallery.show"):
            found = await self._orders.get(order_id)
            if isinstance(found, OrderFound) and found.order.is_open:  #! L6
                await self._orders.save(found.order)
            lines = found.order.lines if isinstance(found, OrderFound) else ()
            big = [line for line in lines if line.quantity.root > 3]  #! L6
            most = max(lines, key=attrgetter("quantity"))  #! L6
            logfire.info("shown", big=len(big), most=str(most))
            if any(line.sku == most.sku for line in lines):  #! L6
                return

    async def thaw(self, order: Order) -> Order:
        with logfire.span("gallery.thaw"):
            raw = Order.model_construct(**order.model_dump())  #! L6
            return await self._orders.save(raw)
