"""Behaviour: the commands of each aggregate, the outcomes they return and the events they raise."""

import re
from collections.abc import Sequence

from ..commands import merge
from ..linking import owner_of as enum_owner
from ..model import Aggregate, Command, Event, SmartEnum, TypedName
from ..naming import is_reserved_field, pascal, snake
from ..patterns import Pattern
from ..text import code_spans, plain
from ..verbs import does, inflects, is_past
from .roots import aliases, owner_of
from .scope import Scope

_OUTCOME_SUFFIX = Pattern(r"(?:Outcome|Result|Results|Outcomes|Response)$")
_ENVELOPE = frozenset({"id", "name", "category", "retention"})


def take_triggers(scope: Scope) -> None:
    """Commands that still stand beside an enum go to the aggregate that has its states."""
    for at, enum in enumerate(scope.draft.enums):
        owner = enum_owner(enum, scope.draft.aggregates) or next(iter(scope.draft.aggregates), None)
        if enum.triggers and owner is not None:
            commands = {command.name: command for command in owner.commands}
            for command in enum.triggers:
                commands[command.name] = (
                    merge(commands[command.name], command) if command.name in commands else command
                )
            index = next(
                i for i, root in enumerate(scope.draft.aggregates) if root.name == owner.name
            )
            scope.draft.aggregates[index] = owner.model_copy(
                update={"commands": tuple(commands.values())}
            )
        scope.draft.enums[at] = enum.model_copy(update={"triggers": ()})


def status_of(root: Aggregate, scope: Scope) -> SmartEnum | None:
    """The enum whose moves the commands of an aggregate make."""
    enums = {enum.name: enum for enum in scope.draft.enums}
    held = [
        (field, enums[field.type])
        for field in root.fields
        if field.type in enums and not field.many
    ]
    moving = [(field, enum) for field, enum in held if enum.transitions]
    named = [
        enum for field, enum in moving if field.name in ("status", "state", "lifecycle", "phase")
    ]
    own = [enum for _, enum in moving if enum.name in (f"{root.name}Status", f"{root.name}State")]
    return next(iter([*named, *own, *(enum for _, enum in moving)]), None)


def complete_commands(scope: Scope) -> None:
    """Every aggregate has a constructor, and its own commands or one for each state that can be reached."""
    for at, root in enumerate(scope.draft.aggregates):
        status = status_of(root, scope)
        commands = [_placed(command, status, scope) for command in root.commands]
        if not any(command.creates for command in commands):
            named = next((c for c in commands if c.name == "create"), None) or _constructor(
                commands, status
            )
            if named is not None:
                commands = [
                    c.model_copy(update={"creates": True}) if c is named else c for c in commands
                ]
            else:
                commands.insert(0, Command(line=root.line, name="create", creates=True))
        commands = [_initialised(command, status) for command in commands]
        if status is not None and all(command.creates for command in commands):
            commands += _marks(status, root.line, {command.name for command in commands})
        scope.draft.aggregates[at] = root.model_copy(
            update={"commands": _distinct(root, commands, scope)}
        )


def _distinct(root: Aggregate, commands: Sequence[Command], scope: Scope) -> tuple[Command, ...]:
    """The commands under names that hide neither a field nor what every model has."""
    fields = {field.name for field in root.fields}
    named: dict[str, Command] = {}
    for command in commands:
        name = command.name
        while name in fields or is_reserved_field(name) or name in named:
            name = f"{name}_{snake(root.name)}"
        if name != command.name:
            scope.findings.derived.append(
                (command.line, f"{root.name}: command `{command.name}` is called `{name}`")
            )
        named[name] = command.model_copy(update={"name": name})
    return tuple(named.values())


def _constructor(commands: Sequence[Command], status: SmartEnum | None) -> Command | None:
    """A command that speaks of the initial state, when no move leads there, makes the aggregate."""
    if (
        status is None
        or status.initial is None
        or any(status.initial in t for t in status.transitions.values())
    ):
        return None
    return next((c for c in commands if not c.from_ and c.to == status.initial), None)


def _initialised(command: Command, status: SmartEnum | None) -> Command:
    if not command.creates or status is None:
        return command.model_copy(update={"from_": ()}) if command.creates else command
    return command.model_copy(update={"from_": (), "to": command.to or status.initial})


def _placed(command: Command, status: SmartEnum | None, scope: Scope) -> Command:
    """The command with the states it moves between, as far as they follow from its words."""
    if status is None:
        return command.model_copy(update={"from_": (), "to": None})
    to = command.to if command.to in status.states else None
    sources = tuple(state for state in command.from_ if state in status.states)
    if to is None and not sources and not command.creates:
        to = next(
            (
                state
                for state in status.states
                if inflects(state.lower(), command.name) and _predecessors(state, status)
            ),
            None,
        )
    if to is not None and not sources and not command.creates:
        sources = _predecessors(to, status)
    del scope
    return command.model_copy(update={"from_": sources, "to": to})


def _predecessors(state: str, status: SmartEnum) -> tuple[str, ...]:
    return tuple(source for source in status.states if state in status.transitions.get(source, ()))


def _marks(status: SmartEnum, line: int, taken: set[str]) -> list[Command]:
    reached, waiting = set(), [status.initial] if status.initial else []
    while waiting:
        for target in status.transitions.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return [
        Command(
            line=line, name=f"mark_{state.lower()}", from_=_predecessors(state, status), to=state
        )
        for state in status.states
        if state in reached and f"mark_{state.lower()}" not in taken
    ]


def tie_outcomes(scope: Scope) -> None:
    """A command returns the outcome that is named after it."""
    names = {outcome.name for outcome in scope.draft.outcomes}
    taken = {
        command.outcome
        for root in scope.draft.aggregates
        for command in root.commands
        if command.outcome
    }
    for at, root in enumerate(scope.draft.aggregates):
        commands = []
        for command in root.commands:
            if command.outcome not in names:
                found = (
                    next(
                        (name for name in names - taken if _returns(name, command, root, scope)),
                        None,
                    )
                    if names
                    else None
                )
                found = min(
                    (name for name in names - taken if _returns(name, command, root, scope)),
                    default=found,
                )
                if found:
                    taken.add(found)
                command = command.model_copy(update={"outcome": found})
            commands.append(command)
        scope.draft.aggregates[at] = root.model_copy(update={"commands": tuple(commands)})


def _returns(outcome: str, command: Command, root: Aggregate, scope: Scope) -> bool:
    if not _OUTCOME_SUFFIX.search(outcome):
        return False
    verb = snake(_OUTCOME_SUFFIX.sub("", outcome))
    shortened = {
        verb,
        *(verb.removesuffix(f"_{snake(alias)}") for alias in aliases(root, scope)),
        *(verb.removeprefix(f"{snake(alias)}_") for alias in aliases(root, scope)),
    }
    said = {command.name, command.name.removeprefix("mark_")}
    if command.creates and command.to:
        said.add(command.to.lower())
    return any(
        word and (word == name or inflects(name, word) or inflects(word, name))
        for word in shortened
        for name in said
    )


def complete_events(scope: Scope) -> None:
    """Every event has its aggregate, a retention and a payload."""
    roots = {root.name: root for root in scope.draft.aggregates}
    for at, event in enumerate(scope.draft.events):
        root = (
            roots.get(event.aggregate or "")
            or _raising(event, scope)
            or owner_of(event.name, scope)
            or _paid_for(event, scope)
            or _told_of(event, scope)
            or scope.draft.aggregates[0]
        )
        category = event.category or "WORKFLOW_LIFECYCLE"
        payload = _own_payload(event, root) or (
            TypedName(line=event.line, name=f"{snake(root.name)}_id", type=root.fields[0].type),
        )
        scope.draft.events[at] = event.model_copy(
            update={
                "aggregate": root.name,
                "category": category,
                "retention": event.retention
                or ("7 years" if category == "SECURITY_AUDIT" else "90 days"),
                "payload": payload,
            }
        )


def _own_payload(event: Event, root: Aggregate) -> tuple[TypedName, ...]:
    """The payload under names that the envelope of every event leaves free."""
    items: dict[str, TypedName] = {}
    for item in event.payload:
        if item.name not in ("occurred_at", "keep_until"):
            name = f"{snake(root.name)}_{item.name}" if item.name in _ENVELOPE else item.name
            items.setdefault(name, item.model_copy(update={"name": name}))
    return tuple(items.values())


def _raising(event: Event, scope: Scope) -> Aggregate | None:
    """The aggregate whose commands are said to raise the event, if those of no other are."""
    raising = [
        root
        for root in scope.draft.aggregates
        if any(event.name in command.emits for command in root.commands)
    ]
    return raising[0] if len(raising) == 1 else None


def _paid_for(event: Event, scope: Scope) -> Aggregate | None:
    first = event.payload[0].name if event.payload else ""
    return next(
        (
            root
            for root in scope.draft.aggregates
            if first in {f"{snake(alias)}_id" for alias in aliases(root, scope)}
        ),
        None,
    )


def _told_of(event: Event, scope: Scope) -> Aggregate | None:
    """The only aggregate that an event's trigger speaks of: by its noun, or by what it does."""
    words = set(re.findall(r"[a-z]+", plain(event.trigger).casefold()))
    roots = scope.draft.aggregates
    called = [root for root in roots if snake(root.name).rpartition("_")[2] in words]
    doing = [
        root
        for root in roots
        if any(_spoken_of(plain(event.trigger).casefold(), c, root) for c in root.commands)
    ]
    return next((found[0] for found in (called, doing) if len(found) == 1), None)


def tie_events(scope: Scope) -> None:
    """Each event is raised by the commands that its name, or else its trigger, speaks of."""
    events = {event.name: event for event in scope.draft.events}
    for at, root in enumerate(scope.draft.aggregates):
        stated = [
            tuple(n for n in (*command.emits, *_carried(command, scope)) if n in events)
            for command in root.commands
        ]
        emits = [list(names) for names in stated]
        silent = not any(stated)
        told = {name for names in stated for name in names}
        for event in scope.draft.events if root.commands else ():
            if event.aggregate == root.name and event.name not in told:
                for index in _raised_by(event, root, scope):
                    if silent or (root.commands[index].creates and not stated[index]):
                        emits[index].append(event.name)
        commands = [
            command.model_copy(update={"emits": tuple(dict.fromkeys(names))})
            for command, names in zip(root.commands, emits, strict=True)
        ]
        scope.draft.aggregates[at] = root.model_copy(update={"commands": tuple(commands)})


def _carried(command: Command, scope: Scope) -> tuple[str, ...]:
    """The types of what the success of a command carries, an event that it raises among them."""
    outcome = next((o for o in scope.draft.outcomes if o.name == command.outcome), None)
    success = outcome.success if outcome else None
    return tuple(field.type for field in success.fields) if success else ()


def _raised_by(event: Event, root: Aggregate, scope: Scope) -> list[int]:
    """The commands, by position, that raise an event."""
    name = snake(event.name).removesuffix("_event")
    words = {name, *(name.removeprefix(f"{snake(alias)}_") for alias in aliases(root, scope))}
    by_name = [
        at
        for at, command in enumerate(root.commands)
        if any(_named_after(word, command, root, scope) for word in words)
    ]
    trigger = plain(event.trigger).casefold()
    if by_name and " or " in trigger:
        spoken_too = [at for at, c in enumerate(root.commands) if _spoken_of(trigger, c, root)]
        return sorted({*by_name, *spoken_too})
    if by_name:
        return by_name
    spoken = {span.partition("(")[0].rpartition(".")[2] for span in code_spans(event.trigger)}
    said = [at for at, command in enumerate(root.commands) if command.name in spoken]
    if said:
        return said
    return [at for at, command in enumerate(root.commands) if _spoken_of(trigger, command, root)]


def _named_after(word: str, command: Command, root: Aggregate, scope: Scope) -> bool:
    if (
        command.to
        and not command.creates
        and word in (command.to.lower(), snake(pascal(command.to.lower())))
    ):
        return True
    if command.creates and (word == "created" or (command.to and word == command.to.lower())):
        return True
    names = {
        command.name,
        *(command.name.removesuffix(f"_{snake(alias)}") for alias in aliases(root, scope)),
    }
    return any(inflects(word, name) or _reversed(word, name) for name in names if name and word)


def _reversed(word: str, name: str) -> bool:
    """`settlement_recorded` is what `record_settlement` does, and `vessel_moored` what `moor` does."""
    subject, _, done = word.rpartition("_")
    verb, _, thing = name.partition("_")
    return bool(subject) and thing in (subject, "") and done != verb and is_past(done, verb)


def _spoken_of(trigger: str, command: Command, root: Aggregate) -> bool:
    words = re.findall(r"[a-z]+", trigger)
    if command.creates:
        return bool(words) and any(
            is_past(word, command.name.partition("_")[0]) for word in words if word != command.name
        )
    state = (command.to or "").lower().split("_")
    together = " ".join(words)
    if command.to and re.search(rf"\b{re.escape(' '.join(state))}\b", together):
        return True
    verb, _, rest = command.name.partition("_")
    if verb == "mark":
        return False
    noun = snake(root.name).rpartition("_")[2]
    done = [word for word in words if is_past(word, verb) and word != verb]
    doing = [
        word
        for word in words
        if does(word, verb) and re.search(rf"\b{word}\b(?!\s+(?:the|an?)\s+(?!{noun}\b))", trigger)
    ]
    return bool(done or doing) and (not rest or rest.replace("_", " ") in together)
