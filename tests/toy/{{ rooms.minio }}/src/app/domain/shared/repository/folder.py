"""Aggregates in a folder: a JSON file for each; one process at a time."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

import logfire

from app.domain.event.base import EventBase, RecordedEvent
from app.domain.event.repository.folder import FolderEvents
from app.domain.shared.aggregate import Aggregate, having
from app.domain.shared.outcome import Deleted, Found, NotFound, Saved, Stale, Taken
from app.domain.shared.page import Page, PageRequest
from app.domain.shared.value import Key, Noun, Revision, Value

FOLDER_UNAVAILABLE = (OSError,)


async def look_into(root: Path) -> None:
    """Fail if the folder is away."""
    await asyncio.to_thread(os.listdir, root)


class FolderRepository[A: Aggregate, E: EventBase]:
    """All aggregates of one kind."""

    model: type[A]
    place: ClassVar[str]
    unique: ClassVar[tuple[str, ...]] = ()

    def __init__(self, root: Path) -> None:
        self._folder = root / self.place
        self._folder.mkdir(parents=True, exist_ok=True)
        self._events = FolderEvents(root)

    async def get(self, key: Value[Any], /) -> Found[A] | NotFound:
        """Fetch the aggregate itself, to decide on."""
        with logfire.span("{what}.get", what=str(self.model.what)):
            kept = self._kept(key)
            return self._missing(key) if kept is None else Found(aggregate=kept)

    async def save(self, aggregate: A, /, *events: E) -> Saved[A] | Stale | Taken:
        """Keep the new state and the events that explain it."""
        with logfire.span("{what}.save", what=str(self.model.what)):
            kept = self._kept(aggregate.id)
            if aggregate.revision != (kept.revision if kept else Revision.new()):
                return self._stale(aggregate.id, aggregate.revision)
            for field in self.unique:
                if self._has(field, aggregate):
                    return Taken(what=self.model.what, field=Noun(field.replace("_", " ")))
            saved = aggregate.model_copy(update={"revision": aggregate.revision.next})
            self._path(saved.id).write_text(saved.model_dump_json())
            subject = Key(str(saved.id))
            self._events.add(*(RecordedEvent.of(event, subject) for event in events))
            return Saved(aggregate=saved)

    async def delete(self, key: Value[Any], /, *, seen: Revision) -> Deleted | NotFound | Stale:
        """Remove the aggregate, provided nobody saved it since the caller saw it."""
        with logfire.span("{what}.delete", what=str(self.model.what)):
            kept = self._kept(key)
            if kept is None:
                return self._missing(key)
            if kept.revision != seen:
                return self._stale(key, seen)
            self._path(key).unlink()
            return Deleted()

    async def list(self, page: PageRequest, /) -> Page[A]:
        """Read all aggregates in the order of their keys."""
        with logfire.span("{what}.list", what=str(self.model.what)):
            return self._where(page)

    def _where(self, page: PageRequest, /, **fields: object) -> Page[A]:
        after = page.after.root if page.after else ""
        found = sorted(self._having(**fields), key=lambda aggregate: str(aggregate.id))
        behind = [aggregate for aggregate in found if str(aggregate.id) > after]
        items = tuple(behind[: page.limit.root])
        more = len(behind) > page.limit.root
        return Page(items=items, next=Key(str(items[-1].id)) if more else None)

    def _one(self, key: Value[Any], /, **fields: object) -> Found[A] | NotFound:
        found = next(self._having(**fields), None)
        return self._missing(key) if found is None else Found(aggregate=found)

    def _count(self, **fields: object) -> int:
        return len([*self._having(**fields)])

    def _delete_where(self, **fields: object) -> int:
        found = [*self._having(**fields)]
        for aggregate in found:
            self._path(aggregate.id).unlink()
        return len(found)

    def _having(self, **fields: object) -> Iterator[A]:
        matches = having(**fields)
        files = [path.read_text() for path in self._folder.iterdir()]
        return (a for text in files if matches(a := self.model.model_validate_json(text)))

    def _has(self, field: str, wanted: A) -> bool:
        value = getattr(wanted, field)
        return value is not None and any(a.id != wanted.id for a in self._having(**{field: value}))

    def _kept(self, key: Value[Any]) -> A | None:
        path = self._path(key)
        return self.model.model_validate_json(path.read_text()) if path.exists() else None

    def _path(self, key: Value[Any]) -> Path:
        return self._folder / f"{quote(str(key), safe='')}.json"

    def _missing(self, key: Value[Any]) -> NotFound:
        return NotFound(what=self.model.what, key=Key(str(key)))

    def _stale(self, key: Value[Any], seen: Revision) -> Stale:
        return Stale(what=self.model.what, key=Key(str(key)), seen=seen)
