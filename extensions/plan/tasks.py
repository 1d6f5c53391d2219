"""Tasks: what a plan leaves to people, and what is generated from it already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .checks import is_standard
from .diagnostics import Diagnostic
from .enum_settling import GENERATED
from .model import Aggregate, Command, Context, Design, Import, Note, Repository, SmartEnum
from .patterns import Pattern
from .reader import Reading
from .resolve import Resolution
from .sections.imports import SECTION as IMPORTS
from .storages import HOME_ORDER, LABELS, TYPES
from .text import plain
from .wrapping.wrapped import SECTION as VALUES

FEATURE = "Feature"
"""The group of what concerns no context in particular."""

_KEEP = "Keep `{}` in {}"
_HELP = {
    "SQL": _KEEP,
    "Graph": "Link `{}` in {}",
    "Object": "Store the content of `{}` in {}",
    "Cache": "Cache `{}` in {}",
    "Vector": "Index `{}` in {}",
    "Stream": "Carry the events of `{}` over {}",
}
"""What a storage does for an aggregate that has its home in another one."""

_MANY = 3
"""So many notes that belong together are one task."""
_GAP = 2
"""So many lines further the next of them stands, at most."""
_MOVE = Pattern(r"^[^,]+ → .+?, (?P<title>[a-z /]+): ")

_OPEN_QUESTIONS = frozenset(
    {
        "PT107",
        "PT301",
        "PT304",
        "PT406",
        "PT508",
        "PT530",
        "PT531",
        "PT533",
        "PT541",
        "PT543",
        "PT550",
        "PT551",
    }
)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do for a feature; `line` is where its plan speaks of it (0: nowhere)."""

    group: str
    text: str
    line: int
    done: bool = False


def tasks(reading: Reading, resolution: Resolution) -> list[Task]:
    """Every task, grouped as the feature is: first the feature, then each context and its aggregates."""
    design = resolution.design
    found = [*_feature(reading, resolution)]
    for context in design.contexts:
        found += _context(context, reading.design.notes)
        for root in context.aggregates:
            found += _aggregate(root, context)
    stubs = [source for context in design.contexts for source in context.imports if source.external]
    notes = [
        note
        for note in reading.design.notes
        if not _announces(note) and not any(_of_import(note, source) for source in stubs)
    ]
    found += (_note(together, design) for together in _blocks(notes))
    groups = {group: at for at, group in enumerate(_groups(design))}
    return sorted(dict.fromkeys(found), key=lambda task: (groups[task.group], not task.done))


def _groups(design: Design) -> Iterator[str]:
    yield FEATURE
    for context in design.contexts:
        yield context.name
        yield from (_group(root, context) for root in context.aggregates)


def _group(root: Aggregate, context: Context) -> str:
    return f"{context.name}: {root.name}"


def _feature(reading: Reading, resolution: Resolution) -> Iterator[Task]:
    for storage in resolution.design.storages:
        yield Task(FEATURE, f"Wire {LABELS[storage]}", 0, done=True)
    for diagnostic in sorted({*reading.diagnostics, *resolution.diagnostics}):
        if diagnostic.code in _OPEN_QUESTIONS and diagnostic.severity == "warning":
            yield Task(FEATURE, _question(diagnostic), diagnostic.line)
    for violation in reading.design.violations:
        if violation.row:
            text = (
                f"Write what Complexity Tracking excuses, or strike its row: {plain(violation.row)}"
            )
            yield Task(FEATURE, text, violation.line)


def _question(diagnostic: Diagnostic) -> str:
    return f"Settle: {diagnostic.message}"


def _of_import(note: Note, source: Import) -> bool:
    return (note.section, note.near, note.line) == (IMPORTS, source.from_, source.line)


def _said_of(source: Import, notes: Sequence[Note]) -> str:
    """What the plan remarks on an import, for the one who replaces its stub."""
    said = [plain(note.text) for note in notes if _of_import(note, source)]
    return f": {'; '.join(said)}" if said else ""


def _context(context: Context, notes: Sequence[Note]) -> Iterator[Task]:
    for value in context.value_objects:
        yield Task(context.name, f"Value object `{value.name}`", value.line, done=True)
    for enum in context.enums:
        yield Task(context.name, f"Smart enum `{enum.name}`", enum.line, done=True)
        yield from _stubbed_methods(enum, context)
    for outcome in context.outcomes:
        yield Task(context.name, f"Outcome `{outcome.name}`", outcome.line, done=True)
    for entity in context.entities:
        yield Task(context.name, f"Entity `{entity.name}`", entity.line, done=True)
    for source in context.imports:
        if source.external:
            types = ", ".join(f"`{name}`" for name in source.types)
            text = f"Replace the stub of context `{source.from_}` ({types})"
            yield Task(context.name, f"{text}{_said_of(source, notes)}", source.line)


def _stubbed_methods(enum: SmartEnum, context: Context) -> Iterator[Task]:
    for method in enum.methods:
        derived = (
            method.name in GENERATED
            or method.states
            or method.name.removeprefix("is_").upper() in enum.states
        )
        if not derived:
            yield Task(context.name, f"Implement `{enum.name}.{method.name}`", method.line)


def _aggregate(root: Aggregate, context: Context) -> Iterator[Task]:
    group = _group(root, context)
    yield Task(group, f"Aggregate `{root.name}`", root.line, done=True)
    raised = {
        name for other in context.aggregates for command in other.commands for name in command.emits
    }
    for command in root.commands:
        whole = command.creates or command.to is not None
        text = (
            f"Command `{root.name}.{command.name}`"
            if whole
            else f"Implement `{root.name}.{command.name}`{_why(command)}"
        )
        yield Task(group, text, command.line, done=whole)
    for event in context.events:
        if event.aggregate == root.name:
            yield Task(group, f"Event `{event.name}`", event.line, done=True)
            if event.name not in raised:
                yield Task(group, f"Raise `{event.name}`: no command is known to", event.line)
    kept = [r for r in context.repositories if r.aggregate == root.name]
    home = min((TYPES[r.storage] for r in kept), key=HOME_ORDER.index, default="")
    for repository in kept:
        name = repository.name or f"the {LABELS[repository.storage]} repository"
        yield Task(group, _kept(root, repository, home), repository.line, done=True)
        for operation in repository.operations:
            if not is_standard(operation.name, repository.storage):
                yield Task(
                    group,
                    f"Implement `{operation.name}` of {name}",
                    operation.line or repository.line,
                )


def _kept(root: Aggregate, repository: Repository, home: str) -> str:
    """What a storage does for an aggregate: its home keeps it, the others help."""
    storage = repository.storage
    what = _HELP[TYPES[storage]] if TYPES[storage] != home else _KEEP
    named = f" ({repository.name})" if repository.name else ""
    return f"{what.format(root.name, LABELS[storage])}{named}"


def _why(command: Command) -> str:
    return f" (from {', '.join(command.from_)})" if command.from_ else ""


def _announces(note: Note) -> bool:
    """It only says that a list follows, which stands there to be read: `It contains two entities:`."""
    text = plain(note.text)
    return text.endswith(":") and len(text.split()) <= 8 and "`" not in note.text


def _blocks(notes: Sequence[Note]) -> Iterator[list[Note]]:
    """The notes, with the rows of a table and the remarks of a list taken together."""
    block: list[Note] = []
    for note in notes:
        if block and not (_sort(note) == _sort(block[-1]) and _is_near(note, block[-1])):
            yield from _parted(block)
            block = []
        block.append(note)
    yield from _parted(block)


def _parted(block: list[Note]) -> list[list[Note]]:
    together = len(block) >= _MANY and _sort(block[0]) is not None
    return [block] if together else [[note] for note in block]


def _is_near(note: Note, other: Note) -> bool:
    return 0 <= note.line - other.line <= _GAP


def _sort(note: Note) -> tuple[str, ...] | None:
    """What the notes of a list or a table have in common; None for one that stands by itself."""
    title, colon, _ = note.text.partition(": ")
    if note.near and (move := _MOVE.match(note.text)):
        return ("move", note.section, note.near, move["title"])
    if "." in note.near:
        return ("part", note.section, _owner(note))
    if note.near and note.section == VALUES:
        return ("name", note.section)
    return ("row", note.section, note.near, title) if colon else None


def _owner(note: Note) -> str:
    return note.near.partition(".")[0]


def _told(notes: Sequence[Note]) -> str:
    """What a person is to consider: one note, or in short the many of a block."""
    note = notes[0]
    if len(notes) == 1:
        return f"`{note.near}`: {plain(note.text)}" if note.near else f"“{plain(note.text)}”"
    match _sort(note):
        case ("move", _, near, title):
            return f"the {title} of each move of `{near}`"
        case ("part", _, owner):
            parts = dict.fromkeys(f"`{each.near.partition('.')[2]}`" for each in notes)
            return f"the remarks on `{owner}`: {', '.join(parts)}"
        case ("name", _):
            return f"the remarks on {', '.join(dict.fromkeys(f'`{n.near}`' for n in notes))}"
    title, _, _ = note.text.partition(": ")
    of = f" of `{note.near}`" if note.near else ""
    rows = ", ".join(
        plain(each.text.partition(": ")[2].partition(";")[0]).strip() for each in notes
    )
    return f"the table{of} of {len(notes)} rows, by {title.casefold()}: {rows}"


def _note(notes: Sequence[Note], design: Design) -> Task:
    """Notes are read by somebody, at the aggregate or in the context that they speak of."""
    note = notes[0]
    name = _owner(note)
    group = FEATURE
    for context in design.contexts:
        facts = (
            context.value_objects,
            context.enums,
            context.outcomes,
            context.entities,
            context.repositories,
        )
        if any(fact.name == name for kind in facts for fact in kind) and name:
            group = context.name
        for root in context.aggregates:
            raised = any(
                event.name == name and event.aggregate == root.name for event in context.events
            )
            if name == root.name or raised:
                group = _group(root, context)
    return Task(group, f"Consider {_told(notes)}", note.line)
