# --- file: src/app/domain/shared/registry.py
from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.shared.model import DomainModel

if TYPE_CHECKING:
    import app.domain.order.value as order  #! L7


class Registry(DomainModel):
    def knows(self, order_id: order.OrderId) -> bool:
        return order_id is not None
# --- file: src/app/domain/shared/clock.py
from app.domain.shared.model import DomainModel
from app.service import order as order_service  #! L7


class Clock(DomainModel):
    def is_wired(self) -> bool:
        return order_service is not None
# --- file: src/app/domain/event/__init__.py
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.identity.value import UserId  #! L7
from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    occurred_at: datetime
    by: UserId
