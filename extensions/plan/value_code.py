"""Value objects in Python: a type that a class or an alias wraps, with what `Field` and `StringConstraints` demand."""

import ast
import re
from collections.abc import Iterator

from .constraints import applies, atom, constraints_in_prose
from .datatypes import base_of
from .patterns import Pattern
from .text import split_top

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
_PATTERN = Pattern(
    r"(?:must match|matches|matching|pattern|regexp?)\s*[:=]?\s*`?(?P<pattern>\^[^\s`]+\$)`?",
    re.IGNORECASE,
)
_LIBRARY = Pattern(r"\b(?:uuid|decimal|datetime|typing|pydantic)\.(?=[A-Za-z])")
"""A library in front of a type that it has: `uuid.UUID`."""
_CLASSES = frozenset({"UUID", "Decimal", "EmailStr", "AnyUrl", "HttpUrl", "SecretStr"})
"""Bases that are spelled as classes are."""
_WRAPPED = frozenset({"value", "root", "raw"})
"""What the only field of a class is called that is nothing but a wrapper."""
_CONSTRAINED = {
    "conint": "int",
    "constr": "str",
    "condecimal": "Decimal",
    "confloat": "float",
    "conbytes": "bytes",
}
"""Functions that make a type out of one with what is demanded of it."""
_ATOMS = {
    "Ge": "ge",
    "Gt": "gt",
    "Le": "le",
    "Lt": "lt",
    "MultipleOf": "multiple_of",
    "MinLen": "min_length",
    "MaxLen": "max_length",
}
"""Classes that say next to a type what is demanded of it."""


def aliased(value: ast.expr, said: str = "") -> str | None:
    """What an alias wraps: `Annotated[Decimal, Field(gt=0)]`, `UUID`, `NewType("OrderId", UUID)`; `said` is its comment."""
    match value:
        case ast.Call(func=ast.Name(id="NewType"), args=[_, base]):
            return _told(base, [], said)
        case ast.Name() | ast.Subscript() | ast.Attribute() | ast.Call():
            spelled = spelled_type(value)
            wrapped = base_of(spelled) and (spelled[:1].islower() or spelled in _CLASSES)
            return _told(value, [value], said) if wrapped else None
    return None


def wrapper(node: ast.ClassDef, said: str = "") -> str | None:
    """What a class wraps: `RootModel[str]`, `str` itself, or the only field that it has; `said` is what comments say."""
    for base in node.bases:
        if name_of(base) == "RootModel":
            inner = base.slice if isinstance(base, ast.Subscript) else _root(node)
            return _told(inner, [inner, *_said_of(node, "root")], said)
        if isinstance(base, ast.Subscript) and base_of(spelled_type(base.slice)):
            return _told(base.slice, [base.slice, *node.body], said)
        if isinstance(base, ast.Name) and base_of(base.id) and base.id != "Enum":
            return _told(base, [*node.body], said)
    fields = [s for s in node.body if isinstance(s, ast.AnnAssign)]
    plain = [s for s in fields if not name_of(s.target).startswith(("_", "model_config"))]
    if len(plain) != 1:
        return None
    name, kind = name_of(plain[0].target), spelled_type(plain[0].annotation)
    if not base_of(kind) or (name not in _WRAPPED and not _is_frozen(node)):
        return None
    return _told(plain[0].annotation, _said_of(node, name), said)


def _root(node: ast.ClassDef) -> ast.expr:
    roots = (
        s.annotation
        for s in node.body
        if isinstance(s, ast.AnnAssign) and name_of(s.target) == "root"
    )
    return next(roots, ast.Name("str"))


def _is_frozen(node: ast.ClassDef) -> bool:
    """Whether a class is said to be a value: frozen, by its base or its decorator, or a tuple, or a value object."""
    if any(name_of(base) in ("NamedTuple", "ValueObject") for base in node.bases):
        return True
    keywords = [*node.keywords]
    for decorator in node.decorator_list:
        keywords += decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(keyword.arg == "frozen" for keyword in keywords)


def _said_of(node: ast.ClassDef, name: str) -> list[ast.AST]:
    fields = [s for s in node.body if isinstance(s, ast.AnnAssign) and name_of(s.target) == name]
    return [part for s in fields for part in (s.annotation, s.value) if part is not None]


def _told(base: ast.expr, demanding: list[ast.AST], said: str) -> str:
    demands = dict.fromkeys(demand for node in demanding for demand in _constraints(node))
    if not demands:
        found = _demanded_in(said, base_of(spelled_type(base)) or "")
        demands = dict.fromkeys(
            f"pattern `{value}`" if key == "pattern" else f"{key}={value}"
            for key, value in found.items()
        )
    inside = f" ({', '.join(demands)})" if demands else ""
    return f"Typed wrapper for `{spelled_type(base)}`{inside}"


def _demanded_in(said: str, base: str) -> dict[str, object]:
    """What a comment or a docstring demands: each clause of it that is nothing but a demand, or else what it says on its way."""
    said = _PATTERN.sub(r"pattern `\g<pattern>`", said)
    found: dict[str, object] = {}
    for clause in split_top(said, r"(?:(?<![.])[.]|;|,)\s+|\s+—\s+"):
        for key, value in (atom(clause.strip(), base) or {}).items():
            if applies(key, base):
                found.setdefault(key, value)
    return found or dict(constraints_in_prose(said, base))


def _constraints(node: ast.AST) -> Iterator[str]:
    """What `Field(ge=0, pattern=…)` demands, in the grammar's atoms."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and name_of(call.func) in (
            "Field",
            "StringConstraints",
            *_CONSTRAINED,
        ):
            for keyword in call.keywords:
                if keyword.arg == "pattern" and isinstance(keyword.value, ast.Constant):
                    yield f"pattern `{keyword.value.value!s}`"
                elif keyword.arg in _KEYWORDS:
                    yield f"{keyword.arg}={ast.unparse(keyword.value)}"
        match call:
            case ast.Call(func=ast.Name(id=name), args=[bound]) if name in _ATOMS:
                yield f"{_ATOMS[name]}={ast.unparse(bound)}"
            case ast.Call(func=ast.Name(id="Len"), args=[least, most]):
                yield f"min_length={ast.unparse(least)}"
                yield f"max_length={ast.unparse(most)}"
            case ast.Assign(
                targets=[ast.Name(id="pattern")], value=ast.Constant(value=str(pattern))
            ):
                yield f"pattern `{pattern}`"
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant() as bound) if (
                name in _KEYWORDS
            ):
                yield f"{name}={ast.unparse(bound)}"


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
        case ast.Call(func=ast.Name(id=name)) if name in _CONSTRAINED:
            return _CONSTRAINED[name]
        case ast.Name(id="AwareDatetime" | "NaiveDatetime" | "PastDatetime"):
            return "datetime"
    return _LIBRARY.sub("", ast.unparse(node).replace('"', "").replace("'", ""))
