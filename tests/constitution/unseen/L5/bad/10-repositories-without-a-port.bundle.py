# --- file: src/app/domain/inventory/repository/__init__.py
from app.domain.inventory.repository.level import RedisLevels

__all__ = ["RedisLevels"]
# --- file: src/app/domain/inventory/repository/level.py
from dataclasses import dataclass

import logfire
from redis.asyncio import Redis

from app.domain.inventory.value import Quantity, Sku


@dataclass
class RedisLevels:  #! L5
    client: Redis

    @logfire.instrument("repo.level.of")
    async def of(self, sku: Sku) -> Quantity:
        return Quantity(int(await self.client.get(sku.root) or 0))
# --- file: src/app/domain/identity/repository.py
import logfire
from minio import Minio

from app.domain.identity.value import UserId


class Portraits:  #! L5
    def __init__(self, endpoint: str) -> None:
        self._bucket = Minio(endpoint)

    @logfire.instrument("repo.portrait.forget")
    async def forget(self, user_id: UserId) -> None:
        self._bucket.remove_object("portraits", str(user_id.root))
