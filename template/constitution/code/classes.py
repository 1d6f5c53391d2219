"""What kind of class a class is, what it inherits, and what its attributes are."""

import ast
import builtins
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from constitution.code.annotations import Annotations
from constitution.code.project import Layer, Role
from constitution.code.scope import Binding, Binds, ClassInfo, FunctionInfo, Scope, last_word
from constitution.code.symbols import Symbols, Variable
from constitution.code.types import (
    ClassObject,
    Environment,
    External,
    Instance,
    Type,
    substitute,
)

_ENUMS = frozenset(
    f"enum.{name}" for name in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum")
)
_PYDANTIC = frozenset({"pydantic", "pydantic_settings", "sqlmodel"})
_MODELS = frozenset({"BaseModel", "RootModel", "GenericModel", "BaseSettings", "SQLModel"})
_FOREIGN = frozenset(
    {"BaseSettings", "DeclarativeBase", "DeclarativeBaseNoMeta", "MappedAsDataclass"}
)
_PRIMITIVES = frozenset({"str", "int", "float", "complex", "bytes", "bool", "Decimal", "UUID"})
_PROPERTIES = frozenset(
    {
        "builtins.property",
        "functools.cached_property",
        "abc.abstractproperty",
        "pydantic.computed_field",
        "pydantic.fields.computed_field",
        "enum.property",
        "types.DynamicClassAttribute",
    }
)
_EXCEPTION_NAMES = ("Error", "Exception", "Warning", "Interrupt", "Exit")

type Of[Answer] = Callable[[ClassInfo], Answer]


class Base(NamedTuple):
    """One base of a class, as written: of the project, or external by its path."""

    of: "ClassInfo | str"
    args: tuple[Type | None, ...] = ()


class Field(NamedTuple):
    """One annotated attribute of a class body."""

    name: str
    annotation: ast.expr
    default: ast.expr | None
    node: ast.AST
    owner: ClassInfo


class Classes:
    """The classes of the project and how they relate."""

    def __init__(self, symbols: Symbols, annotations: Annotations) -> None:
        self._symbols = symbols
        self._annotations = annotations
        self._bases: dict[ClassInfo, tuple[Base, ...]] = {}
        self._lineage: dict[ClassInfo, tuple[tuple[ClassInfo, Environment], ...]] = {}
        # what the laws ask again and again is worked out once for each class
        self.outside: Of[frozenset[str]] = cache(self._outside)
        self.parameters: Of[tuple[str, ...]] = cache(self._parameters)
        self.fields: Of[tuple[Field, ...]] = cache(lambda cls: tuple(self._declared(cls)))
        self.is_model: Of[bool] = cache(self._is_model)
        self.is_enum: Of[bool] = cache(self._is_enum)
        self.is_root_model: Of[bool] = cache(self._is_root_model)
        self.is_protocol: Of[bool] = cache(self._is_protocol)
        self.is_exception: Of[bool] = cache(self._is_exception)
        self.is_foreign: Of[bool] = cache(self._is_foreign)
        self.is_value_object: Of[bool] = cache(self._is_value_object)
        self.is_primitive: Of[bool] = cache(self._is_primitive)
        self.is_domain_model: Of[bool] = cache(self._is_domain_model)
        self.record_kind: Of[str] = cache(self._record_kind)
        self.is_property: Callable[[FunctionInfo], bool] = cache(self._is_property)

    # what a class inherits

    def bases(self, cls: ClassInfo) -> tuple[Base, ...]:
        known = self._bases.get(cls)
        if known is None:
            self._bases[cls] = ()
            found = [self._base(expr, cls) for expr in cls.node.bases]
            known = self._bases[cls] = tuple([base for base in found if base])
        return known

    def lineage(self, cls: ClassInfo) -> tuple[tuple[ClassInfo, Environment], ...]:
        """A class and its ancestors of the project, each with what is known of its parameters."""
        known = self._lineage.get(cls)
        if known is None:
            self._lineage[cls] = ((cls, {}),)
            own: Environment = {name: self._parameter(name, cls) for name in self.parameters(cls)}
            found: dict[ClassInfo, Environment] = {cls: own}
            for base in self.bases(cls):
                if isinstance(base.of, ClassInfo):
                    args = dict(zip(self.parameters(base.of), base.args, strict=False))
                    for ancestor, env in self.lineage(base.of):
                        meant = {name: substitute(of, args) for name, of in env.items()}
                        found.setdefault(ancestor, meant)
            known = self._lineage[cls] = tuple(found.items())
        return known

    def _outside(self, cls: ClassInfo) -> frozenset[str]:
        """The external classes that a class rests on, directly or not."""
        return frozenset(
            base.of
            for ancestor, _ in self.lineage(cls)
            for base in self.bases(ancestor)
            if isinstance(base.of, str)
        )

    def _parameters(self, cls: ClassInfo) -> tuple[str, ...]:
        """The names of the type parameters of a class."""
        if cls.node.type_params:
            return tuple(each.name for each in cls.node.type_params)  # type: ignore[attr-defined]
        names: dict[str, None] = {}
        for expr in cls.node.bases:
            if isinstance(expr, ast.Subscript):
                for node in ast.walk(expr.slice):
                    if isinstance(node, ast.Name) and self._is_type_variable(node, cls):
                        names[node.id] = None
        return tuple(names)

    def is_subclass(self, cls: ClassInfo, other: ClassInfo) -> bool:
        return any(ancestor is other for ancestor, _ in self.lineage(cls))

    # what kind of class it is

    def _is_root_model(self, cls: ClassInfo) -> bool:
        return any(path.endswith(".RootModel") for path in self.outside(cls))

    def _is_protocol(self, cls: ClassInfo) -> bool:
        """Whether the class itself is a Protocol: what implements one is not."""
        return any(base.of in _PROTOCOLS for base in self.bases(cls))

    def _is_primitive(self, cls: ClassInfo) -> bool:
        """A primitive by another name, such as `class UserId(str)`."""
        return not self.is_enum(cls) and any(
            path.rpartition(".")[2] in _PRIMITIVES for path in self.outside(cls)
        )

    def _is_domain_model(self, cls: ClassInfo) -> bool:
        """A model of the domain that is no row, setting or document."""
        return cls.place.layer is Layer.DOMAIN and self.is_model(cls) and not self.is_foreign(cls)

    def _record_kind(self, cls: ClassInfo) -> str:
        """`dataclass`, `attrs class`, `TypedDict` or `NamedTuple`: data that nothing validates."""
        for path in self.outside(cls):
            if path in ("typing.TypedDict", "typing_extensions.TypedDict"):
                return "TypedDict"
            if path in ("typing.NamedTuple", "collections.namedtuple"):
                return "NamedTuple"
        for decorator in cls.node.decorator_list:
            path = self.decorator_path(decorator, cls.outer)
            if path in ("dataclasses.dataclass", "dataclasses.make_dataclass"):
                return "dataclass"
            if path.partition(".")[0] in ("attr", "attrs"):
                return "attrs class"
        return ""

    def is_validated_dataclass(self, cls: ClassInfo) -> bool:
        return bool(self.validated_dataclass(cls))

    def validated_dataclass(self, cls: ClassInfo) -> ast.expr | None:
        """The decorator that makes pydantic validate a dataclass."""
        for decorator in cls.node.decorator_list:
            if self.decorator_path(decorator, cls.outer) == "pydantic.dataclasses.dataclass":
                return decorator
        return None

    # what it has

    def _declared(self, cls: ClassInfo) -> Iterator[Field]:
        """The fields a class declares itself: no class variables, no private attributes."""
        for name, bindings in cls.scope.names.items():
            binding = bindings[-1]
            if name.startswith("_") or name == "model_config" or binding.annotation is None:
                continue
            if self._annotations.is_class_variable(binding.annotation, cls.scope):
                continue
            if isinstance(binding.node, ast.AnnAssign):
                yield Field(name, binding.annotation, binding.node.value, binding.node, cls)

    def all_fields(self, cls: ClassInfo) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for ancestor, _ in self.lineage(cls):
            for field in self.fields(ancestor):
                found.setdefault(field.name, field)
        return found

    def _is_property(self, function: FunctionInfo) -> bool:
        return any(
            self.decorator_path(node, function.outer) in _PROPERTIES or last_word(node) == "setter"
            for node in function.node.decorator_list
        )

    def members(self, cls: ClassInfo) -> list[str]:
        """The members of an enum, in order; an alias of a member is one too."""
        found: list[str] = []
        for ancestor, _ in reversed(self.lineage(cls)):
            for name, bindings in ancestor.scope.names.items():
                if bindings[-1].binds is Binds.ASSIGN and not name.startswith("_"):
                    found.append(name)
        return found

    def decorator_path(self, node: ast.expr, scope: Scope) -> str:
        """What a decorator is, through aliases and `partial`, as a dotted external name."""
        head = node.func if isinstance(node, ast.Call) else node
        path = self._symbols.path(head, scope)
        if path == "functools.partial" and isinstance(node, ast.Call) and node.args:
            return self.decorator_path(node.args[0], scope)
        if not path:
            found = self._symbols.of(head, scope)
            if isinstance(found, Variable) and isinstance(found.last.source, ast.Call):
                return self.decorator_path(found.last.source, found.scope)
        return path

    def _is_model(self, cls: ClassInfo) -> bool:
        """Whether pydantic validates it."""
        return self.is_validated_dataclass(cls) or any(map(_is_model_path, self.outside(cls)))

    def _is_enum(self, cls: ClassInfo) -> bool:
        return not _ENUMS.isdisjoint(self.outside(cls))

    def _is_exception(self, cls: ClassInfo) -> bool:
        return any(map(is_exception_path, self.outside(cls)))

    def _is_foreign(self, cls: ClassInfo) -> bool:
        """A model of something outside the domain: a row, a setting, a document to translate."""
        outside = {path.rpartition(".")[2] for path in self.outside(cls)}
        if not _FOREIGN.isdisjoint(outside):
            return True
        lineage = [ancestor for ancestor, _ in self.lineage(cls)]
        translating = [a.methods["to_domain"] for a in lineage if "to_domain" in a.methods]
        if any(not method.arguments for method in translating):
            return True
        if translating and (self.is_model(cls) or self.record_kind(cls)):
            return True
        in_repository = cls.place.is_repository
        if "SQLModel" in outside:
            return in_repository or any(_is_table(ancestor) for ancestor in lineage)
        if not in_repository:
            return False
        if any("from_domain" in ancestor.methods for ancestor in lineage):
            return True
        return self.record_kind(cls) == "TypedDict"

    def _is_value_object(self, cls: ClassInfo) -> bool:
        if not self.is_model(cls) or cls.place.layer is not Layer.DOMAIN:
            return False
        if cls.place.role is Role.VALUE or self.is_root_model(cls):
            return True
        return set(self.all_fields(cls)) in ({"value"}, {"root"})

    def _base(self, expr: ast.expr, cls: ClassInfo) -> Base | None:
        if isinstance(expr, ast.Call):
            path = self._symbols.path(expr.func, cls.outer)
            return Base(path) if path else None
        symbol = self._symbols.of(expr, cls.outer, typing=True)
        args: tuple[Type | None, ...] = ()
        if isinstance(expr, ast.Subscript):
            inner = expr.slice
            parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            args = tuple(self._annotations.read(part, cls.scope) for part in parts)
        match symbol:
            case ClassObject(cls=base) if base is not cls:
                return Base(base, args)
            case External(path=path):
                return Base(path, args)
            case Variable(last=binding, scope=scope):
                return self._aliased(binding, scope, args, cls)
            case _:
                return None

    def _aliased(
        self, binding: Binding, scope: Scope, args: tuple[Type | None, ...], cls: ClassInfo
    ) -> Base | None:
        source = binding.source
        if isinstance(source, ast.Call):
            path = self._symbols.path(source.func, scope)
            return Base(path) if path else None
        described = self._annotations.read(source, scope) if isinstance(source, ast.expr) else None
        match described:
            case Instance(cls=base, args=given) if base is not cls:
                return Base(base, args or given)
            case External(path=path, args=given):
                return Base(path, args or given)
            case _:
                return None

    def _parameter(self, name: str, cls: ClassInfo) -> Type | None:
        return self._annotations.read(ast.Name(name, ast.Load()), cls.scope)

    def _is_type_variable(self, node: ast.Name, cls: ClassInfo) -> bool:
        found = self._symbols.of(node, cls.outer)
        if not isinstance(found, Variable) or not isinstance(found.last.source, ast.Call):
            return False
        return last_word(found.last.source.func) in ("TypeVar", "ParamSpec", "TypeVarTuple")


_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})


@cache
def is_exception_path(path: str) -> bool:
    """Whether an external name is that of an exception."""
    module, _, name = path.rpartition(".")
    if module == "builtins":
        found = getattr(builtins, name, None)
        return isinstance(found, type) and issubclass(found, BaseException)
    return name.endswith(_EXCEPTION_NAMES) and name[:1].isupper()


@cache
def _is_model_path(path: str) -> bool:
    root, name = path.partition(".")[0], path.rpartition(".")[2]
    return (root in _PYDANTIC and name in _MODELS) or path == "pydantic.create_model"


def _is_table(cls: ClassInfo) -> bool:
    return any(
        keyword.arg == "table" and getattr(keyword.value, "value", None) is True
        for keyword in cls.node.keywords
    )
