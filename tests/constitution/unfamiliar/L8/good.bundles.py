# === case: 01-spans-of-a-bakery
# --- file: src/app/service/bakery.py
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import wraps
from typing import ParamSpec, TypeVar

import logfire

from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.domain.order.value import OrderId

P = ParamSpec("P")
R = TypeVar("R")


def watched(work: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @wraps(work)
    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        with logfire.span(work.__qualname__):
            return await work(*args, **kwargs)

    return inner


class BakeryService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @watched
    async def bake(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def stream(self, ids: tuple[OrderId, ...]) -> AsyncIterator[str]:
        with logfire.span("bakery.stream"):
            for each in ids:
                found = await self._orders.get(each)
                yield f"{found.kind}"

    async def many(self, orders: tuple[Order, ...]) -> None:
        if not orders:
            return
        with logfire.span("bakery.many") as span:
            async with AsyncExitStack() as stack:
                stack.callback(span.set_attribute, "done", True)
                for order in orders:
                    await self._orders.save(order)

    @staticmethod
    def label(order: Order) -> str:
        return f"order {order.id}"

    async def __aenter__(self) -> "BakeryService":
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._flush()

    async def _flush(self) -> None:
        return None
