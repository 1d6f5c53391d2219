# --- file: src/app/domain/canal/value.py
from pydantic import RootModel


class LockId(RootModel[str], frozen=True):
    """Names one lock."""
# --- file: src/app/domain/canal/lock.py
from app.domain.canal.value import LockId
from app.domain.shared.model import DomainModel


class Lock(DomainModel):
    id: LockId
# --- file: src/app/domain/canal/repository/__init__.py
from app.domain.canal.repository.port import Locks as Locks
from app.domain.canal.repository.sql import SqlLocks as SqlLocks
# --- file: src/app/domain/canal/repository/port.py
from typing import Protocol

from app.domain.canal.lock import Lock
from app.domain.canal.value import LockId


class Locks(Protocol):
    async def get(self, lock_id: LockId, /) -> Lock | None: ...
    async def fill(self, lock: Lock, /) -> None: ...
# --- file: src/app/domain/canal/repository/sql.py
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import logfire
from logfire import instrument as traced
from sqlalchemy import Engine, text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlmodel import Session

from app.domain.canal.lock import Lock
from app.domain.canal.value import LockId


@contextmanager
def _timed(name: str) -> Iterator[None]:
    if name:
        with logfire.span(name):
            yield
    else:
        yield


@asynccontextmanager
async def _open(engine: AsyncEngine) -> AsyncIterator[None]:
    with logfire.span("canal.open"):
        async with engine.begin():
            yield


@dataclass
class SqlLocks:
    engine: AsyncEngine
    sync: Engine

    async def get(self, lock_id: LockId, /) -> Lock | None:
        async with self.engine.connect() as connection:  #! L8
            with logfire.span("canal.get"):
                row = await connection.scalar(text("SELECT 1"))
        return self.from_row(row)

    async def fill(self, lock: Lock, /) -> None:
        async with _open(self.engine):
            await self._fill(lock)
        await self._fill(lock)  #! L8

    @traced("canal.empty", extract_args=False)
    async def empty(self, lock: Lock) -> None:
        await self._fill(lock)

    def level(self, lock: Lock) -> int:  #! L8
        with Session(self.sync) as session:
            return int(session.scalar(text("SELECT 1")))

    @traced("canal.measure", extract_args=False)
    def measure(self, lock: Lock) -> int:
        with Session(self.sync) as session:
            return int(session.scalar(text("SELECT 1")))

    async def all(self) -> list[Lock]:
        with logfire.span("canal.all") as span:
            async with self.engine.connect() as connection:
                rows = [row async for row in await connection.stream(text("SELECT 1"))]
                span.set_attribute("rows", len(rows))
        return [lock for row in rows if (lock := self.from_row(row)) is not None]

    async def walk(self) -> AsyncIterator[Lock]:  #! L8
        async with self.engine.connect() as connection:
            async for row in await connection.stream(text("SELECT 1")):
                if lock := self.from_row(row):
                    yield lock

    async def retry(self, lock: Lock) -> None:
        for attempt in range(3):
            try:
                with logfire.span("canal.retry", attempt=attempt):
                    return await self._fill(lock)
            except TimeoutError:
                await self.engine.dispose()  #! L8
        return await self._fill(lock)  #! L8

    async def _fill(self, lock: Lock) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(text("UPDATE lock"))

    @staticmethod
    def from_row(row: object) -> Lock | None:
        return None if row is None else Lock.model_validate(row)
