# --- file: src/app/domain/shared/base.py
from pydantic import BaseModel

__all__ = ["Entity"]


class Entity(BaseModel):  #! L1
    """Anything with a life cycle."""
# --- file: src/app/domain/shared/__init__.py
from app.domain.shared.base import *
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared import Entity as Thing


class Shelf(Thing):  #! L1
    sku: Sku
    on_hand: Quantity


class LabelledShelf(Shelf, frozen=True):
    label: Sku
