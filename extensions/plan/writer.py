"""Writing a plan: the blank plan's text with its slots filled, one spelling for each fact."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from . import blank
from .model import Context, Design, Note
from .outline import CANONICAL, TITLES
from .patterns import Pattern
from .sections import (
    aggregates,
    constitution,
    enums,
    events,
    header,
    imports,
    outcomes,
    repositories,
    structure,
    technical,
    values,
)

type Items = Iterator[tuple[str, list[str]]]

_HEADING = Pattern(r"^#{2,3} (?P<title>.+?)(?: \(.*\))?$")
_BETWEEN = (("aggregates", "entities", "outcomes"), "events")
"""Sections that the blank plan has no slot for, and the one that they stand before."""

_WRITERS: dict[str, Callable[[Context], Iterable[tuple[str, list[str] | str]]]] = {
    "values": values.write,
    "enums": enums.write,
    "aggregates": aggregates.write,
    "entities": aggregates.write_entities,
    "outcomes": outcomes.write,
    "events": events.write,
    "repositories": repositories.write,
    "imports": imports.write,
}


def write(design: Design) -> str:
    """The canonical plan; a design that says nothing is the blank plan, byte for byte."""
    parts = _split(blank.text().split("\n"))
    filled = bool(design.contexts)
    written: list[str] = []
    for key, lines in parts:
        if key == _BETWEEN[1]:
            for more in _BETWEEN[0]:
                written += _added(more, design)
        written += _section(key, lines, design, filled=filled)
        last = key in (
            "header",
            "summary",
            "technical",
            "constitution",
            "source",
            "imports",
            "complexity",
        )
        if last:
            after = {"source": "structure", "imports": "design"}.get(key, key)
            written += _foreign(design, after, at_end=key == "complexity")
    return "\n".join(written)


def _split(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    parts: list[tuple[str, list[str]]] = [("header", [])]
    for line in lines:
        found = _HEADING.match(line)
        key = TITLES.get(found["title"].casefold()) if found else None
        if key:
            parts.append((key, []))
        parts[-1][1].append(line)
    return parts


def _section(key: str, lines: list[str], design: Design, *, filled: bool) -> list[str]:
    match key:
        case "header":
            body = header.write(design.feature, lines)
            return _with_notes(body, _loose(design, "Header"), before_end=1, as_lines=True)
        case "summary":
            return [lines[0], "", *design.summary.split("\n"), ""] if design.summary else lines
        case "technical":
            return _noted(
                technical.write(design, lines, filled=filled), _loose(design, CANONICAL[key])
            )
        case "constitution":
            return _noted(
                constitution.write(design, lines, filled=filled), _loose(design, CANONICAL[key])
            )
        case "complexity":
            body = constitution.write_complexity(design, lines, filled=filled)
            notes = _loose(design, CANONICAL[key])
            return (
                [*body[:-1], *(line for note in notes for line in ("", _note(note))), *body[-1:]]
                if notes
                else body
            )
        case "structure":
            return lines
        case "documentation":
            return structure.write_documentation(design, lines)
        case "source":
            notes = [
                *_loose(design, CANONICAL["structure"]),
                *_loose(design, CANONICAL["source"]),
                *_loose(design, CANONICAL["documentation"]),
            ]
            return _with_notes(structure.write_source(design, lines), notes, before_end=1)
        case "design":
            return _with_notes(lines, _loose(design, CANONICAL["design"]))
    return _design_section(key, lines, design, filled=filled)


def _design_section(key: str, lines: list[str], design: Design, *, filled: bool) -> list[str]:
    notes = _loose(design, CANONICAL[key], _names(key, design))
    items = [(context, list(_items(key, context, design))) for context in design.contexts]
    told = [(context, found) for context, found in items if found]
    if not told and not notes:
        return [*lines[:2], "- None", ""] if filled else lines
    body = [*lines[:2], *(f"- {_note(note)}" for note in notes)]
    if notes:
        body.append("")
    body += [] if told else ["- None", ""]
    for context, found in told:
        body += [f"#### `{context.name}`", ""] if len(design.contexts) > 1 else []
        body += _joined(key, found)
    return body


def _added(key: str, design: Design) -> list[str]:
    """A section without a slot in the blank plan: there when it says something."""
    said = any(True for context in design.contexts for _ in _WRITERS[key](context))
    if not said and not _loose(design, CANONICAL[key], _names(key, design)):
        return []
    return _design_section(key, [f"### {CANONICAL[key]}", ""], design, filled=True)


def _joined(key: str, items: Sequence[list[str]]) -> list[str]:
    lines: list[str] = []
    for at, item in enumerate(items):
        if key == "repositories" and at and item[0].startswith("**"):
            lines.append("")
        lines += item
    if key == "repositories":
        lines.append("- **Instrumentation**: Logfire spans required on all operations")
    return [*lines, ""]


def _items(key: str, context: Context, design: Design) -> Iterator[list[str]]:
    """The lines of each item, with the notes that stand at it; what is there twice takes them once."""
    told = {name for other in _before(context, design) for name, _ in _WRITERS[key](other)}
    indent = "" if key == "repositories" else "  "
    for name, lines in _WRITERS[key](context):
        lines = [lines] if isinstance(lines, str) else lines
        notes = [n for n in design.notes if n.section == CANONICAL[key] and _at(n, name)]
        yield [
            *lines,
            *(f"{indent}- {_note(note, name)}" for note in notes if name and name not in told),
        ]
        told.add(name)


def _before(context: Context, design: Design) -> Iterator[Context]:
    for other in design.contexts:
        if other is context:
            return
        yield other


def _at(note: Note, name: str) -> bool:
    return note.near == name or note.near.startswith(f"{name}.")


def _names(key: str, design: Design) -> set[str]:
    return {name for context in design.contexts for name, _ in _WRITERS[key](context) if name}


def _loose(design: Design, section: str, names: Iterable[str] = ()) -> list[Note]:
    """The notes of a section that stand at none of its items."""
    return [
        note
        for note in design.notes
        if note.section == section and not any(_at(note, name) for name in names)
    ]


def _note(note: Note, name: str = "") -> str:
    near = note.near.removeprefix(name).removeprefix(".") if name else note.near
    return f"Note on `{near}`: {note.text}" if near else f"Note: {note.text}"


def _noted(lines: list[str], notes: Sequence[Note]) -> list[str]:
    """The section with a list of notes of its own at the end."""
    return [*lines, "**Notes**:", *(f"- {_note(note)}" for note in notes), ""] if notes else lines


def _with_notes(
    lines: list[str], notes: Sequence[Note], *, before_end: int = 0, as_lines: bool = False
) -> list[str]:
    if not notes:
        return lines
    at = len(lines) - before_end
    written = [_note(note) if as_lines else f"- {_note(note)}" for note in notes]
    return [*lines[:at], *([""] if as_lines else []), *written, *(lines[at:] or [""])]


def _foreign(design: Design, after: str, *, at_end: bool) -> list[str]:
    sections = [section for section in design.sections if (section.after or "header") == after]
    if at_end:
        return [line for section in sections for line in ("", *section.text.split("\n"))] + (
            [""] if sections else []
        )
    return [line for section in sections for line in (*section.text.split("\n"), "")]
