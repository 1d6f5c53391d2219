# === case: 01-with-span-everywhere
# --- file: src/app/service/inventory.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class InventoryServiceRunner:
    async def level(self, sku: Sku) -> Quantity:
        with logfire.span("service.inventory.level", sku=sku.root) as span:
            quantity = await self._load(sku)
            span.set_attribute("level", quantity.root)
            return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
# === case: 03-tagged-logfire-instance
# --- file: src/app/service/inventory.py
import logfire

from app.domain.inventory.value import Quantity, Sku

log = logfire.with_tags("inventory")


class InventoryServiceRunner:
    def __init__(self) -> None:
        self._log = logfire.with_settings(tags=["svc"])

    async def level(self, sku: Sku) -> Quantity:
        with log.span("service.inventory.level"):
            return await self._load(sku)

    async def refresh(self, sku: Sku) -> Quantity:
        with self._log.span("service.inventory.refresh"):
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
