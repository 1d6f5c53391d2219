# --- file: src/app/domain/inventory/count.py
"""A count: what was seen on a shelf, against what was expected."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.inventory.value import Quantity, Sku
from app.domain.shared.model import DomainModel


class Count(DomainModel):
    sku: Sku
    expected: Quantity

    def settle(self, seen: Quantity) -> "SettleOutcome":
        """Compare what was seen with what was expected."""
        if seen.covers(self.expected):
            return Complete(sku=self.sku)
        return Short(sku=self.sku, missing=self.expected.minus(seen))


class Complete(DomainModel):
    kind: Literal["complete"] = "complete"
    sku: Sku


class Short(DomainModel):
    kind: Literal["short"] = "short"
    sku: Sku
    missing: Quantity


type SettleOutcome = Annotated[Complete | Short, Field(discriminator="kind")]
# --- file: src/app/service/stocktaking.py
"""Stocktaking use cases: count, settle, and ask again where something is missing."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence

import httpx
import logfire

from app.domain.inventory.count import Count, SettleOutcome, Short
from app.domain.inventory.value import Quantity, Sku

_log = logfire.with_tags("stocktaking")


class StocktakingService:
    def __init__(self, scanners: httpx.AsyncClient, *, attempts: int = 3) -> None:
        self._scanners = scanners
        self._attempts = attempts
        self._gate = asyncio.Semaphore(4)

    @property
    def attempts(self) -> int:
        return self._attempts

    async def settle(self, count: Count, sku: Sku) -> SettleOutcome:
        with _log.span("service.stocktaking.settle", sku=sku.root) as span:
            seen = await self._seen(sku)
            outcome = count.settle(seen)
            if isinstance(outcome, Short):
                _log.info("short", sku=sku.root, missing=outcome.missing.root)
                seen = await self._seen(sku)
                outcome = count.settle(seen)
            span.set_attribute("outcome", outcome.kind)
            return outcome

    async def settle_all(self, counts: Mapping[Sku, Count]) -> tuple[SettleOutcome, ...]:
        with _log.span("service.stocktaking.settle_all", counts=len(counts)):
            async with asyncio.TaskGroup() as group:
                tasks = [
                    group.create_task(self.settle(count, sku)) for sku, count in counts.items()
                ]
            return tuple(task.result() for task in tasks)

    async def watch(self, skus: Sequence[Sku]) -> AsyncIterator[Quantity]:
        with _log.span("service.stocktaking.watch", skus=len(skus)):
            for sku in skus:
                yield await self._seen(sku)

    @logfire.instrument("service.stocktaking.close")
    async def close(self) -> None:
        await self._scanners.aclose()

    async def _seen(self, sku: Sku) -> Quantity:
        async with self._gate:
            for attempt in range(self._attempts):
                response = await self._scanners.get(f"/seen/{sku.root}")
                if response.status_code == httpx.codes.OK:
                    return Quantity(response.json()["seen"])
                await asyncio.sleep(2**attempt)
        raise ConnectionError("no scanner answers")
