# --- file: src/app/domain/inventory/reservation.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Reservation(DomainModel):
    sku: Sku
    quantity: Quantity

    def belongs_to_an_order(self) -> bool:
        from ..order import value  #! L7

        return value.OrderLine is not None
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

import app.domain.inventory.value as stock  #! L7
from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity  #! L7
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: stock.Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
