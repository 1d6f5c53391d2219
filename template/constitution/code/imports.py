"""Every import of the application, resolved to what it really brings: the edges of the graph."""

import ast
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from constitution.code.scope import Module, Scope
from constitution.code.sites import Sites
from constitution.code.symbols import Symbols, Variable
from constitution.code.types import Callable, ClassObject, External, ModuleObject

_DYNAMIC = frozenset({"importlib.import_module", "builtins.__import__"})


class Import(NamedTuple):
    """One name brought into a module: by which statement, from where, and where it was made."""

    module: Module
    node: ast.stmt | ast.expr
    scope: Scope
    name: str
    written: str  # the dotted name as imported
    external: str  # the dotted name outside the project, if that is where it leads
    passes: tuple[Module, ...]  # the project's modules it leads through, the last one defines it


class Imports:
    """All imports, of all modules: at the top, guarded, late, and dynamic by a constant."""

    def __init__(self, symbols: Symbols, modules: list[Module], sites: Sites) -> None:
        self._symbols = symbols
        self._leads = cache(self._follow)
        self.all = [each for module in modules for each in self._of_module(module)]
        for call, scope in sites.of(_DYNAMIC):
            self.all += self._dynamic(call, scope)

    def _of_module(self, module: Module) -> Iterator[Import]:
        for node, scope in module.imports:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield self._import(node, scope, alias.name)
            else:
                source = module.absolute(node)
                for alias in node.names:
                    name = source if alias.name == "*" else f"{source}.{alias.name}"
                    yield self._import(node, scope, name)

    def _dynamic(self, call: ast.Call, scope: Scope) -> Iterator[Import]:
        if call.args and (name := self._text(call.args[0], scope)):
            package = scope.module.package.split(".")
            level = len(name) - len(name.lstrip("."))
            if level:
                name = ".".join([*package[: len(package) - level + 1], name.lstrip(".")])
            yield self._import(call, scope, name)

    def _text(self, node: ast.expr, scope: Scope) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        if isinstance(node, (ast.Name, ast.Attribute)):
            found = self._symbols.of(node, scope)
            if isinstance(found, Variable) and isinstance(found.last.source, ast.Constant):
                return str(found.last.source.value)
        return ""

    def _import(self, node: ast.stmt | ast.expr, scope: Scope, written: str) -> Import:
        name, external, passes = self._leads(written)
        return Import(scope.module, node, scope, name, written, external, passes)

    def _follow(self, written: str) -> tuple[str, str, tuple[Module, ...]]:
        """The last word of a dotted name, what it is outside, and the modules it leads through."""
        head, _, name = written.rpartition(".")
        target = self._symbols.modules.get(written)
        if target is not None:
            return name, "", (target,)
        source = self._symbols.modules.get(head)
        if source is None:
            own = head.partition(".")[0]
            return name, "" if self._symbols.is_own(own) else written, ()
        match self._symbols.member(source, name):
            case ClassObject(cls=info):
                return name, "", (source, info.module)
            case Callable(function=function):
                return name, "", (source, function.module)
            case ModuleObject(module=below):
                return name, "", (source, below)
            case External(path=path):
                return name, path, (source,)
            case Variable(scope=home):
                return name, "", (source, home.module)
            case _:
                return name, "", (source,)
