"""What the laws can know about a value: an instance, a class, a member, or something foreign."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from constitution.code.drivers import is_driver
from constitution.code.scope import ClassInfo, FunctionInfo, Module


@dataclass(frozen=True, slots=True)
class Instance:
    """A value of a class of the project; `args` are the arguments of a generic class."""

    cls: ClassInfo
    args: "tuple[Type | None, ...]" = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an enum of the project."""

    cls: ClassInfo
    name: str


@dataclass(frozen=True, slots=True)
class ClassObject:
    """A class of the project itself."""

    cls: ClassInfo
    args: "tuple[Type | None, ...]" = ()


@dataclass(frozen=True, slots=True)
class Callable:
    """A function of the project, perhaps bound to a receiver."""

    function: FunctionInfo
    receiver: "Type | None" = None


@dataclass(frozen=True, slots=True)
class ModuleObject:
    """A module of the project."""

    module: Module


@dataclass(frozen=True, slots=True)
class External:
    """Something foreign by its dotted name: the thing itself, or a `value` that came of it."""

    path: str
    args: "tuple[Type | None, ...]" = ()
    value: bool = False

    @property
    def root(self) -> str:
        return self.path.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several types, none of which is itself a choice."""

    options: "tuple[Type, ...]"


@dataclass(frozen=True, slots=True)
class Constant:
    """One of several literal values, each as the source spells it."""

    values: tuple[str, ...]
    types: "tuple[Type, ...]" = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A type parameter."""

    name: str
    bound: "Type | None" = None


@dataclass(frozen=True, slots=True)
class SelfType:
    """`Self`, until the receiver is known."""


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
            return External(path, tuple(substitute(arg, env) for arg in args), is_value)
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
