# --- file: src/app/domain/catalogue/__init__.py
from app.domain.catalogue.repository import Articles

__all__ = ["Articles"]
# --- file: src/app/domain/catalogue/repository/__init__.py
from app.domain.catalogue.repository.port import Articles

__all__ = ["Articles"]
# --- file: src/app/domain/catalogue/repository/port.py
from typing import Protocol

from app.domain.inventory.value import Sku


class Articles(Protocol):
    async def all(self) -> tuple[Sku, ...]: ...
# --- file: src/app/domain/offer/__init__.py
# --- file: src/app/domain/offer/offer.py
from typing import TYPE_CHECKING

from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from app.domain.catalogue.repository.port import Articles  #! L7


class Offer(DomainModel):
    sku: Sku

    def is_in(self, articles: "Articles") -> bool:
        return articles is not None
# --- file: src/app/domain/offer/bundle.py
from app.domain.catalogue import Articles  #! L7
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class Bundle(DomainModel):
    sku: Sku

    def is_in(self, articles: Articles) -> bool:
        return articles is not None
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Orders
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from catalogue**: `Articles`
