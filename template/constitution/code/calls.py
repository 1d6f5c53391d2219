"""Who calls a function, and what a generic function or class becomes by its arguments."""

import ast
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from constitution.code.annotations import Annotations
from constitution.code.classes import Classes
from constitution.code.scope import ClassInfo, FunctionInfo, Scope
from constitution.code.sites import Site, Sites
from constitution.code.types import (
    Callable,
    Environment,
    External,
    Instance,
    Type,
    Variable,
    join,
    options,
    substitute,
)

if TYPE_CHECKING:
    from constitution.code.inference import Inference

_ENOUGH = 30  # calls looked at: more say nothing new about a parameter


class Calls:
    """The calls of the project's own functions, and what they are given."""

    def __init__(self, sites: Sites, types: "Inference") -> None:
        self._sites = sites
        self._types = types

    def of(self, function: FunctionInfo) -> Iterator[Site]:
        """The calls of a function."""
        name = function.name
        if name == "__init__" and function.cls:
            name = function.cls.name
        for call, scope in self._sites.named([name]):
            called = self._types.of(call.func, scope)
            for option in options(called):
                if _is_of(option, function):
                    yield call, scope
                    break

    def argument(self, function: FunctionInfo, arg: ast.arg) -> Type | None:
        """What callers pass for a parameter that does not say what it is."""
        found: list[Type | None] = []
        default = _default(function, arg)
        if default is not None:
            found.append(self._types.of(default, function.outer))
        for call, scope in islice(self.of(function), _ENOUGH):
            if (passed := passed_for(call, function, arg)) is not None:
                found.append(self._types.of(passed, scope))
        return join(*found)

    def constructed(
        self,
        cls: ClassInfo,
        call: ast.Call,
        scope: Scope,
        classes: Classes,
        annotations: Annotations,
    ) -> Type:
        """An instance of a class, its parameters filled from the arguments of the call."""
        names = classes.parameters(cls)
        if not names:
            return Instance(cls)
        env: Environment = {}
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        for name, field in classes.all_fields(cls).items():
            if value := given.get(name):
                said = annotations.read(field.annotation, field.owner.scope)
                _unify(said, self._types.of(value, scope), env)
        if init := cls.methods.get("__init__"):
            for arg in init.arguments:
                if (passed := passed_for(call, init, arg)) is not None and arg.annotation:
                    said = annotations.read(arg.annotation, cls.scope)
                    _unify(said, self._types.of(passed, scope), env)
        return Instance(cls, tuple(env.get(name) for name in names))

    def specialised(
        self,
        function: FunctionInfo,
        result: Type | None,
        call: ast.Call,
        scope: Scope,
        annotations: Annotations,
    ) -> Type | None:
        """The result of a generic function, by what its parameters are given."""
        env: Environment = {}
        for arg in function.arguments:
            if arg.annotation and (passed := passed_for(call, function, arg)) is not None:
                said = annotations.read(arg.annotation, function.scope)
                _unify(said, self._types.of(passed, scope), env)
        return substitute(result, env)


def _is_of(called: Type, function: FunctionInfo) -> bool:
    if isinstance(called, Callable):
        return called.function is function
    cls = function.cls if function.name == "__init__" else None
    return cls is not None and getattr(called, "cls", None) is cls


def passed_for(call: ast.Call, function: FunctionInfo, arg: ast.arg) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == arg.arg:
            return keyword.value
    spec = function.node.args
    positional = [*spec.posonlyargs, *spec.args]
    if function.cls and not function.is_static:
        positional = positional[1:]
    if arg in positional and (position := positional.index(arg)) < len(call.args):
        given = call.args[position]
        return None if isinstance(given, ast.Starred) else given
    return None


def _default(function: FunctionInfo, arg: ast.arg) -> ast.expr | None:
    spec = function.node.args
    positional = [*spec.posonlyargs, *spec.args]
    if arg in positional:
        position = positional.index(arg) - len(positional) + len(spec.defaults)
        return spec.defaults[position] if position >= 0 else None
    return spec.kw_defaults[spec.kwonlyargs.index(arg)] if arg in spec.kwonlyargs else None


def _unify(said: Type | None, given: Type | None, env: Environment) -> None:
    match said:
        case Variable(name=name):
            env.setdefault(name, given)
        case External(args=args) | Instance(args=args) if args:
            inner = getattr(given, "args", ())
            for each, known in zip(args, inner, strict=False):
                _unify(each, known, env)
        case _:
            for option in options(said) if said is not None else ():
                if option is not said:
                    _unify(option, given, env)
