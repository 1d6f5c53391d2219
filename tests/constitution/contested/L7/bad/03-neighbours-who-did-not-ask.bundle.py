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
