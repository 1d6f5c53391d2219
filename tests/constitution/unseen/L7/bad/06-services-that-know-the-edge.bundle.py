# --- file: src/app/service/rendering.py
import logfire

from app.api.order.routes import router  #! L7
from app.domain.order.value import OrderId


class RenderingService:
    @logfire.instrument("service.rendering.render")
    async def render(self, order_id: OrderId) -> OrderId:
        from ..api import deps  #! L7

        return await self._rendered(order_id, deps.get_order_service, router)

    async def _rendered(self, order_id: OrderId, *parts: object) -> OrderId:
        return order_id
# --- file: src/app/service/booting.py
import logfire

import app.main  #! L7
from app.domain.order.value import OrderId


class BootingService:
    @logfire.instrument("service.booting.boot")
    async def boot(self, order_id: OrderId) -> OrderId:
        await self._booted(app.main.create_app())
        return order_id

    async def _booted(self, application: object) -> None:
        return None
