# --- file: src/app/service/returns.py
import logfire
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.order.order import Order, OrderNotFound
from app.domain.order.repository import OrderFound, SqlOrderRepository
from app.domain.order.value import OrderId


class ReturnService:
    def __init__(self, session: AsyncSession) -> None:
        self._orders = SqlOrderRepository(session)

    async def load(self, order_id: OrderId) -> Order | None:  #! L2
        with logfire.span("returns.load"):
            match await self._orders.get(order_id):
                case OrderFound(order=order):
                    return order
                case OrderNotFound():
                    return None

    async def need(self, order_id: OrderId) -> Order:
        with logfire.span("returns.need"):
            match await self._orders.get(order_id):
                case OrderFound(order=order):
                    return order
                case OrderNotFound():
                    raise LookupError(order_id)  #! L2

    async def store(self, order: Order) -> Order:
        with logfire.span("returns.store"):
            try:
                return await self._orders.save(order)
            except TimeoutError as error:
                raise ConnectionError("the store does not answer") from error
            except OSError as error:
                raise error
