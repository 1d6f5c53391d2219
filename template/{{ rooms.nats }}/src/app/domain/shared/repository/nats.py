"""The connection to NATS: made in the background, made again whenever it is lost."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from nats import errors
from nats.aio.client import Client
from nats.js.errors import ServiceUnavailableError

NATS_UNAVAILABLE = (
    errors.ConnectionClosedError,
    errors.ConnectionDrainingError,
    errors.NoRespondersError,
    errors.NoServersError,
    errors.OutboundBufferLimitError,
    ServiceUnavailableError,
    errors.StaleConnectionError,
    errors.TimeoutError,
    OSError,
)
PATIENCE = 2.0  # seconds that a start waits for the server before it goes on without


@asynccontextmanager
async def connected(url: str) -> AsyncGenerator[Client]:
    """A client that starts without the server, if need be, and finds it when it is there."""
    client = Client()
    connecting = asyncio.create_task(
        client.connect(
            url,
            connect_timeout=2,
            reconnect_time_wait=1,
            max_reconnect_attempts=-1,
            pending_size=0,  # while away, a publish fails at once instead of waiting in a buffer
        )
    )
    await asyncio.wait([connecting], timeout=PATIENCE)
    try:
        yield client
    finally:
        connecting.cancel()
        with suppress(asyncio.CancelledError, errors.ConnectionClosedError):
            await connecting
        await client.close()


async def ping_nats(client: Client) -> None:
    """Ask the server for a sign of life."""
    if not client.is_connected:
        raise ConnectionError
    await client.flush(timeout=1)
