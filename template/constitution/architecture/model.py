"""What the pages tell of: contexts, and what stands in each."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """A smart enum: its states, and the moves between them where they can be read."""

    name: str
    doc: str
    states: tuple[str, ...]
    initial: str
    moves: Mapping[str, tuple[str, ...]]
    is_read: bool

    @property
    def terminal(self) -> tuple[str, ...]:
        """The states that nothing follows, if anything follows any."""
        if not any(self.moves.values()):
            return ()
        return tuple(state for state in self.states if not self.moves.get(state))


@dataclass(frozen=True, slots=True)
class Event:
    """A fact that the context announces, and how long it is kept."""

    name: str
    doc: str
    category: str
    retention: str
    payload: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """What an aggregate can be told: how it may end, and what it then announces."""

    name: str
    outcomes: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """What is decided on and saved as one."""

    name: str
    doc: str
    fields: tuple[str, ...]
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A class with a meaning: a value object or an entity, and what it is made of."""

    name: str
    doc: str
    of: str


@dataclass(frozen=True, slots=True)
class Store:
    """Where aggregates are found: what may be asked, and what answers."""

    name: str
    doc: str
    operations: tuple[str, ...]
    kept_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A request that the context answers."""

    request: str
    handler: str


@dataclass(frozen=True, slots=True)
class Context:
    """A bounded context, and what it takes from others."""

    name: str
    doc: str
    aggregates: tuple[Aggregate, ...]
    entities: tuple[Word, ...]
    values: tuple[Word, ...]
    machines: tuple[Machine, ...]
    events: tuple[Event, ...]
    stores: tuple[Store, ...]
    use_cases: tuple[str, ...]
    routes: tuple[Route, ...]
    imports: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Architecture:
    """All contexts of the service, by name."""

    contexts: tuple[Context, ...]

    def importers(self, context: str) -> tuple[str, ...]:
        """The contexts that take something from this one."""
        return tuple(each.name for each in self.contexts if context in each.imports)
