# --- file: src/app/service/settling.py
import logfire

from app.domain.order.order import CancelOutcome, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class SettlingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.settling.cancel")
    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        match await self._orders.get(order_id):
            case OrderFound(order=order) if order.lines:  #! L6
                return order.cancel(reason)
            case OrderFound(order=order):
                outcome = order.cancel(reason)
                if isinstance(outcome, OrderCancelled) and outcome.order.is_open:  #! L6
                    await self._orders.save(outcome.order)
                return outcome
            case missing:
                return missing
