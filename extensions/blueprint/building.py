"""From contexts as designs to contexts as facts: homes are chosen, classes find their modules."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..plan.datatypes import implied_by_name
from ..plan.model import (
    Context,
    Entity,
    Event,
    Outcome,
    Repository,
    SmartEnum,
    Storage,
    ValueObject,
    Variant,
)
from ..plan.naming import snake
from ..plan.storages import HOME_ORDER
from ..prose import about
from ..rooms import Room
from .aggregate import AggregateFacts, aggregate_facts
from .clearing import cleared
from .context import ContextFacts
from .outcomes import KERNEL
from .part import EnumFacts, EventFacts, FieldFacts, ModelFacts, UnionFacts, ValueFacts
from .vocabulary import Vocabulary, enum_value, imported_by

DERIVED_QUESTIONS = frozenset({"is_terminal", "can_transition_to", "successors"})


def with_stubs(designed: Iterable[Context]) -> dict[str, Context]:
    """The contexts by name, and for each type imported from nowhere a value object in its place."""
    found = {context.name: cleared(context) for context in designed}
    for context in tuple(found.values()):
        for item in context.imports:
            source = found.get(item.from_, Context(name=item.from_, http=False))
            declared = Vocabulary(source, {}).own_classes
            missing = tuple(
                ValueObject(name=name, base=implied_by_name(name))
                for name in item.types
                if name not in declared
            )
            values = (*source.value_objects, *missing)
            found[item.from_] = source.model_copy(update={"value_objects": values})
    return dict(sorted(found.items()))


def names_among_all(designed: Iterable[Context]) -> dict[str, dict[str, str]]:
    """What each context's aggregates are called in the project: the first of a name has it alone."""
    owners: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for context in designed:
        names = {a.name: snake(a.name) for a in context.aggregates}
        for aggregate, name in names.items():
            if owners.setdefault(name, context.name) != context.name:
                names[aggregate] = f"{context.name}_{name}"
        found[context.name] = names
    return found


def context_facts(
    design: Context,
    contexts: Mapping[str, Context],
    rooms: Mapping[Storage, Room],
    called: Mapping[str, str],
) -> ContextFacts:
    """Derive what a context is in code.

    `rooms` are the ticked ones that can be wired, `called` what the project calls its aggregates.
    """
    vocabulary = Vocabulary(design, contexts)
    imported = vocabulary.imported
    enums = tuple(_enum(e) for e in design.enums)
    events = tuple(_event(vocabulary, e) for e in design.events)
    beyond = _modules_beyond(imported, contexts)
    taken = vocabulary.own_classes - _kernel_variants(design) | imported.keys() | beyond.keys()
    every_enum = (*enums, *(_enum(e) for name in imported if (e := vocabulary.enum(name))))
    aggregates = _aggregates(design, vocabulary, rooms, events, every_enum, taken, called)
    enums = tuple(_guarding(e, aggregates) for e in enums)
    entities = tuple(_model(vocabulary, e) for e in _parts_first(design.entities))
    every_command = [c for a in aggregates for c in (a.create, *a.commands)]
    successes = {c.success for c in every_command if c.success}
    tied = {c.outcome for c in every_command if c.outcome}
    variants = tuple(_variants(vocabulary, successes, tied))
    unions = tuple(
        UnionFacts(o.name, o.description, tuple(_spelled(v.name) for v in o.variants))
        for o in design.outcomes
        if o.name not in tied
    )
    lent = _lent(design, contexts)
    holders = _holders(aggregates, variants, unions, vocabulary)
    modules = _modules(design, aggregates, entities, variants, unions, vocabulary, lent) | {
        name: f"app.domain.{design.name}.{module}" for name, module in holders.items()
    }
    return ContextFacts(
        design=design,
        vocabulary=vocabulary,
        values=tuple(_value(vocabulary, v, aggregates) for v in _parts_first(design.value_objects)),
        enums=enums,
        entities=entities,
        variants=variants,
        unions=unions,
        events=events,
        aggregates=aggregates,
        modules={**beyond, **modules},
        holders=frozenset(holders),
        taken=taken,
    )


def _spelled(variant: str) -> str:
    """A member of a union that belongs to no one state."""
    return f"{variant}[Any]" if variant == "TransitionRefused" else variant


def _kernel_variants(design: Context) -> frozenset[str]:
    """Variants by which the plan means outcomes that every context shares, and not what a command does."""
    variants = [v for o in design.outcomes for v in o.variants if v.name in KERNEL]
    told = {c.outcome for root in design.aggregates for c in root.commands}
    done = {o.success.name for o in design.outcomes if o.name in told and o.success}
    return frozenset({v.name for v in variants} - {v.name for v in variants if v.fields} - done)


def _parts_first[M: ValueObject | Entity](models: Iterable[M]) -> list[M]:
    """The models, each behind those it is made of."""
    by_name = {model.name: model for model in models}
    ordered: dict[str, M] = {}

    def place(model: M, above: frozenset[str]) -> None:
        for item in model.fields:
            part = by_name.get(item.type)
            if part is not None and part.name not in above:
                place(part, above | {part.name})
        ordered.setdefault(model.name, model)

    for model in by_name.values():
        place(model, frozenset({model.name}))
    return list(ordered.values())


def _lent(design: Context, contexts: Mapping[str, Context]) -> frozenset[str]:
    """The entities and the unions of a context that others import."""
    taken = {
        name
        for other in contexts.values()
        for item in other.imports
        if item.from_ == design.name
        for name in item.types
    }
    lent = [e.name for e in design.entities] + [o.name for o in design.outcomes]
    return frozenset(taken.intersection(lent))


def _modules_beyond(
    imported: Mapping[str, tuple[str, Context]], contexts: Mapping[str, Context]
) -> dict[str, str]:
    """The module of each class that imports bring, and of those that they are made of, wherever these are from."""
    found: dict[str, str] = {}
    waiting = dict(imported.values())
    seen: set[str] = set()
    while waiting:
        source, context = waiting.popitem()
        seen.add(source)
        names = [v.name for v in context.value_objects] + [e.name for e in context.enums]
        names += [v.name for o in context.outcomes if o.name in imported for v in o.variants]
        found = {name: _home_of(name, source, context) for name in names} | found
        lent = {name for name, (home, _) in imported.items() if home == source}
        found = {
            e.name: _home_of_part(e.name, source, context, lent) for e in context.entities
        } | found
        further = dict(imported_by(context, contexts).values())
        waiting |= {other: home for other, home in further.items() if other not in seen}
    return found | {n: _home_of(n, source, c) for n, (source, c) in imported.items()}


def _home_of(name: str, source: str, context: Context) -> str:
    """The module that declares a class in another context."""
    if any(e.name == name for e in context.enums):
        return f"app.domain.{source}.type"
    if any(e.name == name for e in context.events):
        return f"app.domain.{source}.event"
    if any(a.name == name for a in context.aggregates):
        return f"app.domain.{source}.{snake(name)}"
    if (outcome := next((o for o in context.outcomes if _is_of(name, o)), None)) is not None:
        ending = (
            r.name for r in context.aggregates for c in r.commands if c.outcome == outcome.name
        )
        refusals = {v.name for v in outcome.variants if v is not outcome.success}
        root = None if name in refusals else next(ending, None)
        return f"app.domain.{source}.{snake(root) if root else 'outcome'}"
    if any(e.name == name for e in context.entities) and name not in _in_values(context):
        return f"app.domain.{source}.entity"
    return f"app.domain.{source}.value"


def _home_of_part(name: str, source: str, context: Context, lent: Collection[str]) -> str:
    """The module that declares an entity, imported or not: an aggregate keeps what nobody else knows of."""
    parts = {e.name: {item.type for item in e.fields} for e in context.entities}
    told = {item.type for event in context.events for item in event.payload}
    owners = [
        root.name
        for root in context.aggregates
        if name
        in _made_of(
            {
                *(item.type for item in root.fields),
                *(item.type for command in root.commands for item in command.arguments),
            },
            parts,
        )
    ]
    alone = len(owners) == 1 and name not in _made_of({*lent, *told}, parts)
    if alone and name not in _in_values(context):
        return f"app.domain.{source}.{snake(owners[0])}"
    return _home_of(name, source, context)


def _made_of(types: Iterable[str], parts: Mapping[str, set[str]]) -> set[str]:
    """The entities among the types, and those that these are made of."""
    found: set[str] = set()
    waiting = [*types]
    while waiting:
        name = waiting.pop()
        if name in parts and name not in found:
            found.add(name)
            waiting += parts[name]
    return found


def _is_of(name: str, outcome: Outcome) -> bool:
    return name == outcome.name or name in {variant.name for variant in outcome.variants}


def _in_values(context: Context) -> set[str]:
    """The entities that value objects are made of."""
    parts = {e.name: {item.type for item in e.fields} for e in context.entities}
    return _made_of((f.type for v in context.value_objects for f in v.fields), parts)


def _aggregates(
    design: Context,
    vocabulary: Vocabulary,
    rooms: Mapping[Storage, Room],
    events: tuple[EventFacts, ...],
    enums: tuple[EnumFacts, ...],
    taken: frozenset[str],
    called: Mapping[str, str],
) -> tuple[AggregateFacts, ...]:
    found: list[AggregateFacts] = []
    modules = design.modules
    for aggregate in design.aggregates:
        facts = aggregate_facts(
            aggregate,
            design.name,
            vocabulary,
            events,
            enums,
            _repositories(design, aggregate.name, rooms),
            modules=modules,
            taken=taken,
            called=called[aggregate.name],
        )
        modules = tuple(m for m in modules if m != facts.module)
        found.append(facts)
    return tuple(found)


def _repositories(
    design: Context, aggregate: str, rooms: Mapping[Storage, Room]
) -> tuple[tuple[Repository, Room], ...]:
    """An aggregate's repositories, its home first; one that names no aggregate serves the first."""
    first = design.aggregates[0].name
    own = [r for r in design.repositories if (r.aggregate or first) == aggregate]
    wired = [(r, rooms[r.storage]) for r in own if r.storage in rooms]
    if not wired and rooms:
        room = min(rooms.values(), key=lambda room: HOME_ORDER.index(room.type))
        return ((Repository(storage=room.storage), room),)  # type: ignore[arg-type]
    return tuple(sorted(wired, key=lambda pair: HOME_ORDER.index(pair[1].type)))


def _value(
    vocabulary: Vocabulary, value: ValueObject, aggregates: tuple[AggregateFacts, ...]
) -> ValueFacts:
    names = {a.identity.type: a.words for a in aggregates}
    doc = about(value.name, value.description)
    if value.name in names and (not doc or "identity" in doc.lower()):
        doc = f"Names one {names[value.name]}."
    if value.fields:
        return ValueFacts(value.name, doc, fields=tuple(map(vocabulary.field, value.fields)))
    identity = value.base == "UUID" and not value.constraints
    return ValueFacts(value.name, doc, root=vocabulary.root(value), identity=identity)


def _enum(design: SmartEnum) -> EnumFacts:
    derived = DERIVED_QUESTIONS if design.transitions else frozenset()
    questions = tuple(
        (m.name, m.states) for m in design.methods if m.states and m.name not in derived
    )
    known = {name for name, _ in questions} | DERIVED_QUESTIONS
    return EnumFacts(
        name=design.name,
        doc=about(design.name, design.description),
        members=tuple((state, enum_value(design, state)) for state in design.states),
        successors=tuple((s, design.transitions.get(s, ())) for s in design.states),
        initial=design.initial or design.states[0],
        design=design,
        questions=questions,
        stubs=tuple(m for m in design.methods if m.name not in known),
    )


def _guarding(enum: EnumFacts, aggregates: tuple[AggregateFacts, ...]) -> EnumFacts:
    """The enum, with a question for each command that not every state before its target allows."""
    guards = {
        command.guard: command.sources
        for aggregate in aggregates
        for command in aggregate.commands
        if command.guard and aggregate.status and aggregate.status.type == enum.name
    }
    return replace(enum, guards=tuple(guards.items()))


def _event(vocabulary: Vocabulary, design: Event) -> EventFacts:
    return EventFacts(
        name=design.name,
        doc=design.trigger,
        category=design.category or "WORKFLOW_LIFECYCLE",
        retention="SEVEN_YEARS" if design.retention == "7 years" else "NINETY_DAYS",
        aggregate=design.aggregate or "",
        payload=tuple(map(vocabulary.field, design.payload)),
    )


def _model(vocabulary: Vocabulary, design: Entity) -> ModelFacts:
    fields = tuple(map(vocabulary.field, design.fields))
    return ModelFacts(design.name, about(design.name, design.description), fields)


def _variants(vocabulary: Vocabulary, successes: set[str], tied: set[str]) -> Iterator[ModelFacts]:
    """The variants that the plan's unions name, but those a command succeeds with or the kernel has."""
    fields: dict[str, Variant] = {}
    for outcome in vocabulary.context.outcomes:
        for variant in outcome.variants:
            known = fields.get(variant.name)
            fields[variant.name] = variant if known is None or not known.fields else known
    for name, variant in fields.items():
        if name not in successes and (name not in KERNEL or variant.fields):
            items = tuple(map(vocabulary.field, variant.fields))
            refuses = any(
                name in {v.name for v in o.variants}
                for o in vocabulary.context.outcomes
                if o.name in tied
            )
            explained = any(item.name == "reason" for item in items)
            yield ModelFacts(name, "", items, kind=snake(name), refuses=refuses and not explained)


def _modules(
    design: Context,
    aggregates: tuple[AggregateFacts, ...],
    entities: tuple[ModelFacts, ...],
    variants: tuple[ModelFacts, ...],
    unions: tuple[UnionFacts, ...],
    vocabulary: Vocabulary,
    lent: frozenset[str],
) -> dict[str, str]:
    """The module of each class: a part that a single aggregate uses is in that aggregate's module."""
    module = {v.name: "value" for v in design.value_objects}
    module |= {e.name: "type" for e in design.enums}
    module |= {e.name: "event" for e in design.events}
    for aggregate in aggregates:
        module[aggregate.name] = aggregate.module
        module |= {s.name: aggregate.module for s in aggregate.successes}
        module |= {alias: aggregate.module for alias, _ in aggregate.aliases}
        module[aggregate.event_union] = "event"
        for name in (aggregate.port, aggregate.storage_class, aggregate.cached_class):
            module[name] = "repository"
    parts = _part_modules(aggregates, entities, variants, unions, design, vocabulary, lent)
    module |= parts
    return {name: f"app.domain.{design.name}.{place}" for name, place in module.items()}


def _part_modules(
    aggregates: tuple[AggregateFacts, ...],
    entities: tuple[ModelFacts, ...],
    variants: tuple[ModelFacts, ...],
    unions: tuple[UnionFacts, ...],
    design: Context,
    vocabulary: Vocabulary,
    lent: frozenset[str],
) -> dict[str, str]:
    uses: dict[str, set[str]] = {}

    def using(owner: str, fields: Iterable[FieldFacts]) -> None:
        for item in fields:
            uses.setdefault(owner, set()).update(vocabulary.classes_in(item.annotation))

    for model in (*entities, *variants):
        using(model.name, model.fields)
    for union in unions:
        uses.setdefault(union.name, set()).update(union.members)
    held: dict[str, set[str]] = {}

    def reach(owner: str, name: str) -> None:
        if owner not in held.setdefault(name, set()):
            held[name].add(owner)
            for used in uses.get(name, ()):
                reach(owner, used)

    for name in lent - {union.name for union in unions}:
        reach("entity", name)
    for aggregate in aggregates:
        for item in aggregate.fields:
            for name in vocabulary.classes_in(item.annotation):
                reach(aggregate.module, name)
        for command in aggregate.commands:
            for item in command.arguments:
                for name in vocabulary.classes_in(item.annotation):
                    reach(aggregate.module, name)
    for event in design.events:
        for payload in event.payload:
            for name in vocabulary.classes_in(vocabulary.field(payload).annotation):
                reach("entity", name)
    for value in design.value_objects:
        for part in value.fields:
            for name in vocabulary.classes_in(vocabulary.field(part).annotation):
                reach("value", name)
    in_fields = {u.name for u in unions if held.get(u.name)}
    outcome_names = {v.name for v in variants} - {
        m for u in unions if u.name in in_fields for m in u.members
    }
    place: dict[str, str] = {}
    for name in [m.name for m in (*entities, *variants)] + [u.name for u in unions]:
        owners = held.get(name, set())
        if "value" in owners:
            place[name] = "value"
        elif len(owners) == 1:
            place[name] = next(iter(owners))
        elif owners:
            place[name] = "entity"
        elif name in outcome_names or name in {u.name for u in unions}:
            place[name] = "outcome"
        else:
            place[name] = "entity"
    for union in unions:  # what another context imports, it finds beside the other outcomes
        if union.name in lent:
            place |= dict.fromkeys((union.name, *({*union.members} & place.keys())), "outcome")
    return place


def _holders(
    aggregates: Sequence[AggregateFacts],
    variants: Iterable[ModelFacts],
    unions: Iterable[UnionFacts],
    vocabulary: Vocabulary,
) -> dict[str, str]:
    """The variants that carry an aggregate, and the unions that have one or a success of it: each is in the aggregate's module."""
    module = {aggregate.name: aggregate.module for aggregate in aggregates}
    place: dict[str, str] = {}
    for variant in variants:
        used = {name for f in variant.fields for name in vocabulary.classes_in(f.annotation)}
        if carried := sorted(used & module.keys()):
            place[variant.name] = module[carried[-1]]
    done = {c.success: a.module for a in aggregates for c in (a.create, *a.commands) if c.success}
    homes = done | place
    for union in unions:
        if holding := sorted({*union.members} & homes.keys()):
            place[union.name] = homes[holding[-1]]
    return place
