"""Tables of the domain design: rows that are items, and tables that tell of one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ..draft import ContextDraft
from ..entries import WITH_ROLES, Detail, Entry
from ..evidence import (
    CONTEXT_TITLES,
    first_name,
    has_named_rows,
    keeping,
    lists_outcomes,
    lists_states,
    lists_variants,
    name_column,
)
from ..facts import is_field_table
from ..heads import Head, humps, parse_head
from ..labels import column_key, key_of
from ..markdown import Row, Table
from ..naming import snake
from ..patterns import Pattern
from ..retold import GOES_ON, names_parts, sorted_so, tables_by_name
from ..state_tables import names_enum
from ..text import is_absent, plain
from .position import Position

_IN_MODELS = frozenset({"outcomes", "events", "entities"})
"""What a table under a label of an aggregate lists as a section of that name would."""
_ENTITIES = Pattern(r"(?:child |local )?entit(?:y|ies)", re.IGNORECASE)
"""The title of a column that names entities, wherever its table stands."""
_OWN_BREAKS = frozenset({"enums", "commands", "outcomes"})
"""Sections that read the lines of a cell by themselves."""
_ARGUMENTS = Pattern(r"(?:arguments?|args|parameters?|params|takes|inputs?|by|key)", re.IGNORECASE)
_ENUM = Pattern(r"(?:smart |str(?:ing)? ?)?enum(?:eration)?", re.IGNORECASE)
_BREAK = Pattern(r"\s*[,;]?\s*<br\s*/?>\s*")


class Tables(Position):
    """Takes in tables."""

    def _table(self, table: Table) -> None:
        if self._pending and self._pending.key == "fields" and self._pending.blocks:
            self._pending = self._pending if is_field_table(table) else None
        told = self._pending.key if self._pending else ""
        if told in _IN_MODELS and self._kind in WITH_ROLES and has_named_rows(told, table):
            kind, entry = self._kind, self._entry
            self._kind = told
            self._rows(table)
            self._kind, self._entry = kind, entry
            return
        if self._kind in WITH_ROLES and lists_outcomes(table):
            kind, entry, self._pending, self._kind = self._kind, self._entry, None, "outcomes"
            self._rows(table)
            self._kind, self._entry = kind, entry
            return
        if self._kind == "events" and self._goes_on_about(table):
            return
        if self._kind == "enums" and (name := names_enum(table)):
            self._titled_table(table, name)
        elif apart := tables_by_name(table, self._kind):
            self._told_apart(table, apart)
        elif self._kind == "outcomes" and (self._headed_by or self._awaits_variants(table)):
            self._attach(table.line, table, "")
        elif self._pending is None and has_named_rows(self._kind, table):
            self._rows(table)
        elif self._kind == "repositories" and (found := keeping(table)):
            self._kept(table, *found)
        else:
            self._attach(table.line, table, "")

    def _kind_of_rows(self, table: Table) -> str | None:
        """The section of the items that all rows of a table go on about, by their names in the first column."""
        names = {first_name(row.cells[0]) for row in table.rows}
        kinds = {e.kind for e in self.entries for name in e.names if name in names}
        known = {name for e in self.entries for name in e.names}
        return kinds.pop() if names and names <= known and len(kinds) == 1 else None

    def _home_of(self, name: str) -> ContextDraft | None:
        """The only context that has an item of a name in this section."""
        homes = {
            id(e.context): e.context
            for e in self.entries
            if e.kind == self._kind and name in e.names
        }
        return next(iter(homes.values())) if len(homes) == 1 else None

    def _awaits_variants(self, table: Table) -> bool:
        """Whether a table lists the ways in which the last outcome ends, of which nothing is told yet."""
        entry = self._entry
        return entry is not None and not (entry.body or entry.details) and lists_variants(table)

    def _declared(self, name: str) -> Entry | None:
        """The last item of that name in this section and context."""
        return next(reversed(self._known(lambda entry: name in entry.names)), None)

    def _asked_of(self, name: str, told: Table) -> bool:
        """Give a repository that is declared above the operations that rows tell, one each."""
        known = [e for e in self.entries if e.kind == "repositories" and name in e.names]
        if self._kind != "repositories" or not known:
            return False
        arguments = next(
            (at for at, title in enumerate(told.header) if _ARGUMENTS.fullmatch(plain(title))), 0
        )
        calls = ", ".join(_call(row, arguments) for row in told.rows)
        known[-1].details.append(Detail(told.line, "operations", calls, "Operations"))
        return True

    def _titled_table(self, table: Table, name: str) -> None:
        """Take in a table whose first column has the name of an enum for a title, and its states below."""
        known = self._known(lambda entry: name in entry.names)
        if not known:
            self._open(table.line, Head((name,), "", "", "code", separated=True))
        entry = known[-1] if known else self.entries[-1]
        entry.details.append(Detail(table.line, "", "", blocks=[table]))

    def _goes_on_about(self, table: Table) -> bool:
        """Keep a table that says of events declared elsewhere what becomes of them, such as who consumes them."""
        declared = {name for e in self.entries if e.kind == self._kind for name in e.names}
        if declared and all(sorted_so(row, declared) for row in table.rows):
            for row in table.rows:
                told = Detail(row.line, "", ", ".join(row.cells), prose=True)
                self._anonymous(row.line).details.append(told)
            return True
        names = [first_name(row.cells[0]) for row in table.rows]
        said = {key_of(title, self._kind) for title in table.header[1:]}
        if said & {"category", "retention", "payload"} or not declared.issuperset(names):
            return False
        for row, name in zip(table.rows, names, strict=True):
            cells = zip(table.header[1:], row.cells[1:], strict=True)
            text = "; ".join(f"{plain(title)}: {cell}" for title, cell in cells)
            self._draft.note(row.line, "Domain Events", name, text)
        return bool(names)

    def _kept(self, table: Table, where: int, asked: int) -> None:
        """Take in a table whose columns show by what is in them that they tell of repositories."""
        for row in table.rows:
            first = plain(row.cells[0]) if where and asked else ""
            first = first if humps(first) > 1 else first.casefold()
            entry = Entry(row.line, self._kind, self._context, (first,), row.cells[where])
            if not first:
                entry.names, entry.hint = (plain(row.cells[where]),), ""
            for at, (header, cell) in enumerate(zip(table.header, row.cells, strict=True)):
                key = "operations" if at == asked else key_of(header, self._kind) or ""
                if at and at != where and not is_absent(cell):
                    entry.details.append(Detail(row.line, key, cell, plain(header)))
            self._add(entry)

    def _told_apart(self, table: Table, apart: Sequence[tuple[str, Table]]) -> None:
        """Take in a table that has several rows for each item."""
        kind, key, entry = self._kind, "payload" if self._kind == "events" else "", self._entry
        parts = kind in WITH_ROLES and names_parts(table)
        for name, told in apart:
            head = parse_head(name) or Head((plain(name),), "", "", "bare", separated=False)
            if self._asked_of(head.names[0], told):
                continue
            if kind == "values" and (declared := self._declared(head.names[0])):
                declared.details.append(Detail(told.line, "", "", blocks=[told]))
                continue
            known = head.names[0] in self._names()
            self._kind = "entities" if parts and not known else kind
            home = (self._assumed and self._home_of(head.names[0])) or self._context
            item = Entry(told.line, self._kind, home, head.names, head.hint, head.body)
            item.details.append(Detail(told.line, key, "", blocks=[told]))
            self._add(item)
        self._kind, self._loose, self._pending = kind, None, None
        self._entry = entry if parts else self.entries[-1]

    def _rows(self, table: Table) -> None:
        column = name_column(self._kind, table) or 0
        kind = self._kind
        if kind == "aggregates" and _ENTITIES.fullmatch(plain(table.header[column])):
            self._kind = "entities"
        context, above = self._context, ""
        titled = column_key if self._kind == "commands" else partial(key_of, kind=self._kind)
        keys = [titled(title) for title in table.header]
        for row in table.rows:
            if self._kind not in _OWN_BREAKS:
                row = replace(row, cells=tuple(_BREAK.sub("; ", cell) for cell in row.cells))
            name = row.cells[column]
            places = [
                cell
                for at, (title, cell) in enumerate(zip(table.header, row.cells, strict=True))
                if at != column and plain(title).casefold() in CONTEXT_TITLES
            ]
            if places and (found := self._placed_in(places[0], row.line)):
                context = found
            if is_absent(name) or is_absent(first_name(name)):
                continue
            head = parse_head(name) or Head((plain(name),), "", "", "bare", separated=False)
            elsewhere = self._assumed and not places
            home = self._home_of(head.names[0]) if elsewhere else None
            entry = Entry(row.line, self._kind, home or context, head.names, head.hint, head.body)
            if self._kind in WITH_ROLES and not entry.hint:
                told = zip(table.header, row.cells, strict=True)
                entry.hint = next((c for t, c in told if key_of(t, self._kind) == "role"), "")
            if entry.kind == "values" and (states := _enum_told(row, keys)):
                entry.kind, entry.body = "enums", states
            if goes_on := name == above and self._kind in GOES_ON:
                entry = self.entries[-1]
            above = name
            for at, (header, cell) in enumerate(zip(table.header, row.cells, strict=True)):
                skipped = at == column or (at < column and keys[at] is None)
                skipped |= bool(places) and cell == places[0] and context.name == snake(plain(cell))
                skipped |= entry.kind != self._kind and (keys[at] == "base" or cell == entry.body)
                if not skipped and (not is_absent(cell) or self._kind == "imports"):
                    entry.details.append(Detail(row.line, keys[at] or "", cell, plain(header)))
            if not goes_on:
                self._add(entry)
                entry.assumed &= not places
        self._entry = self.entries[-1] if self.entries and table.rows else self._entry
        self._loose, self._kind = None, kind


def _enum_told(row: Row, keys: Sequence[str | None]) -> str:
    """The states of a row among value objects whose type is an enum."""
    based = any(
        _ENUM.fullmatch(plain(cell))
        for key, cell in zip(keys, row.cells, strict=True)
        if key == "base"
    )
    return next((cell for cell in row.cells if lists_states(cell)), "") if based else ""


def _call(row: Row, arguments: int) -> str:
    name, told = plain(row.cells[0]), plain(row.cells[arguments]) if arguments else ""
    return f"`{name}`" if "(" in name or is_absent(told) or not told else f"`{name}({told})`"
