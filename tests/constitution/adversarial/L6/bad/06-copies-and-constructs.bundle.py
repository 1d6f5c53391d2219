# --- file: src/app/service/renaming.py
import logfire

from app.domain.order.order import Order
from app.domain.order.value import CustomerRef, OrderLine


class RenamingService:
    @logfire.instrument("service.renaming.give")
    async def give(self, order: Order, customer: CustomerRef) -> Order:
        given = order.model_copy(update={"customer": customer})  #! L6
        return await self._kept(given)

    @logfire.instrument("service.renaming.clear")
    async def clear(self, order: Order, lines: tuple[OrderLine, ...]) -> Order:
        update = {"lines": lines}
        return await self._kept(order.model_copy(update=update, deep=True))  #! L6

    async def _kept(self, order: Order) -> Order:
        return Order.model_construct(id=order.id, customer=order.customer)  #! L6
# --- file: src/app/api/order/rename.py
from fastapi import APIRouter

from app.domain.order.order import Order

router = APIRouter(prefix="/rename")


@router.post("")
async def clear(order: Order) -> Order:
    return order.model_copy(update={"lines": ()})  #! L6
