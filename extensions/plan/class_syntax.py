"""What Python's syntax holds of a class that a plan sketches: its fields, its methods, and what its names stand for."""

import ast
from collections.abc import Iterator

from .patterns import Pattern
from .value_code import name_of

type Function = ast.FunctionDef | ast.AsyncFunctionDef

_OF_EVENTS = frozenset(
    {"category", "retention", "retention_days", "retention_years", "retention_policy"}
)


def with_methods(tree: ast.Module) -> ast.Module:
    """The module with functions that take `self` as methods of the class above them."""
    found: list[ast.stmt] = []
    for node in tree.body:
        own = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
            bool(node.args.args) and node.args.args[0].arg == "self"
        )
        above = found[-1] if found else None
        if own and isinstance(above, ast.ClassDef):
            body = [*above.body, node]
            found[-1] = ast.copy_location(
                ast.ClassDef(
                    above.name, above.bases, above.keywords, body, above.decorator_list, []
                ),
                above,
            )
        else:
            found.append(node)
    return ast.Module(found, [])


def methods_of(node: ast.ClassDef) -> Iterator[Function]:
    """The public methods of a class."""
    for statement in node.body:
        if isinstance(
            statement, ast.FunctionDef | ast.AsyncFunctionDef
        ) and not statement.name.startswith("_"):
            yield statement


def fields_of(node: ast.ClassDef) -> Iterator[tuple[str, ast.AnnAssign]]:
    """The fields of a class: what it annotates, but for a tag, which is fixed, and what is of the class itself."""
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign):
            name = name_of(statement.target)
            of_event = name in _OF_EVENTS and statement.value is not None
            if name and not name.startswith(("_", "model_config")) and not is_fixed(statement):
                if not of_event:
                    yield name, statement


def is_fixed(statement: ast.AnnAssign) -> bool:
    """Whether what is annotated is a tag, or the class's own, rather than a field."""
    return name_of(statement.annotation) in ("ClassVar", "Literal") and statement.value is not None


def default_of(value: ast.expr | None) -> str:
    """The default of a field, when it is a state of an enum or a plain value."""
    match value:
        case ast.Attribute(value=ast.Name(), attr=state) if state.isupper():
            return f" = {state}"
        case ast.Constant(value=str() | int() | float()):
            return f" = {ast.unparse(value)}"
    return ""


_SEVERAL = Pattern(r"\b(?:list|tuple|set|frozenset|Sequence)\[\W*(?P<name>[A-Z]\w*)")


def held_in_numbers(node: ast.ClassDef) -> set[str]:
    """The classes of which a field holds several."""
    fields = [ast.unparse(each) for each in node.body if isinstance(each, ast.AnnAssign)]
    return {name for text in fields for name in _SEVERAL.findall(text)}


def held_by(node: ast.ClassDef) -> set[str]:
    """The names that the types of a class's fields speak of."""
    words = (inner for _, s in fields_of(node) for inner in ast.walk(s.annotation))
    return {word.id for word in words if isinstance(word, ast.Name)}


def at_root(node: ast.ClassDef) -> ast.expr | None:
    """What a root model has at its root."""
    for base in node.bases:
        if name_of(base) == "RootModel" and isinstance(base, ast.Subscript):
            return base.slice
    if any(name_of(base) == "RootModel" for base in node.bases):
        return next((s.annotation for n, s in fields_of(node) if n == "root"), None)
    return None


def member_lines(node: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """The names that a class assigns, and the line of each."""
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            yield name_of(statement.targets[0]), statement.lineno


def name_given(node: ast.stmt) -> str:
    """The name to which a statement gives a value."""
    match node:
        case (
            ast.Assign(targets=[ast.Name(id=name)])
            | ast.AnnAssign(target=ast.Name(id=name))
            | ast.TypeAlias(name=ast.Name(id=name))
        ):
            return name
    return ""


def value_given(node: ast.stmt) -> ast.expr | None:
    """What a statement gives a name to."""
    return node.value if isinstance(node, ast.Assign | ast.AnnAssign | ast.TypeAlias) else None


def alternatives(node: ast.expr | None) -> list[str]:
    """The class names of `A | B`, of `Union[A, B]`, or of either inside `Annotated`; none for another expression."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            one, other = alternatives(left) or _class_name(left), _class_name(right)
            return [*one, *other] if one and other else []
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, *_])):
            return alternatives(inner)
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=ends)):
            return [name for end in ends for name in _class_name(end)]
    return []


def _class_name(node: ast.expr) -> list[str]:
    return [node.id] if isinstance(node, ast.Name) and node.id[:1].isupper() else []


def attributes_in(node: ast.expr) -> Iterator[str]:
    """The attributes that an expression speaks of: `Status.OPEN` of `OPEN`."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute):
            yield inner.attr
