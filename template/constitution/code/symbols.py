"""What a name means: through imports, aliases, star imports and re-exports, across modules."""

import ast
import builtins
from collections.abc import Iterable, Mapping

from constitution.code.scope import Binding, Binds, ClassInfo, FunctionInfo, Module, Scope
from constitution.code.types import (
    Callable,
    ClassObject,
    External,
    ModuleObject,
    Type,
)

_BUILTINS = frozenset(dir(builtins))
_DEFINITIONS = (Binds.CLASS, Binds.FUNCTION, Binds.ALIAS, Binds.IMPORT, Binds.TYPE_PARAMETER)


class Variable:
    """A name bound to a value or an alias, to be read by whoever asked."""

    __slots__ = ("bindings", "scope")

    def __init__(self, bindings: list[Binding], scope: Scope) -> None:
        self.bindings = bindings
        self.scope = scope

    @property
    def last(self) -> Binding:
        return self.bindings[-1]


type Symbol = Type | Variable


class Symbols:
    """All names of the project."""

    def __init__(self, modules: Iterable[Module], neighbours: frozenset[str]) -> None:
        self.modules: Mapping[str, Module] = {module.name: module for module in modules}
        self._neighbours = neighbours
        self._members: dict[tuple[str, str], Symbol | None] = {}
        self._found: dict[tuple[str, Scope, bool], Symbol | None] = {}
        self._dotted: dict[str, Symbol | None] = {}
        self._paths: dict[tuple[ast.expr, Scope], str] = {}

    def is_own(self, package: str) -> bool:
        """Whether a top-level package is part of this repository."""
        return package in self._neighbours or package in self.modules

    def find(self, name: str, scope: Scope, *, typing: bool = False) -> Symbol | None:
        """What a name means in a scope; as part of a type, variables of a class are not meant."""
        key = (name, scope, typing)
        if key not in self._found:
            self._found[key] = self._find(name, scope, typing=typing)
        return self._found[key]

    def _find(self, name: str, scope: Scope, *, typing: bool) -> Symbol | None:
        here = scope
        inside = False
        while here.parent is not None:
            bindings = here.names.get(name)
            if bindings and (inside or typing) and here.is_class:
                bindings = self._visible(bindings, inside=inside)
            if bindings:
                return self._meaning(bindings, here)
            if here.stars and (found := self._starred(here, name, set())):
                return found
            inside = True
            here = here.parent
        return self.find(name, here) if inside else self._global(name, here)

    def _global(self, name: str, module: Scope) -> Symbol | None:
        if bindings := module.names.get(name):
            return self._meaning(bindings, module)
        if module.stars and (found := self._starred(module, name, set())):
            return found
        return External(f"builtins.{name}") if name in _BUILTINS else None

    def member(self, module: Module, name: str, seen: set[str] | None = None) -> Symbol | None:
        """What `module.name` means: its own name, a re-export, or a module below it."""
        key = (module.name, name)
        if key in self._members:
            return self._members[key]
        asked_first = seen is None
        seen = set() if seen is None else seen
        if f"{module.name}:{name}" in seen:
            return None
        seen.add(f"{module.name}:{name}")
        found: Symbol | None = None
        if bindings := module.scope.names.get(name):
            found = self._meaning(bindings, module.scope, seen)
        if found is None:
            found = self._starred(module.scope, name, seen)
        if found is None and (below := self.modules.get(f"{module.name}.{name}")):
            found = ModuleObject(below)
        if asked_first or found is not None:
            self._members[key] = found
        return found

    def dotted(self, target: str, seen: set[str] | None = None) -> Symbol | None:
        """What a dotted name means, counted from the top."""
        if seen is not None:
            return self._follow(target, seen)
        if target not in self._dotted:
            self._dotted[target] = self._follow(target, None)
        return self._dotted[target]

    def _follow(self, target: str, seen: set[str] | None) -> Symbol | None:
        if module := self.modules.get(target):
            return ModuleObject(module)
        head, _, name = target.rpartition(".")
        if not head:
            return None if target in self._neighbours else External(target)
        if module := self.modules.get(head):
            return self.member(module, name, seen)
        outer = self.dotted(head, seen)
        match outer:
            case External(path=path):
                return External(f"{path}.{name}")
            case ClassObject(cls=cls):
                return self.attribute(cls, name)
            case _:
                return None

    def of(
        self,
        node: ast.expr,
        scope: Scope,
        *,
        typing: bool = False,
        through: tuple[Binding, ...] = (),
    ) -> Symbol | None:
        """What a dotted expression names, without asking for types, `through` some aliases."""
        if isinstance(node, ast.Name):
            return self.find(node.id, scope, typing=typing)
        if isinstance(node, ast.Attribute):
            name = node.attr
            match self.of(node.value, scope, typing=typing, through=through):
                case External(path=path):
                    return External(f"{path}.{name}")
                case ModuleObject(module=module):
                    return self.member(module, name)
                case ClassObject(cls=cls):
                    return self.attribute(cls, name)
                case Variable(last=Binding(source=ast.Name() | ast.Attribute() as value)) as found:
                    if any(found.last is alias for alias in through):  # `node = node.parent`
                        return None
                    meant = ast.Attribute(value, name, ast.Load())
                    after = (*through, found.last)
                    return self.of(meant, found.scope, typing=typing, through=after)
                case _:
                    return None
        if isinstance(node, ast.Subscript):
            return self.of(node.value, scope, typing=typing, through=through)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return self.of(parsed(node.value), scope, typing=typing, through=through)
        return None

    def attribute(self, cls: ClassInfo, name: str) -> Symbol | None:
        """What a class's own body calls by this name."""
        bindings = cls.scope.names.get(name)
        return self._meaning(bindings, cls.scope) if bindings else None

    def path(self, node: ast.expr, scope: Scope) -> str:
        """The dotted name of something external, or empty."""
        key = (node, scope)
        if key not in self._paths:
            self._paths[key] = self._path(node, scope)
        return self._paths[key]

    def _path(self, node: ast.expr, scope: Scope) -> str:
        found = self.of(node, scope)
        seen = 0
        while isinstance(found, Variable) and seen < 8 and _is_alias(found.last):
            found = self.of(found.last.source, found.scope)  # type: ignore[arg-type]
            seen += 1
        return found.path if isinstance(found, External) else ""

    def _meaning(
        self, bindings: list[Binding], scope: Scope, seen: set[str] | None = None
    ) -> Symbol | None:
        """A definition or an import means more than an assignment; among equals the last one."""
        best = bindings[-1]
        if len(bindings) > 1 and best.binds not in _DEFINITIONS:
            best = next((b for b in reversed(bindings) if b.binds in _DEFINITIONS), best)
        if best.binds is Binds.IMPORT:
            return self.dotted(best.target, seen)
        if isinstance(best.info, ClassInfo):
            return ClassObject(best.info)
        if isinstance(best.info, FunctionInfo):
            return Callable(best.info)
        return Variable(bindings if best is bindings[-1] else [best], scope)

    def _starred(self, scope: Scope, name: str, seen: set[str]) -> Symbol | None:
        if name.startswith("_"):
            return None
        for source in scope.stars:
            if module := self.modules.get(source):
                if found := self.member(module, name, seen):
                    return found
        return None

    @staticmethod
    def _visible(bindings: list[Binding], *, inside: bool) -> list[Binding]:
        """Names of a class body that code inside its methods, or a type in it, can mean."""
        if inside:
            return [b for b in bindings if b.binds is Binds.TYPE_PARAMETER]
        return [
            b
            for b in bindings
            if (b.binds in _DEFINITIONS and b.binds is not Binds.FUNCTION)
            or (b.binds is Binds.ASSIGN and b.annotation is None and _may_be_type(b.source))
        ]


def _may_be_type(source: ast.AST | None) -> bool:
    return isinstance(source, (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp))


def _is_alias(binding: Binding) -> bool:
    return binding.binds in (Binds.ASSIGN, Binds.ALIAS) and isinstance(
        binding.source, (ast.Name, ast.Attribute)
    )


_PARSED: dict[str, ast.expr] = {}


def parsed(text: str) -> ast.expr:
    """The expression that a string annotation spells; `None` if it spells none."""
    if text not in _PARSED:
        try:
            _PARSED[text] = ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            _PARSED[text] = ast.Constant(None)
    return _PARSED[text]
