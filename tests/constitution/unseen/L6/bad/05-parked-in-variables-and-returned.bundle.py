# --- file: src/app/service/scoring.py
from datetime import datetime, timedelta

import logfire

from app.domain.order.event import OrderWasCancelled
from app.domain.order.order import Order
from app.domain.shared.value import Money


class ScoringService:
    def __init__(self, limit: Money) -> None:
        self._limit = limit

    @logfire.instrument("service.scoring.score")
    async def score(self, order: Order, event: OrderWasCancelled, now: datetime) -> Money:
        recent = now - event.occurred_at < timedelta(days=7)  #! L6
        large = self._limit.amount <= order.total().amount  #! L6
        logfire.info("scored", recent=recent, large=large)
        open_ = order.is_open
        if open_:  #! L6
            return await self._kept(order.total())
        return self._limit

    async def _kept(self, money: Money) -> Money:
        return money
