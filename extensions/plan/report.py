"""The reading report: what became of a plan, line by line, for the one who wrote it."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .constraints import write_constraints
from .diagnostics import Diagnostic
from .model import Command, Context, Design, Note, SmartEnum, ValueObject
from .reader import Reading
from .resolve import Resolution
from .storages import LABELS, TYPES
from .text import plain

_LONGEST_NAME = 30
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours for a terminal, or none."""

    on: bool

    def bold(self, text: str) -> str:
        """What is named."""
        return self._paint("1", text)

    def dim(self, text: str) -> str:
        """What only helps to find the way."""
        return self._paint("2", text)

    def red(self, text: str) -> str:
        """What must change."""
        return self._paint("31", text)

    def yellow(self, text: str) -> str:
        """What wants a look."""
        return self._paint("33", text)

    def green(self, text: str) -> str:
        """What is well."""
        return self._paint("32", text)

    def cyan(self, text: str) -> str:
        """What was added."""
        return self._paint("36", text)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    name: str
    text: str


def report(
    reading: Reading, resolution: Resolution, *, colour: bool = False, width: int = 100
) -> str:
    """The report as text."""
    ink = Ink(colour)
    design = reading.design
    blocks = [_title(reading, ink), list(_overview(design, ink))]
    for context in design.contexts:
        blocks.append([ink.bold(context.name) + ("" if context.http else ink.dim("  no HTTP"))])
        for title, rows in _context(context):
            blocks.append(list(_table(title, rows, ink, width)))
    blocks.append(list(_inferred(resolution, ink, width)))
    blocks.append(list(_notes(design.notes, ink, width)))
    remarks = sorted({*reading.diagnostics, *resolution.diagnostics})
    blocks.append(list(_remarks(remarks, ink, width)))
    blocks.append([_verdict(remarks, design, ink)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _title(reading: Reading, ink: Ink) -> list[str]:
    feature = reading.design.feature
    name = _shown(feature.title or feature.slug or "a plan without a name")
    known = [part for part in (feature.branch or feature.dir, feature.date) if part]
    where = _shown(reading.path or "plan.md")
    return [f"{ink.bold(name)}  {ink.dim(' · '.join([*map(_shown, known), where]))}"]


def _overview(design: Design, ink: Ink) -> Iterator[str]:
    ticked = (
        ", ".join(LABELS[storage] for storage in design.storages) or "none: repositories in memory"
    )
    rows = [("Storages", ticked)]
    rows += [("Goals", f"{len(design.performance_goals)}")] if design.performance_goals else []
    rows += [("Constraints", f"{len(design.constraints)}")] if design.constraints else []
    rows += (
        [("Violations", "; ".join(plain(v.name) for v in design.violations))]
        if design.violations
        else []
    )
    for label, text in rows:
        yield f"  {ink.dim(f'{label:<12}')} {_shown(text)}"


def _context(context: Context) -> Iterator[tuple[str, list[_Row]]]:
    yield "Value objects", [_Row(v.line, v.name, _value(v)) for v in context.value_objects]
    yield "Smart enums", [_Row(e.line, e.name, _enum(e)) for e in context.enums]
    roots: list[_Row] = []
    for root in context.aggregates:
        fields = ", ".join(field.text() for field in root.fields)
        roots.append(
            _Row(root.line, root.name, fields or "fields from the value objects and enums")
        )
        roots += [_Row(c.line, f"  {c.name}()", _command(c)) for c in root.commands]
    yield "Aggregates", roots
    yield (
        "Entities",
        [
            _Row(e.line, e.name, ", ".join(field.text() for field in e.fields))
            for e in context.entities
        ],
    )
    yield (
        "Outcomes",
        [_Row(o.line, o.name, " | ".join(v.name for v in o.variants)) for o in context.outcomes],
    )
    yield (
        "Events",
        [
            _Row(
                e.line,
                e.name,
                " · ".join(
                    [
                        e.category or "no category",
                        e.retention or "default retention",
                        *([", ".join(f.name for f in e.payload)] if e.payload else []),
                    ]
                ),
            )
            for e in context.events
        ],
    )
    yield (
        "Repositories",
        [
            _Row(
                r.line,
                r.name or TYPES[r.storage],
                f"{LABELS[r.storage]}{f' · {r.aggregate}' if r.aggregate else ''} · {', '.join(o.name for o in r.operations) or 'default operations'}",
            )
            for r in context.repositories
        ],
    )
    yield (
        "Imports",
        [
            _Row(
                i.line,
                f"from {i.from_}",
                f"{', '.join(i.types)}{' (stub: this plan does not design it)' if i.external else ''}",
            )
            for i in context.imports
        ],
    )


def _value(value: ValueObject) -> str:
    if value.fields:
        return ", ".join(field.text() for field in value.fields)
    constraints = write_constraints(value.constraints, value.base)
    return f"{value.base}{f' ({constraints})' if constraints else ''}"


def _enum(enum: SmartEnum) -> str:
    moves = [f"{source} → {' | '.join(targets)}" for source, targets in enum.transitions.items()]
    states = ", ".join(enum.states) if not moves else "; ".join(moves)
    asked = [method.name for method in enum.methods if method.states]
    return f"{states}{f' · {chr(44).join(asked)}' if asked else ''}"


def _command(command: Command) -> str:
    if command.creates:
        moved = f"creates {command.to}" if command.to else "creates"
    elif command.to:
        moved = (
            f"{' | '.join(command.from_)} → {command.to}" if command.from_ else f"→ {command.to}"
        )
    else:
        moved = "no state: a stub"
    parts = [
        moved,
        f"returns {command.outcome}" if command.outcome else "",
        ", ".join(command.emits),
    ]
    return " · ".join(part for part in parts if part)


def _table(title: str, rows: Sequence[_Row], ink: Ink, width: int) -> Iterator[str]:
    if not rows:
        return
    yield f"  {ink.green(title)}"
    names = min(max(len(_shown(row.name)) for row in rows), _LONGEST_NAME)
    for row in rows:
        yield from _row(row, names, ink, width)


def _row(row: _Row, names: int, ink: Ink, width: int) -> Iterator[str]:
    number = f"{row.line:>5}" if row.line else "     "
    name = _shown(row.name)
    texts = textwrap.wrap(
        _shown(row.text),
        max(width - names - 9, 30),
        max_lines=_MOST_LINES,
        placeholder=" …",
        break_long_words=True,
    ) or [""]
    yield f"{ink.dim(number)}  {ink.bold(f'{name:<{names}}')}  {texts[0]}".rstrip()
    for text in texts[1:]:
        yield f"{'':{names + 9}}{text}"


def _inferred(resolution: Resolution, ink: Ink, width: int) -> Iterator[str]:
    if resolution.inferred or resolution.derived:
        yield f"  {ink.cyan('Added, because nobody stated it')}"
    for text in resolution.inferred:
        yield from textwrap.wrap(
            _shown(text), width, initial_indent=f"    {'+':>1}  ", subsequent_indent="       "
        )
    for line, text in resolution.derived:
        yield f"{ink.dim(f'{line:>5}' if line else '     ')}  {_shown(text)}"


def _notes(notes: Sequence[Note], ink: Ink, width: int) -> Iterator[str]:
    if not notes:
        return
    yield f"  {ink.yellow('Kept as notes, in your words')}"
    names = min(max(len(_shown(note.near or note.section)) for note in notes), _LONGEST_NAME)
    for note in notes:
        yield from _row(_Row(note.line, note.near or note.section, note.text), names, ink, width)


def _remarks(remarks: Sequence[Diagnostic], ink: Ink, width: int) -> Iterator[str]:
    if not remarks:
        return
    yield f"  {ink.bold('Remarks')}"
    for remark in remarks:
        paint = ink.red if remark.severity == "error" else ink.yellow
        texts = textwrap.wrap(_shown(remark.message), max(width - 24, 30)) or [""]
        yield f"{ink.dim(f'{remark.line:>5}')}  {paint(f'{remark.severity:<7}')} {ink.dim(remark.code)}  {texts[0]}"
        yield from (f"{'':22}{text}" for text in texts[1:])


def _verdict(remarks: Sequence[Diagnostic], design: Design, ink: Ink) -> str:
    errors = sum(remark.severity == "error" for remark in remarks)
    warnings = len(remarks) - errors
    notes = len(design.notes)
    told = ", ".join((_count(errors, "error"), _count(warnings, "warning"), _count(notes, "note")))
    return (
        ink.red(f"Not yet a project: {told}.")
        if errors
        else ink.green(f"Ready to become a project: {told}.")
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _shown(text: str) -> str:
    """The text as a terminal may show it: nothing in it moves the cursor or turns the line round."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)
