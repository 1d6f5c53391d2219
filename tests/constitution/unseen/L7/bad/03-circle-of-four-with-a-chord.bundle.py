# --- file: src/app/domain/north/__init__.py
# --- file: src/app/domain/north/value.py
from app.domain.east.value import East  #! L7
from app.domain.shared.model import DomainModel
from app.domain.south import value as south  #! L7


class North(DomainModel):
    right: East
    opposite: "south.South"
# --- file: src/app/domain/east/__init__.py
# --- file: src/app/domain/east/value.py
from __future__ import annotations

import typing

from app.domain.shared.model import DomainModel

if typing.TYPE_CHECKING:
    from app.domain.south.value import South  #! L7


class East(DomainModel):
    right: South
# --- file: src/app/domain/south/__init__.py
# --- file: src/app/domain/south/value.py
from app.domain.shared.model import DomainModel
from app.domain.west.value import West  #! L7


class South(DomainModel):
    right: West
# --- file: src/app/domain/west/__init__.py
# --- file: src/app/domain/west/value.py
import app.domain.north.value  #! L7
from app.domain.inventory.value import Sku
from app.domain.shared.model import DomainModel


class West(DomainModel):
    right: "app.domain.north.value.North"
    sku: Sku
# --- file: specs/001-order/plan.md
#| # Implementation Plan: Compass
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from inventory**: `Sku`, `Quantity`
#| - **Imports from north**: `North`
#| - **Imports from east**: `East`
#| - **Imports from south**: `South`
#| - **Imports from west**: `West`
