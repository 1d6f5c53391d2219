# --- file: src/app/observability.py
"""One span per use case, named after it."""

import functools
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, overload

import logfire


class traced:
    """Decorate a coroutine function so that each call is one span."""

    def __init__(self, name: str, **attributes: Any) -> None:
        self._name = name
        self._attributes = attributes

    def __call__[**P, R](self, work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            with logfire.span(self._name, **self._attributes):
                return await work(*args, **kwargs)

        return wrapper


@overload
def operation[**P, R](work: Callable[P, Awaitable[R]], /) -> Callable[P, Awaitable[R]]: ...
@overload
def operation[**P, R](
    *, name: str | None = None
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]: ...
def operation(work: Any = None, /, *, name: str | None = None) -> Any:
    """Open a span, with or without a name of its own."""
    if work is None:
        return functools.partial(operation, name=name)
    assert inspect.iscoroutinefunction(work)
    return logfire.instrument(name or work.__qualname__)(work)


@asynccontextmanager
async def use_case(name: str) -> AsyncIterator[logfire.LogfireSpan]:
    try:
        with logfire.span(name) as opened:
            yield opened
    finally:
        logfire.debug("done")
# --- file: src/app/service/housed.py
from app import observability
from app.domain.inventory.value import Quantity, Sku
from app.observability import operation, traced, use_case


class HousedService:
    @traced("service.housed.one", part="stock")
    async def one(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @operation
    async def two(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @observability.operation(name="service.housed.three")
    async def three(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def four(self, sku: Sku) -> Quantity:
        async with use_case("service.housed.four") as opened:
            quantity = await self._load(sku)
            opened.set_attribute("sku", sku.root)
            return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
