# === case: 01-crews-voyages-and-ports
# --- file: src/app/domain/crew/__init__.py
from .sailor import *
# --- file: src/app/domain/crew/sailor.py
from pydantic import RootModel

from app.domain.shared.model import DomainModel
from app.domain.voyage.value import VoyageId  #! L7

__all__ = ["Sailor", "SailorName"]


class SailorName(RootModel[str], frozen=True):
    """How a sailor is called on board."""


class Sailor(DomainModel):
    name: SailorName
    on: VoyageId | None = None
# --- file: src/app/domain/voyage/value.py
from uuid import UUID

from pydantic import RootModel


class VoyageId(RootModel[UUID], frozen=True):
    """Names one voyage."""
# --- file: src/app/domain/voyage/voyage.py
from app.domain.shared.model import DomainModel
from app.domain.voyage.value import VoyageId


class Voyage(DomainModel):
    id: VoyageId

    def ends(self, port: "Port") -> bool:
        return bool(port)


if True:
    from app.domain.haven.port import Port  #! L7
# --- file: src/app/domain/haven/port.py
from app.domain.shared.model import DomainModel


class Port(DomainModel):
    def keeper(self) -> "Port":
        from app.domain.crew import SailorName as Name  #! L7

        return self if Name else self
# --- file: src/app/domain/depot/shed.py
from app.domain.haven.port import Port
from app.domain.shared.model import DomainModel


class Shed(DomainModel):
    port: Port
# --- file: specs/002-ships/plan.md
#| # Implementation Plan: Ships
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from voyage**: `VoyageId` — a crew sails
#| - **Imports from haven**: `Port` — a voyage ends, a shed stands
#| - **Imports from crew**: `SailorName` — a port is kept
# === case: 02-arrows-that-point-outward
# --- file: src/app/domain/kiosk/value.py
from pydantic import RootModel

from ...config import Settings  #! L7


class Price(RootModel[int], frozen=True):
    """What a paper costs."""


DEFAULTS = Settings
# --- file: src/app/domain/kiosk/kiosk.py
from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from app.domain.kiosk.value import Price
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    import app.service.kiosk as kiosk_service  #! L7


class Kiosk(DomainModel):
    price: Price

    def served(self, by: kiosk_service.KioskService) -> Kiosk:
        importlib.import_module("app.main")  #! L7
        return self
# --- file: src/app/domain/kiosk/repository.py
from typing import Protocol

from app.api.kiosk.contract import KioskOut  #! L7
from app.domain.kiosk.kiosk import Kiosk


class Kiosks(Protocol):
    async def all(self) -> tuple[Kiosk, ...]: ...


SHOWN = KioskOut
# --- file: src/app/service/kiosk.py
import logfire

from app.config import Settings
from app.domain.kiosk.kiosk import Kiosk
from app.domain.kiosk.repository import Kiosks

from ..api.kiosk import contract  #! L7


class KioskService:
    def __init__(self, kiosks: Kiosks, settings: Settings) -> None:
        self._kiosks = kiosks
        self._settings = settings

    @logfire.instrument("service.kiosk.all")
    async def all(self) -> tuple[Kiosk, ...]:
        from app import main  #! L7

        logfire.info("app", app=main.__name__, shown=contract.__name__)
        return await self._kiosks.all()
# --- file: src/app/api/kiosk/contract.py
from pydantic import BaseModel

from app.domain.kiosk.value import Price


class KioskOut(BaseModel):
    price: Price
# === case: 03-neighbours-who-did-not-ask
# --- file: src/app/domain/tenant/value.py
from pydantic import RootModel


class TenantName(RootModel[str], frozen=True):
    """Who rents."""
# --- file: src/app/domain/tenant/repository.py
from typing import Protocol

from app.domain.tenant.value import TenantName


class Tenants(Protocol):
    async def all(self) -> tuple[TenantName, ...]: ...
# --- file: src/app/domain/tenant/__init__.py
from app.domain.tenant.repository import Tenants
from app.domain.tenant.value import TenantName

__all__ = ["TenantName", "Tenants"]
# --- file: src/app/domain/flat/flat.py
import app.domain.order.value as orders  #! L7
from app.domain import tenant
from app.domain.shared.model import DomainModel
from app.domain.tenant import TenantName


class Flat(DomainModel):
    tenant: TenantName
    other: "tenant.TenantName"
    bought: orders.OrderId
# --- file: src/app/domain/flat/lease.py
from app.domain.shared.model import DomainModel
from app.domain.tenant import Tenants, TenantName  #! L7


class Lease(DomainModel):
    tenant: TenantName

    def holds(self, tenants: Tenants) -> bool:
        return bool(tenants)
# --- file: src/app/domain/flat/repository.py
from typing import Protocol

from app.domain.flat.flat import Flat
from app.domain.tenant import repository as tenants  #! L7


class Flats(tenants.Tenants, Protocol):
    async def of(self, flat: Flat) -> Flat: ...
# --- file: src/app/domain/shared/address.py
from app.domain.flat.flat import Flat  #! L7

HOME = Flat
# --- file: specs/002-flats/plan.md
#| # Implementation Plan: Flats
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from tenant**: `TenantName` — who lives there
#| - **Imports from identity**: `UserId` — who signed #! L7
# === case: 04-services-that-hold-hands
# --- file: src/app/service/cooking.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

from app.domain.order.value import OrderId

if TYPE_CHECKING:
    from app.service.serving.waiter import Waiter  #! L7


class CookingService:
    def __init__(self, waiter: Waiter) -> None:
        self._waiter = waiter

    @logfire.instrument("service.cooking.cook")
    async def cook(self, order_id: OrderId) -> OrderId:
        return await self._waiter.serve(order_id)
# --- file: src/app/service/serving/waiter.py
import logfire

from app.domain.order.value import OrderId
from app.service.serving.menu import Menu


class Waiter:
    def __init__(self, menu: Menu) -> None:
        self._menu = menu

    @logfire.instrument("service.serving.serve")
    async def serve(self, order_id: OrderId) -> OrderId:
        return await self._menu.cooked(order_id)
# --- file: src/app/service/serving/menu.py
import logfire

from app.domain.order.value import OrderId
from app.service import cooking  #! L7


class Menu:
    def __init__(self, cook: "cooking.CookingService") -> None:
        self._cook = cook

    @logfire.instrument("service.menu.cooked")
    async def cooked(self, order_id: OrderId) -> OrderId:
        return await self._cook.cook(order_id)
# --- file: src/app/service/cleaning.py
import logfire

from app.domain.order.value import OrderId
from app.service.serving.menu import Menu


class CleaningService:
    def __init__(self, menu: Menu) -> None:
        self._menu = menu

    @logfire.instrument("service.cleaning.clean")
    async def clean(self, order_id: OrderId) -> OrderId:
        return await self._menu.cooked(order_id)
