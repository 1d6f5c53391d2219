# --- file: src/app/service/placing.py
import logfire

from app.domain.order import order as orders
from app.domain.order.order import Order
from app.domain.order.type import OrderStatus
from app.domain.order.type import OrderStatus as Status
from app.domain.order.value import CustomerRef, OrderId


class PlacingService:
    @logfire.instrument("service.placing.place")
    async def place(self, customer: CustomerRef) -> Order:
        order = Order(id=OrderId(), customer=customer, status=OrderStatus.PENDING)  #! L6
        return await self._kept(order)

    @logfire.instrument("service.placing.copy")
    async def copy(self, customer: CustomerRef) -> Order:
        order = orders.Order(id=OrderId(), customer=customer, status=Status.CONFIRMED)  #! L6
        return await self._kept(order)

    async def _kept(self, order: Order) -> Order:
        return order
