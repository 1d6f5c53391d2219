# === case: 01-meters-and-tariffs
# --- file: src/app/domain/metering/meter.py
from decimal import Decimal as Number
from typing import Annotated, Any, NewType
from uuid import UUID

from pydantic import AwareDatetime, EmailStr, Field, NonNegativeInt

from app.domain.metering.value import MeterId, Reading
from app.domain.shared.model import DomainModel

Serial = NewType("Serial", str)
type Factor = Annotated[Number, Field(gt=0)]


class Meter(DomainModel):
    id: MeterId
    serial: Serial  #! L3
    factor: Factor  #! L3
    contact: EmailStr | None = None  #! L3
    digits: NonNegativeInt = 6  #! L3
    readings: tuple[Reading, ...] = ()
    labels: frozenset[str] = frozenset()  #! L3
    extra: Any = None  #! L3
    installed: AwareDatetime

    def read(self, reading: Reading, by: str) -> "Meter":  #! L3
        return self.model_copy(update={"readings": (*self.readings, reading)})

    def consumption(self) -> Number:  #! L3
        return Number(len(self.readings))
# --- file: src/app/domain/metering/value.py
from uuid import UUID

from pydantic import RootModel


class MeterId(RootModel[UUID], frozen=True):
    pass


class Reading(RootModel[int], frozen=True):
    pass
# === case: 02-ports-that-speak-in-strings
# --- file: src/app/domain/lodge/repository.py
from typing import Protocol
from uuid import UUID

from app.domain.lodge.lodge import Lodge


class LodgeRepository(Protocol):
    async def get(self, lodge_id: UUID) -> Lodge | None: ...  #! L3

    async def by_email(
        self,
        email: str,  #! L3
        *,
        limit: int = 20,
    ) -> tuple[Lodge, ...]: ...
# --- file: src/app/domain/lodge/lodge.py
from app.domain.lodge.value import LodgeId
from app.domain.shared.model import DomainModel


class Lodge(DomainModel):
    id: LodgeId
# --- file: src/app/domain/lodge/value.py
from uuid import UUID

from pydantic import RootModel


class LodgeId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/service/lodge.py
from app.domain.lodge.value import LodgeId
from app.domain.lodge.repository import LodgeRepository

import logfire


class LodgeService:
    def __init__(self, lodges: LodgeRepository) -> None:
        self._lodges = lodges

    async def rename(self, lodge: LodgeId, name: str) -> None:  #! L3
        with logfire.span("lodge.rename"):
            await self._lodges.get(lodge.root)
