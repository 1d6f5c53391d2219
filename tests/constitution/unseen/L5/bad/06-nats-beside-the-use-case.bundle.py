# --- file: src/app/service/announcing.py
import logfire
import nats
from nats.aio.client import Client as NATS
from nats.js import JetStreamContext

from app.domain.order.event import OrderWasCancelled


class AnnouncingService:
    def __init__(self, connection: NATS, stream: JetStreamContext) -> None:
        self._connection = connection
        self._stream = stream

    @logfire.instrument("service.announcing.announce")
    async def announce(self, event: OrderWasCancelled) -> None:
        await self._connection.publish("orders", event.model_dump_json().encode())  #! L5

    @logfire.instrument("service.announcing.keep")
    async def keep(self, event: OrderWasCancelled) -> None:
        ack = await self._stream.publish("orders.kept", event.model_dump_json().encode())  #! L5
        logfire.info("kept", sequence=ack.seq)

    @logfire.instrument("service.announcing.once")
    async def once(self, event: OrderWasCancelled) -> None:
        connection = await nats.connect("nats://localhost:4222")
        await connection.jetstream().publish("once", event.model_dump_json().encode())  #! L5
        await connection.close()
