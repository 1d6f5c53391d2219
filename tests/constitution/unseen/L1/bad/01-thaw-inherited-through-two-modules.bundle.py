# --- file: src/app/domain/fleet/__init__.py
# --- file: src/app/domain/fleet/base.py
import pydantic as pyd


class Tracked(pyd.BaseModel):  #! L1
    model_config = pyd.ConfigDict(str_strip_whitespace=True)
# --- file: src/app/domain/fleet/value.py
from uuid import UUID

from pydantic import RootModel


class VehicleId(RootModel[UUID], frozen=True):
    pass


class Plate(RootModel[str]):  #! L1
    pass
# --- file: src/app/domain/fleet/vehicle.py
from app.domain.fleet import base
from app.domain.fleet.value import Plate, VehicleId


class Vehicle(base.Tracked):  #! L1
    id: VehicleId
    plate: Plate


class Van(Vehicle, frozen=True):
    spare: Plate | None = None
