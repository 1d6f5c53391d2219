"""The whole application, ready to be asked: what is this name, this class, this expression?"""

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from unicodedata import normalize

from constitution.code.annotations import Annotations
from constitution.code.classes import Classes
from constitution.code.config import Configurations
from constitution.code.imports import Import, Imports
from constitution.code.index import index
from constitution.code.inference import Inference
from constitution.code.members import Members
from constitution.code.project import Layer, Project
from constitution.code.reaching import reaching
from constitution.code.scope import Binds, ClassInfo, FunctionInfo, Module, Scope
from constitution.code.sites import Sites
from constitution.code.symbols import Symbols
from constitution.plan.plans import Plans

_FARTHEST = 100  # names from a value: nobody reads on that far


class Program:
    """A project with its names, classes and types."""

    def __init__(self, project: Project, plan: Plans) -> None:
        self.project = project
        self.plan = plan
        self.modules = [index(file) for file in project.files]
        self.symbols = Symbols(self.modules, project.neighbours)
        self.sites = Sites(self.modules, self.symbols)
        self.annotations = Annotations(self.symbols)
        self.classes = Classes(self.symbols, self.annotations)
        self.configurations = Configurations(self.symbols, self.classes)
        self.members = Members(self.symbols, self.annotations, self.classes)
        self.types = Inference(
            self.sites, self.symbols, self.annotations, self.classes, self.members
        )
        self.of = self.types.of
        self.path = self.symbols.path

    def mentions(self, words: Iterable[str]) -> bool:
        """Whether one of some words is written anywhere: what nobody writes, no name stands for."""
        texts = [file.text for file in self.project.files]
        spelled = [text if text.isascii() else normalize("NFKC", text) for text in texts]
        return any(word in text for text in spelled for word in words)

    def bound_value(self, node: ast.Name, scope: Scope) -> ast.expr | None:
        """The one expression that a local name was last bound to, if there is one."""
        bindings = scope.names.get(node.id, [])
        if len(bindings) > 1:
            bindings = reaching(bindings, node, scope.module)
        if len(bindings) != 1 or bindings[0].path or bindings[0].binds is not Binds.ASSIGN:
            return None
        source = bindings[0].source
        return source if isinstance(source, ast.expr) else None

    def origin(self, node: ast.Name, scope: Scope) -> ast.expr | None:
        """The expression that a local name stands for, through other local names."""
        passed: set[ast.expr] = set()
        found: ast.expr | None = node
        while isinstance(found, ast.Name) and found not in passed and len(passed) < _FARTHEST:
            passed.add(found)
            found = self.bound_value(found, scope)
        return None if isinstance(found, ast.Name) else found

    def in_layer(self, *layers: Layer) -> Iterator[Module]:
        return (module for module in self.modules if module.place.layer in layers)

    def all_classes(self, *layers: Layer) -> Iterator[ClassInfo]:
        return (cls for module in self.in_layer(*layers) for cls in module.classes)

    def all_functions(self, *layers: Layer) -> Iterator[FunctionInfo]:
        return (function for module in self.in_layer(*layers) for function in module.functions)

    def all_scopes(self, *layers: Layer) -> Iterator[Scope]:
        return (scope for module in self.in_layer(*layers) for scope in module.scopes)

    def all[N: ast.AST](self, kind: type[N], *layers: Layer) -> Iterator[tuple[N, Scope]]:
        """Every node of a kind in some layers, or in all, with the scope it belongs to."""
        for module in self.in_layer(*layers) if layers else self.modules:
            yield from module.all(kind)

    @cached_property
    def imports(self) -> list[Import]:
        """Every import of the application, resolved."""
        return Imports(self.symbols, self.modules, self.sites).all

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """The contexts of the domain, without its kernel."""
        found = {
            module.place.context
            for module in self.in_layer(Layer.DOMAIN)
            if module.place.context and not module.place.is_kernel
        }
        return tuple(sorted(found))
