"""What the built-in functions, and a few of the standard library, make of their arguments."""

import ast
from collections.abc import Callable

from constitution.code.annotations import Annotations
from constitution.code.calls import passed_for
from constitution.code.members import Members
from constitution.code.scope import Scope
from constitution.code.symbols import Symbols
from constitution.code.types import (
    AWAITABLES,
    ClassObject,
    External,
    Instance,
    Type,
    join,
    none_free,
    options,
    substitute,
    value,
)
from constitution.code.types import Callable as Function

type TypeOf = Callable[[ast.expr, Scope], Type | None]

_CONTAINERS = frozenset(
    f"builtins.{name}"
    for name in ["list", "tuple", "set", "frozenset", "iter", "sorted", "reversed"]
) | {"itertools.islice", "itertools.cycle"}
_ELEMENTS = frozenset({"builtins.next", "builtins.anext", "builtins.min", "builtins.max"})
_SAME = frozenset(
    {
        "asyncio.create_task",
        "asyncio.ensure_future",
        "asyncio.shield",
        "asyncio.wait_for",
        "builtins.abs",
        "builtins.round",
        "contextlib.aclosing",
        "contextlib.closing",
        "copy.copy",
        "copy.deepcopy",
        "dataclasses.replace",
        "types.MappingProxyType",
    }
)
_KEYED = frozenset({"sorted", "min", "max", "groupby", "nsmallest", "nlargest"})
_MAPPED = frozenset({"map", "filter", "reduce", "takewhile", "dropwhile", "filterfalse", "starmap"})


class Builtins:
    """Calls whose result follows from their arguments."""

    def __init__(
        self, symbols: Symbols, annotations: Annotations, members: Members, type_of: TypeOf
    ) -> None:
        self._symbols = symbols
        self._annotations = annotations
        self._members = members
        self._of = type_of

    def call(self, called: External, node: ast.Call, scope: Scope) -> Type | None:
        """The result of calling something external, where it is known."""
        path = called.path
        first = node.args[0] if node.args else None
        if first is None or called.value:
            return self._super(path, scope)
        if path in _SAME:
            return self._of(first, scope)
        if path in _CONTAINERS:
            kind = path.rpartition(".")[2]
            kind = kind if kind in ("set", "frozenset", "tuple") else "list"
            each = self._members.element(self._of(first, scope))
            rest = (value("..."),) if kind == "tuple" else ()
            return value(f"builtins.{kind}", each, *rest)
        match path:
            case "itertools.pairwise" | "itertools.combinations" | "itertools.permutations":
                each = self._element(first, scope)
                return value("builtins.list", value("builtins.tuple", each, each))
            case "itertools.batched":
                batch = value("builtins.tuple", self._element(first, scope), value("..."))
                return value("builtins.list", batch)
            case "itertools.chain":
                each = join(*(self._element(arg, scope) for arg in node.args))
                return value("builtins.list", each)
            case "itertools.chain.from_iterable":
                inner = self._members.element(self._element(first, scope))
                return value("builtins.list", inner)
            case "itertools.product" | "itertools.zip_longest":
                return value("builtins.zip", *(self._element(arg, scope) for arg in node.args))
            case "heapq.nlargest" | "heapq.nsmallest" if len(node.args) > 1:
                return value("builtins.list", self._element(node.args[1], scope))
            case "typing.cast" if len(node.args) > 1:
                return self._annotations.read(first, scope) or self._of(node.args[1], scope)
            case "builtins.filter":
                return value("builtins.list", self._element(node.args[-1], scope))
            case "builtins.map":
                return value("builtins.list", self._mapped(first, scope))
            case "builtins.enumerate":
                return value(
                    "builtins.enumerate", value("builtins.int"), self._element(first, scope)
                )
            case "builtins.zip":
                return value("builtins.zip", *(self._element(arg, scope) for arg in node.args))
            case "builtins.dict" | "types.MappingProxyType":
                return self._of(first, scope)
            case "asyncio.gather":
                return self._gathered(node, scope)
            case "functools.partial" | "asyncio.to_thread":
                return self._members.called(self._of(first, scope))
            case "builtins.getattr" if len(node.args) > 1:
                name = node.args[1]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    return self._members.attribute(self._of(first, scope), name.value)
            case "builtins.type":
                return _class_of(self._of(first, scope))
            case _ if path in _ELEMENTS:
                if len(node.args) > 1 and not path.endswith("next"):
                    return join(*(self._of(arg, scope) for arg in node.args))
                return self._element(first, scope)
            case _ if path.endswith(".Depends"):
                return self._provided(first, scope)
        return None

    def awaited(self, of: Type | None) -> Type | None:
        """What `await value` gives."""
        if isinstance(of, External) and of.path in AWAITABLES and of.args:
            return of.args[-1]
        return of

    def lambda_parameter(self, node: ast.Lambda, position: int, scope: Scope) -> Type | None:
        """What a lambda is given by the call it is written in: an element of what that walks."""
        parent = scope.module.parents.get(node)
        if isinstance(parent, ast.AnnAssign):
            return self._expected(parent.annotation, position, scope)
        keyword = parent.arg if isinstance(parent, ast.keyword) else None
        call = scope.module.parents.get(parent) if isinstance(parent, ast.keyword) else parent
        if not isinstance(call, ast.Call):
            return None
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if isinstance(call.func, ast.Name):
            name = call.func.id
        if keyword == "key" and name == "sort" and isinstance(call.func, ast.Attribute):
            return self._element(call.func.value, scope)
        if keyword == "key" and name in _KEYED and call.args:
            return self._element(call.args[-1], scope)
        if name in _MAPPED and len(call.args) > 1 and (name != "reduce" or position):
            return self._element(call.args[1], scope)
        if name == "groupby" and len(call.args) > 1:
            return self._element(call.args[0], scope)
        return self._asked_of(call, node, position, scope)

    def _asked_of(
        self, call: ast.Call, node: ast.Lambda, position: int, scope: Scope
    ) -> Type | None:
        """What a function of the project says it will give to a function it is passed."""
        called = self._of(call.func, scope)
        if isinstance(called, Function):
            for arg in called.function.arguments:
                if passed_for(call, called.function, arg) is node and arg.annotation:
                    home = called.function
                    scope = home.scope if home.node.type_params else home.outer
                    found = self._expected(arg.annotation, position, scope)
                    known = self._members.environment(home, called.receiver)
                    return substitute(found, known) if found else None
        return None

    def _expected(self, annotation: ast.expr, position: int, scope: Scope) -> Type | None:
        """The type of one parameter in `Callable[[A, B], R]`."""
        if isinstance(annotation, ast.Subscript) and isinstance(annotation.slice, ast.Tuple):
            given = annotation.slice.elts[0]
            if isinstance(given, ast.List) and position < len(given.elts):
                return self._annotations.read(given.elts[position], scope)
        return None

    def _element(self, node: ast.expr, scope: Scope) -> Type | None:
        return self._members.element(self._of(node, scope))

    def _mapped(self, function: ast.expr, scope: Scope) -> Type | None:
        if isinstance(function, ast.Lambda):
            return self._of(function.body, scope)
        return self._members.called(self._of(function, scope))

    def _gathered(self, node: ast.Call, scope: Scope) -> Type | None:
        if len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
            each = self._element(node.args[0].value, scope)
            return value("builtins.list", self.awaited(each))
        return value("builtins.tuple", *(self.awaited(self._of(arg, scope)) for arg in node.args))

    def _provided(self, dependency: ast.expr, scope: Scope) -> Type | None:
        given = self._members.called(self._of(dependency, scope))
        if isinstance(given, External) and given.path.endswith(
            ("Generator", "Iterator", "manager")
        ):
            return given.args[0] if given.args else None
        return given

    @staticmethod
    def _super(path: str, scope: Scope) -> Type | None:
        if path != "builtins.super" or scope.cls is None:
            return None
        own = scope.cls
        for base in own.node.bases:
            name = base.value if isinstance(base, ast.Subscript) else base
            bindings = own.outer.names.get(getattr(name, "id", ""), [])
            for binding in bindings:
                if binding.info in own.module.classes:
                    return Instance(binding.info)
        return None


def _class_of(of: Type | None) -> Type | None:
    found = [option for option in options(none_free(of)) if isinstance(option, Instance)]
    return ClassObject(found[0].cls, found[0].args) if len(found) == 1 else None
