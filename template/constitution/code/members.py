"""What an attribute of a value is, what a call of it returns, and what it gives when iterated."""

import ast
from collections.abc import Callable as Function

from constitution.code.annotations import Annotations
from constitution.code.classes import Classes
from constitution.code.drivers import is_driver, is_handle
from constitution.code.scope import Binds, ClassInfo, FunctionInfo
from constitution.code.symbols import Symbols
from constitution.code.symbols import Variable as Named
from constitution.code.types import (
    ANYTHING,
    NONE,
    Callable,
    Choice,
    ClassObject,
    Constant,
    Environment,
    External,
    Instance,
    Member,
    ModuleObject,
    Type,
    Variable,
    join,
    options,
    substitute,
    value,
)

_SAME = frozenset(
    [
        "model_copy",
        "copy",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "model_construct",
        "parse_obj",
        "parse_raw",
        "__replace__",
        "replace",
    ]
)
_ITEM = frozenset(
    ["get", "pop", "setdefault", "popleft", "__getitem__", "__next__", "__anext__", "popitem"]
)
_WHOLE = frozenset(
    ["copy", "union", "intersection", "difference", "__or__", "__and__", "__sub__", "elements"]
)
_HOLDERS = frozenset(
    {
        "asyncio.Future",
        "asyncio.Queue",
        "asyncio.Task",
        "concurrent.futures.Future",
        "contextvars.ContextVar",
        "queue.Queue",
        "queue.SimpleQueue",
    }
)
_CONTAINERS = ("builtins.", "collections.")
_MANAGER = "contextlib.manager"
_MAPPINGS = frozenset({"dict", "defaultdict", "OrderedDict", "Mapping", "MutableMapping"})

type TypeOf = Function[[ast.expr, object], Type | None]


class Members:
    """Attributes, calls and elements. `infer` tells the type of a stored expression."""

    def __init__(self, symbols: Symbols, annotations: Annotations, classes: Classes) -> None:
        self._symbols = symbols
        self._annotations = annotations
        self._classes = classes
        self.infer: TypeOf = lambda _node, _scope: None
        self._returns: dict[FunctionInfo, Type | None] = {}

    # attributes

    def attribute(self, of: Type | None, name: str) -> Type | None:
        match of:
            case Choice():
                return join(*(self.attribute(option, name) for option in options(of)))
            case Instance(cls=cls):
                return self._of_instance(of, cls, name)
            case Member(cls=cls):
                return self._of_instance(Instance(cls), cls, name)
            case ClassObject(cls=cls, args=args):
                return self._of_class(of, Instance(cls, args), name)
            case ModuleObject(module=module):
                return self.symbol(self._symbols.member(module, name))
            case External(path=path, args=args, value=is_value):
                return External(f"{path}.{name}", args, value=is_value)
            case Variable(bound=bound) if bound is not None:
                return self.attribute(bound, name)
            case Constant(types=types):
                return join(*(self.attribute(each, name) for each in types))
            case _:
                return None

    def symbol(self, symbol: object) -> Type | None:
        """The type of what a name stands for; a variable of another scope has all its values."""
        if isinstance(symbol, Named):
            bound = (self.infer(binding, symbol.scope) for binding in symbol.bindings)  # type: ignore[arg-type]
            return join(*bound)
        return symbol  # type: ignore[return-value]

    def _of_instance(self, receiver: Instance, cls: ClassInfo, name: str) -> Type | None:
        for ancestor, env in self._classes.lineage(cls):
            found = self._own(ancestor, name, receiver)
            if found is not None:
                return substitute(found, self._known(receiver, env))
        return self._inherited(receiver, name)

    def _own(self, cls: ClassInfo, name: str, receiver: Instance) -> Type | None:
        if method := cls.methods.get(name):
            if self._classes.is_property(method):
                return self.returned(method, receiver)
            return Callable(method, receiver)
        if bindings := cls.scope.names.get(name):
            binding = bindings[-1]
            if isinstance(binding.info, ClassInfo):
                return ClassObject(binding.info)
            if binding.annotation is not None:
                described = self._annotations.read(binding.annotation, cls.scope)
                if described is not None and described != value("typing.ClassVar"):
                    return described
            if binding.binds is Binds.ASSIGN:
                if self._classes.is_enum(cls):
                    return Member(cls, name)
                return self.infer(binding, cls.scope)  # type: ignore[arg-type]
        stored = cls.stored.get(name, ())
        described = join(
            *(self._annotations.read(s.annotation, s.scope) for s in stored if s.annotation)
        )
        if described is not None and not _says_nothing(described):
            return described
        return join(*(self.infer(s.value, s.scope) for s in stored if s.value)) or described

    def _inherited(self, receiver: Instance, name: str) -> Type | None:
        cls = receiver.cls
        if self._classes.is_enum(cls) and name in ("value", "name", "_value_", "_name_"):
            return value("enum.Enum.value", receiver)
        if name == "root":
            for ancestor, env in self._classes.lineage(cls):
                for base in self._classes.bases(ancestor):
                    if isinstance(base.of, str) and base.of.endswith(".RootModel") and base.args:
                        return substitute(base.args[0], self._known(receiver, env))
        if container := self._container(receiver):
            return self.attribute(container, name)
        outside = sorted(self._classes.outside(cls), key=lambda path: not is_driver(path))
        return value(f"{outside[0]}.{name}", receiver) if outside else None

    def _container(self, of: Instance) -> External | None:
        """The container of Python's own that a class of the project is, and of what."""
        for ancestor, env in self._classes.lineage(of.cls):
            for base in self._classes.bases(ancestor):
                if isinstance(base.of, str) and base.args and base.of.startswith(_CONTAINERS):
                    known = self._known(of, env)
                    args = tuple(substitute(arg, known) if arg else None for arg in base.args)
                    return External(base.of, args, value=True)
        return None

    def _of_class(self, of: ClassObject, instance: Instance, name: str) -> Type | None:
        cls = of.cls
        if self._classes.is_enum(cls) and name in self._classes.members(cls):
            return Member(cls, name)
        for ancestor, _ in self._classes.lineage(cls):
            if method := ancestor.methods.get(name):
                return Callable(method, instance)
            if bindings := ancestor.scope.names.get(name):
                if isinstance(bindings[-1].info, ClassInfo):
                    return ClassObject(bindings[-1].info)
                if self._classes.is_model(cls) and bindings[-1].annotation is not None:
                    return self._own(ancestor, name, instance)
                return self._own(ancestor, name, instance)
        outside = sorted(self._classes.outside(cls), key=lambda path: not is_driver(path))
        return External(f"{outside[0]}.{name}", (instance,)) if outside else None

    def _known(self, receiver: Instance, env: Environment) -> Environment:
        names = self._classes.parameters(receiver.cls)
        given = dict(zip(names, receiver.args, strict=False))
        known = {name: substitute(of, given) for name, of in env.items()}
        known["Self"] = receiver
        return known

    # calls

    def returned(self, function: FunctionInfo, receiver: Type | None = None) -> Type | None:
        """What a function returns: what it says, else what it is seen to return."""
        if function not in self._returns:
            self._returns[function] = None
            self._returns[function] = self._describe_return(function)
        found = self._returns[function]
        return substitute(found, self.environment(function, receiver)) if found else None

    def environment(self, function: FunctionInfo, receiver: Type | None) -> Environment:
        """What the parameters of a class are, for a method of one of its instances."""
        if isinstance(receiver, Instance) and function.cls:
            for ancestor, env in self._classes.lineage(receiver.cls):
                if ancestor is function.cls:
                    return self._known(receiver, env)
        return {"Self": receiver}

    def _describe_return(self, function: FunctionInfo) -> Type | None:
        node = function.node
        scope = function.scope if node.type_params else function.outer
        said = self._annotations.read(node.returns, scope)
        if said is None or _says_nothing(said):
            returns = [r.value for r in function.scope.all(ast.Return) if r.value]
            seen = join(*(self.infer(each, function.scope) for each in returns))
            said = seen if seen is not None else said
        if self._is_context_manager(function):
            yielded = said.args[0] if isinstance(said, External) and said.args else None
            if yielded is None:
                yields = [y.value for y in function.scope.all(ast.Yield) if y.value]
                yielded = join(*(self.infer(each, function.scope) for each in yields))
            return value(_MANAGER, yielded)
        return said

    def _is_context_manager(self, function: FunctionInfo) -> bool:
        paths = (
            self._classes.decorator_path(node, function.outer)
            for node in function.node.decorator_list
        )
        return any(path.startswith("contextlib.") for path in paths)

    def called(self, of: Type | None) -> Type | None:
        """What calling a value gives, as far as that does not depend on the arguments."""
        match of:
            case Choice():
                return join(*(self.called(option) for option in options(of)))
            case Callable(function=function, receiver=receiver):
                return self.returned(function, receiver)
            case ClassObject(cls=cls, args=args):
                return Instance(cls, args)
            case Instance(cls=cls):
                return self.called(self._of_instance(of, cls, "__call__"))
            case External():
                return self._called_outside(of)
            case _:
                return None

    def _called_outside(self, of: External) -> Type | None:
        path, args = of.path, of.args
        holder, _, name = path.rpartition(".")
        if not of.value:
            if name in _SAME and args:
                return args[0]
            return value(path, *args)
        if path == "collections.abc.Callable":
            return args[0] if args else None
        if is_driver(path):
            return value(path) if is_handle(name) or (args == () and not holder) else None
        if args and holder in _HOLDERS and name in ("get", "get_nowait", "result"):
            return args[0]
        if args and name in _SAME and isinstance(args[0], Instance):
            return args[0]
        if args and holder.rpartition(".")[0] in ("builtins", "collections", "collections.abc"):
            return _called_on_container(holder.rpartition(".")[2], name, args)
        return value(path, *args)

    # elements

    def element(self, of: Type | None) -> Type | None:
        """What iterating over a value gives."""
        match of:
            case Choice():
                return join(*(self.element(option) for option in options(of) if option != NONE))
            case External(path="builtins.tuple", args=args):
                return join(*(arg for arg in args if arg != value("...")))
            case External(path="builtins.enumerate" | "builtins.zip", args=args):
                return value("builtins.tuple", *args)
            case External(args=args):
                return args[0] if args else None
            case ClassObject(cls=cls) if self._classes.is_enum(cls):
                return Instance(cls)
            case Instance(cls=cls) if self._positions(cls):
                return join(*(self.attribute(of, name) for name in self._positions(cls)))
            case Instance(cls=cls):
                for name in ("__iter__", "__aiter__"):
                    found = self._of_instance(of, cls, name)
                    if isinstance(found, Callable):
                        iterators = options(self.called(found))
                        return join(*(self._advanced(iterator) for iterator in iterators))
                return self.element(self._container(of))
            case Variable(bound=bound):
                return self.element(bound)
            case _:
                return None

    def _positions(self, cls: ClassInfo) -> list[str]:
        """The fields of a named tuple, which can be unpacked."""
        if self._classes.record_kind(cls) != "NamedTuple":
            return []
        return [field.name for field in self._classes.fields(cls)]

    def _advanced(self, iterator: Type | None) -> Type | None:
        """What the next step of an iterator gives; often it is the thing iterated over itself."""
        match iterator:
            case Instance(cls=cls):
                for name in ("__next__", "__anext__"):
                    found = self._of_instance(iterator, cls, name)
                    if isinstance(found, Callable):
                        return self.called(found)
                return None
            case Variable(bound=Instance() as bound):
                return self._advanced(bound)
            case Variable():
                return None
            case _:
                return self.element(iterator)

    def item(self, of: Type | None, key: ast.expr) -> Type | None:
        """What `value[key]` gives."""
        match of:
            case Choice():
                return join(*(self.item(option, key) for option in options(of)))
            case External(path="builtins.tuple", args=args) if isinstance(key, ast.Constant):
                position = key.value
                if isinstance(position, int) and -len(args) <= position < len(args):
                    return args[0] if value("...") in args else args[position]
                return None
            case External(args=args) if isinstance(key, ast.Slice):
                return of
            case External(path=path, value=True) if is_driver(path):
                return of
            case External(path=path, args=args) if args:
                return args[-1] if path.rpartition(".")[2] in _MAPPINGS else args[0]
            case ClassObject(cls=cls) if self._classes.is_enum(cls):
                if isinstance(key, ast.Constant) and key.value in self._classes.members(cls):
                    return Member(cls, str(key.value))
                return Instance(cls)
            case Instance(cls=cls) if names := self._positions(cls):
                position = key.value if isinstance(key, ast.Constant) else None
                if isinstance(position, int) and -len(names) <= position < len(names):
                    return self.attribute(of, names[position])
                return None
            case Instance(cls=cls):
                return self.called(self._of_instance(of, cls, "__getitem__"))
            case _:
                return None

    def entered(self, of: Type | None) -> Type | None:
        """What `with value as name` gives."""
        match of:
            case Choice():
                return join(*(self.entered(option) for option in options(of)))
            case External(path=path, args=args) if path == _MANAGER:
                return args[0] if args else None
            case Instance(cls=cls):
                for name in ("__aenter__", "__enter__"):
                    found = self._of_instance(of, cls, name)
                    if isinstance(found, Callable):
                        return self.called(found) or of
                    if isinstance(found, External) and is_driver(found.path):
                        return of
                return of
            case _:
                return of


def _says_nothing(of: Type) -> bool:
    return isinstance(of, External) and of.path in ANYTHING


def _called_on_container(kind: str, name: str, args: tuple[Type | None, ...]) -> Type | None:
    last = args[-1] if kind in _MAPPINGS else args[0]
    if name in _ITEM:
        return last
    if name in _WHOLE:
        return value(f"builtins.{kind}", *args)
    if name == "values":
        return value("builtins.list", last)
    if name == "keys":
        return value("builtins.list", args[0])
    if name == "items":
        return value("builtins.list", value("builtins.tuple", *args))
    return None
