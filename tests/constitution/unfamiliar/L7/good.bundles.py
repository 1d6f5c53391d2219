# === case: 01-two-contexts-that-say-so
# --- file: src/app/domain/harbour/value.py
from uuid import UUID

from pydantic import RootModel


class BerthId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/harbour/__init__.py
from app.domain.harbour.value import BerthId

__all__ = ["BerthId"]
# --- file: src/app/domain/vessel/vessel.py
from __future__ import annotations

from app.domain import harbour
from app.domain.shared.model import DomainModel

from .value import VesselId


class Vessel(DomainModel):
    id: VesselId
    berth: harbour.BerthId | None = None

    def moor(self, berth: harbour.BerthId) -> Vessel:
        return self.model_copy(update={"berth": berth})
# --- file: src/app/domain/vessel/value.py
from uuid import UUID

from pydantic import RootModel


class VesselId(RootModel[UUID], frozen=True):
    pass
# --- file: specs/002-vessel/plan.md
#| # Implementation Plan: Vessels
#|
#| ## Domain Design
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from harbour**: `BerthId`, where a vessel lies
#|   - Justification: an identity only
#|
#| ## Complexity Tracking
#|
#| | Violation | Why Needed | Simpler Alternative Rejected Because |
#| |-----------|------------|-------------------------------------|
