"""Violations that a plan justifies: the rows of its Complexity Tracking table, and what they excuse."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from constitution.finding import Finding
from constitution.plan.markdown import code_words, is_placeholder, lines, title

# patterns, as text: `re` compiles each when it is first asked for, and most plans need none
_NUMBER = r"(?i)\bL([1-8])(?:\.(\d))?\b|\blaw\s+(?:no\.?\s*)?#?([1-8])\b"
_NAME = r"^[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*(?:\(\))?$"
_OPEN_TASK = r"(?m)^\s*[-*+] \[ \] (?P<text>.*)$"
_WORDS: tuple[tuple[str, str], ...] = (
    ("L1", r"frozen|mutab|immutab"),
    (
        "L2",
        r"discriminated|boolean outcome|booleans?\b|exceptions?\b|\brais(?:e|es|ed|ing)\b|outcomes?\b",
    ),
    ("L3", r"value objects?|primitives?|\braw\b|wrapped"),
    ("L4", r"smart enum|\benums?\b|if/else|branching"),
    ("L5", r"repository pattern|direct(?:ly)? .*(?:client|storage)|client access|storage access"),
    ("L6", r"orchestrat|business logic|logic in (?:a |the )?services?"),
    ("L7", r"cross-domain|cross-context|circular|cycl|composition"),
    ("L8", r"logfire|instrument|\bspans?\b|trac(?:e|ing)\b"),
)
_BROAD = frozenset({"*", "all", "everything", "app", "domain", "service", "api"})


class Waiver(NamedTuple):
    """One row: the laws or the rule it names, and the subjects in code font.

    It is `awaited` while an open task of the feature still speaks of it: its code is yet to come.
    """

    path: str
    line: int
    text: str
    laws: tuple[str, ...]
    subjects: tuple[str, ...]
    why: str
    awaited: bool

    def covers(self, finding: Finding) -> bool:
        if not {finding.rule, finding.law} & set(self.laws):
            return False
        return any(covers(subject, name) for subject in self.subjects for name in finding.subjects)


def waivers(text: str, path: str, tasks: str = "") -> Iterator[Waiver]:
    """The filled rows of a plan's Complexity Tracking table; `tasks` is the feature's tasks.md."""
    to_do = [_words(found["text"]) for found in re.finditer(_OPEN_TASK, tasks)]
    inside, header = False, False
    for line in lines(text):
        if line.kind == "heading" and line.level < 7:
            inside, header = title(line.text) == "complexity tracking", False
        elif inside and line.kind == "row":
            if not header:
                header = True
            elif not is_placeholder(line.cells[0]):
                yield _row(line.cells, path, line.number, to_do)


def judged(
    findings: Iterable[Finding], rows: list[Waiver], names: frozenset[str], *, faults: bool
) -> Iterator[Finding]:
    """What is left of the findings, and what is wrong with the rows.

    `names` are the full dotted names of the project's classes and functions.
    """
    used: set[Waiver] = set()
    sound = [row for row in rows if not _problem(row, names)]
    for finding in findings:
        covering = [row for row in sound if row.covers(finding)]
        used.update(covering)
        if not covering:
            yield finding
    for row in rows:
        if row.awaited:
            continue
        if problem := _problem(row, names):
            rule, message, fix = problem
        elif row not in used and not faults:
            subject = ", ".join(row.subjects)
            rule, message = "W2", f"nothing breaks {' or '.join(row.laws)} at {subject} any more"
            fix = "remove the row from Complexity Tracking"
        else:
            continue
        yield Finding(row.path, row.line, 1, rule, row.text, message, fix)


def covers(subject: str, name: str) -> bool:
    """Whether a subject is a name, the class around it, or the end of its dotted form."""
    return f".{name}.".endswith(f".{subject}.") or f".{name}.".find(f".{subject}.") >= 0


def _row(cells: tuple[str, ...], path: str, line: int, to_do: list[str]) -> Waiver:
    name = cells[0]
    subjects = [word.removesuffix("()") for word in code_words(name) if _is_subject(word)]
    plain = re.sub(r"`[^`]*`", " ", name)
    why = cells[1] if len(cells) > 1 else ""
    awaited = any(_words(name) in task for task in to_do)
    text = re.sub(r"\*\*|`", "", name)
    return Waiver(path, line, text, _laws(name, plain), tuple(subjects), why, awaited)


def _words(text: str) -> str:
    """A text as it reads aloud, to find it again however it is marked up."""
    return f" {' '.join(re.findall(r'[^\W_]+', re.sub(r'\]\([^)]*\)', ' ', text)))} ".lower()


def _is_subject(word: str) -> bool:
    return word in _BROAD or (
        re.match(_NAME, word) is not None and not re.match(r"^L[1-8](\.\d)?$", word)
    )


def _laws(name: str, plain: str) -> tuple[str, ...]:
    numbered = [f"L{a or c}" + (f".{b}" if b else "") for a, b, c in re.findall(_NUMBER, name)]
    if numbered:
        return tuple(dict.fromkeys(numbered))
    return tuple(law for law, words in _WORDS if re.search(words, plain, re.IGNORECASE))


def _problem(row: Waiver, names: frozenset[str]) -> tuple[str, str, str] | None:
    """What keeps a row from excusing anything: the rule, what is wrong, and the remedy."""
    if is_placeholder(row.why):
        return "W1", f"“{row.text}” gives no reason", "say under Why Needed what forces it"
    if not row.laws:
        return "W3", f"“{row.text}” names no law", "name it by its number, such as L3"
    if len(row.laws) > 1 and len({law[:2] for law in row.laws}) > 1:
        fix = f"name one law a row: {', '.join(row.laws)}"
        return "W3", f"“{row.text}” may mean several laws", fix
    if not row.subjects:
        return "W4", f"“{row.text}” names no subject", "name the class in code font: `Order`"
    for subject in row.subjects:
        if _is_broad(subject, names):
            fix = "name the class or the method that breaks it"
            return "W4", f"“{subject}” is more than one class", fix
        meant = {name for name in names if f".{name}".endswith(f".{subject}")}
        if len(meant) > 1:
            fix = f"write its dotted name: {' or '.join(f'`{each}`' for each in sorted(meant))}"
            return "W3", f"“{subject}” could be {len(meant)} things", fix
    return None


def _is_broad(subject: str, names: frozenset[str]) -> bool:
    """Whether a subject is a package or a module: every class in it would be excused."""
    if subject in _BROAD:
        return True
    if any(f".{name}".endswith(f".{subject}") for name in names):
        return False
    return any(f".{name}.".find(f".{subject}.") >= 0 for name in names)
