"""Which awaits and storage calls of a function run inside a Logfire span."""

import ast
from collections.abc import Callable, Iterator

from constitution.code.program import Program
from constitution.code.scope import ClassInfo, FunctionInfo, Scope
from constitution.code.symbols import Variable
from constitution.code.types import Callable as Function
from constitution.code.types import ClassObject, External, Instance, Type, options

type IsInput = Callable[[ast.Call, Scope], bool]

_STACKS = frozenset({"contextlib.ExitStack", "contextlib.AsyncExitStack"})


class Spans:
    """Finds spans: opened by `with`, by a decorator, or by a helper of the project."""

    def __init__(self, program: Program, is_storage_call: IsInput) -> None:
        self._program = program
        self._is_storage_call = is_storage_call
        self._reached: dict[Scope, list[ast.AST]] = {}
        self._opening: dict[FunctionInfo, bool] = {}

    def is_decorated(self, function: FunctionInfo) -> bool:
        """Whether a decorator, of the function or its class, opens a span around each call."""
        cls = function.cls
        decorators = [(node, function.outer) for node in function.node.decorator_list]
        if cls:
            decorators += [(node, cls.outer) for node in cls.node.decorator_list]
        return any(self._decorates(node, scope) for node, scope in decorators)

    def has_span(self, function: FunctionInfo) -> bool:
        """Whether a function enters a span anywhere in its own body."""
        scope = function.scope
        blocks: list[ast.With | ast.AsyncWith] = [*scope.all(ast.With), *scope.all(ast.AsyncWith)]
        items = [item.context_expr for block in blocks for item in block.items]
        entered = [call.args[0] for call in scope.all(ast.Call) if self._enters(call)]
        return any(self.is_span(each, scope) for each in [*items, *entered])

    def reaches_out(self, function: FunctionInfo) -> bool:
        """Whether a function awaits anything, or asks a storage: what does neither is pure."""
        return bool(self._reaching(function.scope))

    def uncovered(self, function: FunctionInfo) -> Iterator[ast.AST]:
        """The awaits, loops and storage calls of a function that no span surrounds."""
        scope = function.scope
        for node in sorted(
            self._reaching(scope),
            key=lambda n: (getattr(n, "lineno", 0), getattr(n, "col_offset", 0)),
        ):
            if not self._is_covered(node, scope) and not self._opens_itself(node, scope):
                yield node

    def _reaching(self, scope: Scope) -> list[ast.AST]:
        if scope not in self._reached:
            self._reached[scope] = [
                *scope.all(ast.Await),
                *scope.all(ast.AsyncFor),
                *scope.all(ast.AsyncWith),
                *(part.iter for part in scope.all(ast.comprehension) if part.is_async),
                *(call for call in scope.all(ast.Call) if self._is_storage_call(call, scope)),
            ]
        return self._reached[scope]

    def is_span(self, node: ast.expr, scope: Scope) -> bool:
        """Whether entering this value opens a span, whichever way it was made."""
        if isinstance(node, ast.IfExp):
            return self.is_span(node.body, scope) and self.is_span(node.orelse, scope)
        if isinstance(node, ast.BoolOp):
            return all(self.is_span(value, scope) for value in node.values)
        if isinstance(node, ast.Name):
            found = self._program.symbols.find(node.id, scope)
            if isinstance(found, Variable) and len(found.bindings) == 1:
                source = found.last.source
                if isinstance(source, ast.expr) and not isinstance(source, ast.Name):
                    return self.is_span(source, found.scope)
        if isinstance(node, ast.Call):
            for called in options(self._program.of(node.func, scope)):
                if isinstance(called, Function) and self._opens(called.function):
                    return True
                if isinstance(called, ClassObject) and self._opens_on_entry(called.cls):
                    return True
                if isinstance(called, External) and _names_span(called.path):
                    return True
        return any(_is_span_value(o) for o in options(self._program.of(node, scope)))

    def _is_covered(self, node: ast.AST, scope: Scope) -> bool:
        child = node
        for ancestor in scope.module.ancestors(node):
            if ancestor is scope.node:
                return False
            if isinstance(ancestor, (ast.With, ast.AsyncWith)):
                if self._surrounds(ancestor, child, scope):
                    return True
            child = ancestor
        return False

    def _surrounds(self, block: ast.With | ast.AsyncWith, child: ast.AST, scope: Scope) -> bool:
        """Whether a block's span is open by the time its child runs."""
        for item in block.items:
            if item is child:
                return False
            if self.is_span(item.context_expr, scope):
                return True
        if child not in block.body:
            return False
        stacks = {
            item.optional_vars.id
            for item in block.items
            if isinstance(item.optional_vars, ast.Name)
        }
        before = block.body[: block.body.index(child)]
        return any(
            isinstance(statement, (ast.Expr, ast.Assign))
            and isinstance(statement.value, ast.Call)
            and isinstance(statement.value.func, ast.Attribute)
            and isinstance(statement.value.func.value, ast.Name)
            and statement.value.func.value.id in stacks
            and self._enters(statement.value)
            and self.is_span(statement.value.args[0], scope)
            for statement in before
        )

    def _opens_itself(self, node: ast.AST, scope: Scope) -> bool:
        """Whether an `async with` enters nothing but a span first."""
        if not isinstance(node, ast.AsyncWith):
            return False
        return self.is_span(node.items[0].context_expr, scope)

    @staticmethod
    def _enters(call: ast.Call) -> bool:
        return (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in ("enter_context", "enter_async_context")
            and bool(call.args)
        )

    def _decorates(self, node: ast.expr, scope: Scope) -> bool:
        path = self._program.classes.decorator_path(node, scope)
        if _names_instrument(path):
            return True
        head = node.func if isinstance(node, ast.Call) else node
        if isinstance(made := self._program.symbols.of(head, scope), Variable):
            source = made.last.source
            if isinstance(source, ast.Call) and self._decorates(source, made.scope):
                return True  # a decorator that was made, and named, elsewhere
        for called in options(self._program.of(head, scope)):
            if isinstance(called, External) and _names_instrument(called.path):
                return True
            if isinstance(called, Function) and self._wraps(called.function):
                return True
            if isinstance(called, (ClassObject, Instance)) and self._wraps_as_object(called.cls):
                return True
        return False

    def _wraps_as_object(self, cls: ClassInfo) -> bool:
        method = cls.methods.get("__call__")
        return method is not None and (self._wraps(method) or self.has_span(method))

    def _wraps(self, function: FunctionInfo) -> bool:
        """Whether a decorator of the project calls what it decorates inside a span."""
        if function in self._opening:
            return self._opening[function]
        self._opening[function] = False
        inner = self._inner(function)
        instruments = any(
            _names_instrument(self._program.classes.decorator_path(call.func, each.scope))
            or any(
                isinstance(called, External) and _names_instrument(called.path)
                for called in options(self._program.of(call.func, each.scope))
            )
            for each in inner
            for call in each.scope.all(ast.Call)
        )
        parameters = {arg.arg for each in inner for arg in each.arguments}
        calls = [
            (call, each.scope)
            for each in inner
            for call in each.scope.all(ast.Call)
            if isinstance(call.func, ast.Name) and call.func.id in parameters
        ]
        is_wrapped = bool(calls) and all(
            self._is_covered(call, scope) for call, scope in calls if self._returns_result(call)
        )
        spans = any(self.has_span(each) for each in inner)
        self._opening[function] = instruments or (is_wrapped and spans)
        return self._opening[function]

    @staticmethod
    def _returns_result(call: ast.Call) -> bool:
        """Whether this calls the decorated function, not a helper that was passed along."""
        return any(isinstance(arg, ast.Starred) for arg in call.args) or bool(call.keywords)

    def _inner(self, function: FunctionInfo) -> list[FunctionInfo]:
        around = function.node
        module = function.module
        return [
            each
            for each in module.functions
            if each is function or around in module.ancestors(each.node)
        ]

    def _opens(self, function: FunctionInfo) -> bool:
        """Whether a context manager of the project yields inside a span, or hands one out."""
        if function.scope.all(ast.Yield):
            return all(
                self._is_covered(each, function.scope) for each in function.scope.all(ast.Yield)
            )
        returns = [each.value for each in function.scope.all(ast.Return) if each.value]
        return bool(returns) and all(self.is_span(each, function.scope) for each in returns)

    def _opens_on_entry(self, cls: ClassInfo) -> bool:
        for ancestor, _ in self._program.classes.lineage(cls):
            for name in ("__enter__", "__aenter__"):
                method = ancestor.methods.get(name)
                if method and self._mentions_span(method):
                    return True
        return False

    def _mentions_span(self, method: FunctionInfo) -> bool:
        for call in method.scope.all(ast.Call):
            if self._enters(call) and self.is_span(call.args[0], method.scope):
                return True
            if isinstance(call.func, ast.Attribute) and call.func.attr == "__enter__":
                if self.is_span(call.func.value, method.scope):
                    return True
        return False


def _is_span_value(of: Type) -> bool:
    return isinstance(of, External) and of.value and _names_span(of.path)


def _names_span(path: str) -> bool:
    return path.partition(".")[0] == "logfire" and path.endswith((".span", ".LogfireSpan"))


def _names_instrument(path: str) -> bool:
    return path.partition(".")[0] == "logfire" and path.endswith(".instrument")
