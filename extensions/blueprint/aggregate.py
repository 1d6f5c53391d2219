"""An aggregate as templates write it: the model, its home, its repository, its service, its routes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..plan.model import Aggregate, Repository
from ..plan.naming import pascal, plural, snake
from ..prose import about
from ..rooms import Room
from .command import Subject, commands, constructor, told_beside, walks
from .outcomes import outcome_aliases
from .part import (
    CommandFacts,
    EnumFacts,
    EventFacts,
    FieldFacts,
    ModelFacts,
    OperationFacts,
    QueryFacts,
)
from .symbols import fresh
from .vocabulary import Vocabulary

_QUERY_VERBS = ("query", "get", "count", "exists", "delete")
_OF_REPOSITORIES = frozenset(
    [
        "column",
        "indexed",
        "model",
        "peek",
        "place",
        "purge",
        "relay",
        "row",
        "time_to_live",
        "unique",
    ]
)
"""What every repository has by the architecture: a plan's operation of such a name is called after its aggregate too."""
_COMPANION_WORDS = frozenset(
    [
        "get",
        "set",
        "save",
        "delete",
        "list",
        "expire",
        "publish",
        "upsert",
        "search",
        "link",
        "neighbors",
        "store",
        "retrieve",
    ]
)


@dataclass(frozen=True)
class AggregateFacts:
    """A consistency boundary with its identity, its commands and the storage it lives in."""

    name: str
    doc: str
    module: str
    context: str
    words: str
    variable: str
    collection: str
    called: str
    """What it is called among the aggregates of all contexts."""
    identity: FieldFacts
    identity_is_uuid: bool
    fields: tuple[FieldFacts, ...]
    status: FieldFacts | None
    enum: EnumFacts | None
    create: CommandFacts
    commands: tuple[CommandFacts, ...]
    events: tuple[EventFacts, ...]
    queries: tuple[QueryFacts, ...]
    stubs: tuple[OperationFacts, ...]
    operations: frozenset[str]
    home: Room | None
    companions: tuple[Room, ...]
    options: dict[str, str]
    place: str
    port: str
    event_union: str
    aliases: tuple[tuple[str, tuple[str, ...]], ...]
    """The outcome unions that its module defines."""
    results: tuple[tuple[str, tuple[str, ...]], ...]
    """The unions that its use cases end in."""
    success_fields: Mapping[str, tuple[FieldFacts, ...]]
    taken: frozenset[str]
    """The class names that the plan gives to something of its own."""

    @property
    def sentence(self) -> str:
        """What its module is about."""
        return f"{self.words.capitalize()}: {self.doc or f'an aggregate of the {self.context} context'}"

    @property
    def successes(self) -> tuple[ModelFacts, ...]:
        """The variants that its commands succeed with, as the plan names them."""
        found = {}
        for command in (self.create, *self.commands):
            if command.success:
                fields = tuple(self.success_fields[command.success])
                found[command.success] = ModelFacts(
                    command.success, "", fields, snake(command.success)
                )
        return tuple(found.values())

    @property
    def own_modules(self) -> dict[str, str]:
        """The modules of what its own commands succeed with."""
        module = f"app.domain.{self.context}.{self.module}"
        return {success.name: module for success in self.successes}

    @property
    def unique(self) -> tuple[str, ...]:
        """Fields of which no two aggregates may have the same."""
        return tuple(f.name for f in self.fields if f.unique)

    @property
    def article(self) -> str:
        """What stands before its name in a sentence."""
        return "an" if self.words[0] in "aeiou" else "a"

    @property
    def new_identity(self) -> str:
        """An identity that no other has, as code."""
        identity = self.identity
        return f"{identity.annotation}.new()" if self.identity_is_uuid else identity.turn

    @property
    def scarce(self) -> bool:
        """Whether so few can differ in all that must be unique that tests may run out of them."""
        apart = [f for f in self.fields if f.unique]
        if not self.identity_is_uuid:
            apart.append(self.identity)
        return not all(f.ample for f in apart)

    def refusing(self, command: CommandFacts) -> tuple[str, ...]:
        """The states in which a command is refused."""
        states = self.enum.design.states if self.enum else ()
        return tuple(s for s in states if s not in command.sources)

    @property
    def path(self) -> str:
        """Where it is found over HTTP."""
        among = f"{self.context}_{self.collection}"
        return (self.collection if self.called == self.variable else among).replace("_", "-")

    @property
    def state(self) -> str:
        """Where the application keeps its service."""
        return f"{self.called}_service"

    @property
    def store(self) -> str:
        """What the composition root calls its repository."""
        return f"{self.called}_store"

    def among_all(self, name: str) -> str:
        """What the composition root calls one of its classes."""
        return name if self.called == self.variable else f"{pascal(self.context)}{name}"

    @property
    def deletes(self) -> bool:
        """Whether the plan lets it be deleted."""
        return "delete" in self.operations

    @property
    def lists(self) -> bool:
        """Whether the plan lets all be read."""
        return "list" in self.operations

    @property
    def asked(self) -> tuple[QueryFacts, ...]:
        """The queries that use cases ask."""
        return tuple(q for q in self.queries if q.verb in {"query", "get"})

    @property
    def filters(self) -> tuple[FieldFacts, ...]:
        """The fields that its pages can be filtered by."""
        return tuple({f.name: f for q in self.pages for f in q.fields}.values())

    @property
    def indexed(self) -> tuple[tuple[str, ...], ...]:
        """The fields that its queries select by."""
        return tuple(dict.fromkeys(tuple(f.name for f in q.fields) for q in self.queries))

    @property
    def rows(self) -> tuple[FieldFacts, ...]:
        """Its fields as columns; what a query selects by has an index."""
        indexed = {fields[0] for fields in self.indexed}
        return tuple(replace(f, index=f.index or f.name in indexed) for f in self.fields)

    @property
    def cache(self) -> Room | None:
        """The storage that shows copies of it."""
        return next((room for room in self.companions if room.type == "Cache"), None)

    @property
    def time_to_live(self) -> int:
        """How long the plan lets a copy, or the aggregate itself, live, in seconds; 0 if it does not say."""
        return seconds(self.options.get("ttl", ""))

    @property
    def drafted(self) -> bool:
        """Whether a client has anything to say of a new one."""
        return bool(self.create.arguments) or not self.identity_is_uuid

    @property
    def asked_service(self) -> str:
        """What its routes call the service they are given."""
        return fresh(f"{self.name}Asked", self.taken, "Service")

    def key_type(self, kernel: Mapping[str, str]) -> str:
        """What a path holds of its identity."""
        return kernel["UUID"] if self.identity_is_uuid else self.identity.primitive or "str"

    @property
    def pages(self) -> tuple[QueryFacts, ...]:
        """The queries that answer with a page."""
        return tuple(q for q in self.queries if q.verb == "query")

    @property
    def storage_class(self) -> str:
        """The repository class of its home."""
        prefix = self.home.facts["prefix"] if self.home else "Memory"
        return fresh(f"{prefix}{self.port}", self.taken, "Home")

    @property
    def memory_class(self) -> str:
        """The repository class that lives in memory."""
        return fresh(f"Memory{self.port}", self.taken, "Home")

    @property
    def cached_class(self) -> str:
        """The repository class that shows copies."""
        return fresh(f"Cached{self.port}", self.taken, "Home")

    @property
    def service(self) -> str:
        """Its service class."""
        return fresh(f"{self.name}Service", self.taken, "UseCases")

    @property
    def row(self) -> str:
        """Its row class."""
        return fresh(f"{self.name}Row", self.taken, "Record")

    @property
    def draft(self) -> str:
        """The body of the request that creates it."""
        return fresh(f"New{self.name}", self.taken, "Draft")

    @property
    def emits(self) -> bool:
        """Whether any command raises an event."""
        return any(c.events for c in (self.create, *self.commands))

    @property
    def doable(self) -> tuple[CommandFacts, ...]:
        """The commands that are generated whole."""
        return tuple(c for c in self.commands if not c.stub)

    def steps(self, command: CommandFacts) -> tuple[CommandFacts, ...]:
        """The commands that lead a new aggregate to where this one is allowed."""
        by_name = {c.name: c for c in self.commands}
        return tuple(by_name[name] for name in command.walk)

    def again_refused(self, command: CommandFacts) -> bool:
        """Whether the command is refused where it has just led to."""
        return command.target not in command.sources

    @property
    def draft_names(self) -> tuple[str, ...]:
        """What a client has to say of a new one."""
        own = () if self.identity_is_uuid else (self.identity.name,)
        return (*own, *(a.name for a in self.told_of_new))

    @property
    def told_of_new(self) -> tuple[FieldFacts, ...]:
        """What an example is given: all that it needs, and what it is looked for by."""
        sought = {f.name for query in self.asked for f in query.fields}
        return tuple(
            a for a in self.create.arguments if a.required or (a.optional and a.name in sought)
        )

    @property
    def stateful(self) -> tuple[CommandFacts, ...]:
        """The commands that move its state."""
        return tuple(c for c in self.doable if c.target)


def aggregate_facts(
    design: Aggregate,
    context: str,
    vocabulary: Vocabulary,
    events: tuple[EventFacts, ...],
    enums: tuple[EnumFacts, ...],
    repositories: tuple[tuple[Repository, Room], ...],
    *,
    modules: tuple[str, ...],
    taken: frozenset[str],
    called: str,
) -> AggregateFacts:
    """Derive what an aggregate is in code; `repositories` are its own, home first."""
    variable = snake(design.name)
    identity, *rest = (
        vocabulary.field(item).apart_from((variable, f"{variable}_id")) for item in design.fields
    )
    status = next((f for f in rest if _moving(f, enums)), None)
    enum = next((e for e in enums if status and e.name == status.type), None)
    subject = Subject(
        design=design,
        identity=identity,
        fields=tuple(rest),
        status=status,
        enum=enum.design if enum else None,
        events={e.name: e for e in events},
        outcomes={o.name: o for o in vocabulary.context.outcomes},
        vocabulary=vocabulary,
    )
    home = repositories[0][1] if repositories else None
    operations = {o.name: o.arguments for r, _ in repositories for o in r.operations}
    queries = tuple(
        q for name in operations if (q := _query(name, variable, (identity, *rest), vocabulary))
    )
    known = {q.name for q in queries} | _COMPANION_WORDS
    stubs = tuple(
        OperationFacts(f"{name}_{variable}" if name in _OF_REPOSITORIES else name, arguments)
        for name, arguments in operations.items()
        if name not in known
    )
    collection = snake(design.plural) if design.plural else plural(variable)
    title = next((r.name for r, room in repositories if r.name and room is home), None)
    root = vocabulary.value(identity.type)
    union = fresh(f"{design.name}Event", taken, "Union")
    raised = {name for command in design.commands for name in command.emits}
    own_events = tuple(e for e in events if e.aggregate == design.name or e.name in raised)
    create = constructor(subject)
    asked = {q.name for q in queries} | {"show", "list", "delete", create.name}
    named, aliases, results = outcome_aliases(
        design.name,
        union if own_events else "",
        status.type if status else "",
        (create, *walks(commands(subject), subject.enum)),
        taken,
    )
    create, *derived = named
    return AggregateFacts(
        name=design.name,
        doc=about(design.name, design.description),
        module=_module(variable, modules),
        context=context,
        words=variable.replace("_", " "),
        variable=variable,
        collection=collection,
        called=called,
        identity=identity,
        identity_is_uuid=root is not None and root.base == "UUID",
        fields=tuple(rest),
        status=status,
        enum=enum,
        create=create,
        commands=tuple(
            replace(c, call=f"{c.name}_{variable}" if c.name in asked else c.name) for c in derived
        ),
        events=own_events,
        queries=queries,
        stubs=stubs,
        operations=frozenset(operations),
        home=home,
        companions=tuple(
            {room.storage: room for _, room in repositories if room is not home}.values()
        ),
        options={key: text for r, _ in repositories for key, text in r.options.items()},
        place=variable if variable == context else f"{context}_{variable}",
        port=fresh(title or f"{design.name}Repository", taken, "Port"),
        event_union=union,
        aliases=aliases,
        results=results,
        success_fields={
            o.success.name: told_beside(o.success, design.name, vocabulary)
            for o in vocabulary.context.outcomes
            if o.success
        },
        taken=taken,
    )


def _moving(item: FieldFacts, enums: tuple[EnumFacts, ...]) -> bool:
    return (
        not item.many and not item.optional and any(e.name == item.type and e.moves for e in enums)
    )


def _query(
    operation: str, variable: str, fields: tuple[FieldFacts, ...], vocabulary: Vocabulary
) -> QueryFacts | None:
    verb, by, names = operation.partition("_by_")
    if verb not in _QUERY_VERBS or not by:
        return None
    found = []
    for name in names.split("_and_"):
        spellings = (name, f"{name}_id", f"{name}s", f"{variable}_{name}")
        match = next((f for f in fields if f.name in spellings), None)
        if match is None or match.many or not vocabulary.is_scalar(match.type):
            return None
        found.append(
            replace(
                match,
                optional=False,
                default="",
                unique=match.unique or match is fields[0],
                annotation=match.annotation.removesuffix(" | None"),
            )
        )
    return QueryFacts(operation, verb, tuple(found))


def _module(variable: str, modules: tuple[str, ...]) -> str:
    """The module of the plan's tree that is the aggregate's, else one of its own name."""
    if variable in modules:
        return variable
    parts = [m for m in modules if variable.endswith(f"_{m}") or variable.startswith(f"{m}_")]
    return parts[0] if len(parts) == 1 else variable


_UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def seconds(text: str) -> int:
    """A time to live as plans write it, e.g. `15 min`, `60 s`, `24h`; 0 if it is none."""
    found = re.search(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)", text.lower())
    return max(1, round(float(found[1]) * _UNITS[found[2]])) if found else 0
