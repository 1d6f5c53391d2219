# --- file: src/app/domain/__init__.py
from app.domain.identity.value import UserId
from app.domain.inventory.value import Sku

__all__ = ["Sku", "UserId"]
# --- file: src/app/domain/order/owner.py
from app.domain import Sku
from app.domain import UserId as Owner  #! L7
from app.domain.shared.model import DomainModel


class Owned(DomainModel):
    owner: Owner
    sku: Sku
