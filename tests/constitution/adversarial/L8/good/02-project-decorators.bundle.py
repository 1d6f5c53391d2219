# --- file: src/app/service/tracing.py
import functools
from collections.abc import Awaitable, Callable

import logfire


def traced[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Open a span named after the function."""

    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with logfire.span(work.__qualname__):
            return await work(*args, **kwargs)

    return wrapper


def use_case[**P, R](
    name: str,
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    """Open a span with a name of its own."""

    def decorate(work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            with logfire.span("service.{name}", name=name) as span:
                result = await work(*args, **kwargs)
                span.set_attribute("done", True)
                return result

        return wrapper

    return decorate
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service import tracing
from app.service.tracing import traced as spanned


class LevelService:
    @spanned
    async def level(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @tracing.use_case("levels.other")
    async def other(self, sku: Sku) -> Quantity:
        try:
            return await self._load(sku)
        finally:
            await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
