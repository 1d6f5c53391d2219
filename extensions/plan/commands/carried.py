"""What a way to end has in it, in words: `with the order and the event `OrderPaid``."""

import re
from collections.abc import Collection, Iterator, Sequence

from ..draft import Draft
from ..markdown import Block, Item
from ..naming import is_class, is_state, snake
from ..patterns import Pattern
from ..text import split_top
from .openings import way_told
from .phrases import ANSWERING, NOTHING

_NOUN = r"(?:the|an?|its|this|both\s+the)\s+(?:(?:new|now|updated|changed|resulting|present|current|last|own)\s+)?"
_END = (
    r"(?=$|[,;.:)]|\s+(?:and|or|when|if|it|that|which|who|is|are|was|to|of|for|as|we|now|there)\b)"
)
_THING = (
    rf"(?:{_NOUN}(?:`?(?P<before>[A-Z]\w*)`?\s+event|event\s+`?(?P<event>[A-Z]\w*)`?|(?P<noun>[a-z]+(?:\s(?!and\b|event\b)[a-z]+)??)){_END}"
    rf"|`(?P<field>[a-z_]\w*)`)"
)
_LED = Pattern(r"^,?\s*(?:\(?with|carrying|carries|holding|holds)\s+", re.IGNORECASE)
_EACH = Pattern(_THING)
_NEXT = Pattern(r"\s*(?:,\s*(?:and\s+)?|and\s+)")
_EVENT = Pattern(
    r"\b(?:the|an?)\s+(?:`?(?P<before>[A-Z]\w*)`?\s+event|event\s+`?(?P<behind>[A-Z]\w*)`?)\b"
)
_BARE_WAY = Pattern(r"(?<![\w`.])(?P<way>[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)*)(?![\w`(]|\s+event\b)")
_LABELLED = Pattern(
    r"(?:^|[.;]\s+)(?:[Oo]utcomes?|[Rr]esults?|[Aa]nswers?|[Ee]nds in)\s*[:：]\s*(?=`[A-Z])|^[:：]?\s*(?:outcomes?|results?)\s+(?=`[A-Z])"
)
_BETWEEN_WAYS = r";\s+(?:(?:or|and)\s+)?|,\s+(?:or\s+)?(?=`[A-Z]\w*[a-z])|\s+or\s+(?=`[A-Z]\w*[a-z])|\.(?=\s+[A-Z]|$)"
_OPENING_WAY = Pattern(r"^`(?P<way>[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?)`(?!\s*[=:|])")
_OPENS_CLAUSE = Pattern(
    r"(?:^|[;,]\s+(?:or\s+)?(?:(?:with|in|as)\s+)?|\bor\s+(?:with\s+|in\s+|as\s+)?(?:an?\s+|the\s+)?|[;,]\s+(?:or|and otherwise|otherwise)\s+)$"
)


def carried(text: str, owner: str) -> list[str]:
    """The fields that stand in words behind a way to end, the aggregate itself with its type."""
    led = _LED.match(text)
    at = led.end() if led else len(text)
    fields: dict[str, str] = {}
    while thing := _EACH.match(text, at):
        name, kind = _field(thing.groupdict(), owner)
        fields.setdefault(name, f"{name}: {kind}" if kind else name)
        link = _NEXT.match(text, thing.end())
        if link is None:
            break
        at = link.end()
    return [*fields.values()]


def _field(thing: dict[str, str | None], owner: str) -> tuple[str, str]:
    if event := thing["before"] or thing["event"]:
        return "event", event
    name = snake((thing["noun"] or thing["field"] or "").replace(" ", "_"))
    own = snake(owner)
    return name, owner if own and (own == name or own.endswith(f"_{name}")) else ""


def spelled_way(way: str, behind: str, owner: str) -> str:
    """A way to end with what is said to be in it: `Paid(order: Order)`."""
    fields = [] if "(" in way else carried(behind, owner)
    return f"{way}({', '.join(fields)})" if fields else way


def ways_below(blocks: Sequence[Block], owner: str, draft: Draft) -> list[str]:
    """The ways to end that bullets below a command open with, where no label says that they are these."""
    found: dict[str, str] = {}
    for block in blocks:
        way = way_told(block.text) if isinstance(block, Item) else None
        name = way.partition("(")[0] if way else ""
        if way and isinstance(block, Item) and name not in draft.known:
            behind = block.text.partition(way)[2].strip("`*: —–")
            found.setdefault(name, spelled_way(way, behind, owner))
    return [*found.values()]


def ways_listed(text: str, owner: str) -> list[str]:
    """The ways behind a label amid a text, each with what it carries: ``Outcomes: `Paid`; or `TooLate` with the deadline``."""
    label = _LABELLED.search(text)
    if label is None:
        return []
    found: dict[str, str] = {}
    for piece in split_top(text[label.end() :], _BETWEEN_WAYS):
        way = _OPENING_WAY.match(piece)
        if way is None:
            break
        name = way["way"].partition("(")[0]
        found.setdefault(name, spelled_way(way["way"], piece[way.end() :], owner))
    return [*found.values()]


def events_with(text: str, events: Collection[str]) -> Iterator[str]:
    """The events that come with a way to end: `with the order and an OrderPaid event`."""
    for found in _EVENT.finditer(text):
        if (name := found["before"] or found["behind"]) in events:
            yield name


def coded_ways(text: str, draft: Draft) -> str:
    """The text with the bare classes in code that a sentence says a command answers with: `answers Paid, or NotOpen`."""
    parts: list[str] = []
    for sentence in text.split(". "):
        answer = ANSWERING.search(sentence)
        if answer and "`" not in sentence[answer.end() :].partition(";")[0].partition(",")[0]:
            sentence = sentence[: answer.end()] + _coded(sentence[answer.end() :], draft)
        parts.append(sentence)
    return ". ".join(parts)


def _coded(text: str, draft: Draft) -> str:
    first = _BARE_WAY.match(text)
    if first is None or not _is_way(first["way"], draft):
        return text
    return _BARE_WAY.sub(
        lambda found: (
            f"`{found['way']}`"
            if _is_way(found["way"], draft) and _OPENS_CLAUSE.search(text[: found.start()])
            else found[0]
        ),
        text,
    )


def _is_way(name: str, draft: Draft) -> bool:
    return is_class(name) and not is_state(name) and name not in draft.known and name not in NOTHING
