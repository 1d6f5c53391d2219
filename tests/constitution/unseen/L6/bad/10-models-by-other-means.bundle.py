# --- file: src/app/service/quoting.py
from dataclasses import dataclass, field
from enum import Enum, IntFlag

import logfire
import pydantic
from pydantic import RootModel, create_model

from app.domain.order.order import Order
from app.domain.shared.model import DomainModel as Model
from app.domain.shared.value import Money

Speed = Enum("Speed", "FAST SLOW")  #! L6
Quote = create_model("Quote", amount=(Money, ...))  #! L6


class Flags(IntFlag):  #! L6
    GIFT = 1
    FRAGILE = 2


class Rate(RootModel[int], frozen=True):  #! L6
    """A rate in percent."""


class QuotingService:
    class Offer(Model):  #! L6
        price: Money

    @logfire.instrument("service.quoting.quote")
    async def quote(self, order: Order) -> Money:
        return await self._kept(order.total())

    async def _kept(self, money: Money) -> Money:
        @pydantic.dataclasses.dataclass(frozen=True)
        class Kept:  #! L6
            money: Money

        return Kept(money).money


@dataclass(kw_only=True)
class Basket:  #! L6
    orders: list[Order] = field(default_factory=list)
