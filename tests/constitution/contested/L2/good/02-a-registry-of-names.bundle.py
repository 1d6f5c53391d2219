# --- file: src/app/domain/registry/value.py
from pydantic import BaseModel, RootModel


class Title(RootModel[str], frozen=True):
    """A name that is taken."""


class Failure(BaseModel, frozen=True):
    value: str


class Span(BaseModel, frozen=True):
    first: Title
    last: Title

    def narrowed(self, title: Title) -> "Span | Title":
        return title if self.first == self.last else self
# --- file: src/app/domain/registry/entry.py
from collections.abc import Callable
from typing import Literal

from app.domain.registry.value import Failure, Title
from app.domain.shared.model import DomainModel


class Taken(DomainModel):
    outcome: Literal["taken"] = "taken"
    title: Title


class Free(DomainModel):
    outcome: Literal["free"] = "free"


class Broken(DomainModel):
    outcome: Literal["broken"] = "broken"
    failure: Failure
    successor: Title | None = None
    error_margin: Title


class Entry(DomainModel):
    title: Title
    watcher: Callable[[Taken | Free], bool] | None = None

    def look(self, title: Title) -> Taken | Free | Broken:
        return Taken(title=title)

    def matching(self, question: Callable[[Title], bool]) -> "Entry":
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry)

    def __bool__(self) -> bool:
        return True


def same(one: Entry, other: Entry) -> Literal["yes", "no"]:
    return "yes" if one == other else "no"
# --- file: src/app/domain/registry/repository.py
from typing import Protocol

import logfire
from redis.asyncio import Redis

from app.domain.registry.entry import Entry
from app.domain.registry.value import Title


class Entries(Protocol):
    async def find(self, title: Title, /) -> Entry | None: ...
    async def delete(self, title: Title, /) -> bool: ...


class RedisEntries:
    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @logfire.instrument("repo.entry.find")
    async def find(self, title: Title, /) -> Entry | None:
        text = await self._redis.get(title.root)
        return None if text is None else Entry.model_validate_json(text)

    @logfire.instrument("repo.entry.delete")
    async def delete(self, title: Title, /) -> bool:
        return bool(await self._redis.delete(title.root))
