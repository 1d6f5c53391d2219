"""Tables of states: where each state leads, which moves there are, what each is stored as and which questions it answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .labels import column_key
from .languages import english
from .markdown import Row, Table
from .naming import is_name, is_state, state_name
from .patterns import Pattern
from .states import (
    GUARD,
    NOWHERE,
    START,
    Machine,
    Trigger,
    command_named,
    excluded_from,
    is_others,
    is_state_like,
    marked,
    shouts,
    wild_sources,
)
from .text import is_absent, is_yes, plain, split_top


def _titles(spellings: str) -> frozenset[str]:
    return frozenset(spellings.split("|"))


_FROM = _titles(
    "from|from state|state|current|current state|source|source state|status|states|in|value|member|name|case|stage|phase|step|old|old state|before|previous|previous state"
)
_TO = _titles(
    "to|allowed targets|next|to state|target|targets|next state|next states|allowed|allowed next|allowed transitions|transitions|"
    "transitions to|may become|leads to states|can become|moves to|to states|new state|allowed to|transition|result|moves|"
    "allowed moves|after|becomes|into|then|exits|ways out|out|onward|goes|new"
)
_LEADS_TO = Pattern(
    r"^(?:(?:may|can|must|might|allowed to)\s+)?(?:then\s+|only\s+)?(?:move|go|change|transition|lead|become|turn|proceed|advance|pass|be followed)(?:e?s)?(?:\s+(?:on|next))?(?:\s+(?:to|into|by))?$"
    r"|^(?:(?:allowed|legal|valid|permitted|possible|reachable|outgoing)\s+)?(?:next|following|target|successor|outgoing|reachable|allowed|legal|valid|permitted|possible)\s*(?:states?|status(?:es)?|stages?|targets?|moves?|transitions?|successors?)?$"
    r"|^(?:next|→|->)?\s*(?:allowed|→|->)$|^successors?$|^(?:→|->|=>)\s*(?:to|next)?$"
)
_TRIGGER = _titles(
    "trigger|command|action|method|operation|triggered by|event|on|via|by|how|cause|called by|behaviour|behavior"
)
_VALUE = _titles(
    "value|stored value|stored as|wire value|string|db value|stored|wire|serialised as|literal"
)
_ALLOWED = _titles("allowed|legal|valid|permitted|possible|ok")
_FINAL = _titles("terminal|final|terminal state|final state|end|end state|is terminal|is final")
_FIRST = _titles("initial|start|initial state|start state|is initial")
_NO = _titles("no|n|✗|✘|❌|⛔|0|false|.|·|n/a|never|f|-|—|–|nein|non||☐|○|×")
_CALL = Pattern(r"\((?P<arguments>[^()]*\S[^()]*)\)")
_QUESTION = Pattern(r"^`?(?P<name>[a-z]\w*)(?P<call>\([^()]*\))?(?:\s*->\s*bool)?`?\??$")
_CORNER = Pattern(r"from\b.*\bto\b|↓.*→|→.*↓")
"""What stands in the corner of a table that has a column for each state which a move can lead to."""


@dataclass(slots=True)
class _Columns:
    """What the columns of a table with a row for each state, or for each move, hold."""

    source: int
    target: int | None = None
    trigger: int | None = None
    value: int | None = None
    final: int | None = None
    first: int | None = None
    allowed: int | None = None
    """Whether a move may be made, in a table of all that could be."""
    questions: dict[int, str] = field(default_factory=dict)
    asked: dict[int, str] = field(default_factory=dict)
    """Methods that answer each state with something of its own."""

    def others(self, width: int) -> Iterator[int]:
        """The columns that are only remarks."""
        told = {
            self.source,
            self.target,
            self.trigger,
            self.value,
            self.final,
            self.first,
            self.allowed,
        }
        return (at for at in range(width) if at not in told and at not in self.questions)


def columns(table: Table) -> tuple[int, int | None, int | None] | None:
    """The columns of a transition table that hold where from, where to, and the trigger; None if it is none."""
    if len(table.header) > 2 and all(is_state(plain(title)) for title in table.header[1:]):
        return None  # a column for each state, which may be called `NEW`
    titles = [_titled(title) for title in table.header]
    target = next(
        (at for at, title in enumerate(titles) if at and (title in _TO or _LEADS_TO.match(title))),
        None,
    )
    source = next((at for at, title in enumerate(titles) if title in _FROM and at != target), None)
    if source is None and target is not None and _all_states(table, 0):
        source = 0
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


def read_table(table: Table, machine: Machine) -> bool:
    """Take in a transition table, or a table that has a row for each state; False when it is neither."""
    found = columns(table)
    if found is None:
        return _read_matrix(table, machine) or _read_state_rows(table, machine)
    told = _described(table, *found)
    target = found[1] or 0
    sources = [_cell(row.cells[told.source]) for row in table.rows]
    strict = all(
        is_state(name) or name in _coded(row, told.source)
        for row, names in zip(table.rows, sources, strict=True)
        for name in names
    )
    known = {state_name(name) for names in sources for name in names}
    once = [name for names in sources for name in names]
    if {
        state_name(name)
        for row in table.rows
        for name in _targets(row, target, known, strict=strict)
    } <= known and len(set(once)) == len(once):
        machine.mentioned += once
    emitting = [
        at for at in told.others(len(table.header)) if column_key(table.header[at]) == "emits"
    ]
    for row in table.rows:
        if told.allowed is not None and not is_yes(row.cells[told.allowed]):
            continue
        trigger = command_named(row.cells[told.trigger]) if told.trigger is not None else None
        targets = _targets(row, target, known, strict=strict)
        _read_row(row, told, trigger, targets, () if strict else once, machine)
        call = _CALL.search(row.cells[told.trigger or 0]) if trigger else None
        if trigger and call:
            machine.arguments.setdefault(trigger, call["arguments"])
        for name in _cell(row.cells[told.source]):
            _describe(row, name, told, machine)
        if trigger:
            raised = [row.cells[at] for at in emitting]
            events = re.findall(r"\b[A-Z][a-z]\w+", " ".join(raised))
            machine.emits.setdefault(trigger, []).extend(events)
        remarked = [
            *(at for at in told.others(len(row.cells)) if not (trigger and at in emitting)),
            *([told.trigger] if told.trigger is not None and not trigger else []),
        ]
        source, led = plain(row.cells[told.source]), plain(row.cells[target])
        machine.remarks += [
            (
                row.line,
                "",
                f"{source} → {led}, {plain(table.header[at]).casefold()}: {row.cells[at]}",
            )
            for at in sorted(remarked)
            if not is_absent(row.cells[at]) and not NOWHERE.match(plain(row.cells[at]))
        ]
    _ask(table, told, machine)
    return True


def names_enum(table: Table) -> str:
    """The enum that the first column is titled with, when that lists its states; empty when it is not so."""
    title = plain(table.header[0])
    named = re.fullmatch(r"[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)*", title)
    coded = table.header[0].strip().strip("*").startswith("`") or sum(map(str.isupper, title)) > 1
    return title if named and coded and _all_states(table, 0) else ""


def calls_by_row(table: Table) -> list[tuple[int, str, list[str]]]:
    """The methods of a table that has a row for each: the line, the call, and what the other cells say of it."""
    titled = _titled(table.header[0]) in _METHOD_TITLES
    calls = [_call(row.cells[0], bare=titled) for row in table.rows]
    if not calls or not all(calls):
        return []
    titles = [_titled(title) for title in table.header]
    states = [plain(title) for title in table.header[1:]]
    if len(states) > 1 and all(map(is_state, states)):
        return [
            (
                row.line,
                call,
                [
                    f"= {' | '.join(s for s, cell in zip(states, row.cells[1:], strict=True) if is_yes(cell))}"
                ],
            )
            for row, call in zip(table.rows, calls, strict=True)
        ]
    found = []
    for row, call in zip(table.rows, calls, strict=True):
        said = []
        for title, cell in zip(titles[1:], row.cells[1:], strict=True):
            if (
                title in ("returns", "return", "return type", "type")
                and "->" not in call
                and re.fullmatch(r"`?[A-Za-z][\w\[\], |.]*`?", cell)
                and not is_state(plain(cell))
            ):
                call = f"{call} -> {plain(cell)}"
            elif not is_absent(cell):
                said.append(cell)
        found.append((row.line, call, said))
    return found


_METHOD_TITLES = _titles(
    "method|methods|question|questions|predicate|predicates|behaviour|behavior|call|function|helper|query|property"
)


def _call(cell: str, *, bare: bool) -> str:
    found = re.match(
        r"^`?(?P<call>[a-z_]\w*(?P<inside>\([^`]*\))?(?:\s*->\s*[^`]+)?)`?$",
        cell.strip().strip("*"),
    )
    return found["call"] if found and (found["inside"] or bare) else ""


def _described(table: Table, source: int, target: int | None, trigger: int | None) -> _Columns:
    """The columns, with those that tell something of the state of the row."""
    told = _Columns(source, target, trigger)
    for at, written in enumerate(table.header):
        title = _titled(written)
        if at in (source, target, trigger):
            continue
        cells = [row.cells[at] for row in table.rows]
        answered = all(is_yes(cell) or plain(cell).casefold() in _NO for cell in cells)
        question = _QUESTION.match(written.strip().strip("*"))
        if title.rstrip("?") in _FINAL and answered:
            told.final = at
        elif title in _ALLOWED and answered:
            told.allowed = at
        elif title.rstrip("?") in _FIRST and answered:
            told.first = at
        elif title in _VALUE and all(
            is_absent(cell) or re.fullmatch(r"[\"'`]*[\w. -]+[\"'`]*", cell) for cell in cells
        ):
            told.value = at
        elif question and question["call"] and not answered:
            told.asked[at] = f"{question['name']}{question['call']}"
        elif (
            question
            and answered
            and any(map(is_yes, cells))
            and (
                question["call"] or (is_name(question["name"]) and ("`" in written or "_" in title))
            )
        ):
            told.questions[at] = f"{question['name']}{question['call'] or '()'}"
    return told


def _ask(table: Table, told: _Columns, machine: Machine) -> None:
    for at, call in told.questions.items():
        names = [
            n for row in table.rows if is_yes(row.cells[at]) for n in _cell(row.cells[told.source])
        ]
        machine.questions.append((table.line, call, names))
    machine.questions += [(table.line, call, []) for call in told.asked.values()]


def _describe(row: Row, name: str, told: _Columns, machine: Machine) -> None:
    """What the row of a state says of it beside where it leads."""
    said = {plain(row.cells[at]).casefold().strip(".") for at in told.others(len(row.cells))}
    marks = marked(row.cells[told.source], Machine())[1]
    if (
        (told.final is not None and is_yes(row.cells[told.final]))
        or said & _FINAL
        or marks.terminal
    ):
        machine.terminal = [*(machine.terminal or []), name]
    if (told.first is not None and is_yes(row.cells[told.first])) or said & _FIRST or marks.initial:
        machine.initial = name
    if told.value is not None and not is_absent(row.cells[told.value]):
        machine.values[name] = plain(row.cells[told.value]).strip("\"'")


def _coded(row: Row, at: int) -> list[str]:
    return re.findall(r"`([^`]+)`", row.cells[at])


def _titled(title: str) -> str:
    return english(plain(title).casefold().replace("(s)", "s")).strip(" :?")


def _either(title: str) -> list[str]:
    """The titles that one title joins: `event / command`."""
    return [title, *re.split(r"\s*/\s*|\s+or\s+", title)]


def _all_states(table: Table, at: int) -> bool:
    """Each cell of the column is a state, as nothing but states is spelled."""
    cells = [marked(row.cells[at], Machine())[0] for row in table.rows]
    return bool(cells) and all(
        is_state_like(plain(cell)) and (is_state(plain(cell)) or cell.strip("*").startswith("`"))
        for cell in cells
    )


def _read_matrix(table: Table, machine: Machine) -> bool:
    """Take in a table with a row and a column for each state, and a mark where a move is allowed."""
    targets = [plain(title).lstrip("→ ") for title in table.header[1:]]
    sources = [plain(row.cells[0]) for row in table.rows]
    if len(targets) < 2 or not all(map(is_state_like, (*targets, *sources))):
        return False
    corner = _CORNER.search(plain(table.header[0]).casefold())
    if {*sources} - {*targets} and {*targets} - {*sources} and not corner:
        return False
    machine.mentioned += sources
    for row, source in zip(table.rows, sources, strict=True):
        for target, cell in zip(targets, row.cells[1:], strict=True):
            if is_absent(cell) or plain(cell).casefold() in _NO:
                continue
            machine.move(source, target, row.line)
            trigger = command_named(cell) if cell.startswith("`") or "(" in cell else None
            if trigger:
                machine.triggers.append(Trigger(row.line, trigger, source, target))
    machine.mentioned += targets
    return True


def _targets(row: Row, at: int, known: set[str], *, strict: bool) -> list[str]:
    """The states of the cell that tells where a row leads; words beside states that are spelled as such are none."""
    cell = marked(row.cells[at], Machine())[0]
    if NOWHERE.match(plain(cell)) or is_absent(cell):
        return []
    coded = set(re.findall(r"`([^`]+)`", cell))
    return [
        name
        for name in _cell(cell)
        if not strict or is_state(name) or name in coded or state_name(name) in known
    ]


def _read_row(
    row: Row,
    told: _Columns,
    trigger: str | None,
    targets: Sequence[str],
    worded: Sequence[str],
    machine: Machine,
) -> None:
    source, target = row.cells[told.source], row.cells[told.target or 0]
    nowhere = NOWHERE.match(plain(target)) is not None or is_absent(target)
    spared = None if nowhere else wild_sources(plain(target).strip(" .→"))
    if spared is not None and not _starts(source, worded) and (from_states := _cell(source)):
        machine.mentioned += from_states
        machine.onward += [(name, spared, row.line, trigger or "") for name in from_states]
        return
    if _starts(source, worded) or is_absent(source):
        machine.initial = machine.initial or (targets[0] if targets else None)
        machine.mentioned += targets
        machine.triggers += [Trigger(row.line, trigger, None, name) for name in targets if trigger]
        return
    left_out = _seen_sources(machine) if is_others(source) else excluded_from(plain(source))
    if left_out is not None:
        machine.wild += [(left_out, name, row.line, trigger or "") for name in targets]
        machine.mentioned += [] if is_others(source) else targets
        return
    sources = _cell(source)
    machine.mentioned += sources
    for name in sources:
        for other in targets:
            machine.move(name, other, row.line)
            if trigger:
                machine.triggers.append(Trigger(row.line, trigger, name, other))


def _starts(source: str, worded: Sequence[str] = ()) -> bool:
    """The cell stands for no state yet: `[*]`, `new`; in capitals, or among other words, `NEW` is one."""
    word = plain(source)
    if word.isalpha() and len(worded) > 1 and word in worded:
        return False
    return START.match(word) is not None and word not in ("NEW", "CREATED", "INITIAL")


def _seen_sources(machine: Machine) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source, _, _ in machine.moves))


def _cell(text: str) -> list[str]:
    pieces = split_top(text, r"\s*(?:[,|;/·]|\bor\b|\band\b|<br\s*/?>)\s*")
    names = [plain(GUARD.sub("", piece)).strip(" .→") for piece in pieces]
    return [name for name in names if is_state_like(name) and not NOWHERE.match(name)]


def _read_state_rows(table: Table, machine: Machine) -> bool:
    cells = [marked(row.cells[0], Machine())[0] for row in table.rows]
    names = [plain(cell) for cell in cells]
    if not names or not all(
        is_state_like(name) and shouts(name, cell) for name, cell in zip(names, cells, strict=True)
    ):
        return False
    machine.listed += [name for name in names if name not in machine.listed]
    told = _described(table, 0, None, None)
    for row, name in zip(table.rows, names, strict=True):
        _describe(row, name, told, machine)
        machine.remarks += [
            (row.line, name, row.cells[at])
            for at in told.others(len(row.cells))
            if not is_absent(row.cells[at])
            and not {plain(row.cells[at]).casefold()} & (_FINAL | _FIRST)
        ]
    _ask(table, told, machine)
    return True
