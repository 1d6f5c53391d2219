"""How a law points at a line: the place, the name of what stands there, and the words for it."""

import ast

from constitution.code.scope import ClassInfo, FunctionInfo, Module, Scope
from constitution.finding import Finding


def finding(
    rule: str,
    module: Module,
    node: ast.AST,
    symbol: str,
    message: str,
    fix: str,
    *subjects: str,
) -> Finding:
    """A finding at a node. Beside its symbol a waiver may call it by any of the `subjects`."""
    line = getattr(node, "lineno", 1)
    column = module.file.column(line, getattr(node, "col_offset", 0))
    names = frozenset({symbol, f"{module.name}.{symbol}", *subjects})
    return Finding(module.path, line, column, rule, symbol, message, fix, names)


def symbol_of(scope: Scope, attribute: str = "") -> str:
    """The dotted name that a reader would give a place: class and method, or the module."""
    owner = scope.qualname or scope.module.name
    return f"{owner}.{attribute}" if attribute else owner


def is_stub(function: FunctionInfo) -> bool:
    """Whether a body says nothing but that someone else must say it."""
    names = function.decorator_names
    if names & {"abstractmethod", "overload"}:
        return True
    for statement in function.node.body:
        match statement:
            case ast.Expr(value=ast.Constant()) | ast.Pass():
                continue
            case ast.Raise(exc=ast.Name(id="NotImplementedError")):
                continue
            case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
                continue
            case _:
                return False
    return True


def header(cls: ClassInfo) -> str:
    """The bases of a class as written, to be repeated in a fix."""
    return ", ".join(ast.unparse(base) for base in cls.node.bases)
