# --- file: src/app/domain/order/mixed.py
from app.domain import identity, inventory  #! L7
from app.domain.shared.model import DomainModel


class Mixed(DomainModel):
    owner: "identity.value.UserId"
    sku: "inventory.value.Sku"
# --- file: src/app/domain/order/modules.py
import app.domain.identity.value, app.domain.inventory.value  # noqa: E401  #! L7

from app.domain.shared.model import DomainModel


class Modules(DomainModel):
    owner: app.domain.identity.value.UserId
    sku: app.domain.inventory.value.Sku
