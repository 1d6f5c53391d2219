# --- file: src/app/service/noting.py
import logfire
from opentelemetry.trace import get_current_span

from app.domain.inventory.value import Quantity, Sku


class NotingService:
    async def note(self, sku: Sku) -> Quantity:  #! L8
        logfire.info("service.noting.note", sku=sku.root)
        quantity = await self._load(sku)
        get_current_span().set_attribute("level", quantity.root)
        return quantity

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
