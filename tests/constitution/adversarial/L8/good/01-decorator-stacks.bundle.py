# --- file: src/app/service/stacked.py
import functools
from collections.abc import Awaitable, Callable

import logfire
from tenacity import retry, stop_after_attempt

from app.domain.inventory.value import Quantity, Sku


def patient[**P, R](work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(work)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return await work(*args, **kwargs)

    return wrapper


class StackedService:
    @retry(stop=stop_after_attempt(3))
    @logfire.instrument("service.stacked.level", extract_args=False)
    @patient
    async def level(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @logfire.instrument()
    @retry
    async def other(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @staticmethod
    @logfire.instrument("service.stacked.first")
    async def first(sku: Sku) -> Quantity:
        return await _quantity(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))


async def _quantity(sku: Sku) -> Quantity:
    return Quantity(len(sku.root))
