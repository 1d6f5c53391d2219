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
