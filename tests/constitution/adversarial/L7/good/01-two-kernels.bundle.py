# --- file: src/app/domain/event/__init__.py
from app.domain.event.base import EventBase

__all__ = ["EventBase"]
# --- file: src/app/domain/event/value.py
from uuid import UUID

from pydantic import RootModel


class EventId(RootModel[UUID], frozen=True):
    """Names one fact."""
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.event.value import EventId
from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    id: EventId
    occurred_at: datetime
# --- file: src/app/domain/inventory/event.py
from app.domain.event import EventBase
from app.domain.event.value import EventId
from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.value import Money


class StockValued(EventBase):
    sku: Sku
    on_hand: Quantity
    worth: Money
    follows: EventId | None = None
# --- file: src/app/domain/identity/event.py
from app.domain.event.base import EventBase
from app.domain.identity.value import EmailAddress, UserId


class UserInvited(EventBase):
    user_id: UserId
    email: EmailAddress
