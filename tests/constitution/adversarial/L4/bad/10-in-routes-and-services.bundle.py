# --- file: src/app/api/order/reasons.py
from fastapi import APIRouter

from app.domain.order.type import CancelReason

router = APIRouter(prefix="/reasons")


@router.get("/{reason}")
async def explain(reason: CancelReason) -> dict[str, str]:
    if reason is CancelReason.OUT_OF_STOCK:  #! L4
        return {"text": "We have run out."}
    elif reason == CancelReason.CUSTOMER_REQUEST:
        return {"text": "You asked for it."}
    return {"text": reason.value}
# --- file: src/app/service/refunding.py
import logfire

from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId


class RefundingService:
    @logfire.instrument("service.refunding.refund")
    async def refund(self, order_id: OrderId, reason: CancelReason) -> OrderId:
        if reason in {CancelReason.OUT_OF_STOCK}:  #! L4
            return await self._full(order_id)
        match reason:  #! L4
            case CancelReason.CUSTOMER_REQUEST:
                return await self._part(order_id)
        return order_id

    async def _full(self, order_id: OrderId) -> OrderId:
        return order_id

    async def _part(self, order_id: OrderId) -> OrderId:
        return order_id
