# --- file: src/app/service/stock/__init__.py
from app.service.stock.reading import ReadStock

__all__ = ["ReadStock"]
# --- file: src/app/service/stock/reading.py
from dataclasses import dataclass

from app.domain.inventory.value import Quantity, Sku
from app.service.stock.base import UseCase


@dataclass
class ReadStock(UseCase):
    start: Quantity

    async def run(self, sku: Sku) -> Quantity:  #! L8
        async with self._lock:
            return self.start
# --- file: src/app/service/stock/base.py
import asyncio
from abc import ABC, abstractmethod

from app.domain.inventory.value import Quantity, Sku


class UseCase(ABC):
    _lock: asyncio.Lock = asyncio.Lock()

    @abstractmethod
    async def run(self, sku: Sku) -> Quantity: ...

    async def run_twice(self, sku: Sku) -> Quantity:  #! L8
        await self.run(sku)
        return await self.run(sku)
