# --- file: src/app/domain/inventory/delivery.py
from typing import Optional, TypeAlias, Union

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Delivered(DomainModel):
    sku: Sku


class Delayed(DomainModel):
    sku: Sku
    missing: Quantity


class ByRoad(DomainModel):
    sku: Sku


class BySea(DomainModel):
    sku: Sku


type DeliveryOutcome = Delivered | Delayed  #! L2
Carriage: TypeAlias = "ByRoad | BySea"  #! L2
Lost = Optional[Union[Delivered, ByRoad]]  #! L2


class Delivery(DomainModel):
    sku: Sku
    expected: Quantity
    carrier: ByRoad | BySea | None = None  #! L2

    def arrive(self, counted: Quantity) -> Delivered | Delayed:  #! L2
        if counted.covers(self.expected):
            return Delivered(sku=self.sku)
        return Delayed(sku=self.sku, missing=self.expected.minus(counted))
