# --- file: src/app/service/early.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class EarlyService:
    async def one(self, sku: Sku) -> Quantity:
        with logfire.span("service.early.one", level=await self._load(sku)):  #! L8
            return await self._load(sku)

    async def two(self, sku: Sku) -> Quantity:
        if (await self._load(sku)).root:  #! L6 L8
            with logfire.span("service.early.two"):
                return await self._load(sku)
        return Quantity(0)

    async def three(self, sku: Sku) -> Quantity:
        level = await self._load(sku)  #! L8
        with logfire.span("service.early.three", level=level.root) as span:
            span.set_attribute("sku", sku.root)
        return level

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
