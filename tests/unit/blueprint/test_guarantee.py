"""What whoever reads an event may rely on, for every kind of home."""

import pytest

from extensions.blueprint.guarantee import guarantee
from extensions.rooms import Room

ROWS = Room(storage="rows", label="Rows", type="SQL")
COPIES = Room(storage="copies", label="Copies", type="Cache")
STREAM = Room(
    storage="stream", label="Stream", type="Stream", facts={"deduplicates_within": "an hour"}
)


def test_a_plan_without_events_promises_nothing() -> None:
    assert guarantee([ROWS], STREAM, emits=False) == "The plans name no event."


def test_events_in_memory_go_with_the_process() -> None:
    assert "gone with the process" in guarantee([], None, emits=True)


@pytest.mark.parametrize(
    ("homes", "how"),
    [
        pytest.param([ROWS], "in the transaction of the state", id="rows"),
        pytest.param([COPIES], "in one write with the state", id="no transactions"),
        pytest.param([ROWS, COPIES], "in one write with the state", id="both"),
    ],
)
def test_an_event_is_recorded_as_its_homes_can(homes: list[Room], how: str) -> None:
    assert how in guarantee(homes, None, emits=True)
    assert how in guarantee(homes, STREAM, emits=True)


def test_only_a_stream_tells_others() -> None:
    silent = guarantee([ROWS], None, emits=True)
    told = guarantee([ROWS], STREAM, emits=True)

    assert "nobody else is told" in silent
    assert "at least once, deduplicated by its id within an hour, in order" in told


def test_a_stream_that_does_not_deduplicate_says_nothing_of_it() -> None:
    bare = Room(storage="bare", label="Bare", type="Stream")

    assert "deduplicated" not in guarantee([bare], bare, emits=True)
