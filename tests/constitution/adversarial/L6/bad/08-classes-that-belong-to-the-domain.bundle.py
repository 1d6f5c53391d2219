# --- file: src/app/service/loyalty.py
from dataclasses import dataclass
from enum import Enum, StrEnum

import logfire
from pydantic import BaseModel

from app.domain.order.order import Order
from app.domain.order.value import CustomerRef, OrderId
from app.domain.shared.model import DomainModel
from app.domain.shared.value import Money


class Tier(StrEnum):  #! L6
    SILVER = "silver"
    GOLD = "gold"


class Channel(Enum):  #! L6
    WEB = 1


@dataclass(frozen=True, slots=True)
class Bonus:  #! L6
    customer: CustomerRef
    worth: Money


class Receipt(DomainModel):  #! L6
    order_id: OrderId


class LoyaltyConfig(BaseModel):
    bonus: int = 5


@dataclass(frozen=True)
class LoyaltyService:
    config: LoyaltyConfig

    @logfire.instrument("service.loyalty.reward")
    async def reward(self, order: Order) -> Order:
        return await self._kept(order)

    async def _kept(self, order: Order) -> Order:
        return order
