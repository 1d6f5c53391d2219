"""Composites that prose tells of without a list of fields: a start and an end, an amount and its currency."""

import re
from dataclasses import replace

from .constraints import NUMBERS
from .datatypes import BASES, base_of, parse_type
from .fields import RawField
from .naming import plural, snake
from .patterns import Pattern
from .text import split_top

_WORDED_BASE = (
    r"(?:dates?|times?|instants?|datetimes?|timestamps?|integers?|decimals?|durations?|urls?)"
)
_PARTS_OF_A_KIND = Pattern(
    rf"^(?:an?\s+|the\s+|with\s+|ordered\s+)*(?P<one>[a-z]+)(?:\s+(?P<own>{_WORDED_BASE}))?\s*(?:,|\band\b|\+|/|–)\s*(?:an?\s+)?(?P<other>[a-z]+)\s+"
    rf"(?:utc\s+|aware\s+)*(?P<base>{_WORDED_BASE})\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Two parts of one kind: `start and end instant (UTC)`, `from date, to date`."""
_BOTH = Pattern(
    r"^(?:an?\s+|the\s+|with\s+)*(?P<one>[A-Za-z][a-z]+)\s*(?:,|\band\b|\+|/)\s*(?:an?\s+)?(?P<other>[a-z]+)\s*(?:,|\(|—|–|-)?\s*"
    r"(?:(?:both|each)\s+(?:an?\s+|of type\s+|as\s+)?(?P<base>`[A-Za-z]\w*`|[a-z]+)|(?P<own>`[A-Z]\w*`|[A-Z][a-z]\w*)(?=$|[,;.)]))\)?(?P<rest>.*)$",
    re.DOTALL,
)
"""Two parts, and the type of both: `low and high, both `Decimal``."""
_BOTH_CODED = Pattern(
    r"^[^`]{0,30}`(?P<one>[a-z_]\w*)`[^`:]{1,20}`(?P<other>[a-z_]\w*)`\s*,?\s*\(?(?:both|each)\s+(?:an?\s+|of type\s+)?`?(?P<base>[A-Za-z]\w*)`?\)?(?P<rest>.*)$",
    re.DOTALL,
)
_PREPOSITIONS = frozenset({"from", "to", "until", "till", "since", "by", "before", "after"})
_MONEY = Pattern(
    r"^(?:an?\s+|the\s+)*(?:(?P<base>decimal|integer|int)\s+)?(?P<amount>amount|value|minor units|cents)\s+(?:(?:with|of|to|in)\s+(?:\w+\s+){1,2}places\s+)?(?:with|in|and|plus|\+|of)\s+(?:an?\s+|its\s+|the\s+)*(?:iso[ -]?4217\s+)?"
    r"(?:currency(?:\s+codes?)?|iso[ -]?4217)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""An amount with its currency, as prose has it."""
_PAIR_OF = Pattern(
    r"^(?:an?\s+|the\s+)?(?:ordered\s+|unordered\s+|directed\s+)?pair\s+of\s+`?(?P<part>[A-Z][A-Za-z0-9]*?)s?`?(?=$|[\s,;.(])(?!\s+and\b)(?P<rest>.*)$",
    re.DOTALL,
)
_COLLECTION = Pattern(
    r"^(?:an?\s+)?(?:(?:frozen|immutable|ordered|unique|sorted|non-empty)\s+)*`?(?P<many>frozenset|set|list|tuple|sequence|collection)(?:\s+of\s+`?(?=[A-Z])|\[)(?P<element>[A-Za-z]\w*?)(?:,\s*(?:\.\.\.|…))?\]?`?(?=$|[\s.,;:])"
)
"""Several of one kind: `frozenset of `Skill``."""
_WORDED = Pattern(
    r"(?:an?\s+|its\s+|the\s+)?(?:(?P<name>[a-z][A-Za-z]*(?: [A-Za-z]+){0,3}) \(`(?P<type>[A-Za-z][\w\[\]]*)`(?:,[^()]*)?\)|(?P<noun>[a-z]+) `(?P<kind>[A-Z]\w*)`)"
)
_WITHIN = r"[a-z][a-z_]* \[-?\d[\d_.]*, ?-?\d[\d_.]*\]"
_WITHIN_BOTH = Pattern(rf"^{_WITHIN}(?:(?:,| and|\s*\+)\s+{_WITHIN})+(?=$|[.;,(])")
"""Numbers, each with the interval that it lies in: `lat [-90, 90] + lon [-180, 180]`."""
_LISTED = Pattern(r"`[a-z_]\w*\s*:")
_NO_PART = frozenset({"a", "an", "no", "at", "both", "each", "in", "or", "all"})


def parts_told(text: str, line: int) -> tuple[list[RawField], str] | None:
    """The two parts that prose tells of, and what it says behind them; None when it tells of no such thing."""
    if _LISTED.match(text):
        return None
    sentences = split_top(text, r"\.\s+(?=[A-Z])|;\s+")
    inside = next((told for said in sentences[1:] if (told := _money(said, line))), None)
    return (
        _of_a_kind(text, line)
        or _of_a_kind(_bare(text), line)
        or _both(text, line)
        or _both_coded(text, line)
        or _worded(text, line)
        or _within(text, line)
        or _money(text, line)
        or _pair(text, line)
        or _several(text, line)
        or (inside and (inside[0], text))
    )


def _of_a_kind(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _PARTS_OF_A_KIND.match(text)
    if found is None:
        return None
    words = [found["one"].casefold(), found["other"]]
    kind = parse_type(base_of(found["base"].casefold().removesuffix("s")) or "")
    own = (found["own"] or found["base"]).casefold() == found["base"].casefold()
    fit = (
        own and found["other"].islower() and words[0] != words[1] and not any(map(_no_part, words))
    )
    if kind is None or not fit:
        return None
    behind = f"_{kind.name}" if _PREPOSITIONS & {*words} else ""
    return [RawField(line, f"{word}{behind}", kind) for word in words], _rest(found)


def _both(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _BOTH.match(text)
    words = (found["one"].casefold(), found["other"]) if found else ()
    if found is None or any(map(_no_part, words)):
        return None
    named = (found["base"] or found["own"]).strip("`")
    kind = parse_type(base_of(named) or base_of(named.removesuffix("s")) or named)
    if kind is None or (kind.name.islower() and base_of(kind.name) is None):
        return None
    return [RawField(line, word, kind) for word in words], _rest(found)


def _both_coded(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _BOTH_CODED.match(text)
    kind = parse_type(base_of(found["base"]) or found["base"]) if found else None
    if found is None or kind is None:
        return None
    return [RawField(line, found[part], kind) for part in ("one", "other")], _rest(found)


def _no_part(word: str) -> bool:
    return base_of(word) is not None or word in NUMBERS or word in _NO_PART


def _money(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _MONEY.match(text)
    if found is None:
        return None
    whole = (found["base"] or "").casefold().startswith("int")
    amount, currency = parse_type("int" if whole else "Decimal"), parse_type("str")
    return [RawField(line, "amount", amount), RawField(line, "currency", currency)], _rest(found)


def _pair(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _PAIR_OF.match(text)
    kind = parse_type(found["part"]) if found else None
    if found is None or kind is None:
        return None
    return [RawField(line, "first", kind), RawField(line, "second", kind)], _rest(found)


def _bare(text: str) -> str:
    """The text without its asides: `Start (inclusive) and end (exclusive) as `date``."""
    return re.sub(r"\s+as\s+", " ", re.sub(r"\s*\([^()]*\)", "", text).replace("`", ""))


def _worded(text: str, line: int) -> tuple[list[RawField], str] | None:
    """Parts with their types behind them: `price per kWh (`Decimal`, > 0) and base fee (`Decimal`)`, `length `Metres`, height `Metres``."""
    pieces = split_top(text.rstrip(". "), r",\s*(?:and\s+)?|\s+and\s+|\s*\+\s*")
    found = [_WORDED.fullmatch(piece) for piece in pieces]
    if len(found) < 2 or not all(found):
        return None
    told = ((m["name"] or m["noun"], parse_type(m["type"] or m["kind"])) for m in found if m)
    return [RawField(line, snake(name), kind) for name, kind in told], text


def _within(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _WITHIN_BOTH.match(text)
    if found is None:
        return None
    named = re.findall(r"([a-z][a-z_]*) (\[[^\]]*\])", found[0])
    kind = parse_type("Decimal")
    return [RawField(line, name, kind, note=within) for name, within in named], text


def _several(text: str, line: int) -> tuple[list[RawField], str] | None:
    found = _COLLECTION.match(text)
    if found is None:
        return None
    many = "set" if found["many"].endswith("set") else "list"
    if f"{many}[{found['element']}]" in BASES:
        return None
    kind = parse_type(f"{many}[{found['element']}]")
    plain = base_of(found["element"]) is not None
    return [RawField(line, "values" if plain else plural(snake(found["element"])), kind)], text


def _rest(found: re.Match[str]) -> str:
    return found["rest"].strip(" ,;.—–-")


_WORDED_PART = Pattern(
    r"^(?:(?:the|an?|its|their|one|ordered|total|sum of)\s+)*(?P<noun>[a-z]+(?: [a-z]+){0,2}?(?: of [a-z]+(?: [a-z]+)?)?|(?:[a-z]+ )?(?P<type>`?[A-Z]\w*`?))"
    r"(?:\s+(?:for|of the|of an?|as|after|before|per|in|on|from|by|at|with|without)\s.*)?$"
)
_CLAUSE = Pattern(r"\s(?:for|of|as|after|before|per|in|on|from|by|at|with|without)\s")
_NO_NOUN = Pattern(
    r"(?:positive|negative|inclusive|exclusive|upper|lower|uppercase|lowercase|unique|opaque|immutable|masked|trimmed|"
    r"required|optional|anonymous|free|plain|raw|constant|utc|true|false|yes|on|off|or|and|not|no|never|only|always|"
    r"any|all|each|every|both|none|null|empty|more|less|than|most|least|up|to|it|them|this|that|which|who|what|how|"
    r"where|when|whether|is|are|was|be|has|have|can|may|must|will|read|write|short|long|small|large|single)"
)
"""Words that no part of a value is called."""
_KIND = Pattern(
    r"(?:text|string|number|digit|letter|character|char|dash|hyphen|space|underscore|word|case|day|hour|minute|second|percent|cent)(?:s|es)?"
)
"""Words that say of what kind a text is, unless another one tells which: `house number`."""
_NO_NOUN_END = ("ed", "ing", "ly", "able", "ible", "ful", "less", "ive", "ous")
_EXAMPLES = Pattern(r"\b(?:e\.g\.|such as|for example|like|for instance)\b|[\"'“`]", re.IGNORECASE)
_ITS_TYPE = Pattern(
    r"\b(?:its|the|and|,)\s+`(?P<name>[a-z_]+)`\s+(?:is\s+)?(?:an?\s+|of type\s+)?`?(?P<type>[A-Z]\w*)`?",
    re.IGNORECASE,
)
_PAIR_OF_WORDS = Pattern(
    r"^(?P<one>[a-z]{2,})\s*/\s*(?P<other>[a-z]{2,})(?=\s*(?:$|[,.;(]|pair\b))"
)


def parts_named(text: str, line: int) -> list[RawField]:
    """The parts of a value that prose names one after another: `street, house number and postal code`."""
    first, *others = split_top(text, r"\.\s+|\.$|;\s+|:\s+|\s+[—–]\s+") or [""]
    listed = first.partition(" (")[0] if first.endswith(")") else first
    pieces = [
        piece
        for piece in split_top(listed, r",\s+(?:and\s+)?|\s+and\s+|\s*\+\s*|\s+plus\s+")
        if piece
    ]
    found = [_named_part(piece, line) for piece in pieces]
    fields = [part for part in found if part is not None]
    if not re.search(r",|\+|\bplus\b", listed) and any(map(_CLAUSE.search, pieces[:-1])):
        return []  # `share of the price and the fee` is one thing
    if not 2 <= len(fields) == len(pieces) <= 8 or len({part.name for part in fields}) < len(
        fields
    ):
        return []
    told = {m["name"]: m["type"] for other in others for m in _ITS_TYPE.finditer(f"its {other}")}
    return [
        replace(part, type=parse_type(told[part.name])) if part.name in told else part
        for part in fields
    ]


def _named_part(text: str, line: int) -> RawField | None:
    found = None if _EXAMPLES.search(text.replace("`", "")) else _WORDED_PART.match(text.strip())
    if found is None:
        return None
    if found["type"]:
        named = found["type"].strip("`")
        return RawField(line, snake(named), parse_type(named))
    words = found["noun"].split()
    if _KIND.fullmatch(found["noun"]) or any(map(_NO_NOUN.fullmatch, words)):
        return None
    if words[-1].endswith(_NO_NOUN_END) or len(words[-1]) < 2:
        return None
    return RawField(line, "_".join(words))


def paired(text: str, line: int, base: str | None) -> list[RawField]:
    """Two words with a slash between them, both of one base: `lat/lon, 6 decimals`."""
    found = _PAIR_OF_WORDS.match(text)
    words = [found["one"], found["other"]] if found else []
    if not words or any(map(_NO_NOUN.fullmatch, words)) or any(map(base_of, words)):
        return []
    return [RawField(line, word, parse_type(base) if base else None) for word in words]
