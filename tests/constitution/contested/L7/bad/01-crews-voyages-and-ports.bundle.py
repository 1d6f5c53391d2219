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
