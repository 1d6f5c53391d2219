"""Words for tests to speak in."""

from datetime import UTC, datetime
from random import choices
from string import ascii_lowercase

LETTERS = ascii_lowercase
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def some(characters: str, length: int) -> str:
    """Draw a text that no other test will."""
    return "".join(choices(characters, k=length))
