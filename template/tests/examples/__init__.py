"""Words for tests to speak in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import count
from random import randrange
from string import ascii_lowercase

LETTERS = ascii_lowercase
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def some(characters: str, length: int) -> str:
    """Write the next number in these characters, for a text that no other test has."""
    number = next_of(0, len(characters) ** length - 1)
    text = ""
    for _ in range(length):
        number, place = divmod(number, len(characters))
        text += characters[place]
    return text


def one_of[T](*values: T) -> T:
    """Take the value behind the one that was taken last."""
    return values[next_of(0, len(values) - 1)]


def next_of(first: int, last: int) -> int:
    """Take the number behind the one that was taken last; which is the first is drawn."""
    return first + next(_turns(last - first + 1))


def come_round() -> bool:
    """Whether there were too few of something for each test to have its own."""
    return bool(_come_round)


_come_round: set[int] = set()


@cache
def _turns(size: int) -> Iterator[int]:
    first = randrange(size)
    for turn in count():
        if turn == size:
            _come_round.add(size)
        yield (first + turn) % size
