# --- file: src/app/service/decorated.py
import functools
from collections.abc import Awaitable, Callable

import logfire
from tenacity import retry

from app.domain.inventory.value import Quantity, Sku


def timed[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        logfire.info("called", name=work.__name__)
        return await work(*args, **kwargs)

    return wrapper


def announced[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    with logfire.span("decorating"):

        @functools.wraps(work)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            return await work(*args, **kwargs)

        return wrapper


class DecoratedService:
    @retry
    async def one(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    @timed
    async def two(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    @announced
    async def three(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
