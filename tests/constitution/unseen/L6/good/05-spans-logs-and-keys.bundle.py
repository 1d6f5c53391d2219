# --- file: src/app/service/auditing.py
import logging

import logfire

from app.domain.order.order import Order
from app.domain.order.value import OrderId

log = logging.getLogger(__name__)


class AuditingService:
    def __init__(self) -> None:
        self._trail: dict[OrderId, list[Order]] = {}

    async def note(self, order: Order) -> None:
        with logfire.span(
            "service.auditing.note",
            order_id=str(order.id.root),
            lines=len(order.lines),
            open=order.is_open,
        ) as span:
            self._trail.setdefault(order.id, []).append(order)
            await self._flush()
            span.set_attribute("amount", str(order.total().amount))
            span.set_attribute("single", len(order.lines) == 1)
            logfire.info("noted", share=order.total().amount / 100)
            log.info("noted %s with %d lines", order.id.root, len(order.lines))
            if (trail := self._trail.get(order.id)) is not None:
                logfire.debug("known", times=len(trail))

    async def _flush(self) -> None:
        return None
