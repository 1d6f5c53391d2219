"""Value objects told in prose: what wraps them is the word that opens it or closes it, and every piece may constrain them."""

import re
from collections.abc import Sequence

from ..constraints import (
    NUMBERS,
    NUMERIC,
    atom,
    constraints_in_prose,
    demanded,
    impossible,
    is_sized,
    pieces,
)
from ..datatypes import base_in_prose, base_of, base_opening, sized_base
from ..draft import Draft
from ..languages import english
from ..naming import is_class, snake
from ..patterns import Pattern
from ..text import code_spans, cut, parenthesis, split_top
from .wrapped import LENGTHS, Wrapped

_DEFINED = Pattern(r"^(?:is|are)\s+[^:`]{3,160}:\s+(?P<spec>\S.+)$", re.DOTALL)
"""What a value is, and behind a colon what it is made of: `is what we charge: a decimal of at least 0`."""
_IS = Pattern(r"^(?:is|are)\s+(?=an?\s)")
_SEGMENT = r"[;；]|,(?!\d{3}\b)\s|\s+[—–]+\s+|\s+-\s+|(?<!max)(?<!min)(?<!\.)\.\s|\.$|(?<=\d)\s+(?=in (?:steps|multiples) of\b)"
_FIRST_OF = Pattern(
    r"^(?:(?:the\s+)?(?:first|last)\s+|exactly\s+)?\d+\s+(?:\w+\s+)?(?:char\w*|letters|digits|bytes|symbols)\b",
    re.IGNORECASE,
)
_NUMBER_OF = Pattern(
    r"^(?:(?:the|a|an|total)\s+)*(?P<demand>(?:whole |positive |non-?negative )*)(?:number|count) of (?:\w+ )?\w+s\b",
    re.IGNORECASE,
)
_SENTENCE = Pattern(r"^\w+ (?:is|are|was|must|has|have|does|may|can|never|always)\b", re.IGNORECASE)
"""What goes on about something rather than saying what wraps it: `Comparison is constant time`."""
_COUNTED_FROM = Pattern(r"^(?:[01]|zero|one)-based\b", re.IGNORECASE)
_SIGNED = Pattern(r"^(?:an?\s+)?(?P<sign>(?:strictly\s+)?positive|non-?negative)\b", re.IGNORECASE)
_WHOLE = Pattern(
    r"\b(?:whole|natural|integer) numbers?\b|^an? counter\b|^(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}integers?\b",
    re.IGNORECASE,
)
_SPENT = Pattern(r"^(?:the\s+)?time\s+\w", re.IGNORECASE)
"""A time that a later piece counts: `time spent on it, integer between 1 and 600`."""
_BOUNDED = Pattern(
    r"^(?:an?\s+)?(?:numbers?\s+)?(?:(?:from|between|within|at (?:least|most)|no (?:more|less) than|up to|max(?:imum)?|min(?:imum)?)\b|[<>≤≥])",
    re.IGNORECASE,
)
"""A piece that opens with a bound: `at least 15 and no more than 480`."""
_WRAPS = Pattern(
    r"(?:\.|;|\s[—–-])\s+(?:it\s+)?wraps\s+(?:(?:the|an?|same|one|single|plain)\s+)*`?(?P<base>\w+)`?",
    re.IGNORECASE,
)
"""A later sentence that tells the base."""
_IN_UNITS = Pattern(
    r"\bin\s+(?:whole\s+)?(?:milliseconds|seconds|minutes|hours|days|weeks|months)\s*[,;:(]\s*(?:from\s+|between\s+|at (?:least|most)\s+|max(?:imum)?\s+|up to\s+|[<>≤≥]=?\s*)?\d[\d_]*(?!\s*[a-z]*(?:seconds|minutes|hours|days|weeks|months))",
    re.IGNORECASE,
)
"""A time that is a number of units: `duration in seconds, 0 to 600`."""
_FILLED = Pattern(
    r"^(?:an?\s+)?non-?(?:empty|blank)\s+(?:\w+\s+)?(?:string|text|name|reference)\b", re.IGNORECASE
)
_CASED = Pattern(
    r"^(?:an?\s+)?(?P<case>upper|lower)-?\s?case(?:d)?\s+(?:ascii\s+|latin\s+)?(?:strings?|text|codes?|letters?|alphanumerics?)\b",
    re.IGNORECASE,
)
_DIGITS = Pattern(
    rf"^(?:exactly\s+)?(?:\d+|{'|'.join(NUMBERS)})[ -]digits?\b(?!\s*(?:before|after|precision))",
    re.IGNORECASE,
)
"""What has so many digits is written with them, not counted: `5 digits`."""
_WRITTEN = Pattern(
    r"\b(?:slugs?|letters?|alphanumerics?|alphanumeric|characters|chars|(?:upper|lower)-?\s?case|trimmed|kebab-case|free[ -]text|codes?\s+(?:like|such as)|short code)\b",
    re.IGNORECASE,
)
"""Words that only what is written has."""
_DAY = Pattern(r"^(?:an?\s+|the\s+)?(?:calendar|business|working|local)\s+day\b", re.IGNORECASE)
_PART = Pattern(
    rf"(?:and\s+|then\s+)?(?:an?|\d+|{'|'.join(NUMBERS)})\s+(?:\w+\s+)?(?:digits?|letters?)",
    re.IGNORECASE,
)
_PARTS = Pattern(
    r"\b(?:(?:an?|one|two|three|\d+)\s+(?:\w+\s+)?letters?|dash|hyphen|slash|colon|dot|underscore|prefix|suffix|followed by|check digit)\b",
    re.IGNORECASE,
)
_MONEY = Pattern(r"\b(?:amount|sum|price|fee|total|money|balance|cost)s?\b", re.IGNORECASE)


def in_prose(text: str, name: str, line: int, draft: Draft, *, strict: bool) -> Wrapped:
    """Prose: the base is the word it opens or closes with, and every piece that is an atom constrains it."""
    if defined := _DEFINED.match(text):
        told = in_prose(defined["spec"], name, line, draft, strict=strict)
        if told.base is not None and not (told.base == "str" and not told.constraints):
            told.description = "" if strict else text
            return told
    wrapped = Wrapped(description="" if strict else text)
    segments = _segments(_IS.sub("", text))
    _take_base(wrapped, segments, draft, code=strict)
    wrapped.base = wrapped.base or _base_told(text, segments)
    if wrapped.base == "timedelta" and _IN_UNITS.search(text):
        wrapped.base = "int"
    subject = snake(name).replace("_", " ")
    _take_demands(wrapped, segments, subject)
    if wrapped.base is None and LENGTHS & wrapped.constraints.keys():
        _take_as_text(wrapped, segments, subject)
    _worded(wrapped, text)
    if impossible(wrapped.constraints):
        draft.log.error(line, "PT505", f"no value of '{name}' satisfies '{text}'")
    return wrapped


def _segments(text: str) -> list[str]:
    """The pieces of a text between commas and the like, those in parentheses apart."""
    found: list[str] = []
    for segment in split_top(text, _SEGMENT):
        head, _, _ = cut(segment, r"\s*\(")
        inside, _ = parenthesis(segment[len(head) :]) if len(head) < len(segment) else ("", "")
        whole = sized_base(segment.strip("`"))
        found += (
            [segment] if whole and whole[1] else [part for part in (head, *pieces(inside)) if part]
        )
    return found


def _take_base(wrapped: Wrapped, segments: list[str], draft: Draft, *, code: bool) -> None:
    """The base that a piece names, with what it demands on its way; the piece keeps what else it says."""
    if segments and _SPENT.match(segments[0]) and any(map(_WHOLE.match, segments[1:])):
        wrapped.base = "int"
    for at, segment in enumerate(segments[:6]):
        base, rest = _segment_base(segment, first=at == 0, code=code)
        base = base or (_valued(segment, draft) if at == 0 else None)
        base = base or ("int" if _WHOLE.search(segment) else None)
        if base and wrapped.base is None:
            wrapped.base = base
            sized = sized_base(segment.strip("`"))
            wrapped.constraints |= sized[1] if sized else {}
            lead = segment[: max(segment.find(rest), 0)]
            lead = lead if rest else segment
            wrapped.constraints |= constraints_in_prose(lead, base)
            segments[at] = rest


def _base_told(text: str, segments: Sequence[str]) -> str | None:
    """The base that a later sentence names, or that its words imply: what has letters is written."""
    if later := _WRAPS.search(text):
        return base_of(later["base"])
    if not segments:
        return None
    if _DAY.match(segments[0]):
        return "date"
    if any(map(_DIGITS.match, segments[:3])) or any(map(_WRITTEN.search, segments[:3])):
        return "str"
    sized = (s for at, s in enumerate(segments) if is_sized(s) or (at == 0 and _FIRST_OF.match(s)))
    if called := next(sized, None):
        return "bytes" if re.search(r"[- ]bytes?\b", called, re.IGNORECASE) else "str"
    return None


def _take_demands(wrapped: Wrapped, segments: Sequence[str], subject: str) -> None:
    for segment in segments:
        found = demanded(segment, wrapped.base or "int", subject) if segment else None
        bounded = wrapped.base or ("int" if _BOUNDED.match(segment) else None)
        if found is None and segment and bounded is not None:
            found = constraints_in_prose(segment, bounded, subject)
        if found and wrapped.base == "str" and _is_part(segment, segments):
            continue
        wrapped.demand(found or {})


def _take_as_text(wrapped: Wrapped, segments: Sequence[str], subject: str) -> None:
    wrapped.base, wrapped.constraints = "str", {}
    for segment in segments:
        wrapped.demand(
            atom(segment, "str", subject) or constraints_in_prose(segment, "str", subject)
        )


def _worded(wrapped: Wrapped, text: str) -> None:
    """What the first words demand: `Non-empty string`, `lower-case code`, `positive int`."""
    if _FILLED.match(text) and wrapped.base in (None, "str"):
        wrapped.constraints.setdefault("min_length", 1)
        wrapped.base = "str"
    if (cased := _CASED.match(text)) and wrapped.base in (None, "str"):
        wrapped.constraints.setdefault("case", cased["case"].casefold())
        wrapped.base = "str"
    _signed(wrapped, text)


def _is_part(segment: str, segments: Sequence[str]) -> bool:
    """Whether a piece tells how long a part of a text is, whose other parts its neighbours tell: `a slash, two digits`."""
    others = (other for other in segments if other is not segment)
    return bool(_PART.fullmatch(segment.strip(" .")) and any(_PARTS.search(o) for o in others))


def _signed(wrapped: Wrapped, text: str) -> None:
    """The bound in the first word: `Non-negative sum of all fees`, `positive int`."""
    signed = _SIGNED.match(text)
    if (
        signed
        and wrapped.base in (None, *NUMERIC)
        and not {"gt", "ge"} & wrapped.constraints.keys()
    ):
        wrapped.constraints |= atom(signed["sign"], wrapped.base or "int") or {}
        if wrapped.base is None and _MONEY.search(text):
            wrapped.base = "Decimal"


def _segment_base(segment: str, *, first: bool, code: bool) -> tuple[str | None, str]:
    spans = code_spans(segment)
    if spans and segment.startswith("`"):
        sized = sized_base(spans[0])
        behind = segment.split("`", 2)[2].strip()
        if sized:
            return sized[0], behind
        if first and is_class(spans[0]) and not behind:
            return spans[0], ""
    elif spans and (sized := sized_base(spans[0])):
        return sized[0], ""
    if "`" in segment and not code:
        return (base_opening(segment) if first else None) or (None, segment)
    sized = sized_base(segment)
    if first and (counted := _NUMBER_OF.match(english(segment))):
        return "int", f"{counted['demand']}{english(segment)[counted.end() :]}".strip()
    if not first and _SENTENCE.search(segment):
        return None, segment
    found = (sized[0], "") if sized else base_in_prose(segment) or base_in_prose(english(segment))
    return found or ("int" if _COUNTED_FROM.search(segment) else None, segment)


def _valued(segment: str, draft: Draft) -> str | None:
    """The value object that opens a text, which another one is made of: `` `Money` that we never go under``."""
    spans = code_spans(segment) if segment.startswith("`") else []
    known = (value.name for context in draft.contexts.values() for value in context.value_objects)
    return spans[0] if spans and spans[0] in known else None
