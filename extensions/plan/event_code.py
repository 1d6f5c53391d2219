"""What a class says of itself: its attributes, and the arguments of its header and of its decorators."""

import ast
import re
from collections.abc import Iterator

from .patterns import Pattern

_NUMBERS = {"seven": "7", "ninety": "90"}
_NUMBER = Pattern(rf"\b(?:{'|'.join(_NUMBERS)})\b(?= (?:day|year)s?\b)", re.IGNORECASE)
_YEARS = Pattern(r"7 \* 36[56](?:\.25)?|36[56](?:\.25)? \* 7")


def stated(node: ast.ClassDef, keys: tuple[str, ...]) -> Iterator[tuple[str, str, int]]:
    """What a class says of itself under some keys, and the line: `category = EventCategory.SECURITY_AUDIT`."""
    for written, value, line in _attributes(node):
        key = written.casefold()
        name, _, unit = key.partition("_")
        if key in keys:
            if said := _value(value):
                yield key, said, line
        elif name in keys and unit in ("days", "years") and isinstance(value, ast.Constant):
            yield name, f"{value.value!s} {unit}", line


def _attributes(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr, int]]:
    for keyword in node.keywords:
        if keyword.arg:
            yield keyword.arg, keyword.value, keyword.value.lineno
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call):
            for keyword in decorator.keywords:
                if keyword.arg:
                    yield keyword.arg, keyword.value, decorator.lineno
    for statement in node.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=key)], value=value)
                | ast.AnnAssign(target=ast.Name(id=key), value=ast.expr() as value)
            ):
                yield key, value, statement.lineno


def _value(value: ast.expr) -> str:
    match value:
        case ast.Attribute(attr=said) | ast.Constant(value=str(said)):
            return _counted(said)
        case ast.Call(func=ast.Name(id="Field"), keywords=keywords):
            told = (_value(k.value) for k in keywords if k.arg == "default")
            return next(told, "")
        case ast.Call(keywords=[ast.keyword(arg=unit, value=ast.Constant(value=int(n)))]):
            return f"{n} {unit}"
        case ast.Call(keywords=[ast.keyword(arg="days", value=ast.BinOp() as product)]):
            return "7 years" if _YEARS.fullmatch(ast.unparse(product)) else ""
    return ""


def _counted(constant: str) -> str:
    """The words of a constant, a number before what it counts: `DAYS_90` is `90 DAYS`."""
    words = re.sub(r"^([A-Za-z]+) (\d+)$", r"\2 \1", constant.replace("_", " "))
    return _NUMBER.sub(lambda found: _NUMBERS[found[0].casefold()], words)
