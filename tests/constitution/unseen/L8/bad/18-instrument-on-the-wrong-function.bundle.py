# --- file: src/app/service/misplaced.py
import logfire

from app.domain.inventory.value import Quantity, Sku


@logfire.instrument("service.misplaced.class")
def _factory() -> Quantity:
    return Quantity(0)


class MisplacedService:
    @property
    @logfire.instrument("service.misplaced.zero")
    def zero(self) -> Quantity:
        return _factory()

    async def level(self, sku: Sku) -> Quantity:  #! L8
        return await self._load(sku)

    async def _load(self, sku: Sku) -> Quantity:
        return self.zero

    async def level_of(self, *, sku: Sku) -> Quantity:  #! L8
        async with self._connected() as connected:
            return connected

    def _connected(self) -> "Connected":
        return Connected()


class Connected:
    async def __aenter__(self) -> Quantity:
        with logfire.span("connected"):
            return Quantity(1)

    async def __aexit__(self, *details: object) -> None:
        return None
