"""The canvas of a context: what it is for, what it can be told and asked, and whom it touches."""

from constitution.architecture.model import Architecture, Context
from constitution.architecture.words import cell, code, codes, spaced, table


def canvas(context: Context, architecture: Architecture) -> list[str]:
    """The page of one context."""
    sections = {
        "Aggregates": _aggregates(context),
        "Commands": _commands(context),
        "Use cases": _use_cases(context),
        "Over HTTP": _routes(context),
        "Events": _events(context),
        "Where it is kept": _stores(context),
        "Words": _words(context),
        "States": _states(context),
        "Neighbours": _neighbours(context, architecture),
    }
    lines = [f"# The {spaced(context.name)} context"]
    lines += ["", cell(context.doc)] if context.doc else []
    for title, body in sections.items():
        lines += ["", f"## {title}", "", *body] if body else []
    return lines


def _aggregates(context: Context) -> list[str]:
    rows = [(code(a.name), cell(a.doc), codes(a.fields)) for a in context.aggregates]
    return table(("Aggregate", "What it is", "Fields"), rows)


def _commands(context: Context) -> list[str]:
    rows = [
        (code(f"{a.name}.{c.name}"), codes(c.outcomes), codes(c.events))
        for a in context.aggregates
        for c in a.commands
    ]
    return table(("Command", "Ends in", "Announces"), rows)


def _use_cases(context: Context) -> list[str]:
    return [f"- `{each}`" for each in context.use_cases]


def _routes(context: Context) -> list[str]:
    return table(
        ("Request", "Answered by"), [(code(r.request), code(r.handler)) for r in context.routes]
    )


def _events(context: Context) -> list[str]:
    rows = [
        (code(e.name), cell(e.doc), cell(e.category), cell(e.retention)) for e in context.events
    ]
    return table(("Event", "What it says", "Category", "Kept"), rows)


def _stores(context: Context) -> list[str]:
    rows = [(code(s.name), codes(s.operations), codes(s.kept_by)) for s in context.stores]
    return table(("Repository", "Can be asked to", "Kept by"), rows)


def _words(context: Context) -> list[str]:
    rows = [
        (code(each.name), code(each.of), cell(each.doc))
        for each in (*context.values, *context.entities)
    ]
    return table(("Word", "Made of", "What it means"), rows)


def _states(context: Context) -> list[str]:
    rows = [
        (code(each.name), codes(each.states), codes(each.terminal)) for each in context.machines
    ]
    return table(("Smart enum", "States", "Final"), rows)


def _neighbours(context: Context, architecture: Architecture) -> list[str]:
    rows = [
        (f"imports from [{source}]({source}.md)", codes(names))
        for source, names in context.imports.items()
    ]
    for importer in architecture.importers(context.name):
        names = next(c.imports[context.name] for c in architecture.contexts if c.name == importer)
        rows.append((f"is imported by [{importer}]({importer}.md)", codes(names)))
    return table(("Neighbour", "What"), rows)
