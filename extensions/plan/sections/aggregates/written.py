"""Aggregates and entities as canonical lines."""

from collections.abc import Iterator

from ...commands import write_command
from ...labels import bold
from ...model import Aggregate, Context, Entity
from ...naming import plural, snake


def write(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each aggregate's name and its canonical lines."""
    for aggregate in context.aggregates:
        lines = [
            _head(aggregate.name, aggregate.description, "aggregates"),
            *_written_fields(aggregate, _told_identity(aggregate)),
        ]
        if aggregate.plural and aggregate.plural != plural(snake(aggregate.name)):
            lines.append(f"  - Plural: {aggregate.plural}")
        if aggregate.commands:
            lines.append("  - Commands:")
            lines += [f"    - {write_command(command)}" for command in aggregate.commands]
        yield aggregate.name, lines


def write_entities(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each entity's name and its canonical lines."""
    for entity in context.entities:
        yield (
            entity.name,
            [_head(entity.name, entity.description, "entities"), *_written_fields(entity)],
        )


def _head(name: str, description: str, kind: str) -> str:
    return f"- {bold(name, kind)}: {description}" if description else f"- {bold(name, kind)}"


def _told_identity(aggregate: Aggregate) -> str:
    """The field that is the identity, where neither its name nor its type tells."""
    identity = next((f for f in aggregate.fields if f.name == aggregate.identity), None)
    evident = identity is None or "id" in (
        identity.name,
        identity.name.removeprefix(f"{snake(aggregate.name)}_"),
    )
    return (
        ""
        if identity is None or evident or identity.type == f"{aggregate.name}Id"
        else identity.name
    )


def _written_fields(owner: Aggregate | Entity, identity: str = "") -> list[str]:
    written = (
        f"`{field.text()}`{' (identity)' if field.name == identity else ''}"
        for field in owner.fields
    )
    return [f"  - Fields: {', '.join(written)}"] if owner.fields else []
