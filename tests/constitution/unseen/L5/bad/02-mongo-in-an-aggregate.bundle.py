# --- file: src/app/domain/order/journal.py
from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient  #! L5
from pydantic import PrivateAttr

from app.domain.order.value import OrderId
from app.domain.shared.model import DomainModel


class Journal(DomainModel):
    order_id: OrderId
    _mongo: AsyncIOMotorClient[Any] = PrivateAttr()

    async def note(self) -> OrderId:
        await self._mongo["orders"]["journal"].insert_one({"id": str(self.order_id.root)})  #! L5
        return self.order_id
