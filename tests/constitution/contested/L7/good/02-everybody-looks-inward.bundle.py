# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.shared.model import DomainModel


class Fact(DomainModel):
    at: datetime
# --- file: src/app/domain/parade/parade.py
from app.domain.event.base import Fact
from app.domain.shared import value as kernel
from app.domain.shared.model import DomainModel


class Parade(DomainModel):
    cost: kernel.Money


class Marched(Fact):
    parade: Parade
# --- file: src/app/domain/parade/repository/__init__.py
from .port import Parades

__all__ = ["Parades"]
# --- file: src/app/domain/parade/repository/port.py
from typing import Protocol

from ..parade import Parade


class Parades(Protocol):
    async def all(self) -> tuple[Parade, ...]: ...
# --- file: src/app/service/parade.py
import logfire

from app.domain.inventory.value import Sku
from app.domain.order.repository import OrderRepository
from app.domain.parade.repository import Parades
from app.service import order as orders
from app.service.marching.steps import Steps


class ParadeService:
    def __init__(
        self, parades: Parades, bought: OrderRepository, runner: orders.OrderServiceRunner
    ) -> None:
        self._parades = parades
        self._bought = bought
        self._runner = runner

    @logfire.instrument("service.parade.march")
    async def march(self, sku: Sku, steps: Steps) -> None:
        for parade in await self._parades.all():
            await steps.take(parade)
# --- file: src/app/service/marching/steps.py
import logfire

from app.domain.parade.parade import Parade
from app.service.marching import pace


class Steps:
    @logfire.instrument("service.marching.take")
    async def take(self, parade: Parade) -> Parade:
        return await pace.kept(parade)
# --- file: src/app/service/marching/pace.py
from typing import TYPE_CHECKING

from app.domain.parade.parade import Parade

if TYPE_CHECKING:
    from app.service.marching.steps import Steps


async def kept(parade: Parade, steps: "Steps | None" = None) -> Parade:
    return parade
# --- file: src/app/api/parade/routes.py
from fastapi import APIRouter, Request

from app.api.deps import get_order_service
from app.domain.parade.parade import Parade
from app.domain.parade.repository import Parades
from app.service.parade import ParadeService

router = APIRouter()


@router.get("/parades")
async def index(request: Request) -> tuple[Parade, ...]:
    service: ParadeService = request.app.state.parades
    parades: Parades = request.app.state.repository
    get_order_service(request)
    return await parades.all() if service else ()
# --- file: tools/report.py
from app.domain.order.repository import OrderRow
from app.main import create_app

print(OrderRow, create_app)
