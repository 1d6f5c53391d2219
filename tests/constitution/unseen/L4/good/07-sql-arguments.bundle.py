# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/repository.py
from typing import Protocol

import logfire
from sqlalchemy import and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.freight.type import Mode


class Base(DeclarativeBase):
    pass


class LegRow(Base):
    __tablename__ = "leg"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[Mode] = mapped_column(default=Mode.SEA)


class ModeRepository(Protocol):
    async def all(self) -> tuple[Mode, ...]: ...

    async def sink(self) -> None: ...


class SqlModeRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.mode.all")
    async def all(self) -> tuple[Mode, ...]:
        query = (
            select(LegRow)
            .where(or_(LegRow.mode == Mode.SEA, and_(LegRow.mode != Mode.AIR, LegRow.id > "a")))
            .order_by(case((LegRow.mode == Mode.AIR, 0), else_=1))
            .having(func.count(LegRow.mode.in_([Mode.SEA, Mode.AIR])) > 1)
        )
        return tuple(row.mode for row in await self._session.scalars(query))

    @logfire.instrument("repo.mode.sink")
    async def sink(self) -> None:
        await self._session.execute(
            update(LegRow).where(LegRow.mode == Mode.AIR).values({LegRow.mode: Mode.SEA})
        )
        await self._session.execute(delete(LegRow).filter(LegRow.mode == "sea"))
