# --- file: src/app/service/managed.py
import contextlib
from collections.abc import AsyncIterator, Iterator

import logfire

from app.domain.inventory.value import Quantity, Sku


@contextlib.contextmanager
def logged(name: str) -> Iterator[None]:
    logfire.info("{name} begins", name=name)
    yield
    logfire.info("{name} ends", name=name)


@contextlib.asynccontextmanager
async def spanned_too_soon(name: str) -> AsyncIterator[None]:
    with logfire.span(name):
        logfire.info("begins")
    yield


class ManagedService:
    async def one(self, sku: Sku) -> Quantity:  #! L8
        with logged("service.managed.one"):
            return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:  #! L8
        async with spanned_too_soon("service.managed.two"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
