"""Aggregates in JetStream: one key-value entry each, compared and set by the entry's sequence."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncGenerator, Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

import logfire
from nats.aio.client import Client
from nats.errors import Error
from nats.js.api import KeyValueConfig
from nats.js.errors import (
    BadRequestError,
    BucketNotFoundError,
    KeyNotFoundError,
    KeyWrongLastSequenceError,
)
from nats.js.kv import KeyValue
from pydantic import BaseModel

from app.domain.event.base import EventBase, RecordedEvent
from app.domain.event.repository import Announce
from app.domain.shared.aggregate import Aggregate, having
from app.domain.shared.outcome import Deleted, Found, NotFound, Saved, Stale, Taken
from app.domain.shared.page import Page, PageRequest
from app.domain.shared.value import Key, Noun, Revision, Value

WRONG_LAST_SEQUENCE = (10071, 10164)


class Snapshot(Value[str], frozen=True):
    """An aggregate as JSON."""


class Entry(BaseModel, frozen=True):
    """A state, with the events that explain it until they are announced."""

    state: Snapshot
    waiting: tuple[RecordedEvent, ...] = ()


class Kept[A](NamedTuple):
    """An aggregate as read, its entry, and the sequence to compare with when writing."""

    aggregate: A
    entry: Entry
    sequence: int


class JetStreamRepository[A: Aggregate, E: EventBase]:
    """The entries of one aggregate. A save writes state and events at once, then announces them."""

    place: ClassVar[str]
    model: type[A]
    unique: ClassVar[tuple[str, ...]] = ()

    def __init__(self, nats: Client, application: str, announce: Announce) -> None:
        self._jetstream = nats.jetstream()
        self._application = application
        self._announce = announce
        self._opened: dict[str, KeyValue] = {}
        self._owing: set[str] | None = None

    async def get(self, key: Value[Any], /) -> Found[A] | NotFound:
        """Fetch the aggregate itself, to decide on."""
        with logfire.span("{what}.get", what=str(self.model.what)):
            kept = await self._read(_name(str(key)))
            return Found(aggregate=kept.aggregate) if kept else self._missing(key)

    async def save(self, aggregate: A, /, *events: E) -> Saved[A] | Stale | Taken:
        """Keep the new state and the events that explain it, together or not at all."""
        with logfire.span("{what}.save", what=str(self.model.what)):
            name = _name(str(aggregate.id))
            kept = await self._read(name)
            if aggregate.revision != (kept.aggregate.revision if kept else Revision.new()):
                return self._stale(aggregate.id, aggregate.revision)
            saved = aggregate.model_copy(update={"revision": aggregate.revision.next})
            before = self._claims(kept.aggregate) if kept else {}
            after = self._claims(saved)
            claimed: set[str] = set()
            for claim in after.keys() - before.keys():
                if not await self._claim(claim, name):
                    await self._release(claimed)
                    return Taken(what=self.model.what, field=Noun(after[claim].replace("_", " ")))
                claimed.add(claim)
            waiting = tuple(RecordedEvent.of(event, Key(str(saved.id))) for event in events)
            entry = Entry(state=Snapshot(saved.model_dump_json()), waiting=waiting)
            sequence = await self._write(name, entry, last=kept.sequence if kept else 0)
            if sequence is None:
                await self._release(claimed)
                return self._stale(aggregate.id, aggregate.revision)
            await self._release(before.keys() - after.keys())
            await self._settle(name, Kept(saved, entry, sequence), self._announce)
            return Saved(aggregate=saved)

    async def delete(self, key: Value[Any], /, *, seen: Revision) -> Deleted | NotFound | Stale:
        """Remove the aggregate, provided nobody saved it since the caller saw it."""
        with logfire.span("{what}.delete", what=str(self.model.what)):
            name = _name(str(key))
            kept = await self._read(name)
            if kept is None:
                return self._missing(key)
            if kept.aggregate.revision != seen or not await self._remove(name, kept.sequence):
                return self._stale(key, seen)
            await self._release(self._claims(kept.aggregate))
            return Deleted()

    async def list(self, page: PageRequest, /) -> Page[A]:
        """Read all aggregates in the order of their keys."""
        with logfire.span("{what}.list", what=str(self.model.what)):
            return await self._where(page)

    async def relay(self, announce: Announce, /) -> int:
        """Announce what a save could not, and once after each start what a crash left waiting."""
        with logfire.span("event.relay", _level="debug"):
            if self._owing is None:
                self._owing = {_name(key) for key in await self._keys()}
            announced = 0
            for name in sorted(self._owing):
                kept = await self._read(name)
                self._owing.discard(name)
                if kept is not None and kept.entry.waiting:
                    announced += await self._settle(name, kept, announce)
            return announced

    async def _settle(self, name: str, kept: Kept[A], announce: Announce) -> int:
        """Announce what waits and note that it was; what cannot be announced now is owed."""
        try:
            for event in kept.entry.waiting:
                await announce(event)
        except (Error, OSError):
            self._owing = {*(self._owing or ()), name}
            return 0
        if kept.entry.waiting:
            await self._write(name, Entry(state=kept.entry.state), last=kept.sequence)
        return len(kept.entry.waiting)

    async def _one(self, key: object, /, **fields: object) -> Found[A] | NotFound:
        matches = having(**fields)
        async for aggregate in self._all():
            if matches(aggregate):
                return Found(aggregate=aggregate)
        return self._missing(key)

    async def _where(self, page: PageRequest, /, **fields: object) -> Page[A]:
        matches = having(**fields)
        items = []
        async for aggregate in self._all(page.after):
            if matches(aggregate):
                items.append(aggregate)
            if len(items) > page.limit.root:
                items.pop()
                return Page(items=tuple(items), next=Key(str(items[-1].id)))
        return Page(items=tuple(items))

    async def _count(self, **fields: object) -> int:
        matches = having(**fields)
        return len([aggregate async for aggregate in self._all() if matches(aggregate)])

    async def _delete_where(self, **fields: object) -> int:
        matches = having(**fields)
        found = [aggregate async for aggregate in self._all() if matches(aggregate)]
        outcomes = [await self.delete(a.id, seen=a.revision) for a in found]
        return sum(isinstance(outcome, Deleted) for outcome in outcomes)

    async def _all(self, after: Key | None = None) -> AsyncGenerator[A]:
        for key in await self._keys():
            if after is None or key > after.root:
                kept = await self._read(_name(key))
                if kept is not None:
                    yield kept.aggregate

    async def _read(self, name: str) -> Kept[A] | None:
        bucket = await self._bucket(self.place)
        try:
            found = await bucket.get(name)
        except KeyNotFoundError:
            return None
        entry = Entry.model_validate_json(found.value or b"")
        return Kept(self.model.model_validate_json(entry.state.root), entry, found.revision or 0)

    async def _write(self, name: str, entry: Entry, *, last: int) -> int | None:
        """Compare and set: write the entry unless its sequence is another than the last one."""
        bucket = await self._bucket(self.place)
        content = entry.model_dump_json().encode()
        try:
            if last:
                return await bucket.update(name, content, last=last)
            return await bucket.create(name, content)
        except KeyWrongLastSequenceError:
            return None

    async def _remove(self, name: str, last: int) -> bool:
        bucket = await self._bucket(self.place)
        try:
            return await bucket.delete(name, last=last)
        except BadRequestError as error:
            if error.err_code not in WRONG_LAST_SEQUENCE:
                raise
            return False

    async def _keys(self) -> Sequence[str]:
        """Every key that has an entry, or had one; a watch would miss some that are written meanwhile."""
        await self._bucket(self.place)
        info = await self._jetstream.stream_info(f"KV_{self._application}_{self.place}", ">")
        names = (subject.rpartition(".")[2] for subject in info.state.subjects or ())
        return sorted(urlsafe_b64decode(name).decode() for name in names)

    def _claims(self, aggregate: A) -> dict[str, str]:
        """Name what the aggregate alone may have: the entry of each claim, and its field."""
        return {
            f"{field}.{_name(str(getattr(aggregate, field)))}": field
            for field in self.unique
            if getattr(aggregate, field) is not None
        }

    async def _claim(self, claim: str, owner: str) -> bool:
        bucket = await self._bucket(f"{self.place}_claims")
        try:
            await bucket.create(claim, owner.encode())
        except KeyWrongLastSequenceError:
            return False
        return True

    async def _release(self, claims: Iterable[str]) -> None:
        if claimed := sorted(claims):
            bucket = await self._bucket(f"{self.place}_claims")
            for claim in claimed:
                await bucket.delete(claim)

    async def _bucket(self, place: str) -> KeyValue:
        if place not in self._opened:
            name = f"{self._application}_{place}"
            try:
                self._opened[place] = await self._jetstream.key_value(name)
            except BucketNotFoundError:
                config = KeyValueConfig(bucket=name)
                self._opened[place] = await self._jetstream.create_key_value(config)
        return self._opened[place]

    def _missing(self, key: object) -> NotFound:
        return NotFound(what=self.model.what, key=Key(str(key)))

    def _stale(self, key: Value[Any], seen: Revision) -> Stale:
        return Stale(what=self.model.what, key=Key(str(key)), seen=seen)


def _name(key: str) -> str:
    return urlsafe_b64encode(key.encode()).decode()
