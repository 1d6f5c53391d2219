# --- file: src/app/domain/badge/badge.py
from app.domain.badge.value import BadgeId
from app.domain.shared.model import DomainModel


class Badge(DomainModel):
    id: BadgeId
# --- file: src/app/domain/badge/value.py
from uuid import UUID

from pydantic import RootModel


class BadgeId(RootModel[UUID], frozen=True):
    pass
# --- file: src/app/domain/badge/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from redis.asyncio import Redis
from redis import Redis as BlockingRedis

from app.domain.badge.badge import Badge
from app.domain.badge.value import BadgeId


class BadgeRepository(Protocol):
    async def find(self, badge_id: BadgeId) -> Badge | None: ...


class RedisBadgeRepository:
    def __init__(self, redis: Redis, blocking: BlockingRedis) -> None:
        self._redis = redis
        self._blocking = blocking

    async def find(self, badge_id: BadgeId) -> Badge | None:
        cached = await self._redis.get(str(badge_id.root))  #! L8
        if cached is None:
            return None
        with logfire.span("badge.find"):
            await self._redis.incr("hits")
            return Badge(id=badge_id)

    def forget(self, badge_id: BadgeId) -> None:  #! L8
        self._blocking.delete(str(badge_id.root))

    async def all(self) -> AsyncIterator[Badge]:  #! L8
        async for key in self._redis.scan_iter("badge:*"):
            yield Badge.model_validate({"id": key})
