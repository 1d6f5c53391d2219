"""Copies in Redis: fit to show, never to decide on, and never the reason that a request fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from datetime import timedelta
from random import uniform
from typing import Any

import logfire
from opentelemetry import trace
from pydantic import ValidationError
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.domain.shared.aggregate import Aggregate
from app.domain.shared.outcome import Found, NotFound
from app.domain.shared.value import Value

GONE = b""
SETTLING = timedelta(seconds=2)  # longer than any read of the source takes


class RedisCache[A: Aggregate]:
    """Copies of one aggregate; of many readers that miss one, a single one asks the source."""

    def __init__(self, redis: Redis, model: type[A], place: str, time_to_live: timedelta) -> None:
        self._redis = redis
        self._model = model
        self._place = place
        self._time_to_live = time_to_live
        self._loading: dict[str, asyncio.Task[Found[A] | NotFound]] = {}

    async def peek(
        self, key: Value[Any], load: Callable[[], Awaitable[Found[A] | NotFound]], /
    ) -> Found[A] | NotFound:
        """Show a copy, or what `load` finds."""
        with logfire.span("{place}.peek", place=self._place) as span:
            copy = await self._recall(key)
            span.set_attribute("cached", copy is not None)
            if copy is not None:
                return Found(aggregate=copy)
            loading = self._loading.get(str(key))
            if loading is None:
                loading = asyncio.create_task(self._load(key, load))
                self._loading[str(key)] = loading
                loading.add_done_callback(lambda _: self._loading.pop(str(key)))
            return await asyncio.shield(loading)

    async def forget(self, key: Value[Any], /) -> None:
        """Drop the copy; for a moment nobody may put back one that was read before."""
        with logfire.span("{place}.forget", place=self._place), _permitting():
            await self._redis.set(self._copy_of(key), GONE, px=SETTLING)

    async def _recall(self, key: Value[Any]) -> A | None:
        with _permitting():
            if copy := await self._redis.get(self._copy_of(key)):
                return self._model.model_validate_json(copy)
        return None

    async def _load(
        self, key: Value[Any], load: Callable[[], Awaitable[Found[A] | NotFound]]
    ) -> Found[A] | NotFound:
        outcome = await load()
        if isinstance(outcome, Found):
            # spread out, so that copies made together do not expire together
            lifetime = self._time_to_live * uniform(0.9, 1)  # noqa: S311
            with _permitting():
                copy = outcome.aggregate.model_dump_json()
                await self._redis.set(self._copy_of(key), copy, px=lifetime, nx=True)
        return outcome

    def _copy_of(self, key: Value[Any]) -> str:
        return f"copy:{self._place}:{key}"


@contextmanager
def _permitting() -> Generator[None]:
    """Redis only saves time: while it is away, the span says so and the work goes on."""
    try:
        yield
    except (RedisError, OSError, ValidationError) as error:  # a copy nobody can read is no copy
        trace.get_current_span().record_exception(error)
