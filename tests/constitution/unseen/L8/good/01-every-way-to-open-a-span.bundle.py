# --- file: src/app/service/opened.py
import contextlib
from contextlib import ExitStack

import logfire
from logfire import Logfire, instrument, span

from app.domain.inventory.value import Quantity, Sku

scoped = logfire.DEFAULT_LOGFIRE_INSTANCE.with_settings(custom_scope_suffix="stock")


class OpenedService:
    def __init__(self, log: Logfire) -> None:
        self._log = log

    async def one(self, sku: Sku) -> Quantity:
        with span("service.opened.one"):
            return await self._load(sku)

    @instrument
    async def two(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    @scoped.instrument("service.opened.three")
    async def three(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def four(self, sku: Sku) -> Quantity:
        with self._log.span("service.opened.four", sku=sku.root):
            return await self._load(sku)

    async def five(self, sku: Sku) -> Quantity:
        with contextlib.suppress(KeyError), scoped.span("service.opened.five"):
            return await self._load(sku)
        return Quantity(0)

    async def six(self, sku: Sku) -> Quantity:
        opened = logfire.span("service.opened.six")
        with opened:
            return await self._load(sku)

    async def seven(self, sku: Sku) -> Quantity:
        with ExitStack() as stack:
            stack.enter_context(logfire.span("service.opened.seven"))
            return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
