"""From raw fields to typed names: names settled, types as far as the plan states them, the rest kept as notes."""

import re
from collections.abc import Iterable, Sequence

from . import names
from .datatypes import Type
from .draft import Draft
from .fields import RawField, modified, parse_field
from .languages import english
from .markdown import Table
from .model import TypedName
from .patterns import Pattern
from .text import code_spans, is_absent, is_yes, plain, split_top

_TYPE_LIKE = Pattern(r"^[A-Za-z_.]+\s*\[")
_FIELD_COLUMNS = frozenset(
    {
        "field",
        "fields",
        "attribute",
        "property",
        "name",
        "member",
        "column",
        "argument",
        "payload",
        "part",
        "component",
        "what",
    }
)
_TYPE_COLUMNS = frozenset(
    {"type", "value object", "vo", "types", "python type", "domain type", "value", "wraps", "base"}
)


def settle(
    draft: Draft, section: str, owner: str, raws: Iterable[RawField], *, arguments: bool = False
) -> tuple[TypedName, ...]:
    """The fields or arguments of one owner; a name listed twice is an error, what is said about one is a note."""
    named = names.argument_name if arguments else names.field_name
    seen: dict[str, int] = {}
    fields: list[TypedName] = []
    for raw in raws:
        if raw.name in ("self", "cls") and raw.type is None:
            continue
        name = named(draft.log, raw.line, raw.name)
        if name is None:
            continue
        if name in seen and raw.type is None:
            draft.note(raw.line, section, f"{owner}.{name}", raw.note)
            continue
        if name in seen:
            draft.log.error(raw.line, "PT532", f"'{owner}' lists field '{name}' twice")
            continue
        seen[name] = raw.line
        fields.append(typed(raw, name))
        if raw.type is None and _TYPE_LIKE.match(raw.note):
            said = f"type '{plain(raw.note)}' of '{owner}.{name}' not understood; kept as a note"
            draft.log.warning(raw.line, "PT534", said)
        if raw.note:
            draft.note(raw.line, section, f"{owner}.{name}", raw.note)
    return tuple(fields)


def typed(raw: RawField, name: str) -> TypedName:
    """The field as a fact; an inline union is its type as written, with the variants' fields that the note gives."""
    kind = raw.type or Type()
    text = " | ".join(_with_fields(kind.union, raw.note)) if kind.union else kind.name
    return TypedName(
        line=raw.line,
        name=name,
        type=text,
        many=kind.many,
        optional=kind.optional,
        default=raw.default,
        unique=raw.unique,
        index=raw.index,
    )


def _with_fields(union: Sequence[str], note: str) -> list[str]:
    spelled = {
        span.partition("(")[0]: span
        for span in code_spans(note)
        if "(" in span and span.endswith(")")
    }
    return [spelled.get(variant, variant) for variant in union]


def _titles(table: Table) -> list[str]:
    return [english(plain(title).casefold()) for title in table.header]


def is_field_table(table: Table) -> bool:
    """The table has a row for each field: its first column names it, another gives its type."""
    titles = _titles(table)
    return (
        bool(titles)
        and titles[0] in _FIELD_COLUMNS
        and (
            titles[0] in ("field", "fields", "attribute", "property")
            or any(map(_is_type, titles[1:]))
        )
    )


def _is_type(title: str) -> bool:
    """The title of a column with types, which may join two: `value object / type`."""
    return not _TYPE_COLUMNS.isdisjoint((title, *re.split(r"\s*/\s*|\s+or\s+", title)))


def table_fields(table: Table) -> list[RawField]:
    """The fields of a field table."""
    titles = _titles(table)
    column = next((at for at, title in enumerate(titles) if at and _is_type(title)), None)
    found: list[RawField] = []
    for row in table.rows:
        listed = split_top(row.cells[0], r"\s*(?:,|/)\s*")
        kinds = split_top(row.cells[column], r"\s*(?:,|/)\s*") if column is not None else [""]
        for nth, name in enumerate(listed):
            kind = row.cells[column] if column is not None else ""
            if len(kinds) == len(listed) > 1:
                kind = kinds[nth]
            text = f"`{plain(name)}`: {kind}" if not is_absent(kind) else f"`{plain(name)}`"
            field = parse_field(text, row.line) if name else None
            if field is None:
                continue
            for at, cell in enumerate(row.cells):
                if at and at != column and not is_absent(cell):
                    field = _column(field, titles[at], cell)
            found.append(field)
    return found


def _column(field: RawField, title: str, cell: str) -> RawField:
    positive = is_yes(cell)
    match title.rstrip("?"):
        case "default" | "default value" | "initial":
            return modified(field, f"default {plain(cell)}")
        case "required" | "mandatory" | "req" | "req.":
            many = field.type is not None and field.type.many is not None
            return field if positive or many else modified(field, "optional")
        case (
            "optional"
            | "opt"
            | "opt."
            | "nullable"
            | "null"
            | "can be null"
            | "may be null"
            | "may be empty"
        ):
            return modified(field, "optional") if positive else field
        case "unique" | "index" | "indexed":
            return modified(field, title) if positive else field
    return modified(field, cell)
