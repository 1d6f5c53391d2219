"""Constitution Check and Complexity Tracking: the eight laws, and the ones a plan breaks on purpose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import blank
from ..draft import Draft
from ..entries import prose
from ..markdown import Block, Heading, Item, Paragraph, Table
from ..model import Design, Violation
from ..naming import is_class
from ..outline import Section
from ..patterns import Pattern
from ..text import code_spans, cut, is_absent, plain

SECTION = "Constitution Check"
COMPLEXITY = "Complexity Tracking"
LAWS = (
    "frozen",
    "discriminated_unions",
    "value_objects",
    "smart_enums",
    "repository_pattern",
    "services_orchestrate",
    "cross_domain",
    "logfire",
)
"""The laws, in the blank plan's order."""

_PREFIXES = {
    "frozen": "all domain models",
    "discriminated_unions": "outcomes use",
    "value_objects": "all primitives",
    "smart_enums": "smart enums",
    "repository_pattern": "repository pattern",
    "services_orchestrate": "services orchestrate",
    "cross_domain": "cross-domain",
    "logfire": "logfire",
}
_KEYWORDS = {
    "frozen": r"frozen|mutab|mutation",
    "discriminated_unions": r"discriminated|boolean|exception|outcome|\bunion|\braises?\b|\braised\b",
    "value_objects": r"value objects?|primitive|\braw\b|\bstr\b|\bfloat\b",
    "smart_enums": r"enum|if/else|branching",
    "repository_pattern": r"repositor|storage|client|\bsql\b|direct",
    "services_orchestrate": r"service|orchestrat|business logic",
    "cross_domain": r"cross-?\s?(?:domain|context)|circular|dependenc|import",
    "logfire": r"logfire|instrument|observab|span|tracing",
}
_BOX = Pattern(
    r"^(?:\\?\[(?P<mark>[^\]]{0,3})\\?\]|(?P<sign>[✅☑✔✓☐⬜❌✗✘]️?))\s*(?P<text>.*)$", re.DOTALL
)
_YES = Pattern(
    r"^(?:[xXхХ✓✔*✅☑]️?|pass(?:es|ed)?|yes|ok|✅.*|\[[xX✓✔]\].*|pass.*|y)$", re.IGNORECASE
)
_VIOLATIONS = Pattern(r"^\**\s*(?:violations?|known violations?|exceptions?)\b", re.IGNORECASE)
_NAMED = Pattern(r"^(?:\*\*|__)(?P<name>.+?)(?:\*\*|__)\s*(?P<rest>.*)$", re.DOTALL)
_LABEL = Pattern(
    r"^(?:\*\*|__)?(?P<key>justification|why|reason|why needed|because|alternative|simpler alternative[^:]*|rejected because)(?:\*\*|__)?\s*[:：]\s*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_POINTER = Pattern(
    r"\bsee\s+(?:\w+\s+){0,3}?(?:complexity tracking|bottom|below|table)\b", re.IGNORECASE
)
"""A bullet that only leads to the table with its reason."""
_SENTENCE = 6
"""A bullet of so many words is its own reason."""


@dataclass(slots=True)
class _Stated:
    line: int
    name: str
    why: str = ""
    alternative: str = ""
    row: bool = False


def read(sections: list[Section], draft: Draft) -> tuple[dict[str, bool], tuple[Violation, ...]]:
    """The ticked laws, and the violations with their reasons."""
    laws: dict[str, tuple[bool, int]] = {}
    bullets: list[_Stated] = []
    rows: list[_Stated] = []
    for section in sections:
        if section.key == "constitution":
            _check(section.blocks, laws, bullets, draft)
        elif section.key == "complexity":
            _complexity(section.blocks, bullets, rows, draft)
    violations = _left_open(laws, _joined(bullets, rows, draft))
    _compare(laws, violations, draft)
    return {law: laws[law][0] for law in LAWS if law in laws}, tuple(violations)


def _check(
    blocks: list[Block], laws: dict[str, tuple[bool, int]], bullets: list[_Stated], draft: Draft
) -> None:
    in_violations = False
    for block in blocks:
        match block:
            case Heading():
                in_violations = bool(_VIOLATIONS.match(block.text))
            case Paragraph() if not block.quoted:
                for line, text in enumerate(block.lines, start=block.line):
                    in_violations = _run_in(line, text, bullets, draft, inside=in_violations)
            case Item() if in_violations:
                bullets += _bullet(block, draft)
            case Item():
                _law(block.line, block.text, laws, draft)
                for inner in block.blocks:
                    for line, text in prose(inner):
                        draft.note(line, SECTION, "", text)
            case Table() if in_violations:
                bullets += list(_rows(block))
            case Table():
                _law_table(block, laws, draft)


def _run_in(line: int, text: str, bullets: list[_Stated], draft: Draft, *, inside: bool) -> bool:
    """Whether the paragraph's line opens the violations; one may stand behind it."""
    if _VIOLATIONS.match(text):
        _, _, rest = cut(re.sub(r"\*\*|__", "", text), r"\s*[:：]\s*")
        if rest and not is_absent(rest):
            bullets.append(_named(line, rest))
        return True
    if text.startswith(("**", "__")) and text.rstrip().endswith(":"):
        return False
    if inside and not is_absent(text):
        bullets.append(_named(line, text))
    elif not inside and not blank.says(text) and not text.startswith("*GATE"):
        draft.note(line, SECTION, "", text)
    return inside


def _law(line: int, text: str, laws: dict[str, tuple[bool, int]], draft: Draft) -> None:
    box = _BOX.match(text)
    if box is None:
        if not is_absent(text):
            draft.note(line, SECTION, "", text)
        return
    mark = (box["mark"] if box["mark"] is not None else box["sign"][0]).strip()
    ticked = bool(_YES.match(mark)) if mark else False
    law = law_of(box["text"], laws)
    if law is None:
        draft.note(line, SECTION, "", text)
        return
    laws.setdefault(law, (ticked and "~~" not in text, line))
    _, _, remark = cut(box["text"], r"\s+—\s+")
    if remark and not blank.says(f"[ ] {box['text']}"):
        draft.note(line, SECTION, law, remark)


def _law_table(table: Table, laws: dict[str, tuple[bool, int]], draft: Draft) -> None:
    for row in table.rows:
        law = next((found for cell in row.cells if (found := law_of(cell, laws))), None)
        verdicts = [
            cell
            for cell in row.cells
            if _YES.match(plain(cell))
            or re.match(r"^(?:❌|✗|fail|no\b|\[ ?\])", cell, re.IGNORECASE)
        ]
        if law is None:
            draft.note(row.line, SECTION, "", "; ".join(cell for cell in row.cells if cell))
        else:
            laws.setdefault(law, (bool(verdicts and _YES.match(plain(verdicts[0]))), row.line))


def law_of(text: str, taken: object = ()) -> str | None:
    """The law that a text speaks of."""
    words = plain(text).casefold()
    for law, prefix in _PREFIXES.items():
        if words.startswith(prefix):
            return law
    found = [law for law, words_of in _KEYWORDS.items() if re.search(words_of, words)]
    free = [law for law in found if law not in taken] if isinstance(taken, dict) else found
    return free[0] if free else None


def _bullet(item: Item, draft: Draft) -> Iterator[_Stated]:
    box = _BOX.match(item.text)
    text = box["text"] if box else item.text
    if is_absent(text) or blank.says(text) or re.match(r"^\[[^\]]*\]$", text.strip()):
        return
    stated = _named(item.line, text)
    for block in item.blocks:
        label = _LABEL.match(block.text) if isinstance(block, Item) else None
        if (
            label
            and "altern" not in label["key"].casefold()
            and "rejected" not in label["key"].casefold()
        ):
            why = "" if is_absent(label["text"]) else label["text"]
            stated.why = f"{stated.why} {why}".strip()
        elif label:
            stated.alternative = label["text"]
        else:
            for line, words in prose(block):
                draft.note(line, SECTION, stated.name, words)
    yield stated


def _named(line: int, text: str) -> _Stated:
    bold = _NAMED.match(text)
    if bold:
        name = bold["name"]
        rest = bold["rest"].lstrip(" :：—–-.").strip()
        if not rest and (":" in name or "—" in name) and not name.rstrip().endswith(":"):
            name, _, rest = cut(name, r"\s*[:：]\s+|\s+—\s+")
        return _Stated(line, _title(name), "" if is_absent(rest) else rest)
    name, separator, rest = cut(text, r"\s*[:：]\s+|\s*[:：]$|\s+[—–]\s+|\s+-\s+|\s+because\s+")
    if separator:
        return _Stated(line, _title(name), "" if is_absent(rest) else rest)
    return _Stated(line, _title(text), text if len(text.split()) >= _SENTENCE else "")


def _title(name: str) -> str:
    return re.sub(r"\*\*|__", "", name).strip(" *").rstrip(".:：").strip()


def _complexity(
    blocks: list[Block], bullets: list[_Stated], rows: list[_Stated], draft: Draft
) -> None:
    for block in blocks:
        match block:
            case Table():
                rows += _rows(block)
            case Item():
                bullets += _bullet(block, draft)
            case Paragraph() if (
                not block.quoted and not is_absent(block.text) and not blank.says(block.text)
            ):
                draft.note(block.line, COMPLEXITY, "", block.text)


def _rows(table: Table) -> Iterator[_Stated]:
    for row in table.rows:
        name, why, alternative = (*row.cells, "", "", "")[:3]
        if not is_absent(name) and not is_absent(plain(name)):
            stated = _Stated(
                row.line,
                _title(name),
                "" if is_absent(why) else why,
                "" if is_absent(alternative) else alternative,
            )
            stated.row = True
            yield stated


def _joined(bullets: list[_Stated], rows: list[_Stated], draft: Draft) -> list[Violation]:
    violations: list[Violation] = []
    left = list(rows)
    for bullet in bullets:
        row = next((row for row in left if _same(bullet, row)), None)
        if row is None:
            row = next(
                (
                    row
                    for row in left
                    if not any(_same(other, row) for other in bullets) and _related(bullet, row)
                ),
                None,
            )
        if row is None and left and _POINTER.search(bullet.name + " " + bullet.why):
            row = left[0]
        if row is not None:
            left.remove(row)
        violations += _violation(bullet, row, draft)
    for row in left:
        violations += _violation(None, row, draft)
    return violations


def _violation(bullet: _Stated | None, row: _Stated | None, draft: Draft) -> list[Violation]:
    stated = bullet or row
    if stated is None:
        return []
    why = (row.why if row else "") or (bullet.why if bullet else "")
    if row is not None and row.row and not row.why:
        draft.log.error(
            row.line, "PT303", f"{COMPLEXITY}: violation '{row.name}' has no 'Why Needed'"
        )
    elif not why:
        draft.log.error(
            stated.line,
            "PT302",
            f"violation '{stated.name}' has no justification: add one after ':' or a row in {COMPLEXITY}",
        )
    alternative = (row.alternative if row else "") or (bullet.alternative if bullet else "")
    telling = (
        row is not None and (_subjects(row.name) or law_of(row.name)) and not _subjects(stated.name)
    )
    name = (
        row.name
        if row is not None and telling and (_subjects(row.name) or not law_of(stated.name))
        else stated.name
    )
    if bullet and row and row.why and bullet.why and bullet.why != row.why:
        draft.note(bullet.line, SECTION, name, bullet.why)
    return [
        Violation(
            line=stated.line,
            row=row.name if row is not None and row.row else "",
            name=name,
            law=law_of(name),
            subjects=_subjects(name) or _subjects(why),
            why=why,
            alternative=alternative,
        )
    ]


def _same(one: _Stated, other: _Stated) -> bool:
    first, second = plain(one.name).casefold(), plain(other.name).casefold()
    return first in second or second in first


def _related(one: _Stated, other: _Stated) -> bool:
    law = law_of(one.name)
    subjects = [set(_subjects(each.name) or _subjects(each.why)) for each in (one, other)]
    return (law is not None and law == law_of(other.name)) or bool(subjects[0] & subjects[1])


def _subjects(text: str) -> tuple[str, ...]:
    words = (span.partition(".")[0] for span in code_spans(text))
    return tuple(dict.fromkeys(word for word in words if is_class(word)))


def _left_open(laws: dict[str, tuple[bool, int]], violations: list[Violation]) -> list[Violation]:
    """A violation that names no law, beside a single law that is not ticked, is of that law."""
    unticked = [law for law in LAWS if not laws.get(law, (False, 0))[0]]
    nameless = [violation for violation in violations if violation.law is None]
    if len(unticked) != 1 or len(nameless) != 1:
        return violations
    if any(violation.law == unticked[0] for violation in violations):
        return violations
    return [v if v.law else v.model_copy(update={"law": unticked[0]}) for v in violations]


def _compare(laws: dict[str, tuple[bool, int]], violations: list[Violation], draft: Draft) -> None:
    violated = {violation.law: violation for violation in violations if violation.law}
    for law, violation in violated.items():
        if laws.get(law or "", (False, 0))[0]:
            draft.log.warning(
                violation.line,
                "PT304",
                f"violation '{violation.name}' but the law it breaks is ticked",
            )
    if any(ticked for ticked, _ in laws.values()):
        for law, (ticked, line) in laws.items():
            if not ticked and law not in violated:
                draft.log.warning(
                    line,
                    "PT301",
                    f"law not ticked and no violation explains it: {law.replace('_', ' ')}",
                )


def write(design: Design, template: list[str], *, filled: bool) -> list[str]:
    """The section with its boxes ticked and its violations listed."""
    lines: list[str] = []
    for line in template:
        law = law_of(line[6:]) if line.startswith("- [ ] ") else None
        if law and design.laws.get(law):
            line = line.replace("[ ]", "[x]", 1)
        elif line.startswith("- [List any exceptions"):
            if design.violations:
                lines += [
                    f"- **{violation.name}**: {violation.why}" for violation in design.violations
                ]
                continue
            line = "- None" if filled else line
        lines.append(line)
    return lines


def write_complexity(design: Design, template: list[str], *, filled: bool) -> list[str]:
    """The table with a row for each violation."""
    rows = [line for line in template if line.startswith("| [")]
    if not design.violations and not filled:
        return template
    written = [
        f"| {_cell(v.name)} | {_cell(v.why)} | {_cell(v.alternative)} |" for v in design.violations
    ] or ["| None | — | — |"]
    at = template.index(rows[0]) if rows else len(template)
    return [*template[:at], *written, *template[at + len(rows) :]]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
