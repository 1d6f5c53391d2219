"""What services may not make: changed copies, aggregates in a state, and types of the domain."""

import ast
from collections.abc import Iterator

from constitution.code.drivers import is_driver
from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.scope import ClassInfo, Scope
from constitution.code.types import Callable, ClassObject, External, Instance, options
from constitution.finding import Finding
from constitution.laws.evidence import finding, symbol_of
from constitution.laws.members import Members
from constitution.laws.reads import Reads

_COPIES = frozenset({"model_copy", "copy", "__replace__"})
_SETTINGS = ("Config", "Settings")
_FACTORIES = {
    "pydantic.create_model": "model",
    "collections.namedtuple": "NamedTuple",
    "typing.NamedTuple": "NamedTuple",
    "typing.TypedDict": "TypedDict",
    "dataclasses.make_dataclass": "dataclass",
    "enum.Enum": "enum",
    "enum.StrEnum": "enum",
    "enum.IntEnum": "enum",
}


def making(program: Program, reads: Reads, scope: Scope) -> Iterator[Finding]:
    """Changed copies and ready-made states, made outside of the domain."""
    members = Members(program)
    for call in scope.all(ast.Call):
        if name := _changed(program, reads, call, scope):
            symbol = symbol_of(scope)
            message = f"{symbol} changes a {name} from outside"
            fix = f"give {name} a method that makes this change and says how it ended"
            yield finding("L6.3", scope.module, call, symbol, message, fix, name)
        elif cls := _built_in_state(program, members, call, scope):
            symbol = symbol_of(scope)
            message = f"{symbol} builds a {cls.name} in a state of its choosing"
            fix = f"give {cls.name} a class method that builds it in this state"
            yield finding("L6.4", scope.module, call, symbol, message, fix, cls.name)


def defined(program: Program) -> Iterator[Finding]:
    """Types of the domain that a service defines."""
    for cls in program.all_classes(Layer.SERVICE):
        kind = _kind(program, cls)
        if kind and not cls.name.endswith(_SETTINGS) and not program.classes.is_protocol(cls):
            message = f"{cls.name} is a {kind} defined in a service"
            fix = f"move {cls.name} into the domain context it speaks of"
            yield finding("L6.5", cls.module, cls.node, cls.qualname, message, fix)
    for path, kind in _FACTORIES.items():
        for call, scope in program.sites.of([path], Layer.SERVICE):
            if not isinstance(scope.module.parents.get(call), ast.ClassDef):
                message = f"{symbol_of(scope)} makes a {kind} of its own"
                fix = "define it in the domain context it speaks of"
                yield finding("L6.5", scope.module, call, symbol_of(scope), message, fix)


def _changed(program: Program, reads: Reads, call: ast.Call, scope: Scope) -> str:
    """The model that a call copies with changes, or builds unvalidated."""
    func = call.func
    given = {keyword.arg for keyword in call.keywords}
    if isinstance(func, ast.Name):
        bound = program.bound_value(func, scope)
        func = bound if isinstance(bound, ast.Attribute) else func
    if isinstance(func, ast.Attribute):
        owners = program.of(func.value, scope)
        found = reads.domain_classes(owners)
        if func.attr in _COPIES and found and (given or call.args):
            is_change = func.attr == "__replace__" or given & {"update", None} or call.args
            return found[0].name if is_change else ""
        if func.attr in ("model_construct", "construct"):
            for option in options(owners):
                if isinstance(option, (ClassObject, Instance)):
                    if program.classes.is_domain_model(option.cls):
                        return option.cls.name
    if program.path(func, scope) in ("dataclasses.replace", "copy.replace") and call.args:
        found = reads.domain_classes(program.of(call.args[0], scope))
        return found[0].name if found and given else ""
    return ""


def _built_in_state(
    program: Program, members: Members, call: ast.Call, scope: Scope
) -> ClassInfo | None:
    """The aggregate that a call builds with a state it names."""
    func = call.func
    built = program.of(func, scope)
    if isinstance(func, ast.Attribute) and func.attr in ("model_validate", "parse_obj"):
        built = program.of(func.value, scope)
    for option in options(built):
        if not isinstance(option, ClassObject) or not _is_aggregate(program, option.cls):
            continue
        fields = program.classes.all_fields(option.cls)
        for name, given in _arguments(program, call, scope):
            if members.member(given, scope):
                return option.cls
            field = fields.get(name or "")
            if field and isinstance(given, ast.Constant) and isinstance(given.value, str):
                said = program.annotations.read(field.annotation, field.owner.scope)
                if members.enum_of(said):
                    return option.cls
    return None


def _arguments(
    program: Program, call: ast.Call, scope: Scope
) -> Iterator[tuple[str | None, ast.expr]]:
    for arg in call.args:
        yield from _entries(_looked_up(program, arg, scope))
    for keyword in call.keywords:
        if keyword.arg is None:
            yield from _entries(_looked_up(program, keyword.value, scope))
        else:
            yield keyword.arg, keyword.value


def _looked_up(program: Program, node: ast.expr, scope: Scope) -> ast.expr:
    """What a variable was given, if that is written where it can be read."""
    bound = program.bound_value(node, scope) if isinstance(node, ast.Name) else None
    is_dict = isinstance(bound, ast.Call) and program.path(bound.func, scope) == "builtins.dict"
    return bound if bound is not None and (is_dict or isinstance(bound, ast.Dict)) else node


def _entries(node: ast.expr) -> Iterator[tuple[str | None, ast.expr]]:
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield (str(key.value) if isinstance(key, ast.Constant) else None), value
    elif isinstance(node, ast.Call):
        yield from ((keyword.arg, keyword.value) for keyword in node.keywords)
    else:
        yield None, node


def _is_aggregate(program: Program, cls: ClassInfo) -> bool:
    classes = program.classes
    if cls.place.layer is not Layer.DOMAIN or classes.is_value_object(cls):
        return False
    return classes.is_domain_model(cls) and "id" in classes.all_fields(cls)


def _kind(program: Program, cls: ClassInfo) -> str:
    classes = program.classes
    if classes.is_foreign(cls) or classes.is_exception(cls):
        return ""
    if classes.is_model(cls):
        return "model"
    if classes.is_enum(cls):
        return "enum"
    kind = classes.record_kind(cls)
    if kind in ("dataclass", "attrs class", "NamedTuple") and _is_service(program, cls):
        return ""
    return kind


def _is_service(program: Program, cls: ClassInfo) -> bool:
    """Whether a dataclass works rather than carries data: it does I/O, or holds who does."""
    if any(method.is_async for method in cls.methods.values()):
        return True
    fields = list(program.classes.fields(cls))
    if not fields:
        return True
    return any(
        _works(program, option)
        for field in fields
        for option in options(program.annotations.read(field.annotation, cls.scope))
    )


def _works(program: Program, of: object) -> bool:
    match of:
        case External(path=path):
            return is_driver(path) or path == "collections.abc.Callable"
        case Instance(cls=cls):
            if cls.place.is_repository or program.classes.is_protocol(cls):
                return True
            is_data = program.classes.is_model(cls) or program.classes.is_enum(cls)
            return cls.place.layer is Layer.SERVICE and not is_data
        case Callable():
            return True
        case _:
            return False
