# --- file: src/app/service/closing.py
import logfire

from app.domain.order.order import (
    CancellationRefused,
    CancelOutcome,
    OrderCancelled,
    OrderNotFound,
)
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class ClosingService:
    def __init__(self, orders: OrderRepository, *, attempts: int = 3) -> None:
        self._orders = orders
        self._attempts = attempts

    @logfire.instrument("service.closing.close")
    async def close(self, order_id: OrderId) -> CancelOutcome:
        tried = 0
        while True:
            tried += 1
            found = await self._orders.get(order_id)
            if isinstance(found, OrderNotFound):
                return found
            assert isinstance(found, OrderFound)
            outcome = found.order.cancel(CancelReason.CUSTOMER_REQUEST)
            try:
                if isinstance(outcome, OrderCancelled):
                    await self._orders.save(outcome.order)
            except ConnectionError:
                if tried >= self._attempts:
                    raise
                continue
            logfire.info("closed", kind=outcome.kind, tried=tried)
            return outcome

    @logfire.instrument("service.closing.report")
    async def report(self, outcome: CancelOutcome) -> OrderId:
        match outcome:
            case OrderCancelled(order=order):
                return await self._seen(order.id)
            case CancellationRefused(order_id=order_id) | OrderNotFound(order_id=order_id):
                return await self._seen(order_id)

    async def _seen(self, order_id: OrderId) -> OrderId:
        return order_id
