# --- file: src/app/service/bundled.py
import asyncio
from contextlib import suppress

import httpx
import logfire

from app.domain.inventory.value import Quantity, Sku


class BundledService:
    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self._lock = asyncio.Lock()

    async def level(self, sku: Sku) -> Quantity:
        with logfire.span("service.bundled.level"), suppress(OSError):
            return await self._load(sku)
        return Quantity(0)

    async def other(self, sku: Sku) -> Quantity:
        with (
            suppress(OSError),
            logfire.span("service.bundled.other", sku=sku.root) as span,
        ):
            async with self._lock, asyncio.timeout(2):
                quantity = await self._load(sku)
                span.set_attribute("level", quantity.root)
                return quantity
        return Quantity(0)

    async def deep(self, sku: Sku) -> Quantity:
        name = sku.root.lower()
        logfire.info("deep", name=name)
        with logfire.span("service.bundled.deep"):
            try:
                with logfire.span("service.bundled.deep.first"):
                    return await self._load(sku)
            except OSError:
                return await self._load(sku)
            finally:
                await asyncio.sleep(0)

    async def _load(self, sku: Sku) -> Quantity:
        await self._http.get(f"/levels/{sku.root}")
        return Quantity(1)
