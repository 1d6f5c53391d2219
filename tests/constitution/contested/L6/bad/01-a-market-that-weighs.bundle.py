# --- file: src/app/domain/stand/value.py
from decimal import Decimal

from pydantic import RootModel


class Kilos(RootModel[Decimal], frozen=True):
    """A weight on the scale."""

    def exceeds(self, other: "Kilos") -> bool:
        return self.root > other.root


class StandId(RootModel[str], frozen=True):
    """Names one stand."""
# --- file: src/app/domain/stand/type.py
from enum import StrEnum


class Mode(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    def is_open(self) -> bool:
        return self is Mode.OPEN
# --- file: src/app/domain/stand/stand.py
from typing import Literal

from app.domain.shared.model import DomainModel
from app.domain.stand.type import Mode
from app.domain.stand.value import Kilos, StandId


class Sale(DomainModel):
    weight: Kilos
    paid: Kilos | None = None


class Stand(DomainModel):
    id: StandId
    mode: Mode = Mode.OPEN
    limit: Kilos
    sales: tuple[Sale, ...] = ()

    def latest(self) -> Sale | None:
        return self.sales[-1] if self.sales else None


class Sold(DomainModel):
    kind: Literal["sold"] = "sold"
    stand: Stand


class Refused(DomainModel):
    kind: Literal["refused"] = "refused"
    weight: Kilos


type Outcome = Sold | Refused
# --- file: src/app/domain/stand/repository.py
from typing import Protocol

from app.domain.stand.stand import Stand
from app.domain.stand.value import StandId


class Stands(Protocol):
    async def get(self, stand_id: StandId, /) -> Stand | None: ...
    async def all(self) -> tuple[Stand, ...]: ...
    async def save(self, stand: Stand) -> None: ...
# --- file: src/app/service/stand.py
import heapq
from operator import attrgetter

import logfire

from app.domain.stand.repository import Stands
from app.domain.stand.stand import Outcome, Refused, Sold, Stand
from app.domain.stand.type import Mode
from app.domain.stand.value import Kilos, StandId


class StandService:
    def __init__(self, stands: Stands, largest: int) -> None:
        self._stands = stands
        self._largest = largest

    @logfire.instrument("service.stand.sell")
    async def sell(self, stand_id: StandId, weight: Kilos) -> Outcome:
        stand = await self._stands.get(stand_id)
        if stand is None:
            return Refused(weight=weight)
        if weight.exceeds(stand.limit):  #! L6
            return Refused(weight=weight)
        if not (sales := stand.sales):  #! L6
            logfire.info("first")
        await self._stands.save(stand)
        while len(sales) < self._largest:  #! L6
            sales = (*sales, *sales)
        return Sold(stand=stand) if stand.mode.is_open() else Refused(weight=weight)  #! L6

    @logfire.instrument("service.stand.rank")
    async def rank(self) -> tuple[StandId, ...]:
        stands = await self._stands.all()
        heaviest = heapq.nlargest(3, stands, key=lambda stand: stand.limit.root)  #! L6
        ordered = sorted(heaviest, key=attrgetter("limit"))  #! L6
        opened = [stand for stand in ordered if stand.mode.is_open()]  #! L6
        return tuple(stand.id for stand in opened)

    @logfire.instrument("service.stand.weigh")
    async def weigh(self, stand: Stand) -> Kilos:
        total = sum(sale.weight.root for sale in stand.sales)  #! L6
        free = stand.limit.root - total  #! L6
        await self._told(max(stand.sales, key=lambda sale: sale.weight.root))  #! L6
        return Kilos(free)

    @logfire.instrument("service.stand.change")
    async def change(self, stand: Stand) -> Stand:
        shut = stand.model_copy(update={"mode": Mode.SHUT})  #! L6
        same = stand.model_copy()
        made = Stand.model_construct(id=stand.id, limit=stand.limit)  #! L6
        fresh = Stand(id=StandId("new"), mode=Mode.SHUT, limit=stand.limit)  #! L6
        plain = Stand(id=StandId("new"), limit=stand.limit)
        await self._told(shut, same, made, fresh, plain)
        return plain

    async def _told(self, *things: object) -> None:
        logfire.info("told", things=len(things))
