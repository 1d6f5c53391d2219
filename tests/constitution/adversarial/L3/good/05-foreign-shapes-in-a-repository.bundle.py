# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: src/app/domain/identity/repository.py
from typing import Any, Protocol, Self, TypedDict
from uuid import UUID

import logfire
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import Field, SQLModel

from app.domain.identity.user import User
from app.domain.identity.value import EmailAddress, UserId


class Base(DeclarativeBase):
    """Everything this context keeps in SQL."""


class UserRow(Base):
    __tablename__ = "users"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email: Mapped[str]


class LoginRow(SQLModel, table=True):
    id: UUID = Field(primary_key=True)
    attempts: int = 0
    ip: str | None = None


class UserDocument(BaseModel):
    id: UUID
    email: str
    flags: dict[str, bool] = {}

    @classmethod
    def from_domain(cls, user: User) -> Self:
        return cls(id=user.id.root, email=user.email.root)

    def to_domain(self) -> User:
        return User(id=UserId(self.id), email=EmailAddress(self.email))


class UserPayload(TypedDict, total=False):
    id: str
    email: str
    age: int


class UserRepository(Protocol):
    async def get(self, user_id: UserId) -> User | None: ...


class SqlUserRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, user_id: UserId) -> User | None:
        with logfire.span("repo.user.get"):
            rows = await self._session.execute(select(UserRow).where(UserRow.id == user_id.root))
            row = rows.scalar_one_or_none()
            return self.from_row(row.id, row.email) if row is not None else None

    @staticmethod
    def from_row(id: UUID, email: str) -> User:
        return User(id=UserId(id), email=EmailAddress(email))

    @staticmethod
    def as_payload(user: User, **extra: Any) -> UserPayload:
        return UserPayload(id=str(user.id.root), email=user.email.root)
