# --- file: src/app/domain/meter/__init__.py
# --- file: src/app/domain/meter/value.py
from pydantic import RootModel


class Reading(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/meter/meter.py
from app.domain.meter.value import Reading
from app.domain.shared.model import DomainModel

assign = object.__setattr__


class Meter(DomainModel):
    last: Reading
    first: Reading

    def advance(self, reading: Reading) -> "Meter":
        object.__setattr__(self, "last", reading)  #! L1
        return self

    def reset(self, reading: Reading) -> "Meter":
        assign(self, "first", reading)  #! L1
        return self

    def remember(self, reading: Reading) -> "Meter":
        object.__setattr__(self, "_seen", reading)
        return self
