# === case: 01-two-context-cycle
# --- file: src/app/domain/inventory/stock.py
from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId  #! L7
from app.domain.shared.model import DomainModel


class StockItem(DomainModel):
    sku: Sku
    on_hand: Quantity
    reserved_for: OrderId | None = None
# --- file: src/app/domain/order/value.py
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, RootModel

from app.domain.inventory.value import Quantity, Sku  #! L7
from app.domain.shared.value import Money


class OrderId(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID = Field(default_factory=uuid4)


class CustomerRef(RootModel[UUID]):
    model_config = ConfigDict(frozen=True)
    root: UUID


class OrderLine(BaseModel):
    model_config = ConfigDict(frozen=True)

    sku: Sku
    quantity: Quantity
    unit_price: Money

    def subtotal(self) -> Money:
        return self.unit_price.times(self.quantity.root)
# === case: 02-type-checking-cycle
# --- file: src/app/domain/identity/user.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.billing.invoice import Invoice  #! L7


class User(DomainModel):
    id: UserId
    email: EmailAddress

    def owes(self, invoice: Invoice) -> bool:
        return invoice.payer == self.id
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from identity**: `UserId`
#| - **Imports from billing**: `Invoice`
# === case: 05-domain-imports-api-under-type-checking
# --- file: src/app/domain/order/mapper.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.api.order.contracts import CancelRequest  #! L7


class Mapper(DomainModel):
    order_id: OrderId

    def accepts(self, request: CancelRequest) -> bool:
        return request is not None
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class CancelRequest(BaseModel):
    comment: str = ""
