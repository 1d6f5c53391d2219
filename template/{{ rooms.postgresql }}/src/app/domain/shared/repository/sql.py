"""Aggregates in SQL: one row each, one transaction a save, no lock that outlives it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, ClassVar, cast

import asyncpg
import logfire
from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import ColumnElement, Table, event, exc, func, literal, make_url, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlmodel import SQLModel

from app.domain.event.base import EventBase, RecordedEvent
from app.domain.event.repository.sql import record
from app.domain.shared.aggregate import Aggregate
from app.domain.shared.outcome import Deleted, Found, NotFound, Saved, Stale, Taken
from app.domain.shared.page import Page, PageRequest
from app.domain.shared.value import Key, Noun, Revision, Value

PATIENCE = 3.0  # seconds: an engine that takes longer to answer is as good as away
AWAY = ("08", "40", "53", "57")  # connection, rollback, resources, operator: all pass by themselves
UNFIT = ("22000", "22001", "22003", "22008", "22021", "22P05")  # too long, too large, no such text
SQL_UNAVAILABLE = (OSError, exc.TimeoutError, asyncpg.InterfaceError, asyncpg.PostgresError)
SQL_UNFIT = (exc.DataError,)


class SqlRepository[A: Aggregate, E: EventBase]:
    """The rows of one aggregate, and the events that explain them."""

    row: ClassVar[type[SQLModel]]
    model: type[A]

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._table = cast(Table, getattr(self.row, "__table__"))  # noqa: B009  # unknown to types
        (self._key,) = self._table.primary_key

    async def get(self, key: Value[Any], /) -> Found[A] | NotFound:
        """Fetch the aggregate itself, to decide on."""
        with logfire.span("{what}.get", what=str(self.model.what)):
            return await self._one(key, self._key == key.root)

    async def save(self, aggregate: A, /, *events: E) -> Saved[A] | Stale | Taken:
        """Keep the new state and the events that explain it, together or not at all."""
        with logfire.span("{what}.save", what=str(self.model.what)):
            saved = aggregate.model_copy(update={"revision": aggregate.revision.next})
            subject = Key(str(saved.id))
            try:
                async with in_time(self._engine.begin()) as connection:
                    if not await self._write(connection, saved, expected=aggregate.revision):
                        return self._stale(aggregate.id, aggregate.revision)
                    await record(connection, *(RecordedEvent.of(e, subject) for e in events))
            except exc.IntegrityError as error:
                return self._taken(error)
            return Saved(aggregate=saved)

    async def delete(self, key: Value[Any], /, *, seen: Revision) -> Deleted | NotFound | Stale:
        """Remove the aggregate, provided nobody saved it since the caller saw it."""
        with logfire.span("{what}.delete", what=str(self.model.what)):
            kept = self._key == key.root
            statement = self._table.delete().where(kept, self._table.c.revision == seen.root)
            async with in_time(self._engine.begin()) as connection:
                if (await connection.execute(statement)).rowcount:
                    return Deleted()
                exists = await connection.scalar(select(literal(value=True)).where(kept))
            return self._stale(key, seen) if exists else self._missing(key)

    async def list(self, page: PageRequest, /) -> Page[A]:
        """Read all aggregates in the order of their keys."""
        with logfire.span("{what}.list", what=str(self.model.what)):
            return await self._page(page)

    def column(self, name: str) -> ColumnElement[Any]:
        """The column that holds a field."""
        return self._table.c[name]

    async def _one(self, key: object, *conditions: ColumnElement[bool]) -> Found[A] | NotFound:
        async with in_time(self._reading.connect()) as connection:
            rows = await connection.execute(select(self._table).where(*conditions).limit(1))
            row = rows.mappings().one_or_none()
        if row is None:
            return self._missing(key)
        return Found(aggregate=self.model.model_validate(dict(row)))

    async def _page(self, page: PageRequest, *conditions: ColumnElement[bool]) -> Page[A]:
        query = select(self._table).where(*conditions).order_by(self._key)
        if page.after is not None:
            after = TypeAdapter(self._key.type.python_type).validate_python(page.after.root)
            query = query.where(self._key > after)
        async with in_time(self._reading.connect()) as connection:
            rows = (await connection.execute(query.limit(page.limit.root + 1))).mappings().all()
        items = tuple(self.model.model_validate(dict(row)) for row in rows[: page.limit.root])
        more = len(rows) > page.limit.root
        return Page(items=items, next=Key(str(items[-1].id)) if more else None)

    async def _count(self, *conditions: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(self._table).where(*conditions)
        async with in_time(self._reading.connect()) as connection:
            return await connection.scalar(query) or 0

    async def _delete_where(self, *conditions: ColumnElement[bool]) -> int:
        async with in_time(self._engine.begin()) as connection:
            return (await connection.execute(self._table.delete().where(*conditions))).rowcount

    async def _write(self, connection: AsyncConnection, saved: A, *, expected: Revision) -> bool:
        """Compare and set: write the row unless its revision is another than expected."""
        values = saved.model_dump()
        if expected.is_new:
            new = insert(self._table).values(values)
            unless_kept = new.on_conflict_do_nothing(index_elements=[self._key])
            return bool((await connection.execute(unless_kept)).rowcount)
        kept = (self._key == saved.id.root) & (self._table.c.revision == expected.root)
        update = self._table.update().where(kept).values(values)
        return bool((await connection.execute(update)).rowcount)

    def _missing(self, key: object) -> NotFound:
        return NotFound(what=self.model.what, key=Key(str(key)))

    def _stale(self, key: Value[Any], seen: Revision) -> Stale:
        return Stale(what=self.model.what, key=Key(str(key)), seen=seen)

    def _taken(self, error: exc.IntegrityError) -> Taken:
        violated = getattr(error.orig and error.orig.__cause__, "constraint_name", None) or ""
        field = violated.removeprefix(f"{self._table.name}_").removesuffix("_key")
        if field not in self._table.c:
            raise error
        return Taken(what=self.model.what, field=Noun(field.replace("_", " ")))


@asynccontextmanager
async def in_time(
    connecting: AbstractAsyncContextManager[AsyncConnection],
) -> AsyncGenerator[AsyncConnection]:
    """Have a connection for as long as an engine that is well would ever need."""
    async with asyncio.timeout(PATIENCE), connecting as connection:
        yield connection


def open_engine(url: str) -> AsyncEngine:
    """An engine whose errors tell by their class that PostgreSQL is away (OSError) or a value unfit."""
    engine = create_async_engine(
        make_url(url).set(drivername="postgresql+asyncpg"),
        json_serializer=lambda value: to_json(value).decode(),
        pool_size=20,
        pool_timeout=2,  # seconds: beyond that, the caller had better come again
        connect_args={"timeout": 2, "command_timeout": 10},
    )
    event.listen(engine.sync_engine, "handle_error", _meaning, retval=True)
    return engine


async def ping_sql(engine: AsyncEngine) -> None:
    """Ask the engine for a sign of life."""
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))


def _meaning(context: ExceptionContext) -> Exception | None:
    """What an error means to whoever asked: the engine is away, or a value is not fit to be kept."""
    original = context.original_exception
    if not isinstance(original, Exception):
        return None  # who cancels must not be told of an outage instead
    state = getattr(original, "sqlstate", None) or ""
    if context.is_disconnect or state.startswith(AWAY):
        return ConnectionError(str(original))
    if state in UNFIT:
        return exc.DataError(context.statement, context.parameters, original)
    return None
