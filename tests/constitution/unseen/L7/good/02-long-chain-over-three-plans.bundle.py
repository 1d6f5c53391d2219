# --- file: src/app/domain/trip/__init__.py
from app.domain.trip.trip import Trip

__all__ = ["Trip"]
# --- file: src/app/domain/trip/trip.py
from app.domain.driver.driver import Driver
from app.domain.shared.model import DomainModel
from app.domain.vehicle import Vehicle


class Trip(DomainModel):
    driver: Driver
    vehicle: Vehicle
# --- file: src/app/domain/driver/__init__.py
# --- file: src/app/domain/driver/driver.py
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Driver(DomainModel):
    user: UserId
# --- file: src/app/domain/vehicle/__init__.py
from app.domain.vehicle.vehicle import Vehicle

__all__ = ["Vehicle"]
# --- file: src/app/domain/vehicle/vehicle.py
from pydantic import Field, RootModel

from app.domain.shared.model import DomainModel


class Plate(RootModel[str], frozen=True):
    root: str = Field(pattern="^[A-Z]{1,3}-[A-Z]{1,2} [0-9]{1,4}$")


class Vehicle(DomainModel):
    plate: Plate
# --- file: specs/002-drivers/plan.md
#| # Implementation Plan: Drivers
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — a driver is a user
# --- file: specs/003-trips/plan.md
#| # Implementation Plan: Trips
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from `driver`**: `Driver` — who drives
#|   - Justification: drivers know nothing of trips
#| - **Imports from vehicle**: `Vehicle` — what is driven
