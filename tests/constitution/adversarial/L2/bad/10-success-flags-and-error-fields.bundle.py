# --- file: src/app/domain/inventory/transfer.py
from enum import StrEnum
from typing import Optional

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class TransferFault(StrEnum):
    CLOSED = "closed"
    FULL = "full"


class TransferResult(DomainModel):
    success: bool  #! L2 L3
    sku: Sku
    error: TransferFault | None = None  #! L2


class BookingResult(DomainModel):
    booked: Quantity | None = None
    error: Optional[str] = None  #! L2 L3
