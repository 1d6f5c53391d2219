# === case: 01-raise-value-error-in-aggregate
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def take(self, wanted: Quantity) -> "StockItem":
        if not self.on_hand.covers(wanted):
            raise ValueError("insufficient stock")  #! L2
        return self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})
# === case: 02-custom-exception-hierarchy
# --- file: src/app/domain/inventory/errors.py
class InventoryError(Exception):  #! L2
    """Base for inventory failures."""


class OutOfStock(InventoryError):  #! L2
    pass
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.errors import OutOfStock
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def take(self, wanted: Quantity) -> "StockItem":
        if not self.on_hand.covers(wanted):
            raise OutOfStock  #! L2
        return self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})
# === case: 05-go-style-tuple
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def take(self, wanted: Quantity) -> tuple[bool, "StockItem"]:  #! L2
        if not self.on_hand.covers(wanted):
            return False, self
        return True, self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})
