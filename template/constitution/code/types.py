"""What the laws can know about a value: an instance, a class, a member, or something foreign."""

import ast
from collections.abc import Iterator

from constitution.code.drivers import is_driver
from constitution.code.scope import ClassInfo, FunctionInfo, Module


class _Known:
    """What two of one class say alike is the same. It is never changed.

    These are made by the ten thousand: written out they take a third of what a dataclass takes.
    """

    __slots__: tuple[str, ...] = ()

    def _content(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__slots__])

    def __eq__(self, other: object) -> bool:
        return (
            self.__class__ is other.__class__
            and isinstance(other, _Known)
            and self._content() == other._content()
        )

    def __hash__(self) -> int:
        return hash(self._content())

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}{self._content()}"


class Instance(_Known):
    """A value of a class of the project; `args` are the arguments of a generic class."""

    __slots__ = ("args", "cls")

    def __init__(self, cls: ClassInfo, args: "tuple[Type | None, ...]" = ()) -> None:
        self.cls = cls
        self.args = args


class Member(_Known):
    """One member of an enum of the project."""

    __slots__ = ("cls", "name")

    def __init__(self, cls: ClassInfo, name: str) -> None:
        self.cls = cls
        self.name = name


class ClassObject(_Known):
    """A class of the project itself."""

    __slots__ = ("args", "cls")

    def __init__(self, cls: ClassInfo, args: "tuple[Type | None, ...]" = ()) -> None:
        self.cls = cls
        self.args = args


class Callable(_Known):
    """A function of the project, perhaps bound to a receiver."""

    __slots__ = ("function", "receiver")

    def __init__(self, function: FunctionInfo, receiver: "Type | None" = None) -> None:
        self.function = function
        self.receiver = receiver


class ModuleObject(_Known):
    """A module of the project."""

    __slots__ = ("module",)

    def __init__(self, module: Module) -> None:
        self.module = module


class External(_Known):
    """Something foreign by its dotted name: the thing itself, or a `value` that came of it."""

    __slots__ = ("args", "path", "value")

    def __init__(
        self, path: str, args: "tuple[Type | None, ...]" = (), *, value: bool = False
    ) -> None:
        self.path = path
        self.args = args
        self.value = value

    @property
    def root(self) -> str:
        return self.path.partition(".")[0]


class Choice(_Known):
    """One of several types, none of which is itself a choice."""

    __slots__ = ("options",)

    def __init__(self, options: "tuple[Type, ...]") -> None:
        self.options = options


class Constant(_Known):
    """One of several literal values, each as the source spells it."""

    __slots__ = ("types", "values")

    def __init__(self, values: tuple[str, ...], types: "tuple[Type, ...]" = ()) -> None:
        self.values = values
        self.types = types


class Variable(_Known):
    """A type parameter."""

    __slots__ = ("bound", "name")

    def __init__(self, name: str, bound: "Type | None" = None) -> None:
        self.name = name
        self.bound = bound


class SelfType(_Known):
    """`Self`, until the receiver is known."""

    __slots__ = ()


type Type = (
    Instance
    | Member
    | ClassObject
    | Callable
    | ModuleObject
    | External
    | Choice
    | Constant
    | Variable
    | SelfType
)
type Environment = dict[str, Type | None]

NONE = External("None", value=True)
ELLIPSIS = External("...", value=True)
ANYTHING = frozenset({"typing.Any", "builtins.object"})
_STILL_PATHS = frozenset(
    [
        "parent",
        "parents",
        "joinpath",
        "with_name",
        "with_stem",
        "with_suffix",
        "with_segments",
        "absolute",
        "expanduser",
        "resolve",
        "readlink",
        "relative_to",
        "cwd",
        "home",
        "iterdir",
        "glob",
        "rglob",
        "rename",
        "replace",
    ]
)
AWAITABLES = frozenset(
    f"{home}.{name}"
    for home in ("collections.abc", "asyncio", "concurrent.futures")
    for name in ("Awaitable", "Coroutine", "Future", "Task")
)


def value(name: str, *args: Type | None) -> External:
    """A value of an external class."""
    return External(name, args, value=True)


def options(of: Type | None) -> tuple[Type, ...]:
    """The alternatives of a type, itself if there are none."""
    if isinstance(of, Choice):
        return of.options
    return () if of is None else (of,)


def join(*types: Type | None) -> Type | None:
    """One type for values that may be any of these; what is unknown is left out."""
    if len(types) == 1:
        return types[0]
    found = dict.fromkeys(option for each in types for option in options(each))
    if len(found) < 2:
        return next(iter(found), None)
    return Choice(tuple(found))


def leaves(of: Type | None) -> Iterator[Type]:
    """The types at the bottom of unions, containers and generic arguments."""
    for option in options(of):
        match option:
            case External(path=path, args=args) if args and not is_driver(path):
                for arg in args:
                    yield from leaves(arg)
            case Instance(args=args) if args:
                yield option
                for arg in args:
                    yield from leaves(arg)
            case _:
                yield option


def substitute(of: Type | None, env: Environment) -> Type | None:
    """Put what is known of the type parameters, and of `Self`, into a type."""
    match of:
        case Variable(name=name):
            return env.get(name) or of
        case SelfType():
            return env.get("Self", of)
        case Instance(cls=cls, args=args) if args:
            return Instance(cls, tuple(substitute(arg, env) for arg in args))
        case ClassObject(cls=cls, args=args) if args:
            return ClassObject(cls, tuple(substitute(arg, env) for arg in args))
        case External(path=path, args=args, value=is_value) if args:
            return External(path, tuple(substitute(arg, env) for arg in args), value=is_value)
        case Choice(options=members):
            return join(*(substitute(member, env) for member in members))
        case _:
            return of


def none_free(of: Type | None) -> Type | None:
    """A type without its `None`."""
    return join(*(option for option in options(of) if option != NONE))


def is_path(of: Type | None) -> bool:
    """Whether a value is a path of the file system, perhaps reached from another path."""
    if not isinstance(of, External):
        return False
    module, *way = of.path.split(".")
    return (
        module in ("pathlib", "anyio")
        and way[:1] in (["Path"], ["PosixPath"])
        and _STILL_PATHS.issuperset(way[1:])
    )


def is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
