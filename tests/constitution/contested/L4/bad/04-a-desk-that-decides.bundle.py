# --- file: src/app/domain/desk/type.py
from enum import StrEnum


class Urgency(StrEnum):
    LOW = "low"
    HIGH = "high"
# --- file: src/app/domain/desk/letter.py
from app.domain.desk.type import Urgency
from app.domain.shared.model import DomainModel


class Letter(DomainModel):
    urgency: Urgency
# --- file: src/app/domain/desk/repository.py
from typing import Protocol

import logfire
from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.domain.desk.letter import Letter
from app.domain.desk.type import Urgency


class Base(DeclarativeBase):
    pass


class LetterRow(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    urgency: Mapped[str] = mapped_column(String)


class Letters(Protocol):
    async def urgent(self) -> tuple[Letter, ...]: ...


class SqlLetters:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @logfire.instrument("repo.letter.urgent")
    async def urgent(self) -> tuple[Letter, ...]:
        query = select(LetterRow).where(LetterRow.urgency == Urgency.HIGH)
        rows = (await self._session.execute(query)).scalars()
        letters = [Letter(urgency=Urgency(row.urgency)) for row in rows]
        return tuple(each for each in letters if each.urgency is Urgency.HIGH)  #! L4
# --- file: src/app/service/desk.py
import logfire

from app.domain.desk.letter import Letter
from app.domain.desk.repository import Letters
from app.domain.desk.type import Urgency as U


class DeskService:
    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    @logfire.instrument("service.desk.sort")
    async def sort(self, urgency: U) -> tuple[Letter, ...]:
        if urgency == U.HIGH:  #! L4
            return await self._letters.urgent()
        return await self._kept(urgency is not U.LOW)  #! L4

    async def _kept(self, kept: bool) -> tuple[Letter, ...]:
        return await self._letters.urgent() if kept else ()
# --- file: src/app/api/desk/routes.py
from fastapi import APIRouter, HTTPException

from app.domain.desk.type import Urgency

router = APIRouter()
PAGES = {Urgency.LOW: "/low", Urgency.HIGH: "/high"}  #! L4


@router.get("/letters/{urgency}")
async def show(urgency: Urgency = Urgency.LOW) -> dict[str, str]:
    if urgency in list(Urgency)[1:]:  #! L4
        raise HTTPException(404)
    return {"page": PAGES[urgency], "urgency": urgency.value}
