# --- file: src/app/domain/observatory/value.py
import math
from datetime import UTC, datetime, timedelta
from typing import Self

from pydantic import BaseModel, Field, RootModel


class Degrees(RootModel[float], frozen=True):
    def radians(self) -> float:
        return math.radians(self.root)

    @classmethod
    def of(cls, hours: float) -> Self:
        return cls(hours * 15)


class Position(BaseModel, frozen=True):
    right_ascension: float = Field(ge=0, lt=360)
    declination: float = Field(ge=-90, le=90)

    def distance(self, other: "Position") -> Degrees:
        return Degrees(math.hypot(
            self.right_ascension - other.right_ascension, self.declination - other.declination
        ))


class Exposure(RootModel[timedelta], frozen=True):
    def ends(self, start: datetime) -> datetime:
        return start.astimezone(UTC) + self.root
# --- file: src/app/domain/observatory/observation.py
from datetime import datetime
from typing import ClassVar, Literal, Protocol

from app.domain.observatory.value import Degrees, Exposure, Position
from app.domain.shared.model import DomainModel


class Pointed(Protocol):
    @property
    def position(self) -> Position: ...


class Observation(DomainModel):
    LONGEST: ClassVar[int] = 3600

    band: Literal["u", "g", "r", 4]
    position: Position
    exposure: Exposure
    begun: datetime | None = None

    def offset(self, target: Pointed) -> Degrees:
        return self.position.distance(target.position)

    def ends(self, start: datetime) -> datetime:
        return self.exposure.ends(start)

    def __lt__(self, other: "Observation") -> bool:
        return self.exposure.root < other.exposure.root
