"""Settling names: what a plan calls something becomes an identifier, or the plan is told what would be one."""

import re
from collections.abc import Callable

from . import naming
from .diagnostics import Log
from .patterns import Pattern
from .text import plain

_PATH = Pattern(r"[/\\~]|\.\.")
_WORDS = Pattern(r"[A-Za-z][A-Za-z0-9]*(?:[ _.-][A-Za-z0-9]+)*")


def class_name(log: Log, line: int, raw: str, kind: str) -> str | None:
    """A class name; `payment status` is read as `PaymentStatus`."""
    name = _settled(log, line, raw, naming.is_class, naming.pascal)
    if name is None:
        return None
    if naming.is_keyword(name) or (kind == "aggregate" and naming.is_keyword(naming.snake(name))):
        return _refused(log, line, "PT404", name, "is a Python keyword", f"{name}Record")
    if naming.is_reserved_class(name) or (
        kind == "aggregate" and naming.is_reserved_aggregate(name)
    ):
        return _refused(log, line, "PT405", name, "is reserved", f"{name}Record")
    return name


def context_name(log: Log, line: int, raw: str) -> str | None:
    """The name of a context, which is a package."""
    name = _settled(log, line, raw, naming.is_name, naming.snake)
    if name is None:
        return None
    if naming.is_keyword(name):
        return _refused(log, line, "PT404", name, "is a Python keyword", f"{name}_domain")
    if naming.is_reserved_context(name):
        return _refused(log, line, "PT405", name, "is reserved", f"{name}_domain")
    return name


def field_name(log: Log, line: int, raw: str) -> str | None:
    """The name of a field."""
    name = _settled(log, line, raw, naming.is_name, naming.snake)
    if name is None:
        return None
    if naming.is_keyword(name):
        return _refused(log, line, "PT404", name, "is a Python keyword", f"{name}_")
    if naming.is_reserved_field(name):
        return _refused(log, line, "PT405", name, "is reserved", f"{name}_value")
    return name


def argument_name(log: Log, line: int, raw: str) -> str | None:
    """The name of an argument; one that a model of the request could not have as a field gets another."""
    name = plain(raw)
    if naming.is_reserved_field(name):
        log.warning(line, "PT406", f"name '{name}' read as '{name}_value'")
        return f"{name}_value"
    return field_name(log, line, raw)


def method_name(log: Log, line: int, raw: str) -> str | None:
    """The name of a command or a method; one that hides another name is given a new one when it is resolved."""
    name = _settled(log, line, raw, naming.is_name, naming.snake)
    if name is not None and naming.is_keyword(name):
        return _refused(log, line, "PT404", name, "is a Python keyword", f"{name}_now")
    return name


def state_name(log: Log, line: int, raw: str) -> str | None:
    """A state; `In Review` is read as `IN_REVIEW`, silently."""
    words = plain(raw)
    if _WORDS.fullmatch(words) and len(re.split(r"[ _.-]", words)) <= 6:
        return naming.state_name(words)
    return _settled(log, line, raw, naming.is_state, naming.state_name)


def readable_class(raw: str) -> str | None:
    """The class name that the text would be read as, or None when it is a sentence or no name at all."""
    words = plain(raw)
    if naming.is_class(words):
        return words
    if _WORDS.fullmatch(words) and len(re.split(r"[ _.-]", words)) <= 4:
        return naming.pascal(words)
    return None


def _settled(
    log: Log, line: int, raw: str, fits: Callable[[str], bool], mend: Callable[[str], str]
) -> str | None:
    name = plain(raw)
    if fits(name):
        return name
    if _PATH.search(name):
        return _refused(log, line, "PT401", name, "contains a path separator", mend(name))
    mended = mend(name)
    if _WORDS.fullmatch(name) and fits(mended):
        log.warning(line, "PT406", f"name '{name}' read as '{mended}'")
        return mended
    problem = "is not ASCII" if not name.isascii() else "has characters that a name cannot have"
    return _refused(log, line, "PT402", name, problem, mended if fits(mended) else "")


def _refused(log: Log, line: int, code: str, name: str, problem: str, remedy: str) -> str | None:
    """Say why a name cannot be one; there is none then."""
    advice = (
        f"; write {remedy}"
        if remedy and remedy != name
        else "; use letters, digits and underscores"
    )
    log.error(line, code, f"name '{name}' {problem}{advice}")
    return None
