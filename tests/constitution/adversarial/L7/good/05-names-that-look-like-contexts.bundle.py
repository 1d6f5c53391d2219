# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/order.py
"""The order in which invoices are collected."""

from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Order(DomainModel):
    least: Money
# --- file: src/app/domain/billing/identity.py
from app.domain.billing.order import Order
from app.domain.shared.model import DomainModel

from . import order
from .order import Order as Sequence


class Identity(DomainModel):
    first: Order
    second: Sequence | None = None
    third: order.Order | None = None
# --- file: src/app/domain/billing/collection.py
import inventory
from identity.tokens import Token

from app.domain.billing import identity as own
from app.domain.shared.model import DomainModel


class Collection(DomainModel):
    owner: own.Identity

    def is_signed(self, token: Token) -> bool:
        return token in inventory.tokens()
