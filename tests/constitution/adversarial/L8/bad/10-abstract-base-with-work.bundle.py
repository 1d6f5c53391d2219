# --- file: src/app/service/base.py
from abc import ABC, abstractmethod

import logfire

from app.domain.order.value import OrderId


class Step(ABC):
    @logfire.instrument("service.step.run")
    async def run(self, order_id: OrderId) -> OrderId:
        return await self._work(order_id)

    async def rerun(self, order_id: OrderId) -> OrderId:  #! L8
        return await self._work(order_id)

    @abstractmethod
    async def _work(self, order_id: OrderId) -> OrderId: ...


class Concrete(Step):
    async def _work(self, order_id: OrderId) -> OrderId:
        return order_id

    async def rerun(self, order_id: OrderId) -> OrderId:  #! L8
        return await self._work(order_id)
