# --- file: src/app/domain/inventory/failure.py
import builtins
from collections.abc import Callable

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

Failure = RuntimeError


class OutOfStock(Failure):  #! L2
    """Nothing is left."""


class NotStocked(builtins.KeyError):  #! L2
    pass


class Shelf(DomainModel):
    sku: Sku

    class Empty(LookupError):  #! L2
        pass

    class Restocked(DomainModel):
        sku: Sku


type Handler = Callable[[OutOfStock], None]
