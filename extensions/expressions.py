"""Regular expressions that are compiled once: the numbers that a pattern is compiled to are kept.

`re` has no way to keep them, so what `re.compile` does is done here in its two halves. The numbers
are kept apart for each version of Python, and a version that is not known compiles as it always does.
"""

import re
import sys
from array import array
from importlib import import_module
from typing import Any

from .kept import KEPT

_KNOWN = (3, 12) <= sys.version_info < (3, 14)

type _Numbers = tuple[int, bytes, tuple[str | None, ...]]


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern as `re.compile` makes it."""
    if not _KNOWN:
        return re.compile(pattern, flags)
    flags = int(flags)  # a number is compared much faster than a `RegexFlag`
    all_flags, numbers, groups = KEPT.get(
        f"pattern {flags}", pattern.encode(), lambda: _numbers(pattern, flags)
    )
    named = {name: number for number, name in enumerate(groups) if name}
    engine: Any = import_module("_sre")
    compiled: re.Pattern[str] = engine.compile(
        pattern, all_flags, array("I", numbers).tolist(), len(groups) - 1, named, groups
    )
    return compiled


def _numbers(pattern: str, flags: int) -> _Numbers:
    """What a pattern is compiled to: all its flags, the code, and the name of each group."""
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    named = {number: name for name, number in parsed.state.groupdict.items()}
    code = array("I", compiler._code(parsed, flags))  # noqa: SLF001
    groups = tuple(named.get(number) for number in range(parsed.state.groups))
    return flags | parsed.state.flags, code.tobytes(), groups
