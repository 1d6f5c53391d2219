# === case: 01-a-bakery-with-every-oven-lit
# --- file: src/app/service/bakery.py
import abc
import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext
from typing import Protocol, Self, final

import logfire
from logfire import instrument

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId

tracer = logfire.with_settings(tags=["bakery"])


class Oven(Protocol):
    async def bake(self, order: Order) -> Order: ...

    async def cool(self, order: Order) -> Order:
        return await self.bake(order)


class Base(abc.ABC):
    @abc.abstractmethod
    async def run(self, order: Order) -> Order:
        """Do the work of a night."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None


@final
class BakeryService(Base):
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders
        self._doors = asyncio.Event()

    @instrument("service.bakery.run", record_return=False)
    async def run(self, order: Order) -> Order:
        try:
            return await self._orders.save(order)
        finally:
            await self._rest()

    async def stream(self, *ids: OrderId) -> AsyncIterator[OrderId]:
        with tracer.span("service.bakery.stream") as span:
            for order_id in ids:
                await self._orders.get(order_id)
                yield order_id
            span.set_attribute("ids", len(ids))

    async def race(self, *ids: OrderId) -> None:
        with (
            nullcontext(),
            logfire.span("service.bakery.race", count=len(ids)),
        ):
            async with asyncio.TaskGroup() as group:
                for order_id in ids:
                    group.create_task(self._one(order_id))

    async def open(self) -> None:
        self._doors.set()

    def close(self) -> None:
        self._doors.clear()

    async def ready(self, order_id: OrderId) -> OrderId:
        span = logfire.span("service.bakery.ready")
        with span:
            await self._doors.wait()
        span.message = "ready"
        return order_id

    @logfire.instrument
    async def rest(self) -> None:
        await self._rest()

    async def _one(self, order_id: OrderId) -> None:
        await self._orders.get(order_id)

    async def _rest(self) -> None:
        await asyncio.sleep(0)


async def closing(service: BakeryService) -> None:
    await service.rest()
# === case: 02-a-rowing-club-with-a-generic-store
# --- file: src/app/domain/club/value.py
from pydantic import RootModel


class RowerId(RootModel[str], frozen=True):
    """Names one rower."""
# --- file: src/app/domain/club/rower.py
from app.domain.club.value import RowerId
from app.domain.shared.model import DomainModel


class Rower(DomainModel):
    id: RowerId
# --- file: src/app/domain/club/repository.py
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Protocol

import logfire
from pydantic import BaseModel
from redis.asyncio import Redis

from app.domain.club.rower import Rower
from app.domain.club.value import RowerId


class Rowers(Protocol):
    async def get(self, rower_id: RowerId, /) -> Rower | None: ...
    def every(self) -> AsyncIterator[Rower]: ...


class Store[M: BaseModel]:
    """Keeps models of one kind as texts."""

    def __init__(self, redis: Redis, model: type[M]) -> None:
        self._redis = redis
        self._model = model

    @contextmanager
    def _span(self, what: str) -> Iterator[logfire.LogfireSpan]:
        with logfire.span(f"repo.{self._model.__name__}.{what}") as span:
            yield span

    async def read(self, rower_id: RowerId, /) -> M | None:
        with self._span("read") as span:
            text = await self._redis.get(rower_id.root)
            span.set_attribute("found", text is not None)
            return None if text is None else self.to_model(text)

    def to_model(self, text: bytes) -> M:
        return self._model.model_validate_json(text)


class RedisRowers(Store[Rower]):
    def __init__(self, redis: Redis) -> None:
        super().__init__(redis, Rower)

    async def get(self, rower_id: RowerId, /) -> Rower | None:
        with self._span("get"):
            return await self.read(rower_id)

    async def every(self) -> AsyncIterator[Rower]:
        with self._span("every"):
            async for key in self._redis.scan_iter(match="rower:*"):
                if text := await self._redis.get(key):
                    yield self.to_model(text)

    async def aclose(self) -> None:
        with self._span("aclose"):
            await self._redis.aclose()

    def key_of(self, rower_id: RowerId) -> str:
        return f"rower:{rower_id.root}"
