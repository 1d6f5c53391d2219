"""Unions in prose: the outcomes that a sentence names, and the ways in which each ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .datatypes import base_of, variants
from .naming import is_class, is_state
from .patterns import Pattern
from .text import split_top

_VARIANT = r"[A-Z][A-Za-z0-9]*(?:\([^()`]*\))?"
_UNION = rf"(?:`?\s*{_VARIANT}(?:\s*\\?\|\s*{_VARIANT})+\s*`?)"
_REMARK = r"(?:\s+\([^()]*\)|,?\s+(?:with|holding|carrying|containing|including|along with|for|if|when|which)\s[^`.;:|]{1,80}?)"
"""What may stand behind a variant before the next one: `with the list of what is missing`."""
_CODED = (
    rf"(?:`{_VARIANT}`(?:{_REMARK}?\s*(?:,\s*(?:or\s+|and\s+)?|\||\bor\b|\band\b)\s*`{_VARIANT}`)+)"
)
_NAME = r"(?:\*\*`?(?P<bold>[A-Z][A-Za-z0-9]*)`?\*\*|`(?P<code>[A-Z][A-Za-z0-9]*)`|(?P<bare>(?<![\w`*])[A-Z][A-Za-z0-9]*(?:Outcome|Result|Verdict|Decision|Response)(?![\w`*])))"
_LINK = (
    r"(?:(?::|=|—|–|→)(?:\s*(?:either|one of|(?:an?\s+|the\s+)?(?:discriminated\s+|tagged\s+)?union\s+(?:of|over)))?|,?\s*(?:(?:which|that)\s+)?(?:is|are|can be|may be|has|means)"
    r"(?:\s+(?:\w+\s+)?(?:variants|cases|alternatives|forms|members|endings))?(?:\s+(?:one of|either|the union(?: of)?|any of))?:?|,\s*(?:one of|either|i\.\s?e\.|namely|that is|meaning|in this case):?,?)"
)
_NAMED = Pattern(rf"{_NAME}\s*{_LINK}\s*(?P<union>{_UNION}|{_CODED})")
_EQUATED = Pattern(
    rf"(?P<name>[A-Z][A-Za-z0-9]*)\s*=\s*(?P<union>{_VARIANT}(?:\s*\\?\|\s*{_VARIANT})+)"
)
_BETWEEN = r"\s*\\?\|\s*|\s*,\s*(?:or\s+|and\s+)?|\s+or\s+|\s+and\s+"


_TITLED = Pattern(
    rf"^\*\*[^*]+\*\*\s*\(`(?P<name>[A-Z][A-Za-z0-9]*)`\)\s*[:：]\s*(?P<union>{_UNION}|{_CODED})\.?$"
)
_SHOWN = Pattern(
    r"\b(?:union|outcome|result|answer)\s+(?:is\s+|type\s+)?(?:an?\s+|the\s+)?`(?P<name>[A-Z]\w*)`[^.]*\b(?:variants|cases|alternatives|members)\s*[:.]$",
    re.IGNORECASE,
)
"""A line that names an outcome on its way to its variants: ``The result is the union `PayOutcome` with the following variants:``."""
_ANNOUNCED = Pattern(
    rf"^(?:the\s+)?{_NAME}\s*(?:(?:,?\s*which\s+)?(?:is|are|can be|may be|has|means|ends in|returns)\b[^`*]*[:：]|[:：])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome that a text states, and where in the text."""

    name: str
    variants: tuple[tuple[str, str], ...]
    start: int
    end: int


def stated_unions(text: str) -> Iterator[Stated]:
    """Each `Name` with class names between bars behind it: `**CapDecision**: `Serve | Capped``."""
    taken = 0
    found = [*_NAMED.finditer(text), *_EQUATED.finditer(text)] if "|" in text or "`" in text else []
    for match in sorted(found, key=lambda match: match.start()):
        groups = match.groupdict()
        made = alternatives(match["union"])
        name = groups.get("bold") or groups.get("code") or groups.get("bare") or groups["name"]
        named = is_class(name) and not is_state(name) and base_of(name) is None
        named = named and not all(is_state(variant) for variant, _ in made)
        if match.start() >= taken and len(made) > 1 and named:
            taken = match.end()
            yield Stated(
                name,
                made,
                match.start(),
                match.end(),
            )


_ONLY_CASE = Pattern(
    r"`(?P<name>[A-Z]\w*)`,?\s+(?:whose|with|its)\s+(?:the\s+)?(?:only|single|sole|one)\s+(?:case|variant|alternative|member)s?(?:\s+\w+)?\s*(?:is|being|,)?\s+`(?P<variant>[A-Z]\w*(?:\([^()`]*\))?)`"
)
"""An outcome that has one way to end so far: ``a `SendOutcome`, whose only case is `Sent```."""


def only_case(text: str) -> Stated | None:
    """The outcome of which a text says that it has but one variant."""
    found = _ONLY_CASE.search(text)
    made = tuple(variants((found["variant"],))) if found else ()
    return Stated(found["name"], made, found.start(), found.end()) if found and made else None


def opens_with_union(text: str) -> bool:
    """The text begins with an outcome and the ways in which it ends."""
    first = next(stated_unions(text), None)
    return first is not None and first.start == 0


def shown_union(text: str) -> str | None:
    """The outcome that a line about something else names on its way to the variants below it."""
    found = _SHOWN.search(text)
    return found["name"] if found and is_class(found["name"]) else None


def announced_union(text: str) -> str | None:
    """The outcome whose variants a line announces: `` `PayOutcome` is one of: ``."""
    if shown := shown_union(text):
        return shown
    found = _ANNOUNCED.match(text)
    name = (found["bold"] or found["code"] or found["bare"]) if found else ""
    return name if name and is_class(name) else None


def titled_union(text: str) -> tuple[str, str] | None:
    """The name and the variants behind a title: ``**Outcomes of paying** (`PayOutcome`): `Paid`, `Declined```."""
    found = _TITLED.match(text)
    return (found["name"], found["union"]) if found else None


def alternatives(text: str) -> tuple[tuple[str, str], ...]:
    """The variants of a union with the text of their fields."""
    if re.fullmatch(_CODED, text):
        return tuple(variants(tuple(re.findall(rf"`({_VARIANT})`", text))))
    pieces = [
        piece.strip("` ")
        for piece in split_top(text.replace("`", " "), _BETWEEN)
        if piece.strip("` ")
    ]
    return tuple(variants(tuple(pieces)))
