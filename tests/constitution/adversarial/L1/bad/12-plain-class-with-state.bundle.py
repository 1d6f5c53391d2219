# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.value import Quantity, Sku


class Shelf:  #! L1
    def __init__(self, sku: Sku, on_hand: Quantity) -> None:
        self.sku = sku
        self.on_hand = on_hand

    def holds(self, sku: Sku) -> bool:
        return self.sku == sku
