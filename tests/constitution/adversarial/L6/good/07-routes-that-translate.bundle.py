# --- file: src/app/api/order/contracts.py
"""What orders look like over HTTP."""

from decimal import Decimal
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.order import Order
from app.domain.order.value import OrderLine
from app.domain.shared.value import Currency, Money


class LineRequest(BaseModel):
    sku: str
    pieces: int = Field(ge=1)
    price: Decimal
    currency: str | None = None

    def to_domain(self) -> OrderLine:
        currency = Currency(self.currency) if self.currency else Currency.EUR
        return OrderLine(
            sku=Sku(self.sku),
            quantity=Quantity(self.pieces),
            unit_price=Money(amount=self.price, currency=currency),
        )


class OrderResponse(BaseModel):
    id: UUID
    status: str
    total: Decimal
    lines: list[str] = []

    @classmethod
    def from_domain(cls, order: Order) -> Self:
        return cls(
            id=order.id.root,
            status=order.status.value,
            total=order.total().amount,
            lines=[line.sku.root for line in order.lines],
        )
# --- file: src/app/api/order/orders.py
"""Orders over HTTP: parse, delegate, translate the outcome."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Response

from app.api.deps import get_order_service
from app.api.order.contracts import OrderResponse
from app.domain.order.order import (
    CancellationRefused,
    CancelOutcome,
    OrderCancelled,
    OrderNotFound,
)
from app.domain.order.type import CancelReason
from app.domain.order.value import OrderId
from app.service.order import OrderServiceRunner

router = APIRouter(prefix="/v2/orders", tags=["order"])

Service = Annotated[OrderServiceRunner, Depends(get_order_service)]


def answer(outcome: CancelOutcome) -> OrderResponse:
    """Give each outcome its one meaning over HTTP."""
    match outcome:
        case OrderCancelled(order=order):
            return OrderResponse.from_domain(order)
        case CancellationRefused(status=status):
            raise HTTPException(HTTPStatus.CONFLICT, f"the order is {status}")
        case OrderNotFound(order_id=order_id):
            raise HTTPException(HTTPStatus.NOT_FOUND, f"no order {order_id.root}")


@router.post("/{order_id}/cancel", responses={404: {}, 409: {}})
async def cancel(
    order_id: UUID,
    reason: CancelReason,
    service: Service,
    response: Response,
    prefer: Annotated[str | None, Header()] = None,
    verbose: Annotated[bool, Query()] = False,
) -> OrderResponse | None:
    """Call an order off."""
    outcome = await service.cancel(OrderId(order_id), reason)
    if prefer == "return=minimal" and not verbose:
        response.status_code = HTTPStatus.NO_CONTENT
        return None
    return answer(outcome)
