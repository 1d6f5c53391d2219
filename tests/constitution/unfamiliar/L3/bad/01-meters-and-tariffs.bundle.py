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
