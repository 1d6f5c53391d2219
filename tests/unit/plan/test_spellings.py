"""Plans from other hands in habits of writing that are not their authors': what they state is read as before."""

import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from extensions.plan import Reading
from extensions.plan.labels import key_of
from extensions.plan.outline import DESIGN_KINDS

from .evaluate import Score, score_text, whole
from .plans import NEWEST, UNSEEN, labels_of, text_of
from .test_variations import Variation, substituted

EVERY = 6
"""One plan of so many is spelled in every way, in the order of their names."""
SLACK = 0.01
_FENCE = re.compile(r"\s*(?:```|~~~)")


def line_by_line(change: Variation) -> Variation:
    """The change made to each line outside of code."""

    def lines(text: str) -> Iterator[str]:
        inside = False
        for line in text.split("\n"):
            inside ^= _FENCE.match(line) is not None
            yield line if inside else change(line)

    return lambda text: "\n".join(lines(text))


def leaves(change: Variation) -> Variation:
    """The change made to each bullet that nothing is nested in."""

    def lines(text: str) -> Iterator[str]:
        given = text.split("\n")
        inside = False
        for at, line in enumerate(given):
            inside ^= _FENCE.match(line) is not None
            below = next((other for other in given[at + 1 :] if other.strip()), "")
            leads = _depth(below) > _depth(line)
            bullet = re.match(r"\s*[-*] (?!\[)\S", line)
            yield change(line) if bullet and not (inside or leads) else line

    return lambda text: "\n".join(lines(text))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


type Spelled = Callable[[str, str, list[str]], list[str]]

_ITEM = re.compile(r"- \*\*`?(?P<name>[A-Z]\w*)`?\*\*(?P<said>.*)$")


def items(spelled: Spelled) -> Variation:
    """Each item of the design that is a bullet with more in it, spelled otherwise: by its name, its line and the rest."""

    def lines(text: str) -> Iterator[str]:
        given = text.split("\n")
        designs = inside = False
        at = 0
        while at < len(given):
            line = given[at]
            at += 1
            inside ^= _FENCE.match(line) is not None
            designs = "omain" in line or "esign" in line if line.startswith("## ") else designs
            found = _ITEM.match(line) if designs and not inside else None
            if found and any(key_of(found["name"], kind) for kind in DESIGN_KINDS):  # a label
                found = None
            nested: list[str] = []
            while found and at < len(given) and given[at].startswith("  "):
                nested.append(given[at])
                at += 1
            if found and nested:
                below = textwrap.dedent("\n".join(nested)).split("\n")
                yield from ("", *spelled(found["name"], found["said"], below), "")
            else:
                yield line

    return lambda text: "\n".join(lines(text))


def under_heading(name: str, said: str, below: list[str]) -> list[str]:
    hint, body = re.match(r"\s*(\([^()]*\))?\s*[:—–-]?\s*(.*)$", said).groups()  # type: ignore[union-attr]
    return [f"##### {name} {hint or ''}".rstrip(), "", body, "", *below]


def under_bold(name: str, said: str, below: list[str]) -> list[str]:
    return [f"**{name}**{said}", "", *below]


SPELLINGS = {
    "items as headings": items(under_heading),
    "items as bold lines": items(under_bold),
    "headings in bold": line_by_line(substituted(r"^(#{3,5}) ([^*`]+)$", r"\1 **\2**")),
    "headings with a colon": line_by_line(substituted(r"^(#{3,5}) (.*[^:])$", r"\1 \2:")),
    "headings with a number": line_by_line(substituted(r"^(#{3}) (?!\d)", r"\1 3.2 ")),
    "deeper headings": line_by_line(substituted(r"^(#{3,5}) ", r"\1# ")),
    "hyphens for dashes": line_by_line(substituted(r" [—–] ", " - ")),
    "arrows in letters": substituted("→", "->"),
    "a stop behind bullets": leaves(substituted(r"(?<=[a-z`)])$", ".")),
    "no stop behind bullets": leaves(substituted(r"(?<=\w)\.$", "")),
    "stars for bullets": line_by_line(substituted(r"^(\s*)- (?!\[)", r"\1* ")),
    "numbers for bullets": line_by_line(substituted(r"^- (?!\[)", "1. ")),
    "small labels": line_by_line(
        lambda line: re.sub(r"^\s+[-*] [A-Z](?=[a-z ]+:)", lambda found: found[0].lower(), line)
    ),
    "bold labels": line_by_line(substituted(r"^(\s+[-*] )([A-Z][a-z ]+):(?= )", r"\1**\2:**")),
    "None for a question mark": substituted(r"(\w)\?(?=[`,;)])", r"\1 | None"),
}
PLANS = [plan for plan in [*NEWEST, *UNSEEN] if labels_of(plan)][::EVERY]


UNFIT = {("items as headings", "election-observers")}
"""A plan in which lines in bold group the items, which headings below them would end."""


@cache
def as_written(plan: Path) -> tuple[Reading, Score]:
    reading, scores = score_text(text_of(plan), labels_of(plan) or {})
    return reading, whole(scores)


@pytest.mark.parametrize(
    ("name", "plan"),
    [(n, p) for n in SPELLINGS for p in PLANS if (n, p.stem) not in UNFIT],
    ids=lambda part: getattr(part, "stem", part),
)
def test_a_plan_is_read_as_well_in_another_spelling(name: str, plan: Path) -> None:
    before, known = as_written(plan)

    reading, scores = score_text(SPELLINGS[name](text_of(plan)), labels_of(plan) or {})

    score = whole(scores)
    assert [error.code for error in reading.errors] == [error.code for error in before.errors]
    assert score.recall >= known.recall - SLACK
    assert score.precision >= known.precision - SLACK
