"""The text of a plan before Markdown: one spelling for what editors, keyboards and habits spell differently.

Every step keeps the lines where they are, so a line number always means the author's own line.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from .patterns import Pattern

_FENCE = Pattern(r"^(?P<lead>\s*(?:>\s?|[-*+•]\s+)*)(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
_FENCE_END = Pattern(r"^[ >]*(?P<mark>`{3,}|~{3,})$")
_FRONT_MATTER = Pattern(r"^(?:[\w.-]+\s*:.*|\s+.*|-\s.*|#.*)?$")
_BULLET = Pattern(
    r"^(?P<indent> *)(?P<mark>[-*+•–◦▪‣]|(?P<number>\d{1,2})[.)])(?P<gap> +|$)(?P<text>.*)$"
)
_RULE = Pattern(r"^ *(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_TIGHT_HEADING = Pattern(r"^( {0,3}#{2,6})([^#\s])")
_SEPARATOR = Pattern(r"^[ >]*\|?(?: *:?-+:? *\|)* *:?-+:? *\|?$")
_QUOTE = Pattern(r"^ *>")


@dataclass(slots=True)
class Source:
    """A plan's lines, and the comments and fences in it that are never closed (their first lines)."""

    lines: list[str]
    written: tuple[str, ...] = ()
    """The lines as the author wrote them, for prose that is kept verbatim."""
    opaque: list[bool] = field(default_factory=list)
    open_comment: int | None = None
    open_fence: int | None = None


def normalise(text: str) -> Source:
    """The text as lines that Markdown reads as the author meant them."""
    text = (
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    )
    lines = [line.rstrip() for line in text.split("\n")]
    source = Source([line.expandtabs(4) for line in lines], tuple(lines))
    _blank_front_matter(source)
    _blank_comments(source)
    _straighten_tables(source)
    _straighten_lists(source)
    for at, line in enumerate(source.lines):
        if not source.opaque[at]:
            source.lines[at] = _TIGHT_HEADING.sub(r"\1 \2", line)
    return source


def _blank_front_matter(source: Source) -> None:
    if not source.lines or source.lines[0] != "---":
        return
    for at, line in enumerate(source.lines[1:60], start=1):
        if line == "---":
            source.lines[: at + 1] = [""] * (at + 1)
            return
        if not _FRONT_MATTER.match(line):
            return


def _blank_comments(source: Source) -> None:
    fence = ""
    commented = 0
    for at, line in enumerate(source.lines):
        found = _FENCE.match(line)
        if fence:
            source.opaque.append(True)
            closed = _FENCE_END.match(line)
            if closed and closed["mark"].startswith(fence):
                fence, source.open_fence = "", None
            continue
        if not commented and found and not (found["mark"][0] == "`" and "`" in found["info"]):
            fence, source.open_fence = found["mark"], at + 1
            source.opaque.append(True)
            continue
        source.opaque.append(False)
        source.lines[at], still = without_comments(line, inside=bool(commented))
        commented = (commented or at + 1) if still else 0
    if commented:
        source.open_comment = commented


def without_comments(line: str, *, inside: bool = False) -> tuple[str, bool]:
    """The line without its HTML comments, and whether one is still open at its end; code may show one."""
    kept: list[str] = []
    code = list(code_ranges(line)) if "<!--" in line else []
    at = 0
    while at < len(line):
        if inside:
            end = line.find("-->", at)
            if end < 0:
                break
            at, inside = end + 3, False
            continue
        start = line.find("<!--", at)
        if start < 0:
            kept.append(line[at:])
            break
        while code and code[0][1] <= start:
            code.pop(0)
        if code and code[0][0] <= start:
            kept.append(line[at : start + 4])
            at = start + 4
            continue
        kept.append(line[at:start])
        at, inside = start + 4, True
    return "".join(kept).rstrip() if kept else "", inside


def code_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where inline code begins and ends, its backticks included."""
    if "`" not in text:
        return
    runs = [(found.start(), found.end()) for found in re.finditer(r"`+", text)]
    closing: dict[int, deque[int]] = {}
    for index, (start, end) in enumerate(runs):
        closing.setdefault(end - start, deque()).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = closing[end - start]
        while same and same[0] <= index:
            same.popleft()
        if not same:
            index += 1
            continue
        yield start, runs[same[0]][1]
        index = same[0] + 1


def split_row(line: str, *, code_holds: bool = True) -> list[str]:
    r"""The cells of a table row: neither `\\|` nor a bar in inline code ends a cell."""
    code = list(code_ranges(line)) if code_holds else []
    cells, cell, at, span = [], [], 0, 0
    while at < len(line):
        while span < len(code) and code[span][1] <= at:
            span += 1
        in_code = span < len(code) and code[span][0] <= at
        if line.startswith("\\|", at):
            cell.append("|")
            at += 2
            continue
        if line[at] == "|" and not in_code:
            cells.append("".join(cell).strip())
            cell = []
        else:
            cell.append(line[at])
        at += 1
    cells.append("".join(cell).strip())
    if cells and not cells[0]:
        cells = cells[1:]
    if cells and not cells[-1] and line.endswith("|"):
        cells = cells[:-1]
    return cells


def _straighten_tables(source: Source) -> None:
    at = 1
    while at < len(source.lines):
        line, above = source.lines[at], source.lines[at - 1]
        if (
            source.opaque[at]
            or source.opaque[at - 1]
            or "|" not in above
            or not _is_separator(line)
        ):
            at += 1
            continue
        end = at + 1
        while end < len(source.lines) and not source.opaque[end] and "|" in source.lines[end]:
            end += 1
        _straighten_table(source.lines, at - 1, end)
        at = end


def _is_separator(line: str) -> bool:
    return "-" in line and len(line) < 2000 and _SEPARATOR.match(line) is not None


def _straighten_table(lines: list[str], start: int, end: int) -> None:
    rows = []
    for at in range(start, end):
        stripped = lines[at].lstrip(" >")
        rows.append((lines[at][: len(lines[at]) - len(stripped)], split_row(stripped)))
    titles = len(rows[0][1])
    width = min(max(len(cells) for _, cells in rows), 64)
    for at, (lead, cells) in zip(range(start, end), rows, strict=True):
        if (
            len(cells) < titles
            and len(plain := split_row(lines[at].lstrip(" >"), code_holds=False)) == titles
        ):
            cells = plain  # a backtick that is never closed holds nothing
        if at == start + 1:
            cells = ["---"] * width
        else:
            cells = [*(cell.replace("|", "\\|") for cell in cells), *[""] * width][:width]
        lines[at] = f"{lead}| {' | '.join(cells)} |"


@dataclass(slots=True)
class _Level:
    written: int
    straight: int


def _straighten_lists(source: Source) -> None:
    """Nest by two columns, whatever the author nests by, and mark every bullet with a dash."""
    levels: list[_Level] = []
    blank_above, bullet_above, shift = True, False, 0
    for at, line in enumerate(source.lines):
        if source.opaque[at]:
            first = at == 0 or not source.opaque[at - 1]
            if first:
                shift = _shift_of_text(levels, _indent(line), after_blank=blank_above)
            source.lines[at] = _shifted(line, shift)
            blank_above, bullet_above = False, False
            continue
        if not line:
            blank_above = True
            continue
        found = None if _RULE.match(line) or _QUOTE.match(line) else _BULLET.match(line)
        if (
            found
            and found["number"]
            and not (blank_above or bullet_above or found["number"] == "1")
        ):
            found = None
        if line.startswith("#"):
            levels.clear()
        if found:
            straight = _open_level(levels, len(found["indent"]))
            source.lines[at] = f"{' ' * straight}- {found['text']}".rstrip()
        else:
            source.lines[at] = _shifted(
                line, _shift_of_text(levels, _indent(line), after_blank=blank_above)
            )
        blank_above, bullet_above = False, found is not None or (bullet_above and not blank_above)


def _open_level(levels: list[_Level], indent: int) -> int:
    while levels and indent < levels[-1].written:
        levels.pop()
    if levels and indent < levels[-1].written + 2:
        return levels[-1].straight
    straight = levels[-1].straight + 2 if levels else 0
    levels.append(_Level(indent, straight))
    return straight


def _shift_of_text(levels: list[_Level], indent: int, *, after_blank: bool) -> int:
    """How far a line that is no bullet moves, so that it stays in its item."""
    if after_blank:
        while levels and indent <= levels[-1].written:
            levels.pop()
    return levels[-1].straight + 2 - indent if levels and indent > levels[-1].written else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return " " * shift + line if line else line
    return line[min(-shift, _indent(line)) :]
