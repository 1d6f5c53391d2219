"""Plans from other hands in habits of writing that are not their authors': what they state is read as before."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from extensions.plan import Reading

from .evaluate import Score, score_text, whole
from .plans import NEWEST, UNSEEN, labels_of, text_of

type Respelled = Callable[[str], str]

EVERY = 6
"""One plan of so many is spelled in every way, in the order of their names."""
SLACK = 0.01
_FENCE = re.compile(r"\s*(?:```|~~~)")


def line_by_line(change: Respelled) -> Respelled:
    """The change made to each line outside of code."""

    def lines(text: str) -> Iterator[str]:
        inside = False
        for line in text.split("\n"):
            inside ^= _FENCE.match(line) is not None
            yield line if inside else change(line)

    return lambda text: "\n".join(lines(text))


def leaves(change: Respelled) -> Respelled:
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


def substituted(pattern: str, new: str) -> Respelled:
    return lambda text: re.sub(pattern, new, text)


SPELLINGS = {
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


@cache
def as_written(plan: Path) -> tuple[Reading, Score]:
    reading, scores = score_text(text_of(plan), labels_of(plan) or {})
    return reading, whole(scores)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS)
def test_a_plan_is_read_as_well_in_another_spelling(spell: Respelled, plan: Path) -> None:
    before, known = as_written(plan)

    reading, scores = score_text(spell(text_of(plan)), labels_of(plan) or {})

    score = whole(scores)
    assert [error.code for error in reading.errors] == [error.code for error in before.errors]
    assert score.recall >= known.recall - SLACK
    assert score.precision >= known.precision - SLACK
