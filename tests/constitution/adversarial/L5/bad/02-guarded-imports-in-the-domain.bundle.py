# --- file: src/app/domain/order/graph.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    from neo4j import AsyncDriver  #! L5

try:
    import redis  #! L5
except ImportError:
    redis = None


class Graph(DomainModel):
    root_id: OrderId

    def is_kept_in(self, driver: AsyncDriver) -> bool:
        return driver is not None
