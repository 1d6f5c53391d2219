"""The relational schema that a design needs, and the steps that lead to it from what was before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..plan.model import Design
from ..plan.naming import snake
from .aggregate import AggregateFacts
from .kinds import raw_string
from .part import FieldFacts

type Table = dict[str, Any]
type Snapshot = dict[str, Table]
type Fills = Mapping[str, Mapping[str, str]]

_REQUIRED = ", nullable=False"


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


def defaults(aggregates: Sequence[AggregateFacts]) -> Fills:
    """What rows take that are older than a column, where the plan gives it a default."""
    return {
        a.place: {f.name: f.fill for f in a.rows if f.fill is not None}
        for a in aggregates
        if a.home and a.home.type == "SQL"
    }


def advanced(
    history: Sequence[Mapping[str, Any]],
    wanted: Snapshot,
    fills: Fills,
    designs: Mapping[str, Design],
) -> list[dict[str, Any]]:
    """The recorded schemas, and behind them the wanted one if it is another than the last."""
    steps = [dict(step) for step in history]
    last = steps[-1]["tables"] if steps else {}
    if last == wanted:
        return steps
    feature = designs[max(designs)].feature
    name = f"{len(steps) + 1:04d}_{snake(feature.slug or 'schema')}"
    step = {"name": name, "tables": wanted}
    needed = {
        table: found
        for table in wanted.keys() & last.keys()
        if (found := _needed(last[table]["columns"], wanted[table]["columns"], fills.get(table)))
    }
    return [*steps, {**step, "fills": dict(sorted(needed.items()))} if needed else step]


def _needed(
    before: Mapping[str, str], after: Mapping[str, str], fills: Mapping[str, str] | None
) -> dict[str, str]:
    return {c: fill for c, fill in (fills or {}).items() if before.get(c) != after.get(c)}


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
                upgrade=tuple(_changes(before, after, record.get("fills", {}))) or ("pass",),
                downgrade=tuple(_changes(after, before, {})) or ("pass",),
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


def _changes(before: Snapshot, after: Snapshot, fills: Fills) -> Iterator[str]:
    for name in sorted(before.keys() - after.keys(), reverse=True):
        yield f'op.drop_table("{name}")'
    for name in sorted(after.keys() - before.keys()):
        yield from _creation(name, after[name])
    for name in sorted(after.keys() & before.keys()):
        yield from _alteration(name, before[name], after[name], fills.get(name, {}))


def _creation(name: str, table: Table) -> Iterator[str]:
    columns = [f'sa.Column("{column}", {kind})' for column, kind in table["columns"].items()]
    uniques = [f'sa.UniqueConstraint("{column}")' for column in table["uniques"]]
    parts = "".join(f"\n    {part}," for part in (*columns, *uniques))
    yield f'op.create_table(\n    "{name}",{parts}\n)'
    for column in table["indexes"]:
        yield _index(name, column)
    yield from table.get("extras", ())


def _alteration(name: str, before: Table, after: Table, fills: Mapping[str, str]) -> Iterator[str]:
    old, new = before["columns"], after["columns"]
    for column in _only(before["indexes"], after["indexes"]):
        yield f'op.drop_index("ix_{name}_{column}", table_name="{name}")'
    for column in _only(before["uniques"], after["uniques"]):
        yield f'op.drop_constraint("{name}_{column}_key", "{name}")'
    for column in _only(old, new):
        yield f'op.drop_column("{name}", "{column}")'
    for column in _only(new, old):
        yield from _addition(name, column, new[column], fills.get(column))
    for column, kind in new.items():
        if column in old and old[column] != kind:
            yield from _conversion(name, column, old[column], kind, fills.get(column))
    for column in _only(after["uniques"], before["uniques"]):
        yield f'op.create_unique_constraint("{name}_{column}_key", "{name}", ["{column}"])'
    for column in _only(after["indexes"], before["indexes"]):
        yield _index(name, column)
    yield from (e for e in after.get("extras", ()) if e not in before.get("extras", ()))


def _addition(table: str, column: str, kind: str, fill: str | None) -> Iterator[str]:
    """A column for rows that may be there: they take its default, or the team says what."""
    if fill is not None:
        default = f"server_default={raw_string(fill)}"
        yield f'op.add_column("{table}", sa.Column("{column}", {kind}, {default}))'
        yield f'op.alter_column("{table}", "{column}", server_default=None)'
    elif kind.endswith(_REQUIRED):
        nullable = kind.removesuffix(_REQUIRED)
        yield f'op.add_column("{table}", sa.Column("{column}", {nullable}, nullable=True))'
        yield _required(table, column)
    else:
        yield f'op.add_column("{table}", sa.Column("{column}", {kind}))'


def _conversion(table: str, column: str, old: str, new: str, fill: str | None) -> Iterator[str]:
    """A column that changes its type, or whether it may be empty."""
    (before, _, was), (after, _, nullable) = (k.partition(", nullable=") for k in (old, new))
    if before != after:
        yield (
            f'op.alter_column("{table}", "{column}", type_={after}, '
            f'postgresql_using="{column}::text::{_cast(after)}")'
        )
    if was == nullable:
        return
    if nullable == "True":
        yield f'op.alter_column("{table}", "{column}", nullable=True)'
        return
    if fill is not None:
        row = f'sa.table("{table}", sa.column("{column}", {after}))'
        written = f"sa.cast({raw_string(fill)}, {after})"
        yield (
            f"rows = {row}\n"
            f"op.execute(rows.update().where(rows.c.{column}.is_(None)).values({column}={written}))"
        )
    yield _required(table, column)


def _required(table: str, column: str) -> str:
    return (
        f"# rows without {column}? give them one here: this stops, and changes nothing, otherwise\n"
        f'op.alter_column("{table}", "{column}", nullable=False)'
    )


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
