"""Whoever listens to the events of the service, long after they happened."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, NamedTuple

import nats
from nats.aio.client import Client
from nats.errors import TimeoutError as NothingMoreError
from nats.js import JetStreamContext


class Heard(NamedTuple):
    """An event as it arrived."""

    at: datetime
    id: str
    body: dict[str, Any]


@asynccontextmanager
async def connected(url: str) -> AsyncGenerator[Client]:
    """A client of NATS, gone in the end."""
    client = await nats.connect(url)
    try:
        yield client
    finally:
        await client.close()


async def heard(url: str) -> list[Heard]:
    """Every event there is, in the order of arrival."""
    async with connected(url) as client:
        jetstream = client.jetstream()
        streams = [s.config.name or "" for s in await jetstream.streams_info()]
        events = [e for s in streams if not s.startswith("KV_") for e in await _all(jetstream, s)]
    return sorted(events)


async def heard_of(url: str, kind: str, subjects: set[str]) -> list[Heard]:
    """Every event there is, once those of a kind have arrived for all the subjects."""
    deadline = time.monotonic() + 20
    while True:
        events = await heard(url)
        missing = subjects - {e.body["payment_id"] for e in events if e.body["kind"] == kind}
        if not missing:
            return events
        assert time.monotonic() < deadline, f"never heard of {len(missing)} of {len(subjects)}"
        await asyncio.sleep(0.2)


async def _all(jetstream: JetStreamContext, stream: str) -> list[Heard]:
    count = (await jetstream.stream_info(stream)).state.messages
    subscription = await jetstream.pull_subscribe(">", stream=stream)
    events: list[Heard] = []
    while len(events) < count:
        try:
            messages = await subscription.fetch(500, timeout=2)
        except NothingMoreError:
            break
        for message in messages:
            assert message.headers
            body = json.loads(message.data)
            events.append(Heard(message.metadata.timestamp, message.headers["Nats-Msg-Id"], body))
            await message.ack()
    await subscription.unsubscribe()
    return events
