# --- file: src/app/domain/airport/value.py
from typing import NewType

from pydantic import BaseModel, RootModel

Mass = NewType("Mass", float)
type Iata = str


class Icao(str):
    """Four letters."""


class Gate(RootModel[str], frozen=True):
    """Where a flight boards."""


class Runway(BaseModel, frozen=True):
    number: int
    length: float
# --- file: src/app/domain/airport/flight.py
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal as Dec
from typing import Annotated, Any, ClassVar, Final, Literal, Optional
from uuid import UUID as Identifier

import pydantic
from pydantic import AnyUrl, PrivateAttr, SecretStr, StringConstraints

from app.domain.airport import value
from app.domain.airport.value import Gate, Iata, Icao, Mass
from app.domain.shared.model import DomainModel

class Flight(DomainModel):
    AIRLINE: ClassVar[str] = "XX"

    id: Identifier  #! L3
    mass: Mass  #! L3
    origin: Iata  #! L3
    target: "Icao"  #! L3
    fare: Optional[Dec] = None  #! L3
    code: Annotated[str, StringConstraints(max_length=6)]  #! L3
    seats: tuple[tuple[int, Gate], ...] = ()  #! L3
    notes: Mapping[Gate, str] = {}  #! L3
    page: AnyUrl | None = None  #! L3
    secret: SecretStr  #! L3
    extra: Any = None  #! L3
    weight: pydantic.NonNegativeFloat = 0.0  #! L3
    state: Literal["open"] | str = "open"  #! L3
    level: Final[int]  #! L3
    kind: Literal["flight"] = "flight"
    gates: frozenset[Gate] = frozenset()
    departs: datetime
    lasts: timedelta | None = None
    runway: value.Runway
    at: pydantic.AwareDatetime

    _seen: int = PrivateAttr(default=0)


class Leg[T](DomainModel):
    carries: T


class Manifest[T: str](DomainModel):
    lines: tuple[T, ...] = ()  #! L3


class Note(DomainModel):
    legs: tuple[Leg[Gate], ...] = ()
    freight: Leg[int] | None = None  #! L3
