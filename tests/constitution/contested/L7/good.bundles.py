# === case: 01-contexts-with-confusing-names
# --- file: src/app/domain/service/value.py
"""The services that a garage offers."""

from pydantic import RootModel


class ServiceCode(RootModel[str], frozen=True):
    """What a mechanic is asked to do."""
# --- file: src/app/domain/service/main.py
from app.domain.service.value import ServiceCode
from app.domain.shared.model import DomainModel


class Inspection(DomainModel):
    code: ServiceCode
# --- file: src/app/domain/api/repository_policy.py
"""How long what a partner's interface told is kept."""

from datetime import timedelta

from app.domain.service.main import Inspection
from app.domain.service.value import ServiceCode
from app.domain.shared.model import DomainModel


class Retention(DomainModel):
    code: ServiceCode
    last: Inspection | None = None
    keeps: timedelta
# --- file: src/app/domain/garage/garage.py
from app.domain.api import repository_policy
from app.domain.api.repository_policy import Retention
from app.domain.garage import bay
from app.domain.shared.model import DomainModel


class Garage(DomainModel):
    retention: Retention
    bays: "tuple[bay.Bay, ...]" = ()
    spare: "repository_policy.Retention | None" = None
# --- file: src/app/domain/garage/bay.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.garage.garage import Garage


class Bay(DomainModel):
    def belongs(self, garage: Garage) -> bool:
        return self in garage.bays
# --- file: src/app/service/main.py
import logfire

from app.domain.garage.garage import Garage
from app.domain.service.main import Inspection


class GarageService:
    @logfire.instrument("service.garage.inspect")
    async def inspect(self, garage: Garage, inspection: Inspection) -> Garage:
        logfire.info("inspecting", code=inspection.code.root)
        return garage
# --- file: specs/002-garage/plan.md
#| # Implementation Plan: Garage
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from service**: `ServiceCode`, `Inspection`
#|   - Justification: what was done decides how long it is kept
# --- file: specs/003-bays/plan.md
#| # Implementation Plan: Bays
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from api**: `Retention` — the same rule holds for bays
# === case: 02-everybody-looks-inward
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
