"""The vocabulary of a context: which class each of its words is, how it is written, and an example of it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from ..plan.model import (
    Composed,
    Context,
    Named,
    Outcome,
    SmartEnum,
    TypedName,
    ValueObject,
)
from .example import examples
from .kinds import FREE, KINDS, ROW_TYPES, Root, raw_string, root
from .part import FieldFacts
from .symbols import Names
from .variety import NONE, Variety, variety

_NOTHING = frozenset({"none", "null", "nil", "n/a", "[]", "()", "{}", "empty"})
_DEPTH = 4
_ANYTHING = re.compile(r"/|(?<!\\)\.|\\[SWD]|\[\^")
"""What in a pattern lets a slash pass."""
_LOCALS = frozenset(
    [
        "at",
        "body",
        "changed",
        "cls",
        "found",
        "isinstance",
        "logfire",
        "new",
        "outcome",
        "page",
        "parsed",
        "refusal",
        "request",
        "request_key",
        "response",
        "seen",
        "self",
        "service",
        "span",
        "str",
    ]
)
"""What methods and routes call their own variables."""


def imported_by(design: Context, contexts: Mapping[str, Context]) -> dict[str, tuple[str, Context]]:
    """For each class that a context imports where it is from: the name that is imported from, and the context."""
    return {
        name: (item.from_, contexts[item.from_])
        for item in design.imports
        for name in item.types
        if item.from_ in contexts
    }


class Vocabulary:
    """The types that one context can name: its own, and those it imports."""

    def __init__(
        self, context: Context, contexts: Mapping[str, Context], names: Names | None = None
    ) -> None:
        """`contexts` are those that it may import from, by name.

        `names` are those of the context that is written, if it is another.
        """
        self.context = context
        self.names = names or Names((), self.field_names)
        self._contexts = contexts

    @cached_property
    def imported(self) -> dict[str, tuple[str, Context]]:
        """For each class that the context imports, where it is from."""
        return imported_by(self.context, self._contexts)

    @cached_property
    def own_classes(self) -> frozenset[str]:
        """Every class that the context declares."""
        c = self.context
        named: tuple[Named, ...] = (
            *c.value_objects,
            *c.enums,
            *c.outcomes,
            *c.aggregates,
            *c.entities,
            *c.events,
        )
        variants = (variant for outcome in c.outcomes for variant in outcome.variants)
        return frozenset({item.name for item in named} | {v.name for v in variants})

    def value(self, name: str) -> ValueObject | None:
        """The value object of that name, from wherever it is."""
        return next((v for v in self._home(name).value_objects if v.name == name), None)

    def enum(self, name: str) -> SmartEnum | None:
        """The smart enum of that name, from wherever it is."""
        return next((e for e in self._home(name).enums if e.name == name), None)

    def union(self, name: str) -> Outcome | None:
        """The outcome union of that name, from wherever it is."""
        return next((o for o in self._home(name).outcomes if o.name == name), None)

    def root(self, value: ValueObject) -> Root:
        """The root of a wrapped value; a pattern that no example fits is left to the team."""
        found = root(value.base or "str", value.constraints)
        if not self._accepted(value, found):
            bare = {k: v for k, v in value.constraints.items() if k != "pattern"}
            found = root(value.base or "str", bare)
            if not self._accepted(value, found):
                found = root(value.base or "str", {})
        return found._replace(
            annotation=self.names.typed(found.annotation), plain=self.names.typed(found.plain)
        )

    def field(self, item: TypedName, *, note: str = "") -> FieldFacts:
        """A field, payload item or argument as templates write it."""
        annotation = self.annotation(item.type)
        many = item.many is not None
        if item.many == "list":
            annotation = f"tuple[{annotation}, ...]"
        elif item.many == "set":
            annotation = f"frozenset[{annotation}]"
        default = self._default(item)
        optional = item.optional or default == "None"
        first, second = (self._code(item, place) for place in (0, 1))
        column = self._column(item)
        held = self.names.typed(ROW_TYPES[column.partition("(")[0]])
        return FieldFacts(
            name=item.name,
            local=f"{item.name}_" if item.name in _LOCALS else item.name,
            type=item.type,
            annotation=f"{annotation} | None" if optional else annotation,
            default="" if default == "None" else default,
            optional=optional,
            many=many,
            unique=item.unique,
            index=item.index,
            column=column,
            row_type=f"{held} | None" if optional else held,
            example=first,
            other=second if second != first else "",
            json=self._json_many(item),
            note=note,
            primitive=self.primitive(item.type) if self.is_scalar(item.type) else "",
            converter=":path" if self._may_hold_slash(item.type) else "",
            wrapped=self.value(item.type.rpartition(".")[2]) is not None,
            variety=NONE if item.many else self._variety(item.type.rpartition(".")[2]),
            fill=self._fill(item) if default not in ("", "None") else None,
        )

    @cached_property
    def field_names(self) -> frozenset[str]:
        """Every name that a field or payload item of the context has."""
        return frozenset(item.name for item in self._items())

    def _items(self) -> Iterator[TypedName]:
        c = self.context
        variants = (variant for outcome in c.outcomes for variant in outcome.variants)
        parts = [
            *(value.fields for value in c.value_objects),
            *(entity.fields for entity in c.entities),
            *(root.fields for root in c.aggregates),
            *(variant.fields for variant in variants),
            *(event.payload for event in c.events),
        ]
        for fields in parts:
            yield from fields

    def annotation(self, kind: str) -> str:
        """How Python writes a type of the grammar."""
        if kind in KINDS:
            return self.names.typed(KINDS[kind].annotation)
        return kind.rpartition(".")[2]

    def code(self, kind: str, place: int = 0, depth: int = 0) -> str:
        """An example of a type as an expression."""
        if kind in KINDS:
            return self._literal(kind, self._plain(kind, kind, {}, place))
        name = kind.rpartition(".")[2]
        if self._home(name) is not self.context:
            return self._of(self._home(name)).code(name, place, depth)
        if (enum := self.enum(name)) is not None:
            return f"{name}.{enum.states[min(place, len(enum.states) - 1)]}"
        if (value := self.value(name)) is not None and not value.fields:
            base = value.base or "str"
            return self._wrapped(name, base, self._example(value, place))
        fields = self._fields(name)
        arguments = (f"{f.name}={self._code(f, place, depth + 1)}" for f in fields if _needed(f))
        return f"{self._concrete(name)}({', '.join(arguments)})"

    def json(self, kind: str, place: int = 0, depth: int = 0) -> Any:
        """The same example as JSON has it."""
        if kind in KINDS:
            return self._plain(kind, kind, {}, place)
        name = kind.rpartition(".")[2]
        if self._home(name) is not self.context:
            return self._of(self._home(name)).json(name, place, depth)
        if (enum := self.enum(name)) is not None:
            return enum_value(enum, enum.states[min(place, len(enum.states) - 1)])
        if (value := self.value(name)) is not None and not value.fields:
            return self._example(value, place)
        needed = [f for f in self._fields(name) if _needed(f)]
        return {f.name: self._json_many(f, place, depth + 1) for f in needed}

    def is_scalar(self, kind: str) -> bool:
        """Whether a type is one primitive: what a query or a path can hold."""
        name = kind.rpartition(".")[2]
        if kind in KINDS or self.enum(name) is not None:
            return not kind.startswith(("list", "dict"))
        value = self.value(name)
        return (
            value is not None and not value.fields and KINDS[value.base or "str"].column != "JSONB"
        )

    def primitive(self, kind: str) -> str:
        """The primitive that a scalar type wraps, as Python writes it; an enum is its own."""
        name = kind.rpartition(".")[2]
        value = self.value(name)
        if value is not None and not value.fields:
            return KINDS[value.base or "str"].annotation
        return self.annotation(kind)

    def _may_hold_slash(self, kind: str) -> bool:
        if not self.is_scalar(kind) or self.primitive(kind) != "str":
            return False
        value = self.value(kind.rpartition(".")[2])
        pattern = value.constraints.get("pattern") if value else None
        return pattern is None or _ANYTHING.search(str(pattern)) is not None

    def classes_in(self, annotation: str) -> frozenset[str]:
        """The declared or imported classes that an annotation names."""
        words = set(re.findall(r"[A-Za-z_]\w*", annotation))
        return frozenset(words & (self.own_classes | self.imported.keys()))

    def _of(self, context: Context) -> "Vocabulary":
        """What another context can name, written as this one writes it."""
        return Vocabulary(context, self._contexts, self.names)

    def _home(self, name: str) -> Context:
        if name not in self.own_classes and name in self.imported:
            return self.imported[name][1]
        return self.context

    def _fields(self, name: str) -> Sequence[TypedName]:
        """The fields of a composite, an entity, an aggregate, or a union's first variant."""
        home = self._home(name)
        composed: tuple[Composed, ...] = (*home.value_objects, *home.entities, *home.aggregates)
        for item in composed:
            if item.name == name:
                return item.fields
        for outcome in home.outcomes:
            for variant in outcome.variants:
                if name in (outcome.name, variant.name):
                    return variant.fields
        return ()

    def _concrete(self, name: str) -> str:
        union = self.union(name)
        return union.variants[0].name if union else name

    def _code(self, item: TypedName, place: int = 0, depth: int = 0) -> str:
        if depth > _DEPTH and item.optional:
            return "None"
        one = self.code(item.type, place, depth)
        if item.many:
            return f"frozenset({{{one}}})" if item.many == "set" else f"({one},)"
        return one

    def _json_many(self, item: TypedName, place: int = 0, depth: int = 0) -> Any:
        one = self.json(item.type, place, depth)
        return [one] if item.many else one

    def _variety(self, name: str) -> Variety:
        if (enum := self.enum(name)) is not None:
            return Variety(f"one_of(*{name})", len(enum.states))
        value = self.value(name)
        if value is None or value.fields:
            return NONE
        return variety(value.base or "str", value.constraints, name)

    def _column(self, item: TypedName) -> str:
        name = item.type.rpartition(".")[2]
        if item.many:
            return "JSONB"
        if item.type in KINDS:
            return KINDS[item.type].column
        if self.enum(name) is not None:
            return "Text"
        value = self.value(name)
        if value is None or value.fields:
            return "JSONB"
        return self.root(value).column

    def _default(self, item: TypedName) -> str:
        if item.default is None:
            return ""
        text = item.default.strip().strip("`\"'")
        if text.lower() in _NOTHING:
            return "None" if not item.many else "()" if item.many == "list" else "frozenset()"
        if item.many:
            return ""
        name = item.type.rpartition(".")[2]
        if (enum := self.enum(name)) is not None:
            return f"{name}.{text}" if text in enum.states else ""
        value = self.value(name)
        if (
            value is not None
            and not value.fields
            and self.root(value).accepts(_scalar(value.base, text))
        ):
            return self._wrapped(name, value.base or "str", _scalar(value.base, text))
        if item.type in KINDS and root(item.type, {}).accepts(_scalar(item.type, text)):
            return self._literal(item.type, _scalar(item.type, text))
        return ""

    def _fill(self, item: TypedName) -> str:
        if item.many:
            return "[]"
        text = (item.default or "").strip().strip("`\"'")
        name = item.type.rpartition(".")[2]
        if (enum := self.enum(name)) is not None:
            return enum_value(enum, text)
        value = self.value(name)
        base = (value.base or "str") if value is not None else item.type
        found = self.root(value) if value is not None else root(base, {})
        return quotable(TypeAdapter(found.runtime).validate_python(_scalar(base, text)))

    def _wrapped(self, name: str, base: str, value: Any) -> str:
        root = "root=" if base == "bool" else ""  # what a bare flag means nobody can see
        return f"{name}({root}{self._literal(base, value)})"

    def _literal(self, base: str, value: Any) -> str:
        written = literal(base, value)
        return self.names.typed(written) if base in FREE else written

    def _example(self, value: ValueObject, place: int) -> Any:
        return self._plain(
            value.name, value.base or "str", value.constraints, place, self.root(value)
        )

    def _accepted(self, value: ValueObject, found: Root) -> bool:
        return bool(examples(value.name, value.base or "str", value.constraints, found, 1))

    def _plain(
        self,
        name: str,
        base: str,
        constraints: Mapping[str, Any],
        place: int,
        accepting: Root | None = None,
    ) -> Any:
        found = examples(name, base, constraints, accepting or root(base, {}), place + 1)
        return found[-1]


def enum_value(enum: SmartEnum, state: str) -> str:
    """What a state is stored as."""
    return enum.values.get(state, state.lower())


def quotable(value: Any) -> str:
    """A value as SQL writes it between quotes, whatever the column's type."""
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"
    plain = to_jsonable_python(value)
    return plain if isinstance(plain, str) else json.dumps(plain)


def literal(base: str, value: Any) -> str:
    """A value as JSON has it, as a Python expression of its base type."""
    parsed = TypeAdapter(KINDS[base].runtime).validate_python(value)
    match base:
        case "UUID":
            return f'UUID("{parsed}")'
        case "Decimal":
            whole = parsed == int(parsed)
            return f"Decimal({int(parsed)})" if whole else f'Decimal("{parsed}")'
        case "datetime":
            return f"datetime({parsed:%Y, %-m, %-d, %-H}, tzinfo=UTC)"
        case "date":
            return f"date({parsed:%Y, %-m, %-d})"
        case "time":
            return f"time({parsed:%-H, %-M})"
        case "timedelta":
            return f"timedelta(seconds={int(parsed / timedelta(seconds=1))})"
        case "bytes":
            return f"b{raw_string(parsed.decode('ascii', 'replace'))}"
        case "bool" | "int" | "float":
            return repr(parsed)
        case "list[str]" | "list[float]":
            return _tuple(raw_string(p) if isinstance(p, str) else repr(p) for p in parsed)
        case "dict[str, str]":
            items = (f"{raw_string(k)}: {raw_string(v)}" for k, v in parsed.items())
            return f"{{{', '.join(items)}}}"
        case _:
            return raw_string(str(parsed))


def _tuple(items: Iterator[str]) -> str:
    parts = list(items)
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _needed(item: TypedName) -> bool:
    return not item.optional and item.default is None


def _scalar(base: str | None, text: str) -> Any:
    """A default as the plan writes it, as JSON would have it."""
    if base == "bool":
        return text.lower() in {"true", "yes"}
    return text.replace("_", "") if base in {"int", "float", "Decimal"} else text
