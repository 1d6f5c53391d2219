"""Tables of commands: one in each row, and what comes of it in the columns."""

import re
from collections.abc import Iterator

from ..evidence import NUMBER_TITLES, is_ending
from ..labels import column_key, names_rows
from ..markdown import Table
from ..naming import is_class, snake
from ..patterns import Pattern
from ..states import has_moves
from ..text import is_absent, plain, split_top
from .openings import parsed
from .phrases import CLASS, TOLD
from .raw import Raw

_STATUS = Pattern(
    r"^(?i:(?:the\s+|its\s+|new\s+)?(?:status|state)\s*(?::|=|is|→)?)\s*(?=`[A-Za-z_]+`|[A-Z][A-Z_]+\b|[a-z_]+(?:$|[,;.]))"
)
"""What an effect says of the state it leads to: `Status `paid`, …`."""
_CREATES_IN = Pattern(
    r"(?:[Cc]reates?|[Cc]reated|[Nn]ew|[Ff]actory)\s*[,:(→–-]\s*(?:in\s+|as\s+)?`?(?P<state>[A-Z][A-Z0-9_]+)`?\)?"
)
"""A cell of states that says in which one something begins: `creates, DRAFT`."""
_CREATES = Pattern(
    r"(?:[Ii]t\s+)?(?:[Cc]reates?|[Cc]reation|[Cc]onstructor|[Ff]actory|[Nn]ew)(?:\s+(?:it|one|aggregate))?"
)
_ON_ENDING = Pattern(r"\(?\b(?:on|for|when|if|unless|after|in case of)\s+[^,;]*")
_WAY = Pattern(
    r"^[`*]*(?P<way>[A-Z]\w*[a-z]\w*(?:\([^()]*\))?)[`*]*(?P<told>\s*(?:$|[(—–:→]|->|=>|(?:when|if|unless|on|because)\b).*)$",
    re.DOTALL,
)
"""A way in which a command ends, and what is said of it."""
_WAYS = Pattern(
    r"`?[A-Z]\w*[a-z]\w*(?:\([^()]*\))?`?(?P<more>(?:\s*(?:,|;|\||/|\\\||\bor\b)\s*(?:or\s+)?`?[A-Z]\w*[a-z]\w*(?:\([^()]*\))?`?)+)?\.?"
)
_LED_WAY = Pattern(
    r"[`*]*(?P<way>[A-Z]\w*[a-z]\w*(?:\([^()]*\))?)[`*]*(?:\s*(?:→|->|=>)\s*`?(?P<state>[A-Z][A-Z0-9_]+)`?)?(?P<told>(?:\s+[—–-]\s|\s*[,(]|\s+(?:when|if|unless|on|because)\b).*)?",
    re.DOTALL,
)
"""A way in which a command ends, the state that it leads to, and what is said of it."""
_DONE = frozenset({"from", "to", "transition", "emits", "outcome", "success", "refusals"})
"""What the columns of a table tell that only a command has."""
_NAMED_WAYS = Pattern(
    r"`?(?P<name>[A-Z]\w*(?:Outcome|Result|Response|Verdict|Decision))`?\s*[:：]\s*(?P<ways>`?[A-Z]\w*`?(?:\s*,\s*`?[A-Z]\w*`?)+)"
)
"""An outcome with the ways that it has: `PayOutcome: Paid, TooLate`."""
_STATES_FIRST = Pattern(
    r"(?P<states>`?[A-Z][A-Z0-9_]+`?(?:\s*(?:,|/|\||\bor\b|\band\b)\s*`?[A-Z][A-Z0-9_]+`?)*)\s*[;,(—–]\s*(?P<rest>[a-z].*)$"
)
"""A guard that opens with states: `OPEN, HELD; nothing paid yet`."""
_MADE = Pattern(r"(?P<root>[A-Z][a-z]\w*), (?P<state>[A-Z][A-Z0-9_]+)(?:, [^,]+)*")
"""What a command makes, and in which state: `Order, OPEN, without lines`."""
_DOING = frozenset({"command", "trigger", "action", "method", "operation", "call"})
_VERB_CELL = Pattern(r"`?(?:[A-Z]\w*\.)?[a-z][a-z0-9]*(?:[_ ][a-z0-9]+){0,3}(?:\([^`]*\))?[^`]*`?")


def _numbers(title: str) -> bool:
    """Whether a column only counts the rows."""
    return bool(title) and plain(title).casefold() in NUMBER_TITLES


def lists_commands(table: Table) -> bool:
    """Whether each row of a table is a command: a title says so, or all that its columns tell does."""
    return _command_column(table) is not None


def _command_column(table: Table) -> int | None:
    """The column that names the command of each row: the first, or the one beside two states that is titled so."""
    if not table.header:
        return None
    if names_rows(table.header[0], "commands"):
        return 0
    keys = [column_key(title) for title in table.header]
    told = [key for key in keys[1:] if key in _DONE]
    if len(told) > 1 and table.rows and _are_calls(table, 0):
        return 0
    between = {"from", "to"} <= set(keys) or "transition" in keys
    titled = (at for at, title in enumerate(table.header) if plain(title).casefold() in _DOING)
    return next((at for at in titled if between and table.rows and _are_calls(table, at)), None)


def _are_calls(table: Table, at: int) -> bool:
    return all(_VERB_CELL.fullmatch(row.cells[at].strip("*")) for row in table.rows)


def rows(table: Table) -> Iterator[Raw]:
    """The commands of a behaviour table: a column names a method, the others tell what comes of it."""
    named = _command_column(table) or 0
    keys = [column_key(title) for title in table.header]
    if not {"outcome", "success", "refusals"} & {*keys}:
        keys = [
            key or ("outcome" if _lists_ways(table, at) else None) for at, key in enumerate(keys)
        ]
    for row in table.rows:
        calls = [piece for piece in split_top(row.cells[named], r"\s*/\s*|,\s*(?=`)") if piece]
        raws = [
            raw
            for call in calls
            if (raw := parsed(re.sub(r"[`*]", "", call), row.line) or _worded(call, row.line))
        ]
        for told, (key, cell) in enumerate(zip(keys, row.cells, strict=True)):
            if told == named or is_absent(cell) or _numbers(table.header[told]):
                continue
            parts = split_top(cell, r"\s+/\s+")
            for at, raw in enumerate(raws):
                column(raw, key or "", parts[at] if len(parts) == len(raws) else cell)
        for raw in raws:
            told_apart(raw)
        yield from raws


def _lists_ways(table: Table, at: int) -> bool:
    """Whether every cell of a column lists classes, and one of them several: ways in which commands end."""
    cells = [row.cells[at] for row in table.rows if not is_absent(row.cells[at])]
    listed = [_WAYS.fullmatch(cell.strip()) for cell in cells]
    return bool(cells) and all(listed) and any(found and found["more"] for found in listed)


def _worded(call: str, line: int) -> Raw | None:
    words = plain(call)
    return Raw(line, snake(words)) if re.fullmatch(r"[A-Za-z]\w*(?: [a-z]+){0,3}", words) else None


def _take_ways(raw: Raw, cell: str) -> list[str]:
    """The ways in which a command ends that a cell names; what else it says is of the command."""
    pieces = split_top(
        cell, r"[,;]\s*(?:(?:or|and)\s+)?|\s*\|\s*|\s+or\s+|\s+/\s+|\s*<br\s*/?>\s*|\.\s+"
    )
    ways = [_WAY.match(piece) for piece in pieces]
    beside = (
        way["told"].strip() if way else piece for way, piece in zip(ways, pieces, strict=True)
    )
    if told := ", ".join(said.strip(" .") for said in beside if said):
        column(raw, "effect", told)
    return [way["way"] for way in ways if way and not is_ending(way["way"])]


def _led_ways(cell: str) -> list[re.Match[str]]:
    """The ways that a cell lists with the states that they lead to: `` `Paid` → PAID; `TooLate(by)` ``."""
    pieces = split_top(cell, r";\s*|,\s*(?=`)|\s*<br\s*/?>\s*|\s+\|\s+|\s*\\\|\s*")
    ways = [_LED_WAY.fullmatch(piece.strip()) for piece in pieces if piece.strip(" .")]
    found = [way for way in ways if way]
    leads = any(way["state"] for way in found) or (len(found) > 1 and ";" in cell)
    return found if leads and len(found) == len(ways) else []


def told_apart(raw: Raw) -> None:
    """Settle what is told apart of a command: a guard beside its states, the ways in which it is done, and those in which it is refused."""
    if raw.guard and not (raw.sources or raw.moves):
        raw.sources = raw.guard
    elif raw.guard:
        raw.behind = f"{raw.behind} — {raw.guard}"
    if listed := _STATES_FIRST.fullmatch(raw.sources):
        raw.sources, raw.behind = listed["states"], f"{raw.behind} — {listed['rest']}"
    union = " | ".join(dict.fromkeys((*raw.successes, *raw.refusals)))
    if not union:
        return
    if is_class(name := plain(raw.returns)):
        raw.returns = f"`{name}` = `{union}`"
    elif raw.successes:
        raw.returns = raw.returns or f"`{union}`"
    else:
        raw.behind = f"{raw.behind}. Fails with {', '.join(f'`{way}`' for way in raw.refusals)}"


def effect_told(text: str) -> str:
    """What a command is said to effect, a status alone as what it becomes: `Status `paid`, …`."""
    return _STATUS.sub("status becomes ", text)


def column(raw: Raw, key: str, cell: str) -> None:
    """Take in what a column or a label tells of a command."""
    if key in TOLD:
        cell = cell.strip().removesuffix(".")
    match key:
        case "outcome" if is_ending(name := plain(raw.returns)) and is_class(name):
            ways = cell if "`" in cell else f"`{' | '.join(CLASS.findall(cell))}`"
            raw.returns = f"`{name}` = {ways}" if plain(cell) != name else cell
        case "outcome" if named := _NAMED_WAYS.fullmatch(cell):
            raw.returns = f"`{named['name']}` = `{' | '.join(CLASS.findall(named['ways']))}`"
        case "outcome" if (made := _MADE.fullmatch(plain(cell))) and raw.owner in (
            "",
            made["root"],
        ):
            raw.creates, raw.moves = True, raw.moves or made["state"]
        case "outcome" if led := _led_ways(cell):
            raw.returns = f"`{' | '.join(way['way'] for way in led)}`"
            states = {way["state"] for way in led if way["state"]}
            raw.moves = raw.moves or (states.pop() if len(states) == 1 else "")
            told = "; ".join(said for way in led if (said := (way["told"] or "").strip(" ,-–—")))
            raw.behind = f"{raw.behind} — {told}" if told else raw.behind
        case "outcome":
            raw.returns = cell
        case "emits":
            raw.emits += CLASS.findall(plain(_ON_ENDING.sub("", cell)))
        case "transition" | "to":
            raw.moves = f"{raw.moves} → {cell}" if raw.moves else cell
        case "effect":
            told = effect_told(cell)
            raw.behind = f"{raw.behind} — {told}" if raw.behind else f"— {told}"
        case "from" if _CREATES.fullmatch(plain(cell)):
            raw.creates = True
        case "from" if made := _CREATES_IN.fullmatch(plain(cell)):
            raw.creates, raw.moves = True, raw.moves or made["state"]
        case "from" if has_moves(cell):
            raw.moves = cell
        case "from":
            raw.sources = cell
        case "fields":
            raw.arguments = raw.arguments or cell.replace("`", "")
        case "aggregate":
            raw.owner = plain(cell)
        case "guard":
            raw.guard = cell
        case "success":
            raw.successes += _take_ways(raw, cell)
        case "refusals":
            raw.refusals += _take_ways(raw, cell)
        case _:
            raw.behind = f"{raw.behind} — {cell}" if raw.behind else f"— {cell}"
