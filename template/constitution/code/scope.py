"""The places where names live: modules, classes and functions, and what each name is bound to."""

import ast
from collections.abc import Iterator
from enum import StrEnum

from constitution.code.project import Place, SourceFile

type Function = ast.FunctionDef | ast.AsyncFunctionDef


class Binds(StrEnum):
    """The ways in which Python gives a name a meaning."""

    IMPORT = "import"
    CLASS = "class"
    FUNCTION = "function"
    ALIAS = "type"
    ASSIGN = "="
    PARAMETER = "parameter"
    LAMBDA = "lambda"
    EACH = "for"
    ENTER = "with"
    CAPTURE = "case"
    EXCEPT = "except"
    TYPE_PARAMETER = "[T]"


class Binding:
    """One place where a name gets a meaning.

    `source` is what it gets it from (a value, an iterable, a context manager, a pattern's subject);
    `path` are the positions to unpack from there; `within` is the comprehension or lambda that
    alone can see the name.
    """

    __slots__ = (
        "annotation",
        "binds",
        "info",
        "name",
        "node",
        "path",
        "source",
        "target",
        "within",
    )

    def __init__(
        self,
        name: str,
        binds: Binds,
        node: ast.AST,
        source: ast.AST | None = None,
        annotation: ast.expr | None = None,
        path: tuple[int, ...] = (),
        within: ast.AST | None = None,
        target: str = "",
        info: "ClassInfo | FunctionInfo | None" = None,
    ) -> None:
        self.name = name
        self.binds = binds
        self.node = node
        self.source = source
        self.annotation = annotation
        self.path = path
        self.within = within
        self.target = target  # of an import: the dotted name
        self.info = info


class Scope:
    """The names of one module, class or function, and the nodes a law may ask for by type."""

    __slots__ = (
        "cls",
        "function",
        "is_class",
        "module",
        "names",
        "node",
        "nodes",
        "parent",
        "stars",
    )

    def __init__(
        self,
        node: ast.AST,
        module: "Module",
        parent: "Scope | None" = None,
        cls: "ClassInfo | None" = None,
        function: "FunctionInfo | None" = None,
    ) -> None:
        self.node = node
        self.module = module
        self.parent = parent
        self.cls = cls  # of a class scope: itself; of a method: its class
        self.function = function
        self.names: dict[str, list[Binding]] = {}
        self.nodes: dict[type[ast.AST], list[ast.AST]] = {}
        self.stars: list[str] = []
        self.is_class = isinstance(node, ast.ClassDef)

    def bind(self, binding: Binding) -> None:
        self.names.setdefault(binding.name, []).append(binding)

    def add(self, node: ast.AST) -> None:
        """Keep a node for the laws that ask for its kind."""
        kind = node.__class__
        if kind in self.nodes:
            self.nodes[kind].append(node)
        else:
            self.nodes[kind] = [node]
            self.module.holders.setdefault(kind, []).append(self)

    def all[N: ast.AST](self, kind: type[N]) -> list[N]:
        """All nodes of a kind that belong to this scope and to no scope inside it."""
        return self.nodes.get(kind, [])  # type: ignore[return-value]

    @property
    def is_function(self) -> bool:
        return self.function is not None and self.node is self.function.node

    @property
    def qualname(self) -> str:
        """The dotted name, within the module, of the class or function this is."""
        if self.is_class and self.cls:
            return self.cls.qualname
        return self.function.qualname if self.function else ""


class Stored:
    """One assignment to an attribute of `self`."""

    def __init__(
        self,
        name: str,
        node: ast.stmt,
        value: ast.expr | None,
        annotation: ast.expr | None,
        scope: Scope,
    ) -> None:
        self.name = name
        self.node = node
        self.value = value
        self.annotation = annotation
        self.scope = scope


class ClassInfo:
    """A class of the project."""

    scope: Scope

    def __init__(
        self, name: str, qualname: str, node: ast.ClassDef, module: "Module", outer: Scope
    ) -> None:
        self.name = name
        self.qualname = qualname
        self.node = node
        self.module = module
        self.outer = outer
        self.methods: dict[str, FunctionInfo] = {}
        self.stored: dict[str, list[Stored]] = {}

    @property
    def place(self) -> Place:
        return self.module.place

    @property
    def full_name(self) -> str:
        return f"{self.module.name}.{self.qualname}"

    def __repr__(self) -> str:
        return f"<class {self.full_name}>"


class FunctionInfo:
    """A function or method of the project."""

    scope: Scope

    def __init__(
        self,
        name: str,
        qualname: str,
        node: Function,
        module: "Module",
        outer: Scope,
        cls: ClassInfo | None,
    ) -> None:
        self.name = name
        self.qualname = qualname
        self.node = node
        self.module = module
        self.outer = outer
        self.cls = cls

    @property
    def is_async(self) -> bool:
        return isinstance(self.node, ast.AsyncFunctionDef)

    @property
    def is_public(self) -> bool:
        return not self.name.startswith("_")

    @property
    def arguments(self) -> list[ast.arg]:
        """Every parameter that a caller fills: `self` and `cls` are left out."""
        spec = self.node.args
        named = [*spec.posonlyargs, *spec.args]
        if self.cls is not None and named and not self.is_static:
            named = named[1:]
        rest = [arg for arg in (spec.vararg, spec.kwarg) if arg]
        return [*named, *spec.kwonlyargs, *rest]

    @property
    def is_static(self) -> bool:
        return "staticmethod" in self.decorator_names

    @property
    def decorator_names(self) -> frozenset[str]:
        """The last word of each decorator, as written."""
        return frozenset(last_word(node) for node in self.node.decorator_list)

    def __repr__(self) -> str:
        return f"<function {self.module.name}.{self.qualname}>"


class Module:
    """A module of the project with its names."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.name = file.name
        self.path = file.path
        self.place = file.place
        self.scope = Scope(file.tree, self)
        self.scopes = [self.scope]
        self.classes: list[ClassInfo] = []
        self.functions: list[FunctionInfo] = []
        self.parents: dict[ast.AST, ast.AST] = {}
        self.imports: list[tuple[ast.Import | ast.ImportFrom, Scope]] = []
        self.holders: dict[type[ast.AST], list[Scope]] = {}  # by what they hold

    @property
    def package(self) -> str:
        return self.name if self.file.is_package else self.name.rpartition(".")[0]

    def all[N: ast.AST](self, kind: type[N]) -> Iterator[tuple[N, Scope]]:
        """All nodes of a kind, each with the scope it belongs to."""
        for scope in self.holders.get(kind, ()):
            for node in scope.all(kind):
                yield node, scope

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, innermost first."""
        while (parent := self.parents.get(node)) is not None:
            yield parent
            node = parent

    def absolute(self, statement: ast.ImportFrom) -> str:
        """The dotted name of the module that a `from` import reads."""
        if not statement.level:
            return statement.module or ""
        parts = self.package.split(".")
        base = parts[: len(parts) - statement.level + 1]
        return ".".join([*base, statement.module] if statement.module else base)


def last_word(node: ast.expr) -> str:
    """The last name in `a.b.c`, `c` or `a.b.c(...)`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Call):
        return last_word(node.func)
    return last_word(node.value) if isinstance(node, ast.Subscript) else ""
