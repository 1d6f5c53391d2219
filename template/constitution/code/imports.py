"""Every import of the application, resolved to what it really brings: the edges of the graph."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from constitution.code.scope import Module, Scope
from constitution.code.symbols import Symbols, Variable
from constitution.code.types import Callable, ClassObject, External, ModuleObject

_DYNAMIC = frozenset({"importlib.import_module", "builtins.__import__"})


@dataclass(frozen=True, slots=True)
class Import:
    """One name brought into a module: by which statement, from where, and where it was made."""

    module: Module
    node: ast.stmt | ast.expr
    scope: Scope
    name: str
    written: str  # the dotted name as imported
    external: str  # the dotted name outside the project, if that is where it leads
    passes: tuple[Module, ...]  # the project's modules it leads through, the last one defines it


def imports(symbols: Symbols, modules: list[Module]) -> list[Import]:
    """All imports, of all modules: at the top, guarded, late, and dynamic by a constant."""
    return [found for module in modules for found in _of_module(symbols, module)]


def _of_module(symbols: Symbols, module: Module) -> Iterator[Import]:
    for node, scope in module.imports:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield _import(symbols, module, node, scope, alias.name)
        else:
            source = module.absolute(node)
            for alias in node.names:
                name = source if alias.name == "*" else f"{source}.{alias.name}"
                yield _import(symbols, module, node, scope, name)
    for scope in module.scopes:
        for call in scope.all(ast.Call):
            if call.args and symbols.path(call.func, scope) in _DYNAMIC:
                if name := _text(symbols, call.args[0], scope):
                    package = module.package.split(".")
                    level = len(name) - len(name.lstrip("."))
                    if level:
                        name = ".".join([*package[: len(package) - level + 1], name.lstrip(".")])
                    yield _import(symbols, module, call, scope, name)


def _text(symbols: Symbols, node: ast.expr, scope: Scope) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, (ast.Name, ast.Attribute)):
        found = symbols.of(node, scope)
        if isinstance(found, Variable) and isinstance(found.last.source, ast.Constant):
            return str(found.last.source.value)
    return ""


def _import(
    symbols: Symbols, module: Module, node: ast.stmt | ast.expr, scope: Scope, written: str
) -> Import:
    passes: list[Module] = []
    name = written.rpartition(".")[2]
    target = symbols.modules.get(written)
    if target is not None:
        return Import(module, node, scope, name, written, "", (target,))
    head, _, last = written.rpartition(".")
    source = symbols.modules.get(head)
    if source is None:
        own = head.partition(".")[0]
        external = "" if symbols.is_own(own) else written
        return Import(module, node, scope, name, written, external, ())
    passes.append(source)
    external = ""
    match symbols.member(source, last):
        case ClassObject(cls=info):
            passes.append(info.module)
        case Callable(function=function):
            passes.append(function.module)
        case ModuleObject(module=below):
            passes.append(below)
        case External(path=path):
            external = path
        case Variable(scope=home):
            passes.append(home.module)
        case _:
            pass
    return Import(module, node, scope, name, written, external, tuple(passes))
