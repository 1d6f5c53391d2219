"""Unions of models: which of them lack a shared tag with a value of its own for each member."""

import ast
from collections.abc import Iterator

from constitution.code.program import Program
from constitution.code.scope import Binds, Scope
from constitution.code.symbols import parsed
from constitution.code.types import Choice, Constant, Instance, Type, options


def unions(program: Program, node: ast.expr, scope: Scope) -> Iterator[str]:
    """What is wrong with the unions that a type expression itself writes out.

    A union behind the name of an alias is the alias's own affair.
    """
    for written in _written_unions(program, node, scope):
        described = program.annotations.read(written, scope)
        if problem := _untagged(program, described):
            yield problem


def alias_unions(program: Program, scope: Scope) -> Iterator[tuple[str, ast.AST, str]]:
    """The aliases of a module or a class that name a union without a tag."""
    for name, bindings in scope.names.items():
        for binding in bindings:
            source = binding.source
            if binding.binds not in (Binds.ALIAS, Binds.ASSIGN):
                continue
            if not isinstance(source, ast.expr) or not _may_be_union(source):
                continue
            if binding.annotation is not None and not _is_alias_mark(binding.annotation):
                continue
            for problem in unions(program, source, scope):
                yield name, binding.node, problem
    if scope.is_class and scope.cls:
        for base in scope.cls.node.bases:
            if isinstance(base, ast.Subscript):
                for problem in unions(program, base, scope):
                    yield "root", scope.node, problem


def _is_alias_mark(annotation: ast.expr) -> bool:
    return ast.unparse(annotation).strip("'\"").endswith("TypeAlias")


def _may_be_union(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitOr)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return "|" in node.value or "Union[" in node.value
    return isinstance(node, ast.Subscript)


def _written_unions(program: Program, node: ast.expr, scope: Scope) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(op=ast.BitOr()):
            yield node
            for part in _parts(node):
                if isinstance(part, ast.Subscript):
                    yield from _written_unions(program, part, scope)
        case ast.Constant(value=str(text)):
            yield from _written_unions(program, parsed(text), scope)
        case ast.Subscript(slice=inner):
            word = program.annotations.named(node, scope)
            parts = list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]
            if word in ("Union", "Optional"):
                yield node
            elif word == "Annotated":
                if not _is_discriminated_by_function(program, parts[1:], scope):
                    yield from _written_unions(program, parts[0], scope)
                return
            elif word in ("Literal", "Callable"):
                return
            for part in parts:
                yield from _written_unions(program, part, scope)
        case _:
            return


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _parts(node.left)
        yield from _parts(node.right)
    else:
        yield node


def _is_discriminated_by_function(program: Program, notes: list[ast.expr], scope: Scope) -> bool:
    for note in notes:
        if isinstance(note, ast.Call):
            word = program.path(note.func, scope).rpartition(".")[2]
            if word == "Discriminator" and note.args:
                return not isinstance(note.args[0], ast.Constant)
    return False


def _untagged(program: Program, of: Type | None) -> str:
    """Why a union of models cannot be told apart, empty if it can (or if it is none)."""
    if not isinstance(of, Choice):
        return ""
    classes = program.classes
    members = [o for o in options(of) if isinstance(o, Instance) and classes.is_domain_model(o.cls)]
    outcomes = [member for member in members if not classes.is_value_object(member.cls)]
    if len(members) < 2 or not outcomes:
        return ""
    names = " | ".join(member.cls.name for member in members)
    shared: set[str] | None = None
    tags = [_tags(program, member) for member in members]
    for each in tags:
        shared = set(each) if shared is None else shared & set(each)
    if not shared:
        return f"{names}, a union without a shared Literal tag"
    for tag in shared:
        values = [value for each in tags for value in each[tag]]
        if len(values) == len(set(values)):
            return ""
    return f"{names}, a union in which two members share the value of {min(shared)!r}"


def _tags(program: Program, member: Instance) -> dict[str, tuple[str, ...]]:
    """The Literal fields of a model, with the values they admit."""
    found: dict[str, tuple[str, ...]] = {}
    for name, field in program.classes.all_fields(member.cls).items():
        described = program.annotations.read(field.annotation, field.owner.scope)
        if not isinstance(described, Constant):
            described = program.members.attribute(member, name)
        if isinstance(described, Constant):
            found[name] = described.values
    return found
