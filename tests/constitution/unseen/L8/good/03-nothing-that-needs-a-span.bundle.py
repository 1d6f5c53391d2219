# --- file: src/app/service/quiet.py
import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator
from typing import Protocol

import logfire

from app.domain.inventory.value import Quantity, Sku


class Source(Protocol):
    async def level(self, sku: Sku) -> Quantity: ...

    @abstractmethod
    def levels(self) -> AsyncIterator[Quantity]: ...


class QuietService:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._tasks: set[asyncio.Task[Quantity]] = set()
        self._started = asyncio.Event()

    @property
    def started(self) -> bool:
        return self._started.is_set()

    def start(self) -> None:
        self._started.set()

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def zero(self) -> Quantity:
        return Quantity(0)

    def __len__(self) -> int:
        return len(self._tasks)

    async def __aenter__(self) -> "QuietService":
        self.start()
        return self

    async def __aexit__(self, *details: object) -> None:
        self.stop()

    async def _level(self, sku: Sku) -> Quantity:
        return await self._source.level(sku)

    @logfire.instrument("service.quiet.level")
    async def level(self, sku: Sku) -> Quantity:
        return await self._level(sku)
