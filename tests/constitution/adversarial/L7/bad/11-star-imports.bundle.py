# --- file: src/app/domain/pricing/__init__.py
# --- file: src/app/domain/pricing/value.py
from app.domain.catalogue.item import *  #! L7
from app.domain.shared.value import Money


class Price(Money):
    def belongs_to(self, item: "Item") -> bool:
        return item.price == self
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/item.py
import app.domain.pricing.value as pricing  #! L7
from app.domain.shared.model import DomainModel

__all__ = ["Item"]


class Item(DomainModel):
    price: "pricing.Price"
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Prices
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from pricing**: `Price`
#| - **Imports from catalogue**: `Item`
