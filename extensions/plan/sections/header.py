"""The header: what the feature is called, its branch, its date, and where its documents live."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from .. import blank
from ..draft import Draft
from ..languages import english
from ..markdown import Fence, Heading, Item, Paragraph, Table
from ..model import Feature
from ..naming import slug
from ..outline import Section
from ..patterns import Pattern
from ..text import code_spans, cut, is_absent, is_placeholder, link_target, plain, undecorated

SECTION = "Header"

_NUMBER = r"(?P<number>\d{8}-\d{6}|\d{3,})"
_BRANCH = Pattern(rf"(?:[\w.-]+/)*{_NUMBER}-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
_SHORT_NUMBER = Pattern(r"(?:[\w.-]+/)*(?P<number>\d{1,2})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
_KEYS = Pattern(
    r"(?:^|(?<=\|)|(?<=\| ))\s*(?:\*\*|__)?(?P<key>feature branch|branch|date|created|feature spec|spec|input|fecha|datum|data|rama|zweig|branche)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?",
    re.IGNORECASE,
)
_CALLED = {
    **dict.fromkeys(("feature branch", "rama", "zweig", "branche"), "branch"),
    **dict.fromkeys(("created", "fecha", "datum", "data"), "date"),
    "feature spec": "spec",
}
_PREFIX = Pattern(
    r"^(?:(?:feature\s+)?(?:implementation|technical|feature|design)?\s*plan|feature)\s*(?:[:：]|\s[—–-]+\s)\s*",
    re.IGNORECASE,
)
_ONLY_PREFIX = Pattern(
    r"^(?:(?:implementation|technical|feature|design)\s+)?plan\s*[:：—–-]?$", re.IGNORECASE
)
_DIRECTORY = Pattern(r"specs/(?P<id>[A-Za-z0-9][\w.-]*)")
_PATH = Pattern(r"[^\s\[\]()<>`|{}]+")
_ISO = Pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DAY_FIRST = Pattern(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = Pattern(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read(sections: list[Section], draft: Draft, path: str | None) -> Feature:
    """The feature, from the header, the documentation tree and the plan's own place."""
    title, line = "", 1
    stated: dict[str, tuple[int, str]] = {}
    for section in sections:
        for block in section.blocks if section.key == "header" else ():
            if isinstance(block, Heading) and block.level == 1 and not title:
                title, line = _title(block.text), block.line
            elif isinstance(block, (Paragraph, Item, Heading, Table)):
                for at, text in _lines(block):
                    _fields(at, text, stated, draft)
    branch, number, words = _branch(stated, draft)
    directory = _directory(stated, sections, path)
    found = _BRANCH.fullmatch(directory.removeprefix("specs/")) if directory else None
    if found and number and found["number"] != number:
        at = stated.get("branch", (line, ""))[0]
        draft.log.warning(
            at, "PT105", f"branch is feature {number} but the spec directory is {directory}"
        )
    if found:
        number, words = number or found["number"], words or found["slug"]
    if not title and not words and not directory:
        draft.log.error(
            line,
            "PT101",
            'the plan has no name: fill in the title ("# Implementation Plan: …") or **Branch** (`NNN-feature-name`)',
        )
    return Feature(
        line=line,
        number=number,
        slug=words
        or (slug(title) if title else slug(directory.removeprefix("specs/")) if directory else None)
        or None,
        title=title or None,
        branch=branch,
        dir=directory,
        date=_date(stated, draft),
        spec=_spec(stated),
    )


def _title(text: str) -> str:
    before, separator, behind = cut(text, r"\s*[:：]\s+|\s+[—–-]+\s+")
    if _PREFIX.match(undecorated(text)):
        text = undecorated(text)
    if separator and english(undecorated(before)).casefold() == "implementation plan":
        text = behind
    text = _PREFIX.sub("", text.strip()).strip()
    return "" if is_absent(text) or _ONLY_PREFIX.match(text) else text


def _lines(block: Paragraph | Item | Heading | Table) -> Iterator[tuple[int, str]]:
    if isinstance(block, Table):
        yield from _pairs(block)
        return
    if isinstance(block, Paragraph):
        yield from enumerate(block.lines, start=block.line)
    else:
        yield block.line, block.text


def _pairs(table: Table) -> Iterator[tuple[int, str]]:
    """What a table says of the feature: a row, or a column, for each thing."""
    if len(table.rows) == 1 and len(table.header) > 2:
        told = [
            (table.rows[0].line, *pair)
            for pair in zip(table.header, table.rows[0].cells, strict=True)
        ]
    else:
        told = [(row.line, row.cells[0], row.cells[-1]) for row in table.rows]
        told = [(table.line, table.header[0], table.header[-1]), *told]
    yield from ((line, f"{plain(key)}: {value}") for line, key, value in told if plain(key))


def _fields(line: int, text: str, stated: dict[str, tuple[int, str]], draft: Draft) -> None:
    found = list(_KEYS.finditer(text))
    if not found:
        if not blank.says(text):
            draft.note(line, SECTION, "", text)
        return
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        value = text[match.end() : end].strip().rstrip("|").strip()
        key = _CALLED.get(match["key"].casefold(), match["key"].casefold())
        stated.setdefault(key, (line, value))


def _branch(
    stated: dict[str, tuple[int, str]], draft: Draft
) -> tuple[str | None, str | None, str | None]:
    line, value = stated.get("branch", (0, ""))
    spans = code_spans(value)
    token = spans[0] if spans else plain(value).partition(" ")[0]
    if is_absent(value) or is_placeholder(token) or not token:
        return None, None, None
    if re.search(r"[\s{}~^:?*\[\\`<>|\"'$;]|\.\.", token):
        draft.log.error(line, "PT104", f"branch '{token}' is not of the form NNN-feature-name")
        return None, None, None
    behind = (value[value.rindex("`") + 1 :] if spans else plain(value)[len(token) :]).strip()
    if behind:
        draft.log.warning(line, "PT104", f"text after the branch name ignored: '{plain(behind)}'")
        draft.note(line, SECTION, "Branch", behind)
    found = _BRANCH.fullmatch(token)
    if found is None:
        draft.log.warning(line, "PT104", f"branch '{token}' is not of the form NNN-feature-name")
        found = _SHORT_NUMBER.fullmatch(token)
    return token, *((found["number"], found["slug"]) if found else (None, None))


def _directory(
    stated: dict[str, tuple[int, str]], sections: list[Section], path: str | None
) -> str | None:
    _, value = stated.get("input", (0, ""))
    trees = (
        block.text
        for section in sections
        if section.key in ("documentation", "structure")
        for block in section.blocks
        if isinstance(block, Fence)
    )
    for text in (value, *trees):
        found = _DIRECTORY.search(text)
        if found and ".." not in found["id"]:
            return f"specs/{found['id'].rstrip('.')}"
    if path:
        folders = PurePath(path).parts
        if (
            len(folders) >= 3
            and folders[-3] == "specs"
            and _DIRECTORY.fullmatch(f"specs/{folders[-2]}")
        ):
            return f"specs/{folders[-2]}"
    return None


def _date(stated: dict[str, tuple[int, str]], draft: Draft) -> str | None:
    line, value = stated.get("date", (0, ""))
    text = plain(value)
    if is_absent(value):
        return None
    found = _parsed_date(text)
    if found is None:
        draft.log.warning(line, "PT106", f"date '{text}' not understood; write YYYY-MM-DD")
        return None
    return found.isoformat()


def _parsed_date(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        year, month, day = int(match[3]), _month(match[2]), int(match[1])
    elif match := _MONTH_FIRST.fullmatch(text):
        year, month, day = int(match[3]), _month(match[1]), int(match[2])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1 if word[:3].casefold() in _MONTHS else 0


def _spec(stated: dict[str, tuple[int, str]]) -> str | None:
    _, value = stated.get("spec", (0, ""))
    if is_absent(value):
        return None
    spans = code_spans(value)
    found = link_target(value) or (spans[0] if spans else plain(value).partition(" ")[0])
    return found if _PATH.fullmatch(found) else None


def write(feature: Feature, template: list[str]) -> list[str]:
    """The header with its slots filled."""
    slots = {
        "# Implementation Plan": ("[FEATURE]", feature.title),
        "**Input**": ("[###-feature-name]", (feature.dir or "").removeprefix("specs/")),
    }
    return [
        _filled(line, slots) if not line.startswith("**Branch**") else _named(feature, line)
        for line in template
    ]


def _filled(line: str, slots: dict[str, tuple[str, str | None]]) -> str:
    for start, (slot, value) in slots.items():
        if line.startswith(start) and value:
            return line.replace(slot, value, 1)
    return line


def _named(feature: Feature, line: str) -> str:
    branch, day, spec = line.split(" | ")
    branch = branch.replace("[###-feature-name]", feature.branch) if feature.branch else branch
    day = day.replace("[DATE]", feature.date) if feature.date else day
    spec = spec.replace("[link to spec.md]", f"[spec.md]({feature.spec})") if feature.spec else spec
    return f"{branch} | {day} | {spec}"
