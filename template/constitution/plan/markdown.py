"""The little of Markdown that the constitution reads: headings, bullets and table rows, by line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r"^\s{0,3}(```+|~~~+)")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(.+?)\s*#*\s*$")
_BOLD_HEADING = re.compile(r"^\s{0,3}(\*\*|__)([^*_:]+)\1\s*:?\s*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+•–]|\d+[.)])\s+(.*)$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}")


class Line(NamedTuple):
    """One line of a plan: a heading (with its level), a bullet (with its indent), a row or text."""

    number: int
    kind: str
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def lines(text: str) -> Iterator[Line]:
    """The lines of a plan that say something; fenced blocks come as `code`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u00a0", " ").expandtabs(4)
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    fence = ""
    for number, raw in enumerate(text.split("\n"), 1):
        if found := _FENCE.match(raw):
            mark = found[1]
            if not fence:
                fence = mark
            elif mark[0] == fence[0] and len(mark) >= len(fence):
                fence = ""
            continue
        if fence:
            yield Line(number, "code", raw)
        elif found := _HEADING.match(raw):
            yield Line(number, "heading", found[2], len(found[1]))
        elif found := _BULLET.match(raw):
            yield Line(number, "bullet", found[2].strip(), len(found[1]))
        elif raw.lstrip().startswith("|"):
            if not _RULE.match(raw):
                yield Line(number, "row", raw.strip(), cells=_cells(raw))
        elif found := _BOLD_HEADING.match(raw):
            yield Line(number, "heading", found[2], 7)
        elif raw.strip():
            yield Line(number, "text", raw.strip())


def title(text: str) -> str:
    """A heading without its markup, pictographs, numbering and hints, in lower case."""
    text = re.sub(r"[`*_]", "", text)
    text = re.sub(r"\([^)]*\)", "", text)
    text = re.sub(r"^[\W\d]+", "", text)
    return text.strip(" :#").lower()


def is_placeholder(text: str) -> bool:
    """Whether a value was never filled in: `[…]`, a dash, `None` or nothing at all."""
    bare = re.sub(r"[*_`]", "", text).strip().strip("().").strip().lower()
    if bare.startswith("[") and bare.endswith("]"):
        return True
    return (
        bare in _EMPTY
        or re.match(r"^(none|n/a|no violations?)\b(?!\s*\w*[a-z]{3,}\()", bare) is not None
    )


_EMPTY = frozenset({"", "-", "–", "—", "n/a", "nil", "tbd", "todo", "not applicable", "…", "..."})


def code_words(text: str) -> list[str]:
    """What stands in code font."""
    return re.findall(r"`([^`\n]+)`", text)


def _cells(row: str) -> tuple[str, ...]:
    """The cells of a table row; neither `\\|` nor a pipe in code font splits one."""
    cells, current, in_code, previous = [], "", False, ""
    for character in row.strip().strip("|"):
        if character == "`":
            in_code = not in_code
        if character == "|" and not in_code and previous != "\\":
            cells.append(current.strip())
            current = ""
        else:
            current += character
        previous = character
    return (*cells, current.strip())
