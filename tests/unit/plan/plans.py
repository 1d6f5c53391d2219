"""The sample plans, and what several tests ask of a design."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from extensions.plan import Resolution, blank, read, resolve, write
from extensions.plan.datatypes import BASES
from extensions.plan.model import Context, Design, TypedName

FIXTURES = Path(__file__).parents[2] / "fixtures" / "plans"
COACHED = sorted(FIXTURES.glob("*.md"))
WILD = sorted((FIXTURES / "wild").glob("*.md"))
BAD = sorted((FIXTURES / "bad").glob("*.md"))
UNSEEN = sorted((FIXTURES.parent / "unseen").glob("*.md"))
"""Plans from other hands, labelled before the reader met them."""
NEWEST = sorted((FIXTURES.parent / "newest").glob("*.md"))
"""Plans of the last round, of which something is still missed."""
GOOD = [*COACHED, *WILD, FIXTURES / "bad" / "b08-jinja-in-prose.md"]
OTHERS = sorted((FIXTURES.parent / "others").glob("*.md"))
"""Plans of authors who had only the blank plan, each in a habit of its own."""
_FENCE = "---\n"


def text_of(plan: Path) -> str:
    """A sample plan as it was written."""
    return _parted(plan)[0]


def labels_of(plan: Path) -> Mapping[str, Any] | None:
    """The facts that a plan is known to state, if it is labelled.

    They are the YAML front matter of its file, or stand beside it in `NAME.facts.yaml`.
    """
    facts = _parted(plan)[1]
    return None if facts is None else yaml.safe_load(facts)


def _parted(plan: Path) -> tuple[str, str | None]:
    text = plan.read_bytes().decode()  # with the line ends that it has
    beside = plan.with_suffix(".facts.yaml")
    if beside.exists():
        return text, beside.read_text(encoding="utf-8")
    if not text.startswith(_FENCE):
        return text, None
    facts, _, rest = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    return rest, facts


def expected(plan: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        plan.with_suffix("").with_suffix(".expected.yaml").read_text("utf-8")
    )
    return found


def plan_with(
    design: str = "", *, storages: str = "", more: str = "", title: str = "Sample"
) -> str:
    """A plan with one title, the given storage list and the given domain design."""
    storage = f"**Storage**:\n{storages}\n\n" if storages else ""
    return (
        f"# Implementation Plan: {title}\n\n## Technical Context\n\n{storage}{more}\n\n"
        f"## Domain Design\n\n{design}\n"
    )


def blank_plan(**replacements: str) -> str:
    """The blank plan with some of its words replaced."""
    text = blank.text()
    for old, new in replacements.items():
        text = text.replace(old, new)
    return text


def resolved(text: str) -> Resolution:
    return resolve(read(text).design)


def again(design: Design) -> Resolution:
    """What the canonical plan of a design resolves to."""
    return resolve(read(write(design)).design)


def open_ends(design: Design) -> list[str]:
    """Everything that keeps a resolved design from being closed and complete."""
    contexts = {context.name: context for context in design.contexts}
    found = [end for context in design.contexts for end in _open_ends(context, contexts)]
    kept = {
        repository.storage for context in design.contexts for repository in context.repositories
    }
    found += [
        f"storage {storage} has no repository" for storage in design.storages if storage not in kept
    ]
    return found


def _open_ends(context: Context, contexts: dict[str, Context]) -> Iterator[str]:
    declared = [fact.name for kind in _kinds(context) for fact in kind]
    variants = {variant.name for outcome in context.outcomes for variant in outcome.variants}
    imported = [name for source in context.imports for name in source.types]
    names = {*declared, *imported}
    for name in declared:
        if declared.count(name) + (name in variants) + (name in imported) > 1:
            yield f"{context.name}.{name} is not unique"
    for owner, field in _fields(context):
        if not field.type:
            yield f"{owner}.{field.name} has no type"
        elif field.type not in BASES and field.type not in names and "." not in field.type:
            yield f"{owner}.{field.name}: {field.type} is unknown"
    for source in context.imports:
        if source.external != (source.from_ not in contexts):
            yield f"import from {source.from_} is external: {source.external}"
    if not context.aggregates:
        yield f"{context.name} has no aggregate"
    outcomes = {outcome.name for outcome in context.outcomes}
    events = {event.name for event in context.events}
    enums = {enum.name: enum for enum in context.enums}
    for root in context.aggregates:
        states = {s for f in root.fields if f.type in enums for s in enums[f.type].states}
        if not root.fields or root.identity != root.fields[0].name:
            yield f"{root.name} has no identity"
        if sum(command.creates for command in root.commands) < 1:
            yield f"{root.name} cannot be created"
        if len({command.name for command in root.commands}) < len(root.commands):
            yield f"{root.name} has a command twice"
        if {command.name for command in root.commands} & {field.name for field in root.fields}:
            yield f"{root.name} has a command that is called like a field"
        for command in root.commands:
            if command.outcome and command.outcome not in outcomes:
                yield f"{root.name}.{command.name} returns unknown {command.outcome}"
            if not set(command.emits) <= events or len(set(command.emits)) < len(command.emits):
                yield f"{root.name}.{command.name} emits {command.emits}"
            if not {*command.from_, *([command.to] if command.to else [])} <= states:
                yield f"{root.name}.{command.name} moves between unknown states"
    roots = {root.name for root in context.aggregates}
    for event in context.events:
        if not (event.category and event.retention and event.payload and event.aggregate in roots):
            yield f"event {event.name} is not complete"
    for repository in context.repositories:
        if not repository.operations or repository.aggregate not in roots:
            yield f"repository {repository.name} is not complete"
    for value in context.value_objects:
        if value.base is not None and value.base not in BASES:
            yield f"{value.name} wraps {value.base}"
        if (value.base is None) == (not value.fields):
            yield f"{value.name} wraps nothing"


def _kinds(context: Context) -> tuple[tuple[Any, ...], ...]:
    return (
        context.value_objects,
        context.enums,
        context.outcomes,
        context.aggregates,
        context.entities,
        context.events,
    )


def _fields(context: Context) -> Iterator[tuple[str, TypedName]]:
    for value in context.value_objects:
        yield from ((value.name, field) for field in value.fields)
    for root in context.aggregates:
        yield from ((root.name, field) for field in root.fields)
        yield from (
            (f"{root.name}.{c.name}", argument) for c in root.commands for argument in c.arguments
        )
    for entity in context.entities:
        yield from ((entity.name, field) for field in entity.fields)
    for event in context.events:
        yield from ((event.name, item) for item in event.payload)
    for outcome in context.outcomes:
        yield from (
            (variant.name, field) for variant in outcome.variants for field in variant.fields
        )
    for enum in context.enums:
        yield from (
            (f"{enum.name}.{m.name}", argument) for m in enum.methods for argument in m.arguments
        )
