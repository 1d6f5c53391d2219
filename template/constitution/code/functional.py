"""Enums made by a call, `Mode = Enum("Mode", "SEA AIR")`, read as the classes they are."""

import ast
from collections.abc import Iterator

_MAKERS = frozenset({"Enum", "StrEnum", "IntEnum", "Flag", "IntFlag"})


def with_enum_classes(tree: ast.Module) -> ast.Module:
    """The module, each enum that a call makes at its top written as a class statement."""
    makers = _makers(tree)
    if makers:
        tree.body = [_as_class(statement, makers) or statement for statement in tree.body]
    return tree


def _makers(tree: ast.Module) -> frozenset[str]:
    """The expressions that name a maker of enums in this module."""
    found: set[str] = set()
    for statement in tree.body:
        match statement:
            case ast.ImportFrom(module="enum", names=names, level=0):
                found |= {name.asname or name.name for name in names if name.name in _MAKERS}
            case ast.Import(names=names):
                modules = [name.asname or name.name for name in names if name.name == "enum"]
                found |= {f"{module}.{maker}" for module in modules for maker in _MAKERS}
            case _:
                pass
    return frozenset(found)


def _as_class(statement: ast.stmt, makers: frozenset[str]) -> ast.ClassDef | None:
    match statement:
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call)
            | ast.AnnAssign(target=ast.Name(id=name), value=ast.Call() as call)
        ) if ast.unparse(call.func) in makers:
            members = list(_members(call))
        case _:
            return None
    body: list[ast.stmt] = [
        ast.Assign([ast.Name(member, ast.Store())], value) for member, value in members
    ]
    made = ast.ClassDef(name, [call.func], [], body or [ast.Pass()], [], type_params=[])
    return ast.fix_missing_locations(ast.copy_location(made, statement))


def _members(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The names that a call gives its members, each with its value."""
    given = [*call.args[1:2], *(k.value for k in call.keywords if k.arg == "names")]
    for names in given:
        match names:
            case ast.Constant(value=str(text)):
                for name in text.replace(",", " ").split():
                    yield name, ast.Constant(name.lower())
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant):
                        yield str(key.value), value
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                for part in parts:
                    match part:
                        case ast.Constant(value=str(name)):
                            yield name, ast.Constant(name.lower())
                        case ast.Tuple(elts=[ast.Constant(value=str(name)), value]):
                            yield name, value
                        case _:
                            pass
            case _:
                pass
