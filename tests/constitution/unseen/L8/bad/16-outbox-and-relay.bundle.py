# --- file: src/app/service/relaying.py
import asyncio

import logfire
from nats.js import JetStreamContext

from app.domain.order.event import OrderWasCancelled


class RelayingService:
    def __init__(self, stream: JetStreamContext) -> None:
        self._stream = stream
        self._queue: asyncio.Queue[OrderWasCancelled] = asyncio.Queue()

    async def relay(self) -> None:
        while True:
            event = await self._queue.get()  #! L8
            with logfire.span("service.relaying.relay"):
                await self._send(event)

    async def offer(self, event: OrderWasCancelled) -> None:  #! L8
        await self._queue.put(event)

    def offer_soon(self, event: OrderWasCancelled) -> None:
        self._queue.put_nowait(event)

    async def _send(self, event: OrderWasCancelled) -> None:
        logfire.info("sent", order_id=str(event.order_id.root))
