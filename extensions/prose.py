"""Prose: how words from a plan enter a rendered file as data, whatever they contain."""

import json
import re
import textwrap
import unicodedata
from collections.abc import Callable

WIDTH = 100

_BLANKS = re.compile(r"\s+")
_PREDICATE = re.compile(
    r"(?:is|has|holds|keeps|contains|carries|says|tells|describes|represents|means|belongs|stands|tracks|knows)\s"
)
"""The verb that a text without a subject opens with."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def one_line(text: str) -> str:
    """The text with every run of blanks and line breaks as one space."""
    return _BLANKS.sub(" ", text).strip()


def quoted(text: str) -> str:
    """A string literal in double quotes that Python, TOML and YAML read alike."""
    return _visible(json.dumps(text, ensure_ascii=False))


def literal(text: str) -> str:
    """A string literal of Python as the formatter leaves it: in the quotes that need fewer escapes."""
    written = quoted(text)
    if text.count('"') <= text.count("'"):
        return written
    inside = written[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{inside}'"


def docstring(text: str, indent: int = 4) -> str:
    """A docstring literal as the formatter leaves it, for a body that is indented by `indent`."""
    paragraphs = [one_line(p) for p in re.split(r"\n\s*\n", text.strip())]
    words = "\n\n".join(
        _visible(p).replace("\\", "\\\\").replace('"""', "'''") for p in paragraphs if p
    )
    opening = '""" ' if words.startswith('"') else '"""'
    closing = ' """' if words.endswith('"') else '"""'
    wrapped = _wrap(words, WIDTH - indent - len(closing), first=len(opening))
    if len(wrapped) == 1:
        return f"{opening}{wrapped[0]}{closing}"
    lines = [f"{opening}{wrapped[0]}", *wrapped[1:], '"""']
    return "\n".join(textwrap.indent(line, " " * indent) for line in lines).lstrip()


def about(name: str, text: str) -> str:
    """What is said of a name, as a sentence of its own: `is a collection of orders` gets its subject."""
    return f"{name} {text}" if _PREDICATE.match(text) else text


def comment(text: str, indent: int = 0) -> str:
    """The text as `#` lines, each but the first behind `indent` blanks."""
    lines = _wrap(_visible(one_line(text)), WIDTH - indent - 2)
    return f"\n{' ' * indent}".join(f"# {line}".rstrip() for line in lines)


def cell(text: str) -> str:
    """The text as one cell of a Markdown table."""
    return _visible(one_line(text)).replace("\\", "\\\\").replace("|", "\\|")


FILTERS: dict[str, Callable[..., str]] = {
    "cell": cell,
    "comment": comment,
    "docstring": docstring,
    "literal": literal,
    "one_line": one_line,
    "quoted": quoted,
}


def _wrap(text: str, width: int, first: int = 0) -> list[str]:
    """The text as lines, `first` columns less for the first; paragraphs stay apart."""
    wrap = textwrap.TextWrapper(
        width, initial_indent=" " * first, break_long_words=False, break_on_hyphens=False
    )
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += ["", *wrap.wrap(paragraph)] if lines else wrap.wrap(paragraph) or [""]
        wrap.initial_indent = ""
    return [lines[0][first:], *lines[1:]]


def _is_hidden(character: str) -> bool:
    """Whether a character could not be seen in a file, or would change how others look."""
    return character not in "\n\t" and unicodedata.category(character) in _HIDDEN


def _visible(text: str) -> str:
    return "".join(_escaped(c) if _is_hidden(c) else c for c in text)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
