# --- file: src/app/api/order/status.py
from typing import Annotated

from fastapi import APIRouter, Body, HTTPException

from app.domain.order.order import Order
from app.domain.order.repository import OrderFound, OrderLookup
from app.domain.shared.value import Money

router = APIRouter(prefix="/status")

LIMIT = Money(amount=100)


def shown(lookup: OrderLookup) -> Order:
    match lookup:
        case OrderFound(order=order):
            if not order.is_open:  #! L6
                raise HTTPException(409, "closed")
            return order
        case _:
            raise HTTPException(404)


@router.post("/dear")
async def dear(order: Annotated[Order, Body()]) -> dict[str, bool]:
    return {"dear": order.total().amount > LIMIT.amount}  #! L6


@router.post("/size")
async def size(orders: list[Order]) -> dict[str, int]:
    return {"lines": len([o for o in orders if len(o.lines) > 1])}  #! L6
