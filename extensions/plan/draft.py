"""A design while it is being read: contexts that fill up, notes, and where each thing was first declared."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import blank
from .diagnostics import Log
from .model import (
    Aggregate,
    Command,
    Context,
    Entity,
    Event,
    Import,
    Note,
    Outcome,
    Repository,
    SmartEnum,
    ValueObject,
)
from .patterns import Pattern
from .sentences import Spoken
from .source import without_comments

_MARKED = Pattern(r"(?:\*\*|__)?Note(?: on `(?P<near>[^`]+)`)?:(?:\*\*|__)?\s+")

UNNAMED = ""
"""The context of a plan that names none; it takes the feature's name in the end."""


@dataclass(slots=True)
class ContextDraft:
    """One context as far as it is known."""

    name: str
    line: int = 0
    http: bool = True
    value_objects: list[ValueObject] = field(default_factory=list)
    enums: list[SmartEnum] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    aggregates: list[Aggregate] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    repositories: list[Repository] = field(default_factory=list)
    imports: list[Import] = field(default_factory=list)
    commands: list[tuple[str, Command]] = field(default_factory=list)
    """Commands that a section of their own names, with the aggregate they are said to change."""
    modules: list[str] = field(default_factory=list)
    roots: dict[str, tuple[str, int, bool]] = field(default_factory=dict)
    """For modules of the tree, the class that the comment behind one calls its own, the line, and whether it is a root."""
    spoken: list[Spoken] = field(default_factory=list)
    """Entities that the comments of the tree tell of."""
    mentioned: set[str] = field(default_factory=set)
    """The class names in the comments of the tree."""
    endings: dict[str, str] = field(default_factory=dict)
    """The outcomes that are called after a command, with the aggregate whose command that is."""
    declared: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Every class name of the context, with its kind and the line that declares it first."""

    def freeze(self, name: str) -> Context:
        """The context as a fact."""
        return Context(
            line=self.line,
            name=name,
            http=self.http,
            value_objects=tuple(self.value_objects),
            enums=tuple(self.enums),
            outcomes=tuple(self.outcomes),
            aggregates=tuple(self.aggregates),
            entities=tuple(self.entities),
            events=tuple(self.events),
            repositories=tuple(self.repositories),
            imports=tuple(self.imports),
            modules=tuple(self.modules),
        )


@dataclass(slots=True)
class Draft:
    """Everything that the sections of a plan have said so far."""

    log: Log
    contexts: dict[str, ContextDraft] = field(default_factory=dict)
    external: set[str] = field(default_factory=set)
    """Contexts that the plan mentions and does not design."""
    notes: list[Note] = field(default_factory=list)
    said: set[tuple[str, str, str]] = field(default_factory=set)
    """What is a note already: a sentence said twice is one."""
    spoken: list[Spoken] = field(default_factory=list)
    """Models that prose outside the design tells of."""
    told: set[str] = field(default_factory=set)
    """The models that only a sentence about another one tells of."""
    variants: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The fields of variants that are told apart from their unions, with the line."""
    mentions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The class names that each context speaks of."""
    named: frozenset[str] = frozenset()
    """The names that have an item or a sketch of their own, whatever sentences say of them."""
    itemised: frozenset[str] = frozenset()
    """Of these, the names that have an item."""

    known: frozenset[str] = frozenset()
    """The names of all items, and of what is imported."""
    shared_methods: str = ""
    """The methods that a sentence says each lifecycle has."""
    events: frozenset[str] = frozenset()
    """The names of its events."""

    def context(self, name: str, line: int = 0) -> ContextDraft:
        """The context of that name, declared now if it was not before."""
        return self.contexts.setdefault(name, ContextDraft(name, line))

    def first_context(self) -> ContextDraft:
        """The context of everything that stands in no group."""
        named = next((draft for draft in self.contexts.values() if draft.name != UNNAMED), None)
        return named or self.context(UNNAMED)

    def is_free(self, context: ContextDraft, name: str) -> bool:
        """No class of the context is called so."""
        return name not in context.declared

    def claim(self, context: ContextDraft, name: str, kind: str, line: int) -> bool:
        """Whether the class name is still free in the context; if it is not, the plan is told."""
        if name not in context.declared:
            context.declared[name] = (kind, line)
            return True
        first = context.declared[name]
        self.log.error(
            line, "PT403", f"'{name}' is declared twice (first on line {first[1]}, as {first[0]})"
        )
        return False

    def note(self, line: int, section: str, near: str, text: str) -> None:
        """Keep a sentence that became no fact; the canonical plan marks one as `Note:` or ``Note on `x`:``."""
        text = " ".join(without_comments(" ".join(text.split()))[0].split())
        near = " ".join(near.replace("`", "").split())
        while found := _MARKED.match(text):
            near = ".".join(part for part in (near, found["near"]) if part)
            text = text[found.end() :]
        said = (section, near, text)
        if text and said not in self.said and not blank.says(text):
            self.said.add(said)
            self.notes.append(Note(line=line, section=section, near=near, text=text))
