"""States and moves: lists such as `A, B | C`, chains such as `A → B; B → C | D`, transition tables and diagrams."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .languages import english
from .markdown import Row, Table
from .naming import is_state, state_name
from .patterns import Pattern
from .text import ARROW, TWO_WAY, code_spans, cut, is_absent, plain, split_top

_STATE = Pattern(
    r"[`*_\s]*(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,9}(?![\w-])|(?:[A-Za-z]|\d+(?=[A-Z]))[A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,4})[`*_\s]*"
    r"\s*(?:(?:=|\(\s*=?|:)\s*[\"'“](?P<value>[^\"'”]*)[\"'”]\)?|=\s*(?P<word>[\w.-]+))?[`*_\s]*"
)
_QUESTION = Pattern(r",?\s*\[NEEDS CLARIFICATION[^\]]*\]")
OR = r"(?<=[A-Z0-9`)] )(?:o|ou|oder|y|e|und|et)(?= `?[A-Z])"
"""`or` and `and` of other languages, which only between states are sure to be that."""
_LIST = rf"\s*(?:[,|;/]|(?<=\s)[<>](?=\s)|\bor\b|\band\b|{OR})\s*"
_GUARD = Pattern(
    r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|:\s.*|\b(?:on|when|after|if|via|by|once|until|before|unless|upon|only|cuando|quando|wenn|sobald|quand|lorsque|nach|tras|después|après|dopo|depois)\b\s.*)$"
)
_LEAD_IN = Pattern(r"^[^:→]{3,60}?:\s+(?=\S+\s*(?:→|->|=>|-->))")
_ANY_EXCEPT = Pattern(
    r"^(?:any(?:thing)?|all|every|each)?\s*(?:other\s+)?(?:states?|of them)?\s*(?:except|but|other than|besides|not)\s+(?P<states>.+)$",
    re.IGNORECASE,
)
_ONE_OF = Pattern(r"^\s*(?:any|each|either|one|all)\s+of\s+", re.IGNORECASE)
_OTHERS = Pattern(
    r"^(?:all\s+(?:the\s+)?(?:others?|rest)|the (?:rest|others)|(?:any|every|all)\s+others?(?:\s+states?)?|others|everything else)$",
    re.IGNORECASE,
)
_ANY = Pattern(
    r"^(?:\*|(?:any|all|every)(?: (?:states?|status(?:es)?|stages?|phases?|steps?))?"
    r"|(?:(?:any|all|every|each)\s+)?(?P<open>non-?(?:terminal|final))(?: (?:states?|status(?:es)?|stages?|phases?|steps?|ones?))?)$",
    re.IGNORECASE,
)
TERMINAL = "*terminal*"
"""Stands for the states without a way out, whichever they are, among those that a move does not come from."""
_VERB_OF_MOVE = Pattern(
    r"\s*,?\s*\b(?:(?:can|may|will|must)\s+(?:then\s+|only\s+)?(?:become|be|move to|go (?:back )?to|fall back (?:in)?to|return to|revert to|turn into|change to|transition to|lead to|be followed by)|"
    r"becomes?|(?:moves?|goes|go|leads?|changes?|transitions?|turns?|advances?)\s+(?:in)?to|is followed by|next:)\s+"
)
_SPOKEN_MOVE = Pattern(
    rf"(?:`|\b[A-Z][A-Z0-9_]+\b)[^.;]{{0,60}}?{_VERB_OF_MOVE.pattern}(?:either\s+|only\s+|again\s+)*(?:`|[A-Z])"
)
_START = Pattern(
    r"^(?:\[\*\]|\(?(?:start|new|none|initial|nothing|created|begin|n/?a|∅|-|—|–)\)?)$",
    re.IGNORECASE,
)
_NOWHERE = Pattern(
    r"^(?:\[\*\]|\(?(?:end|none|terminal|final|nothing|nowhere|no transitions?|n/?a|∅|-|—|–)\)?)\.?$",
    re.IGNORECASE,
)
_MERMAID = Pattern(
    r"^\s*(?P<from>\[\*\]|\w+)\s*--?>\s*(?P<to>\[\*\]|\w+)\s*(?::\s*(?P<label>.*))?$"
)
_FROM = frozenset(
    {
        "from",
        "from state",
        "state",
        "current",
        "current state",
        "source",
        "source state",
        "status",
        "states",
        "in",
    }
)
_TO = frozenset(
    {
        "to",
        "allowed targets",
        "next",
        "to state",
        "target",
        "targets",
        "next state",
        "next states",
        "allowed",
        "allowed next",
        "allowed transitions",
        "transitions",
        "transitions to",
        "may become",
        "may move to",
        "may go to",
        "leads to states",
        "can become",
        "can move to",
        "moves to",
        "to states",
        "new state",
        "allowed to",
        "goes to",
        "leads to",
        "can go to",
        "transition to",
        "transition",
        "result",
    }
)
_LEADS_TO = Pattern(
    r"^(?:(?:may|can|must|might|allowed to)\s+)?(?:then\s+|only\s+)?(?:move|go|change|transition|lead|become|turn|proceed|advance|pass|be followed)s?(?:\s+(?:on|next))?(?:\s+(?:to|into|by))?$"
    r"|^(?:(?:allowed|legal|valid|permitted|possible|reachable|outgoing)\s+)?(?:next|following|target|successor|outgoing|reachable|allowed|legal|valid|permitted|possible)\s*(?:states?|status(?:es)?|targets?|moves?|transitions?|successors?)?$"
    r"|^successors?$"
)
_TRIGGER = frozenset(
    {
        "trigger",
        "command",
        "action",
        "method",
        "operation",
        "triggered by",
        "event",
        "on",
        "via",
        "by",
        "how",
        "cause",
        "called by",
        "behaviour",
        "behavior",
    }
)
_REFUSED = frozenset({"no", "n", "✗", "✘", "❌", "⛔", "0", "false", ".", "·", "n/a", "never"})
"""What stands in a table of moves where none is allowed."""
_CALL = Pattern(r"\((?P<arguments>[^()]*\S[^()]*)\)")
_VERB = Pattern(r"^[a-z][a-z0-9_]*$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A command that a plan names beside a move."""

    line: int
    name: str
    source: str | None
    target: str


@dataclass(slots=True)
class Machine:
    """States and moves as they are gathered, in the plan's own spelling."""

    listed: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    moves: list[tuple[str, str, int]] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    terminal: list[str] | None = None
    initial: str | None = None
    triggers: list[Trigger] = field(default_factory=list)
    arguments: dict[str, str] = field(default_factory=dict)
    """For commands that the plan names with parentheses, what stands in these."""
    wild: list[tuple[tuple[str, ...], str, int, str]] = field(default_factory=list)
    """Moves out of `any state except …`, settled when all states are known."""
    onward: list[tuple[str, tuple[str, ...], int, str]] = field(default_factory=list)
    """Moves to `any other state`, settled likewise: from where, where not, the line and the command."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """What a table says about moves beside where they lead, with its line."""

    def move(self, source: str, target: str, line: int) -> None:
        """One allowed move."""
        self.moves.append((source, target, line))
        self.mentioned += [source, target]


def read_states(text: str, *, shouted: bool) -> list[tuple[str, str | None]]:
    """The states of a list, each with its stored value; empty when the text is no list of states.

    `shouted` asks for UPPER_CASE, code font or capitals, so that a list of common words is not taken for states.
    """
    pieces = [piece for piece in split_top(_QUESTION.sub("", _bare_list(text)), _LIST) if piece]
    found: list[tuple[str, str | None]] = []
    for piece in pieces:
        whole = _STATE.fullmatch(piece.strip(" ."))
        stored = whole is not None and (whole["value"] or whole["word"])
        state = whole if stored else _STATE.fullmatch(_GUARD.sub("", piece).strip(" .")) or whole
        if state is None or (shouted and not _shouts(state["name"], piece)):
            return []
        found.append((state["name"], state["value"] or state["word"]))
    return found


def _bare_list(text: str) -> str:
    """The list without the code font that encloses all of it."""
    text = text.strip().strip(".").strip()
    if text.startswith("`") and text.endswith("`") and text.count("`") == 2:
        return text[1:-1]
    return text


def _shouts(name: str, piece: str) -> bool:
    return is_state(name) or "`" in piece or (name[:1].isupper() and " " not in name)


_BOTH = Pattern(
    rf"(?P<moves>(?P<first>`?[A-Z]\w*`?)(?:{TWO_WAY.pattern}|{ARROW.pattern})(?P<second>`?[A-Z]\w*`?))"
    rf"\s*[,;.]\s*(?:[Bb]oth|[Ee]ither)(?: of them)?(?:{ARROW.pattern})"
)
"""A move, and where both of its states lead: `A ↔ B, both → C`."""


def read_chains(text: str, machine: Machine, line: int) -> bool:
    """Take in chains such as `A → B | C, C → D`; False when a piece is no state."""
    spoken = not _has_move(text)
    chained = [span for span in code_spans(text) if _has_move(span)]
    if len(chained) > 1 and not _has_move(_CODE.sub("", text)):  # each span is a chain of its own
        return all([read_chains(span, machine, line) for span in chained])
    text = _VERB_OF_MOVE.sub(" → ", _ASIDE.sub(_without_moves, text))
    text = _BOTH.sub(r"\g<moves>, \g<first> or \g<second> → ", text)
    text = re.sub(r"\s*[:：—–]\s*(?=→)", " ", text)
    moves: list[tuple[str, str]] = []
    mentioned: list[str] = []
    wild: list[tuple[tuple[str, ...], str, int, str]] = []
    onward: list[tuple[str, tuple[str, ...], int, str]] = []
    for chain in _chains(_LEAD_IN.sub("", text.replace("`", ""))):
        two_way = TWO_WAY.search(chain) is not None
        groups = [_group(part) for part in (TWO_WAY if two_way else ARROW).split(chain)]
        for before, after in itertools.pairwise(groups):
            if not after:
                return False
            excluded = _excluded(before)
            if excluded is not None:
                wild += [(excluded, target, line, "") for target in after]
                mentioned += after
                continue
            targets = [] if _NOWHERE.match(after[0]) else after
            spared = _spared(after[0]) if len(after) == 1 and not two_way else None
            if spared is not None and all(map(_is_state_like, before)):
                mentioned += before
                onward += [(source, spared, line, "") for source in before]
                continue
            if not before or not all(map(_is_state_like, [*before, *targets])):
                return False
            mentioned += [*before, *targets]
            moves += [(a, b) for a in before for b in targets]
            moves += [(b, a) for a in before for b in targets if two_way]
    if not moves and not wild and not onward:
        return False
    if spoken and machine.listed:
        known = {state_name(name) for name in machine.listed}
        if any(state_name(name) not in known for move in moves for name in move):
            return False
    for source, target in moves:
        machine.moves.append((source, target, line))
    machine.mentioned += mentioned
    machine.wild += wild
    machine.onward += onward
    return True


_CODE = Pattern(r"`[^`]*`")


def _without_moves(aside: re.Match[str]) -> str:
    return "" if _has_move(aside[0]) else aside[0]


def _chains(text: str) -> Iterator[str]:
    for part in split_top(text, r"[;；]|\.\s|\.$|\s+—\s+"):
        run: list[str] = []
        listed = split_top(part, r",\s*")
        for at, piece in enumerate(listed):
            leads = len(run) == 1 and piece.startswith("and ") and not _has_move(piece)
            if leads and _has_move(run[0]) and any(map(_has_move, listed[at + 1 : at + 2])):
                yield run[0]
                run = [piece.removeprefix("and ")]
                continue
            starts = run and _has_move(piece) and any(_has_move(earlier) for earlier in run)
            if starts:
                yield ", ".join(run)
                run = []
            run.append(piece)
        if run and any(run):
            yield ", ".join(run)


def _has_move(text: str) -> bool:
    return ARROW.search(text) is not None or TWO_WAY.search(text) is not None


def _group(text: str) -> list[str]:
    if _ANY_EXCEPT.match(text.strip()) or _ANY.match(text.strip()):
        return [text.strip()]
    pieces = split_top(_ONE_OF.sub("", text), _LIST)
    return [name for piece in pieces if (name := plain(_GUARD.sub("", piece)).strip(" ."))]


def _excluded(group: Sequence[str]) -> tuple[str, ...] | None:
    if len(group) != 1:
        return None
    if whichever := _ANY.match(group[0]):
        return (TERMINAL,) if (whichever["open"] or "").casefold().startswith("non") else ()
    found = _ANY_EXCEPT.match(group[0])
    return tuple(name for name, _ in read_states(found["states"], shouted=False)) if found else None


def wild_sources(text: str) -> tuple[str, ...] | None:
    """The states that `any state except …` leaves out; None when the text speaks of no such thing."""
    words = plain(text).strip(" .")
    spared = () if _OTHERS.match(words) else _excluded([words])
    return tuple(name for name in spared if name != TERMINAL) if spared is not None else None


def _spared(text: str) -> tuple[str, ...] | None:
    """The states that `any other state`, as where a move leads to, does not mean; None when it is no such word."""
    return wild_sources(text)


def _is_state_like(name: str) -> bool:
    return _STATE.fullmatch(name) is not None and len(name.split()) <= 3


_SHOUTED = r"`?[A-Z][A-Z0-9_]{2,}\b`?"
_SHOUTED_LIST = rf"{_SHOUTED}(?:,?\s+(?:or|and)\s+{_SHOUTED}|,\s+{_SHOUTED})*"
_TO_STATES = rf"(?:back\s+|on\s+|straight\s+)?(?:in)?to\s+(?:either\s+)?{_SHOUTED_LIST}"
_OCCASION = r"(?:(?:,?\s+(?i:when|once|if|after|as soon as|by|on|upon|because|while|until|via|through|whenever|in|at|and back)\b|\s*[:(]|\s+[—–-]\s).*)?\.?$"
_SAID_FROM = Pattern(
    rf"^(?:(?i:it|they|an? \w+|the \w+)\s+(?:(?:can|may|only)\s+)*(?:goes?|moves?|turns?|changes?|pass(?:es)?|leads?)\s+)?(?i:from|out of)\s+(?P<sources>{_SHOUTED_LIST}),?\s+(?:(?!(?i:no|not|never|cannot)\b)[a-z']+\s+){{0,6}}?(?P<targets>{_TO_STATES}(?:,?\s+(?:or|and)\s+{_TO_STATES})*){_OCCASION}"
)
_SAID_TO = Pattern(rf"^(?P<sources>{_SHOUTED_LIST})\s+(?P<targets>{_TO_STATES}){_OCCASION}")
_SAID_MAP = Pattern(
    rf"^(?i:from|out of)\s+(?P<sources>{_SHOUTED_LIST})\s*(?:[:：]|\s[—–-])\s+(?:(?i:on|back|only|to|either)\s+)*(?P<targets>{_SHOUTED_LIST}){_OCCASION}"
)
_ASIDE = Pattern(r"\(([^()]*)\)")
_SAID_ONLY = Pattern(
    rf"^(?i:from|out of)\s+(?P<sources>{_SHOUTED_LIST}),?\s+(?:(?i:it|they|one|an? \w+|the \w+)\s+)?"
    rf"(?:(?i:can|may|will|must|only|just|then|also|become|becomes|be|turn|turns|is followed by|comes?)\s+)+(?P<targets>{_SHOUTED_LIST}){_OCCASION}"
)
_SAID = (_SAID_FROM, _SAID_TO, _SAID_MAP, _SAID_ONLY)
_AND_BACK = Pattern(r"\band back\b")
_MADE_BY = Pattern(
    r"(?:\b(?:via|by|through|using|calling|when calling|in|on|with)\b|[:：(—–])\s*(?:the\s+)?(?:command\s+|method\s+)?`?(?P<call>[a-z_]\w*)\((?P<arguments>[^()]*)\)`?"
    r"|\b(?:via|by|through|using|calling)\s+(?:the\s+)?(?:command\s+|method\s+)?`(?P<name>[a-z_]\w*)`"
)
_QUESTIONS = Pattern(r"(?:is|has|can|may|must|should|needs|requires|allows|accepts)_")
_CHAIN = Pattern(rf"{_SHOUTED}(?:{ARROW.pattern}{_SHOUTED})+")


def said_from(text: str) -> str:
    """`From ACTIVE it can go to PAUSED or to CANCELLED` as a chain; any other text as it is."""
    found = next((f for said in _SAID if (f := said.match(text))), None)
    if found is None:
        return text
    sources, targets = (re.findall(_SHOUTED, found[end]) for end in ("sources", "targets"))
    if len(sources) == len(targets) == 1 and _AND_BACK.search(text[found.end("targets") :]):
        return f"{sources[0]} ↔ {targets[0]}"
    return f"{' | '.join(sources)} → {' | '.join(targets)}"


def asides(text: str) -> list[str]:
    """The chains of states in the parentheses of a text."""
    return [chain[0] for inside in _ASIDE.findall(text) for chain in _CHAIN.finditer(inside)]


def move_made_by(text: str) -> tuple[str, str, str] | None:
    """The command of a line with one move, its arguments, and the move: `OPEN → PAID: via `pay(amount)``."""
    found = [*_MADE_BY.finditer(text)]
    if len(found) != 1 or len(ARROW.findall(text[: found[0].start()])) != 1:
        return None
    name = found[0]["call"] or found[0]["name"]
    if _QUESTIONS.match(name):
        return None
    move = re.sub(r"\(\s*\)", "", text[: found[0].start()] + text[found[0].end() :])
    return name, found[0]["arguments"] or "", move.strip(" ,;:.—–")


def has_moves(text: str) -> bool:
    """The text holds an arrow, or a verb that stands for one and leads to a state."""
    return _has_move(text) or _SPOKEN_MOVE.search(text) is not None


def read_mermaid(text: str, machine: Machine, line: int) -> None:
    """Take in a state diagram."""
    for at, row in enumerate(text.split("\n"), start=line + 1):
        found = _MERMAID.match(row)
        if found is None:
            continue
        source, target = found["from"], found["to"]
        if source == "[*]":
            machine.initial = target
            machine.mentioned.append(target)
        elif target == "[*]":
            machine.terminal = [*(machine.terminal or []), source]
            machine.mentioned.append(source)
        else:
            machine.move(source, target, at)
            label = (found["label"] or "").strip()
            if name := _command(label):
                machine.triggers.append(Trigger(at, name, source, target))


def columns(table: Table) -> tuple[int, int | None, int | None] | None:
    """The columns of a transition table that hold where from, where to, and the trigger; None if it is none."""
    titles = [english(plain(title).casefold()) for title in table.header]
    if not titles:
        return None
    target = next(
        (at for at, title in enumerate(titles) if at and (title in _TO or _LEADS_TO.match(title))),
        None,
    )
    source = next((at for at, title in enumerate(titles) if title in _FROM and at != target), None)
    if source is None or target is None:
        return None
    trigger = next(
        (
            at
            for at, title in enumerate(titles)
            if at not in (source, target) and not _TRIGGER.isdisjoint(_either(title))
        ),
        None,
    )
    return source, target, trigger


def _either(title: str) -> list[str]:
    """The titles that one title joins: `event / command`."""
    return [title, *re.split(r"\s*/\s*|\s+or\s+", title)]


def read_table(table: Table, machine: Machine) -> bool:
    """Take in a transition table, or a table that has a row for each state; False when it is neither."""
    found = columns(table)
    if found is None:
        return _read_matrix(table, machine) or _read_state_rows(table, machine)
    source_column, target_column, trigger_column = found
    final = next((at for at, title in enumerate(table.header) if _is_final(title)), None)
    for row in table.rows:
        source, target = row.cells[source_column], row.cells[target_column or 0]
        trigger = _command(row.cells[trigger_column]) if trigger_column is not None else None
        _read_row(row, source, target, trigger, machine)
        call = _CALL.search(row.cells[trigger_column or 0]) if trigger else None
        if trigger and call:
            machine.arguments.setdefault(trigger, call["arguments"])
        told = {source_column, target_column, trigger_column if trigger else None, final}
        if final is not None and _is_positive(row.cells[final]):
            machine.terminal = [*(machine.terminal or []), *_cell(source)]
        machine.remarks += [
            (row.line, f"{plain(source)} → {plain(target)}, {plain(title).casefold()}: {cell}")
            for at, (title, cell) in enumerate(zip(table.header, row.cells, strict=True))
            if at not in told and not is_absent(cell) and not _NOWHERE.match(plain(cell))
        ]
    return True


def _read_matrix(table: Table, machine: Machine) -> bool:
    """Take in a table with a row and a column for each state, and a mark where a move is allowed."""
    targets = [plain(title).lstrip("→ ") for title in table.header[1:]]
    sources = [plain(row.cells[0]) for row in table.rows]
    if len(targets) < 2 or not all(map(_is_state_like, (*targets, *sources))):
        return False
    corner = _CORNER.search(plain(table.header[0]).casefold())
    if {*sources} - {*targets} and {*targets} - {*sources} and not corner:
        return False
    machine.mentioned += sources
    for row, source in zip(table.rows, sources, strict=True):
        for target, cell in zip(targets, row.cells[1:], strict=True):
            if is_absent(cell) or plain(cell).casefold() in _REFUSED:
                continue
            machine.move(source, target, row.line)
            trigger = _command(cell) if cell.startswith("`") or "(" in cell else None
            if trigger:
                machine.triggers.append(Trigger(row.line, trigger, source, target))
    machine.mentioned += targets
    return True


_CORNER = Pattern(r"from\b.*\bto\b|↓.*→")
"""What stands in the corner of a table that has a column for each state which a move can lead to."""


def _read_row(row: Row, source: str, target: str, trigger: str | None, machine: Machine) -> None:
    nowhere = _NOWHERE.match(plain(target)) is not None or is_absent(target)
    spared = None if nowhere else _spared(plain(target).strip(" .→"))
    if spared is not None and not _starts(source) and (from_states := _cell(source)):
        machine.mentioned += from_states
        machine.onward += [(name, spared, row.line, trigger or "") for name in from_states]
        return
    targets = [] if nowhere else _cell(target)
    if _starts(source) or is_absent(source):
        machine.initial = machine.initial or (targets[0] if targets else None)
        machine.mentioned += targets
        machine.triggers += [Trigger(row.line, trigger, None, name) for name in targets if trigger]
        return
    if _OTHERS.match(plain(source)):
        machine.wild += [
            (_seen_sources(machine), name, row.line, trigger or "") for name in targets
        ]
        return
    excluded = _excluded([plain(source)])
    if excluded is not None:
        machine.wild += [(excluded, name, row.line, trigger or "") for name in targets]
        machine.mentioned += targets
        return
    sources = _cell(source)
    machine.mentioned += sources
    for name in sources:
        for other in targets:
            machine.move(name, other, row.line)
            if trigger:
                machine.triggers.append(Trigger(row.line, trigger, name, other))


def _starts(source: str) -> bool:
    """The cell stands for no state yet: `[*]`, `new`; in capitals, `NEW` is one."""
    word = plain(source)
    return _START.match(word) is not None and word not in ("NEW", "CREATED", "INITIAL")


def _seen_sources(machine: Machine) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source, _, _ in machine.moves))


def _cell(text: str) -> list[str]:
    pieces = split_top(text, r"\s*(?:[,|;/]|\bor\b|\band\b|<br\s*/?>)\s*")
    names = [plain(_GUARD.sub("", piece)).strip(" .→") for piece in pieces]
    return [name for name in names if _is_state_like(name) and not _NOWHERE.match(name)]


def _read_state_rows(table: Table, machine: Machine) -> bool:
    names = [plain(row.cells[0]) for row in table.rows]
    if not names or not all(
        _STATE.fullmatch(name) and _shouts(name, row.cells[0]) and len(name.split()) <= 3
        for name, row in zip(names, table.rows, strict=True)
    ):
        return False
    machine.listed += [name for name in names if name not in machine.listed]
    titles = [plain(title).casefold() for title in table.header]
    for row, name in zip(table.rows, names, strict=True):
        for title, cell in zip(titles[1:], row.cells[1:], strict=True):
            if _is_final(title) and _is_positive(cell):
                machine.terminal = [*(machine.terminal or []), name]
            if title in ("value", "stored value", "stored as") and not is_absent(cell):
                machine.values[name] = plain(cell).strip("\"'")
    return True


def _is_final(title: str) -> bool:
    return plain(title).casefold().rstrip("?") in ("terminal", "final", "terminal state")


def _is_positive(cell: str) -> bool:
    return plain(cell).casefold() in ("yes", "y", "x", "✓", "✔", "✅", "true")


def _command(text: str) -> str | None:
    """The command that a trigger names: a word in code font or a single verb."""
    coded = text.strip().startswith("`")
    word, _, _ = cut(plain(text), r"\s*\(|\s+[—–]\s+|,\s")
    word = word.rpartition(".")[2]
    return word if _VERB.match(word) and (coded or word == plain(text) or "(" in text) else None
