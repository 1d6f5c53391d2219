"""Compiling: Copier renders the same words again and again, and Jinja compiles them each time."""

from typing import Any

from copier import _main
from jinja2 import Environment

from .kept import KEPT

_WORKER: Any = _main.Worker
_NAME = "_render_string"


def compile_once(environment: Environment) -> None:
    """Let an environment compile each text once."""
    compile_text = environment.compile

    def compile_known(source: Any, name: Any = None, filename: Any = None, **options: Any) -> Any:
        if not isinstance(source, str) or options:
            return compile_text(source, name, filename, **options)
        environment.preprocess(source, name, filename)  # this resets the state of `yield`
        return KEPT.get(name or "", source.encode(), lambda: compile_text(source, name, filename))

    environment.compile = compile_known  # type: ignore[assignment,method-assign]


def leave_words() -> None:
    """Let Copier take a text that has nothing to fill in, as most parts of paths, for what it is."""
    render = getattr(_WORKER, _NAME, None)
    if render is None or hasattr(render, "leaves_words"):
        return

    def render_unless_words(worker: Any, text: str, *args: Any, **options: Any) -> Any:
        if "{" in text or "\n" in text:
            return render(worker, text, *args, **options)
        worker.jinja_env.preprocess(text)  # this resets the state of `yield`
        return text

    render_unless_words.leaves_words = True  # type: ignore[attr-defined]
    setattr(_WORKER, _NAME, render_unless_words)
