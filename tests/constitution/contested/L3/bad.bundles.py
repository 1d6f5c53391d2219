# === case: 01-an-airport-of-plain-fields
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
# === case: 02-a-choir-with-plain-arguments
# --- file: src/app/domain/choir/value.py
from decimal import Decimal

from pydantic import RootModel

type Pitch = float


class Voice(RootModel[str], frozen=True):
    """A part to sing."""


class Fee(RootModel[Decimal], frozen=True):
    """What a singer pays."""
# --- file: src/app/domain/choir/singer.py
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Protocol, Self
from uuid import UUID

from app.domain.choir.value import Fee, Pitch, Voice
from app.domain.shared.model import DomainModel


class Singer(DomainModel):
    voice: Voice
    fee: Fee

    def renamed(self, voice: str) -> Self:  #! L3
        return self.model_copy(update={"voice": Voice(voice)})

    def moved(
        self,
        *steps: int,  #! L3
        loudly: bool = False,  #! L3
        **how: str,  #! L3
    ) -> Self:
        return self

    @staticmethod
    def tuned(to: "Pitch | None" = None) -> Voice:  #! L3
        return Voice("alto")

    def owes(self) -> Decimal:  #! L3
        return self.fee.root

    def range(self) -> tuple[Pitch, Pitch] | None:  #! L3
        return None

    async def known_as(self) -> UUID | None:  #! L3
        return None

    def mapped(self, change: Callable[[Voice], Voice]) -> Self:
        return self

    def _tuned(self, to: float) -> float:
        return to

    @property
    def height(self) -> Voice:
        return self.voice


class Hall(Protocol):
    def seat(self, singers: Iterable[Singer], row: int) -> Voice: ...  #! L3
# --- file: src/app/service/choir.py
from dataclasses import dataclass

import logfire

from app.domain.choir.singer import Singer
from app.domain.choir.value import Voice


@dataclass
class ChoirService:
    hall: str

    @logfire.instrument("service.choir.join")
    async def join(self, name: str, voice: Voice) -> Voice:  #! L3
        return voice

    @logfire.instrument("service.choir.rehearse")
    async def rehearse(
        self,
        singers: tuple[Singer, ...],
        *,
        page: int | None = None,  #! L3
        keys: dict[Voice, float] | None = None,  #! L3
    ) -> Voice:
        return Voice(self.hall)

    @staticmethod
    def greet(who: object) -> Voice:  #! L3
        return Voice(repr(who))

    def _warm(self, degrees: float) -> float:
        return degrees
# === case: 03-a-cellar-asked-by-plain-keys
# --- file: src/app/domain/cellar/value.py
from uuid import UUID

from pydantic import RootModel


class BottleId(RootModel[UUID], frozen=True):
    """Names one bottle."""
# --- file: src/app/domain/cellar/bottle.py
from app.domain.cellar.value import BottleId
from app.domain.shared.model import DomainModel


class Bottle(DomainModel):
    id: BottleId


class Opened(DomainModel):
    bottle_id: BottleId
    by: str  #! L3
# --- file: src/app/domain/cellar/repository/__init__.py
from app.domain.cellar.repository.port import Bottles
from app.domain.cellar.repository.sql import SqlBottles

__all__ = ["Bottles", "SqlBottles"]
# --- file: src/app/domain/cellar/repository/port.py
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from app.domain.cellar.bottle import Bottle
from app.domain.cellar.value import BottleId


class Bottles(Protocol):
    async def get(self, bottle_id: UUID, /) -> Bottle | None: ...  #! L3
    async def many(self, ids: Sequence[UUID]) -> tuple[Bottle, ...]: ...  #! L3
    async def below(self, price: Decimal, *, limit: int = 50) -> tuple[Bottle, ...]: ...  #! L3
    async def of(self, owner_email: str) -> tuple[Bottle, ...]: ...  #! L3
    async def at(self, degrees: float) -> tuple[Bottle, ...]: ...  #! L3
    async def like(self, vector: Sequence[float], depth: int = 2) -> tuple[Bottle, ...]: ...
    async def label(self, bottle_id: BottleId, blob: bytes, ttl: int) -> None: ...
    async def page(self, after: BottleId | None, limit: int, offset: int) -> tuple[Bottle, ...]: ...
# --- file: src/app/domain/cellar/repository/sql.py
from decimal import Decimal
from uuid import UUID

import logfire
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.domain.cellar.bottle import Bottle


class SqlBottles:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.bottle.get")
    async def get(self, bottle_id: UUID, /) -> Bottle | None:  #! L3
        row = (await self._session.execute(text("SELECT 1"))).one_or_none()
        return self.to_bottle(str(row)) if row else None

    @logfire.instrument("repo.bottle.worth")
    async def worth(self) -> Decimal:  #! L3
        return Decimal((await self._session.execute(text("SELECT sum(1)"))).scalar_one())

    def to_bottle(self, id: str) -> Bottle:
        return Bottle.model_validate({"id": id})
# === case: 04-wrappers-that-wrap-too-much
# --- file: src/app/domain/parcelpost/value.py
from pydantic import BaseModel, RootModel


class Street(RootModel[str], frozen=True):
    """Where the house stands."""


class Stamp(BaseModel, frozen=True):
    country: str
    worth: int
# --- file: src/app/domain/parcelpost/address.py
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, EmailStr, computed_field, create_model

from app.domain.parcelpost.value import Stamp, Street
from app.domain.shared.model import DomainModel

Wrapped = TypeVar("Wrapped")


class Zone(StrEnum):
    NEAR = "near"
    FAR = "far"


class Postcode(BaseModel, frozen=True):
    value: str


class City(DomainModel):
    root: str


class Country(BaseModel, frozen=True):
    code: str  #! L3


class Box(DomainModel, Generic[Wrapped]):
    inside: Wrapped
    beside: int = 0  #! L3


class Parcel(Box[Stamp]):
    zone: Zone = Zone.NEAR
    street: Street
    weight: int | None = None  #! L3

    @computed_field
    @property
    def heavy(self) -> bool:
        return False

    class Handling(DomainModel):
        by: EmailStr  #! L3


Label = create_model("Label", __base__=DomainModel, text=(str, ...), zone=(Zone, ...))  #! L3
# === case: 05-a-stable-with-plain-words
# --- file: src/app/domain/stable/value.py
import uuid
from typing import NewType, TypeAliasType

from pydantic import RootModel

HorseId = NewType("HorseId", uuid.UUID)
Weight = TypeAliasType("Weight", int)
type Pair[A] = tuple[A, A]


class Name(RootModel[str], frozen=True):
    """What a horse is called."""


class Tagged[T](RootModel[T], frozen=True):
    """A wrapper that any primitive may have."""
# --- file: src/app/domain/stable/horse.py
import decimal
import typing as t
from collections.abc import Iterable, Mapping

from pydantic import Json, StrictInt, StrictStr, constr

from app.domain.shared.model import DomainModel
from app.domain.stable.value import HorseId, Name, Pair, Tagged, Weight


class Horse(DomainModel):
    id: HorseId  #! L3
    weight: Weight  #! L3
    legs: Pair[int]  #! L3
    names: Pair[Name]
    tag: Tagged[int]
    data: Json[dict[Name, Name]] | None = None  #! L1
    code: constr(max_length=3)  #! L3
    strict: StrictStr | StrictInt = "a"  #! L3
    extra: "t.Mapping[Name, t.Optional[t.Sequence[bytes]]]"  #! L3
    either: t.Union[Name, complex]  #! L3
    cost: t.Annotated[decimal.Decimal | None, "euros"] = None  #! L3
    kind: t.Literal["horse"] = "horse"
    note: t.ClassVar[str] = ""

    def fed(self, *, hay: t.Annotated[float, "kg"]) -> t.Self:  #! L3
        return self

    def races(self, against: "Iterable[Horse]", laps: Weight) -> bool:  #! L3
        return bool(laps)

    def speeds(self) -> Mapping[Name, float]:  #! L3
        return {}

    def __contains__(self, name: str) -> bool:
        return False

    @classmethod
    def parse(cls, raw: str | bytes) -> t.Self:  #! L3
        return cls.model_validate_json(raw)
