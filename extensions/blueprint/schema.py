"""The relational schema that a design needs, and the steps that lead to it from what was before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..plan.model import Design
from ..plan.naming import snake
from .aggregate import AggregateFacts
from .part import FieldFacts

type Table = dict[str, Any]
type Snapshot = dict[str, Table]


@dataclass(frozen=True)
class Step:
    """A migration: what it is called, what went before, and the statements of both directions."""

    name: str
    revision: str
    previous: str
    title: str
    upgrade: tuple[str, ...]
    downgrade: tuple[str, ...]


def snapshot(aggregates: Sequence[AggregateFacts], fixed: Mapping[str, Table]) -> Snapshot:
    """The tables of aggregates that live in SQL, and those that the storage itself brings."""
    tables = {a.place: _table(a) for a in aggregates if a.home and a.home.type == "SQL"}
    return dict(sorted({**tables, **fixed}.items())) if tables else {}


def advanced(
    history: Sequence[Mapping[str, Any]], wanted: Snapshot, designs: Mapping[str, Design]
) -> list[dict[str, Any]]:
    """The recorded schemas, and behind them the wanted one if it is another than the last."""
    steps = [dict(step) for step in history]
    last = steps[-1]["tables"] if steps else {}
    if last == wanted:
        return steps
    feature = designs[max(designs)].feature
    taken = {step["name"] for step in steps}
    name = f"{len(steps) + 1:04d}_{snake(feature.slug or 'schema')}"
    return [*steps, {"name": name if name not in taken else f"{name}_again", "tables": wanted}]


def steps(history: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    """A migration for each recorded schema, from the one before it."""
    found: list[Step] = []
    before: Snapshot = {}
    for record in history:
        after = record["tables"]
        name = record["name"]
        number, _, words = name.partition("_")
        found.append(
            Step(
                name=name,
                revision=number,
                previous=found[-1].revision if found else "",
                title=words.replace("_", " ").capitalize(),
                upgrade=tuple(_changes(before, after)) or ("pass",),
                downgrade=tuple(_changes(after, before)) or ("pass",),
            )
        )
        before = after
    return tuple(found)


def _table(aggregate: AggregateFacts) -> Table:
    columns = {aggregate.identity.name: f"{_type(aggregate.identity)}, primary_key=True"}
    columns["revision"] = "sa.Integer(), nullable=False"
    for field in aggregate.rows:
        columns[field.name] = f"{_type(field)}, nullable={field.optional}"
    return {
        "columns": columns,
        "indexes": [f.name for f in aggregate.rows if f.index and not f.unique],
        "uniques": [f.name for f in aggregate.rows if f.unique],
    }


def _type(field: FieldFacts) -> str:
    if field.column == "JSONB":
        return "postgresql.JSONB()"
    return f"sa.{field.column}" if "(" in field.column else f"sa.{field.column}()"


def _changes(before: Snapshot, after: Snapshot) -> Iterator[str]:
    for name in sorted(before.keys() - after.keys(), reverse=True):
        yield f'op.drop_table("{name}")'
    for name in sorted(after.keys() - before.keys()):
        yield from _creation(name, after[name])
    for name in sorted(after.keys() & before.keys()):
        yield from _alteration(name, before[name], after[name])


def _creation(name: str, table: Table) -> Iterator[str]:
    columns = [f'sa.Column("{column}", {kind})' for column, kind in table["columns"].items()]
    uniques = [f'sa.UniqueConstraint("{column}")' for column in table["uniques"]]
    parts = "".join(f"\n    {part}," for part in (*columns, *uniques))
    yield f'op.create_table(\n    "{name}",{parts}\n)'
    for column in table["indexes"]:
        yield _index(name, column)
    yield from table.get("extras", ())


def _alteration(name: str, before: Table, after: Table) -> Iterator[str]:
    old, new = before["columns"], after["columns"]
    for column in _only(before["indexes"], after["indexes"]):
        yield f'op.drop_index("ix_{name}_{column}", table_name="{name}")'
    for column in _only(before["uniques"], after["uniques"]):
        yield f'op.drop_constraint("{name}_{column}_key", "{name}")'
    for column in _only(old, new):
        yield f'op.drop_column("{name}", "{column}")'
    for column in _only(new, old):
        yield f'op.add_column("{name}", sa.Column("{column}", {new[column]}))'
    for column, kind in new.items():
        if column in old and old[column] != kind:
            written, _, nullable = kind.partition(", nullable=")
            yield (
                f'op.alter_column("{name}", "{column}", type_={written}, '
                f'nullable={nullable}, postgresql_using="{column}::text::{_cast(written)}")'
            )
    for column in _only(after["uniques"], before["uniques"]):
        yield f'op.create_unique_constraint("{name}_{column}_key", "{name}", ["{column}"])'
    for column in _only(after["indexes"], before["indexes"]):
        yield _index(name, column)
    yield from (e for e in after.get("extras", ()) if e not in before.get("extras", ()))


def _only(these: Any, those: Any) -> list[str]:
    return [name for name in these if name not in those]


def _index(table: str, column: str) -> str:
    return f'op.create_index("ix_{table}_{column}", "{table}", ["{column}"])'


_CASTS = {
    "BigInteger": "bigint",
    "Boolean": "boolean",
    "Date": "date",
    "DateTime": "timestamptz",
    "Double": "double precision",
    "Integer": "integer",
    "Interval": "interval",
    "JSONB": "jsonb",
    "LargeBinary": "bytea",
    "Numeric": "numeric",
    "Text": "text",
    "Time": "time",
    "Uuid": "uuid",
}


def _cast(written: str) -> str:
    return _CASTS[written.partition(".")[2].partition("(")[0]]
