# --- file: src/app/service/tracing.py
from collections.abc import Iterator
from contextlib import contextmanager

import logfire


@contextmanager
def use_case(name: str) -> Iterator[None]:
    """Trace a use case under its own name."""
    with logfire.span("service.{name}", name=name):
        yield
# --- file: src/app/service/checking.py
from app.config import Settings
from app.domain.inventory.value import Quantity, Sku
from app.service.tracing import use_case


class CheckingService:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def check(self, sku: Sku) -> Quantity:
        if self._settings.pool_size > 1:
            with use_case("check"):
                return await self._load(sku)
        else:
            return await self._load(sku)  #! L8

    async def _load(self, sku: Sku) -> Quantity:
        return Quantity(len(sku.root))
