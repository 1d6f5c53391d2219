# --- file: src/app/service/unopened.py
import logfire
from logfire import span as trace

from app.domain.inventory.value import Quantity, Sku


class UnopenedService:
    async def one(self, sku: Sku) -> Quantity:  #! L8
        logfire.span("service.unopened.one")
        return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:  #! L8
        opened = trace("service.unopened.two", sku=sku.root)
        quantity = await self._load(sku)
        opened.message = "done"
        return quantity

    async def three(self, sku: Sku) -> Quantity:  #! L8
        logfire.instrument("service.unopened.three")
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
