"""What a type expression says: through aliases, `Annotated`, `NewType`, strings and generics."""

import ast
from functools import cache

from constitution.code.scope import Binding, Binds, Scope
from constitution.code.symbols import Symbol, Symbols, Variable, parsed
from constitution.code.types import (
    ELLIPSIS,
    NONE,
    ClassObject,
    Constant,
    External,
    Instance,
    SelfType,
    Type,
    join,
    substitute,
    value,
)
from constitution.code.types import Variable as TypeVariable

_TYPING = frozenset({"typing", "typing_extensions", "collections", "types"})
_CANONICAL = {
    "List": "builtins.list",
    "Dict": "builtins.dict",
    "Set": "builtins.set",
    "FrozenSet": "builtins.frozenset",
    "Tuple": "builtins.tuple",
    "Type": "builtins.type",
    "Text": "builtins.str",
    "LiteralString": "builtins.str",
    "AnyStr": "builtins.str",
    "Deque": "collections.deque",
    "DefaultDict": "collections.defaultdict",
    "OrderedDict": "collections.OrderedDict",
    "Counter": "collections.Counter",
    "ChainMap": "collections.ChainMap",
}
_TRANSPARENT = frozenset(
    {"Annotated", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "InitVar", "Mapped"}
)
_PARAMETERS = frozenset({"TypeVar", "ParamSpec", "TypeVarTuple"})
_DEEPEST = 24


@cache
def canonical(path: str) -> str:
    """One spelling for what the standard library offers under several names."""
    head, _, name = path.rpartition(".")
    if head in _TYPING and name in _CANONICAL:
        return _CANONICAL[name]
    if head in ("typing", "typing_extensions") and name[:1].isupper():
        return f"typing.{name}" if name in _SPECIAL else f"collections.abc.{name}"
    return path


_SPECIAL = frozenset(
    {
        "Any",
        "Callable",
        "Generic",
        "Literal",
        "NamedTuple",
        "Never",
        "NewType",
        "NoReturn",
        "Optional",
        "Protocol",
        "Self",
        "TypedDict",
        "TypeAlias",
        "TypeGuard",
        "TypeIs",
        "Union",
        *_PARAMETERS,
        *_TRANSPARENT,
    }
)


class Annotations:
    """Reads type expressions as the types of the values they describe."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._read: dict[tuple[ast.expr, Scope], Type | None] = {}

    def read(self, node: ast.expr | None, scope: Scope, depth: int = 0) -> Type | None:
        """The type that an expression describes, `None` if that cannot be told."""
        if node is None or depth > _DEEPEST:
            return None
        key = (node, scope)
        if key not in self._read:
            self._read[key] = None  # a type that is made of itself says nothing more
            self._read[key] = self._describe(node, scope, depth + 1)
        return self._read[key]

    def named(self, node: ast.expr, scope: Scope) -> str:
        """The word of `typing` that heads a type expression (`ClassVar`, `Literal` …), or empty."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node = parsed(node.value)
        head = node.value if isinstance(node, ast.Subscript) else node
        path = self._symbols.path(head, scope) if _is_dotted(head) else ""
        module, _, name = path.rpartition(".")
        return name if module in ("typing", "typing_extensions", "dataclasses", "pydantic") else ""

    def is_class_variable(self, node: ast.expr | None, scope: Scope) -> bool:
        """Whether an annotation is `ClassVar`, also inside `Annotated`."""
        if node is None:
            return False
        word = self.named(node, scope)
        if word in ("Annotated", "Final") and isinstance(node, ast.Subscript):
            return self.is_class_variable(_arguments(node)[0], scope)
        return word == "ClassVar"

    def _describe(self, node: ast.expr, scope: Scope, depth: int) -> Type | None:
        match node:
            case ast.Name() | ast.Attribute():
                return self._plain(self._symbols.of(node, scope, typing=True), depth)
            case ast.Constant(value=None):
                return NONE
            case ast.Constant(value=str(text)):
                return self.read(parsed(text), scope, depth)
            case ast.Constant(value=e) if e is ...:
                return ELLIPSIS
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                return join(self.read(left, scope, depth), self.read(right, scope, depth))
            case ast.Subscript():
                return self._generic(node, scope, depth)
            case ast.Call(func=func):
                path = self._symbols.path(func, scope) if _is_dotted(func) else ""
                return value(path) if path else None
            case _:
                return None

    def _plain(self, symbol: Symbol | None, depth: int) -> Type | None:
        match symbol:
            case ClassObject(cls=cls):
                return Instance(cls)
            case External(path=path):
                return self._outside(canonical(path))
            case Variable(last=binding, scope=scope):
                return self._alias(binding, scope, depth)
            case _:
                return None

    @staticmethod
    def _outside(path: str) -> Type | None:
        if path == "typing.Self":
            return SelfType()
        if path in ("typing.Never", "typing.NoReturn"):
            return None
        return value(path)

    def _alias(self, binding: Binding, scope: Scope, depth: int) -> Type | None:
        if binding.binds is Binds.TYPE_PARAMETER:
            bound = getattr(binding.node, "bound", None)
            return TypeVariable(binding.name, self._bound(bound, scope, depth))
        source = binding.source
        if binding.binds not in (Binds.ASSIGN, Binds.ALIAS) or not isinstance(source, ast.expr):
            return None
        if isinstance(source, ast.Call):
            return self._declared(source, scope, depth)
        return self.read(source, scope, depth)

    def _declared(self, call: ast.Call, scope: Scope, depth: int) -> Type | None:
        """`NewType("UserId", UUID)` is its base; `TypeVar("T", bound=X)` is a parameter."""
        path = self._symbols.path(call.func, scope) if _is_dotted(call.func) else ""
        word = path.rpartition(".")[2]
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        if word == "NewType" and len(call.args) > 1:
            return self.read(call.args[1], scope, depth)
        if word == "TypeAliasType" and len(call.args) > 1:
            return self.read(call.args[1], scope, depth)
        if word in _PARAMETERS and call.args and isinstance(call.args[0], ast.Constant):
            bound = self.read(given.get("bound"), scope, depth)
            limits = [self.read(arg, scope, depth) for arg in call.args[1:]]
            return TypeVariable(str(call.args[0].value), join(bound, *limits))
        return value(path) if path else None

    def _bound(self, bound: ast.expr | None, scope: Scope, depth: int) -> Type | None:
        if isinstance(bound, ast.Tuple):
            return join(*(self.read(each, scope, depth) for each in bound.elts))
        return self.read(bound, scope, depth)

    def _generic(self, node: ast.Subscript, scope: Scope, depth: int) -> Type | None:
        symbol = self._symbols.of(node.value, scope, typing=True)
        arguments = _arguments(node)
        if isinstance(symbol, External):
            return self._outside_generic(canonical(symbol.path), arguments, scope, depth)
        args = tuple(self.read(each, scope, depth) for each in arguments)
        match symbol:
            case ClassObject(cls=cls):
                return Instance(cls, args)
            case Variable(last=binding, scope=home):
                body = self._alias(binding, home, depth)
                names = _parameter_names(binding, body)
                if isinstance(body, External) and not body.args and not names:
                    return External(body.path, args, value=True)
                return substitute(body, dict(zip(names, args, strict=False)))
            case _:
                return None

    def _outside_generic(
        self, path: str, arguments: list[ast.expr], scope: Scope, depth: int
    ) -> Type | None:
        module, _, word = path.rpartition(".")
        special = word if module in ("typing", "dataclasses", "sqlalchemy.orm") else ""
        if special in _TRANSPARENT:
            return self.read(arguments[0], scope, depth)
        if special == "Literal":
            return self._literal(arguments, scope)
        args = tuple(self.read(each, scope, depth) for each in arguments)
        match special, path:
            case "Optional", _:
                return join(*args, NONE)
            case "Union", _:
                return join(*args)
            case (("TypeGuard" | "TypeIs"), _):
                return value("builtins.bool")
            case ("Callable", _) | (_, "collections.abc.Callable"):
                return value("collections.abc.Callable", args[-1] if args else None)
            case _, "builtins.type":
                return _class_of(args[0])
            case _:
                return External(path, args, value=True)

    def _literal(self, arguments: list[ast.expr], scope: Scope) -> Type:
        """The literal values, and their types: a member's enum, or the constant's own class."""
        values: list[str] = []
        types: list[Type] = []
        for each in arguments:
            values.append(ast.unparse(each))
            if isinstance(each, ast.Constant):
                types.append(value(f"builtins.{type(each.value).__name__}"))
            elif isinstance(each, ast.Attribute):
                owner = self._symbols.of(each.value, scope, typing=True)
                if isinstance(owner, ClassObject):
                    types.append(Instance(owner.cls))
            if isinstance(each, ast.Name | ast.Subscript):
                inner = self.read(each, scope, _DEEPEST - 2)
                if isinstance(inner, Constant):
                    values[-1:] = inner.values
        return Constant(tuple(values), tuple(types))


def _class_of(instance: Type | None) -> Type | None:
    match instance:
        case Instance(cls=cls, args=args):
            return ClassObject(cls, args)
        case External(path=path):
            return External(path)
        case _:
            return None


def _arguments(node: ast.Subscript) -> list[ast.expr]:
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _parameter_names(binding: Binding, body: Type | None) -> list[str]:
    """The parameters of a generic alias, declared or in order of appearance."""
    if isinstance(binding.node, ast.TypeAlias) and binding.node.type_params:
        return [each.name for each in binding.node.type_params]  # type: ignore[attr-defined]
    return list(dict.fromkeys(_variables(body)))


def _variables(of: Type | None) -> list[str]:
    match of:
        case TypeVariable(name=name):
            return [name]
        case External(args=args) | Instance(args=args):
            return [name for arg in args for name in _variables(arg)]
        case _:
            found = getattr(of, "options", ())
            return [name for option in found for name in _variables(option)]
