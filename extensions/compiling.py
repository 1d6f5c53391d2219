"""Compiling: Copier renders the same words again and again, and Jinja compiles them each time."""

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from .kept import KEPT


@dataclass(frozen=True)
class _Words:
    """A template that has nothing to fill in, as most parts of paths are."""

    text: str

    def render(self, *_args: Any, **_facts: Any) -> str:
        return self.text


def compile_once(environment: Environment) -> None:
    """Let an environment compile each text once, and plain words not at all."""
    compile_text = environment.compile
    from_string = environment.from_string

    def compile_known(source: Any, name: Any = None, filename: Any = None, **options: Any) -> Any:
        if not isinstance(source, str) or options:
            return compile_text(source, name, filename, **options)
        environment.preprocess(source, name, filename)  # this resets the state of `yield`
        return KEPT.get(name or "", source.encode(), lambda: compile_text(source, name, filename))

    def from_words(source: Any, *args: Any, **options: Any) -> Any:
        if not isinstance(source, str) or "{" in source or "\n" in source:
            return from_string(source, *args, **options)
        environment.preprocess(source)
        return _Words(source)

    environment.from_string = from_words  # type: ignore[method-assign]
    environment.compile = compile_known  # type: ignore[assignment,method-assign]
