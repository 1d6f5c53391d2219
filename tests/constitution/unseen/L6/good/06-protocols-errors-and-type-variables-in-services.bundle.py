# --- file: src/app/service/ports.py
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, TypeVar, runtime_checkable

import logfire

from app.domain.inventory.value import Sku

T = TypeVar("T")
type Work[R] = Callable[[], Awaitable[R]]


class GatewayUnavailable(RuntimeError):
    """The other side does not answer."""


@runtime_checkable
class Clock(Protocol):
    def now(self) -> float: ...


class RetryingGateway:
    def __init__(self, clock: Clock, pauses: Sequence[float]) -> None:
        self._clock = clock
        self._pauses = pauses

    async def _retried(self, work: Work[T]) -> T:
        started = self._clock.now()
        for pause in self._pauses:
            try:
                return await work()
            except OSError as error:
                if self._clock.now() - started > pause * 10:
                    raise GatewayUnavailable("gave up") from error
        raise GatewayUnavailable("never tried")

    @logfire.instrument("service.gateway.fetch")
    async def fetch(self, sku: Sku) -> Sku:
        async def work() -> Sku:
            return sku

        return await self._retried(work)
