# --- file: src/app/domain/inventory/warehouse.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Location(DomainModel):
    model_config = ConfigDict(title="Location", extra="ignore")

    sku: Sku


class Bin(Location):
    capacity: Quantity


class Titled(BaseModel, frozen=True):
    model_config = ConfigDict(str_strip_whitespace=True)


class Dock(Titled, BaseModel):
    sku: Sku


class Ramp(BaseModel):
    class Config:
        frozen = True
        title = "Ramp"

    sku: Sku


class Gate(Titled, DomainModel):
    model_config = {"extra": "forbid"}

    sku: Sku
