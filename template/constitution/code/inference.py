"""What an expression is: followed through names, attributes, calls, loops, patterns and helpers."""

import ast

from constitution.code.annotations import Annotations
from constitution.code.builtins import Builtins
from constitution.code.calls import Calls
from constitution.code.classes import Classes
from constitution.code.members import Members
from constitution.code.patterns import Patterns
from constitution.code.reaching import reaching
from constitution.code.scope import Binding, Binds, FunctionInfo, Scope
from constitution.code.sites import Site, Sites
from constitution.code.symbols import Symbols, Variable
from constitution.code.types import (
    ANYTHING,
    NONE,
    ClassObject,
    External,
    Instance,
    Type,
    is_path,
    join,
    value,
)
from constitution.code.types import Callable as Function
from constitution.code.types import Variable as TypeVariable

_DEEPEST = 200  # steps from a value to where it comes from: nobody reads on that far


class Inference:
    """The types of expressions; what cannot be told is `None`, never a guess."""

    def __init__(
        self,
        sites: Sites,
        symbols: Symbols,
        annotations: Annotations,
        classes: Classes,
        members: Members,
    ) -> None:
        self._symbols = symbols
        self._annotations = annotations
        self._classes = classes
        self._members = members
        self._known: dict[object, Type | None] = {}
        self._depth = 0
        self._calls = Calls(sites, self)
        self._builtins = Builtins(symbols, annotations, members, self.of)
        self._patterns = Patterns(annotations, classes, members, self.of)
        members.infer = self._infer  # type: ignore[assignment]

    def of(self, node: ast.expr, scope: Scope) -> Type | None:
        """The type of an expression in a scope."""
        if node in self._known:
            return self._known[node]
        if self._depth > _DEEPEST:
            return None
        self._known[node] = None  # a value that depends on itself adds nothing
        self._depth += 1
        found = self._known[node] = self._decide(node, scope)
        self._depth -= 1
        return found

    def element(self, node: ast.expr, scope: Scope) -> Type | None:
        return self._members.element(self.of(node, scope))

    def bound(self, binding: Binding, scope: Scope) -> Type | None:
        """The type that one binding gives its name."""
        if binding not in self._known:
            self._known[binding] = None
            self._known[binding] = self._bind(binding, scope)
        return self._known[binding]

    def callers(self, function: FunctionInfo) -> list[Site]:
        return list(self._calls.of(function))

    def _infer(self, what: ast.expr | Binding, scope: Scope) -> Type | None:
        return self.bound(what, scope) if isinstance(what, Binding) else self.of(what, scope)

    def _decide(self, node: ast.expr, scope: Scope) -> Type | None:
        match node:
            case ast.Name():
                return self._name(node, scope)
            case ast.Attribute(value=base, attr=name):
                return self._members.attribute(self.of(base, scope), name)
            case ast.Call():
                return self._call(node, scope)
            case ast.Await(value=inner):
                return self._builtins.awaited(self.of(inner, scope))
            case ast.NamedExpr(value=inner) | ast.Starred(value=inner):
                return self.of(inner, scope)
            case ast.Constant(value=constant):
                return NONE if constant is None else value(f"builtins.{type(constant).__name__}")
            case ast.Subscript(value=base, slice=key):
                return self._item(base, key, scope)
            case ast.IfExp(body=body, orelse=orelse):
                return join(self.of(body, scope), self.of(orelse, scope))
            case ast.BoolOp(values=values):
                return join(*(self.of(each, scope) for each in values))
            case ast.List(elts=parts) | ast.Set(elts=parts):
                name = f"builtins.{type(node).__name__.lower()}"
                return value(name, join(*(self.of(part, scope) for part in parts)))
            case ast.Tuple(elts=parts):
                return value("builtins.tuple", *(self.of(part, scope) for part in parts))
            case ast.Dict(keys=keys, values=values):
                key_type = join(*(self.of(key, scope) for key in keys if key))
                held = [self.of(each, scope) for key, each in zip(keys, values, strict=True) if key]
                return value("builtins.dict", key_type, join(*held))
            case ast.ListComp(elt=each) | ast.SetComp(elt=each) | ast.GeneratorExp(elt=each):
                kind = "set" if isinstance(node, ast.SetComp) else "list"
                return value(f"builtins.{kind}", self.of(each, scope))
            case ast.DictComp(key=key, value=each):
                return value("builtins.dict", self.of(key, scope), self.of(each, scope))
            case ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return value("builtins.bool")
            case ast.JoinedStr():
                return value("builtins.str")
            case ast.BinOp(left=left, right=right):
                return self._operation(node.op, self.of(left, scope), self.of(right, scope))
            case _:
                return None

    def _name(self, node: ast.Name, scope: Scope) -> Type | None:
        found = self._symbols.find(node.id, scope)
        if not isinstance(found, Variable):
            return found
        bindings = found.bindings
        if len(bindings) > 1 or bindings[0].within is not None:
            if found.scope is scope:
                bindings = reaching(bindings, node, scope.module)
        return join(*(self.bound(binding, found.scope) for binding in bindings))

    def _bind(self, binding: Binding, scope: Scope) -> Type | None:
        source = binding.source
        match binding.binds:
            case Binds.PARAMETER:
                return self._parameter(binding, scope)
            case Binds.LAMBDA if isinstance(source, ast.Lambda):
                return self._builtins.lambda_parameter(source, binding.path[0], scope)
            case Binds.ASSIGN if binding.annotation is not None:
                said = self._annotations.read(binding.annotation, scope)
                if said is not None and not _says_nothing(said):
                    return said
            case Binds.CAPTURE:
                return self._patterns.captured(binding, scope)
            case Binds.EXCEPT if isinstance(source, ast.expr):
                return self._members.called(self._classes_of(self.of(source, scope)))
            case Binds.TYPE_PARAMETER:
                return self._annotations.read(ast.Name(binding.name, ast.Load()), scope)
            case _:
                pass
        if not isinstance(source, ast.expr):
            return None
        found = self.of(source, scope)
        if binding.binds is Binds.EACH:
            found = self._members.element(found)
        elif binding.binds is Binds.ENTER:
            found = self._members.entered(found)
        for position in binding.path:
            found = self._members.item(found, ast.Constant(position))
        return found

    def _parameter(self, binding: Binding, scope: Scope) -> Type | None:
        function = scope.function
        if function is None or not isinstance(binding.node, ast.arg):
            return None
        receiver = function.node.args.posonlyargs + function.node.args.args
        if function.cls and not function.is_static and receiver[:1] == [binding.node]:
            own = tuple(TypeVariable(name) for name in self._classes.parameters(function.cls))
            is_class = "classmethod" in function.decorator_names
            return ClassObject(function.cls, own) if is_class else Instance(function.cls, own)
        home = scope if function.node.type_params else function.outer
        said = self._annotations.read(binding.annotation, home)
        if function.node.args.vararg is binding.node:
            return value("builtins.tuple", said, value("..."))
        if function.node.args.kwarg is binding.node:
            return value("builtins.dict", value("builtins.str"), said)
        if said is None or _says_nothing(said):
            return self._calls.argument(function, binding.node) or said
        return said

    def _call(self, node: ast.Call, scope: Scope) -> Type | None:
        called = self.of(node.func, scope)
        if isinstance(called, External):
            if found := self._builtins.call(called, node, scope):
                return found
        if isinstance(called, ClassObject) and not called.args:
            return self._calls.constructed(
                called.cls, node, scope, self._classes, self._annotations
            )
        result = self._members.called(called)
        if isinstance(called, Function) and called.function.node.type_params:
            return self._calls.specialised(called.function, result, node, scope, self._annotations)
        return result

    def _item(self, base: ast.expr, key: ast.expr, scope: Scope) -> Type | None:
        of = self.of(base, scope)
        match of:
            case ClassObject(cls=cls) if not self._classes.is_enum(cls):
                parts = key.elts if isinstance(key, ast.Tuple) else [key]
                return ClassObject(cls, tuple(self._annotations.read(p, scope) for p in parts))
            case External(value=False, args=()):
                return of
            case _:
                return self._members.item(of, key)

    def _operation(self, op: ast.operator, left: Type | None, right: Type | None) -> Type | None:
        if isinstance(op, ast.BitOr) and left == right:
            return left
        name = _DUNDER.get(type(op), "")
        if isinstance(left, Instance) and name:
            return self._members.called(self._members.attribute(left, name))
        if isinstance(op, ast.Div):
            return next((side for side in (left, right) if is_path(side)), None)
        if isinstance(left, External) and left.args and isinstance(op, (ast.Add, ast.BitOr)):
            return left
        texts = {value("builtins.str"), value("builtins.bytes")}
        return left if left in texts else right if right in texts else None

    @staticmethod
    def _classes_of(of: Type | None) -> Type | None:
        if isinstance(of, External) and of.path == "builtins.tuple":
            return join(*of.args)
        return of


_DUNDER: dict[type[ast.operator], str] = {
    ast.Add: "__add__",
    ast.Sub: "__sub__",
    ast.Mult: "__mul__",
    ast.Div: "__truediv__",
    ast.FloorDiv: "__floordiv__",
    ast.Mod: "__mod__",
    ast.BitOr: "__or__",
    ast.BitAnd: "__and__",
}


def _says_nothing(of: Type) -> bool:
    return isinstance(of, External) and of.path in ANYTHING
