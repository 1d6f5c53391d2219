# --- file: src/app/service/overview.py
import logfire

from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.shared.value import Money
from app.service.audit import AuditService


class OverviewService:
    def __init__(self, orders: OrderRepository, audit: AuditService) -> None:
        self._orders = orders
        self._audit = audit

    @logfire.instrument("service.overview.worth")
    async def worth(self, user_id: UserId, sku: Sku, order: Order) -> Money:
        await self._audit.note(user_id)
        saved = await self._orders.save(order)
        logfire.info("valued", sku=sku.root)
        return saved.total()
# --- file: src/app/service/audit.py
import logfire

from app.config import Settings
from app.domain.identity.value import UserId


class AuditService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @logfire.instrument("service.audit.note")
    async def note(self, user_id: UserId) -> UserId:
        return await self._noted(user_id)

    async def _noted(self, user_id: UserId) -> UserId:
        return user_id
# --- file: src/app/api/overview/routes.py
from fastapi import APIRouter, Request

from app.config import Settings
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku
from app.domain.order.order import Order
from app.domain.shared.value import Money
from app.service.overview import OverviewService

router = APIRouter(prefix="/overview")


@router.post("")
async def worth(request: Request, order: Order, user_id: UserId, sku: Sku) -> Money:
    service: OverviewService = request.app.state.overview
    settings: Settings = request.app.state.settings
    request.state.pool_size = settings.pool_size
    return await service.worth(user_id, sku, order)
