# --- file: src/app/domain/event/__init__.py
from .base import EventBase as EventBase
# --- file: src/app/domain/event/base.py
from datetime import datetime

from app.domain.shared.model import DomainModel


class EventBase(DomainModel):
    occurred_at: datetime
# --- file: src/app/domain/identity/event.py
from app.domain import event
from app.domain.event import EventBase
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.value import Currency

from ..shared import model


class UserInvited(EventBase):
    user_id: UserId
    email: EmailAddress


class UserPaid(event.EventBase):
    user_id: UserId
    currency: Currency


class UserGone(model.DomainModel):
    user_id: UserId
