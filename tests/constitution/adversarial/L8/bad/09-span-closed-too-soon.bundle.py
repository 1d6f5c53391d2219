# --- file: src/app/service/moving.py
import logfire

from app.config import Settings
from app.domain.inventory.value import Quantity, Sku


class MovingService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def move(self, sku: Sku) -> Quantity:
        with logfire.span("service.moving.move"):
            first = await self._load(sku)
        second = await self._load(sku)  #! L8
        return second if second is not None else first

    async def swap(self, sku: Sku, other: Sku) -> Quantity:
        await self._load(other)  #! L8
        match self._settings.pool_size:
            case 1:
                return await self._load(sku)  #! L8
            case _:
                with logfire.span("service.moving.swap"):
                    return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
