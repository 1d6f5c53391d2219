# --- file: src/app/api/order/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Response, status
from fastapi.responses import JSONResponse

from app.api.deps import get_order_service
from app.domain.order.order import CancellationRefused, OrderCancelled, OrderNotFound
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/orders", tags=["orders"])
Service = Annotated[OrderServiceRunner, Depends(get_order_service)]


@router.post("/{order_id}/cancel", response_model=None)
async def cancel_order(
    order_id: UUID,
    service: Service,
    response: Response,
    reason: CancelReason = CancelReason.CUSTOMER_REQUEST,
    if_match: Annotated[str | None, Header()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    if if_match is None:
        raise HTTPException(status.HTTP_428_PRECONDITION_REQUIRED, "send If-Match")
    if not if_match.startswith('"') or limit > 50:
        raise HTTPException(status.HTTP_400_BAD_REQUEST)
    match await service.cancel(OrderId(order_id), reason):
        case OrderCancelled(order=order):
            response.headers["ETag"] = f'"{order.id.root}"'
            return JSONResponse(order.model_dump(mode="json"), headers=dict(response.headers))
        case CancellationRefused(status=state):
            raise HTTPException(409, f"an order that is {state.value} stays as it is")
        case OrderNotFound():
            raise HTTPException(404, "no such order")
