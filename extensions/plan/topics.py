"""What the sentences of a paragraph are about: one names its subject, those behind it may go on about it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from .patterns import Pattern
from .text import split_top

_CLASS = r"[A-Z][A-Za-z0-9]*"
_SUBJECT = rf"(?:\*\*`?{_CLASS}`?\*\*|`{_CLASS}(?:\([^`]*\))?`|(?:[A-Z]+[a-z0-9]+){{2,}})"
_SUBJECTS = Pattern(
    rf"^(?:(?i:an?|the|each|every|our|events?|repositor(?:y|ies)|both)\s+){{0,2}}"
    rf"(?P<names>{_SUBJECT}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*/\s*){_SUBJECT}){{0,20}})(?P<said>(?!\w).*)$",
    re.DOTALL,
)
_NAME = Pattern(rf"{_CLASS}(?=$|\W)")
_GOES_ON = Pattern(
    r"^(?:and\s+|also,?\s+)?(?:it|its|they|their|this|these|both|the (?:event|repository|store|operations?|methods?|payload)s?"
    r"|operations?|methods?|payload|category|retention|kept|retained|carries|offers|methods)\b",
    re.IGNORECASE,
)
"""A sentence about what the one before it is about."""
SENTENCES = r"\.\s+(?=[A-Z`*(])|\.$|;\s+"


@dataclass(slots=True)
class Topic:
    """What some sentences in a row are about, and all that they say of it."""

    names: tuple[str, ...]
    sentences: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """The sentences as one text."""
        return ". ".join(self.sentences)


def topics(text: str, about: Callable[[str], tuple[str, ...]]) -> tuple[list[Topic], str]:
    """The topics of a paragraph, and the sentences that are about none; `about` gives what a sentence is about."""
    found: list[Topic] = []
    others: list[str] = []
    current: Topic | None = None
    for sentence in split_top(text, SENTENCES):
        if not sentence:
            continue
        if names := about(sentence):
            current = Topic(names, [sentence])
            found.append(current)
        elif current and _GOES_ON.match(sentence):
            current.sentences.append(sentence)
        else:
            others.append(sentence)
            current = None
    return found, ". ".join(others)


def joined_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with those behind it that go on about the same."""
    joined: list[str] = []
    for sentence in split_top(text, SENTENCES):
        if joined and _GOES_ON.match(sentence):
            joined[-1] = f"{joined[-1]}; {sentence}"
        elif sentence:
            joined.append(sentence)
    return joined


def subjects(sentence: str) -> tuple[tuple[str, ...], str]:
    """The class names that open a sentence, and what it says of them."""
    found = _SUBJECTS.match(sentence)
    if found is None:
        return (), sentence
    called = re.sub(r"\([^`]*\)", "", found["names"])
    return tuple(dict.fromkeys(_NAME.findall(called))), found["said"]
