"""Whether a value was read off the domain: an attribute of a model, however it got here."""

import ast

from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.reaching import reaching
from constitution.code.scope import Binding, Binds, ClassInfo, FunctionInfo, Scope
from constitution.code.symbols import Variable
from constitution.code.types import (
    Callable,
    Constant,
    External,
    Instance,
    Member,
    Type,
    none_free,
    options,
    value,
)

_PURE = frozenset(
    [
        "len",
        "int",
        "float",
        "str",
        "bool",
        "abs",
        "round",
        "sum",
        "min",
        "max",
        "sorted",
        "set",
        "frozenset",
        "list",
        "tuple",
        "any",
        "all",
        "reversed",
        "next",
        "iter",
        "repr",
        "divmod",
        "enumerate",
        "zip",
        "map",
        "filter",
        "ord",
    ]
)
_PURE_MODULES = frozenset({"math", "statistics", "decimal", "fractions", "operator"})
_DEEPEST = 12


class Reads:
    """Follows what services and routes read off the domain."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[ast.expr, bool] = {}
        self._returns: dict[FunctionInfo, bool] = {}

    def derived(self, node: ast.expr, scope: Scope, depth: int = 0) -> bool:
        """Whether an expression's value comes from an attribute of a domain value."""
        if depth > _DEEPEST:
            return False
        if node not in self._known:
            self._known[node] = False
            self._known[node] = self._decide(node, scope, depth + 1)
        return self._known[node]

    def is_domain_value(self, node: ast.expr, scope: Scope) -> bool:
        return bool(self.domain_classes(self._program.of(node, scope)))

    def domain_classes(self, of: Type | None) -> list[ClassInfo]:
        """The classes of the domain that a value may be an instance of."""
        return [
            option.cls
            for option in options(none_free(of))
            if isinstance(option, (Instance, Member)) and self._speaks(option.cls)
        ]

    def is_read(self, node: ast.Attribute, scope: Scope) -> bool:
        """Whether this is an attribute of a domain value, and not a way to the next model."""
        if not self.is_domain_value(node.value, scope):
            return False
        found = self._program.of(node, scope)
        kinds = list(options(none_free(found)))
        # what only some options have is not an attribute that the others inherit
        kinds = [kind for kind in kinds if not _is_inherited(kind)] or kinds
        if any(isinstance(kind, Callable) for kind in kinds):
            return False
        if kinds and all(isinstance(kind, Constant) for kind in kinds):
            return False  # a tag: telling outcomes apart is what a service is for
        if kinds and all(isinstance(kind, Instance) and self._is_whole(kind.cls) for kind in kinds):
            return False
        return not (kinds and all(_is_inherited(kind) for kind in kinds))

    def instance_of(self, cls: ast.expr, scope: Scope) -> Type | None:
        """What a class pattern matches."""
        return self._program.members.called(self._program.of(cls, scope))

    def is_tag(self, of: Type | None, name: str) -> bool:
        """Whether an attribute is declared as a Literal, to tell outcomes apart."""
        found = list(options(self._program.members.attribute(of, name)))
        return bool(found) and all(isinstance(option, Constant) for option in found)

    def _is_whole(self, cls: ClassInfo) -> bool:
        """An aggregate or entity: to walk to it is not yet to look into it."""
        classes = self._program.classes
        return classes.is_domain_model(cls) and not classes.is_value_object(cls)

    def _speaks(self, cls: ClassInfo) -> bool:
        classes = self._program.classes
        if cls.place.layer is not Layer.DOMAIN or classes.is_protocol(cls):
            return False
        if classes.is_model(cls) or classes.is_enum(cls):
            return not classes.is_foreign(cls)
        return bool(classes.record_kind(cls)) and not cls.place.is_repository

    def _decide(self, node: ast.expr, scope: Scope, depth: int) -> bool:
        match node:
            case ast.Attribute(value=base):
                return self.is_read(node, scope) or self.derived(base, scope, depth)
            case ast.Subscript(value=base) | ast.Starred(value=base) | ast.Await(value=base):
                return self.derived(base, scope, depth)
            case ast.NamedExpr(value=base) | ast.UnaryOp(operand=base):
                return self.derived(base, scope, depth)
            case ast.IfExp(body=body, orelse=orelse):
                return self.derived(body, scope, depth) or self.derived(orelse, scope, depth)
            case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                return any(self.derived(part, scope, depth) for part in parts)
            case ast.Set(elts=parts):
                return any(self.derived(part, scope, depth) for part in parts)
            case ast.Call():
                return self._call(node, scope, depth)
            case ast.GeneratorExp() | ast.ListComp() | ast.SetComp():
                sources = any(self.derived(g.iter, scope, depth) for g in node.generators)
                return sources or self.derived(node.elt, scope, depth)
            case ast.Name():
                return self._name(node, scope, depth)
            case _:
                return False

    def _call(self, node: ast.Call, scope: Scope, depth: int) -> bool:
        func = node.func
        if isinstance(func, ast.Attribute) and self.derived(func.value, scope, depth):
            return not self._gives_a_whole(node, scope)
        if isinstance(func, ast.Attribute) and self._asks_value(node, func.value, scope):
            return any(self.derived(arg, scope, depth) for arg in node.args)
        called = self._program.of(func, scope)
        if isinstance(called, External) and not called.value:
            home, _, name = called.path.rpartition(".")
            if (home == "builtins" and name in _PURE) or home in _PURE_MODULES:
                return any(self.derived(arg, scope, depth) for arg in node.args)
        for option in options(called):
            if isinstance(option, Callable) and self._hands_out(option.function, depth):
                return True
        return False

    def _asks_value(self, call: ast.Call, asked: ast.expr, scope: Scope) -> bool:
        """Whether a value object is asked about another value: `weight.exceeds(limit)`."""
        classes = self.domain_classes(self._program.of(asked, scope))
        if not classes or not all(map(self._program.classes.is_value_object, classes)):
            return False
        return value("builtins.bool") in options(self._program.of(call, scope))

    def _gives_a_whole(self, node: ast.expr, scope: Scope) -> bool:
        """Whether a call answers with a model that was asked for, such as an outcome."""
        found = list(options(none_free(self._program.of(node, scope))))
        return bool(found) and all(isinstance(o, Instance) and self._is_whole(o.cls) for o in found)

    def _hands_out(self, function: FunctionInfo, depth: int) -> bool:
        """Whether a helper outside of the domain returns what it read off a domain value."""
        if function.module.place.layer is Layer.DOMAIN:
            return False
        if function not in self._returns:
            self._returns[function] = False
            self._returns[function] = any(
                self.derived(each.value, function.scope, depth)
                for each in function.scope.all(ast.Return)
                if each.value is not None
            )
        return self._returns[function]

    def _name(self, node: ast.Name, scope: Scope, depth: int) -> bool:
        found = self._program.symbols.find(node.id, scope)
        if not isinstance(found, Variable) or not found.scope.is_function:
            return False
        bindings = found.bindings
        if found.scope is scope:
            bindings = reaching(bindings, node, scope.module)
        return any(self._bound(binding, found.scope, depth) for binding in bindings)

    def _bound(self, binding: Binding, scope: Scope, depth: int) -> bool:
        source = binding.source
        if isinstance(source, ast.expr) and binding.binds is Binds.ASSIGN:
            if self._is_whole_value(binding, scope):
                return False
            return self.derived(source, scope, depth)
        if binding.binds is Binds.EACH and isinstance(source, ast.expr):
            return self.derived(source, scope, depth) and not self._is_whole_value(binding, scope)
        if binding.binds is Binds.CAPTURE:
            return self._captured(binding, scope)
        return False

    def _is_whole_value(self, binding: Binding, scope: Scope) -> bool:
        found = list(options(none_free(self._program.types.bound(binding, scope))))
        return bool(found) and all(
            isinstance(option, Instance) and self._is_whole(option.cls) for option in found
        )

    def _captured(self, binding: Binding, scope: Scope) -> bool:
        """Whether a pattern took an attribute, not a model, out of a domain value."""
        around: ast.AST = binding.node
        while isinstance(around, (ast.MatchAs, ast.MatchOr, ast.MatchStar, ast.MatchSequence)):
            parent = scope.module.parents.get(around)
            if parent is None or isinstance(parent, ast.match_case):
                return False
            around = parent
        if not isinstance(around, ast.MatchClass) or around is binding.node:
            return False
        owner = self._program.members.called(self._program.of(around.cls, scope))
        return bool(self.domain_classes(owner)) and not self._is_whole_value(binding, scope)


def _is_inherited(of: Type) -> bool:
    """Whether an attribute is none of the model's own: pydantic may have it, or nobody."""
    return isinstance(of, External) and of.path.startswith("pydantic.") and "." in of.path[9:]


def is_text(program: Program, node: ast.expr, scope: Scope) -> bool:
    """Whether an expression is text: putting text together decides nothing."""
    return value("builtins.str") in options(program.of(node, scope))
