# --- file: src/app/service/previews.py
import logfire

from app.config import Settings
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import CustomerRef, OrderId


class PreviewService:
    def __init__(self, settings: Settings, orders: OrderRepository) -> None:
        self._settings = settings.model_copy(update={"pool_size": 1})
        self._orders = orders

    @logfire.instrument("service.previews.preview")
    async def preview(self, order: Order) -> Order:
        return await self._orders.save(order.model_copy(deep=True))

    @logfire.instrument("service.previews.restore")
    async def restore(self, order: Order) -> Order:
        restored = Order.model_validate(order.model_dump(mode="json"))
        return await self._orders.save(restored)

    @logfire.instrument("service.previews.references")
    async def references(self, *orders: Order) -> dict[OrderId, CustomerRef]:
        for order in orders:
            await self._orders.save(order)
        return {order.id: order.customer for order in orders}
# --- file: src/app/api/order/contracts.py
from pydantic import BaseModel

from app.domain.order.order import Order


class OrderView(BaseModel):
    id: str
    lines: int
    note: str | None = None

    @classmethod
    def of(cls, order: Order) -> "OrderView":
        return cls(id=str(order.id.root), lines=len(order.lines))

    def with_note(self, note: str) -> "OrderView":
        if self.note == note or len(note) > 200:
            return self
        return self.model_copy(update={"note": note})
