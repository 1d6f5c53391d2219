# --- file: src/app/domain/orchard/value.py
from pydantic import RootModel


class Tree(RootModel[str], frozen=True):
    """A tree in its row."""
# --- file: src/app/domain/orchard/session.py
from collections.abc import Iterable
from pathlib import PurePath

from app.domain.orchard.value import Tree
from app.domain.shared.model import DomainModel


class Session(DomainModel):
    """An afternoon of picking."""

    tree: Tree

    def add(self, tree: Tree) -> "Session":
        return self.model_copy(update={"tree": tree})

    def execute(self, trees: Iterable[Tree]) -> "Session":
        return self if not tuple(trees) else self.add(next(iter(trees)))

    def open(self) -> PurePath:
        return PurePath("rows") / self.tree.root
# --- file: src/app/service/orchard.py
import asyncio
from queue import SimpleQueue

import httpx
import logfire

from app.domain.orchard.session import Session
from app.domain.orchard.value import Tree


class MemoryCache:
    def __init__(self) -> None:
        self._kept: dict[Tree, Session] = {}
        self._queue: SimpleQueue[Tree] = SimpleQueue()

    def get(self, tree: Tree) -> Session | None:
        return self._kept.get(tree)

    def set(self, tree: Tree, session: Session) -> None:
        self._kept[tree] = session
        self._queue.put(tree)


class OrchardService:
    def __init__(self, redis: MemoryCache, weather: httpx.AsyncClient) -> None:
        self._redis = redis
        self._weather = weather

    @logfire.instrument("service.orchard.pick")
    async def pick(self, session: Session, tree: Tree) -> Session:
        await self._weather.get("/today")
        self._redis.set(tree, session)
        session = session.add(tree).execute([tree])
        await asyncio.to_thread(self._redis.get, tree)
        return session
# --- file: src/app/service/minio.py
"""Where the orchard's small change goes."""


class Minio:
    def put_object(self) -> None: ...
# --- file: src/app/service/change.py
import logfire

from app.service.minio import Minio


class ChangeService:
    def __init__(self, minio: Minio) -> None:
        self._minio = minio

    @logfire.instrument("service.change.put")
    async def put(self) -> None:
        self._minio.put_object()
