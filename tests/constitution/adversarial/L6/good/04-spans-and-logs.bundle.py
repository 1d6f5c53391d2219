# --- file: src/app/service/watching.py
import logging

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository

logger = logging.getLogger(__name__)


class WatchingService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def keep(self, order: Order) -> Order:
        with logfire.span(
            "service.watching.keep",
            order_id=str(order.id.root),
            lines=len(order.lines),
            large=len(order.lines) > 10,
            open=order.is_open,
        ) as span:
            saved = await self._orders.save(order)
            span.set_attribute("total", float(saved.total().amount))
            span.set_attributes({"status": saved.status.value, "empty": not saved.lines})
            logfire.info("kept", dear=saved.total().amount > 100)
            logger.debug("kept %s of %d lines", saved.id, len(saved.lines))
            return saved
