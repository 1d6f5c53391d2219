"""Events in JetStream: a stream for each category and retention, each message known by its event."""

from datetime import timedelta
from itertools import product

import logfire
from nats.aio.client import Client
from nats.js.api import StreamConfig
from nats.js.errors import NotFoundError

from app.domain.event.base import RecordedEvent
from app.domain.event.type import EventCategory, Retention

DEDUPLICATION = timedelta(hours=1)  # an event announced twice within this time arrives once


class JetStreamEvents:
    """Where the world hears of events. The server removes each when its retention ends."""

    def __init__(self, nats: Client, application: str) -> None:
        self._jetstream = nats.jetstream()
        self._application = application
        self._prepared = False

    @logfire.instrument("event.announce", extract_args=False)
    async def announce(self, event: RecordedEvent, /) -> None:
        """Publish an event; the server has stored it when this returns."""
        if not self._prepared:
            await self._prepare()
        prefix = self._prefix(event.category, event.retention)
        await self._jetstream.publish(
            f"{prefix}.{event.name}",
            event.body.root.encode(),
            headers={"Nats-Msg-Id": str(event.id)},
        )

    async def _prepare(self) -> None:
        for category, retention in product(EventCategory, Retention):
            prefix = self._prefix(category, retention)
            stream = StreamConfig(
                name=prefix.replace(".", "_"),
                subjects=[f"{prefix}.>"],
                max_age=retention.period.total_seconds(),
                duplicate_window=DEDUPLICATION.total_seconds(),
                deny_delete=category.is_permanent,
                deny_purge=category.is_permanent,
            )
            try:
                await self._jetstream.stream_info(str(stream.name))
            except NotFoundError:
                await self._jetstream.add_stream(stream)
        self._prepared = True

    def _prefix(self, category: EventCategory, retention: Retention) -> str:
        return f"{self._application}.{category}.{retention.replace(' ', '_')}"
