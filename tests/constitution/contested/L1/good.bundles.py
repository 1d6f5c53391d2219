# === case: 01-quarries-with-many-bases
# --- file: src/app/domain/shared/traits.py
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict


class Dated(BaseModel):
    model_config = ConfigDict(frozen=True)

    at: datetime

    def moved(self, at: datetime) -> Self:
        return self.model_copy(update={"at": at})


class Described:
    """A mixin that only looks at what others hold."""

    def describe(self) -> str:
        return repr(self)
# --- file: src/app/domain/quarry/value.py
from decimal import Decimal
from typing import Annotated

import pydantic
from pydantic import Field

type Tonnes = Annotated[Decimal, Field(gt=0)]


class Weight(pydantic.RootModel[Tonnes]):
    model_config = {"frozen": True}

    def plus(self, other: "Weight") -> "Weight":
        return Weight(self.root + other.root)


class Blocks(pydantic.RootModel[dict[str, int]], frozen=True):
    """How many blocks of each grade lie in the yard."""


class Stone(pydantic.BaseModel):
    value: str

    class Config:
        frozen = True
# --- file: src/app/domain/quarry/blast.py
from functools import cached_property
from typing import Generic, Literal, TypeVar

from app.domain.quarry.value import Blocks, Stone, Weight
from app.domain.shared.model import DomainModel
from app.domain.shared.traits import Dated, Described

Found = TypeVar("Found")


class Blast(Described, DomainModel, Dated):
    stone: Stone
    broken: Weight
    kind: Literal["blast"] = "blast"

    @cached_property
    def doubled(self) -> Weight:
        return self.broken.plus(self.broken)


class Survey(DomainModel, Generic[Found]):
    found: tuple[Found, ...]
    yard: Blocks


class StoneSurvey(Survey[Stone], extra="ignore"):
    pass
# === case: 02-rows-contracts-and-knobs
# --- file: src/app/domain/depot/value.py
from uuid import UUID

from pydantic import RootModel


class DepotId(RootModel[UUID], frozen=True):
    """Names one depot."""
# --- file: src/app/domain/depot/depot.py
from app.domain.depot.value import DepotId
from app.domain.shared.model import DomainModel


class Depot(DomainModel):
    id: DepotId
# --- file: src/app/domain/depot/repository.py
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypedDict

import logfire
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from app.domain.depot.depot import Depot
from app.domain.depot.value import DepotId


class DepotRow(SQLModel, table=True):
    id: str = Field(primary_key=True)
    tags: list[str] = []

    def to_domain(self) -> Depot:
        return Depot.model_validate({"id": self.id})


class Document(TypedDict):
    id: str
    extra: dict[str, Any]


class Cursor(NamedTuple):
    after: str
    limit: int


class Depots(Protocol):
    async def get(self, depot_id: DepotId, /) -> Depot | None: ...


@dataclass
class SqlDepots:
    session: AsyncSession
    seen: dict[str, Depot] = field(default_factory=dict)

    @logfire.instrument("repo.depot.get")
    async def get(self, depot_id: DepotId, /) -> Depot | None:
        row = await self.session.get(DepotRow, str(depot_id.root))
        return row.to_domain() if row else None
# --- file: src/app/api/depot/contract.py
from pydantic import BaseModel


class DepotBody(BaseModel):
    name: str
    tags: list[str] = []
# --- file: src/app/service/depot.py
from dataclasses import dataclass

from pydantic import BaseModel


class SweepSettings(BaseModel):
    batch: int = 50


@dataclass
class SweepConfig:
    pause: float = 0.5
    hosts: list[str] | None = None
# === case: 03-private-state-and-namesakes
# --- file: src/app/domain/clockwork/value.py
from pydantic import RootModel


class Teeth(RootModel[int], frozen=True):
    """How many teeth a wheel has."""
# --- file: src/app/domain/clockwork/wheel.py
from collections.abc import Callable, Iterator
from typing import Any, override

from pydantic import BaseModel, PrivateAttr, model_validator

from app.domain.clockwork.value import Teeth


class Wheel(BaseModel, frozen=True):
    teeth: Teeth
    wound: Callable[[Teeth], Teeth] | None = None
    _turns: list[Teeth] = PrivateAttr(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, data: dict[str, Any]) -> dict[str, Any]:
        data["teeth"] = data.pop("cogs", data.get("teeth"))
        data.update(wound=None)
        return data

    @override
    def model_post_init(self, _: Any) -> None:
        self._turns.append(self.teeth)

    def turns(self) -> Iterator[Teeth]:
        yield from self._turns

    def spun(self) -> "Wheel":
        fields = dict(self.__dict__)
        fields["teeth"] = Teeth(self.teeth.root + 1)
        return Wheel(**fields)


class Tooth:
    """A namespace, never an instance."""

    model_config: dict[str, bool] = {}

    @classmethod
    def all(cls, wheel: Wheel) -> tuple[Teeth, ...]:
        return (wheel.teeth,)


Tooth.model_config["frozen"] = False
