"""A command as it is written, before its names are settled."""

from dataclasses import dataclass, field

from ..model import Command


@dataclass(slots=True)
class Raw:
    """A command before its names are settled."""

    line: int
    name: str
    owner: str = ""
    arguments: str = ""
    behind: str = ""
    returns: str = ""
    moves: str = ""
    sources: str = ""
    emits: list[str] = field(default_factory=list)
    creates: bool = False
    guard: str = ""
    successes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    remarks: str = ""
    """What bullets below it say, of which states are read."""
    narrated: bool = False
    """Sentences tell it: whatever class they name that is nothing else is a way in which it ends."""
    root: str = ""
    """The aggregate that it changes."""
    question: bool = False
    """It stands apart from the commands, and nothing tells that it changes anything."""


@dataclass(frozen=True, slots=True)
class Told:
    """A command and the aggregate that it is said to change; empty when nobody said."""

    owner: str
    command: Command
