"""The promises that every repository keeps, whatever it stores its aggregates in."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import pytest

from app.domain.event.value import EventId
from app.domain.shared.aggregate import Aggregate
from app.domain.shared.outcome import (
    Change,
    Deleted,
    Found,
    NotFound,
    Saved,
    Stale,
    Taken,
)
from app.domain.shared.value import Key, Revision, Value
from tests.examples import come_round

type Recorded = Callable[[Value[Any]], Awaitable[list[EventId]]]
"""Reads the events that are recorded of an aggregate, oldest first."""


class Repository[A: Aggregate](Protocol):
    """What all repositories have in common."""

    async def get(self, key: Any, /) -> Found[A] | NotFound: ...

    async def save(self, aggregate: A, /, *events: Any) -> Saved[A] | Stale | Taken: ...


async def saved[A: Aggregate](store: Repository[A], aggregate: A, *events: Any) -> A:
    """Save an aggregate that nothing keeps from being saved."""
    outcome = await store.save(aggregate, *events)
    if isinstance(outcome, Stale | Taken) and come_round():
        pytest.skip("other tests have taken all there are")
    assert isinstance(outcome, Saved)
    return outcome.aggregate


class RepositoryPromises[A: Aggregate](ABC):
    """One test a promise; a subclass says which repository is asked."""

    @abstractmethod
    def new(self) -> Change[A, Any]:
        """Make another aggregate."""

    async def test_what_is_saved_is_found(self, store: Repository[A]) -> None:
        aggregate = await saved(store, self.new().aggregate)

        assert await store.get(aggregate.id) == Found(aggregate=aggregate)

    async def test_what_was_never_saved_is_not_found(self, store: Repository[A]) -> None:
        missing = self.new().aggregate

        outcome = await store.get(missing.id)

        assert outcome == NotFound(what=missing.what, key=Key(str(missing.id)))

    async def test_every_save_moves_the_revision_on(self, store: Repository[A]) -> None:
        first = await saved(store, self.new().aggregate)
        second = await saved(store, first)

        assert [first.revision, second.revision] == [Revision(1), Revision(2)]
        assert await store.get(second.id) == Found(aggregate=second)

    async def test_a_stale_save_changes_nothing(self, store: Repository[A]) -> None:
        first = await saved(store, self.new().aggregate)
        second = await saved(store, first)

        outcome = await store.save(first)

        assert outcome == Stale(what=first.what, key=Key(str(first.id)), seen=first.revision)
        assert await store.get(first.id) == Found(aggregate=second)

    async def test_an_aggregate_is_new_only_once(self, store: Repository[A]) -> None:
        new = self.new().aggregate
        await saved(store, new)

        assert isinstance(await store.save(new), Stale)

    async def test_what_was_never_saved_cannot_be_changed(self, store: Repository[A]) -> None:
        elsewhere = self.new().aggregate.model_copy(update={"revision": Revision(3)})

        assert isinstance(await store.save(elsewhere), Stale)
        assert isinstance(await store.get(elsewhere.id), NotFound)

    async def test_of_two_writers_exactly_one_wins(self, store: Repository[A]) -> None:
        aggregate = await saved(store, self.new().aggregate)

        outcomes = await asyncio.gather(store.save(aggregate), store.save(aggregate))

        assert sorted(outcome.kind for outcome in outcomes) == ["saved", "stale"]

    async def test_events_are_recorded_with_the_state_they_explain(
        self, store: Repository[A], recorded: Recorded
    ) -> None:
        new = self.new()
        if not new.events:
            pytest.skip("its creation is no event")

        await saved(store, new.aggregate, *new.events)
        await store.save(new.aggregate, *new.events)  # stale

        ids = [event.id for event in new.events]
        assert await recorded(new.aggregate.id) == ids


class DeletingPromises[A: Aggregate](RepositoryPromises[A]):
    """The promises of a repository that can forget."""

    async def test_what_is_deleted_is_not_found(self, store: Any) -> None:
        aggregate = await saved(store, self.new().aggregate)

        assert await store.delete(aggregate.id, seen=aggregate.revision) == Deleted()
        assert isinstance(await store.get(aggregate.id), NotFound)
        assert isinstance(await store.delete(aggregate.id, seen=aggregate.revision), NotFound)

    async def test_what_has_changed_is_not_deleted(self, store: Any) -> None:
        first = await saved(store, self.new().aggregate)
        second = await saved(store, first)

        assert isinstance(await store.delete(first.id, seen=first.revision), Stale)
        assert await store.get(first.id) == Found(aggregate=second)
