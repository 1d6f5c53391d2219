"""One walk over a module: every name, class, function and import, and the nodes laws ask for."""

import ast
from collections.abc import Callable

from constitution.code.project import SourceFile
from constitution.code.scope import (
    Binding,
    Binds,
    ClassInfo,
    FunctionInfo,
    Module,
    Scope,
    Stored,
)

type Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

_ASKED_FOR = frozenset(
    {
        ast.Assert,
        ast.Assign,
        ast.AsyncFor,
        ast.AsyncWith,
        ast.AugAssign,
        ast.Await,
        ast.BinOp,
        ast.BoolOp,
        ast.Call,
        ast.Compare,
        ast.Delete,
        ast.Dict,
        ast.For,
        ast.If,
        ast.IfExp,
        ast.Match,
        ast.Raise,
        ast.Return,
        ast.Subscript,
        ast.UnaryOp,
        ast.While,
        ast.With,
        ast.Yield,
        ast.comprehension,
    }
)
_LEAVES = frozenset({ast.Name, ast.Constant, ast.alias, ast.Load, ast.Store, ast.Del})
_NAMES = frozenset(
    {
        "arg",
        "asname",
        "attr",
        "conversion",
        "ctx",
        "id",
        "is_async",
        "kind",
        "level",
        "module",
        "op",
        "ops",
        "simple",
        "type_comment",
    }
)


def index(file: SourceFile) -> Module:
    """Index a module, in the order of its text."""
    module = Module(file)
    _walk(module, file.tree)
    return module


def _walk(module: Module, tree: ast.Module) -> None:
    parents = module.parents
    stack: list[tuple[ast.AST, Scope]] = [(tree, module.scope)]
    while stack:
        node, scope = stack.pop()
        fields, handle, is_asked_for = _KINDS[node.__class__]
        if is_asked_for:
            scope.add(node)
        inner = handle(node, scope) if handle else scope
        outside = _OUTER if inner is not scope else ()
        for name in fields:
            child = getattr(node, name, None)
            if not child:
                continue
            where = scope if name in outside else inner
            for part in reversed(child) if child.__class__ is list else (child,):
                kind = part.__class__
                if kind in _LEAVES:
                    parents[part] = node
                elif kind in _KINDS:
                    parents[part] = node
                    stack.append((part, where))


# what belongs to a definition but is written, and evaluated, outside of it
_OUTER = frozenset({"decorator_list", "bases", "keywords", "args", "returns"})


def _class(node: ast.ClassDef, scope: Scope) -> Scope:
    prefix = f"{scope.qualname}." if scope.qualname else ""
    info = ClassInfo(node.name, prefix + node.name, node, scope.module, scope)
    info.scope = Scope(node, scope.module, scope, info)
    scope.module.classes.append(info)
    scope.module.scopes.append(info.scope)
    scope.bind(Binding(node.name, Binds.CLASS, node, info=info))
    _type_parameters(node, info.scope)
    return info.scope


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Scope:
    prefix = f"{scope.qualname}." if scope.qualname else ""
    owner = scope.cls if scope.is_class else None
    info = FunctionInfo(node.name, prefix + node.name, node, scope.module, scope, owner)
    info.scope = Scope(node, scope.module, scope, owner or scope.cls, info)
    if owner:
        owner.methods[node.name] = info
    scope.module.functions.append(info)
    scope.module.scopes.append(info.scope)
    scope.bind(Binding(node.name, Binds.FUNCTION, node, info=info))
    _type_parameters(node, info.scope)
    for arg in _parameters(node.args):
        binding = Binding(arg.arg, Binds.PARAMETER, arg, node, arg.annotation)
        info.scope.bind(binding)
    return info.scope


def _lambda(node: ast.Lambda, scope: Scope) -> Scope:
    for position, arg in enumerate(_parameters(node.args)):
        scope.bind(Binding(arg.arg, Binds.LAMBDA, arg, node, path=(position,), within=node))
    return scope


def _parameters(spec: ast.arguments) -> list[ast.arg]:
    rest = [arg for arg in (spec.vararg, spec.kwarg) if arg]
    return [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *rest]


def _type_parameters(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.TypeAlias, scope: Scope
) -> None:
    for parameter in node.type_params:
        if isinstance(parameter, (ast.TypeVar, ast.ParamSpec, ast.TypeVarTuple)):
            scope.bind(Binding(parameter.name, Binds.TYPE_PARAMETER, parameter))


def _import(node: ast.Import, scope: Scope) -> Scope:
    scope.module.imports.append((node, scope))
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        scope.bind(Binding(name, Binds.IMPORT, node, target=alias.name if alias.asname else name))
    return scope


def _import_from(node: ast.ImportFrom, scope: Scope) -> Scope:
    scope.module.imports.append((node, scope))
    source = scope.module.absolute(node)
    for alias in node.names:
        if alias.name == "*":
            scope.stars.append(source)
        else:
            name = alias.asname or alias.name
            scope.bind(Binding(name, Binds.IMPORT, node, target=f"{source}.{alias.name}"))
    return scope


def _assign(node: ast.Assign, scope: Scope) -> Scope:
    for target in node.targets:
        _target(target, Binds.ASSIGN, node, node.value, scope)
    return scope


def _annotated(node: ast.AnnAssign, scope: Scope) -> Scope:
    if isinstance(node.target, ast.Name):
        binding = Binding(node.target.id, Binds.ASSIGN, node, node.value, node.annotation)
        scope.bind(binding)
    else:
        _store(node.target, node, node.value, scope, node.annotation)
    return scope


def _named(node: ast.NamedExpr, scope: Scope) -> Scope:
    scope.bind(Binding(node.target.id, Binds.ASSIGN, node, node.value))
    return scope


def _alias(node: ast.TypeAlias, scope: Scope) -> Scope:
    scope.bind(Binding(node.name.id, Binds.ALIAS, node, node.value))
    _type_parameters(node, scope)
    return scope


def _for(node: ast.For | ast.AsyncFor, scope: Scope) -> Scope:
    _target(node.target, Binds.EACH, node, node.iter, scope)
    return scope


def _with(node: ast.With | ast.AsyncWith, scope: Scope) -> Scope:
    for item in node.items:
        if item.optional_vars:
            _target(item.optional_vars, Binds.ENTER, node, item.context_expr, scope)
    return scope


def _except(node: ast.ExceptHandler, scope: Scope) -> Scope:
    if node.name:
        scope.bind(Binding(node.name, Binds.EXCEPT, node, node.type))
    return scope


def _comprehension(node: Comprehension, scope: Scope) -> Scope:
    for part in node.generators:
        _target(part.target, Binds.EACH, part, part.iter, scope, within=node)
    return scope


def _match(node: ast.Match, scope: Scope) -> Scope:
    for case in node.cases:
        for pattern in patterns_in(case.pattern):
            name = getattr(pattern, "rest", None) or getattr(pattern, "name", None)
            if isinstance(name, str):
                scope.bind(Binding(name, Binds.CAPTURE, pattern, node.subject))
    return scope


def _target(
    target: ast.expr,
    binds: Binds,
    node: ast.AST,
    source: ast.expr,
    scope: Scope,
    path: tuple[int, ...] = (),
    within: ast.AST | None = None,
) -> None:
    match target:
        case ast.Name(id=name):
            scope.bind(Binding(name, binds, node, source, path=path, within=within))
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for position, part in enumerate(parts):
                _target(part, binds, node, source, scope, (*path, position), within)
        case ast.Starred(value=inner):
            _target(inner, binds, node, source, scope, path, within)
        case ast.Attribute() if isinstance(node, ast.stmt) and binds is Binds.ASSIGN:
            _store(target, node, _part(source, path), scope)
        case _:
            pass


def _part(source: ast.expr, path: tuple[int, ...]) -> ast.expr:
    """What one of several targets is given: `source[0]`, for the first one of `a, b = source`."""
    for position in path:
        if isinstance(source, (ast.Tuple, ast.List)) and position < len(source.elts):
            source = source.elts[position]
        else:
            item = ast.Subscript(source, ast.Constant(position), ast.Load())
            source = ast.copy_location(item, source)
    return source


def _store(
    target: ast.expr,
    node: ast.stmt,
    value: ast.expr | None,
    scope: Scope,
    annotation: ast.expr | None = None,
) -> None:
    match target:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if _is_self(name, scope):
            stored = Stored(attribute, node, value, annotation, scope)
            if scope.cls:
                scope.cls.stored.setdefault(attribute, []).append(stored)


def _is_self(name: str, scope: Scope) -> bool:
    function = scope.function
    if function is None or function.cls is None or function.is_static:
        return False
    spec = function.node.args
    first = next(iter([*spec.posonlyargs, *spec.args]), None)
    return first is not None and first.arg == name


def patterns_in(pattern: ast.pattern) -> list[ast.pattern]:
    """A pattern and all patterns inside it, the outer ones first."""
    found = [pattern]
    for each in found:
        match each:
            case ast.MatchClass(patterns=parts, kwd_patterns=named):
                found += [*parts, *named]
            case ast.MatchSequence(patterns=parts) | ast.MatchMapping(patterns=parts):
                found += parts
            case ast.MatchOr(patterns=parts):
                found += parts
            case ast.MatchAs(pattern=ast.pattern() as inner):
                found.append(inner)
            case _:
                pass
    return found


_HANDLERS: dict[type[ast.AST], Callable[..., Scope]] = {
    ast.ClassDef: _class,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.Lambda: _lambda,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.NamedExpr: _named,
    ast.TypeAlias: _alias,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.ExceptHandler: _except,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.Match: _match,
}


def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields that hold other nodes, the last one first: the stack turns them round."""
    return tuple(field for field in reversed(kind._fields) if field not in _NAMES)


# of each kind of node: what holds its children, who reads it, and whether laws ask for it
_KINDS: dict[type[ast.AST], tuple[tuple[str, ...], Callable[..., Scope] | None, bool]] = {
    kind: (_fields(kind), _HANDLERS.get(kind), kind in _ASKED_FOR)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}
