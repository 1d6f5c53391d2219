"""Law 1: every domain model is frozen, so that what was true when it was built stays true."""

import ast
from collections.abc import Iterator

from constitution.code.config import Frozen
from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.scope import ClassInfo, Module, Scope
from constitution.code.sites import Site
from constitution.code.types import ClassObject, External, Instance, Type, options
from constitution.finding import Finding, Law, Rule
from constitution.laws.evidence import finding, header, symbol_of

_MUTABLE = frozenset(
    {
        "builtins.list",
        "builtins.dict",
        "builtins.set",
        "builtins.bytearray",
        "array.array",
        "collections.deque",
        "collections.defaultdict",
        "collections.OrderedDict",
        "collections.Counter",
        "collections.ChainMap",
        "collections.abc.MutableMapping",
        "collections.abc.MutableSequence",
        "collections.abc.MutableSet",
        "collections.UserDict",
        "collections.UserList",
    }
)
_IMMUTABLE = {"list": "tuple[{}, ...]", "set": "frozenset[{}]", "deque": "tuple[{}, ...]"}
_MUTATORS = frozenset(
    ["update", "setdefault", "pop", "popitem", "clear", "__setitem__", "__delitem__", "__ior__"]
)
_SETTERS = frozenset({"__setattr__", "__delattr__"})
_STATELESS = frozenset({"abc.ABC", "builtins.object", "typing.Generic"})
_FACTORIES = {
    "collections.namedtuple": "NamedTuple",
    "dataclasses.make_dataclass": "dataclass",
    "typing.NamedTuple": "NamedTuple",
    "typing.TypedDict": "TypedDict",
    "typing_extensions.TypedDict": "TypedDict",
    "attr.make_class": "attrs class",
    "attrs.make_class": "attrs class",
}


def check(program: Program) -> Iterator[Finding]:
    for module in program.modules:
        if module.place.layer is Layer.DOMAIN:
            for cls in module.classes:
                yield from _class(program, cls)
    yield from _made(program)
    yield from _bypasses(program)
    yield from _mutated_configs(program)


def subjects(program: Program) -> int:
    return sum(program.classes.is_model(cls) for cls in program.all_classes(Layer.DOMAIN))


def _class(program: Program, cls: ClassInfo) -> Iterator[Finding]:
    classes = program.classes
    if classes.is_foreign(cls) or classes.is_enum(cls) or classes.is_exception(cls):
        return
    if classes.is_model(cls):
        yield from _model(program, cls)
        if not classes.is_root_model(cls):
            yield from _mutable_fields(program, cls)
    elif not cls.place.is_repository:
        yield from _unvalidated(program, cls)


def _model(program: Program, cls: ClassInfo) -> Iterator[Finding]:
    setting = program.configurations.of(cls)
    if setting.frozen is Frozen.YES:
        return
    fix = f"write class {cls.name}({header(cls)}, frozen=True)"
    entry = setting.entry if setting.entry and _belongs(setting.entry, cls) else cls.node
    if setting.frozen is Frozen.UNKNOWN:
        message = f"{cls.name} may be frozen or not: its configuration is made at run time"
        yield finding("L1.6", cls.module, entry, cls.qualname, message, fix)
    else:
        yield finding("L1.1", cls.module, entry, cls.qualname, f"{cls.name} is not frozen", fix)


def _belongs(entry: ast.AST, cls: ClassInfo) -> bool:
    return entry is cls.node or cls.node in cls.module.ancestors(entry)


def _mutable_fields(program: Program, cls: ClassInfo) -> Iterator[Finding]:
    for field in program.classes.fields(cls):
        described = program.annotations.read(field.annotation, cls.scope)
        if found := next(_mutable(described), None):
            word = found.path.rpartition(".")[2]
            message = f"{cls.name}.{field.name} holds a {word}, which can change in place"
            instead = _IMMUTABLE.get(word, "Mapping[…]" if "ict" in word else "tuple[{}, ...]")
            fix = f"write {instead.format('…')} for the {word}"
            symbol = f"{cls.qualname}.{field.name}"
            yield finding("L1.2", cls.module, field.node, symbol, message, fix, cls.qualname)


def _mutable(of: Type | None) -> Iterator[External]:
    for option in options(of):
        args = getattr(option, "args", ())
        if isinstance(option, External):
            if option.path in _MUTABLE:
                yield option
            if option.path == "collections.abc.Callable":
                continue
        for arg in args:
            yield from _mutable(arg)


def _unvalidated(program: Program, cls: ClassInfo) -> Iterator[Finding]:
    classes = program.classes
    if classes.is_protocol(cls):
        return
    kind = classes.record_kind(cls)
    plain = {path for path in classes.outside(cls) if path.partition("[")[0] not in _STATELESS}
    if not kind and (not cls.stored or plain):
        return
    stored = next(iter(cls.stored), "")
    what = f"is a {kind}" if kind else f"keeps `self.{stored}`"
    message = f"{cls.name} {what}: nothing validates it, and nothing keeps it from changing"
    fix = f"write class {cls.name}(BaseModel, frozen=True)"
    yield finding("L1.5", cls.module, cls.node, cls.qualname, message, fix)


def _made(program: Program) -> Iterator[Finding]:
    """Classes made by a call: `create_model`, `namedtuple` and their like."""
    for call, scope in _domain_calls(program, "pydantic.create_model"):
        name = _first_text(call)
        if not _is_frozen_call(program, call, scope):
            fix = "pass __base__ (a frozen base) or __config__=ConfigDict(frozen=True)"
            message = f"{name}, made by create_model, is not frozen"
            yield finding("L1.1", scope.module, call, symbol_of(scope, name), message, fix)
    for path, kind in _FACTORIES.items():
        for call, scope in _domain_calls(program, path):
            if not scope.module.place.is_repository:
                name = _first_text(call)
                message = f"{name} is a {kind}: nothing validates it"
                fix = f"write class {name}(BaseModel, frozen=True)"
                yield finding("L1.5", scope.module, call, symbol_of(scope, name), message, fix)


def _domain_calls(program: Program, path: str) -> Iterator[Site]:
    """The calls of something external in the domain, but for those that make a base of a class."""
    for call, scope in program.sites.of([path], Layer.DOMAIN):
        if not _is_base(call, scope.module):
            yield call, scope


def _is_base(call: ast.Call, module: Module) -> bool:
    parent = module.parents.get(call)
    return isinstance(parent, ast.ClassDef) and call in parent.bases


def _first_text(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    return str(first.value) if isinstance(first, ast.Constant) else "the model"


def _is_frozen_call(program: Program, call: ast.Call, scope: Scope) -> bool:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if config := given.get("__config__"):
        return program.configurations.expression(config, scope).frozen is Frozen.YES
    if keywords := given.get("__cls_kwargs__"):
        frozen = program.configurations.expression(keywords, scope).frozen
        if frozen is not Frozen.UNSAID:
            return frozen is Frozen.YES
    bases = given.get("__base__")
    settings = [
        program.configurations.of(found.cls).frozen
        for expr in (bases.elts if isinstance(bases, ast.Tuple) else [bases] if bases else [])
        if isinstance(found := program.symbols.of(expr, scope), ClassObject)
    ]
    return bool(settings) and settings[-1] is Frozen.YES


def _bypasses(program: Program) -> Iterator[Finding]:
    """Writes that go round `frozen`: `object.__setattr__`, `__dict__`, `vars`."""
    calls = program.all(ast.Call) if program.mentions(_SETTERS) else program.sites.named(_MUTATORS)
    for call, scope in calls:
        if (target := _bypass(program, call, scope)) and _is_guarded(program, *target, scope):
            yield _bypassed(call, scope, target[1])
    for statement, each, scope in _writes(program):
        written = _written(program, each, scope)
        if written and _is_guarded(program, *written, scope):
            yield _bypassed(statement, scope, written[1])


def _writes(program: Program) -> Iterator[tuple[ast.stmt, ast.expr, Scope]]:
    """Every statement that writes or deletes, with each of what it writes to."""
    for assignment, scope in program.all(ast.Assign):
        for target in assignment.targets:
            yield assignment, target, scope
    for change, scope in program.all(ast.AugAssign):
        yield change, change.target, scope
    for deletion, scope in program.all(ast.Delete):
        for target in deletion.targets:
            yield deletion, target, scope


def _bypassed(node: ast.AST, scope: Scope, name: ast.expr | None) -> Finding:
    symbol = symbol_of(scope)
    what = f"`{name.value!s}`" if isinstance(name, ast.Constant) else "an attribute"
    message = f"{symbol} writes {what} past frozen"
    fix = "return a changed copy instead: self.model_copy(update={…})"
    cls = scope.cls.qualname if scope.cls else symbol
    return finding("L1.3", scope.module, node, symbol, message, fix, cls)


def _bypass(
    program: Program, call: ast.Call, scope: Scope
) -> tuple[ast.expr, ast.expr | None] | None:
    """The object and the name that a call writes to behind a model's back."""
    func = call.func
    attribute = func.attr if isinstance(func, ast.Attribute) else ""
    if attribute in _MUTATORS and isinstance(func, ast.Attribute):
        if owner := _dictionary(program, func.value, scope):
            name = call.args[0] if call.args and attribute != "update" else None
            if attribute == "update" and len(call.keywords) == 1:
                name = ast.Constant(call.keywords[0].arg)
            return owner, name
        first = call.args[0] if call.args else None
        owner = _dictionary(program, first, scope) if first else None
        if owner and program.path(func.value, scope) in ("builtins.dict", "operator"):
            return owner, call.args[1] if len(call.args) > 1 else None
    written = program.of(func, scope)
    if isinstance(written, External) and written.path.rpartition(".")[2] in _SETTERS:
        is_super = _is_super(func)
        if is_super and scope.cls and len(call.args) < 3:
            return ast.Name("self", ast.Load()), call.args[0] if call.args else None
        if call.args:
            return call.args[0], call.args[1] if len(call.args) > 1 else None
    return None


def _is_super(func: ast.expr) -> bool:
    match func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"))):
            return True
        case _:
            return False


def _written(
    program: Program, target: ast.expr, scope: Scope
) -> tuple[ast.expr, ast.expr | None] | None:
    match target:
        case ast.Subscript(value=inner, slice=key):
            owner = _dictionary(program, inner, scope)
            return (owner, key) if owner else None
        case ast.Attribute(value=owner, attr="__dict__"):
            return owner, None
        case _:
            return None


def _dictionary(program: Program, node: ast.expr, scope: Scope) -> ast.expr | None:
    """The object whose attributes a dictionary holds: `x.__dict__` or `vars(x)`."""
    match node:
        case ast.Attribute(value=owner, attr="__dict__"):
            return owner
        case ast.Call(func=func, args=[owner]) if program.path(func, scope) == "builtins.vars":
            return owner
        case ast.Name():
            found = program.origin(node, scope)
            return _dictionary(program, found, scope) if found is not None else None
        case _:
            return None


def _is_guarded(program: Program, owner: ast.expr, name: ast.expr | None, scope: Scope) -> bool:
    """Whether the write is to a public name of a model; caches with `_` are its own affair."""
    if isinstance(name, ast.Constant) and str(name.value).startswith("_"):
        return False
    found = list(options(program.of(owner, scope)))
    models = [option.cls for option in found if isinstance(option, (Instance, ClassObject))]
    if models:
        return any(program.classes.is_domain_model(cls) for cls in models)
    own = scope.cls
    if isinstance(owner, ast.Name) and owner.id == "self" and own:
        return program.classes.is_domain_model(own)
    return not found and scope.module.place.layer is Layer.DOMAIN


def _mutated_configs(program: Program) -> Iterator[Finding]:
    for statement, target, scope in _writes(program):
        inner = target.value if isinstance(target, ast.Subscript) else target
        if cls := _config_owner(program, inner, scope):
            yield _mutated(statement, scope, cls)
    for call, scope in program.sites.named(_MUTATORS):
        if isinstance(call.func, ast.Attribute):
            if cls := _config_owner(program, call.func.value, scope):
                yield _mutated(call, scope, cls)
    for call, scope in program.sites.of(["builtins.setattr", "builtins.delattr"]):
        match call.args:
            case [owner, ast.Constant(value="model_config"), *_]:
                if cls := _model_class(program, owner, scope):
                    yield _mutated(call, scope, cls)
            case _:
                pass


def _mutated(node: ast.AST, scope: Scope, cls: ClassInfo) -> Finding:
    message = f"the configuration of {cls.name} is changed after the class was made"
    fix = f"say it once, in the class statement: class {cls.name}({header(cls)}, frozen=True)"
    return finding("L1.4", scope.module, node, cls.qualname, message, fix, symbol_of(scope))


def _config_owner(program: Program, node: ast.expr, scope: Scope) -> ClassInfo | None:
    match node:
        case ast.Attribute(value=owner, attr="model_config"):
            return _model_class(program, owner, scope)
        case ast.Name() if not scope.is_class:
            found = program.origin(node, scope)
            return _config_owner(program, found, scope) if found is not None else None
        case _:
            return None


def _model_class(program: Program, node: ast.expr, scope: Scope) -> ClassInfo | None:
    for option in options(program.of(node, scope)):
        if isinstance(option, (ClassObject, Instance)):
            if program.classes.is_domain_model(option.cls):
                return option.cls
    return None


LAW = Law(
    id="L1",
    title="Frozen models",
    promise="All domain models will be `frozen=True` (immutable)",
    rationale=(
        "A model that cannot change can be shared, cached, compared and passed to another task "
        "without a thought. Every change is a new value with a name, so a reader sees when and why "
        "the state moves, and a rule that held when the model was built still holds."
    ),
    bad="""
class Parcel(BaseModel):
    id: ParcelId
    labels: list[Label]
""",
    good="""
class Parcel(BaseModel, frozen=True):
    id: ParcelId
    labels: tuple[Label, ...]
""",
    rules=(
        Rule("L1.1", "A domain model is not frozen", "Write `frozen=True` in its class statement."),
        Rule("L1.2", "A field holds a mutable container", "Hold a tuple, frozenset or Mapping."),
        Rule("L1.3", "A write goes round `frozen`", "Return a changed copy: `model_copy`."),
        Rule("L1.4", "A configuration is changed later", "Say it once, in the class statement."),
        Rule("L1.5", "Domain data that nothing validates", "Make it a frozen pydantic model."),
        Rule("L1.6", "It cannot be seen whether it is frozen", "Write `frozen=True` literally."),
    ),
    home="src/app/domain",
    check=check,
    subjects=subjects,
)
