# --- file: src/app/domain/inventory/stock.py
from pydantic import BaseModel, ConfigDict

from app.domain.inventory.value import Quantity, Sku


class StockItem(BaseModel):
    model_config = ConfigDict(frozen=True)

    class Threshold(BaseModel):  #! L1
        reorder_at: Quantity

        class Override(BaseModel):  #! L1
            sku: Sku

    class Level(BaseModel, frozen=True):
        on_hand: Quantity

    sku: Sku
    level: Level
    threshold: Threshold


def audit_shape() -> type[BaseModel]:
    class Audit(BaseModel):  #! L1
        sku: Sku

    return Audit
