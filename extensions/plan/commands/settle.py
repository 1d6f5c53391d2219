"""Commands as facts: their states, ends, events and arguments settled from what is written of them."""

import re
from collections.abc import Collection, Iterator, Sequence

from ..command_states import ANY_STATE, states_in, states_told
from ..draft import ContextDraft, Draft
from ..facts import settle
from ..fields import parse_fields
from ..model import Command
from ..names import method_name
from ..naming import state_name
from ..patterns import Pattern
from ..states import has_moves
from ..text import is_absent, plain
from ..unions import stated_unions
from .carried import coded_ways, events_with
from .ends import outcome_of
from .moves import allowed_in, creation, moves_of, shouted, shouted_spans, spoken_states, states_of
from .phrases import (
    CLASS,
    CREATES,
    EMITS,
    EMITTED,
    ENDS_BEHIND,
    LEADS_TO,
    MAKES,
    RETURNS,
    SHOUTED,
    SIGNATURE,
    SPOKEN_MOVE,
    TELLS,
    UNCHANGED,
    WHILE,
)
from .raw import Raw

_EVENT = Pattern(
    r"(?:^|(?P<before>[;,.—–:]|→|->|=>))\s*(?:(?:with\s+)?(?:the\s+)?events?:?\s+)?`?(?P<event>[A-Z]\w*)`?(?=\s*(?:$|[;,.—–]|->|→|=>))(?!\s*,\s*`?[A-Z]\w*\s*\|)",
    re.IGNORECASE,
)
"""A clause that is nothing but the name of an event."""
_JOINT = Pattern(r"^(?:[\s:—–]|=(?!>)|-(?!-*>))+")
_UNITED = Pattern(r"`[A-Z][^`|]*\|[^`]*`")
_GIVES_BACK = Pattern(
    rf"\breturns?\s+(?:it(?:self)?\s+(?:as\s+|in\s+)?|(?:the|an?)\s+(?:new\s+|now\s+)?)(?P<target>{SHOUTED})(?=\s+\w|[.,;]|$)"
)
_AFTERWARDS = Pattern(
    rf"[,;.]?\s*\b(?i:(?:and )?(?:afterwards|after that|then|from then on|which makes)\s+(?:(?:it|the \w+)\s+)?(?:is\s+|becomes\s+)?)(?P<target>{SHOUTED})(?!\s*(?:→|->|,|\||\bor\b))"
)
_FROM_TO = Pattern(r"\b[Ff]rom\s+`?(?P<start>\w+)`?\s+to\s+`?(?P<end>\w+)`?(?=[.,;]|$)")
_LED = Pattern(r"(?:the\s+)?(?:status|state) becomes `?[A-Z_]+`?\.?")
_LEADS_TO = Pattern(r"(?:→|->|=>|⇒)\s*`?([A-Z]\w*[a-z]\w*)`?(?=$|[\s.,;])")
_EMPTY = Pattern(r"\s*[(\[]\s*[)\]]")
_CUT_SHORT = Pattern(r"(?:^|(?<=\.))[^.;]{0,20}\s\.(?=\s|$)")
"""What is left of a sentence that was read: `A hit .`"""
_FEW_WORDS = 4
"""A cell of states with more words than these says more than the states."""


def emitted(text: str, events: Collection[str]) -> Iterator[str]:
    """The events of which a text says that they are emitted; `events` are those that the plan has."""
    for telling in (EMITS, EMITTED):
        for found in telling.finditer(text):
            yield from CLASS.findall(found["events"])
    for found in TELLS.finditer(text):
        yield from (name for name in CLASS.findall(found["events"]) if name in events)
    yield from events_with(text, events)


def settled(
    raw: Raw, owner: str, context: ContextDraft, draft: Draft, section: str
) -> Command | None:
    """The command as a fact; its outcome union becomes an outcome of the context."""
    name = method_name(draft.log, raw.line, raw.name)
    if name is None:
        return None
    states = states_of(owner, context)
    raw.sources, raw.moves = (shouted(cell, states) for cell in (raw.sources, raw.moves))
    raw.root = owner
    behind, emits = _emissions(raw, shouted_spans(coded_ways(raw.behind, draft), states), draft)
    spoken = states_told(f"{_JOINT.sub('', behind)}. {raw.remarks}", sorted(states))
    behind = SPOKEN_MOVE.sub(r"\g<sources> → \g<target>", behind)
    behind, creates, state = creation(_JOINT.sub("", behind), raw)
    points = behind.startswith(("→", "->"))
    led = LEADS_TO.match(behind) if points else LEADS_TO.search(behind)
    if led and not creates and (points or not has_moves(behind)):
        state, behind = plain(led["target"]), behind[: led.start()] + behind[led.end() :]
    back = _GIVES_BACK.search(behind) or MAKES.search(behind)
    if back and not creates and not has_moves(behind):
        state, behind = plain(back["target"]), behind[: back.start()] + behind[back.end() :]
    if (after := _AFTERWARDS.search(behind)) and not creates and not has_moves(behind):
        state, behind = plain(after["target"]), behind[: after.start()] + behind[after.end() :]
    stated, behind = allowed_in(raw, behind)
    sources, targets, behind = moves_of(raw.moves, behind, raw.line)
    sources = sources or stated or states_in(raw.sources, sorted(states))
    if not (targets or state) and raw.moves:
        targets = [named for named in states_in(raw.moves, sorted(states)) if named != ANY_STATE]
    sources = sources or spoken.sources
    targets = targets or ([] if state else [*spoken.targets])
    creates = creates or (spoken.creates and not sources)
    if not (sources or targets or state) and (told := _FROM_TO.search(raw.remarks)):
        start, end = state_name(told["start"]), state_name(told["end"])
        if {start, end} <= states:
            sources, targets = (start,), [end]
    if not (sources or targets or state or creates):
        sources, targets = spoken_states(behind, owner, context)
    for cell, named in ((raw.sources, sources), (raw.moves, targets or state)):
        worded = len(re.findall(r"\b[a-z]{2,}\b", cell)) > _FEW_WORDS
        if (
            cell
            and not (is_absent(cell) or UNCHANGED.fullmatch(plain(cell)))
            and (worded or not (named or creates))
        ):
            draft.note(raw.line, section, f"{owner}.{name}", cell)
    outcome, behind = outcome_of(raw, name, behind, context, draft, section)
    if outcome is None and raw.remarks:
        outcome, _ = outcome_of(raw, name, raw.remarks, context, draft, section)
    arguments = list(parse_fields(raw.arguments, raw.line, bare=True))
    behind = _EMPTY.sub("", _CUT_SHORT.sub("", behind))
    description = re.sub(r"^[\s,;.:—–-]+|[\s,;:—–-]+$|(?<=\.)\s+\.$", "", behind)
    if _LED.fullmatch(description):
        description = ""
    if _says_more(description):
        draft.note(raw.line, section, f"{owner}.{name}", description)
        description = ""
    return Command(
        line=raw.line,
        name=name,
        creates=creates,
        arguments=settle(draft, section, f"{owner}.{name}", arguments, arguments=True),
        from_=sources,
        to=state or (targets[0] if len(targets) == 1 else None),
        outcome=outcome,
        emits=_announcements(emits, states, draft),
        description=description,
    )


def _emissions(raw: Raw, behind: str, draft: Draft) -> tuple[str, list[str]]:
    """What is left of the text behind a command, and the events that this says it emits."""
    emits = [*raw.emits, *emitted(behind, draft.events)]
    emits += [event for event in _LEADS_TO.findall(raw.remarks) if event in draft.events]
    behind = EMITTED.sub("", EMITS.sub("", behind))
    return _EVENT.sub(lambda event: _announced(event, emits, draft.events), behind), emits


def _announcements(named: Sequence[str], states: Collection[str], draft: Draft) -> tuple[str, ...]:
    """The events among the classes named where events stand; beside one that the plan has, others say on what it depends."""
    known = [name for name in named if name in draft.events]
    return tuple(dict.fromkeys(name for name in known or named if name not in states))


def _announced(found: re.Match[str], emits: list[str], events: Collection[str]) -> str:
    """Nothing in the place of an event that a clause is nothing but the name of."""
    if found["event"] not in events:
        return found[0]
    emits.append(found["event"])
    return found["before"] if found["before"] in (",", ";", ".") else ""


def _says_more(description: str) -> bool:
    """The text would be read as part of the command if it stood behind the signature alone."""
    patterns = (RETURNS, ENDS_BEHIND, _UNITED, EMITS, CREATES, WHILE, SIGNATURE, MAKES)
    unions = any(True for _ in stated_unions(description))
    return unions or any(pattern.search(description) for pattern in patterns)


def merge(first: Command, second: Command) -> Command:
    """One command said in two places: where both lead to one state, they tell several ways in."""
    together = first.to == second.to is not None
    sources = (*first.from_, *second.from_) if together else first.from_ or second.from_
    return first.model_copy(
        update={
            "creates": first.creates or second.creates,
            "arguments": first.arguments or second.arguments,
            "from_": tuple(dict.fromkeys(sources)),
            "to": first.to or second.to,
            "outcome": first.outcome or second.outcome,
            "emits": tuple(dict.fromkeys((*first.emits, *second.emits))),
            "description": first.description or second.description,
        }
    )


def write_command(command: Command) -> str:
    """The canonical text of a command."""
    signature = f"`{command.name}({', '.join(argument.text() for argument in command.arguments)})`"
    parts: list[str] = []
    if command.creates:
        parts.append(f"creates {command.to}" if command.to else "creates")
    elif command.from_ and command.to:
        parts.append(f"{' | '.join(command.from_)} → {command.to}")
    elif command.from_:
        parts.append(f"from {' | '.join(command.from_)}")
    elif command.to:
        parts.append(f"to {command.to}")
    parts += [f"returns `{command.outcome}`"] if command.outcome else []
    parts += (
        ["emits " + ", ".join(f"`{event}`" for event in command.emits)] if command.emits else []
    )
    text = f"{signature}: {', '.join(parts)}" if parts else signature
    return f"{text} — {command.description}" if command.description else text
