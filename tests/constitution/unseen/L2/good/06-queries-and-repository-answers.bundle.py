# --- file: src/app/domain/theatre/__init__.py
# --- file: src/app/domain/theatre/value.py
from pydantic import RootModel


class ShowId(RootModel[str], frozen=True):
    root: str


class Seats(RootModel[int], frozen=True):
    root: int
# --- file: src/app/domain/theatre/show.py
from app.domain.shared.model import DomainModel
from app.domain.theatre.value import Seats, ShowId


class Row(DomainModel):
    seats: Seats


class Show(DomainModel):
    id: ShowId
    rows: tuple[Row, ...] = ()

    def find(self, seats: Seats) -> Row | None:
        return next((row for row in self.rows if row.seats == seats), None)

    def sorted_rows(self) -> list[Row]:
        return list(self.rows)
# --- file: src/app/domain/theatre/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.theatre.show import Show
from app.domain.theatre.value import Seats, ShowId


class ShowRepository(Protocol):
    async def get(self, show_id: ShowId) -> Show | None: ...

    async def delete(self, show_id: ShowId) -> bool: ...

    async def exists(self, show_id: ShowId) -> bool: ...


class RedisShowRepository:
    def __init__(self, client: Redis) -> None:
        self._client = client

    @logfire.instrument("repo.show.get")
    async def get(self, show_id: ShowId) -> Show | None:
        raw = await self._client.get(show_id.root)
        return None if raw is None else Show.model_validate_json(raw)

    @logfire.instrument("repo.show.delete")
    async def delete(self, show_id: ShowId) -> bool:
        return await self._client.delete(show_id.root) > 0

    @logfire.instrument("repo.show.exists")
    async def exists(self, show_id: ShowId) -> bool:
        return bool(await self._client.exists(show_id.root))
# --- file: src/app/service/theatre.py
import logfire
from redis.asyncio import Redis

from app.domain.theatre.repository import RedisShowRepository
from app.domain.theatre.show import Show
from app.domain.theatre.value import Seats, ShowId


class TheatreService:
    def __init__(self, client: Redis) -> None:
        self._shows = RedisShowRepository(client)

    @logfire.instrument("service.theatre.free")
    async def free(self, show_id: ShowId) -> Seats:
        show = await self._shows.get(show_id)
        if show is None:
            return Seats(0)
        return Seats(1)
