"""The parts of a context as templates write them: values, enums, models, events, commands."""

import builtins
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..plan.model import EnumMethod, SmartEnum
from ..plan.naming import snake
from .kinds import Root
from .symbols import SYMBOLS
from .variety import NONE, Variety

_AMPLE = 100


@dataclass(frozen=True)
class FieldFacts:
    """A field of a model: its annotation, its default as code, and an example of its value."""

    name: str
    type: str
    annotation: str
    default: str = ""
    local: str = ""
    """What a parameter or variable that holds its value is called."""
    optional: bool = False
    many: bool = False
    unique: bool = False
    index: bool = False
    column: str = "JSONB"
    row_type: str = "Any"
    """What a row holds of it."""
    example: str = ""
    other: str = ""
    """A second example, as unlike the first as the type allows."""
    json: Any = None
    note: str = ""
    primitive: str = ""
    """The primitive that it wraps, if it wraps one, as a URL has it."""
    converter: str = ""
    """How a route's path takes it in: a text that may hold a slash is more than a segment."""
    wrapped: bool = False
    variety: Variety = NONE
    """Its values, for tests to take turns with."""
    fill: str | None = None
    """Its default as SQL has it in quotes, for rows that are older than the field."""

    @property
    def required(self) -> bool:
        """Whether a caller has to give it."""
        return not self.optional and not self.default

    @property
    def declaration(self) -> str:
        """`name: Type = default` as a class body has it."""
        return f"{self.name}: {self._kept}"

    @property
    def parameter(self) -> str:
        """The same as a parameter."""
        return f"{self.local}: {self._kept}"

    @property
    def _kept(self) -> str:
        default = f" = {self.default}" if self.default else " = None" if self.optional else ""
        return f"{self.annotation}{default}"

    @property
    def sample(self) -> str:
        """What a test calls its value."""
        taken = {*SYMBOLS, *dir(builtins), "mine", "other", "own", "store"}
        return f"{self.name}_" if self.name in taken else self.local

    def apart_from(self, names: Collection[str]) -> "FieldFacts":
        """The same, its value called otherwise than any of some other variables."""
        return replace(self, local=f"{self.name}_") if self.name in names else self

    @property
    def words(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ")

    @property
    def ample(self) -> bool:
        """Whether there are values enough for each test to have its own."""
        return self.variety.size >= _AMPLE

    @property
    def turn(self) -> str:
        """The next of its values, as long as there are any."""
        return self.variety.code or f"one_of({self.example})"

    @property
    def own(self) -> str:
        """A value for one test alone, as far as that matters and the type allows."""
        return self.turn if self.unique or self.ample else self.example

    def query_parameter(self, kernel: Mapping[str, str]) -> str:
        """How a route declares it as a filter."""
        name = f"by_{self.name}" if self.name in {"cursor", "limit"} else self.name
        if name == self.local:
            return f"{name}: {self.primitive} | None = None"
        annotated = (
            f'{kernel["Annotated"]}[{self.primitive} | None, {kernel["Query"]}(alias="{name}")]'
        )
        return f"{self.local}: {annotated} = None"

    @property
    def parsed(self) -> str:
        """The value object of a parameter of the same name."""
        return (
            f'parsed({self.annotation}, "{self.name}", {self.local})'
            if self.wrapped
            else self.local
        )


@dataclass(frozen=True)
class ValueFacts:
    """A value object: a wrapped root, an identity, or a composite."""

    name: str
    doc: str
    root: Root | None = None
    identity: bool = False
    fields: tuple[FieldFacts, ...] = ()


@dataclass(frozen=True)
class EnumFacts:
    """A smart enum: members with their values, successors of each, questions about them."""

    name: str
    doc: str
    members: tuple[tuple[str, str], ...]
    successors: tuple[tuple[str, tuple[str, ...]], ...]
    initial: str
    design: SmartEnum
    questions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    stubs: tuple[EnumMethod, ...] = ()
    guards: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def ends(self) -> tuple[str, ...]:
        """The states that nothing follows."""
        return tuple(state for state, targets in self.successors if not targets)

    @property
    def moves(self) -> bool:
        """Whether it has transitions at all."""
        return any(targets for _, targets in self.successors)


@dataclass(frozen=True)
class ModelFacts:
    """A frozen model: an entity, or a variant of a union (then `kind` is its tag)."""

    name: str
    doc: str
    fields: tuple[FieldFacts, ...] = ()
    kind: str = ""
    refuses: bool = False

    @property
    def words(self) -> str:
        """The name as words."""
        return snake(self.name).replace("_", " ").capitalize()

    @property
    def reason(self) -> str:
        """A sentence that a caller may be shown."""
        return f"{self.words}."


@dataclass(frozen=True)
class UnionFacts:
    """A discriminated union that the plan names."""

    name: str
    doc: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class EventFacts:
    """An event: what it announces, for how long it is kept, what it carries."""

    name: str
    doc: str
    category: str
    retention: str
    aggregate: str
    payload: tuple[FieldFacts, ...] = ()

    @property
    def kind(self) -> str:
        """Its tag."""
        return snake(self.name)

    @property
    def kept(self) -> str:
        """Its retention as the plan says it."""
        return "7 years" if self.retention == "SEVEN_YEARS" else "90 days"


@dataclass(frozen=True)
class EmittedFacts:
    """An event as a command raises it: each payload item and the expression it is made of."""

    event: EventFacts
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CommandFacts:
    """A command on an aggregate: how it is called, when it is allowed, what it changes and raises."""

    name: str
    doc: str
    arguments: tuple[FieldFacts, ...] = ()
    target: str = ""
    sources: tuple[str, ...] = ()
    updates: tuple[tuple[str, str], ...] = ()
    events: tuple[EmittedFacts, ...] = ()
    outcome: str = ""
    success: str = ""
    success_fields: tuple[tuple[str, str], ...] = ()
    refusal: str = ""
    refusal_fields: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    stub: str = ""
    """Why the command cannot be generated; empty if it can."""
    walk: tuple[str, ...] = ()
    """Commands that lead a new aggregate to where this one is allowed."""
    timed: bool = True
    guard: str = ""
    """The question to the state that allows it, if reaching the target alone does not decide."""

    union: str = ""
    """What its outcomes are called together."""
    result: str = ""
    """What the outcomes of its use case are called together."""
    body: str = ""
    """What its request's body is called."""
    call: str = ""
    """What its use case is called."""
    creates: bool = False

    @property
    def path(self) -> str:
        """Its place in a URL."""
        return self.name.replace("_", "-")

    @property
    def words(self) -> str:
        """Its name as words."""
        return self.name.replace("_", " ")

    @property
    def request(self) -> str:
        """An example of its request's body, as code."""
        return repr({a.name: a.json for a in self.arguments if a.required}).replace("'", '"')

    @property
    def signature(self) -> str:
        """What its use case is said to return: a union of its own is defined further down."""
        return f'"{self.result}"' if self.result.isidentifier() else self.result

    @property
    def reachable(self) -> bool:
        """Whether generated commands lead a new aggregate to where it is allowed."""
        return self.walk != ("?",)


@dataclass(frozen=True)
class QueryFacts:
    """A repository operation that selects by fields."""

    name: str
    verb: str
    fields: tuple[FieldFacts, ...]

    @property
    def filter(self) -> str:
        """Its parameters as a sentence names them."""
        return " and ".join(f.name for f in self.fields)

    @property
    def single(self) -> bool:
        """Whether no two aggregates can answer it."""
        return any(f.unique for f in self.fields)

    @property
    def path(self) -> str:
        """Its place in a URL."""
        return self.name.partition("_by_")[2].replace("_", "-")


@dataclass(frozen=True)
class OperationFacts:
    """An operation of the plan that cannot be derived: a typed stub."""

    name: str
    note: str
