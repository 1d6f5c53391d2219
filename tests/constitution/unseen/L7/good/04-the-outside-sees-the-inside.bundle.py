# --- file: src/app/service/billing.py
import logfire

from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order import order, value
from app.domain.order.repository import OrderFound, OrderRepository
from app.domain.shared.value import Money


class BillingService:
    def __init__(self, settings: Settings, orders: OrderRepository) -> None:
        self._settings = settings
        self._orders = orders

    @logfire.instrument("service.billing.bill")
    async def bill(self, order_id: value.OrderId, payer: UserId, *skus: Sku) -> Money:
        found = await self._orders.get(order_id)
        if isinstance(found, order.OrderNotFound):
            return Money(amount=0)
        assert isinstance(found, OrderFound)
        return found.order.total()
# --- file: src/app/api/billing/__init__.py
# --- file: src/app/api/billing/routes.py
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request

from app.api.deps import get_order_service
from app.api.order import routes as orders
from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.order.value import OrderId
from app.domain.shared.value import Money
from app.service.billing import BillingService

router = APIRouter(prefix="/billing", dependencies=[Depends(get_order_service)])
router.include_router(orders.router)


def settings() -> Settings:
    return Settings()


def billing(request: Request) -> BillingService:
    return request.app.state.billing


@router.post("/{order_id}/{user_id}")
async def bill(
    order_id: UUID, user_id: UUID, service: Annotated[BillingService, Depends(billing)]
) -> Money:
    return await service.bill(OrderId(order_id), UserId(user_id))
