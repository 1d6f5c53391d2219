# --- file: src/app/service/conditional.py
import logfire

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class ConditionalService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def level(self, sku: Sku) -> Quantity:
        if self._settings.pool_size > 1:
            with logfire.span("service.conditional.level"):
                return await self._load(sku)
        elif self._settings.pool_size == 1:
            return await self._load(sku)  #! L8
        else:
            quantity = await self._load(sku)  #! L8
        return quantity

    async def chosen(self, sku: Sku) -> Quantity:
        match self._settings.redis_url:
            case "":
                return await self._load(sku)  #! L8
            case _:
                with logfire.span("service.conditional.chosen"):
                    return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
