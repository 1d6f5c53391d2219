# --- file: src/app/service/counting.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from time import perf_counter

import logfire

from app.domain.inventory.value import Quantity, Sku


@contextmanager
def span(name: str) -> Iterator[None]:
    """Measure how long something takes."""
    started = perf_counter()
    try:
        yield
    finally:
        logfire.info("{name} took {seconds}", name=name, seconds=perf_counter() - started)


@asynccontextmanager
async def _quietly() -> AsyncIterator[None]:
    with suppress(OSError):
        yield


class CountingService:
    async def count(self, sku: Sku) -> Quantity:  #! L8
        with span("service.counting.count"):
            return await self._load(sku)

    async def recount(self, sku: Sku) -> Quantity:  #! L8
        async with _quietly():
            await self._load(sku)
        return Quantity(0)

    async def _load(self, sku: Sku) -> Quantity:
        with logfire.span("service.counting.load"):
            return Quantity(len(sku.root))
