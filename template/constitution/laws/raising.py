"""Who may raise: validators, value objects, dunders, and whoever only passes an error on."""

import ast
import builtins
from collections.abc import Iterator

from constitution.code.calls import passed_for
from constitution.code.classes import is_exception_path
from constitution.code.program import Program
from constitution.code.project import Layer, Role
from constitution.code.scope import FunctionInfo, Scope
from constitution.code.types import Callable, ClassObject, External, Instance, options
from constitution.finding import Finding
from constitution.laws.evidence import finding, symbol_of

_STRUCTURAL = frozenset({"builtins.ValueError", "builtins.TypeError"})
_INFRASTRUCTURE = (RuntimeError, OSError)
_UNFINISHED = "builtins.NotImplementedError"


class Raising:
    """Judges the `raise` and `assert` statements of a program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._validators: set[FunctionInfo] = set()
        self._find_validators()
        self._decided: dict[FunctionInfo, bool] = {}

    def findings(self) -> Iterator[Finding]:
        for statement, scope in self._program.all(ast.Raise, Layer.DOMAIN, Layer.SERVICE):
            in_domain = scope.module.place.layer is Layer.DOMAIN
            if not self._may_raise(statement, scope, in_domain=in_domain):
                names = self._raised_names(statement, scope)
                symbol = symbol_of(scope)
                what = names[0] if names else "an error"
                message = f"{symbol} raises {what} for a business answer"
                fix = "return the refusal as a frozen model with a Literal `kind`"
                rule = "L2.1" if in_domain else "L2.2"
                yield finding(rule, scope.module, statement, symbol, message, fix, *names)
        for check, scope in self._program.all(ast.Assert, Layer.DOMAIN):
            if not self._narrows(check.test, scope) and not self._is_validator(scope):
                symbol = symbol_of(scope)
                message = f"{symbol} asserts a rule of the business"
                fix = "return the refusal as a frozen model with a Literal `kind`"
                yield finding("L2.1", scope.module, check, symbol, message, fix)

    def _may_raise(self, statement: ast.Raise, scope: Scope, *, in_domain: bool) -> bool:
        if statement.exc is None or self._is_caught(statement.exc, scope):
            return True
        if self._is_validator(scope):
            return True
        raised = self._raised(statement.exc, scope)
        if _UNFINISHED in raised:
            return True
        if not in_domain or scope.module.place.is_repository:
            return bool(raised) and all(_is_infrastructure(path) for path in raised)
        function = scope.function
        if function and function.name == "_missing_":
            return True
        if function and _is_dunder(function.name):
            own = self._is_own(statement.exc, scope)
            return bool(raised) and not own and all(p.startswith("builtins.") for p in raised)
        if self._is_structural_place(scope):
            return bool(raised) and raised <= _STRUCTURAL
        return False

    def _is_structural_place(self, scope: Scope) -> bool:
        if scope.cls:
            return self._program.classes.is_value_object(scope.cls)
        return scope.module.place.role is Role.VALUE

    def _is_caught(self, raised: ast.expr, scope: Scope) -> bool:
        """Whether this is the error that the surrounding `except` caught."""
        if not isinstance(raised, ast.Name):
            return False
        if any(
            isinstance(ancestor, ast.ExceptHandler) and ancestor.name == raised.id
            for ancestor in scope.module.ancestors(raised)
        ):
            return True
        return self._is_handed_on(raised.id, scope)

    def _is_handed_on(self, name: str, scope: Scope) -> bool:
        """Whether a parameter is only ever given an error that its caller caught."""
        function = scope.function
        arg = next((a for a in function.arguments if a.arg == name), None) if function else None
        if function is None or arg is None:
            return False
        given = [
            (passed_for(call, function, arg), caller)
            for call, caller in self._program.types.callers(function)
        ]
        return bool(given) and all(
            isinstance(node, ast.Name)
            and any(
                isinstance(ancestor, ast.ExceptHandler) and ancestor.name == node.id
                for ancestor in caller.module.ancestors(node)
            )
            for node, caller in given
        )

    def _raised(self, raised: ast.expr, scope: Scope) -> set[str]:
        """The external exceptions that a raised value is, by its bases."""
        found: set[str] = set()
        for option in options(self._program.of(raised, scope)):
            match option:
                case External(path=path):
                    found.add(path)
                case Instance(cls=cls) | ClassObject(cls=cls):
                    bases = self._program.classes.outside(cls)
                    found |= {path for path in bases if is_exception_path(path)}
                    if not found:
                        found.add(cls.full_name)
                case _:
                    found.add("?")
        return found

    def _is_own(self, raised: ast.expr, scope: Scope) -> bool:
        """Whether an exception is a class of the project."""
        found = options(self._program.of(raised, scope))
        return any(isinstance(option, (Instance, ClassObject)) for option in found)

    def _raised_names(self, statement: ast.Raise, scope: Scope) -> list[str]:
        names: list[str] = []
        for option in options(self._program.of(statement.exc, scope)) if statement.exc else ():
            if isinstance(option, (Instance, ClassObject)):
                names.append(option.cls.name)
            elif isinstance(option, External):
                names.append(option.path.rpartition(".")[2])
        return names

    def _narrows(self, test: ast.expr, scope: Scope) -> bool:
        """`assert isinstance(x, X)` and `assert x is not None` tell the type checker, no rule."""
        match test:
            case ast.BoolOp(op=ast.And(), values=values):
                return all(self._narrows(value, scope) for value in values)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                return isinstance(inner, ast.Call) and self._narrows(inner, scope)
            case ast.Call(func=func):
                return self._program.path(func, scope) in (
                    "builtins.isinstance",
                    "builtins.issubclass",
                    "builtins.callable",
                )
            case ast.Compare(ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
                return True
            case ast.Name(id="TYPE_CHECKING"):
                return True
            case _:
                return False

    def _is_validator(self, scope: Scope) -> bool:
        """Whether a scope only ever runs while a model is being validated."""
        here: Scope | None = scope
        while here is not None:
            if here.function and here.is_function and self._validates(here.function):
                return True
            here = here.parent
        return False

    def _validates(self, function: FunctionInfo) -> bool:
        if function not in self._decided:
            self._decided[function] = False
            self._decided[function] = self._decide(function)
        return self._decided[function]

    def _decide(self, function: FunctionInfo) -> bool:
        if function in self._validators or function.name == "model_post_init":
            return True
        for node in function.node.decorator_list:
            path = self._program.classes.decorator_path(node, function.outer)
            if path.startswith("pydantic.") and path.endswith(("validator", "serializer")):
                return True
        if function.is_public or _is_dunder(function.name):
            return False
        callers = self._program.types.callers(function)
        return bool(callers) and all(self._is_validator(scope) for _, scope in callers)

    def _find_validators(self) -> None:
        """Functions given to `AfterValidator`, or to `field_validator(…)`, wherever defined."""
        for path, sites in self._program.sites.outside.items():
            if path.startswith("pydantic.") and path.lower().endswith("validator"):
                for call, scope in sites:
                    self._add_given(call, scope)
                    around = scope.module.parents.get(call)
                    if isinstance(around, ast.Call) and around.func is call:
                        self._add_given(around, scope)

    def _add_given(self, call: ast.Call, scope: Scope) -> None:
        for each in (*call.args, *(keyword.value for keyword in call.keywords)):
            self._add(each, scope)

    def _add(self, given: ast.expr, scope: Scope) -> None:
        if isinstance(given, ast.Call) and given.args:
            if self._program.path(given.func, scope) == "functools.partial":
                self._add(given.args[0], scope)
        for option in options(self._program.of(given, scope)):
            if isinstance(option, Callable):
                self._validators.add(option.function)


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_infrastructure(path: str) -> bool:
    module, _, name = path.rpartition(".")
    found = getattr(builtins, name, None) if module == "builtins" else None
    return isinstance(found, type) and issubclass(found, _INFRASTRUCTURE)
