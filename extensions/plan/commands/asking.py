"""Methods that only answer a question, and so are no commands."""

import re

from ..datatypes import base_of, parse_type
from ..fields import OR_NOTHING
from ..patterns import Pattern
from ..states import has_moves
from ..text import cut, plain
from .phrases import EMITS, EMITTED, NOTHING, RETURNS
from .raw import Raw

_YES_OR_NO = Pattern(r"(?:is|has|can|may|should|was|are|does|needs|requires|allows|accepts)_\w")
_THIRD_PERSON = Pattern(r"(?:[a-z]+[^s_\Wiu]s)(?:_\w+)?$")
"""A method that says of itself what it does, where a command says what to do: `covers`, `blocks_stand`."""
_CHANGES_NOTHING = Pattern(
    r"\b(?:is|are|a|pure|only a)\s+(?:pure\s+)?(?:quer(?:y|ies)|questions?|predicates?)\b|\bread-only\b|\bpure (?:query|function)\b",
    re.IGNORECASE,
)
_TELLS_OF = Pattern(
    r"^[\s:—–-]*(?:(?P<tells>(?:it\s+)?(?:returns?|answers?|tells?|says|gives|lists?|counts?|computes|calculates|reports|shows|yields))(?:\s+back)?\s+)?"
    r"(?:(?P<asked>whether|what|how (?:much|many|long|far|old|often|busy)|(?(tells)(?:if|which|who|where)|whether))\b"
    r"|(?:all\s+)?(?:the|every|an?|all)\b(?P<thing>[^.;,]{0,60}))",
    re.IGNORECASE,
)
"""What a method does that answers a question: `whether it is late`, `returns all the positions which are free`."""
_WHICH_OR_HOW_MANY = Pattern(
    r"(?:current|next|last|first|latest|previous|remaining|total)_\w+$|\w+_(?:free|left|remaining|used|available|total|count)$"
)
"""A method of such a name, of which nothing else is said, only tells something: `seats_left()`."""
_OUTCOME = Pattern(r"(?:Outcome|Result|Verdict|Decision|Response)$")


def changes(raw: Raw) -> bool:
    """Whether it is told where a method leads, what it emits or that it creates."""
    return bool(
        raw.moves or raw.emits or raw.creates or raw.sources or has_moves(raw.behind)
    ) or bool(EMITS.search(raw.behind) or EMITTED.search(raw.behind))


def tells_something(raw: Raw) -> bool:
    """Whether what a method returns is told, and is no outcome by its name."""
    found = RETURNS.search(raw.behind)
    told = plain(raw.returns or (found["outcome"] if found else ""))
    return bool(told) and not _OUTCOME.search(told)


def asks(raw: Raw, owner: str) -> bool:
    """Whether a method only answers a question: it gives a plain value, or its name asks for yes or no."""
    if changes(raw):
        return False
    if _THIRD_PERSON.match(raw.name):
        return True
    if raw.returns and not _CHANGES_NOTHING.search(raw.behind):
        if found := OR_NOTHING.match(raw.returns):
            return found["type"] != owner
        kind = parse_type(cut(raw.returns, r"\s+—\s+|;\s")[0])
        if kind is None or kind.union or kind.name == owner or plain(raw.returns) in NOTHING:
            return False
        asked = _TELLS_OF.match(raw.behind)
        if asked and asked["asked"] and not _OUTCOME.search(kind.name):
            return True
        return base_of(kind.name) is not None or bool(kind.many) or kind.optional
    if _CHANGES_NOTHING.search(raw.behind) or _tells(raw):
        return True
    if _WHICH_OR_HOW_MANY.match(raw.name) and not (raw.arguments or raw.behind.strip(" .;,")):
        return True
    behind = RETURNS.search(raw.behind) or EMITS.search(raw.behind)
    return asks_yes_or_no(raw.name) and behind is None


def _tells(raw: Raw) -> bool:
    """Whether what is said of a method is what it tells: a question, or the thing that it is called after."""
    found = _TELLS_OF.match(raw.behind)
    if found is None:
        return False
    said = re.findall(r"[a-z]+", (found["thing"] or "").casefold())
    thing = raw.name.rpartition("_")[2]
    return bool(found["asked"]) or ("_" in raw.name and thing in said[:3])


def asks_yes_or_no(name: str) -> bool:
    """A method of this name only answers a question: `is_paid`."""
    return _YES_OR_NO.match(name) is not None


def question(raw: Raw) -> str:
    """The text in which a method that only answers is kept."""
    returns = f" -> {raw.returns.strip('`')}" if raw.returns else ""
    said = f" — {said}" if (said := raw.behind.strip(" :—–-")) else ""
    return f"`{raw.name}({raw.arguments}){returns}`{said}"
