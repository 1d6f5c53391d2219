"""Whether a model is frozen: pydantic's configuration, merged in pydantic's own order.

Bases from left to right, each overriding the one before; then the class body; then the keywords
of the class statement.
"""

import ast
from enum import StrEnum
from typing import NamedTuple

from constitution.code.classes import Classes
from constitution.code.scope import Binding, Binds, ClassInfo, Scope
from constitution.code.symbols import Symbols, Variable
from constitution.code.types import ClassObject, ModuleObject

_CONFIGS = frozenset({"ConfigDict", "SettingsConfigDict", "SQLModelConfig", "dict"})
_SAME = frozenset({"copy.copy", "copy.deepcopy", "types.MappingProxyType"})
_DEEPEST = 12


class Frozen(StrEnum):
    """What a configuration says about `frozen`."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"
    UNKNOWN = "unknown"


class Setting(NamedTuple):
    """What is said, and the entry that says so."""

    frozen: Frozen
    entry: ast.AST | None = None

    def then(self, later: "Setting") -> "Setting":
        """What holds once a later configuration is merged over this one."""
        return self if later.frozen is Frozen.UNSAID else later


_UNSAID = Setting(Frozen.UNSAID)
_UNKNOWN = Setting(Frozen.UNKNOWN)


class Configurations:
    """The effective configuration of every model."""

    def __init__(self, symbols: Symbols, classes: Classes) -> None:
        self._symbols = symbols
        self._classes = classes
        self._settings: dict[ClassInfo, Setting] = {}

    def of(self, cls: ClassInfo) -> Setting:
        """What holds for instances of a class."""
        if cls not in self._settings:
            self._settings[cls] = _UNSAID
            self._settings[cls] = self._merge(cls)
        return self._settings[cls]

    def expression(self, node: ast.expr, scope: Scope, depth: int = 0) -> Setting:
        """What a configuration says that is written as an expression."""
        if depth > _DEEPEST:
            return _UNKNOWN
        match node:
            case ast.Dict(keys=keys, values=values):
                said = _UNSAID
                for key, value in zip(keys, values, strict=True):
                    said = said.then(self._entry(key, value, key or value, scope, depth))
                return said
            case ast.Call():
                return self._call(node, scope, depth)
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                first = self.expression(left, scope, depth + 1)
                return first.then(self.expression(right, scope, depth + 1))
            case ast.IfExp(body=body, orelse=orelse):
                first = self.expression(body, scope, depth + 1)
                second = self.expression(orelse, scope, depth + 1)
                return first if first.frozen is second.frozen else _UNKNOWN
            case ast.NamedExpr(value=value):
                return self.expression(value, scope, depth + 1)
            case ast.Attribute(value=owner, attr="model_config" | "__pydantic_config__"):
                found = self._symbols.of(owner, scope)
                return self.of(found.cls) if isinstance(found, ClassObject) else _UNKNOWN
            case ast.Name() | ast.Attribute():
                return self._named(node, scope, depth)
            case _:
                return _UNKNOWN

    def _merge(self, cls: ClassInfo) -> Setting:
        said = _UNSAID
        if decorator := self._classes.validated_dataclass(cls):
            return self._dataclass(decorator, cls)
        for base in self._classes.bases(cls):
            if isinstance(base.of, ClassInfo):
                said = said.then(self.of(base.of))
        said = said.then(self._body(cls))
        for keyword in cls.node.keywords:
            if keyword.arg is None:
                said = said.then(self.expression(keyword.value, cls.outer))
            elif keyword.arg == "frozen":
                said = said.then(self._literal(keyword.value, keyword, cls.outer))
        return said

    def _body(self, cls: ClassInfo) -> Setting:
        said = _UNSAID
        for binding in cls.scope.names.get("model_config", ()):
            if isinstance(binding.source, ast.expr):
                found = self.expression(binding.source, cls.scope)
                if cls.module.parents.get(binding.node) is not cls.node and said != found:
                    found = _UNKNOWN if said.frozen is not found.frozen else found
                said = found
        if bindings := cls.scope.names.get("Config"):
            said = said.then(self._config_class(bindings[-1], cls.scope))
        for statement in cls.scope.all(ast.Assign):
            match statement.targets:
                case [ast.Subscript(value=ast.Name(id="model_config"), slice=key)]:
                    entry = self._entry(key, statement.value, statement, cls.scope, 0)
                    said = said.then(entry)
                case _:
                    pass
        for call in cls.scope.all(ast.Call):
            match call.func:
                case ast.Attribute(value=ast.Name(id="model_config"), attr="update"):
                    said = said.then(self._arguments(call, cls.scope, 0))
                case _:
                    pass
        return said

    def _config_class(self, binding: Binding, scope: Scope) -> Setting:
        config = binding.info if isinstance(binding.info, ClassInfo) else None
        if config is None and isinstance(binding.source, ast.expr):
            found = self._symbols.of(binding.source, scope)
            config = found.cls if isinstance(found, ClassObject) else None
        if config is None:
            return _UNKNOWN
        for ancestor, _ in self._classes.lineage(config):
            if bindings := ancestor.scope.names.get("frozen"):
                source = bindings[-1].source
                if isinstance(source, ast.expr):
                    return self._literal(source, bindings[-1].node, ancestor.scope)
        return _UNSAID

    def _dataclass(self, decorator: ast.expr, cls: ClassInfo) -> Setting:
        said = _UNSAID
        if isinstance(decorator, ast.Call):
            for keyword in decorator.keywords:
                if keyword.arg == "frozen":
                    said = said.then(self._literal(keyword.value, keyword, cls.outer))
                elif keyword.arg == "config":
                    said = self.expression(keyword.value, cls.outer).then(said)
        return said

    def _call(self, node: ast.Call, scope: Scope, depth: int) -> Setting:
        func = node.func
        if isinstance(func, ast.Attribute) and func.attr == "copy" and not node.args:
            return self.expression(func.value, scope, depth + 1)
        path = self._symbols.path(func, scope)
        if path.rpartition(".")[2] in _CONFIGS:
            return self._arguments(node, scope, depth)
        if path in _SAME and node.args:
            return self.expression(node.args[0], scope, depth + 1)
        if path == "typing.cast" and len(node.args) > 1:
            return self.expression(node.args[1], scope, depth + 1)
        return _UNKNOWN

    def _arguments(self, node: ast.Call, scope: Scope, depth: int) -> Setting:
        said = _UNSAID
        for arg in node.args:
            said = said.then(self.expression(arg, scope, depth + 1))
        for keyword in node.keywords:
            key = ast.Constant(keyword.arg) if keyword.arg else None
            said = said.then(self._entry(key, keyword.value, keyword, scope, depth))
        return said

    def _entry(
        self, key: ast.expr | None, value: ast.expr, entry: ast.AST, scope: Scope, depth: int
    ) -> Setting:
        if key is None:  # **spread
            return self._without_foreign_entry(self.expression(value, scope, depth + 1), value)
        if not isinstance(key, ast.Constant):
            return _UNKNOWN
        return self._literal(value, entry, scope) if key.value == "frozen" else _UNSAID

    @staticmethod
    def _without_foreign_entry(said: Setting, spread: ast.expr) -> Setting:
        """A spread that turns it off is found where it is spread."""
        if isinstance(spread, (ast.Dict, ast.Call)):
            return said
        return Setting(said.frozen)

    def _literal(self, value: ast.expr, entry: ast.AST, scope: Scope) -> Setting:
        match value:
            case ast.Constant(value=True):
                return Setting(Frozen.YES, entry)
            case ast.Constant(value=False | None):
                return Setting(Frozen.NO, entry)
            case ast.Name() | ast.Attribute():
                found = self._symbols.of(value, scope)
                if isinstance(found, Variable) and len(found.bindings) == 1:
                    source = found.last.source
                    if isinstance(source, ast.Constant) and isinstance(source.value, bool):
                        return Setting(Frozen.YES if source.value else Frozen.NO, entry)
                return Setting(Frozen.UNKNOWN, entry)
            case _:
                return Setting(Frozen.UNKNOWN, entry)

    def _named(self, node: ast.expr, scope: Scope, depth: int) -> Setting:
        found = self._symbols.of(node, scope)
        if isinstance(found, ModuleObject) or not isinstance(found, Variable):
            return _UNKNOWN
        settings = [
            self.expression(binding.source, found.scope, depth + 1)
            for binding in found.bindings
            if binding.binds is Binds.ASSIGN and isinstance(binding.source, ast.expr)
        ]
        if not settings or any(s.frozen is not settings[0].frozen for s in settings):
            return _UNKNOWN
        return Setting(settings[0].frozen)
