"""One class of a fenced block, told again as the bullet that the grammar would have had in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from .markdown import Item

type Said = tuple[int, str] | Item
"""One thing said of a class: its line and the text of the bullet, or a bullet with others below it."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One class of a fenced block: the section that it is of (empty: where the block stands), and the item it is."""

    kind: str
    name: str
    item: Item
    held: bool = False
    """Another class of the block has it in a field."""
    package: str = ""
    """The package that a comment above it names: `# domain/depot/crate.py`."""
    likely: str = ""
    """The section that it is of where the block stands in none."""


@dataclass(slots=True)
class Told:
    """What a class says: behind its name, and below it."""

    head: str
    details: Sequence[Said] = ()


def sketch_of(kind: str, name: str, line: int, told: Told) -> Sketch:
    """The sketch of a class of which something is told."""
    text = f"**{name}** {told.head}" if told.head.startswith("(") else f"**{name}**: {told.head}"
    return Sketch(kind, name, Item(line, text.rstrip(": "), _items(told.details)))


def _items(details: Sequence[Said]) -> tuple[Item, ...]:
    return tuple(said if isinstance(said, Item) else Item(*said) for said in details)
