# --- file: src/app/domain/identity/user.py
from app.domain.identity.value import EmailAddress, UserId
from app.domain.shared.model import DomainModel


class User(DomainModel):
    id: UserId
    email: EmailAddress
# --- file: src/app/domain/identity/repository.py
from decimal import Decimal
from typing import Protocol
from uuid import UUID

import logfire
from redis.asyncio import Redis

from app.domain.identity.user import User
from app.domain.identity.value import UserId


class UserRepository(Protocol):
    async def get(self, user_id: UUID) -> User | None: ...  #! L3

    async def by_email(self, email: str) -> User | None: ...  #! L3

    async def page(self, limit: int) -> tuple[User, ...]: ...


class RedisUserRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.user.get")
    async def get(self, user_id: UUID) -> User | None:  #! L3
        raw = await self._client.get(str(user_id))
        return User.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.user.by_email")
    async def by_email(self, email: str) -> User | None:  #! L3
        raw = await self._client.get(email)
        return User.model_validate_json(raw) if raw else None

    @logfire.instrument("repo.user.page")
    async def page(self, limit: int) -> tuple[User, ...]:
        raws = await self._client.mget([str(n) for n in range(limit)])
        return tuple(User.model_validate_json(raw) for raw in raws if raw)

    @logfire.instrument("repo.user.near")
    async def near(
        self,
        user_id: UserId,
        balance: Decimal,  #! L3
        score: float,  #! L3
        depth: int = 1,
    ) -> tuple[User, ...]:
        raws = await self._client.zrangebyscore("near", float(balance), score, 0, depth)
        return tuple(User.model_validate_json(raw) for raw in raws)

    @logfire.instrument("repo.user.touch")
    async def touch(self, user_id: str) -> None:  #! L3
        await self._client.touch(user_id)
