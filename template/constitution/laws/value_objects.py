"""Law 3: what the domain speaks of has a type of its own: an amount, not a float."""

import ast
from collections.abc import Iterator

from constitution.code.classes import Field
from constitution.code.drivers import is_driver
from constitution.code.program import Program
from constitution.code.project import Layer, Role
from constitution.code.scope import ClassInfo, FunctionInfo, Scope
from constitution.code.types import External, Instance, Type, Variable, leaves, options
from constitution.finding import Finding, Law, Rule
from constitution.laws.evidence import finding, symbol_of
from constitution.laws.words import is_key_name, is_technical_name

_PRIMITIVES = frozenset(
    [
        f"builtins.{n}"
        for n in ["str", "int", "float", "complex", "bytes", "bytearray", "bool", "object"]
    ]
    + ["decimal.Decimal", "uuid.UUID", "typing.Any", "numbers.Number", "fractions.Fraction"]
)
_PYDANTIC_TIMES = frozenset(
    ["AwareDatetime", "NaiveDatetime", "PastDatetime", "FutureDatetime", "PastDate", "FutureDate"]
)
_STRUCTURED = frozenset({"Color", "Coordinate"})  # of pydantic_extra_types: more than a text
_PYDANTIC_TOOLS = frozenset(
    [
        "BaseModel",
        "RootModel",
        "Field",
        "ConfigDict",
        "Discriminator",
        "Tag",
        "TypeAdapter",
        "ImportString",
    ]
)
_UNCERTAIN = frozenset({"builtins.float", "decimal.Decimal", "uuid.UUID"})
_RAW = frozenset({"builtins.bytes", "builtins.str", "builtins.bytearray", "builtins.memoryview"})
_STREAMS = ("Iterator", "Iterable", "Generator", "IO", "StreamReader")
_CONVERTERS = ("to_", "from_", "as_")


def check(program: Program) -> Iterator[Finding]:
    for module in program.in_layer(Layer.DOMAIN, Layer.SERVICE):
        in_domain = module.place.layer is Layer.DOMAIN
        for cls in module.classes:
            if in_domain:
                yield from _fields(program, cls)
            if _speaks(program, cls):
                for method in cls.methods.values():
                    yield from _method(program, cls, method)
    yield from _made(program)


def subjects(program: Program) -> int:
    return sum(program.classes.is_domain_model(cls) for cls in program.all_classes(Layer.DOMAIN))


def is_primitive(program: Program, of: Type) -> bool:
    """Whether a type is a bare primitive, also by another name or by pydantic's constraints."""
    match of:
        case External(path=path):
            if path in _PRIMITIVES:
                return True
            root, name = path.partition(".")[0], path.rpartition(".")[2]
            if root == "pydantic":
                return name not in _PYDANTIC_TIMES | _PYDANTIC_TOOLS and name != "condate"
            return root == "pydantic_extra_types" and name not in _STRUCTURED
        case Instance(cls=cls):
            return program.classes.is_primitive(cls) and not program.classes.is_model(cls)
        case Variable(bound=bound):
            return any(is_primitive(program, option) for option in options(bound))
        case _:
            return False


def _fields(program: Program, cls: ClassInfo) -> Iterator[Finding]:
    classes = program.classes
    if classes.is_value_object(cls) or classes.is_foreign(cls) or classes.is_protocol(cls):
        return
    is_data = classes.is_model(cls) or bool(classes.record_kind(cls))
    if not is_data or (cls.place.is_repository and not classes.is_model(cls)):
        return
    for field in classes.fields(cls):
        if found := _bare(program, field.annotation, cls.scope):
            yield _field(cls, field, found)


def _field(cls: ClassInfo, field: Field, found: str) -> Finding:
    symbol = f"{cls.qualname}.{field.name}"
    message = f"{symbol} is a bare {found}"
    name = _suggested(field.name)
    fix = f"wrap it: class {name}(RootModel[{found}], frozen=True), then {field.name}: {name}"
    return finding("L3.1", cls.module, field.node, symbol, message, fix, cls.qualname)


def _made(program: Program) -> Iterator[Finding]:
    """The fields that `create_model` is given; in value.py it makes value objects."""
    for call, scope in program.sites.of(["pydantic.create_model"], Layer.DOMAIN):
        if scope.module.place.role is Role.VALUE:
            continue
        for keyword in call.keywords:
            given = keyword.value
            if keyword.arg is None or keyword.arg.startswith("_"):
                continue
            described = given.elts[0] if isinstance(given, ast.Tuple) and given.elts else given
            if found := _bare(program, described, scope):
                symbol = symbol_of(scope, keyword.arg)
                message = f"{keyword.arg} is a bare {found}"
                fix = f"wrap it: class {_suggested(keyword.arg)}(RootModel[{found}], frozen=True)"
                yield finding("L3.1", scope.module, given, symbol, message, fix)


def _speaks(program: Program, cls: ClassInfo) -> bool:
    """Whether a class's methods are part of the language of the domain."""
    classes = program.classes
    if classes.is_enum(cls) or classes.is_foreign(cls) or classes.is_exception(cls):
        return False
    if cls.place.layer is Layer.SERVICE:
        return not classes.is_model(cls)
    return not classes.is_value_object(cls)


def _method(program: Program, cls: ClassInfo, method: FunctionInfo) -> Iterator[Finding]:
    if not method.is_public or method.name.startswith("model_") or _is_hook(program, method):
        return
    in_repository = cls.place.is_repository
    if in_repository and method.name.startswith(_CONVERTERS):
        return
    scope = method.scope if method.node.type_params else method.outer
    for arg in method.arguments:
        if arg.annotation is None:
            continue
        found = _bare(program, arg.annotation, scope)
        if found and in_repository:
            found = _uncertain(program, arg.annotation, scope, arg.arg)
        if found:
            symbol = method.qualname
            message = f"{symbol} takes {arg.arg} as a bare {found}"
            fix = f"take a value object: {arg.arg}: {_suggested(arg.arg)}"
            kept = _fields_called(program, arg.arg)
            names = (f"{symbol}.{arg.arg}", *kept)
            yield finding("L3.2", cls.module, arg, symbol, message, fix, *names)
    if cls.place.layer is Layer.DOMAIN:
        yield from _returned(program, cls, method, scope)


def _fields_called(program: Program, name: str) -> Iterator[str]:
    """The bare fields that a parameter of this name may become: who keeps one bare passes it on."""
    for module in program.in_layer(Layer.DOMAIN):
        for cls in module.classes:
            for field in program.classes.fields(cls):
                if field.name == name and _bare(program, field.annotation, cls.scope):
                    yield f"{cls.full_name}.{name}"


def _returned(
    program: Program, cls: ClassInfo, method: FunctionInfo, scope: Scope
) -> Iterator[Finding]:
    returned = program.annotations.read(method.node.returns, scope)
    if returned is None:
        return
    bottom = list(options(returned)) if cls.place.is_repository else list(leaves(returned))
    for option in bottom:
        if isinstance(option, External) and option.path in _UNCERTAIN:
            word = option.path.rpartition(".")[2]
            if cls.place.is_repository and word == "float":
                continue
            message = f"{method.qualname} returns a bare {word}"
            fix = f"return a value object that wraps the {word}"
            yield finding("L3.3", cls.module, method.node, method.qualname, message, fix)
            return


def _is_hook(program: Program, method: FunctionInfo) -> bool:
    """A property or a validator: nobody calls it with arguments."""
    if program.classes.is_property(method):
        return True
    return any(
        program.classes.decorator_path(node, method.outer).startswith("pydantic.")
        for node in method.node.decorator_list
    )


def _bare(program: Program, annotation: ast.expr, scope: Scope) -> str:
    """The name of the first primitive inside an annotation, or empty."""
    for leaf in _speaking(program, program.annotations.read(annotation, scope)):
        if is_primitive(program, leaf):
            if isinstance(leaf, External):
                return leaf.path.rpartition(".")[2]
            return getattr(getattr(leaf, "cls", leaf), "name", "primitive")
    return ""


def _speaking(program: Program, of: Type | None) -> Iterator[Type]:
    """The leaves of a type that say what is held: not a callback's, not a byte stream's."""
    for option in options(of):
        match option:
            case External(path="collections.abc.Callable" | "builtins.type"):
                continue
            case External(path=path) if is_driver(path):
                continue
            case External(path=path, args=args) if path.endswith(_STREAMS) and _is_raw(args):
                continue
            case External(args=args) if args:
                for arg in args:
                    yield from _speaking(program, arg)
            case Instance(cls=cls, args=args) if args:
                yield Instance(cls)
                if not program.classes.is_value_object(cls):  # what it wraps is wrapped
                    for arg in args:
                        yield from _speaking(program, arg)
            case _:
                yield option


def _is_raw(args: tuple[Type | None, ...]) -> bool:
    """Whether what is streamed is bytes or text as it comes."""
    return bool(args) and isinstance(args[0], External) and args[0].path in _RAW


def _uncertain(program: Program, annotation: ast.expr, scope: Scope, name: str) -> str:
    """What a repository may not take bare: keys, money and measures; not limits and vectors."""
    if is_technical_name(name):
        return ""
    described = program.annotations.read(annotation, scope)
    direct = [o.path for o in options(described) if isinstance(o, External)]
    for leaf in _speaking(program, described):
        if isinstance(leaf, External) and leaf.path in ("uuid.UUID", "decimal.Decimal"):
            return leaf.path.rpartition(".")[2]
    if "builtins.float" in direct:
        return "float"
    return _bare(program, annotation, scope) if is_key_name(name) else ""


def _suggested(name: str) -> str:
    return "".join(word.capitalize() for word in name.strip("_").split("_"))


LAW = Law(
    id="L3",
    title="Primitives are wrapped",
    promise="All primitives wrapped in value objects (UserId not UUID, Amount not float)",
    rationale=(
        "A str takes any text and a UUID names anything, so a type checker cannot see a customer's "
        "id where an order's was meant. A value object says what is meant, refuses what cannot be, "
        "and is where the arithmetic and the comparisons of the concept live."
    ),
    bad="""
class Parcel(BaseModel, frozen=True):
    id: UUID
    weight: float
""",
    good="""
class ParcelId(RootModel[UUID], frozen=True):
    \"\"\"Names one parcel.\"\"\"


class Weight(RootModel[Decimal], frozen=True):
    root: Decimal = Field(gt=0)


class Parcel(BaseModel, frozen=True):
    id: ParcelId
    weight: Weight
""",
    rules=(
        Rule("L3.1", "A field is a bare primitive", "Wrap it in a value object."),
        Rule("L3.2", "A parameter is a bare primitive", "Take the value object."),
        Rule("L3.3", "A method returns a bare primitive", "Return a value object."),
    ),
    home="src/app/domain",
    check=check,
    subjects=subjects,
)
