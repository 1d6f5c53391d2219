# --- file: src/app/domain/hotel/__init__.py
# --- file: src/app/domain/hotel/stay.py
import decimal
import uuid
from typing import Any

from app.domain.shared.model import DomainModel


class Stay(DomainModel):
    id: uuid.UUID  #! L3
    nights: int  #! L3
    price: decimal.Decimal  #! L3
    phase: complex = 0j  #! L3
    passport: bytes  #! L3
    late: bool = False  #! L3
    extra: Any = None  #! L3
    thing: object = None  #! L3
