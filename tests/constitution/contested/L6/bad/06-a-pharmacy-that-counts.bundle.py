# --- file: src/app/domain/drug/value.py
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import RootModel


class Dose(RootModel[Decimal], frozen=True):
    """How much is given."""


class Expiry(RootModel[date], frozen=True):
    """Until when it may be given."""

    @property
    def year(self) -> int:
        return self.root.year


class Shelf(StrEnum):
    COLD = "cold"
    WARM = "warm"

    @property
    def needs_power(self) -> bool:
        return self is Shelf.COLD
# --- file: src/app/domain/drug/drug.py
from collections.abc import Mapping
from typing import Literal

from app.domain.drug.value import Dose, Expiry, Shelf
from app.domain.shared.model import DomainModel


class Batch(DomainModel):
    dose: Dose
    expiry: Expiry
    shelf: Shelf = Shelf.WARM


class Drug(DomainModel):
    batches: tuple[Batch, ...] = ()
    by_shelf: Mapping[Shelf, Batch] = {}
    usual: Dose

    def total(self) -> Dose:
        return Dose(sum(batch.dose.root for batch in self.batches))

    def give(self, dose: Dose) -> "Given | Short":
        return Short(missing=dose)


class Given(DomainModel):
    kind: Literal["given"] = "given"
    drug: Drug


class Short(DomainModel):
    kind: Literal["short"] = "short"
    missing: Dose
# --- file: src/app/service/drug.py
import asyncio
import itertools
import statistics
from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Protocol

import logfire

from app.domain.drug.drug import Batch, Drug, Given, Short
from app.domain.drug.value import Dose, Shelf


class Drugs(Protocol):
    async def all(self) -> dict[str, Drug]: ...
    async def save(self, drug: Drug) -> None: ...


class DrugService:
    def __init__(self, drugs: Drugs, today: date, limit: int = 5) -> None:
        self._drugs = drugs
        self._today = today
        self._limit = limit

    @logfire.instrument("service.drug.sweep")
    async def sweep(self) -> int:
        swept = 0
        for name, drug in (await self._drugs.all()).items():
            for batch in drug.batches:
                if self._today >= batch.expiry.root:  #! L6
                    swept += 1
                elif batch.shelf.needs_power:
                    await asyncio.sleep(0)
            logfire.info("swept", name=name, left=len(drug.batches))
        if swept > self._limit:
            await asyncio.sleep(1)
        return swept

    @logfire.instrument("service.drug.mean")
    async def mean(self, drug: Drug) -> float:
        doses = [batch.dose.root for batch in drug.batches]
        await asyncio.sleep(0)
        return float(statistics.mean(doses))  #! L6

    @logfire.instrument("service.drug.pairs")
    async def pairs(self, drug: Drug) -> int:
        count = 0
        for one, other in itertools.pairwise(drug.batches):
            count += one.expiry == other.expiry  #! L6
        oldest = min(drug.batches, key=lambda batch: batch.expiry.year, default=None)  #! L6
        if oldest is not None and drug.by_shelf[Shelf.COLD].dose == oldest.dose:  #! L6
            await asyncio.sleep(0)
        return count

    @logfire.instrument("service.drug.give")
    async def give(self, drug: Drug, dose: Dose) -> Given | Short:
        outcome = drug.give(dose)
        if isinstance(outcome, Short) and outcome.missing.root > 3:  #! L6
            await asyncio.sleep(0)
        if isinstance(outcome, Given):
            await self._drugs.save(outcome.drug)
        return outcome

    @logfire.instrument("service.drug.first")
    async def first(self, drug: Drug) -> Batch | str:
        found = next((b for b in drug.batches if b.dose == drug.usual), None)  #! L6
        await asyncio.sleep(0)
        return found or "none"

    @logfire.instrument("service.drug.names")
    async def names(self, counts: dict[str, int]) -> list[str]:  #! L3
        ordered = sorted(counts.items(), key=itemgetter(1))
        await asyncio.sleep(0 if len(ordered) > self._limit else 1)
        return [name for name, count in ordered if count > 1]

    @logfire.instrument("service.drug.enough")
    async def enough(self, drug: Drug) -> int:
        if drug.total().root < self._limit:  #! L6
            await asyncio.sleep(0)
        left = self._limit - len(drug.batches)  #! L6
        return await self._left(left)

    async def _left(self, left: int) -> int:
        return left
