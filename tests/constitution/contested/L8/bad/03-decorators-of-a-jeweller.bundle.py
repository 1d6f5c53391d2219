# --- file: src/app/service/jewels/tracing.py
import functools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import logfire


def timed[**P, R](method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """Measures, but tells nobody."""

    @functools.wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        started = time.monotonic()
        try:
            return await method(*args, **kwargs)
        finally:
            logfire.metric_histogram("seconds").record(time.monotonic() - started)

    return call


def spanned[**P, R](method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    @functools.wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        with _named(method.__qualname__):
            return await method(*args, **kwargs)

    return call


@contextmanager
def _named(name: str) -> Iterator[None]:
    with logfire.span(name):
        yield


@contextmanager
def logged(name: str) -> Iterator[None]:
    logfire.info(name)
    yield


@asynccontextmanager
async def use_case(name: str) -> AsyncIterator[logfire.LogfireSpan]:
    with logfire.span(name) as span:
        yield span
# --- file: src/app/service/jewels/service.py
from app.domain.order.order import Order
from app.domain.order.repository import OrderRepository
from app.service.jewels import tracing
from app.service.jewels.tracing import logged, spanned, timed, use_case


class JewelService:
    def __init__(self, orders: OrderRepository) -> None:
        self._orders = orders

    @timed
    async def cut(self, order: Order) -> Order:  #! L8
        return await self._orders.save(order)

    @timed
    @spanned
    async def polish(self, order: Order) -> Order:
        return await self._orders.save(order)

    @tracing.spanned
    async def weigh(self, order: Order) -> Order:
        return await self._orders.save(order)

    async def sell(self, order: Order) -> Order:  #! L8
        with logged("service.jewels.sell"):
            return await self._orders.save(order)

    async def show(self, order: Order) -> Order:
        async with use_case("service.jewels.show") as span:
            span.set_attribute("lines", len(order.lines))
            return await self._orders.save(order)

    async def hide(self, order: Order) -> Order:
        async with use_case("service.jewels.hide"):
            saved = await self._orders.save(order)
        return await self._orders.save(saved)  #! L8
