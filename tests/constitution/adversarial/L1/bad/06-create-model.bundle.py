# --- file: src/app/domain/inventory/snapshot.py
import pydantic
from pydantic import ConfigDict, create_model

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

StockSnapshot = create_model("StockSnapshot", sku=(Sku, ...), on_hand=(Quantity, ...))  #! L1

Movement = pydantic.create_model("Movement", sku=(Sku, ...))  #! L1

Counted = create_model("Counted", __base__=DomainModel, sku=(Sku, ...))

Booked = create_model("Booked", __config__=ConfigDict(frozen=True), sku=(Sku, ...))
