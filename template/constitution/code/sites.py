"""Where something is called: every call, by the word as written and by what it names outside."""

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property

from constitution.code.project import Layer
from constitution.code.scope import Module, Scope, last_word
from constitution.code.symbols import Symbols

type Site = tuple[ast.Call, Scope]


class Sites:
    """All calls of the project, each with the scope it stands in."""

    def __init__(self, modules: list[Module], symbols: Symbols) -> None:
        self._modules = modules
        self._symbols = symbols

    def named(self, words: Iterable[str]) -> Iterator[Site]:
        """The calls of what ends in one of some words: `word()`, `it.word()`, `it.word()()`."""
        for word in words:
            yield from self._by_word.get(word, ())

    def of(self, paths: Iterable[str], *layers: Layer) -> Iterator[Site]:
        """The calls of something external, by its dotted name, in some layers or in all."""
        for path in paths:
            for call, scope in self.outside.get(path, ()):
                if not layers or scope.module.place.layer in layers:
                    yield call, scope

    @cached_property
    def outside(self) -> dict[str, list[Site]]:
        """All calls of something external, by its dotted name."""
        found: dict[str, list[Site]] = {}
        for module in self._modules:
            for call, scope in module.all(ast.Call):
                if path := self._symbols.path(call.func, scope):
                    found.setdefault(path, []).append((call, scope))
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[Site]]:
        found: dict[str, list[Site]] = {}
        for module in self._modules:
            for call, scope in module.all(ast.Call):
                found.setdefault(last_word(call.func), []).append((call, scope))
        return found
