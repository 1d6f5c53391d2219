"""Commands: what each needs, when its state allows it, what it changes and which events it raises."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..plan.model import Aggregate, Command, Event, Outcome, SmartEnum, Variant
from ..plan.naming import snake
from .outcomes import KERNEL
from .part import CommandFacts, EmittedFacts, EventFacts, FieldFacts
from .vocabulary import Vocabulary

CLOCK = frozenset({"at", "now"})
"""Arguments that the service's clock gives, not the caller."""

_REFUSING = re.compile(
    r"Not\w*(?:able|ible|Allowed|Permitted|Possible)|(?:Invalid|Illegal|Wrong)\w*(?:State|Status|Transition)"
    r"|Cannot\w+|\w*(?:Refused|Forbidden)"
)
"""Names of outcomes that a state alone decides."""


@dataclass(frozen=True)
class Subject:
    """The aggregate that commands are derived for."""

    design: Aggregate
    identity: FieldFacts
    fields: tuple[FieldFacts, ...]
    status: FieldFacts | None
    enum: SmartEnum | None
    events: Mapping[str, EventFacts]
    outcomes: Mapping[str, Outcome]
    vocabulary: Vocabulary

    @property
    def variable(self) -> str:
        """What a method calls the aggregate as it now stands."""
        return snake(self.design.name)

    @property
    def variables(self) -> tuple[str, str]:
        """What methods call the aggregate and its identity."""
        return self.variable, f"{self.variable}_id"


def constructor(subject: Subject) -> CommandFacts:
    """How an aggregate comes into being; `create`, unless the plan names it."""
    design = next(
        (c for c in subject.design.commands if c.creates), Command(name="create", creates=True)
    )
    initial = _initial(subject)
    moments = {f.name for f in subject.fields if f.type == "datetime" and f.name == "created_at"}
    later = {f"{state.lower()}_at" for state in subject.enum.states} if subject.enum else set()
    unasked = {f.name for f in subject.fields if f.optional and f.name in later}
    given = [f for f in subject.fields if f.name not in {*initial, *moments, *unasked}]
    arguments = tuple(f for f in given if f.required) + tuple(f for f in given if not f.required)
    updates = tuple(
        (f.name, initial.get(f.name, "at" if f.name in moments else f.local))
        for f in subject.fields
        if f.name not in unasked
    )
    events = _emitted(subject, design, {f.name: f for f in arguments}, ())
    facts = CommandFacts(
        name=design.name,
        doc=design.description,
        arguments=arguments,
        updates=updates,
        events=events,
        timed=bool(events or moments),
        creates=True,
    )
    ended = _with_outcome(subject, design, facts)
    return facts if ended.stub else ended


def commands(subject: Subject) -> tuple[CommandFacts, ...]:
    """Every change of an aggregate after its creation."""
    found: dict[str, CommandFacts] = {}
    for design in subject.design.commands:
        if not design.creates and design.name not in found:
            found[design.name] = _command(subject, design)
    return tuple(found.values())


def walks(commands: Sequence[CommandFacts], enum: SmartEnum | None) -> tuple[CommandFacts, ...]:
    """The same commands, each with those that lead a new aggregate to where it is allowed."""
    if enum is None:
        return tuple(commands)
    return tuple(replace(c, walk=_walk(commands, enum, c)) for c in commands)


def _walk(
    commands: Sequence[CommandFacts], enum: SmartEnum, wanted: CommandFacts
) -> tuple[str, ...]:
    """Names of commands from the initial state; `("?",)` if no generated command leads there."""
    if not wanted.target:
        return ()
    usable = [c for c in commands if c.target and not c.stub]
    paths: list[tuple[str, tuple[str, ...]]] = [(_first(enum), ())]
    seen = {_first(enum)}
    while paths:
        state, path = paths.pop(0)
        if state in wanted.sources:
            return path
        for command in usable:
            if state in command.sources and command.target not in seen:
                seen.add(command.target)
                paths.append((command.target, (*path, command.name)))
    return ("?",)


def _command(subject: Subject, design: Command) -> CommandFacts:
    stated = (
        subject.vocabulary.field(item).apart_from(subject.variables) for item in design.arguments
    )
    arguments = tuple(a for a in stated if a.name not in CLOCK or a.primitive != "AwareDatetime")
    names = {f.name: f for f in arguments}
    sources = _sources(subject, design)
    target = design.to or ""
    if subject.enum is None or target not in subject.enum.states:
        target = ""
    updates = _updates(subject, arguments, target)
    facts = CommandFacts(
        name=design.name,
        doc=design.description,
        arguments=arguments,
        target=target,
        sources=sources,
        updates=updates,
        events=_emitted(subject, design, names, updates),
    )
    timed = bool(facts.events) or any(value == "at" for _, value in updates)
    facts = replace(facts, timed=timed, guard=_guard(subject, design, sources, target))
    facts = _with_outcome(subject, design, facts)
    if facts.guard and not facts.refusal and not facts.stub:
        facts = replace(facts, stub="the plan does not say how it ends in any other state")
    if not updates and not facts.stub:
        facts = replace(facts, stub="the plan does not say what it changes")
    return facts


def _with_outcome(subject: Subject, design: Command, facts: CommandFacts) -> CommandFacts:
    """How the command ends: as the plan's union says, else changed or refused."""
    union = subject.outcomes.get(design.outcome or "")
    if union is None or not union.variants:
        refusal = "TransitionRefused" if facts.target else ""
        return replace(facts, refusal=refusal)
    success = union.success
    others = [v for v in union.variants if v is not success]
    members = tuple(v.name for v in others)
    fields = told_beside(success, subject.design.name, subject.vocabulary) if success else ()
    given = {f.name: f for f in facts.arguments}
    filled, missing = _fill(subject, fields, given, facts.updates)
    refused = [v for v in others if v.name == "TransitionRefused"]
    others = [v for v in others if v.name not in KERNEL or v.fields]
    status = {f.type for f in (subject.status,) if f}
    refused += [v for v in others if v.fields and {f.type for f in v.fields} <= status]
    refused += [v for v in others if not v.fields and _REFUSING.fullmatch(v.name)]
    refusal = refused[0].name if refused else "TransitionRefused"
    holder = refused[0] if refused else None
    stub = f"the plan does not say where {', '.join(missing)} comes from" if missing else ""
    if facts.target and refusal not in members:
        members = (*members, refusal)
    return replace(
        facts,
        timed=facts.timed or any(value == "at" for _, value in filled),
        outcome=union.name,
        success=success.name if success else "",
        success_fields=filled,
        refusal=refusal if facts.target or (facts.guard and refused) else "",
        refusal_fields=_held_status(subject, holder),
        members=members,
        stub=facts.stub or stub,
    )


def told_beside(success: Variant, aggregate: str, vocabulary: Vocabulary) -> tuple[FieldFacts, ...]:
    """What a success tells beside the changed aggregate and its events, which every change carries."""
    carried = {aggregate, *(event.name for event in vocabulary.context.events)}
    return tuple(vocabulary.field(item) for item in success.fields if item.type not in carried)


def _held_status(subject: Subject, variant: Variant | None) -> tuple[tuple[str, str], ...]:
    if variant is None or subject.status is None:
        return ()
    return tuple((f.name, f"self.{subject.status.name}") for f in variant.fields)


def _sources(subject: Subject, design: Command) -> tuple[str, ...]:
    if subject.enum is None:
        return ()
    if design.from_:
        return tuple(s for s in subject.enum.states if s in design.from_)
    into = subject.enum.transitions
    return tuple(s for s in subject.enum.states if design.to in into.get(s, ()))


def _guard(subject: Subject, design: Command, sources: tuple[str, ...], target: str) -> str:
    """The name of the question that only the states in `sources` answer with yes."""
    if subject.enum is None or not sources:
        return ""
    leading = tuple(
        s for s in subject.enum.states if target and target in subject.enum.transitions.get(s, ())
    )
    return "" if leading == sources else f"allows_{design.name}"


def _updates(
    subject: Subject, arguments: Iterable[FieldFacts], target: str
) -> tuple[tuple[str, str], ...]:
    updates: dict[str, str] = {}
    if target and subject.status:
        updates[subject.status.name] = f"{subject.status.type}.{target}"
    by_name = {f.name: f for f in subject.fields}
    for argument in arguments:
        if argument.name in by_name and by_name[argument.name].type == argument.type:
            updates[argument.name] = argument.local
    for moment in (f"{target.lower()}_at", "updated_at"):
        field = by_name.get(moment)
        if (
            updates
            and field
            and field.type == "datetime"
            and not field.many
            and moment not in updates
        ):
            updates[moment] = "at"
    return tuple(updates.items())


def _emitted(
    subject: Subject,
    design: Command,
    arguments: Mapping[str, FieldFacts],
    updates: Iterable[tuple[str, str]],
) -> tuple[EmittedFacts, ...]:
    found = []
    for name in design.emits:
        event = subject.events.get(name)
        if event is None:
            continue
        filled, missing = _fill(subject, event.payload, arguments, updates)
        if not missing:
            found.append(EmittedFacts(event, filled))
    return tuple(found)


def unfilled(subject: Subject, event: Event) -> tuple[str, ...]:
    """The payload items that nothing in the aggregate can fill."""
    facts = subject.events.get(event.name)
    return _fill(subject, facts.payload, {}, ())[1] if facts else ()


def _fill(
    subject: Subject,
    wanted: Iterable[FieldFacts],
    arguments: Mapping[str, FieldFacts],
    updates: Iterable[tuple[str, str]],
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """An expression for each wanted field, from the aggregate or the command's arguments."""
    changed = dict(updates)
    filled, missing = [], []
    for item in wanted:
        source = _source(subject, item, arguments, changed)
        if source:
            filled.append((item.name, source))
        elif not item.optional and not item.default:
            missing.append(item.name)
    return tuple(filled), tuple(missing)


def _source(
    subject: Subject,
    item: FieldFacts,
    arguments: Mapping[str, FieldFacts],
    changed: Mapping[str, str],
) -> str:
    held = (subject.identity, *subject.fields)
    variable = subject.variable
    names = (item.name, item.name.removeprefix(f"{variable}_"), f"{variable}_{item.name}")
    for name in names:
        for field in held:
            fits = field.type == item.type and field.many == item.many
            if field.name != name or not fits:
                continue
            if not field.optional or item.optional:
                return f"{variable}.{name}"
            if name in changed:
                return changed[name]
    argument = arguments.get(item.name)
    if argument and (argument.type, argument.many) == (item.type, item.many):
        return argument.local if item.optional or not argument.optional else ""
    if item.type == "datetime" and not item.many and item.name.endswith("_at"):
        return "at"
    alike = [f for f in held if f.type == item.type and not f.many and not f.optional]
    if len(alike) == 1 and not item.many and item.type[:1].isupper():
        return f"{variable}.{alike[0].name}"
    return ""


def _initial(subject: Subject) -> dict[str, str]:
    if subject.status is None or subject.enum is None or not subject.enum.transitions:
        return {}
    return {subject.status.name: f"{subject.status.type}.{_first(subject.enum)}"}


def _first(enum: SmartEnum) -> str:
    return enum.initial or enum.states[0]
