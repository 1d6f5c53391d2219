# --- file: src/app/api/picks.py
from fastapi import APIRouter

from app.domain.order.order import Order
from app.domain.order.type import CancelReason, OrderStatus

router = APIRouter()


@router.get("/picks")
async def label(status: OrderStatus, reason: CancelReason) -> str:
    if status == OrderStatus.PENDING:  #! L4
        return "waiting"
    if reason is not CancelReason.OUT_OF_STOCK:  #! L4
        return "asked for"
    closed = (OrderStatus.SHIPPED, OrderStatus.CANCELLED)
    if status in closed:  #! L4
        return "over"
    return {OrderStatus.CONFIRMED: "sure"}.get(status, "open")  #! L4


def shown(orders: list[Order]) -> list[Order]:
    return [order for order in orders if order.status != OrderStatus.CANCELLED]  #! L4 L6
