"""Law 5: only a repository talks to a storage; services own the clients, the domain knows none."""

import ast
from collections.abc import Iterator

from constitution.code.drivers import (
    LIFECYCLE,
    is_client,
    is_operation,
    runs_when_called,
    tells_storage,
)
from constitution.code.program import Program
from constitution.code.project import Layer
from constitution.code.scope import ClassInfo, Module, Scope
from constitution.code.types import Choice, External, Instance, Type, is_path, leaves, options
from constitution.finding import Finding, Law, Rule
from constitution.laws.evidence import finding, symbol_of

_RUNNERS = frozenset(
    [
        "to_thread",
        "partial",
        "run_in_executor",
        "map",
        "run_sync",
        "create_task",
        "submit",
        "starmap",
    ]
)
_FILES = frozenset(
    [
        "builtins.open",
        "io.open",
        "os.open",
        "os.remove",
        "os.rename",
        "os.replace",
        "os.unlink",
        "os.mkdir",
        "os.makedirs",
        "os.listdir",
        "os.scandir",
        "os.walk",
        "os.stat",
        "os.rmdir",
        "aiofiles.open",
        "anyio.open_file",
        "shutil.copy",
        "shutil.copyfile",
        "shutil.copytree",
        "shutil.move",
        "shutil.rmtree",
        "codecs.open",
        "tempfile.TemporaryFile",
        "tempfile.NamedTemporaryFile",
        "tempfile.mkstemp",
        "gzip.open",
    ]
)
_PATH_CALLS = frozenset(
    [
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "mkdir",
        "unlink",
        "rmdir",
        "touch",
        "exists",
        "iterdir",
        "glob",
        "rglob",
        "rename",
        "replace",
        "stat",
        "is_file",
        "is_dir",
        "symlink_to",
        "hardlink_to",
        "chmod",
        "resolve",
        "walk",
    ]
)


def check(program: Program) -> Iterator[Finding]:
    for each in program.imports:
        if tells_storage(each.external) and not _may_hold(each.module):
            symbol = symbol_of(each.scope)
            root = each.external.partition(".")[0]
            message = f"{symbol} imports the storage driver {root}"
            fix = "keep the client in a service and its use in the context's repository.py"
            yield finding("L5.1", each.module, each.node, symbol, message, fix, each.name)
    for module in program.modules:
        if not module.place.is_repository:
            for scope in module.scopes:
                yield from _calls(program, scope)
                if module.place.layer is Layer.DOMAIN:
                    yield from _file_access(program, scope)
    yield from _without_protocol(program)


def subjects(program: Program) -> int:
    """Repositories; a project without any storage has contexts that need none."""
    return sum(module.place.is_repository for module in program.modules)


def _may_hold(module: Module) -> bool:
    return module.place.is_repository or module.place.layer in (Layer.SERVICE, Layer.ROOT)


def client(of: Type | None) -> External | None:
    """The storage client that a value may be."""
    for option in options(of):
        if isinstance(option, External) and option.value and is_client(option.path):
            return option
    return None


def is_storage_call(program: Program, call: ast.Call, scope: Scope) -> bool:
    """Whether a call reads or writes a storage: more than holding, opening or closing it."""
    func = call.func
    called = program.of(func, scope)
    if _is_module_operation(program, called, call, scope) or _is_prepared(func, called):
        return True
    if isinstance(func, ast.Attribute):
        holder = client(_driven(program, program.of(func.value, scope)))
        return holder is not None and func.attr not in LIFECYCLE and not func.attr[:1].isupper()
    if isinstance(func, ast.Name) and (method := client(called)):
        name = method.path.rpartition(".")[2]
        source = program.bound_value(func, scope)
        return isinstance(source, ast.Attribute) and name == source.attr and name not in LIFECYCLE
    return False


def _is_module_operation(
    program: Program, called: Type | None, call: ast.Call, scope: Scope
) -> bool:
    """Whether a driver's own function is given the client to work on: `put(store, key, data)`."""
    if not isinstance(called, External) or called.value or not is_operation(called.path):
        return False
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(client(program.of(each, scope)) for each in given)


def _is_prepared(func: ast.expr, called: Type | None) -> bool:
    """Whether an operation that was prepared before, such as a script, is carried out."""
    if isinstance(func, ast.Attribute) and runs_when_called(func.attr):
        return False  # this is where it is prepared
    found = client(called)
    return found is not None and runs_when_called(found.path)


def _driven(program: Program, of: Type | None) -> Type | None:
    """A value, as the driver's own class if a class of the project inherits from one."""
    if isinstance(of, Choice):
        found = [_driven(program, option) for option in options(of)]
        return next((each for each in found if client(each)), of)
    if isinstance(of, Instance) and not program.classes.is_model(of.cls):
        for path in program.classes.outside(of.cls):
            if is_client(path) and not path.endswith(("Base", "DeclarativeBase")):
                return External(path, value=True)
    return of


def _calls(program: Program, scope: Scope) -> Iterator[Finding]:
    for call in scope.all(ast.Call):
        name = _written(call.func)
        if is_storage_call(program, call, scope):
            yield _called(call, name, scope)
        elif name in _RUNNERS:
            for arg in call.args:
                if isinstance(arg, ast.Attribute) and arg.attr not in LIFECYCLE:
                    if client(program.of(arg.value, scope)):
                        yield _called(call, arg.attr, scope)
                        break


def _written(func: ast.expr) -> str:
    """The last name of what is called, or whatever is written there instead of one."""
    match func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ast.unparse(func)


def _called(call: ast.Call, name: str, scope: Scope) -> Finding:
    symbol = symbol_of(scope)
    message = f"{symbol} talks to a storage itself: {name}(…)"
    fix = "move the call into the context's repository.py and ask the repository"
    cls = scope.cls.qualname if scope.cls else symbol
    return finding("L5.2", scope.module, call, symbol, message, fix, cls)


def _without_protocol(program: Program) -> Iterator[Finding]:
    packages: dict[str, list[Module]] = {}
    for module in program.modules:
        if module.place.is_repository and not module.place.is_kernel:
            packages.setdefault(module.place.context, []).append(module)
    for context, modules in packages.items():
        classes = [cls for module in modules for cls in module.classes]
        if any(program.classes.is_protocol(cls) for cls in classes):
            continue
        holders = (cls for cls in classes if _holds_driver(program, cls))
        for cls in holders:
            lineage = [ancestor for ancestor, _ in program.classes.lineage(cls)]
            if any(program.classes.is_protocol(ancestor) for ancestor in lineage):
                continue
            message = f"{cls.name} is all there is: {context} has no Protocol to ask instead of it"
            fix = f"say what {context} asks of any storage: class …Repository(Protocol)"
            yield finding("L5.3", cls.module, cls.node, cls.qualname, message, fix)
            break


def _holds_driver(program: Program, cls: ClassInfo) -> bool:
    """Whether a class keeps a client, itself or by inheritance."""
    if program.classes.is_model(cls) or program.classes.is_foreign(cls):
        return False
    for ancestor, _ in program.classes.lineage(cls):
        names = [*ancestor.stored, *(field.name for field in program.classes.fields(ancestor))]
        names += [name for name in ancestor.scope.names if name.startswith("_")]
        for name in dict.fromkeys(names):
            found = program.members.attribute(Instance(ancestor), name)
            if any(client(leaf) for leaf in leaves(found)):
                return True
        for method in ancestor.methods.values():
            for arg in method.arguments:
                said = program.annotations.read(arg.annotation, method.outer)
                if client(said):
                    return True
    return False


def _file_access(program: Program, scope: Scope) -> Iterator[Finding]:
    for call in scope.all(ast.Call):
        called = program.of(call.func, scope)
        touches = isinstance(called, External) and not called.value and called.path in _FILES
        if not touches and isinstance(call.func, ast.Attribute) and call.func.attr in _PATH_CALLS:
            touches = any(is_path(each) for each in options(program.of(call.func.value, scope)))
        if touches:
            symbol = symbol_of(scope)
            message = f"{symbol} reads or writes files"
            fix = "take the content as an argument, or keep it behind a repository"
            yield finding("L5.4", scope.module, call, symbol, message, fix)


LAW = Law(
    id="L5",
    title="Repositories for all storage",
    promise="Repository pattern for ALL storage (SQL, vector, graph, cache, object)",
    rationale=(
        "A storage behind one door can be changed, tested and measured without touching a rule. A "
        "query in a service or a client in a model makes the business depend on how today's "
        "database is called."
    ),
    bad="""
class ParcelService:
    def __init__(self, cache: Redis) -> None:
        self._cache = cache

    @logfire.instrument("service.parcel.label", extract_args=False)
    async def label(self, parcel_id: ParcelId) -> Label:
        return Label(await self._cache.get(str(parcel_id)))
""",
    good="""
class ParcelService:
    def __init__(self, parcels: ParcelRepository) -> None:
        self._parcels = parcels

    @logfire.instrument("service.parcel.label", extract_args=False)
    async def label(self, parcel_id: ParcelId) -> LabelOutcome:
        return await self._parcels.label(parcel_id)
""",
    rules=(
        Rule("L5.1", "A storage driver is imported", "Import it in repository.py or the service."),
        Rule("L5.2", "A storage is called", "Call it in the context's repository."),
        Rule("L5.3", "A repository without a Protocol", "Say what is asked of any storage."),
        Rule("L5.4", "The domain reads or writes files", "Take the content as an argument."),
    ),
    home="src/app/domain/*/repository.py",
    check=check,
    subjects=subjects,
)
