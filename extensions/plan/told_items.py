"""Items that sentences tell of, in sections that others write as lists: an enum, events and repositories."""

import re
from collections.abc import Iterator

from .evidence import CATEGORY
from .patterns import Pattern
from .storages import LABELS, spoken_of
from .text import code_spans, is_absent, split_top

_SENTENCES = r"\.\s+(?=(?:An?\s+|The\s+)?`[A-Z])|\.$"
_ARTICLE = r"(?:An?\s+|The\s+)?"
_NAME = rf"{_ARTICLE}(?:\*\*)?`(?P<name>[A-Z][A-Za-z0-9]*)`(?:\*\*)?"
_NAMED = rf"{_ARTICLE}(?P<name>\*\*`?[A-Z][A-Za-z0-9]*`?\*\*|`[A-Z][A-Za-z0-9]*`|(?:[A-Z]+[a-z0-9]+){{2,}})"
_STATE = r"`?[A-Z][A-Z0-9_]+`?"
_STATE_NAME = Pattern(r"[A-Z][A-Z0-9_]+")
_ENUM = Pattern(
    rf"^{_NAMED}\s+(?:is|are|has|have|can be|may be|knows|takes)\b[^`.]{{0,40}}?"
    rf"(?P<states>{_STATE}(?:\s*(?:,|\||/|,?\s+or|,?\s+and)\s+{_STATE})+)(?P<rest>.*)$",
    re.DOTALL,
)
_EVENT = Pattern(rf"^{_NAME}(?P<aside>\s*\([^()]*\))?,?\s+(?P<said>.+)$", re.DOTALL)
_PAYLOAD = Pattern(
    r"[,;]?\s*(?:\band\s+)?(?:\b(?:it|which)\s+)?\b(?:carries|contains|holds|includes|tells|with)\s+(?:the\s+)?"
    r"(?P<fields>`[a-z_]\w*(?::[^`]*)?`(?:\s*(?:,\s*(?:and\s+)?|\band\s+)`[a-z_]\w*(?::[^`]*)?`)*)"
)
_KEPT = Pattern(
    r"\b(?:7|seven)[ -]?(?:y|years?)\b|\b(?:90|ninety)[ -]?(?:d|days?)\b", re.IGNORECASE
)
_WHEN = Pattern(
    r"^(?:says|tells|announces|is (?:emitted|raised|published|sent))\s+(?:that\s+|when\s+)?(?P<when>[^;`]+)"
)
_KEEPER = Pattern(
    r"`(?P<name>[A-Z][A-Za-z0-9]*(?:Repository|Repo|Store|Cache|Stream|Index|Graph|Archive))`"
)
_ASKED = Pattern(r"[a-z_]\w*(?:\(.*\))?")


def told_enum(text: str) -> tuple[str, str, str] | None:
    """The enum that a paragraph tells of, its states, and what else it says of it."""
    found = _ENUM.match(text)
    if found is None:
        return None
    states = ", ".join(_STATE_NAME.findall(found["states"]))
    return found["name"].strip("*`"), states, found["rest"].strip(" ,;.")


def told_events(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The events of a paragraph, each with its category, retention, payload and occasion."""
    for sentence in split_top(text, _SENTENCES):
        found = _EVENT.match(sentence)
        category = CATEGORY.search(sentence) if found else None
        if found is None or category is None:
            continue
        kept, payload = _KEPT.search(sentence), _PAYLOAD.search(found["said"])
        when = _WHEN.match(found["said"])
        parts = {
            "": when["when"].strip(" ,") if when else "",
            "category": category[0],
            "retention": kept[0] if kept else "",
            "payload": re.sub(r",?\s+and\s+(?=`)", ", ", payload["fields"]) if payload else "",
        }
        yield found["name"], {key: said for key, said in parts.items() if said}


def told_repositories(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The repositories of a paragraph, each with its storage and what it is asked."""
    for sentence in split_top(text, r"\.\s+|\.$"):
        named = _KEEPER.findall(sentence)
        storages = spoken_of(sentence) if len(named) == 1 else []
        asked = [span for span in code_spans(sentence) if _ASKED.fullmatch(span)]
        if len(storages) >= 1 and asked and not is_absent(sentence):
            yield named[0], {"storage": LABELS[storages[-1]], "operations": ", ".join(asked)}
