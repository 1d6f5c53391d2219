# --- file: src/app/service/cancellation.py
from uuid import UUID

import logfire

from app.domain.order.order import CancelOutcome, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class CancellationService:
    def __init__(self, orders: OrderRepository, name: str = "cancellation") -> None:
        self._orders = orders
        self._name = name

    @logfire.instrument("service.cancellation.cancel")
    async def cancel(self, order_id: UUID, reason: CancelReason) -> CancelOutcome:  #! L3
        found = await self._orders.get(OrderId(order_id))
        if not isinstance(found, OrderFound):
            return found
        outcome = found.order.cancel(reason)
        if isinstance(outcome, OrderCancelled):
            await self._orders.save(outcome.order)
        return outcome

    @logfire.instrument("service.cancellation.note")
    async def note(
        self,
        order_id: OrderId,
        *,
        text: str | None = None,  #! L3
    ) -> OrderId:
        return await self._keep(order_id, text)

    async def _keep(self, order_id: OrderId, text: str | None) -> OrderId:
        return order_id
