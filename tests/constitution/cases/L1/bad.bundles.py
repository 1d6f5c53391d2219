# === case: 01-plain-basemodel
# --- file: src/app/domain/order/order_note.py
from pydantic import BaseModel

from app.domain.order.value import OrderId


class OrderNote(BaseModel):  #! L1
    order_id: OrderId

    def belongs_to(self, other: OrderId) -> bool:
        return self.order_id == other
# === case: 02-explicit-false
# --- file: src/app/domain/identity/profile.py
from pydantic import BaseModel, ConfigDict

from app.domain.identity.value import EmailAddress, UserId


class Profile(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=False,  #! L1
    )

    user_id: UserId
    email: EmailAddress
# === case: 05-spread-config-without-frozen
# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku

STRICT = {"extra": "forbid", "validate_default": True}


class StockItem(BaseModel):  #! L1
    model_config = ConfigDict(**STRICT)

    sku: Sku
    on_hand: Quantity

    def can_supply(self, wanted: Quantity) -> bool:
        return self.on_hand.covers(wanted)
