"""Where events are recorded, and where they go from there."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from app.domain.event.base import RecordedEvent

type Announce = Callable[[RecordedEvent], Awaitable[None]]


class EventLog(Protocol):
    """The recorded events, each kept until its retention ends."""

    async def purge(self, now: datetime, /) -> int:
        """Remove the events whose retention has ended, and tell how many they were."""
        ...


class Outbox(Protocol):
    """The recorded events that nobody outside has heard of yet."""

    async def relay(self, announce: Announce, /) -> int:
        """Announce the next events, in order for each subject, and tell how many they were.

        An event counts as announced once `announce` returns; until then every relay tries again.
        """
        ...
