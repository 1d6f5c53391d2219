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
