# === case: 01-dict-literal-config
# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel

from app.domain.inventory.value import Quantity, Sku


class StockItem(BaseModel):
    model_config = {"frozen": True}

    sku: Sku
    on_hand: Quantity

    def can_supply(self, wanted: Quantity) -> bool:
        return self.on_hand.covers(wanted)
# === case: 03-class-keyword
# --- file: src/app/domain/identity/user.py
from pydantic import BaseModel

from app.domain.identity.value import EmailAddress, UserId


class User(BaseModel, frozen=True):
    id: UserId
    email: EmailAddress
