# --- file: src/app/service/loading.py
import logfire

from app.domain.inventory.value import Quantity, Sku


class LoadingService:
    async def load(self, sku: Sku) -> Quantity:  #! L8
        return await self._traced(sku)

    @classmethod
    async def load_first(cls, sku: Sku) -> Quantity:  #! L8
        return await cls._plain(sku)

    @staticmethod
    async def _plain(sku: Sku) -> Quantity:
        return Quantity(len(sku.root))

    @logfire.instrument("service.loading.traced")
    async def _traced(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
