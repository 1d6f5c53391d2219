# --- file: src/app/api/order/insight.py
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from app.api.deps import get_order_service
from app.domain.order.order import Order, OrderCancelled
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/insight")
Service = Annotated[OrderServiceRunner, Depends(get_order_service)]


@router.post("/cancel/{order_id}")
async def cancel(order_id: OrderId, service: Service) -> dict[str, str]:
    outcome = await service.cancel(order_id, CancelReason.OUT_OF_STOCK)
    if isinstance(outcome, OrderCancelled) and len(outcome.order.lines) > 3:  #! L6
        raise HTTPException(409, "too large")
    return {"id": str(order_id.root)}


@router.post("/priority")
async def priority(order: Order) -> dict[str, str]:
    return {"priority": "high" if order.total().amount > 100 else "low"}  #! L6


@router.post("/lines")
async def lines(orders: list[Order]) -> list[int]:
    return [len(order.lines) for order in orders if order.is_open]  #! L6
