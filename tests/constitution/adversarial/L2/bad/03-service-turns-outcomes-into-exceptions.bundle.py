# --- file: src/app/service/returns.py
import logfire
from fastapi import HTTPException

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class ReturnsService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.returns.open")
    async def open(self, order_id: OrderId) -> Order:
        match await self._orders.get(order_id):
            case OrderFound(order=order):
                return order
            case OrderNotFound():
                raise HTTPException(404, "no such order")  #! L2

    @logfire.instrument("service.returns.check")
    async def check(self, order_id: OrderId) -> OrderId:
        try:
            return await self._checked(order_id)
        except LookupError as missing:
            raise ValueError("no such order") from missing  #! L2

    async def _checked(self, order_id: OrderId) -> OrderId:
        found = await self._orders.get(order_id)
        if isinstance(found, OrderNotFound):
            raise KeyError(order_id)  #! L2
        return order_id
