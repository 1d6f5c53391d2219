# --- file: src/app/domain/inventory/owner.py
from app.domain.identity import value as people  #! L7
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Owner(DomainModel):
    sku: Sku
    user: people.UserId
# --- file: src/app/domain/inventory/keeper.py
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

from ..identity.value import EmailAddress as Mail  #! L7


class Keeper(DomainModel):
    sku: Sku
    mail: Mail

    def is_known(self) -> bool:
        import importlib

        return importlib.import_module("app.domain.identity.value") is not None  #! L7
# --- file: src/app/domain/inventory/visitor.py
try:
    from app.domain.identity.value import UserId  #! L7
except ImportError:
    UserId = None  # type: ignore[assignment,misc]

from app.domain.shared.model import DomainModel


class Visitor(DomainModel):
    user: UserId | None = None
