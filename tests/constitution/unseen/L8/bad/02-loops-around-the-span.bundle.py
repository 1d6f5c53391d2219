# --- file: src/app/service/looping.py
import asyncio
from collections.abc import AsyncIterator

import logfire

from app.domain.inventory.value import Quantity, Sku


class LoopingService:
    async def counted(self, *skus: Sku) -> None:
        async for sku in self._stream(skus):  #! L8
            with logfire.span("service.looping.count"):
                await self._load(sku)

    async def gathered(self, *skus: Sku) -> None:
        with logfire.span("service.looping.gather"):
            tasks = [asyncio.create_task(self._load(sku)) for sku in skus]
        await asyncio.gather(*tasks)  #! L8

    async def listed(self, *skus: Sku) -> list[Sku]:
        with logfire.span("service.looping.list"):
            await self._load(skus[0])
        return [sku async for sku in self._stream(skus)]  #! L8

    async def _stream(self, skus: tuple[Sku, ...]) -> AsyncIterator[Sku]:
        for sku in skus:
            yield sku

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(0)
