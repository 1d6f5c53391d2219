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
