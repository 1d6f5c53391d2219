# --- file: src/app/service/alike.py
from contextlib import AbstractContextManager, nullcontext

import logfire

from app.domain.inventory.value import Quantity, Sku


class Ruler:
    """Measures shelves; its span is a length."""

    def span(self, name: str) -> AbstractContextManager[None]:  #! L3
        return nullcontext()


def span(name: str) -> AbstractContextManager[None]:
    return nullcontext()


class AlikeService:
    def __init__(self) -> None:
        self._ruler = Ruler()

    async def one(self, sku: Sku) -> Quantity:  #! L8
        with self._ruler.span("service.alike.one"):
            return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:  #! L8
        with span("service.alike.two"):
            return await self._load(sku)

    async def three(self, sku: Sku) -> Quantity:  #! L8
        with logfire.set_baggage(sku=sku.root), logfire.suppress_instrumentation():
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
