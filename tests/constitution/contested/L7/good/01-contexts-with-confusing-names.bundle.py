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
