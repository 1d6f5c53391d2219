# --- file: src/app/domain/inventory/stock.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.identity.value import UserId  #! L7


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity

    def is_counted_by(self, user_id: UserId) -> bool:
        return user_id is not None
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/bill.py
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Bill(DomainModel):
    due: Money

    def is_payable(self) -> bool:
        import app.domain.identity.value as people  #! L7

        return people is not None
