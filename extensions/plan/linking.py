"""Linking what stands apart in a plan: a trigger and its aggregate, an alias and its type, a module and its class."""

import re
from collections.abc import Iterable, Iterator

from .command_states import ANY_STATE
from .commands import asks_yes_or_no, declare, merge
from .datatypes import BASES, base_of, implied_by_name
from .draft import ContextDraft, Draft
from .fields import parse_fields
from .model import (
    Aggregate,
    Command,
    Entity,
    Outcome,
    SmartEnum,
    TypedName,
    ValueObject,
    Variant,
)
from .naming import NOT_AGGREGATES, is_class, pascal, snake, state_name
from .patterns import Pattern
from .sections.imports import KERNEL
from .spelled import spell_enums
from .text import code_spans
from .variant_fields import spell_out
from .verbs import is_past

_KEEPER = Pattern(r"(?:Repository|Repo|Store|Cache|Index|Graph|Stream)$")
_WHICH = Pattern(
    r"(?:current|next|last|first|latest|previous|newest|oldest|earliest|nearest|best|least|most|only|remaining|active|pending|effective"
    r"|find|get|lookup|peek|view)_\w"
)
"""How a question begins that is about which of several."""
_QUALIFIED = Pattern(r"^(?:(?:when|after|once|on|by)\s+)?`(?P<root>[A-Z]\w*)\.[a-z_]\w*")
"""The aggregate whose command an event says that it comes from: `` `Order.pay` succeeds ``."""
_ENDING = Pattern(r"(?:Outcome|Result)$")
_UNION = Pattern(r"(?:Outcome|Result|Results|Response|Verdict|Decision|Id|ID)$")


def link(draft: Draft) -> None:
    """Tie together what the sections have said apart from one another."""
    _spoken(draft)
    _rehome(draft)
    _home_commands(draft)
    for context in draft.contexts.values():
        _roots(context, draft)
        _spelled_models(context, draft)
        spell_enums(context, draft)
        _types(context)
        _defaults(context)
        _triggers(context)
        _commands(context)
        _sources(context)
        _outcomes(context, draft)
        _emitters(context)
        spell_out(context, draft)
        _externals(context, draft)
    for context in draft.contexts.values():
        _undeclared(context, draft)


def _undeclared(context: ContextDraft, draft: Draft) -> None:
    """Keep as a note what is imported from a context of the plan that speaks of it and does not declare it."""
    for at, imported in enumerate(context.imports):
        source = draft.contexts.get(imported.from_)
        if source is None or source is context:
            continue
        variants = {variant.name for union in source.outcomes for variant in union.variants}
        known = {*source.declared, *variants, *(n for i in source.imports for n in i.types)}
        spoken = draft.mentions.get(source.name, frozenset())
        loose = [name for name in imported.types if name not in known and name in spoken]
        if len(loose) == len(imported.types):
            _stand_in(source, loose, imported.line, draft)
            continue
        if not loose:
            continue
        types = tuple(name for name in imported.types if name not in loose)
        context.imports[at] = imported.model_copy(update={"types": types})
        for name in loose:
            said = f"'{source.name}' speaks of '{name}' and does not declare it; kept as a note"
            draft.log.warning(imported.line, "PT552", said)
            draft.note(imported.line, "Cross-Domain Dependencies", source.name, f"`{name}`")


def _stand_in(source: ContextDraft, names: Iterable[str], line: int, draft: Draft) -> None:
    """Declare what a context only speaks of where all that another one takes from it would be missing."""
    for name in names:
        if draft.claim(source, name, "value object", line):
            said = f"'{source.name}' speaks of '{name}' and does not declare it; read as a value object"
            draft.log.warning(line, "PT552", said)
            source.value_objects.append(
                ValueObject(line=line, name=name, base=implied_by_name(name))
            )


def _spoken(draft: Draft) -> None:
    """Models that the structure's prose tells of are the first context's, unless a section lists its own."""
    for other in draft.contexts.values():
        for spoken in other.spoken:
            if draft.is_free(other, spoken.name):
                draft.claim(other, spoken.name, "entity", spoken.line)
                other.entities.append(Entity(line=spoken.line, name=spoken.name))
    context = next(iter(draft.contexts.values()), None)
    if context is None:
        return
    listed = bool(context.aggregates)
    for spoken in draft.spoken:
        if spoken.kind == "entity" and draft.is_free(context, spoken.name):
            draft.claim(context, spoken.name, "entity", spoken.line)
            context.entities.append(Entity(line=spoken.line, name=spoken.name))
        elif not listed and draft.is_free(context, spoken.name):
            draft.claim(context, spoken.name, "aggregate", spoken.line)
            context.aggregates.append(Aggregate(line=spoken.line, name=spoken.name))


def _rehome(draft: Draft) -> None:
    """A command is its aggregate's, in whatever context that stands."""
    homes = {
        root.name: context for context in draft.contexts.values() for root in context.aggregates
    }
    for context in draft.contexts.values():
        own = {root.name for root in context.aggregates}
        first = context is draft.first_context()
        for repository in list(context.repositories):
            named = _KEEPER.sub("", repository.name or "") if first else ""
            kept = repository.aggregate or named
            if kept in homes and kept not in own:
                context.repositories.remove(repository)
                homes[kept].repositories.append(repository)
        _rehome_outcomes(context, homes)
        for told in list(context.commands):
            home = homes.get(told[0])
            if home is not None and home is not context:
                context.commands.remove(told)
                home.commands.append(told)
                _move_outcome(told[1], context, home)


def _rehome_outcomes(context: ContextDraft, homes: dict[str, ContextDraft]) -> None:
    """An outcome that is called after a command of another context belongs there."""
    doing = {command.name for root in context.aggregates for command in root.commands}
    for outcome in list(context.outcomes):
        name = snake(_ENDING.sub("", outcome.name))
        found = [
            home
            for home in {id(home): home for home in homes.values()}.values()
            if any(command.name == name for root in home.aggregates for command in root.commands)
        ]
        if name not in doing and len(found) == 1 and found[0] is not context:
            _move_outcome(Command(name=name, outcome=outcome.name), context, found[0])


def _move_outcome(command: Command, context: ContextDraft, home: ContextDraft) -> None:
    outcome = next((o for o in context.outcomes if o.name == command.outcome), None)
    if outcome is not None and not any(o.name == outcome.name for o in home.outcomes):
        context.outcomes.remove(outcome)
        context.declared.pop(outcome.name, None)
        home.declared.setdefault(outcome.name, ("outcome", outcome.line))
        home.outcomes.append(outcome)


def _roots(context: ContextDraft, draft: Draft) -> None:
    """A context without a section of aggregates has those that its tree speaks of."""
    if context.aggregates:
        return
    told = any(root for _, _, root in context.roots.values())
    for module, (owner, line, root) in context.roots.items():
        if module in NOT_AGGREGATES or (told and not root):
            continue
        name = owner or pascal(module)
        if name in context.declared or not (owner or _corroborated(name, context)):
            continue
        if draft.claim(context, name, "aggregate", line):
            context.aggregates.append(Aggregate(line=line, name=name))


def _corroborated(name: str, context: ContextDraft) -> bool:
    """Another part of the plan knows the aggregate that a module seems to have."""
    keys = {f"{name}Id", f"{name}Status", f"{name}State", f"{name}Repository"}
    names = {*context.declared, *(repository.name for repository in context.repositories)}
    events = any(event.name.startswith(name) or event.aggregate == name for event in context.events)
    return (
        bool(keys & names)
        or events
        or any(repository.aggregate == name for repository in context.repositories)
    )


def _spelled_models(context: ContextDraft, draft: Draft) -> None:
    """A model that only a note spells out, as `Authorisation(by: AuthoriserId, at)`, is an entity."""
    owners: list[Aggregate | Entity] = [*context.aggregates, *context.entities]
    named = {
        field.type: field for owner in owners for field in owner.fields if is_class(field.type)
    }
    imported = {name for imported in context.imports for name in imported.types}
    for note in list(draft.notes):
        owner, _, _ = note.near.partition(".")
        if "." not in note.near or owner not in {other.name for other in owners}:
            continue
        for span in code_spans(note.text):
            found = re.fullmatch(r"(?P<name>[A-Z]\w*)\((?P<fields>.+)\)", span)
            if (
                found is None
                or found["name"] not in named
                or found["name"] in context.declared
                or found["name"] in imported
            ):
                continue
            fields = parse_fields(found["fields"], note.line, bare=True)
            context.declared[found["name"]] = ("entity", note.line)
            settled = (
                TypedName(
                    line=raw.line, name=snake(raw.name), type=raw.type.name if raw.type else ""
                )
                for raw in fields
            )
            context.entities.append(
                Entity(line=note.line, name=found["name"], fields=tuple(settled))
            )


def _types(context: ContextDraft) -> None:
    """`Date` is the base unless the plan declares a class of that name; `money` is a declared `Money`."""
    known = {*context.declared, *(name for imported in context.imports for name in imported.types)}

    def settled(fields: Iterable[TypedName]) -> tuple[TypedName, ...]:
        return tuple(
            field.model_copy(update={"type": _type(field.type, known)}) for field in fields
        )

    context.value_objects[:] = [
        v.model_copy(update={"fields": settled(v.fields)}) for v in context.value_objects
    ]
    context.entities[:] = [
        e.model_copy(update={"fields": settled(e.fields)}) for e in context.entities
    ]
    context.events[:] = [
        e.model_copy(update={"payload": settled(e.payload)}) for e in context.events
    ]
    context.aggregates[:] = [
        a.model_copy(
            update={
                "fields": settled(a.fields),
                "commands": tuple(
                    c.model_copy(update={"arguments": settled(c.arguments)}) for c in a.commands
                ),
            }
        )
        for a in context.aggregates
    ]
    context.outcomes[:] = [
        o.model_copy(
            update={
                "variants": tuple(
                    v.model_copy(update={"fields": settled(v.fields)}) for v in o.variants
                )
            }
        )
        for o in context.outcomes
    ]


def _type(name: str, known: set[str]) -> str:
    if not name or name in BASES or name in known or "|" in name:
        return name
    if not is_class(name) and pascal(name) in known:
        return pascal(name)
    return base_of(name) or name


def _defaults(context: ContextDraft) -> None:
    """`PaymentStatus.PENDING` and `pending` are the state PENDING where the field is of that enum."""
    enums = {enum.name: enum for enum in context.enums}

    def settled(field: TypedName) -> TypedName:
        enum = enums.get(field.type)
        if enum is None or field.default is None:
            return field
        state = state_name(field.default.strip("\"'").rpartition(".")[2])
        return field.model_copy(update={"default": state}) if state in enum.states else field

    context.aggregates[:] = [
        a.model_copy(update={"fields": tuple(settled(field) for field in a.fields)})
        for a in context.aggregates
    ]


def _triggers(context: ContextDraft) -> None:
    """Commands named beside the moves of an enum are those of the aggregate that has its states."""
    for at, enum in enumerate(context.enums):
        owner = owner_of(enum, context.aggregates) if enum.triggers else None
        if owner is not None:
            _merge(context, owner, enum.triggers)
            context.enums[at] = enum.model_copy(update={"triggers": ()})


def owner_of(enum: SmartEnum, aggregates: list[Aggregate]) -> Aggregate | None:
    """The aggregate whose states an enum has: one has a field of it, or begins its name."""
    having = [a for a in aggregates if any(field.type == enum.name for field in a.fields)]
    begun = sorted(
        (a for a in aggregates if enum.name.startswith(a.name)), key=lambda a: -len(a.name)
    )
    return next(iter(having or begun or (aggregates if len(aggregates) == 1 else ())), None)


def _merge(context: ContextDraft, owner: Aggregate, more: Iterable[Command]) -> None:
    at = next(
        index for index, aggregate in enumerate(context.aggregates) if aggregate.name == owner.name
    )
    commands = {command.name: command for command in context.aggregates[at].commands}
    for command in more:
        commands[command.name] = (
            merge(commands[command.name], command) if command.name in commands else command
        )
    context.aggregates[at] = context.aggregates[at].model_copy(
        update={"commands": tuple(commands.values())}
    )


def _home_commands(draft: Draft) -> None:
    """A command that names no aggregate goes on about the only one elsewhere in the plan that is called so."""
    for context in draft.contexts.values():
        for at, (owner, command) in reversed([*enumerate(context.commands)]):
            homes = [] if owner else [*_homes_of(command.name, draft)]
            if len(homes) == 1:
                del context.commands[at]
                homes[0][0].commands.append((homes[0][1], command))


def _homes_of(name: str, draft: Draft) -> Iterator[tuple[ContextDraft, str]]:
    """The aggregates with a command of that name, and their contexts."""
    for context in draft.contexts.values():
        told = {owner for owner, command in context.commands if owner and command.name == name}
        told |= {r.name for r in context.aggregates if any(c.name == name for c in r.commands)}
        yield from ((context, owner) for owner in sorted(told))


def _commands(context: ContextDraft) -> None:
    """Commands with a section of their own go to the aggregate that is named, has them already, or is the only one."""
    for owner_name, command in context.commands:
        named = next((a for a in context.aggregates if a.name == owner_name), None)
        having = next(
            (a for a in context.aggregates if any(c.name == command.name for c in a.commands)), None
        )
        spoken = next(
            (
                a
                for a in context.aggregates
                if snake(a.name) in command.name
                or {*command.from_, command.to} & {*_states(a, context)}
            ),
            None,
        )
        told = [a for a in context.aggregates if a.fields] or context.aggregates
        only = told[0] if len(told) == 1 else None
        owner = named or having or only or spoken
        if owner is not None:
            _merge(context, owner, [command])
        elif context.enums and command.outcome is None:
            enum = context.enums[0]
            context.enums[0] = enum.model_copy(update={"triggers": (*enum.triggers, command)})


def _sources(context: ContextDraft) -> None:
    """A command that any state allows is allowed wherever its aggregate's enum lets it go."""
    for at, aggregate in enumerate(context.aggregates):
        types = {field.type for field in aggregate.fields}
        enum = next((e for e in context.enums if e.name in types and e.transitions), None)
        commands = tuple(
            command.model_copy(update={"from_": _any_of(enum, command) if enum else ()})
            if command.from_[:1] == (ANY_STATE,)
            else command
            for command in aggregate.commands
        )
        context.aggregates[at] = aggregate.model_copy(update={"commands": commands})


def _any_of(enum: SmartEnum, command: Command) -> tuple[str, ...]:
    return tuple(
        state
        for state in enum.states
        if state not in command.from_
        and (command.to in enum.transitions.get(state, ()) if command.to else True)
        and (enum.terminal is None or state not in enum.terminal)
    )


def _states(aggregate: Aggregate, context: ContextDraft) -> Iterator[str]:
    types = {field.type for field in aggregate.fields}
    for enum in context.enums:
        if enum.name in types:
            yield from enum.states


def _outcomes(context: ContextDraft, draft: Draft) -> None:
    """A command that returns something else than an outcome keeps that as a remark, unless it only asks for it."""
    known = {outcome.name for outcome in context.outcomes}
    events = {event.name for event in context.events}
    values = {v.name for v in context.value_objects if not v.fields}
    values |= {enum.name for enum in context.enums}
    models = {e.name for e in context.entities} | {root.name for root in context.aggregates}
    for at, aggregate in enumerate(context.aggregates):
        commands: list[Command] = []
        for command in aggregate.commands:
            answer = command.outcome or ""
            asked = answer in values or (
                answer in models - {aggregate.name} and _WHICH.match(command.name)
            )
            asked = asked or (asks_yes_or_no(command.name) and answer not in known)
            if asked and not (command.to or command.from_ or command.emits or command.creates):
                draft.note(command.line, "Aggregates", aggregate.name, _question(command))
                continue
            if command.outcome in events and command.outcome not in known:
                told = dict.fromkeys((*command.emits, command.outcome))
                command = command.model_copy(update={"outcome": None, "emits": tuple(told)})
            if _is_only_way(command, context):
                only = Variant(line=command.line, name=command.outcome or "")
                name = f"{pascal(command.name)}Outcome"
                declare(Outcome(line=command.line, name=name, variants=(only,)), context, draft)
                known.add(name)
                command = command.model_copy(update={"outcome": name})
            if command.outcome and command.outcome not in known:
                if command.outcome not in (aggregate.name, "Self"):
                    draft.note(
                        command.line,
                        "Aggregates",
                        f"{aggregate.name}.{command.name}",
                        f"returns `{command.outcome}`",
                    )
                command = command.model_copy(update={"outcome": None})
            commands.append(command)
        context.aggregates[at] = aggregate.model_copy(update={"commands": tuple(commands)})


def _emitters(context: ContextDraft) -> None:
    """An event that only one aggregate's commands emit is that aggregate's."""
    for at, event in enumerate(context.events):
        qualified = _QUALIFIED.match(event.trigger)
        emitting = [
            root.name
            for root in context.aggregates
            if any(event.name in command.emits for command in root.commands)
            or (qualified and qualified["root"] == root.name)
        ]
        if event.aggregate is None and len(emitting) == 1:
            context.events[at] = event.model_copy(update={"aggregate": emitting[0]})


def _is_only_way(command: Command, context: ContextDraft) -> bool:
    """The class that a command returns is none of the plan's, so that it is the one way in which the command ends."""
    name = command.outcome or ""
    imported = {name for source in context.imports for name in source.types}
    ends = any(name == variant.name for o in context.outcomes for variant in o.variants)
    return bool(
        name
        and (ends or name not in {*context.declared, *imported})
        and base_of(name) is None
        and not _UNION.search(name)
        and any(
            word.endswith("ed") or is_past(word, command.name.partition("_")[0])
            for word in snake(name).split("_")
        )
    )


def _question(command: Command) -> str:
    asked = ", ".join(argument.text() for argument in command.arguments)
    said = f"`{command.name}({asked}){f' -> {command.outcome}' if command.outcome else ''}`"
    return f"{said} — {command.description}" if command.description else said


def _externals(context: ContextDraft, draft: Draft) -> None:
    """An import is external when this plan does not design its source."""
    context.imports[:] = [
        imported.model_copy(
            update={
                "external": imported.from_ not in draft.contexts and imported.from_ not in KERNEL
            }
        )
        for imported in context.imports
    ]
