# --- file: src/app/service/routing.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId
from app.domain.shared.value import Money


class RoutingService:
    def __init__(self, limit: Money) -> None:
        self._limit = limit

    @logfire.instrument("service.routing.route")
    async def route(self, order: Order) -> OrderId:
        many = len(order.lines) > 10  #! L6
        options = {
            "dear": order.total().amount >= self._limit.amount,  #! L6
            "single": 1 == len(order.lines),  #! L6
        }
        return await self._send(order, many, options)

    @logfire.instrument("service.routing.reroute")
    async def reroute(self, order: Order) -> OrderId:
        return await self._send(order, self._limit.amount < order.total().amount, {})  #! L6

    async def _send(self, order: Order, many: bool, options: dict[str, bool]) -> OrderId:
        return order.id
