# --- file: src/app/domain/tariff/__init__.py
# --- file: src/app/domain/tariff/value.py
from pydantic import RootModel


class Rate(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/tariff/repository.py
from typing import Protocol, TypedDict

import logfire
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import Field, SQLModel

from app.domain.tariff.value import Rate


class Base(DeclarativeBase):
    pass


class RateRow(Base):
    __tablename__ = "rate"

    id: Mapped[str] = mapped_column(primary_key=True)
    amount: Mapped[int]

    def __init__(self, id: str, amount: int) -> None:
        self.id = id
        self.amount = amount


class AuditRow(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    tags: list[str] = Field(default_factory=list)


class RateRecord(TypedDict):
    amount: int


class RateRepository(Protocol):
    async def current(self) -> Rate: ...


class SqlRateRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    @logfire.instrument("repo.rate.current")
    async def current(self) -> Rate:
        return Rate(await self.session.scalar(select(RateRow.amount)))
# --- file: src/app/api/tariff/contracts.py
from dataclasses import dataclass

from pydantic import BaseModel


class RateRequest(BaseModel):
    amounts: list[int]


class RateResponse(BaseModel):
    amount: int


@dataclass
class Paging:
    limit: int = 20
