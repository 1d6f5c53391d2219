# === case: 01-three-context-cycle
# --- file: src/app/domain/alpha/__init__.py
# --- file: src/app/domain/alpha/value.py
from uuid import UUID

from pydantic import RootModel


class AlphaId(RootModel[UUID], frozen=True):
    """Names an alpha."""
# --- file: src/app/domain/alpha/alpha.py
from app.domain.alpha.value import AlphaId
from app.domain.beta.beta import Beta  #! L7
from app.domain.shared.model import DomainModel


class Alpha(DomainModel):
    id: AlphaId
    beta: Beta
# --- file: src/app/domain/beta/__init__.py
# --- file: src/app/domain/beta/beta.py
from app.domain.gamma.gamma import Gamma  #! L7
from app.domain.shared.model import DomainModel


class Beta(DomainModel):
    gamma: Gamma
# --- file: src/app/domain/gamma/__init__.py
# --- file: src/app/domain/gamma/gamma.py
from app.domain.shared.model import DomainModel


class Gamma(DomainModel):
    def names(self, other: "Gamma") -> bool:
        from app.domain.alpha.value import AlphaId  #! L7

        return isinstance(other, AlphaId)
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Greek
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from alpha**: `AlphaId`
#| - **Imports from beta**: `Beta`
#| - **Imports from gamma**: `Gamma`
# === case: 02-services-in-a-circle
# --- file: src/app/service/shipping.py
import logfire

from app.domain.order.value import OrderId
from app.service.returning import ReturningService  #! L7


class ShippingService:
    def __init__(self, returning: ReturningService) -> None:
        self._returning = returning

    @logfire.instrument("service.shipping.ship")
    async def ship(self, order_id: OrderId) -> OrderId:
        return await self._returning.accept(order_id)
# --- file: src/app/service/returning.py
import logfire

from app.domain.order.value import OrderId


class ReturningService:
    @logfire.instrument("service.returning.accept")
    async def accept(self, order_id: OrderId) -> OrderId:
        return await self._accepted(order_id)

    async def _accepted(self, order_id: OrderId) -> OrderId:
        from app.service import shipping  #! L7

        logfire.info("accepted", by=shipping.__name__)
        return order_id
# === case: 03-outward-from-the-domain
# --- file: src/app/domain/order/outward.py
from app.api.order.contracts import CancelRequest  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

from ...service.order import OrderServiceRunner  #! L7


class Outward(DomainModel):
    order_id: OrderId

    def is_mapped_by(self, request: CancelRequest, service: OrderServiceRunner) -> bool:
        import app.main  #! L7

        return app.main is not None and request is not service
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class CancelRequest(BaseModel):
    comment: str = ""
# === case: 04-outward-from-a-service
# --- file: src/app/service/export.py
from __future__ import annotations

from typing import TYPE_CHECKING

import logfire

from app.domain.order.value import OrderId

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.api.order.contracts import ExportRequest  #! L7


class ExportService:
    @logfire.instrument("service.export.export")
    async def export(self, order_id: OrderId, request: ExportRequest) -> OrderId:
        return await self._exported(order_id)

    async def _exported(self, order_id: OrderId) -> OrderId:
        return order_id

    def app(self) -> FastAPI:
        from app.main import create_app  #! L7

        return create_app()
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel


class ExportRequest(BaseModel):
    comment: str = ""
# === case: 05-another-context-s-repository
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.order import repository as orders  #! L7
from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Invoice(DomainModel):
    order_id: OrderId

    def is_for(self, found: "orders.OrderFound") -> bool:
        return found.order.id == self.order_id
# --- file: src/app/domain/billing/repository.py
from typing import Protocol

from app.domain.billing.invoice import Invoice
from app.domain.order.repository import OrderRepository  #! L7


class InvoiceRepository(Protocol):
    async def save(self, invoice: Invoice, orders: OrderRepository) -> Invoice: ...
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Billing
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from order**: `OrderId`, `OrderFound`, `OrderRepository`
#|   - Justification: an invoice names its order
# === case: 06-undeclared
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
# === case: 07-undeclared-and-late
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
# === case: 08-declared-but-unused
# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#| 
#| ## Domain Design
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity` are the language of an order line
#|   - Justification: value objects only
#| - **Imports from identity**: `UserId` #! L7
#|   - Justification: an order will know its owner one day
# === case: 09-kernel-that-knows-a-context
# --- file: src/app/domain/shared/ownership.py
from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel


class Ownership(DomainModel):
    owner: UserId
# === case: 10-event-kernel-that-knows-a-context
# --- file: src/app/domain/event/__init__.py
# --- file: src/app/domain/event/base.py
from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from app.domain.identity.value import UserId  #! L7


class EventBase(BaseModel, frozen=True):
    occurred_at: datetime
    caused_by: UserId
# === case: 11-star-imports
# --- file: src/app/domain/pricing/__init__.py
# --- file: src/app/domain/pricing/value.py
from app.domain.catalogue.item import *  #! L7
from app.domain.shared.value import Money


class Price(Money):
    def belongs_to(self, item: "Item") -> bool:
        return item.price == self
# --- file: src/app/domain/catalogue/__init__.py
# --- file: src/app/domain/catalogue/item.py
import app.domain.pricing.value as pricing  #! L7
from app.domain.shared.model import DomainModel

__all__ = ["Item"]


class Item(DomainModel):
    price: "pricing.Price"
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Prices
#| 
#| ### Cross-Domain Dependencies
#| 
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from pricing**: `Price`
#| - **Imports from catalogue**: `Item`
# === case: 12-undeclared-through-the-domain-package
# --- file: src/app/domain/__init__.py
from app.domain.identity.value import UserId

__all__ = ["UserId"]
# --- file: src/app/domain/billing/__init__.py
# --- file: src/app/domain/billing/invoice.py
from app.domain import UserId  #! L7
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Invoice(DomainModel):
    payer: UserId
    due: Money
