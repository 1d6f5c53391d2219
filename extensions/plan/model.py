"""The design of a feature: what a plan says, as data.

One set of models serves twice: `design` holds what the plan states, `resolved` has every default filled in.
A resolved design is closed: each type that a field, payload or command names is a base type, is declared in the
same design (in its context, or as `context.Type`), or is imported.
"""

from collections.abc import Iterator
from typing import Any, Literal, Protocol, Self

from pydantic import BaseModel, Field, model_serializer, model_validator

from .patterns import Pattern

type Storage = Literal["postgresql", "redis", "nats", "qdrant", "neo4j", "minio"]
type Category = Literal["SECURITY_AUDIT", "WORKFLOW_LIFECYCLE", "COGNITIVE_PIPELINE"]
type Retention = Literal["7 years", "90 days"]
type Many = Literal["list", "set"]

STORAGES: tuple[Storage, ...] = ("postgresql", "redis", "nats", "qdrant", "neo4j", "minio")

_FIELD = Pattern(
    r"^(?P<name>\w+): (?:(?P<many>list|set)\[(?P<element>[^\]]+(?:\[[^\]]*\])?)\]|(?P<type>[^?=]+?))"
    r"(?P<optional>\?)?(?: = (?P<default>.+?))?(?P<unique> unique)?(?P<index> index)?$"
)


class Fact(BaseModel, frozen=True, extra="forbid"):
    """Something a plan states. `line` is where (1-based; 0 when nobody wrote it) and is no part of the fact."""

    line: int = Field(default=0, exclude=True, repr=False)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.model_dump() == other.model_dump()

    def __hash__(self) -> int:
        return hash(repr(self.model_dump()))


class Named(Protocol):
    """Whatever a plan declares by a name."""

    @property
    def name(self) -> str: ...


class TypedName(Fact, frozen=True):
    """A field, payload item or argument: `name: Type`, with `?`, `= default`, `unique`, `index` behind it.

    `type` is a base type of the grammar, a class name, or `context.Class`. As JSON it is its canonical text.
    An empty `type` means that the plan names the field only (never so in a resolved design).
    """

    name: str
    type: str = ""
    many: Many | None = None
    optional: bool = False
    default: str | None = None
    unique: bool = False
    index: bool = False

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        if ": " not in data:
            return {"name": data}
        found = _FIELD.match(data)
        if found is None:
            raise ValueError(f"not a field: {data!r}")
        parts = found.groupdict()
        return {
            "name": parts["name"],
            "type": (parts["element"] or parts["type"]).strip(),
            "many": parts["many"],
            "optional": bool(parts["optional"]),
            "default": parts["default"],
            "unique": bool(parts["unique"]),
            "index": bool(parts["index"]),
        }

    @model_serializer
    def text(self) -> str:
        """The canonical text, e.g. `tags: list[Tag]? = none unique index`."""
        if not self.type:
            return self.name
        kind = f"{self.many}[{self.type}]" if self.many else self.type
        default = "" if self.default is None else f" = {self.default}"
        flags = (" unique" if self.unique else "") + (" index" if self.index else "")
        return f"{self.name}: {kind}{'?' if self.optional else ''}{default}{flags}"


class Composed(Named, Protocol):
    """Whatever a plan declares with fields."""

    @property
    def fields(self) -> tuple[TypedName, ...]: ...


class Feature(Fact, frozen=True):
    """What the feature is called and where its documents live."""

    number: str | None = None
    slug: str | None = None
    title: str | None = None
    branch: str | None = None
    dir: str | None = None
    date: str | None = None
    spec: str | None = None


class Violation(Fact, frozen=True):
    """A law that the plan breaks on purpose, and why.

    `row` is what its row in Complexity Tracking is called, and like `line` no part of the fact.
    """

    row: str = Field(default="", exclude=True, repr=False)
    name: str
    law: str | None = None
    subjects: tuple[str, ...] = ()
    why: str = ""
    alternative: str = ""


class ValueObject(Fact, frozen=True):
    """A wrapped primitive (`base`), or a composite (`fields`)."""

    name: str
    base: str | None = None
    constraints: dict[str, Any] = {}
    fields: tuple[TypedName, ...] = ()
    description: str = ""


class EnumMethod(Fact, frozen=True):
    """A question an enum answers; true for `states`. No states and not derivable: a stub."""

    name: str
    arguments: tuple[TypedName, ...] = ()
    states: tuple[str, ...] = ()
    returns: str = ""


class Command(Fact, frozen=True, populate_by_name=True, serialize_by_alias=True):
    """A change of one aggregate. `creates` marks the constructor; `to` is the state it leads to, if it moves one.

    `outcome` names an `Outcome` of the context. `emits` names events of the context.
    """

    name: str
    creates: bool = False
    arguments: tuple[TypedName, ...] = ()
    from_: tuple[str, ...] = Field(default=(), alias="from")
    to: str | None = None
    outcome: str | None = None
    emits: tuple[str, ...] = ()
    description: str = ""


class SmartEnum(Fact, frozen=True):
    """Named states, the moves between them, and questions about them.

    `triggers` are commands that the plan names beside the moves; in a resolved design they are the aggregate's.
    """

    name: str
    states: tuple[str, ...] = ()
    values: dict[str, str] = {}
    transitions: dict[str, tuple[str, ...]] = {}
    terminal: tuple[str, ...] = ()
    initial: str | None = None
    methods: tuple[EnumMethod, ...] = ()
    triggers: tuple[Command, ...] = ()
    description: str = ""


class Variant(Fact, frozen=True):
    """One way a command can end."""

    name: str
    fields: tuple[TypedName, ...] = ()


class Outcome(Fact, frozen=True):
    """A discriminated union of variants, the first of which is the success unless only refusals are told."""

    name: str
    variants: tuple[Variant, ...] = ()
    refusals_only: bool = False
    description: str = ""

    @property
    def success(self) -> Variant | None:
        """The variant that says that all went well, if the plan names one."""
        return None if self.refusals_only else next(iter(self.variants), None)


class Aggregate(Fact, frozen=True):
    """A consistency boundary with an identity: the first field, of type `<Aggregate>Id` unless the plan says otherwise.

    `identity` names the field that the plan calls so; in a resolved design, always the first.
    """

    name: str
    fields: tuple[TypedName, ...] = ()
    identity: str = ""
    commands: tuple[Command, ...] = ()
    plural: str | None = None
    description: str = ""


class Entity(Fact, frozen=True):
    """A frozen model that is neither an aggregate nor a value object."""

    name: str
    fields: tuple[TypedName, ...] = ()
    description: str = ""


class Event(Fact, frozen=True):
    """A fact that the context announces."""

    name: str
    category: Category | None = None
    retention: Retention | None = None
    trigger: str = ""
    aggregate: str | None = None
    payload: tuple[TypedName, ...] = ()


class Operation(Fact, frozen=True):
    """A repository method; as JSON only its name. `arguments` are kept as written."""

    name: str
    arguments: str = ""

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data

    @model_serializer
    def text(self) -> str:
        """The name alone."""
        return self.name


class Repository(Fact, frozen=True):
    """Operations on one aggregate in one storage."""

    name: str | None = None
    storage: Storage
    aggregate: str | None = None
    operations: tuple[Operation, ...] = ()
    options: dict[str, str] = {}


class Import(Fact, frozen=True, populate_by_name=True, serialize_by_alias=True):
    """Types taken from another context; `external` when this plan does not design that context."""

    from_: str = Field(alias="from")
    types: tuple[str, ...] = ()
    external: bool = False
    justification: str = ""


class Context(Fact, frozen=True):
    """A bounded context: one package under `src/app/domain`."""

    name: str
    http: bool = True
    value_objects: tuple[ValueObject, ...] = ()
    enums: tuple[SmartEnum, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    repositories: tuple[Repository, ...] = ()
    imports: tuple[Import, ...] = ()
    modules: tuple[str, ...] = ()
    """Module names that the plan's tree lists in this context, in its order, without `.py`."""


class Note(Fact, frozen=True):
    """A sentence of the plan that became no fact; `near` names the item it stands at."""

    line: int = 0
    section: str = ""
    near: str = ""
    text: str


class ForeignSection(Fact, frozen=True):
    """A section that is no part of a plan, kept verbatim; `after` is the section it follows."""

    after: str = ""
    text: str = ""


class Design(Fact, frozen=True):
    """A feature plan as data."""

    feature: Feature = Feature()
    summary: str = ""
    python: str | None = None
    storages: tuple[Storage, ...] = ()
    storage_notes: dict[str, str] = {}
    performance_goals: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    laws: dict[str, bool] = {}
    violations: tuple[Violation, ...] = ()
    contexts: tuple[Context, ...] = ()
    sections: tuple[ForeignSection, ...] = ()
    notes: tuple[Note, ...] = ()

    def compact(self) -> dict[str, Any]:
        """The JSON form of the grammar: empty keys left out, fields as text, no line but a note's."""
        return dict(_without_empty(self.model_dump(by_alias=True)))

    @classmethod
    def read(cls, data: dict[str, Any]) -> Self:
        """The design that `compact` wrote."""
        return cls.model_validate(data)


def _without_empty(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if key == "laws":
            pass
        elif isinstance(value, dict):
            value = dict(_without_empty(value))
        elif isinstance(value, (list, tuple)):
            value = [dict(_without_empty(v)) if isinstance(v, dict) else v for v in value]
        if key == "http" or not (value is None or value is False or value in ("", (), [], {})):
            yield key, value
