# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import ShowId


class Show(DomainModel):
    id: ShowId
# --- file: src/app/domain/theatre/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.theatre.show import Show
from app.domain.theatre.value import ShowId


class ShowMissing(LookupError):  #! L2
    pass


class ShowRepository(Protocol):
    async def get(self, show_id: ShowId) -> Show: ...

    async def delete(self, show_id: ShowId) -> bool: ...


class RedisShowRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.show.get")
    async def get(self, show_id: ShowId) -> Show:
        raw = await self._client.get(show_id.root)
        if raw is None:
            raise ShowMissing(show_id)  #! L2
        assert raw.startswith(b"{")  #! L2
        return Show.model_validate_json(raw)

    @logfire.instrument("repo.show.delete")
    async def delete(self, show_id: ShowId) -> bool:
        return bool(await self._client.delete(show_id.root))
