# --- file: src/app/domain/freight/__init__.py
# --- file: src/app/domain/freight/type.py
from enum import StrEnum


class Mode(StrEnum):
    SEA = "sea"
    AIR = "air"
# --- file: src/app/domain/freight/repository.py
from typing import Protocol

import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.freight.type import Mode


class Base(DeclarativeBase):
    pass


class LegRow(Base):
    __tablename__ = "leg"

    id: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[Mode]


class ModeRepository(Protocol):
    async def all(self, mode: Mode) -> tuple[Mode, ...]: ...


class SqlModeRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.mode.all")
    async def all(self, mode: Mode) -> tuple[Mode, ...]:
        query = select(LegRow).where(LegRow.mode != Mode.AIR)
        if mode == Mode.SEA:  #! L4
            query = query.where(LegRow.mode.in_([Mode.SEA, Mode.AIR]))
        rows = await self._session.scalars(query)
        return tuple(
            row.mode
            for row in rows
            if row.mode is not Mode.AIR  #! L4
        )
