# --- file: src/app/domain/greenhouse/__init__.py
# --- file: src/app/domain/greenhouse/value.py
from pydantic import BaseModel, Field, RootModel


class Celsius(RootModel[float], frozen=True):
    root: float = Field(ge=-273.15)

    def is_below(self, other: "Celsius") -> bool:
        return self.root < other.root


class Humidity(RootModel[int], frozen=True):
    root: int = Field(ge=0, le=100)


class Band(BaseModel, frozen=True):
    low: Celsius
    high: Celsius

    def holds(self, measured: Celsius) -> bool:
        return not measured.is_below(self.low) and not self.high.is_below(measured)
# --- file: src/app/domain/greenhouse/type.py
from enum import StrEnum


class Vent(StrEnum):
    OPEN = "open"
    SHUT = "shut"

    @property
    def turned(self) -> "Vent":
        return {Vent.OPEN: Vent.SHUT, Vent.SHUT: Vent.OPEN}[self]

    @classmethod
    def _missing_(cls, value: object) -> "Vent | None":
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        raise TypeError(value)
# --- file: src/app/domain/greenhouse/greenhouse.py
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.domain.greenhouse.type import Vent
from app.domain.greenhouse.value import Band, Celsius, Humidity
from app.domain.shared.model import DomainModel


class Measurement(DomainModel):
    at: datetime
    temperature: Celsius
    humidity: Humidity | None = None

    def is_stale(self, now: datetime) -> bool:
        return now - self.at > timedelta(minutes=10)


class Adjusted(DomainModel):
    kind: Literal["adjusted"] = "adjusted"
    greenhouse: "Greenhouse"


class Unchanged(DomainModel):
    kind: Literal["unchanged"] = "unchanged"


class Ignored(DomainModel):
    kind: Literal["ignored"] = "ignored"
    measurement: Measurement


type Adjustment = Annotated[Adjusted | Unchanged | Ignored, Field(discriminator="kind")]


class Greenhouse(DomainModel):
    MAX_AGE: ClassVar[timedelta] = timedelta(hours=1)

    band: Band
    vent: Vent = Vent.SHUT
    latest: Measurement | None = None

    @classmethod
    def new(cls, band: Band) -> Self:
        return cls(band=band)

    def adjust(self, measurement: Measurement, *, now: datetime) -> Adjustment:
        if measurement.is_stale(now):
            return Ignored(measurement=measurement)
        if self.band.holds(measurement.temperature):
            return Unchanged()
        return Adjusted(
            greenhouse=self.model_copy(
                update={"vent": self.vent.turned, "latest": measurement},
            )
        )

    def watches(self, measurement: Measurement) -> bool:
        return self.latest is measurement

    @property
    def needs_attention(self) -> bool:
        return self.latest is None or not self.band.holds(self.latest.temperature)
