# --- file: src/app/service/cancelling.py
import logfire

from app.domain.order.order import CancellationRefused, CancelOutcome, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class CancellingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def cancel(self, order_id: OrderId, reason: CancelReason) -> CancelOutcome:
        with logfire.span("service.cancelling.cancel", order_id=str(order_id.root)) as span:
            found = await self._orders.get(order_id)
            if not isinstance(found, OrderFound):
                return found
            outcome = found.order.cancel(reason)
            match outcome:
                case OrderCancelled(order=order, reason=why):
                    await self._orders.save(order)
                    span.set_attribute("reason", why.value)
                case CancellationRefused() as refused:
                    logfire.info("refused", status=refused.status.value)
                case _:
                    pass
            return outcome

    async def cancel_all(
        self, order_ids: tuple[OrderId, ...], reason: CancelReason
    ) -> tuple[CancelOutcome, ...]:
        with logfire.span("service.cancelling.cancel_all", orders=len(order_ids)):
            outcomes = [await self.cancel(order_id, reason) for order_id in order_ids]
            cancelled = [o for o in outcomes if isinstance(o, OrderCancelled)]
            for done in cancelled:
                logfire.info("cancelled", order_id=str(done.order.id.root))
            return tuple(outcomes)
