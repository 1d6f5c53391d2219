# --- file: src/app/domain/inventory/event.py
from datetime import datetime
from typing import Literal
from uuid import UUID

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class StockEvent(DomainModel):
    event_id: UUID  #! L3
    sku: Sku
    occurred_at: datetime


class StockCounted(StockEvent):
    counted: Quantity
    counted_by: str  #! L3


class StockRefused(DomainModel):
    kind: Literal["refused"] = "refused"
    sku: Sku
    message: str  #! L3
    retry: bool = False  #! L3
