"""Constraints of value objects: the closed set of atoms that prose and kwargs are read as, and written back to."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic_core import SchemaError, SchemaValidator, core_schema

from .datatypes import BASES, TEMPORAL
from .languages import english
from .patterns import Pattern
from .text import code_spans, cut, split_top

type Atom = dict[str, Any]

NUMERIC = frozenset({"int", "Decimal", "float"})
_SIZED = frozenset(
    {"str", "bytes", "list[float]", "list[str]", "dict[str, str]", "EmailStr", "AnyUrl"}
)
_UNSIZED = frozenset({"UUID", "bool", *TEMPORAL})
_TEXT = frozenset({"str", "EmailStr", "AnyUrl"})

APPLICABLE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("gt", "ge", "lt", "le", "multiple_of"), NUMERIC),
    **dict.fromkeys(("max_digits", "decimal_places"), frozenset({"Decimal"})),
    **dict.fromkeys(("min_length", "max_length"), _SIZED),
    **dict.fromkeys(("pattern", "case", "strip"), _TEXT),
    "dimensions": frozenset({"list[float]"}),
    "tz": frozenset({"datetime", "time"}),
}
"""Which base each constraint may stand on."""

ORDER = tuple(APPLICABLE)

NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
"""The numbers that a plan may write as words."""
_N = (
    r"[-+−]?[€$£]?\s?(?:\d[\d_]*(?:,\d{3}|(?<=\b\d) \d{3}\b|(?<=\b\d\d) \d{3}\b|(?<=\b\d\d\d) \d{3}\b)*(?:\.\d+|,\d{1,2}(?!\d))?(?:[kKmM]\b|\s?(?:thousand|million|billion|[kKMG]i?B)\b)?|"
    + "|".join(NUMBERS)
    + r"\b)"
)
_UNIT = r"(?:\s*(?:%|°\w?|(?!with\b)[a-zA-Zµ€$£/²³]+(?:[ -](?!with\b)[a-zA-Z]+){0,2}))?(?:\s+(?:inclusive|incl\.?))?"
_CHARS = (
    r"(?:[\s-]*(?P<kind>(?:(?:printable|ascii|latin|unicode|upper-?case|lower-?case|capital|hex(?:adecimal)?|"
    r"alphanumeric|alphabetic|visible|decimal|random|raw|opaque|url-?safe|base(?:32|58|62|64)|numeric)\s+)*)(?:char(?:acter)?s?|alphanumerics?|hex(?:adecimal)?|letters?|symbols?|bytes?|digits?|long|"
    r"letter codes?|items?|entries|elements?|values?|tags?|code points?)\b(?:\s*(?:,|\band\b|\bor\b)\s*(?:digits?|letters?|hyphens?|dashes|dots|underscores?|spaces|numbers)\b)*(?:\s+(?:long|in length|max(?:imum)?|total|only))?)"
)
_SIZED_NOUN = rf"(?P<n>{_N})-(?P<kind>)(?:char(?:acter)?|letter|byte|symbol)\b"
"""What is as long as its name says: `32-character token`, `four-letter code`."""
_TO = r"\s*(?:\bup to(?: and including)?\b|\btill\b|\buntil\b|–|—|-|−|\.\.\.?|…|\bto\b|\bthrough\b|\band\b|\ba\b|\bà\b)\s*"
_LEAD = Pattern(
    r"(?:it|they|and|being|has|have|should be|should|needs to be|may be|may have|can be|can have|must have|must be|must lie|must|(?:is |are )?(?:validated|checked|guaranteed|constrained|restricted|limited)(?: to(?: be)?)?|is|be|lies|always|value|values|length|len|size|range|in|of|de|von|from|with|a|an|the|exact|total)\s+",
    re.IGNORECASE,
)
_COMPARE = {
    "gt": r">|gt|(?:strictly )?(?:greater|larger|bigger|longer|higher) than|more than|above|over|exceeds",
    "ge": r"(?:cannot|can't|never|may not|must not) (?:go|fall|drop|be) below|(?:greater|more) than or equal to|equal to or (?:greater|more) than|not less than|never (?:below|less than)|(?:nothing|none|no) (?:shorter|less|smaller|fewer|lower) than|(?:starts|counts|counted|counting) (?:from|at)|≥|>=|=>|⩾|ge|gte|min(?:imum|\.)?(?: of)?|at least|no less than|not less than|not below|from|starting at",
    "lt": r"<|lt|(?:strictly )?(?:less|smaller|shorter|lower) than|fewer than|below|under",
    "le": r"(?:less|smaller) than or equal to|equal to or less than|(?:no|not) greater than|(?:must |may |can)?not exceed(?:ing)?|never (?:above|more than|exceeds?|exceeding)|(?:nothing|none|no) (?:longer|more|larger|bigger|greater|higher) than|≤|<=|=<|⩽|le|lte|max(?:imum|\.)?(?: of)?|at most|up to|no more than|not more than|not above|not over",
}
_NAMED_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"iso[ -]?4217\b.*", "^[A-Z]{3}$"),
    (r"iso[ -]?3166(?:-1)?(?: alpha-?2)?(?: (?:country )?codes?)?", "^[A-Z]{2}$"),
    (r"iso[ -]?3166(?:-1)? alpha-?3.*", "^[A-Z]{3}$"),
    (r"iso[ -]?639(?:-1)?\b.*", "^[a-z]{2}$"),
    (r"e\.?164\b.*", r"^\+[1-9]\d{1,14}$"),
    (r"(?:lower-?case )?(?:hex )?sha-?256\b(?: (?:hex )?digest| hex)?", "^[0-9a-f]{64}$"),
    (r"(?:css |rgb |html )?hex(?:adecimal)? colou?r(?: code)?(?: #RRGGBB)?", "^#[0-9a-fA-F]{6}$"),
    (r"(?:url )?slug|kebab-?case", "^[a-z0-9]+(?:-[a-z0-9]+)*$"),
    (r"lower-?case hex(?:adecimal)?(?: string)?", "^[0-9a-f]+$"),
    (r"hex(?:adecimal)?(?: string)?", "^[0-9a-fA-F]+$"),
)
_LETTERS = (
    r"(?:,? (?:letters?|only|ascii|latin|alphanumerics?|characters?|codes?|digits?|numbers?|dash(?:es)?|hyphens?|underscores?|"
    r"and|or|with|plus))*"
)
_CASES: tuple[tuple[str, Atom], ...] = (
    (rf"(?:all |always |in )?upper[- ]?case(?:d)?{_LETTERS}", {"case": "upper"}),
    (rf"(?:all |always |in )?lower[- ]?case(?:d)?{_LETTERS}", {"case": "lower"}),
    (
        r"(?:whitespace )?(?:trimmed|stripped)|(?:after|on) (?:strip|trim)(?:ping|ming)?",
        {"strip": True},
    ),
    (r"non-?blank|not (?:be )?blank|never blank|cannot be blank", {"min_length": 1, "strip": True}),
    (
        r"non-?empty|(?:(?:may|must|can|should) )?not (?:be )?empty|never empty|cannot be empty",
        {"min_length": 1},
    ),
    (r"(?:strictly )?positive|greater than zero", {"gt": 0}),
    (
        r"non-?negative|not (?:be )?negative|never (?:be )?negative|cannot be negative|zero or more|zero-based|0-based",
        {"ge": 0},
    ),
    (r"negative", {"lt": 0}),
    (r"1-based|one-based", {"ge": 1}),
    (r"(?:time-?zone[ -]?aware|tz-aware|aware)?,? ?(?:in )?utc|always utc|utc only", {"tz": "UTC"}),
    (r"(?:time-?zone|tz)[ -]?aware|aware", {}),
    (r"(?:uuid ?)?v[47]|time-?ordered", {}),
)


@dataclass(slots=True)
class Constraints:
    """What was understood, and what contradicts itself or its base."""

    atoms: Atom = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)


def read_constraints(text: str, base: str, subject: str = "") -> Constraints:
    """The atoms of a list such as `> 0, 2 decimal places`; `subject` is the words of the constrained name."""
    found = Constraints()
    for piece in pieces(text):
        for words, meaning in _conjuncts(piece, base, subject):
            if meaning is None:
                found.unread.append(words)
            else:
                _add(found, meaning, base, piece)
    return found


def is_sized(text: str) -> bool:
    """The text calls something by its length: `an opaque 32-character token`."""
    return _CALLED_SIZED.search(text) is not None


def applies(key: str, base: str) -> bool:
    """A constraint of this kind can stand on the base; on another value object, any can."""
    return base in APPLICABLE[key] or base not in BASES


def _add(found: Constraints, atom: Atom, base: str, piece: str) -> None:
    for key, value in atom.items():
        if not applies(key, base):
            told = found.unread if base in _UNSIZED else found.misplaced
            told += [] if piece in told else [piece]
        elif key == "min_length" and 1 in (value, found.atoms.get(key)):
            found.atoms[key] = max(value, found.atoms.get(key, 0))  # what is longer is not empty
        elif found.atoms.setdefault(key, value) != value and key not in ("pattern", "case"):
            found.doubled.append(piece)


def pieces(text: str) -> list[str]:
    """The text between commas and semicolons, where these do not stand inside a number."""
    ends = r"[;；]|,(?!\d{3}\b)|(?<=\d)\s+(?=in (?:steps|multiples) of\b)"
    return [piece for piece in split_top(text, ends) if piece]


def constraints_in_prose(text: str, base: str, subject: str = "") -> Atom:
    """What a sentence demands on its way: `in EUR/MWh between -9999 and 9999 with two decimal places`."""
    found: Atom = {}
    for phrase in _PHRASES.finditer(english(text)):
        meaning = atom(phrase[0], base, subject) or {}
        for key, value in meaning.items():
            if applies(key, base):
                found.setdefault(key, value)
    return found


def demanded(text: str, base: str, subject: str = "") -> Atom | None:
    """What a clause demands, each part of it joined by `and`: `it is positive and has at most two decimals`."""
    parts = _conjuncts(text, base, subject)
    if any(found is None for _, found in parts):
        told, more, rest = cut(text, r"\s+(?:with|as|for|including|on|per)\s")
        found = demanded(told, base, subject) if more and told else None
        if found is not None and more.strip() == "with":
            found = (atom(rest, base, subject) or {}) | found
        return found
    return {key: value for _, found in reversed(parts) for key, value in (found or {}).items()}


def _conjuncts(piece: str, base: str, subject: str) -> list[tuple[str, Atom | None]]:
    whole = atom(piece, base, subject)
    if whole is not None:
        return [(piece, whole)]
    parts = [(part, atom(part, base, subject)) for part in split_top(piece, r"\s+and\s+")]
    return parts if all(found is not None for _, found in parts) else [(piece, None)]


_SIZES = {"kib": 1024, "mib": 1024**2, "gib": 1024**3}
_BYTE_RANGE = Pattern(
    r"(?P<least>\d+)\s*bytes?\s*(?:\.\.|–|-|to)\s*(?P<most>\d+)\s*(?P<unit>[KMG]iB)\b",
    re.IGNORECASE,
)
"""From a few bytes up to a size in a larger unit: `1 byte .. 4 MiB`."""


def _in_bytes(found: re.Match[str]) -> str:
    most = int(found["most"]) * _SIZES[found["unit"].casefold()]
    return f"{found['least']}–{most} bytes"


def atom(text: str, base: str, subject: str = "") -> Atom | None:
    """What one piece of text demands of a value, or None when it is only prose."""
    if len(" ".join(text.split())) > 300:
        return None
    text = _BYTE_RANGE.sub(_in_bytes, text.strip().strip(".").strip())
    found = _pattern(text)
    if found is not None:
        return found
    text = _without_subject(english(text.replace("`", "").strip()), subject)
    text = _NAMED_END.sub(r"\g<end>", text)
    trimmed = _AFTER_STRIP.search(text)
    if trimmed and trimmed.start():
        inner = atom(text[: trimmed.start()], base)
        return inner | {"strip": True} if inner else None
    if length := _LENGTH_OF.fullmatch(text):
        return _length("n", "n")(length, base)
    tails = _tails(text)
    for expression, meaning in _FIXED:
        if any(expression.fullmatch(tail) for tail in tails):
            return dict(meaning)
    for expression, build in _ATOMS:
        for tail in tails:
            if match := expression.fullmatch(tail):
                return build(match, base)
    aside = _ASIDE.search(text)
    return atom(text[: aside.start()], base) if aside and aside.start() else None


def _tails(text: str) -> list[str]:
    """The text after ever fewer of the words that lead to a demand: `must be at least 3`."""
    tails = [text]
    while lead := _LEAD.match(tails[0]):
        tails.insert(0, tails[0][lead.end() :])
    return tails


def _without_subject(text: str, subject: str) -> str:
    """`fee ≥ 0` demands of a `CancellationFee` what `≥ 0` does."""
    words = subject.casefold().split()
    for name in (" ".join(words), *words[-1:], "value"):
        if name and text.casefold().startswith(name + " "):
            return text[len(name) :].strip()
    return text


def _pattern(text: str) -> Atom | None:
    spans = [found[1] for span in code_spans(text) if (found := _REGEX.fullmatch(span))]
    if text.startswith("`") and text.endswith("`") and _CLASSES.fullmatch(text.strip("`")):
        spans.append(f"^{text.strip('`')}$")
    named = _NAMED_REGEX.fullmatch(english(text))
    bare = _BARE_REGEX.fullmatch(text)
    if led := _FOLLOWED.fullmatch(text):
        spans = [f"^{led['head']}\\d{{{number(led['n'])}}}$"]
    spans = spans or [f"^{s}$" for s in code_spans(text)[:1] if _UNANCHORED.fullmatch(s)]
    regex = spans[0] if spans else named[2].strip() if named else bare[1] if bare else None
    if regex is None or not compiles(regex):
        return None
    return {"pattern": regex}


def compiles(regex: str) -> bool:
    """The pattern is one that both Python's `re` and pydantic's engine understand."""
    try:
        re.compile(regex)
        SchemaValidator(core_schema.str_schema(pattern=regex))
    except (re.error, OverflowError, RecursionError, SchemaError):
        return False
    return True


def number(text: str) -> int | Decimal:
    """`1_000`, `5,000`, `200k`, `−40`, `two` as a number; whole numbers are ints."""
    text = re.sub(r",(\d{1,2})$", r".\1", text.strip())
    text = re.sub(r"[\s€$£_,]", "", text).replace("−", "-").casefold()
    if text in NUMBERS:
        return NUMBERS[text]
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyz")
    value = Decimal(digits) * _SCALES.get(text[len(digits) :], 1)
    return int(value) if value == value.to_integral_value() else value


_SCALES = {
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    **{
        f"{unit}{bytes_}": 1024**power
        for power, unit in enumerate("kmg", 1)
        for bytes_ in ("b", "ib")
    },
}
"""What a unit behind a number stands for; sizes are binary, as PostgreSQL and Redis count them."""
_FOLLOWED = Pattern(
    rf"(?:the prefix\s+)?`(?P<head>[\w-]+)`\s*(?:followed by|plus|and|\+)\s*(?:exactly\s+)?(?P<n>\d+|{'|'.join(NUMBERS)})\s+digits\.?"
)
"""What begins with fixed letters: `CERT-` followed by 8 digits."""
_UNANCHORED = Pattern(
    r"(?:[\w/.:#-]|\\.)*(?:\[[^\]\s]+\](?:[+*]|\{\d+(?:,\d*)?\})(?:[\w/.:#-]|\\.)*)+"
)
"""A pattern without anchors: `[a-z0-9_]+`, `INV-[0-9]{6}`."""
_REGEX = Pattern(r"(?:(?:pattern|regexp?)\s*[=:]\s*)?[\"']?(\^.*?|.*\$)[\"']?")
_CLASSES = Pattern(r"(?:\[[^\]]+\](?:\{\d+(?:,\d*)?\}|[+*?])?)*\[[^\]]+\](?:\{\d+(?:,\d*)?\}|[+*])")
"""Classes of characters that are a pattern of the whole, though nobody anchored it: `[a-z0-9]{8}`."""
_NAMED_REGEX = Pattern(
    r"(?:(?:must|should|has to)\s+)?(?:match(?:es)?\s+(?:the\s+)?)?(?:pattern|regexp?|regular expression|match|matches|matching|format)\s*[:=]?\s*(`+)(.+)\1",
    re.IGNORECASE,
)
_BARE_REGEX = Pattern(r"(?:(?:pattern|regexp?|matches|matching)\s*[:=]?\s*)?(\^\S.*\$)")


def _range(match: re.Match[str], base: str) -> Atom:
    low, high = _plain(number(match["low"])), _plain(number(match["high"]))
    if base in _SIZED:
        return {"min_length": low, "max_length": high}
    return {"ge": low, "le": high}


def _within(match: re.Match[str], _base: str) -> Atom:
    low, high = match["low"] or match["above"], match["high"] or match["below"]
    return {"gt": _plain(number(low)), "lt": _plain(number(high))}


def _plain(value: int | Decimal) -> Any:
    return value if isinstance(value, int) else float(value)


def _comparison(key: str) -> Callable[[re.Match[str], str], Atom]:
    def build(match: re.Match[str], base: str) -> Atom:
        value = _plain(number(match["n"]))
        if base not in _SIZED:
            return {key: value}
        return {
            "gt": lambda: {"min_length": value + 1},
            "ge": lambda: {"min_length": value},
            "lt": lambda: {"max_length": value - 1},
            "le": lambda: {"max_length": value},
        }[key]()

    return build


def _length(low: str | None, high: str | None) -> Callable[[re.Match[str], str], Atom]:
    def build(match: re.Match[str], base: str) -> Atom:
        if base in NUMERIC and "byte" in match[0].casefold():
            return {
                key: _plain(number(match[end])) for key, end in (("ge", low), ("le", high)) if end
            }
        bounds: Atom = {}
        if low:
            bounds["min_length"] = int(number(match[low]))
        if high:
            bounds["max_length"] = int(number(match[high]))
        return bounds | _alphabet(match["kind"], match[0], bounds)

    return build


def _either(match: re.Match[str], base: str) -> Atom:
    """One of two lengths, which are a range when one follows the other: `two or three letters`."""
    low, high = int(number(match["low"])), int(number(match["high"]))
    return _length("low", "high")(match, base) if high == low + 1 else {}


def _alphabet(kind: str, text: str, bounds: Atom) -> Atom:
    kind, text = kind.casefold(), text.casefold()
    letters = (
        "0-9a-f" if "hex" in kind and "lower" in kind
        else "0-9A-F" if "hex" in kind and "upper" in kind
        else "0-9a-fA-F" if "hex" in kind
        else r"\d" if re.search(r"\bdigits?\b", text) and not re.search(r"\b(?:letters?|char\w*)\b", text)
        else None
    )  # fmt: skip
    if letters is None:
        return (
            {"case": "upper"}
            if "upper" in kind or "capital" in kind
            else {"case": "lower"}
            if "lower" in kind
            else {}
        )
    low, high = bounds.get("min_length", 0), bounds.get("max_length", "")
    count = f"{{{low}}}" if low == high else f"{{{low},{high}}}"
    return {"pattern": f"^{letters}{count}$" if letters == r"\d" else f"^[{letters}]{count}$"}


def _digits(match: re.Match[str], base: str) -> Atom:
    count = int(number(match["n"]))
    if base in _TEXT:
        return {"min_length": count, "max_length": count, "pattern": f"^\\d{{{count}}}$"}
    return {"max_digits": count}


def _chain(match: re.Match[str], base: str) -> Atom:
    low_key = "gt" if match["first"] == "<" else "ge"
    found = _comparison(low_key)({"n": match["low"]}, base)  # type: ignore[arg-type]
    if match["high"]:
        high_key = "lt" if match["second"] == "<" else "le"
        found |= _comparison(high_key)({"n": match["high"]}, base)  # type: ignore[arg-type]
    return found


def _keyword(match: re.Match[str], _base: str) -> Atom:
    return {match["key"].casefold(): _plain(number(match["n"]))}


def _only(key: str) -> Callable[[re.Match[str], str], Atom]:
    return lambda match, _base: {key: _plain(number(match["n"]))}


def _atoms() -> Iterator[tuple[str, Callable[[re.Match[str], str], Atom]]]:
    n = f"(?P<n>{_N})"
    keys = "gt|ge|lt|le|multiple_of|max_digits|decimal_places|min_length|max_length"
    yield rf"(?P<key>{keys})\s*[=:]\s*{n}", _keyword
    yield (
        rf"(?:max\.? |maximum |up to |at most |exactly |rounded to |≤ ?|to )?{n}[ -]?(?:(?:decimal )?places?|dp|decimals?|decimal digits?|fraction(?:al)? digits?)",
        _only("decimal_places"),
    )
    yield rf"scale(?: of)? {n}", _only("decimal_places")
    yield rf"precision(?: of)? {n}", _only("max_digits")
    yield (
        rf"(?:at most |up to |max(?:imum)? |no more than |of which ){n} (?:digits?)(?: in total)?",
        _only("max_digits"),
    )
    yield rf"of which {n} (?:decimal places?|decimals?)", _only("decimal_places")
    yield rf"(?:exactly )?{n}[ -]digits?(?: (?:code|number|string))?(?: in total)?", _digits
    yield rf"(?:multiples? of|divisible by|in steps of|steps of) {n}{_UNIT}", _only("multiple_of")
    yield rf"{n}[ -]?(?:dimensions?|dims?|dimensional)", _only("dimensions")
    yield rf"dimensions? {n}", _only("dimensions")
    yield rf"(?:of )?{n} (?:floats?|numbers|components)", _only("dimensions")
    yield rf"(?:between )?\[?(?P<low>{_N}){_TO}(?P<high>{_N})\]?{_CHARS}", _length("low", "high")
    yield rf"(?:either )?(?P<low>{_N}) or (?P<high>{_N}){_CHARS}", _either
    yield rf"(?P<n>{_N}){_TO}(?:the )?(?:current|this|present) year", _only("ge")
    yield rf"(?:exactly |fixed )?(?P<n>{_N}){_CHARS}(?: exactly)?", _length("n", "n")
    yield rf"(?:opaque |random |printed )*{_SIZED_NOUN}(?: [\w-]+){{0,2}}", _length("n", "n")
    yield rf"(?:{_COMPARE['le']})\s*(?P<n>{_N}){_CHARS}", _length(None, "n")
    yield rf"(?:{_COMPARE['ge']})\s*(?P<n>{_N}){_CHARS}", _length("n", None)
    yield (
        rf"min(?:imum|\.)? (?:length|len|size)(?: of)?\s*[:=]?\s*(?P<n>{_N})(?P<kind>)(?:{_CHARS.replace('kind', 'unit')})?",
        _length("n", None),
    )
    yield (
        rf"max(?:imum|\.)? (?:length|len|size)(?: of)?\s*[:=]?\s*(?P<n>{_N})(?P<kind>)(?:{_CHARS.replace('kind', 'unit')})?",
        _length(None, "n"),
    )
    yield rf"(?P<n>{_N}){_CHARS} (?:or more|minimum|min|at least)", _length("n", None)
    yield rf"(?P<n>{_N}){_CHARS} (?:or (?:less|fewer)|maximum|max|at most)", _length(None, "n")
    yield (
        rf"strictly between (?P<low>{_N}) and (?P<high>{_N}){_UNIT}|\((?P<above>{_N})\s*,\s*(?P<below>{_N})\)",
        _within,
    )
    yield (
        rf"(?:between )?\[?(?P<low>{_N})(?:\s*[%°€$£]?[a-zA-Z]*){_TO}(?P<high>{_N})\]?{_UNIT}",
        _range,
    )
    yield rf"\[(?P<low>{_N})\s*,\s*(?P<high>{_N})\]", _range
    yield (
        rf"(?P<low>{_N})\s*(?P<first>≤|<=|<)\s*[\w ]+?\s*(?P<second>≤|<=|<)\s*(?:(?P<high>{_N}){_UNIT}|[^\d].*)",
        _chain,
    )
    for key, words in _COMPARE.items():
        yield rf"(?:{words})\s*{n}{_UNIT}", _comparison(key)
    yield rf"{n}{_UNIT} (?:or more|minimum|min|and up)|{n.replace('<n>', '<m>')}\+", _at_least
    yield rf"{n}{_UNIT} (?:or (?:less|fewer)|maximum|max|at most)", _comparison("le")


def _at_least(match: re.Match[str], base: str) -> Atom:
    return _comparison("ge")({"n": match["n"] or match["m"]}, base)  # type: ignore[arg-type]


_ATOMS = tuple((Pattern(expression, re.IGNORECASE), build) for expression, build in _atoms())
_LENGTH_OF = Pattern(
    rf"(?:exact |fixed )?(?:length|len)(?:\s*(?:of|=|:|is))?\s*(?P<n>{_N})(?P<kind>)(?:\s*char\w*)?",
    re.IGNORECASE,
)
_LIMIT = "(?:nothing|none|no) (?:shorter|longer|smaller|larger|bigger|higher|lower) than|(?:larger|bigger|smaller|shorter|longer|higher|lower) than|(?:starts|counts|counted|counting) (?:from|at)|at (?:most|least)|up to|(?:no|not|never) (?:more|less|fewer) than|(?:greater|more|less|fewer) than|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?|[<>≤≥]=?"
_PHRASES = Pattern(
    rf"(?:(?:strictly\s+)?between\s+{_N}\s+and\s+{_N}(?:\s*char\w*)?"
    rf"|\bfrom\s+{_N}\s+to\s+{_N}"
    rf"|(?:{_LIMIT})\s*{_N}(?:\s*(?:chars?\b|char\w+|digits?\b|long\b|decimal places?|decimals?\b|dp\b|fraction(?:al)? digits?))?"
    rf"|{_N}\s*(?:–|-|to|\.\.)\s*{_N}\s*(?:char\w*|letters|digits|symbols|bytes)\b"
    rf"|\bstart(?:s|ing) (?:at|from)\s+{_N}"
    rf"|(?:exactly\s+)?{_N}\s+(?:lower-?case hex |upper-?case |hex |random )?(?:char\w*|bytes\b)"
    rf"|{_SIZED_NOUN.replace('?P<n>', '?:').replace('(?P<kind>)', '')}"
    rf"|{_N}[ -]?(?:decimal places?|decimals?|dp\b)"
    rf"|\b{_N}\s+or\s+(?:more|less|fewer)\b"
    rf"|(?:in )?steps of\s+{_N}|multiples? of\s+{_N}"
    r"|\b(?:[01]|zero|one)-based\b|\b(?:a|always|strictly|must be) positive\b|\bnon-?negative\b|\bnon-?empty\b|\bnever empty\b|\b(?:upper|lower)-?cased\b"
    r"|\bE\.?164\b|\bISO[ -]?4217\b|\bISO[ -]?3166(?:-1)?(?: alpha-?[23])?\b|\bISO[ -]?639(?:-1)?\b"
    r"|(?:regexp?|pattern|matching|matches)?\s*`\^[^`]+`)",
    re.IGNORECASE,
)
_FIXED = tuple(
    (Pattern(expression, re.IGNORECASE), meaning)
    for expression, meaning in (*_CASES, *((e, {"pattern": regex}) for e, regex in _NAMED_PATTERNS))
)
_CALLED_SIZED = Pattern(rf"(?<![\w-]){_SIZED_NOUN}", re.IGNORECASE)
_NAMED_END = Pattern(
    r"(?P<end>(?<![\w.])-?\d+)\s*\((?:[a-z][a-z -]*)\)(?=\s*(?:to\b|–|-|\.\.|$))", re.IGNORECASE
)
"""The end of a scale with its meaning: `1 (weak) to 5 (strong)`."""
_ASIDE = Pattern(r"\s*\([^()]*\)$")
_AFTER_STRIP = Pattern(
    r",?\s+(?:\(?(?:after|on) (?:strip|trim)(?:ping|ming)?\)?|trimmed|stripped)$", re.IGNORECASE
)


def impossible(atoms: Mapping[str, Any]) -> bool:
    """No value can satisfy all of these."""
    low = max((atoms[key] for key in ("gt", "ge") if key in atoms), default=None)
    high = min((atoms[key] for key in ("lt", "le") if key in atoms), default=None)
    if low is not None and high is not None:
        strict = atoms.get("gt") == low or atoms.get("lt") == high
        if low > high or (low == high and strict):
            return True
    return bool(atoms.get("min_length", 0) > atoms.get("max_length", float("inf")))


def write_constraints(atoms: Mapping[str, Any], base: str | None) -> str:
    """The canonical list, in the grammar's order."""
    left = dict(atoms)
    parts: list[str] = []
    if "ge" in left and "le" in left and base not in _SIZED:
        parts.append(f"{left.pop('ge')}–{left.pop('le')}")
    signs = {
        "gt": "> {}",
        "ge": "≥ {}",
        "lt": "< {}",
        "le": "≤ {}",
        "multiple_of": "multiple of {}",
    }
    signs |= {"max_digits": "precision {}", "decimal_places": "{} decimal places"}
    parts += [sign.format(left.pop(key)) for key, sign in signs.items() if key in left]
    parts += _written_length(left.pop("min_length", None), left.pop("max_length", None))
    if "dimensions" in left:
        parts.append(f"{left['dimensions']} dimensions")
    if "pattern" in left:
        longest = max(map(len, re.findall(r"`+", left["pattern"])), default=0)
        fence = "`" * (longest + 1)
        pad = " " if longest else ""
        parts.append(f"pattern {fence}{pad}{left['pattern']}{pad}{fence}")
    if "case" in left:
        parts.append(f"{left['case']}case")
    if left.get("strip"):
        parts.append("trimmed")
    if "tz" in left:
        parts.append(str(left["tz"]))
    return ", ".join(parts)


def _written_length(low: int | None, high: int | None) -> list[str]:
    if low is not None and high is not None:
        return [f"exactly {low} chars" if low == high else f"{low}–{high} chars"]
    if low is not None:
        return [f"min {low} chars"]
    return [] if high is None else [f"max {high} chars"]
