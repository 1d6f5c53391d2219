"""Opening a span: the decorator above an operation that runs unseen, and its import."""

import ast
import sys
from collections.abc import Iterator
from itertools import pairwise

from constitution.code.project import PACKAGE
from constitution.fixing.source import Edit, Source

_TRACER = "logfire"


def trace(
    source: Source, function: ast.FunctionDef | ast.AsyncFunctionDef, name: str
) -> list[Edit]:
    """The edits that trace a function; none for one that yields, whose span would close too soon."""
    if any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in _own(function)):
        return []
    known = _alias(source.tree)
    start = source.start_of_line(function.lineno)
    indentation = source.indentation(function)
    call = f"@{known or _TRACER}.instrument"
    arguments = f'"{name}", extract_args=False'
    line = f"{indentation}{call}({arguments})"
    if not source.fits(line):
        line = f"{indentation}{call}(\n{indentation}    {arguments}\n{indentation})"
    edits = [Edit(start, start, f"{line}\n")]
    return edits if known else [*edits, _imported(source)]


def _own(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function that belong to no function inside it."""
    stack: list[ast.AST] = list(function.body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            stack.extend(ast.iter_child_nodes(node))


def _alias(tree: ast.Module) -> str:
    """What the module calls the tracer, if it has imported it."""
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                if alias.name == _TRACER:
                    return alias.asname or alias.name
    return ""


def _imported(source: Source) -> Edit:
    """The import, in the place where a sorter of imports would put it."""
    body = source.tree.body
    imports = [s for s in body if isinstance(s, (ast.Import, ast.ImportFrom))]
    block = list(_leading(imports))
    before = [each for each in block if _rank(each) < _rank_of(_TRACER)]
    beside = [each for each in block if _rank(each) == _rank_of(_TRACER)]
    after = [each for each in block if _rank(each) > _rank_of(_TRACER)]
    if beside:
        smaller = [e for e in beside if isinstance(e, ast.Import) and e.names[0].name < _TRACER]
        if smaller:
            return _line_after(source, smaller[-1], f"import {_TRACER}\n")
        return _line_before(source, beside[0], f"import {_TRACER}\n")
    if before:
        return _line_after(source, before[-1], f"\nimport {_TRACER}\n")
    if after:
        return _line_before(source, after[0], f"import {_TRACER}\n\n")
    return _line_after_docstring(source)


def _leading(imports: list[ast.Import | ast.ImportFrom]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that stand together at the top of the module."""
    yield from imports[:1]
    for one, other in pairwise(imports):
        if other.lineno - (one.end_lineno or one.lineno) > 2:
            return
        yield other


def _rank(statement: ast.Import | ast.ImportFrom) -> int:
    if isinstance(statement, ast.ImportFrom):
        return 3 if statement.level else _rank_of(statement.module or "")
    return _rank_of(statement.names[0].name)


def _rank_of(name: str) -> int:
    root = name.partition(".")[0]
    if root == "__future__":
        return -1
    if root in sys.stdlib_module_names:
        return 0
    return 2 if root == PACKAGE else 1


def _line_after(source: Source, statement: ast.stmt, text: str) -> Edit:
    start = source.start_of_line((statement.end_lineno or statement.lineno) + 1)
    return Edit(start, start, text)


def _line_before(source: Source, statement: ast.stmt, text: str) -> Edit:
    start = source.start_of_line(statement.lineno)
    return Edit(start, start, text)


def _line_after_docstring(source: Source) -> Edit:
    match source.tree.body:
        case [ast.Expr(value=ast.Constant(value=str())) as first, *_]:
            return _line_after(source, first, f"\nimport {_TRACER}\n")
        case _:
            return Edit(0, 0, f"import {_TRACER}\n\n\n")
