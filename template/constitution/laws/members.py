"""Where members of enums hide: in names, collections, calls and raw values."""

import ast

from constitution.code.program import Program
from constitution.code.reaching import reaching
from constitution.code.scope import Binding, Binds, ClassInfo, Scope
from constitution.code.symbols import Symbol, Variable
from constitution.code.types import (
    ClassObject,
    Constant,
    Instance,
    Member,
    ModuleObject,
    Type,
    options,
)

_COLLECTIONS = frozenset(
    f"builtins.{name}" for name in ["frozenset", "set", "tuple", "list", "sorted", "dict"]
)
_TEXTUAL = frozenset({"lower", "upper", "strip", "casefold", "title", "__str__"})
_DEEPEST = 10


class Members:
    """Finds the enum that an expression takes a member of."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def member(self, node: ast.expr, scope: Scope, depth: int = 0) -> ClassInfo | None:
        """The enum of which this expression is one fixed member, or that member's raw value."""
        if depth > _DEEPEST:
            return None
        match node:
            case ast.Attribute(value=inner, attr="value" | "name"):
                if found := self.member(inner, scope, depth + 1):
                    return found
            case (
                ast.Call(func=func, args=[argument], keywords=[])
                | ast.Call(func=func, args=[], keywords=[ast.keyword(arg="value", value=argument)])
            ):
                owner = self._enum_class(func, scope)
                if owner:
                    return owner if _is_fixed(argument) else None
                if self._program.path(func, scope) == "builtins.str":
                    return self.member(argument, scope, depth + 1)
                return None
            case ast.Call(func=func, args=[owner_node, ast.Constant()]):
                if self._program.path(func, scope) == "builtins.getattr":
                    return self._enum_class(owner_node, scope)
                return None
            case ast.Subscript(value=owner_node, slice=key) if _is_fixed(key):
                if found := self._enum_class(owner_node, scope):
                    return found
                return None if _is_text(key) else self._part(owner_node, scope, depth + 1)
            case ast.NamedExpr(value=inner):
                return self.member(inner, scope, depth + 1)
            case _:
                pass
        if isinstance(node, (ast.Name, ast.Attribute)):
            written = self._written_member(node, scope)
            if written:
                return written
            for source, home, binds in self.sources(node, scope):
                if binds is Binds.EACH:
                    found = self.collection(source, home, depth + 1)
                else:
                    found = self.member(source, home, depth + 1)
                if found:
                    return found
        return None

    def collection(self, node: ast.expr, scope: Scope, depth: int = 0) -> ClassInfo | None:
        """The enum whose members a literal collection holds."""
        if depth > _DEEPEST:
            return None
        match node:
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
                for part in parts:
                    inner = part.value if isinstance(part, ast.Starred) else part
                    found = self.member(inner, scope, depth + 1)
                    found = found or self.collection(inner, scope, depth + 1)
                    if found:
                        return found
                return None
            case ast.Dict(keys=keys):
                found_keys = (self.member(key, scope, depth + 1) for key in keys if key)
                return next((found for found in found_keys if found), None)
            case ast.BinOp(left=left, right=right):
                return self.collection(left, scope, depth + 1) or self.collection(
                    right, scope, depth + 1
                )
            case ast.Call(func=func, args=[argument, *_]):
                if self._program.path(func, scope) in _COLLECTIONS:
                    return self.collection(argument, scope, depth + 1)
                return None
            case ast.Call(func=ast.Attribute(value=inner, attr="keys" | "copy" | "union")):
                return self.collection(inner, scope, depth + 1)
            case ast.Subscript(value=inner, slice=ast.Slice()):
                return self._part(inner, scope, depth + 1)
            case ast.ListComp(elt=each) | ast.SetComp(elt=each) | ast.GeneratorExp(elt=each):
                return self.member(each, scope, depth + 1)
            case ast.Name() | ast.Attribute():
                for source, home, binds in self.sources(node, scope):
                    if binds is Binds.ASSIGN and (
                        found := self.collection(source, home, depth + 1)
                    ):
                        return found
                return None
            case _:
                return None

    def _part(self, node: ast.expr, scope: Scope, depth: int) -> ClassInfo | None:
        """The enum of which this sequence, all members in their order or some, is taken apart."""
        match node:
            case ast.Call(func=func, args=[argument]) if (
                self._program.path(func, scope) in _COLLECTIONS
            ):
                return self._enum_class(argument, scope) or self.collection(node, scope, depth)
            case _:
                return self.collection(node, scope, depth)

    def raw(self, node: ast.expr, scope: Scope, depth: int = 0) -> ClassInfo | None:
        """The enum whose value, or raw value, an expression varies over."""
        if depth > _DEEPEST:
            return None
        match node:
            case ast.Call(func=ast.Attribute(value=inner, attr=name)) if name in _TEXTUAL:
                return self.raw(inner, scope, depth + 1)
            case ast.Call(func=func, args=[inner]):
                if self._program.path(func, scope) in ("builtins.str", "builtins.int"):
                    return self.raw(inner, scope, depth + 1)
            case ast.Attribute(value=inner, attr="value" | "name"):
                if found := self.typed(inner, scope):
                    return found
            case ast.JoinedStr(values=[ast.FormattedValue(value=inner)]):
                return self.raw(inner, scope, depth + 1)
            case ast.Name():
                bound = self._program.bound_value(node, scope)
                if isinstance(bound, (ast.Attribute, ast.Call)) and (
                    found := self.raw(bound, scope, depth + 1)
                ):
                    return found
            case _:
                pass
        return self.typed(node, scope)

    def typed(self, node: ast.expr, scope: Scope) -> ClassInfo | None:
        """The project's enum that an expression is an instance of."""
        return self.enum_of(self._program.of(node, scope))

    def enum_of(self, of: Type | None) -> ClassInfo | None:
        for option in options(of):
            match option:
                case Instance(cls=cls) | Member(cls=cls) if self._program.classes.is_enum(cls):
                    return cls
                case _:
                    pass
        return None

    def is_tag(self, node: ast.expr, scope: Scope) -> bool:
        """Whether an expression is a discriminator: an attribute declared as a Literal."""
        if isinstance(node, ast.Name):
            bound = self._program.bound_value(node, scope)
            return (
                bound is not None and not isinstance(bound, ast.Name) and self.is_tag(bound, scope)
            )
        if not isinstance(node, ast.Attribute):
            return False
        found = list(options(self._program.of(node, scope)))
        return bool(found) and all(isinstance(option, Constant) for option in found)

    def sources(self, node: ast.expr, scope: Scope) -> list[tuple[ast.expr, Scope, Binds]]:
        """The expressions that a constant's name was bound to, wherever it is kept."""
        found = self._symbol(node, scope)
        if not isinstance(found, Variable):
            return []
        bindings = found.bindings
        if isinstance(node, ast.Name) and found.scope is scope:
            bindings = reaching(bindings, node, scope.module)
        return [
            (binding.source, found.scope, binding.binds)
            for binding in bindings
            if isinstance(binding.source, ast.expr) and self._is_constant(binding, found.scope)
        ]

    def _is_constant(self, binding: Binding, scope: Scope) -> bool:
        if binding.path or binding.binds not in (Binds.ASSIGN, Binds.EACH):
            return False
        if scope.is_class and binding.annotation is not None:
            return self._program.annotations.is_class_variable(binding.annotation, scope)
        return True

    def _symbol(self, node: ast.expr, scope: Scope) -> Symbol | None:
        if isinstance(node, ast.Attribute):
            for option in options(self._program.of(node.value, scope)):
                if isinstance(option, (Instance, ClassObject)):
                    for ancestor, _ in self._program.classes.lineage(option.cls):
                        if found := self._program.symbols.attribute(ancestor, node.attr):
                            return found
                        stored = ancestor.stored.get(node.attr, [])
                        if len(stored) == 1 and stored[0].value is not None:
                            one = Binding(node.attr, Binds.ASSIGN, stored[0].node, stored[0].value)
                            return Variable([one], stored[0].scope)
                if isinstance(option, ModuleObject):
                    return self._program.symbols.member(option.module, node.attr)
            return None
        return self._program.symbols.of(node, scope)

    def _written_member(self, node: ast.expr, scope: Scope) -> ClassInfo | None:
        if not isinstance(node, ast.Attribute):
            return None
        owner = self._enum_class(node.value, scope)
        if owner and node.attr in self._program.classes.members(owner):
            return owner
        return None

    def _enum_class(self, node: ast.expr, scope: Scope) -> ClassInfo | None:
        for option in options(self._program.of(node, scope)):
            if isinstance(option, ClassObject) and self._program.classes.is_enum(option.cls):
                return option.cls
        return None


def _is_fixed(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    return isinstance(node, ast.Constant)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_fixed_values(node: ast.expr) -> bool:
    """Whether an expression is a literal, or a collection of literals."""
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return bool(node.elts) and all(is_fixed_values(part) for part in node.elts)
    if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.func, ast.Name):
        return node.func.id in ("frozenset", "set", "tuple") and is_fixed_values(node.args[0])
    if isinstance(node, ast.Dict):
        return bool(node.keys) and all(
            key is not None and is_fixed_values(key) for key in node.keys
        )
    return isinstance(node, ast.Constant) and type(node.value) in (str, int)
