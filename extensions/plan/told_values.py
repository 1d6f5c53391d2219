"""Value objects in flowing prose: a name in code, and behind it what it wraps, until the words that lead to the next."""

import re

from .datatypes import base_of
from .naming import is_class
from .patterns import Pattern

_NAME = Pattern(r"\*\*`?(?P<bold>[A-Z]\w*)`?\*\*|`(?P<code>[A-Z]\w*)`")
_LEADS_ON = Pattern(r"\.\s+|;\s+|,\s+(?:and|while|but)\s+|\s+and\s+")
"""What may stand between what is said of one value and the words that lead to the next."""
_LINK = Pattern(
    r"^,?\s*(?:(?:which|that|and)\s+)?(?:(?:is|are|wraps?|holds?)\s+)?(?:again\s+|simply\s+|just\s+|(?:both|all|each)\s+(?:of\s+(?:them|these)\s+)?)*(?=\S)"
)
_SAID = Pattern(r"^(?:\s+\([^()`]*\))?(?:,|\s+(?:is|are|wraps?|made|holds?|which|that)\b)")
"""What shows that the words behind a name say what it is."""


def told_values(text: str) -> list[tuple[str, str]]:
    """The values that a paragraph names in code, each with what it says of it; one that shares the words of the next has the same."""
    found = [m for m in _NAME.finditer(text) if _is_value(m["bold"] or m["code"])]
    told: list[tuple[str, str]] = []
    waiting: list[str] = []
    for at, mention in enumerate(found):
        name = mention["bold"] or mention["code"]
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        said = _own(text[mention.end() : end], last=at + 1 == len(found))
        if not said.strip(" ,.;"):
            waiting.append(name)
            continue
        if _SAID.match(said):
            body = _LINK.sub("", said).strip(" ,.;")
            told += [(each, body) for each in (*waiting, name)]
        waiting = []
    return told


def _is_value(name: str) -> bool:
    return is_class(name) and base_of(name) is None


def _own(gap: str, *, last: bool) -> str:
    """The words between two names that are about the first."""
    if last:
        return re.split(r"\.\s+(?=[A-Z`*])", gap)[0]
    cuts = list(_LEADS_ON.finditer(gap))
    stops = [cut for cut in cuts if cut[0].strip() in (".", ";")]
    chosen = stops[0] if stops else (cuts[-1] if cuts else None)
    return gap[: chosen.start()] if chosen else ""
