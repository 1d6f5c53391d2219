"""What every event carries, whatever happened."""

from datetime import datetime
from typing import ClassVar

from pydantic import AwareDatetime, BaseModel

from app.domain.event.type import EventCategory, Retention
from app.domain.event.value import EventBody, EventId, EventName
from app.domain.shared.value import Key


class EventBase(BaseModel, frozen=True):
    """A fact: it happened once, and is never edited."""

    event_name: ClassVar[EventName]
    category: ClassVar[EventCategory]
    retention: ClassVar[Retention]

    id: EventId
    occurred_at: AwareDatetime

    @property
    def keep_until(self) -> datetime:
        return self.occurred_at + self.retention.period


class RecordedEvent(BaseModel, frozen=True):
    """An event as it is kept and sent on; `subject` is the aggregate it is about."""

    id: EventId
    name: EventName
    category: EventCategory
    retention: Retention
    subject: Key
    keep_until: AwareDatetime
    body: EventBody

    @classmethod
    def of(cls, event: EventBase, subject: Key) -> "RecordedEvent":
        return cls(
            id=event.id,
            name=event.event_name,
            category=event.category,
            retention=event.retention,
            subject=subject,
            keep_until=event.keep_until,
            body=EventBody(event.model_dump_json()),
        )
