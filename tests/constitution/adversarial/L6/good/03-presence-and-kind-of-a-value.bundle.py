# --- file: src/app/domain/order/draft.py
from app.domain.order.order import Order
from app.domain.order.value import CustomerRef, OrderId
from app.domain.shared.model import DomainModel


class Draft(DomainModel):
    id: OrderId
    customer: CustomerRef | None = None
    order: Order | None = None
# --- file: src/app/service/drafting.py
import logfire

from app.domain.order.draft import Draft
from app.domain.order.order import CancelOutcome, Order, OrderCancelled
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.order.value import OrderId


class DraftingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @logfire.instrument("service.drafting.finish")
    async def finish(self, draft: Draft) -> OrderId:
        if draft.order is not None:
            await self._orders.save(draft.order)
        if draft.customer is None:
            return draft.id
        found = await self._orders.get(draft.id)
        return found.order.id if isinstance(found, OrderFound) else draft.id

    @logfire.instrument("service.drafting.settle")
    async def settle(self, outcome: CancelOutcome, order: Order) -> Order:
        kept = outcome.order if isinstance(outcome, OrderCancelled) else order
        return await self._orders.save(kept)
