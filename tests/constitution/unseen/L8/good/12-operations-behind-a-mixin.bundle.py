# --- file: src/app/service/tracing.py
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

import logfire

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")

Method = Callable[Concatenate[S, P], Awaitable[R]]
Traced = Callable[Concatenate[S, P], Coroutine[Any, Any, R]]


def spanned(template: str) -> Callable[[Method[S, P, R]], Traced[S, P, R]]:
    def decorate(method: Method[S, P, R]) -> Traced[S, P, R]:
        @functools.wraps(method)
        async def call(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
            attributes = {"service": type(self).__name__}
            with logfire.span(template, **attributes) as span:
                try:
                    return await method(self, *args, **kwargs)
                except OSError:
                    span.set_level("warn")
                    raise

        return call

    return decorate


command = functools.partial(logfire.instrument, extract_args=False)
query = spanned("query")
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service.tracing import command, query, spanned


class LevelService:
    @spanned("service.levels.read")
    async def read(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @query
    async def peek(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @command("service.levels.refresh")
    async def refresh(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
