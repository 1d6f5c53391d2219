"""What a plan tells in several places: rows that go on about the item above them, and items with an overview before them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from .categories import CATEGORY
from .commands import lists_commands
from .entries import WITH_ROLES, Detail, Entry
from .evidence import first_name
from .facts import is_field_table
from .labels import key_of, names_rows
from .markdown import Block, Item, Row, Table
from .names import readable_class
from .naming import pascal, state_name
from .outline import DESIGN_KINDS, TITLES
from .patterns import Pattern
from .state_tables import calls_by_row, columns
from .states import read_states
from .text import plain, split_top

_PARTS = frozenset({"part", "parts", "child", "child entity", "entity", "entities", "component"})
"""Titles of a column that names what an aggregate is made of."""
_STATE_TITLES = frozenset({"state", "status", "value", "member", "case", "states", "members"})
_TOLD_TWICE = frozenset({"aggregates", "entities", "enums", "outcomes", "events"})
GOES_ON = frozenset({"aggregates", "entities", "enums", "outcomes", "events", "repositories"})
"""Sections in which rows with the same name, one below the other, are one item."""


_ARROWED = Pattern(r"^[→←⇒⇐↦]\s*(?=\w)|(?<=\w)\s*[→←⇒⇐↦]$")


def filled_down(block: Block) -> Block:
    """The block, its column titles without arrows, where a row whose first cell is blank goes on about the one above."""
    match block:
        case Item():
            return replace(block, blocks=tuple(map(filled_down, block.blocks)))
        case Table() if any(_ARROWED.search(title) for title in block.header):
            header = tuple(_ARROWED.sub("", title) for title in block.header)
            return filled_down(replace(block, header=header))
        case Table() if len(block.header) > 1 and block.header[0]:
            return replace(block, rows=tuple(_filled(block.rows)))
    return block


def _filled(rows: Iterable[Row]) -> Iterator[Row]:
    above = ""
    for row in rows:
        above = row.cells[0] or above
        yield replace(row, cells=(above, *row.cells[1:])) if any(row.cells) else row


_OF_VALUE = frozenset({"base", "constraints", "fields"})
"""What a table of values tells of each."""
_OF_WHOLE = frozenset({"category", "retention", "trigger", "aggregate", "commands", "outcomes"})
"""What is said of an item once, not of each of its fields."""


def tables_by_name(table: Table, kind: str) -> list[tuple[str, Table]]:
    """A table with several rows for each item as one table for each, without the column that names it."""
    if len(table.header) < 3 or not _names_items(table, kind):
        return []
    rest = Table(
        table.line, table.header[1:], tuple(replace(r, cells=r.cells[1:]) for r in table.rows)
    )
    if not _tells_of_one(rest, kind):
        return []
    rows: dict[str, list[Row]] = {}
    for named, row in zip(table.rows, rest.rows, strict=True):
        rows.setdefault(named.cells[0], []).append(row)
    each = kind == "enums" and len(rows) == len(table.rows)
    # each row is an enum
    if each and not calls_by_row(rest):
        return []
    whole = {key_of(title, kind) for title in rest.header[1:]} & _OF_WHOLE
    # a row tells all that there is to an item
    if whole and len(rows) == len(table.rows) and not _tells_of_commands(rest):
        return []
    return [
        (name, replace(rest, line=told[0].line, rows=tuple(told))) for name, told in rows.items()
    ]


def by_kind(table: Table) -> list[tuple[str, Table]]:
    """A table of all building blocks as one for each kind, without the column that tells the kind."""
    for at in range(len(table.header)):
        kinds = [_kind_of(row.cells[at]) for row in table.rows]
        if not kinds or None in kinds:
            continue
        header, rows = (_without(table.header, at), [_without(r.cells, at) for r in table.rows])
        told = [replace(r, cells=cells) for r, cells in zip(table.rows, rows, strict=True)]
        return [
            (
                kind,
                Table(
                    table.line,
                    header,
                    tuple(r for r, k in zip(told, kinds, strict=True) if k == kind),
                ),
            )
            for kind in dict.fromkeys(kinds)
            if kind
        ]
    return []


def _kind_of(cell: str) -> str | None:
    """The section whose title, in the singular or the plural, is all that a cell says."""
    words = plain(cell).casefold()
    spelled = (words, f"{words}s", f"{words[:-1]}ies")
    return next((TITLES[each] for each in spelled if TITLES.get(each) in DESIGN_KINDS), None)


def _without(cells: tuple[str, ...], at: int) -> tuple[str, ...]:
    return cells[:at] + cells[at + 1 :]


def sorted_so(row: Row, declared: Collection[str]) -> bool:
    """A row sorts events that are declared elsewhere: a cell is a category, another one lists several of them."""
    told = [list(map(plain, split_top(cell, r",\s*|\s+and\s+|<br\s*/?>"))) for cell in row.cells]
    categories = [cell for cell in row.cells if CATEGORY.fullmatch(plain(cell))]
    return len(categories) == 1 and any(
        len(names) > 1 and set(names) <= set(declared) for names in told
    )


def names_parts(table: Table) -> bool:
    """The first column names the parts of an aggregate."""
    return plain(table.header[0]).casefold() in _PARTS


def _names_items(table: Table, kind: str) -> bool:
    titled = names_rows(table.header[0], kind) or (kind in WITH_ROLES and names_parts(table))
    return titled and all(
        (name := readable_class(first_name(row.cells[0]))) and name[:1].isupper()
        for row in table.rows
    )


def _tells_of_one(rest: Table, kind: str) -> bool:
    """What is left of the table is what would stand below one item."""
    first = plain(rest.header[0]).casefold()
    match kind:
        case "enums":
            return bool(columns(rest) or calls_by_row(rest)) or (
                first in _STATE_TITLES and _repeats_nothing(rest)
            )
        case "repositories":
            return key_of(rest.header[0], kind) == "operations"
        case "outcomes":
            return key_of(rest.header[0], kind) == "variants" and _repeats_nothing(rest)
        case "aggregates" | "entities" if _tells_of_commands(rest):
            return True
        case "values" if calls_by_row(rest):
            return not {key_of(title, kind) for title in rest.header[1:]} & _OF_VALUE
        case "aggregates" | "entities" | "values" | "events":
            return is_field_table(rest)
    return False


def _tells_of_commands(rest: Table) -> bool:
    """Each row tells of one command of the item that it names."""
    return lists_commands(rest) and all(
        len(split_top(row.cells[0], r",\s*|\s+/\s+|;\s*|\s+and\s+")) == 1 for row in rest.rows
    )


def _repeats_nothing(rest: Table) -> bool:
    """Each row has one name in its first cell."""
    return all(len(re.findall(r"\w+", row.cells[0].partition("(")[0])) == 1 for row in rest.rows)


def merged(entries: Sequence[Entry]) -> list[Entry]:
    """The items, what two places say of one joined; those that contradict each other stay apart."""
    entries = list(_reacted_to(list(_more_than_named(entries))))
    found: list[Entry] = []
    known: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        if len(entry.names) != 1 or entry.kind not in _TOLD_TWICE or entry.sketched:
            found.append(entry)
            continue
        family = "models" if entry.kind in WITH_ROLES else entry.kind
        key = (entry.context.name, family, pascal(plain(entry.names[0])))
        first = known.setdefault(key, entry)
        if first is entry:
            found.append(entry)
        elif _agree(first, entry):
            _join(first, entry)
        else:
            found.append(entry)
    return found


def _more_than_named(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The items, without those that are only named where others say what they are."""
    told = {(e.context.name, name) for e in entries if _tells(e) for name in e.names}
    for entry in entries:
        if not _tells(entry):
            left = tuple(n for n in entry.names if (entry.context.name, n) not in told)
            if entry.names and not left:
                continue
            entry.names = left
        yield entry


def _reacted_to(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The items, without those about an event of another context that only its own item says how to keep."""
    events = [entry for entry in entries if entry.kind == "events" and len(entry.names) == 1]
    kept = {pascal(plain(entry.names[0])): entry for entry in reversed(events) if _is_kept(entry)}
    for entry in entries:
        alone = entry.kind == "events" and len(entry.names) == 1 and not _is_kept(entry)
        own = kept.get(pascal(plain(entry.names[0]))) if alone else None
        if own is None or own.context is entry.context:
            yield entry
            continue
        said = Detail(entry.line, "note", entry.body or entry.hint, prose=True)
        own.details += [said, *(replace(detail, key="note") for detail in entry.details)]


def _is_kept(entry: Entry) -> bool:
    said = [entry.hint, entry.body, *(detail.text for detail in entry.details)]
    return any(map(CATEGORY.search, said))


def _tells(entry: Entry) -> bool:
    return bool(entry.body or entry.hint or entry.details)


def _agree(one: Entry, other: Entry) -> bool:
    """Two places may both list states only when these are the same."""
    if one.kind != "enums":
        return True
    states, others = _states(one), _states(other)
    return not states or not others or states == others


def _states(entry: Entry) -> set[str]:
    said = [entry.body or entry.hint, *(d.text for d in entry.details if d.key == "states")]
    listed = (read_states(text, shouted=True) for text in said if text)
    return {state_name(name) for states in listed for name, _ in states}


def _join(first: Entry, more: Entry) -> None:
    """Give the first place what the other one says."""
    if more.body and more.body != first.body:
        first.details.append(Detail(more.line, "", more.body, prose=True))
    if more.kind in WITH_ROLES and more.hint and not first.hint:
        first.hint = more.hint
    elif more.hint and more.hint != first.hint:
        first.details.append(Detail(more.line, "", more.hint, prose=True))
    first.details += [d for d in more.details if not (d.key == "states" and _states(first))]
    first.spread |= more.spread
