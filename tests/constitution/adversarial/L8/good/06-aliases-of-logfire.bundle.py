# --- file: src/app/domain/shared/telemetry.py
import logfire

log = logfire.with_settings(tags=["domain"])
# --- file: src/app/service/aliased.py
import logfire as lf
from logfire import instrument as traced
from logfire import span

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.telemetry import log


class AliasedService:
    async def first(self, sku: Sku) -> Quantity:
        with span("service.aliased.first"):
            return await self._load(sku)

    async def second(self, sku: Sku) -> Quantity:
        with lf.span("service.aliased.second"):
            return await self._load(sku)

    @traced("service.aliased.third")
    async def third(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def fourth(self, sku: Sku) -> Quantity:
        with log.span("service.aliased.fourth"):
            return await self._load(sku)

    @lf.instrument
    async def fifth(self, sku: Sku) -> Quantity:
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
