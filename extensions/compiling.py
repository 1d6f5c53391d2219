"""Compiling: Copier renders the same words again and again, and Jinja compiles them each time."""

from types import CodeType
from typing import Any

from jinja2 import Environment


def compile_once(environment: Environment) -> None:
    """Let an environment compile each text once; most are parts of paths that many files share."""
    compiled: dict[tuple[Any, ...], CodeType] = {}
    compile_text = environment.compile

    def compile_known(source: Any, name: Any = None, filename: Any = None, **options: Any) -> Any:
        if not isinstance(source, str) or options:
            return compile_text(source, name, filename, **options)
        key = (source, name, filename)
        if key in compiled:
            environment.preprocess(source, name, filename)  # this resets the state of `yield`
        else:
            compiled[key] = compile_text(source, name, filename)
        return compiled[key]

    environment.compile = compile_known  # type: ignore[assignment,method-assign]
