# --- file: src/app/domain/order/route.py
from __future__ import annotations

import collections.abc as cabc
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.order.value import OrderId, OrderLine
from app.domain.shared.model import DomainModel

type Stops = tuple[OrderId, ...]


class Route(DomainModel):
    colours: ClassVar[list[str]] = ["red"]
    shape: Literal["list", "dict"] = "list"
    stops: Stops
    weights: Mapping[Sku, Quantity]
    loads: Annotated[Sequence[OrderLine], Field(min_length=1)]
    skus: frozenset[Sku] = frozenset()
    pairs: cabc.Mapping[Sku, tuple[Quantity, ...]] | None = None

    def checklist(self) -> list[Sku]:
        seen: list[Sku] = []
        for line in self.loads:
            seen.append(line.sku)
        return seen


PRIORITY: Final[dict[str, int]] = {"express": 1}
