"""The blank plan: the text that a feature starts from, and the template of the canonical form."""

from functools import cache
from pathlib import Path

from .markdown import Document, parse

_PATH = Path(__file__).with_name("blank-plan.md")


@cache
def text() -> str:
    """The blank plan as it is handed out."""
    return _PATH.read_text(encoding="utf-8")


@cache
def document() -> Document:
    """The blank plan as blocks."""
    return parse(text())


@cache
def _lines() -> frozenset[str]:
    return frozenset(" ".join(line.strip("> ").split()) for line in text().split("\n"))


def says(words: str) -> bool:
    """Whether a bullet or a line is the blank plan's own, so that nobody stated anything by it."""
    words = " ".join(words.split())
    return words in _lines() or f"- {words}" in _lines()
