"""Holding a tuple: `list[X]` in a field becomes `tuple[X, ...]`, and its default with it."""

import ast
from collections.abc import Iterator

from constitution.fixing.source import Edit, Source

_LISTS = frozenset({"list", "List", "typing.List"})
_OTHERS = frozenset({"dict", "set", "deque", "defaultdict", "Dict", "Set", "Counter", "bytearray"})


def hold_tuples(source: Source, field: ast.AnnAssign) -> list[Edit]:
    """The edits that make a field hold tuples; none, if it holds more than lists can explain."""
    lists = list(_lists(field.annotation))
    words = {node.id for node in ast.walk(field.annotation) if isinstance(node, ast.Name)}
    default = _default(source, field.value)
    if not lists or default is None or words & _OTHERS:
        return []
    edits = [edit for each in lists for edit in _edits(source, each)]
    last = source.line(field.annotation.end_lineno or field.lineno)
    grown = len(last) + sum(len(edit.text) - (edit.end - edit.start) for edit in (*edits, *default))
    return [*edits, *default] if grown <= source.line_length else []


def _lists(annotation: ast.expr) -> Iterator[ast.Subscript]:
    for node in ast.walk(annotation):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) in _LISTS:
            yield node


def _edits(source: Source, node: ast.Subscript) -> list[Edit]:
    end = source.end(node.slice)
    return [source.replaced(node.value, "tuple"), Edit(end, end, ", ...")]


def _default(source: Source, value: ast.expr | None) -> list[Edit] | None:
    """The edits of a default; `None`, if a list may come of it that is not written there."""
    match value:
        case None | ast.Constant():
            return []
        case ast.List(elts=parts):
            start, end = source.start(value), source.end(value)
            comma = (
                "," if len(parts) == 1 and "," not in source.text(source.end(parts[0]), end) else ""
            )
            return [Edit(start, start + 1, "("), Edit(end - 1, end, f"{comma})")]
        case ast.Call(keywords=keywords):
            edits: list[Edit] = []
            for keyword in keywords:
                if keyword.arg in ("default", "default_factory"):
                    inner = _factory(source, keyword.value)
                    if inner is None:
                        return None
                    edits += inner
            if value.args:
                first = _default(source, value.args[0])
                return None if first is None else [*first, *edits]
            return edits
        case _:
            return None


def _factory(source: Source, value: ast.expr) -> list[Edit] | None:
    if isinstance(value, ast.Name) and value.id == "list":
        return [source.replaced(value, "tuple")]
    return _default(source, value)
