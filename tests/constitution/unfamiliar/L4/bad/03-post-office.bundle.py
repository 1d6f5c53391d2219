# --- file: src/app/service/post.py
import operator

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.type import OrderStatus as S

DONE = [S.SHIPPED, S.CANCELLED]
HANDLERS = {}


class PostService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    async def send(self, status: S, order: Order) -> None:
        with logfire.span("post.send"):
            state = status
            if state is S.PENDING or S["SHIPPED"] == state:  #! L4
                await self._orders.save(order)
            waits = status not in DONE  #! L4
            await self._orders.save(order) if waits else None
            if status.value.startswith("x") or str(status) == "pending":  #! L4 L6
                return
            match status:  #! L4
                case "confirmed":
                    return
                case _:
                    pass
