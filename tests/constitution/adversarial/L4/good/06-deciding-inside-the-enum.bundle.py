# --- file: src/app/domain/inventory/type.py
from enum import IntEnum, StrEnum
from typing import Self


class Priority(IntEnum):
    LOW = 1
    NORMAL = 2
    HIGH = 3

    @property
    def urgent(self) -> bool:
        return self >= Priority.HIGH

    @classmethod
    def highest(cls, *priorities: Self) -> Self:
        def rank(priority: Self) -> int:
            return 0 if priority is cls.LOW else priority.value

        return max(priorities, key=rank)


class Storage(StrEnum):
    COLD = "cold"
    DRY = "dry"
    OPEN = "open"

    def degrees(self) -> int:
        return {Storage.COLD: 4, Storage.DRY: 18}.get(self, 20)

    def is_indoors(self) -> bool:
        return self in (Storage.COLD, self.DRY) or self.value == "open"

    def fits(self, other: "Storage") -> bool:
        match self, other:
            case (Storage.COLD, Storage.COLD):
                return True
            case (Storage.OPEN, _):
                return False
            case _:
                return other is not Storage.COLD
# --- file: src/app/domain/inventory/shelf.py
from app.domain.inventory.type import Priority, Storage
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Shelf(DomainModel):
    sku: Sku
    storage: Storage = Storage.DRY
    priority: Priority = Priority.NORMAL

    def is_safe(self) -> bool:
        return self.storage.is_indoors() and not self.priority.urgent

    def can_hold(self, other: "Shelf") -> bool:
        return self.storage.fits(other.storage)

    def moved(self) -> "Shelf":
        return self.model_copy(update={"storage": Storage.OPEN})
