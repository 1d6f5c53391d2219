"""Value objects of one base: the base in its place, and what stands behind it."""

import re

from ..constraints import applies, atom, constraints_in_prose, demanded, pieces
from ..datatypes import BASES, base_in_prose, base_of, sized_base
from ..diagnostics import did_you_mean, nearest
from ..draft import Draft
from ..entries import Detail
from ..naming import is_class, snake
from ..patterns import Pattern
from ..text import cut, parenthesis, split_top
from .demands import constrain
from .prose import in_prose
from .wrapped import CANONICAL, Wrapped

_WORD_WRAPPER = Pattern(
    r"^(?:typed\s+)?(?P<base>`?[A-Za-z0-9]+(?: v\d)?`?)\s+wrapper\b(?:\s+(?:for|of|around)\s+)?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)

_CALLED_AS = Pattern(
    r"^(?P<lead>(?:an?\s+)?(?:(?:typed|frozen|thin)\s+)?(?:wrapper (?:for|around|over|of)|wraps|wrapping)\s+)(?:an?\s+|the\s+)?(?:(?:UTC|aware|naive|timezone-aware|plain|single|opaque|signed|unsigned|positive|local)\s+)+(?=`)",
    re.IGNORECASE,
)
"""Words in front of the base: ``wraps a UTC `datetime```."""
_AT_END = Pattern(r"\s*\((?P<inside>[^()`]*)\)\s*\.?$")
"""What parentheses at the end of a description demand: `the text on the label (1 to 80 characters)`."""


def simple(text: str, name: str, line: int, draft: Draft, *, strict: bool) -> Wrapped:
    """The value object of one base that a text tells; `strict` when the text stands where only a base can."""
    text = _CALLED_AS.sub(r"\g<lead>", text)
    canonical = CANONICAL.match(text)
    if canonical and (
        canonical["base"].startswith("`")
        or sized_base(canonical["base"])
        or is_class(canonical["base"])
    ):
        wrapped = Wrapped(_named_base(canonical["base"], name, line, draft))
        sized = sized_base(canonical["base"].strip("`").strip())
        wrapped.constraints = dict(sized[1]) if sized else {}
        if re.match(r"\s+\w", canonical["rest"]):
            return _sentence(wrapped, text, canonical["rest"], name)
        return _behind_base(wrapped, canonical["rest"], name, line, draft)
    worded = _WORD_WRAPPER.match(text)
    if worded and (base := base_of(worded["base"].strip("`")) or _uuid(worded["base"])):
        wrapped = Wrapped(base)
        inside, rest = parenthesis(worded["rest"])
        if inside:
            return _behind_base(wrapped, worded["rest"], name, line, draft)
        subject = snake(name).replace("_", " ")
        wrapped.constraints = constraints_in_prose(text, base, subject)
        for piece in pieces(rest)[0 if rest[:1] in ",;:" else 1 :]:
            told = demanded(piece, base, subject) or {}
            wrapped.constraints |= {k: v for k, v in told.items() if applies(k, base)}
        wrapped.description = rest
        return wrapped
    return in_prose(text, name, line, draft, strict=strict)


def _sentence(wrapped: Wrapped, text: str, rest: str, name: str) -> Wrapped:
    """`wraps a Decimal in MW, greater than 0 and at most 999.9`: prose that goes on behind the base."""
    base, subject = wrapped.base or "str", snake(name).replace("_", " ")
    wrapped.constraints |= constraints_in_prose(rest, base, subject)
    for piece in split_top(rest, r"[,;]\s+|\.\s+|\.$"):
        wrapped.demand(atom(piece, base, subject) or {})
    wrapped.description = text
    return wrapped


def _uuid(word: str) -> str | None:
    found = base_in_prose(word.strip("`"))
    return found[0] if found else None


def _named_base(text: str, name: str, line: int, draft: Draft) -> str:
    word = text.strip("`").strip()
    sized = sized_base(word)
    if sized:
        return sized[0]
    if is_class(word):
        return word
    meant = nearest(word, BASES)
    said = f"unknown base type '{word}' of '{name}'"
    if meant:
        draft.log.error(line, "PT508", f"{said}{did_you_mean(word, BASES)}")
    else:
        draft.log.warning(line, "PT508", f"{said}; read as str")
    return "str"


def _behind_base(wrapped: Wrapped, rest: str, name: str, line: int, draft: Draft) -> Wrapped:
    """The canonical form: constraints in parentheses, then a dash, then prose that is only prose."""
    inside, rest = parenthesis(rest)
    run, dash, description = cut(
        rest, r"^\s*[—–-]+\s+|\s+[—–]\s+|\s+-\s+|;\s+|(?<!max)(?<!min)(?<!incl)\.\s+"
    )
    atoms = ", ".join(part for part in (inside, run.lstrip(" ,")) if part)
    if atoms:
        constrain(wrapped, Detail(line, "constraints", atoms), name, draft)
    if dash.strip() in (";", "."):
        base, subject = wrapped.base or "str", snake(name).replace("_", " ")
        said = _AT_END.sub(r"; \g<inside>", description)
        for piece in split_top(said, r"[,;.]\s+|\.$"):
            wrapped.demand(demanded(piece, base, subject) or {})
    wrapped.description = description if dash else ""
    return wrapped
