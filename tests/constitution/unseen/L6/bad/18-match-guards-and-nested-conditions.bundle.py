# --- file: src/app/service/settling.py
import logfire

from app.domain.order.order import CancellationRefused, CancelOutcome, OrderCancelled
from app.domain.order.value import OrderId


class SettlingService:
    @logfire.instrument("service.settling.settle")
    async def settle(self, outcome: CancelOutcome) -> OrderId:
        match outcome:
            case OrderCancelled(order=order) if order.total().amount > 0:  #! L6
                return await self._settled(order.id)
            case OrderCancelled() as done if done.reason.is_refundable():  #! L6
                return done.order.id
            case OrderCancelled(order=order):
                return order.id
            case CancellationRefused(order_id=order_id, status=status):
                if status.is_terminal() and order_id.root.int > 5:  #! L6
                    logfire.info("late")
                return order_id
            case other:
                return other.order_id

    async def _settled(self, order_id: OrderId) -> OrderId:
        return order_id
