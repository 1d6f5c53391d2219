# --- file: src/app/service/first.py
import logfire

from app.domain.order.value import OrderId


class FirstService:
    @logfire.instrument("service.first.run")
    async def run(self, order_id: OrderId) -> OrderId:
        from app.service.second import SecondService  #! L7

        return await SecondService().run(order_id)
# --- file: src/app/service/second.py
import logfire

import app.service.third as third  #! L7
from app.domain.order.value import OrderId


class SecondService:
    @logfire.instrument("service.second.run")
    async def run(self, order_id: OrderId) -> OrderId:
        return await third.ThirdService().run(order_id)
# --- file: src/app/service/third.py
import logfire

from app.domain.order.value import OrderId

from . import first  #! L7


class ThirdService:
    @logfire.instrument("service.third.run")
    async def run(self, order_id: OrderId) -> OrderId:
        return await first.FirstService().run(order_id)
