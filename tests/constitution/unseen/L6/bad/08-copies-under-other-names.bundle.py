# --- file: src/app/service/moving.py
import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import CustomerRef, OrderId


class MovingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.moving.move")
    async def move(self, order_id: OrderId, to: CustomerRef) -> OrderId:
        match await self._orders.get(order_id):
            case OrderFound(order=found):
                await self._orders.save(found.model_copy(update=dict(customer=to)))  #! L6
                changes = {"update": {"customer": to}}
                await self._orders.save(found.model_copy(**changes))  #! L6
            case _:
                pass
        return order_id

    @logfire.instrument("service.moving.rebuild")
    async def rebuild(self, order: Order) -> Order:
        rebuilt = type(order).model_construct(**order.model_dump())  #! L6
        return await self._orders.save(rebuilt)
