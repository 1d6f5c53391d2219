# --- file: src/app/service/retry.py
import functools
from collections.abc import Awaitable, Callable

import logfire


def retried[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        logfire.info("trying {name}", name=work.__name__)
        try:
            return await work(*args, **kwargs)
        except OSError:
            return await work(*args, **kwargs)

    return wrapper
# --- file: src/app/service/instrument.py
from collections.abc import Callable


def instrument[F: Callable[..., object]](name: str) -> Callable[[F], F]:
    """Give a function a name in reports."""

    def named(work: F) -> F:
        work.__doc__ = name
        return work

    return named
# --- file: src/app/service/levels.py
from app.domain.inventory.value import Quantity, Sku
from app.service.instrument import instrument
from app.service.retry import retried


class LevelService:
    @retried
    async def level(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    @instrument("service.levels.other")
    @retried
    async def other(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
