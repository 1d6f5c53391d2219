"""Words for tests to speak in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import cycle
from random import choices
from string import ascii_lowercase

LETTERS = ascii_lowercase
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def some(characters: str, length: int) -> str:
    """Draw a text that no other test will."""
    return "".join(choices(characters, k=length))


def next_of(first: int, last: int) -> int:
    """Take the number behind the one that was taken last, where there are too few to draw from."""
    return next(_turns(first, last))


@cache
def _turns(first: int, last: int) -> Iterator[int]:
    return cycle(range(first, last + 1))
