"""The pages under docs/architecture: what they say, which are out of date, and writing them."""

from collections.abc import Mapping
from pathlib import Path

from constitution.application import CannotRunError, program_of
from constitution.architecture.canvas import canvas
from constitution.architecture.diagrams import context_map, state_diagram
from constitution.architecture.model import Architecture, Machine
from constitution.architecture.reading import architecture
from constitution.architecture.words import cell, code, codes, table

FOLDER = "docs/architecture"
MARK = "<!-- Written by `python -m constitution docs`: change the code, not this page. -->"


def pages(root: Path) -> dict[str, str]:
    """Every page by its path, from the code as it stands."""
    program = program_of(root)
    if faults := program.project.faults:
        unread = ", ".join(fault.where for fault in faults)
        message = f"the pages would be incomplete, for some files cannot be read: {unread}"
        raise CannotRunError(message)
    found = architecture(program)
    written = {
        f"{FOLDER}/context-map.md": _map(found),
        f"{FOLDER}/state-machines.md": _machines(found),
        f"{FOLDER}/event-catalogue.md": _events(found),
    }
    for context in found.contexts:
        written[f"{FOLDER}/context/{context.name}.md"] = canvas(context, found)
    return {path: "\n".join([MARK, "", *lines, ""]) for path, lines in written.items()}


def stale(root: Path, written: Mapping[str, str]) -> list[str]:
    """The pages that are missing, say something else, or tell of a context that is no more."""
    differing = [path for path, text in written.items() if _present(root / path) != text]
    return sorted([*differing, *_left_over(root, written)])


def write(root: Path, written: Mapping[str, str]) -> list[str]:
    """Bring the pages up to date; the paths are those that had to change."""
    changed = stale(root, written)
    for path in changed:
        if path in written:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(written[path], encoding="utf-8", newline="\n")
        else:
            (root / path).unlink()
    return changed


def _present(path: Path) -> str | None:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _left_over(root: Path, written: Mapping[str, str]) -> list[str]:
    found = sorted((root / FOLDER / "context").glob("*.md"))
    names = {path.relative_to(root).as_posix(): path for path in found}
    return [
        name
        for name, path in names.items()
        if name not in written and (_present(path) or "").startswith(MARK)
    ]


def _map(found: Architecture) -> list[str]:
    rows = [
        (
            f"[{context.name}](context/{context.name}.md)",
            codes(tuple(each.name for each in context.aggregates)),
            ", ".join(context.imports) or "–",
            ", ".join(found.importers(context.name)) or "–",
        )
        for context in found.contexts
    ]
    return [
        "# Context map",
        "",
        "An arrow leads from a context to one that it imports from, as a plan declares. All rest on the kernel, which is not drawn.",
        "",
        *context_map(found),
        "",
        *table(("Context", "Aggregates", "Imports from", "Is imported by"), rows),
    ]


def _machines(found: Architecture) -> list[str]:
    lines = [
        "# State machines",
        "",
        "One for each smart enum: the states, and the moves that it allows itself.",
    ]
    if not any(context.machines for context in found.contexts):
        return ["# State machines", "", "There is no smart enum."]
    for context in found.contexts:
        for machine in context.machines:
            lines += ["", f"## {context.name}: {machine.name}", "", *_machine(machine)]
    return lines


def _machine(machine: Machine) -> list[str]:
    lines = [cell(machine.doc), ""] if machine.doc else []
    lines += state_diagram(machine)
    if not machine.is_read:
        lines += [
            "",
            "Which state may follow which is decided by more than the states; see the code.",
        ]
    elif not any(machine.moves.values()):
        lines += ["", "No state follows another."]
    return lines


def _events(found: Architecture) -> list[str]:
    raised = {
        name: f"{aggregate.name}.{command.name}"
        for context in found.contexts
        for aggregate in context.aggregates
        for command in aggregate.commands
        for name in command.events
    }
    rows = [
        (
            f"`{event.name}`",
            context.name,
            cell(event.doc),
            cell(event.category),
            cell(event.retention),
            codes(event.payload),
            code(raised.get(event.name, "")),
        )
        for context in found.contexts
        for event in context.events
    ]
    if not rows:
        return ["# Event catalogue", "", "No event is announced."]
    head = ("Event", "Context", "What it says", "Category", "Kept", "Payload", "Raised by")
    return [
        "# Event catalogue",
        "",
        "Each fact that the service announces, and how long it is kept.",
        "",
        *table(head, rows),
    ]
