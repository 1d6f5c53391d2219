# --- file: src/app/service/routing.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId


class RoutingService:
    @logfire.instrument("service.routing.route")
    async def route(self, order: Order) -> OrderId:
        match order.lines:  #! L6
            case ():
                return await self._empty(order)
            case (line,):
                logfire.info("single", sku=line.sku.root)
        return order.id

    @logfire.instrument("service.routing.split")
    async def split(self, order: Order, other: Order) -> OrderId:
        match order.customer == other.customer:  #! L6
            case True:
                return other.id
            case False:
                return await self._empty(order)

    async def _empty(self, order: Order) -> OrderId:
        return order.id
