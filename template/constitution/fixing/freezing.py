"""Freezing a model: `frozen=True` where its class says otherwise, or says nothing."""

import ast
from collections.abc import Iterator

from constitution.fixing.source import Edit, Source

_INDENT = "    "


def freeze(source: Source, cls: ast.ClassDef) -> list[Edit]:
    """The edits that freeze a class; none, if what it says is not written in the class."""
    if said := list(_said(cls)):
        return [source.replaced(value, "True") for value in said]
    arguments = [*cls.bases, *(keyword.value for keyword in cls.keywords)]
    if not cls.bases or any(keyword.arg is None for keyword in cls.keywords):
        return []
    last = max(arguments, key=source.end)
    return [_added(source, cls, last)]


def _said(cls: ast.ClassDef) -> Iterator[ast.expr]:
    """The values that the class statement and its configuration give to `frozen`."""
    yield from _given(cls.keywords)
    for statement in cls.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id="model_config")], value=value)
                | ast.AnnAssign(target=ast.Name(id="model_config"), value=ast.expr() as value)
            ):
                yield from _configured(value)
            case ast.ClassDef(name="Config", body=body):
                for inner in body:
                    match inner:
                        case ast.Assign(targets=[ast.Name(id="frozen")], value=value):
                            yield value
                        case _:
                            continue
            case _:
                continue


def _configured(value: ast.expr) -> Iterator[ast.expr]:
    match value:
        case ast.Call(keywords=keywords):
            yield from _given(keywords)
        case ast.Dict(keys=keys, values=values):
            for key, given in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "frozen":
                    yield given
        case _:
            return


def _given(keywords: list[ast.keyword]) -> Iterator[ast.expr]:
    return (keyword.value for keyword in keywords if keyword.arg == "frozen")


def _added(source: Source, cls: ast.ClassDef, last: ast.expr) -> Edit:
    """The keyword behind the last argument, laid out as the formatter would."""
    first = min((*cls.bases, *(keyword.value for keyword in cls.keywords)), key=source.start)
    end = source.end(last)
    closing = end + source.text(end, source.start(cls.body[0])).index(")")
    opening = source.text(0, source.start(first)).encode().rindex(b"(")
    inside = source.text(opening + 1, closing)
    indentation = source.indentation(cls)
    if "\n" in inside and inside.rstrip().endswith(","):
        return Edit(end, end, f",\n{indentation}{_INDENT}frozen=True")
    head = source.text(source.start_of_line(_line_of(source, opening)), opening + 1)
    parts = [source.of(each) for each in cls.bases]
    parts += [f"{each.arg}={source.of(each.value)}" for each in cls.keywords]
    parts.append("frozen=True")
    flat = ", ".join(parts)
    if "#" in inside or any("\n" in part for part in parts):
        return Edit(end, end, ", frozen=True")
    if source.fits(f"{head}{flat}):"):
        return Edit(opening + 1, closing, flat)
    if source.fits(f"{indentation}{_INDENT}{flat}"):
        return Edit(opening + 1, closing, f"\n{indentation}{_INDENT}{flat}\n{indentation}")
    each_line = "".join(f"\n{indentation}{_INDENT}{part}," for part in parts)
    return Edit(opening + 1, closing, f"{each_line}\n{indentation}")


def _line_of(source: Source, position: int) -> int:
    return source.data.count(b"\n", 0, position) + 1
