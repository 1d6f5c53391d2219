"""The questionnaire: answers in the plan's grammar, put together into a plan and read as one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from .plan import Reading, read, resolve, write
from .plan.diagnostics import Diagnostic
from .plan.model import Design
from .plan.naming import is_name, slug, snake
from .prose import one_line

QUESTIONS = (
    "title",
    "number",
    "summary",
    "storages",
    "contexts",
    "value_objects",
    "enums",
    "aggregates",
    "events",
    "repositories",
    "imports",
    "performance_goals",
    "constraints",
    "violations",
)
"""The questions whose answers make a plan, in the order in which they are asked."""

_OUTLINE = (
    ("## Summary", "summary"),
    ("## Technical Context", ""),
    ("**Storage**:", "storages"),
    ("**Performance Goals**:", "performance_goals"),
    ("**Constraints**:", "constraints"),
    ("## Constitution Check", ""),
    ("**Violations**:", "violations"),
    ("## Project Structure", ""),
    ("**Structure Notes**:", "contexts"),
    ("## Domain Design", ""),
    ("### Value Objects", "value_objects"),
    ("### Smart Enums", "enums"),
    ("### Aggregates", "aggregates"),
    ("### Domain Events", "events"),
    ("### Repository Requirements", "repositories"),
    ("### Cross-Domain Dependencies", "imports"),
)
_SUGGESTED = QUESTIONS[QUESTIONS.index("contexts") : QUESTIONS.index("imports") + 1]
_HEADINGS = {question: heading for heading, question in _OUTLINE if question}
_NUMBER = re.compile(r"\d{1,7}|\d{8}-\d{6}")
_BETWEEN_NAMES = re.compile(r"[\s,;`]+")
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)

type Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """The plan that answers make; `origins` has the question and answer line of each line."""

    text: str
    origins: tuple[tuple[str, int], ...]

    def origin(self, diagnostic: Diagnostic) -> tuple[str, int]:
        """The question, and the line of its answer, that a diagnostic is about."""
        return self.origins[min(diagnostic.line, len(self.origins)) - 1]

    def remark(self, diagnostic: Diagnostic) -> str:
        """A diagnostic in the words of the questionnaire."""
        question, line = self.origin(diagnostic)
        return f"{question}:{replace(diagnostic, line=line)}"


def compose(answers: Answers) -> Sheet:
    """The plan that the answers make; what is not answered yet is left out of it."""
    lines = list(_lines(answers))
    return Sheet("\n".join(line for line, _ in lines), tuple(origin for _, origin in lines))


def problem(question: str, answers: Answers) -> str:
    """The first thing that is wrong with an answer, given those before it; empty if nothing is."""
    malformed = form_problem(question, answers[question])
    if malformed:
        return malformed
    sheet = compose(answers)
    for diagnostic in _read(sheet.text).diagnostics:
        asked, line = sheet.origin(diagnostic)
        if asked == question and diagnostic.severity == "error":
            return f"line {line}: {diagnostic.message} ({diagnostic.code})"
    return ""


def form_problem(question: str, answer: Any) -> str:
    """What is wrong with the form of an answer that is not in the plan's grammar."""
    text = str(answer)
    if question == "number" and not _NUMBER.fullmatch(text):
        return f"{text} is no feature number; write e.g. 001"
    if question == "contexts":
        for name in _names(text):
            if not is_name(name):
                return f"{name} is no name of a package; write e.g. {snake(name) or 'payment'}"
    return ""


def titled(words: str) -> str:
    """What a feature is called by the words of its folder, whatever they are."""
    title = words.strip()
    return f"Feature {title}".strip() if problem("title", {"title": title}) else title


def suggestion(question: str, answers: Answers) -> str:
    """What an answer would be if nobody gave it, in the grammar in which it is asked for.

    An answer that takes a suggestion says nothing new: were it read as a statement, a context with
    suggested values would not be empty, and nothing would be suggested for its states and events.
    """
    stated: dict[str, Any] = {}
    for asked in QUESTIONS[: QUESTIONS.index(question)]:
        answer = answers.get(asked)
        if asked not in _SUGGESTED or answer != _suggestion(asked, stated):
            stated[asked] = answer
    return _suggestion(question, stated)


def _suggestion(question: str, stated: Answers) -> str:
    design = _resolved(compose(stated).text)
    if question == "contexts":
        return ", ".join(context.name for context in design.contexts)
    if not any(getattr(context, question) for context in design.contexts):
        return ""
    return _section(write(design), _HEADINGS[question])


def _lines(answers: Answers) -> Iterator[tuple[str, tuple[str, int]]]:
    title = one_line(str(answers.get("title") or ""))
    yield f"# Implementation Plan: {title}", ("title", 1)
    number = str(answers.get("number") or "")
    if title and number:
        branch = f"{number if '-' in number else number.zfill(3)}-{slug(title) or 'feature'}"
        yield f"**Branch**: `{branch}`", ("number", 1)
    for heading, question in _OUTLINE:
        body = _body(question, answers.get(question)) if question else ()
        if body or not question:
            yield "", (question, 1)
            yield heading, (question, 1)
            yield "", (question, 1)
        for line, text in enumerate(body, start=1):
            yield text, (question, line)


def _body(question: str, answer: Any) -> list[str]:
    if question == "storages":
        return [f"- [x] {storage}" for storage in answer or ()]
    text = str(answer or "").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        return []
    if question == "contexts":
        return [f"- **Domain context**: {', '.join(f'`{name}`' for name in _names(text))}"]
    if question in ("performance_goals", "constraints", "violations"):
        return [
            line if line.startswith(("-", "*", " ")) else f"- {line}" for line in text.split("\n")
        ]
    return text.split("\n")


def _names(text: str) -> list[str]:
    return [name for name in _BETWEEN_NAMES.split(text) if name]


@lru_cache
def _read(text: str) -> Reading:
    return read(text)


@lru_cache
def _resolved(text: str) -> Design:
    return resolve(_read(text).design).design


def _section(plan: str, heading: str) -> str:
    """What stands under a heading of a plan as `write` writes it, without its comments."""
    _, _, below = plan.partition(f"\n{heading}\n")
    body = re.split(r"^#{1,3} ", _COMMENT.sub("", below), maxsplit=1, flags=re.MULTILINE)[0]
    return body.strip("\n")
