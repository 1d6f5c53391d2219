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
