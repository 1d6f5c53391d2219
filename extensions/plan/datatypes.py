"""Types: what stands behind a field's colon, in the spellings that plans use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .model import Many
from .patterns import Pattern
from .text import split_top

BASES = (
    "UUID",
    "str",
    "int",
    "Decimal",
    "float",
    "bool",
    "datetime",
    "date",
    "time",
    "timedelta",
    "bytes",
    "EmailStr",
    "AnyUrl",
    "IPvAnyAddress",
    "list[float]",
    "list[str]",
    "dict[str, str]",
)
"""The types that need no declaration."""

TEMPORAL = frozenset({"datetime", "date", "time", "timedelta"})
"""Bases that may stand raw in an aggregate."""

_ALIASES = {
    "UUID": "uuid uuid4 uuid7 uuidv4 uuidv7 guid ulid",
    "str": "str string text varchar char character citext secretstr",
    "int": "int integer long bigint smallint int32 int64 serial",
    "Decimal": "decimal numeric number bigdecimal",
    "float": "float double real float32 float64",
    "bool": "bool boolean flag",
    "datetime": "datetime timestamp timestamptz instant awaredatetime naivedatetime pastdatetime futuredatetime",
    "date": "date localdate pastdate futuredate",
    "time": "time localtime",
    "timedelta": "timedelta duration interval",
    "bytes": "bytes binary blob bytea",
    "EmailStr": "email emailstr",
    "AnyUrl": "url uri anyurl httpurl anyhttpurl",
    "IPvAnyAddress": "inet ipaddress ipvanyaddress",
    "list[float]": "vector embedding",
    "dict[str, str]": "json jsonb dict",
}
_BY_LAST_WORD = {
    **dict.fromkeys(("At", "Timestamp", "Instant", "Datetime"), "datetime"),
    **dict.fromkeys(("Duration", "Interval"), "timedelta"),
    "Date": "date",
}
_BASE_OF = {alias: base for base, aliases in _ALIASES.items() for alias in aliases.split()}

_NEVER_PROSE = frozenset(
    {
        "number",
        "numbers",
        "flag",
        "real",
        "long",
        "character",
        "characters",
        "char",
        "chars",
        "serial",
        "double",
        "binary",
        "dict",
    }
)
_FIRST_WORD = Pattern(
    r"(?:an? |the |typed |calendar |business |civil |local |immutable |frozen |opaque |positive |non-?negative |signed |unsigned |raw |plain |short |small |tiny |whole |upper-?case |lower-?case |alphanumeric |printable |monotonically |strictly |increasing |sequential |consecutive |running |(?:time-?zone|tz)?[ -]?aware |utc |naive )*(?P<word>`?[A-Za-z]+\d*`?(?: v\d\b)?)(?=$|[\s,;:.()<>=≥≤])",
    re.IGNORECASE,
)
_SEVERAL = Pattern(
    r"(?:an? |the )?(?P<outer>tuple|list|array|vector|sequence) of (?:exactly )?(?:\d+ )?(?P<word>[A-Za-z]+)\b",
    re.IGNORECASE,
)
_LAST_WORD = Pattern(r"(?P<word>[A-Za-z]+\d*)\.?$")

_SEQUENCES = frozenset({"list", "tuple", "sequence", "array", "iterable"})
_SETS = frozenset({"set", "frozenset"})
_NOTHING = frozenset({"none", "null", "nil"})
_CLASS = Pattern(r"(?:[a-z][a-z0-9_]*\.)?[A-Za-z][A-Za-z0-9_]*")
_SIZED = Pattern(r"(?P<word>[A-Za-z][\w ]*?)\s*\(\s*(?P<first>\d+)\s*(?:,\s*(?P<second>\d+)\s*)?\)")
_GENERIC = Pattern(r"(?P<outer>[A-Za-z.]+)\s*\[(?P<inner>.*)\]")
_OF = Pattern(r"(?P<outer>list|set|tuple|sequence|array)\s+of\s+(?P<inner>\S+)", re.IGNORECASE)
_COUNTED = Pattern(
    r"(?:(?P<least>\d+)\s*(?:\.\.\.?|…|–|-)\s*(?P<most>\d+|\*|n|N|many)|\*|many|several|(?:zero|one) or more|at least one)\s+(?P<element>`?[A-Z]\w*`?)"
)
_VARIANT = Pattern(r"(?P<name>[A-Z][A-Za-z0-9]*)\s*(?P<fields>\([^()]*(?:\([^()]*\)[^()]*)*\))?")


@dataclass(frozen=True, slots=True)
class Type:
    """A type as written; `union` has the alternatives when it is one, in their own text."""

    name: str = ""
    many: Many | None = None
    optional: bool = False
    constraints: Mapping[str, Any] = field(default_factory=dict)
    union: tuple[str, ...] = ()


def implied_by_name(name: str) -> str:
    """The base of a value object of which nothing but the name is known: `PaidAt` is a datetime."""
    if name.endswith(("Id", "ID")):
        return "UUID"
    return _BY_LAST_WORD.get(re.split(r"(?<=[a-z0-9])(?=[A-Z])", name)[-1], "str")


def base_of(word: str) -> str | None:
    """The base type that a word means: `varchar` is `str`."""
    word = word.strip()
    return word if word in BASES else _BASE_OF.get(word.casefold().replace(" ", ""))


def sized_base(text: str) -> tuple[str, dict[str, Any]] | None:
    """A base with its size: `varchar(20)`, `numeric(12, 2)`, `vector(768)`."""
    found = _SIZED.fullmatch(text.strip())
    base = base_of(found["word"] if found else text)
    if base is None:
        return None
    if found is None:
        return base, {}
    first = int(found["first"])
    match base:
        case "str" | "bytes":
            return base, {"max_length": first}
        case "Decimal":
            places = {"decimal_places": int(found["second"])} if found["second"] else {}
            return base, {"max_digits": first, **places}
        case "list[float]":
            return base, {"dimensions": first}
    return None


_DATE_AND_TIME = Pattern(
    r"(?:an?\s+|the\s+)?(?:(?:time-?zone[ -]?aware|tz-aware|aware|utc|exact)\s+)*(?:point in time|date and time|date-time|moment|(?<=utc )time|(?<=aware )time)\b",
    re.IGNORECASE,
)


_E_MAIL = Pattern(r"(?:an?\s+|the\s+)?e-mail(?:\s+address)?\b", re.IGNORECASE)


def base_opening(text: str) -> tuple[str, str] | None:
    """The base that a phrase opens with, and the phrase without it: `string such as …`."""
    if moment := _DATE_AND_TIME.match(text):
        return "datetime", text[moment.end() :].strip()
    if mail := _E_MAIL.match(text):
        return "EmailStr", text[mail.end() :].strip()
    opening = _FIRST_WORD.match(text)
    base = _prose_base(opening["word"]) if opening else None
    return (base, text[opening.end() :].strip()) if opening and base else None


def base_in_prose(text: str) -> tuple[str, str] | None:
    """The base that a phrase opens or closes with, and the phrase without it: `aware UTC datetime`."""
    several = _SEVERAL.match(text)
    if several and (many := f"list[{_prose_base(several['word'])}]") in BASES:
        return many, text[several.end("outer") :].strip()
    if opened := base_opening(text):
        return opened
    closing = _LAST_WORD.search(text)
    if closing and (base := _prose_base(closing["word"])):
        return base, text[: closing.start()].strip()
    return None


def _prose_base(word: str) -> str | None:
    word = word.strip("`").casefold()
    if word in _NEVER_PROSE:
        return None
    if re.fullmatch(r"uuid\s?v?\d?s?", word):
        return "UUID"
    return base_of(word) or base_of(word.removesuffix("s"))


def parse_type(text: str) -> Type | None:
    """The type that a text spells, or None when it spells none."""
    text = text.strip().strip("`").strip().removesuffix(".").strip("`").strip()
    if not text or len(text) > 500:
        return None
    if text.endswith("?"):
        inner = parse_type(text[:-1])
        return replace(inner, optional=True) if inner else None
    pieces = [piece.strip("` ") for piece in split_top(text, r"\|")]
    if len(pieces) > 1:
        return _alternatives(pieces)
    return _single(text)


def _alternatives(pieces: list[str]) -> Type | None:
    some = [piece for piece in pieces if piece.casefold() not in _NOTHING]
    optional = len(some) < len(pieces)
    if len(some) == 1:
        inner = parse_type(some[0])
        return replace(inner, optional=True) if inner else None
    if some and all(_VARIANT.fullmatch(piece) for piece in some):
        return Type(optional=optional, union=tuple(some))
    return None


def _single(text: str) -> Type | None:
    sized = sized_base(text)
    if sized is not None and not (text[:1].isupper() and text.isalnum() and text not in BASES):
        base, constraints = sized
        if base == "list[float]":
            return Type("float", "list", constraints=constraints)
        return Type(base, constraints=constraints)
    if text.endswith("[]"):
        return _many("list", text[:-2])
    if found := _COUNTED.fullmatch(text):
        return _counted(found)
    found = _OF.fullmatch(text)
    if found:
        return _many(found["outer"], found["inner"])
    found = _GENERIC.fullmatch(text)
    if found:
        return _generic(found["outer"], found["inner"])
    return Type(text) if _CLASS.fullmatch(text) else None


def _counted(found: re.Match[str]) -> Type | None:
    """The type that a multiplicity makes of another: `0..1 Coupon` may be absent, `1..* Line` are many."""
    element = parse_type(found["element"])
    if element is None or element.many or element.union:
        return None
    if found["most"] == "1":
        return replace(element, optional=found["least"] == "0")
    return replace(element, many="list")


def _generic(outer: str, inner: str) -> Type | None:
    word = outer.rpartition(".")[2].casefold()
    if word == "optional":
        found = parse_type(inner)
        return replace(found, optional=True) if found else None
    if word in {"dict", "mapping"}:
        pair = [parse_type(piece) for piece in split_top(inner, ",")]
        strings = len(pair) == 2 and all(kind is not None and kind.name == "str" for kind in pair)
        return Type("dict[str, str]") if strings else None
    return _many(word, inner)


def _many(outer: str, inner: str) -> Type | None:
    word = outer.casefold()
    pieces = [piece for piece in split_top(inner, ",") if piece not in ("...", "…")]
    if word not in _SEQUENCES | _SETS or len(pieces) != 1:
        return None
    element = parse_type(pieces[0])
    if element is None or element.many or element.union or not element.name:
        return None
    return Type(element.name, "set" if word in _SETS else "list", constraints=element.constraints)


def variants(alternatives: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each alternative's name and the text of its fields: `Cancelled(fee)` is `Cancelled`, `fee`."""
    for text in alternatives:
        found = _VARIANT.fullmatch(text.strip().strip("`").strip())
        if found:
            yield found["name"], (found["fields"] or "()")[1:-1]


def is_union(text: str) -> bool:
    """Class names with bars between them: `Held | RoomUnavailable(until)`."""
    whole = text.strip().removesuffix(".")
    for written in (whole, whole.strip("`")):
        pieces = split_top(written, r"\|")
        if len(pieces) > 1 and all(_VARIANT.fullmatch(piece.strip("` ")) for piece in pieces):
            return True
    return False
