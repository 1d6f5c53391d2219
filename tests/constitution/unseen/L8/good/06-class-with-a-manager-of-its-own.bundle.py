# --- file: src/app/service/own.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import logfire

from app.domain.inventory.value import Quantity, Sku


class Traced:
    area = "service"

    @contextmanager
    def _span(self, name: str, **attributes: str) -> Iterator[logfire.LogfireSpan]:
        with logfire.span(f"{self.area}.{name}", **attributes) as span:
            yield span

    @asynccontextmanager
    async def _transaction(self, name: str) -> AsyncIterator[None]:
        with self._span(name):
            yield


class OwnService(Traced):
    async def level(self, sku: Sku) -> Quantity:
        with self._span("own.level", sku=sku.root) as span:
            quantity = await self._load(sku)
            span.set_attribute("level", quantity.root)
        return quantity

    async def refresh(self, sku: Sku) -> Quantity:
        async with self._transaction("own.refresh"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
