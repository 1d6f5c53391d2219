# --- file: src/app/domain/fleet/__init__.py
# --- file: src/app/domain/fleet/value.py
from pydantic import BaseModel, Field, RootModel

from app.domain.shared.value import Currency as Currency


class ShipName(RootModel[str], frozen=True):
    root: str = Field(min_length=1)


class Position(BaseModel, frozen=True):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)

    def is_north_of(self, other: "Position") -> bool:
        return self.latitude > other.latitude
# --- file: src/app/domain/fleet/ship/__init__.py
from app.domain.fleet.ship.ship import Ship

__all__ = ["Ship"]
# --- file: src/app/domain/fleet/ship/ship.py
from app.domain.fleet.value import Position, ShipName
from app.domain.shared.model import DomainModel


class Ship(DomainModel):
    name: ShipName
    position: Position

    def sail(self, to: Position) -> "Ship":
        return self.model_copy(update={"position": to})
# --- file: src/app/domain/fleet/ship/crew.py
from ...shared.model import DomainModel
from ..value import ShipName
from .ship import Ship


class Crew(DomainModel):
    ship: ShipName

    def boards(self, ship: Ship) -> bool:
        return ship.name == self.ship
# --- file: src/app/service/fleet.py
import logfire

from app.domain.fleet.ship import Ship
from app.domain.fleet.value import Position
from app.service.tracking import TrackingService


class FleetService:
    def __init__(self, tracking: TrackingService) -> None:
        self._tracking = tracking

    @logfire.instrument("service.fleet.sail")
    async def sail(self, ship: Ship, to: Position) -> Ship:
        sailed = ship.sail(to)
        await self._tracking.track(sailed)
        return sailed
# --- file: src/app/service/tracking.py
import logfire

from app.domain.fleet.ship import Ship


class TrackingService:
    def __init__(self) -> None:
        self._last: Ship | None = None

    @logfire.instrument("service.tracking.track")
    async def track(self, ship: Ship) -> None:
        self._last = ship
