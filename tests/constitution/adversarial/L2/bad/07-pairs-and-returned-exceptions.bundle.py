# --- file: src/app/domain/inventory/pallet.py
import typing as t

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

type Answer = tuple[bool, Sku]


class Pallet(DomainModel):
    sku: Sku
    on_hand: Quantity

    def reserve(self, wanted: Quantity) -> t.Tuple[bool, Sku | None]:  #! L2
        if self.on_hand.covers(wanted):
            return True, self.sku
        return False, None

    def release(self) -> Answer:  #! L2
        return True, self.sku

    def take(self, wanted: Quantity) -> "Pallet | ValueError":  #! L2
        if not self.on_hand.covers(wanted):
            return ValueError("too little left")
        return self.model_copy(update={"on_hand": self.on_hand.minus(wanted)})

    def levels(self) -> tuple[Quantity, Sku]:
        return self.on_hand, self.sku
