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
