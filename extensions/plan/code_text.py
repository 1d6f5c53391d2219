"""The text of a block of Python: what is left out of a sketch is put in, and its remarks are told to what they are about."""

import ast
import contextlib
import re
import textwrap
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .files_named import package_of
from .patterns import Pattern

type Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

_HEADER = Pattern(r"^\s*(?:class|(?:async\s+)?def)\s+\w+")
_REMARK = Pattern(r"(?:^|\s)#+\s*(?P<said>.*)$")
_OWN_LINE = Pattern(r"^\s*#")
_BANNER = Pattern(r"^[\s=─*#~-]*$|[=─*#~-]{3,}")
_FILE = Pattern(
    r"^\s*#\s*(?:(?:in|file|context|domain)\s*:?\s+)?(?P<path>`?(?:[\w-]+/)*[\w-]+(?:\.py|/)`?)\s*:?(?:\s*(?P<told>[(—–#-].*)?)?$"
)
_CONTEXT = Pattern(
    r"^\s*#[\s=─*~-]*(?:(?:in|context|domain)\s*:?\s+)?`?(?P<package>[a-z][a-z0-9_]*)`?(?:\s+(?:context|domain))?\s*:?[\s=─*~-]*$"
)
_OPENING, _CLOSING = "([{", ")]}"
_UNREADABLE = 30
"""How many lines of a block may be no Python for the rest to be read."""


def parsed(text: str) -> ast.Module | None:
    """The module, when the text is Python but for bodies that are left out and a few lines."""
    return _parsed(text)[0]


def unreadable(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of a module that are no Python."""
    return _parsed(text)[1]


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[ast.Module | None, tuple[tuple[int, str], ...]]:
    lines = completed(textwrap.dedent(text).split("\n"))
    left: list[tuple[int, str]] = []
    for _ in range(_UNREADABLE):
        try:
            with warnings.catch_warnings(action="ignore"):
                return ast.parse("\n".join(lines)), tuple(left)
        except SyntaxError as error:
            at = (error.lineno or 0) - 1
            if not 0 <= at < len(lines) or _OWN_LINE.match(lines[at]) or not lines[at].strip():
                return None, ()
            if _HEADER.match(lines[at]):
                return None, ()
            left.append((at + 1, lines[at].strip()))
            lines[at] = f"# {lines[at].strip()}"
        except (ValueError, RecursionError, MemoryError):
            return None, ()
    return None, ()


def completed(lines: Sequence[str]) -> list[str]:
    """The lines with a body for each header that has none: `def pay(self) -> Paid` and `class Paid(BaseModel):`."""
    found = list(lines)
    for first, last in _headers(lines):
        code, remark = _split(found[last])
        below = next((line for line in lines[last + 1 :] if _is_code(line)), "")
        indented = _depth(below) > _depth(lines[first])
        if not re.search(r":\s*$", code):
            if _says_body(code):
                continue
            code = f"{code.rstrip()}:" if indented else f"{code.rstrip()}: ..."
        elif not indented:
            code = f"{code.rstrip()} ..."
        found[last] = f"{code}{remark}"
    return found


def _headers(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each header of a class or a function."""
    for first, line in enumerate(lines):
        if not _HEADER.match(line):
            continue
        depth = 0
        for last in range(first, len(lines)):
            code = _split(lines[last])[0]
            depth += sum((mark in _OPENING) - (mark in _CLOSING) for mark in code)
            if depth <= 0:
                yield first, last
                break


def _says_body(code: str) -> bool:
    """Whether something follows the colon behind a header: `def paid(self) -> bool: ...`."""
    depth = 0
    for mark in re.sub(r"'[^']*'|\"[^\"]*\"", "", code):
        depth += (mark in _OPENING) - (mark in _CLOSING)
        if mark == ":" and depth <= 0:
            return True
    return False


def _split(line: str) -> tuple[str, str]:
    """The code of a line, and the remark behind it."""
    found = re.match(r"((?:[^#'\"]|'[^']*'|\"[^\"]*\")*)(#.*)?$", line)
    return (found[1], f"  {found[2]}" if found[2] else "") if found else (line, "")


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not _OWN_LINE.match(line)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


class Remarks:
    """The comments of a block, each with what it is about."""

    def __init__(self, text: str) -> None:
        self._lines = textwrap.dedent(text).split("\n")

    def beside(self, at: int) -> str:
        """The comment behind the code of a line."""
        line = self._lines[at - 1] if 0 < at <= len(self._lines) else ""
        return "" if _OWN_LINE.match(line) else self._said(_split(line)[1])

    def above(self, node: Definition) -> list[tuple[int, str]]:
        """The comments on the lines right above a class or a function, but for the name of a file."""
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        found: list[tuple[int, str]] = []
        depth = _depth(self._lines[first - 1])
        for at in range(first - 1, 0, -1):
            line = self._lines[at - 1]
            if not _OWN_LINE.match(line) or _depth(line) != depth or _FILE.match(line):
                break
            found.insert(0, (at, self._said(line)))
        return [(at, said) for at, said in found if said]

    def inside(self, node: Definition) -> list[tuple[int, str]]:
        """The comments on lines of their own in a class or a function, down to where its body ends."""
        depth = _depth(self._lines[node.lineno - 1])
        found: list[tuple[int, str]] = []
        for at in range(node.lineno + 1, len(self._lines) + 1):
            line = self._lines[at - 1]
            past = at > (node.end_lineno or at)
            if past and line.strip() and (not _OWN_LINE.match(line) or _depth(line) <= depth):
                break
            if _OWN_LINE.match(line):
                found.append((at, self._said(line)))
        return [(at, said) for at, said in found if said]

    def of_header(self, node: Definition) -> str:
        """The comments behind the lines of a header, and behind a body that is left out."""
        last = node.body[-1].end_lineno if elided(node) else node.body[0].lineno - 1
        told = (self.beside(at) for at in range(node.lineno, max(last or 0, node.lineno) + 1))
        return " ".join(said for said in told if said)

    def package_above(self, at: int) -> str:
        """The context in the last comment above a line that names one: `# depot`, `# domain/depot/crate.py`."""
        for line in reversed(self._lines[: at - 1]):
            if path := _FILE.match(line):
                return package_of(path["path"])
            if found := _CONTEXT.match(line):
                return found["package"]
        return ""

    def file_above(self, at: int) -> str:
        """The path in the last comment above a line that is the name of a file: `# domain/depot/crate.py`."""
        above = (_FILE.match(line) for line in reversed(self._lines[: at - 1]))
        return next((found["path"].strip("`") for found in above if found), "")

    def file_told_above(self, at: int) -> str:
        """What the last comment above a line says behind the name of a file."""
        above = (_FILE.match(line) for line in reversed(self._lines[: at - 1]))
        return next((found["told"] or "" for found in above if found), "").strip(" (—–#-)")

    @staticmethod
    def _said(line: str) -> str:
        found = _REMARK.search(line)
        said = found["said"].strip() if found else ""
        return "" if _BANNER.search(said) and not re.search(r"[-=]>", said) else said


def elided(node: Definition) -> bool:
    """Whether a body is left out: nothing but `...`, `pass` or what it would do in words."""
    return all(
        isinstance(s, ast.Pass | ast.Raise)
        or (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))
        for s in node.body
    )


def documented(node: Definition) -> tuple[str, list[str]]:
    """What a docstring says: its first paragraph, and the lines further down, each joined with those it was wrapped to."""
    text = ""
    with contextlib.suppress(TypeError):
        text = ast.get_docstring(node) or ""
    first, _, more = text.partition("\n\n")
    return " ".join(first.split()), [line.strip() for line in more.split("\n") if line.strip()]
