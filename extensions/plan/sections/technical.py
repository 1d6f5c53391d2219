"""Technical Context: the fixed stack, the ticked storages, goals and constraints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .. import blank
from ..diagnostics import did_you_mean
from ..draft import Draft
from ..entries import prose
from ..languages import english
from ..markdown import Heading, Item, Paragraph, Table
from ..model import Design, Storage
from ..outline import Section
from ..patterns import Pattern
from ..storages import LABELS, in_order, product
from ..text import cut, is_absent, is_struck, plain, split_top

SECTION = "Technical Context"

_TICKED = frozenset("xXхХ✓✔*✅☑")
_UNTICKED = frozenset({"", " ", "-"})
_BOX = Pattern(
    r"^(?:\\?\[(?P<mark>[^\]]{0,3})\\?\]|(?P<sign>[✅☑✔✓☐⬜❌✗✘]️?))\s*(?P<text>.*)$", re.DOTALL
)
_YES = Pattern(r"(?:✅|☑|✔|✓)️?|\[?[xX]\]?|yes|y|used|ja|oui|sí|sim", re.IGNORECASE)
_VERDICT = Pattern(
    rf"{_YES.pattern}|(?:❌|✗|✘|☐|⬜)️?|\[\s?\]|no|n|not used|unused|nein|non|não", re.IGNORECASE
)
_OPEN_SIGNS = frozenset("☐⬜❌✗✘")
_LABEL = Pattern(
    r"^(?:\*\*|__)(?P<label>[^*_]+?)(?P<colon>:)?(?:\*\*|__)\s*(?:\((?P<hint>[^()]*)\))?\s*(?P<separator>[:：=])?\s*(?P<rest>.*)$",
    re.DOTALL,
)
_PYTHON = Pattern(r"\b3\.(?P<minor>\d{1,2})\b")
_STACK = {
    "framework": ("FastAPI", Pattern(r"fastapi", re.IGNORECASE)),
    "models": ("Pydantic", Pattern(r"pydantic", re.IGNORECASE)),
    "observability": ("Logfire", Pattern(r"logfire", re.IGNORECASE)),
    "testing": ("pytest", Pattern(r"pytest", re.IGNORECASE)),
}
_KEYS = {
    "storage": "storage|storages|data storage|persistence",
    "goals": "performance goals|performance goal|performance|performance targets|goals|perf|perf goals|performance requirements|targets",
    "constraints": "constraints|constraint",
    "stack": "platform stack|stack|technology stack",
    "language": "language|language/version|python",
}
_KEY_OF = {spelling: key for key, spellings in _KEYS.items() for spelling in spellings.split("|")}


def _key_of(label: str) -> str | None:
    words = " ".join(plain(label).partition("(")[0].strip(" :：").casefold().split())
    return _KEY_OF.get(words) or _KEY_OF.get(english(words))


_LEADING_MARK = Pattern(r"^(?:(?:[-*+•>]|#+|\d{1,2}[.)])\s+|`{3,}\s*|~{3,}\s*)+")
_OLDEST_MINOR = 12


@dataclass(slots=True)
class Technical:
    """What the section states; `has_storages` tells whether it has a storage list at all."""

    python: str | None = None
    storages: tuple[Storage, ...] = ()
    storage_notes: dict[str, str] = field(default_factory=dict)
    goals: list[str] = field(default_factory=list)
    constraints: list[str] = field(default_factory=list)
    has_storages: bool = False


_GROUP = Pattern(r"[^\d.,;]{2,}?(?:\s[^\d.,;]+){0,3}[:：]?")
"""What the bullets below have in common, in up to four words: `On the first day`."""


_LEADS = Pattern(r"^[^\d]*[.:：]$")
"""A sentence in front of a list that says nothing to measure: `Two of them come from the auditors.`"""


@dataclass(slots=True)
class _Line:
    line: int
    text: str
    bullet: bool


def read(sections: list[Section], draft: Draft) -> Technical:
    """The section's statements."""
    found = Technical()
    boxes: list[_Line] = []
    inline: list[_Line] = []
    told = list(_labelled(sections))
    listed = {key for key, _, _, bullet in told if bullet}
    for key, line, text, bullet in told:
        match key:
            case "goals" | "constraints" if not bullet and key in listed and _LEADS.search(text):
                draft.note(line, SECTION, "", text)
            case "storage":
                found.has_storages = True
                (boxes if bullet or _BOX.match(text) else inline).append(_Line(line, text, bullet))
            case "goals" | "constraints":
                text = " ".join(_LEADING_MARK.sub("", text).split())
                if not is_absent(text):
                    (found.goals if key == "goals" else found.constraints).append(text)
            case _:
                _stack(key, line, text, found, draft)
    for remark in inline if boxes else ():
        draft.note(remark.line, SECTION, "", remark.text)
    _Storages(draft, found).read(boxes, inline)
    return found


def _labelled(sections: list[Section]) -> Iterator[tuple[str, int, str, bool]]:
    """Each bullet or inline value, with the label that it stands under."""
    for section in sections:
        key = ""
        boxed: set[str] = set()
        for block in section.blocks if section.key == "technical" else ():
            if isinstance(block, Item) and _BOX.match(block.text):
                boxed.add(key)
            match block:
                case Heading():
                    key = _key_of(block.text) or ""
                case Paragraph():
                    for line, text in _lines_of(block):
                        label = _LABEL.match(text)
                        if label:
                            key = _key_of(label["label"]) or ""
                            if label["rest"]:
                                stacked = "" if key else f"{label['label'].strip(' :')}: "
                                yield key, line, f"{stacked}{label['rest']}", False
                        elif text and not block.quoted:
                            yield key, line, text, False
                case Item():
                    yield from _item(block, key)
                case Table() if key == "storage" and key in boxed:
                    for line, text in prose(block):
                        yield "", line, text, False
                case Table():
                    for row in block.rows:
                        yield key, row.line, _row_text(row.cells), True


def _row_text(cells: Sequence[str]) -> str:
    """A row as a bullet: a mark in any cell is the checkbox of its first."""
    mark = next((at for at, cell in enumerate(cells) if _VERDICT.fullmatch(plain(cell))), None)
    if mark is None or len(cells) < 2:
        return " — ".join(cell for cell in cells if cell)
    box = "[x]" if _YES.fullmatch(plain(cells[mark])) else "[ ]"
    name, *rest = [cell for at, cell in enumerate(cells) if at != mark]
    said = " — ".join(cell for cell in rest if cell)
    return f"{box} {name}{f' ({said})' if said else ''}"


def _item(item: Item, key: str) -> Iterator[tuple[str, int, str, bool]]:
    label = _LABEL.match(item.text)
    own = _key_of(label["label"]) if label and (label["colon"] or label["separator"]) else None
    if label and own in ("storage", "goals", "constraints") and key in ("", "stack"):
        if label["rest"]:
            yield own, item.line, label["rest"], False
        for block in item.blocks:
            if isinstance(block, Item):
                yield own, block.line, block.text, True
        return
    nested = [told for block in item.blocks for told in prose(block)]
    if nested and key in ("goals", "constraints"):
        listed = [(line, f"{item.text.rstrip(':：')}: {text}") for line, text in nested]
        detailed = [(item.line, "; ".join([item.text, *(text for _, text in nested)]))]
        for line, text in listed if _GROUP.fullmatch(plain(item.text)) else detailed:
            yield key, line, text, True
        return
    yield key, item.line, item.text, True
    for line, text in nested:
        yield key, line, text, True


def _lines_of(block: Paragraph) -> Iterator[tuple[int, str]]:
    gathered, start = "", block.line
    for at, line in enumerate(block.lines, start=block.line):
        if gathered and (_LABEL.match(line) or _BOX.match(line)):
            yield start, gathered
            gathered, start = "", at
        gathered = f"{gathered} {line}".strip()
    yield start, gathered


def _stack(key: str, line: int, text: str, found: Technical, draft: Draft) -> None:
    name, _, value = cut(re.sub(r"\*\*|__", "", text), r"\s*[:：]\s+")
    language = key == "language" or _KEY_OF.get(name.casefold()) == "language"
    if language:
        version = _PYTHON.search(text)
        if version:
            found.python = f"3.{version['minor']}"
            if int(version["minor"]) < _OLDEST_MINOR:
                draft.log.error(
                    line,
                    "PT211",
                    f"Python {found.python} is too old; the platform stack needs 3.{_OLDEST_MINOR} or newer",
                )
        elif value and not is_absent(value) and "python" not in value.casefold():
            draft.log.warning(
                line, "PT210", f"the platform stack is fixed; '{plain(value)}' ignored"
            )
        return
    fixed = _STACK.get(name.casefold())
    if fixed:
        if value and not fixed[1].search(value) and not is_absent(value):
            draft.log.warning(
                line, "PT210", f"the platform stack is fixed; '{plain(value)}' ignored"
            )
        return
    if not blank.says(text) and not is_absent(text):
        draft.note(line, SECTION, "", text)


class _Storages:
    def __init__(self, draft: Draft, found: Technical) -> None:
        self._log, self._found = draft.log, found
        self._ticked: dict[Storage, bool] = {}

    def read(self, boxes: Sequence[_Line], inline: Sequence[_Line]) -> None:
        """Settle the storage list from its checkboxes, or its plain bullets, or its inline list."""
        marked = [entry for entry in boxes if _BOX.match(entry.text)]
        bare = [
            entry for entry in boxes if not _BOX.match(entry.text) and not is_absent(entry.text)
        ]
        for entry in marked:
            self._checkbox(entry)
        for entry in bare:
            if marked:
                self._log.error(
                    entry.line,
                    "PT204",
                    f"'{plain(entry.text)}' has no checkbox although others in the list do",
                )
            else:
                self._storage(entry.line, entry.text, ticked=True)
        if not boxes:
            for entry in inline:
                self._inline(entry)
        self._found.storages = in_order(
            {storage for storage, ticked in self._ticked.items() if ticked}
        )

    def _checkbox(self, entry: _Line) -> None:
        box = _BOX.match(entry.text)
        if box is None:
            return
        mark = box["mark"] if box["mark"] is not None else box["sign"][0]
        ticked = mark.strip() in _TICKED and mark.strip() != ""
        if not ticked and mark.strip() not in _UNTICKED and mark not in _OPEN_SIGNS:
            self._log.error(
                entry.line, "PT203", f"unknown checkbox mark '[{mark}]'; write [x] or [ ]"
            )
            return
        text = box["text"]
        self._storage(entry.line, text.replace("~~", ""), ticked=ticked and not is_struck(text))

    def _storage(self, line: int, text: str, *, ticked: bool) -> None:
        name = plain(text)
        if is_absent(name):
            return
        storage = product(name)
        if storage is None:
            self._unknown(line, name, ticked=ticked)
            return
        if self._ticked.setdefault(storage, ticked) != ticked:
            self._log.error(
                line, "PT205", f"{LABELS[storage]} is listed twice, once ticked and once not"
            )
            return
        note = _note(text)
        if note and not blank.says(f"[ ] {LABELS[storage]} ({note})"):
            self._found.storage_notes[storage] = note

    def _unknown(self, line: int, name: str, *, ticked: bool) -> None:
        word = cut(name, r"\s*[(:,]|\s+[—–-]+\s+")[0]
        known = [*LABELS.values()]
        message = f"unknown storage '{word}'; choose from {', '.join(known)}{did_you_mean(word, known, 0.6)}"
        if ticked:
            self._log.error(line, "PT201", message)
        else:
            self._log.warning(line, "PT201", message)

    def _inline(self, entry: _Line) -> None:
        if is_absent(plain(entry.text)):
            return
        for piece in split_top(
            plain(entry.text).rstrip("."), r",\s*|;\s*|\s+and\s+|\s*\+\s*|\s+&\s+"
        ):
            name, _, _ = cut(piece, r"\s*\(")
            storage = product(name)
            if storage is None or len(name.split()) > 1:
                self._log.error(
                    entry.line,
                    "PT202",
                    f"cannot read '{piece}' in the storage list; tick the checkboxes instead",
                )
            else:
                self._storage(entry.line, piece, ticked=True)


def _note(text: str) -> str:
    name, _, _ = cut(text.strip(), r"\s*\(|\s*[:：]\s+|\s+[—–-]+\s+|\s+")
    rest = text.strip()[len(name) :].strip().lstrip(":—–- ").strip()
    return rest[1:-1].strip() if rest.startswith("(") and rest.endswith(")") else rest


def write(design: Design, template: list[str], *, filled: bool) -> list[str]:
    """The section with its slots filled."""
    lines: list[str] = []
    for line in template:
        if design.python and line.startswith("- **Language**"):
            line = f"- **Language**: Python {design.python}+"
        storage = product(line[6:]) if line.startswith("- [ ] ") else None
        if storage:
            line = _box(storage, line, design)
        elif line.startswith("- [e.g., <100ms"):
            lines += _bullets(design.performance_goals, line, filled=filled)
            continue
        elif line.startswith("- [e.g., must run"):
            lines += _bullets(design.constraints, line, filled=filled)
            continue
        lines.append(line)
    return lines


def _box(storage: Storage, line: str, design: Design) -> str:
    note = design.storage_notes.get(storage)
    text = f"{LABELS[storage]} ({note})" if note else line[6:]
    return f"- [{'x' if storage in design.storages else ' '}] {text}"


def _bullets(texts: Sequence[str], blank_line: str, *, filled: bool) -> list[str]:
    if texts:
        return [f"- {text}" for text in texts]
    return ["- None"] if filled else [blank_line]
