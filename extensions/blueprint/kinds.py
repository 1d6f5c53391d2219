"""Types of the grammar as Python: the annotation of a value, its constraints, its SQL column."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, NamedTuple
from uuid import UUID

from annotated_types import MultipleOf
from pydantic import (
    AwareDatetime,
    StringConstraints,
    TypeAdapter,
)
from pydantic import (
    Field as PydanticField,
)

_EMAIL = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.]+@[a-z0-9.]+\.[a-z]+$")]
"""What examples need to know of an e-mail address, so that rendering needs no validator of them."""


class Kind(NamedTuple):
    """A base type: how Python writes it, what it is when it runs, and how SQL keeps it."""

    annotation: str
    runtime: Any
    column: str


KINDS: Mapping[str, Kind] = {
    "UUID": Kind("UUID", UUID, "Uuid"),
    "str": Kind("str", str, "Text"),
    "int": Kind("int", int, "BigInteger"),
    "Decimal": Kind("Decimal", Decimal, "Numeric"),
    "float": Kind("float", float, "Double"),
    "bool": Kind("bool", bool, "Boolean"),
    "datetime": Kind("AwareDatetime", AwareDatetime, "DateTime(timezone=True)"),
    "date": Kind("date", date, "Date"),
    "time": Kind("time", time, "Time"),
    "timedelta": Kind("timedelta", timedelta, "Interval"),
    "bytes": Kind("bytes", bytes, "LargeBinary"),
    "EmailStr": Kind("EmailStr", _EMAIL, "Text"),
    "AnyUrl": Kind("str", str, "Text"),
    "IPvAnyAddress": Kind("str", str, "Text"),
    "list[float]": Kind("tuple[float, ...]", tuple[float, ...], "JSONB"),
    "list[str]": Kind("tuple[str, ...]", tuple[str, ...], "JSONB"),
    "dict[str, str]": Kind("dict[str, str]", dict[str, str], "JSONB"),
}
IMPLIED: Mapping[str, Mapping[str, Any]] = {
    "AnyUrl": {"pattern": r"^[A-Za-z][A-Za-z0-9+.-]*://\S+$"},
    "IPvAnyAddress": {"pattern": r"^[0-9A-Fa-f:.]{2,45}$"},
}
FREE = frozenset({"datetime", "date", "time", "timedelta"})

ROW_TYPES = {
    "BigInteger": "int",
    "Boolean": "bool",
    "Date": "date",
    "DateTime": "datetime",
    "Double": "float",
    "Interval": "timedelta",
    "JSONB": "Any",
    "LargeBinary": "bytes",
    "Numeric": "Decimal",
    "Text": "str",
    "Time": "time",
    "Uuid": "UUID",
}
"""What a row holds of a column."""

_NUMERIC = ("gt", "ge", "lt", "le", "multiple_of", "max_digits", "decimal_places")
_SIZED = ("min_length", "max_length")
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    "int": ("gt", "ge", "lt", "le", "multiple_of"),
    "float": ("gt", "ge", "lt", "le", "multiple_of"),
    "Decimal": _NUMERIC,
    "bytes": _SIZED,
    "list[float]": _SIZED,
    "list[str]": _SIZED,
    "dict[str, str]": _SIZED,
    "EmailStr": _SIZED,
}
_TEXTUAL = ("str", "AnyUrl", "IPvAnyAddress")


class Root(NamedTuple):
    """The root of a value object: `root: <annotation><field>`, and the same type at run time."""

    annotation: str
    assignment: str
    runtime: Any
    column: str
    plain: str

    def accepts(self, value: Any) -> bool:
        """Whether the value object could be built from a value as JSON has it."""
        try:
            TypeAdapter(self.runtime).validate_python(value)
        except ValueError:
            return False
        return True


def root(base: str, constraints: Mapping[str, Any]) -> Root:
    """The root of a value object with this base and these constraints (the grammar's keys)."""
    kind = KINDS[base]
    stated = {**IMPLIED.get(base, {}), **constraints}
    if "dimensions" in stated:
        stated |= {"min_length": stated["dimensions"], "max_length": stated["dimensions"]}
    if base in _TEXTUAL:
        return _text_root(kind, stated)
    limits = {key: _number(base, stated[key]) for key in _ALLOWED.get(base, ()) if key in stated}
    if not limits:
        return Root(kind.annotation, "", kind.runtime, kind.column, kind.annotation)
    annotation = kind.annotation
    if isinstance(limits.get("multiple_of"), Decimal):
        step = limits.pop("multiple_of")  # as a keyword it would have to be a float
        annotation = f"Annotated[Decimal, MultipleOf({_literal(step)})]"
        kind = kind._replace(runtime=Annotated[Decimal, MultipleOf(step)])
    if not limits:
        return Root(annotation, "", kind.runtime, kind.column, kind.annotation)
    written = ", ".join(f"{key}={_literal(value)}" for key, value in limits.items())
    runtime = Annotated[kind.runtime, PydanticField(**limits)]  # type: ignore[name-defined]
    return Root(annotation, f" = Field({written})", runtime, kind.column, kind.annotation)


def _text_root(kind: Kind, stated: Mapping[str, Any]) -> Root:
    limits: dict[str, Any] = {key: int(stated[key]) for key in _SIZED if key in stated}
    if "pattern" in stated:
        limits["pattern"] = str(stated["pattern"])
    styles: dict[str, Any] = {}
    if stated.get("strip"):
        styles["strip_whitespace"] = True
    if stated.get("case") in {"upper", "lower"}:
        styles[f"to_{stated['case']}"] = True
    needs_python = "pattern" in limits and _looks_around(limits["pattern"])
    if needs_python:
        expression = re.compile(limits.pop("pattern"))
        styles["pattern"] = expression
    if styles:
        every = {**limits, **styles}
        written = ", ".join(f"{key}={_literal(value)}" for key, value in every.items())
        return Root(
            f"Annotated[str, StringConstraints({written})]",
            "",
            Annotated[str, StringConstraints(**every)],
            kind.column,
            "str",
        )
    if not limits:
        return Root("str", "", str, kind.column, "str")
    written = ", ".join(f"{key}={_literal(value)}" for key, value in limits.items())
    runtime = Annotated[str, PydanticField(**limits)]
    return Root("str", f" = Field({written})", runtime, kind.column, "str")


def _looks_around(pattern: str) -> bool:
    """Whether a pattern needs Python's own engine, which alone knows look-around and groups read back."""
    return re.search(r"\(\?[=!<]|\\[1-9]", pattern) is not None


def _number(base: str, value: Any) -> Any:
    if base == "Decimal":
        number = Decimal(str(value))
        return int(number) if number == int(number) else number
    if base == "float":
        return float(value)
    return int(Decimal(str(value)))


def _literal(value: Any) -> str:
    if isinstance(value, re.Pattern):
        return f"re.compile({raw_string(value.pattern)})"
    if isinstance(value, Decimal):
        return f'Decimal("{value}")'
    if isinstance(value, str):
        return raw_string(value)
    return repr(value)


def raw_string(text: str) -> str:
    """A string literal as the formatter quotes it, raw where that spares escapes."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    if text.isprintable() and quote not in text and not text.endswith("\\"):
        return f"{'r' if '\\' in text else ''}{quote}{text}{quote}"
    escaped = text.encode("unicode_escape").decode("ascii").replace(quote, f"\\{quote}")
    return f"{quote}{escaped}{quote}"
