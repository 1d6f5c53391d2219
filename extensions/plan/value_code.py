"""Value objects in Python: a type that a class or an alias wraps, with what `Field` and `StringConstraints` demand."""

import ast
from collections.abc import Iterator

from .datatypes import base_of

_KEYWORDS = frozenset(
    {
        "ge",
        "gt",
        "le",
        "lt",
        "multiple_of",
        "min_length",
        "max_length",
        "max_digits",
        "decimal_places",
    }
)

_CLASSES = frozenset({"UUID", "Decimal", "EmailStr", "AnyUrl", "HttpUrl", "SecretStr"})
"""Bases that are spelled as classes are."""
_WRAPPED = frozenset({"value", "root", "raw"})
"""What the only field of a class is called that is nothing but a wrapper."""


def aliased(value: ast.expr) -> str | None:
    """What an alias wraps: `Annotated[Decimal, Field(gt=0)]`, `UUID`, `NewType("OrderId", UUID)`."""
    match value:
        case ast.Call(func=ast.Name(id="NewType"), args=[_, base]):
            return _told(base, [])
        case ast.Name() | ast.Subscript() | ast.Attribute() | ast.Call():
            spelled = spelled_type(value)
            wrapped = base_of(spelled) and (spelled[:1].islower() or spelled in _CLASSES)
            return _told(value, [value]) if wrapped else None
    return None


def wrapper(node: ast.ClassDef) -> str | None:
    """What a class wraps: `RootModel[str]`, `str` itself, or a field called `value` and no other."""
    for base in node.bases:
        if name_of(base) == "RootModel":
            inner = base.slice if isinstance(base, ast.Subscript) else ast.Name("str")
            return _told(inner, [inner, *_said_of(node, "root")])
        if isinstance(base, ast.Name) and base_of(base.id) and base.id != "Enum":
            return _told(base, [*node.body])
    fields = [s for s in node.body if isinstance(s, ast.AnnAssign)]
    plain = [s for s in fields if not name_of(s.target).startswith(("_", "model_config"))]
    if len(plain) != 1 or name_of(plain[0].target) not in _WRAPPED:
        return None
    kind = spelled_type(plain[0].annotation)
    return (
        _told(plain[0].annotation, _said_of(node, name_of(plain[0].target)))
        if base_of(kind)
        else None
    )


def _said_of(node: ast.ClassDef, name: str) -> list[ast.AST]:
    fields = [s for s in node.body if isinstance(s, ast.AnnAssign) and name_of(s.target) == name]
    return [part for s in fields for part in (s.annotation, s.value) if part is not None]


def _told(base: ast.expr, demanding: list[ast.AST]) -> str:
    demands = dict.fromkeys(demand for node in demanding for demand in _constraints(node))
    inside = f" ({', '.join(demands)})" if demands else ""
    return f"Typed wrapper for `{spelled_type(base)}`{inside}"


def _constraints(node: ast.AST) -> Iterator[str]:
    """What `Field(ge=0, pattern=…)` demands, in the grammar's atoms."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and name_of(call.func) in ("Field", "StringConstraints"):
            for keyword in call.keywords:
                if keyword.arg == "pattern" and isinstance(keyword.value, ast.Constant):
                    yield f"pattern `{keyword.value.value!s}`"
                elif keyword.arg in _KEYWORDS:
                    yield f"{keyword.arg}={ast.unparse(keyword.value)}"


def name_of(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return name_of(value)
    return ""


def spelled_type(node: ast.expr) -> str:
    """The type as the grammar spells it: without what `Annotated` adds, and without quotes."""
    match node:
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
            return spelled_type(inner)
        case ast.Name(id="AwareDatetime" | "NaiveDatetime" | "PastDatetime"):
            return "datetime"
    return ast.unparse(node).replace('"', "").replace("'", "")
