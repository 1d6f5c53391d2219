"""Value objects of several fields."""

import re
from dataclasses import replace

from ..constraints import constraints_in_prose, read_constraints
from ..datatypes import base_in_prose, base_of, base_opening, parse_type
from ..draft import Draft
from ..entries import Detail, Entry
from ..facts import is_field_table, table_fields
from ..fields import RawField, parse_field, scan_fields
from ..heads import humps
from ..languages import english
from ..markdown import Item, Table
from ..naming import snake
from ..parts import parts_told
from ..patterns import Pattern
from ..sentences import typed_spans
from ..text import code_spans, cut, parenthesis, plain
from .spelled import spelled_fields
from .wrapped import CANONICAL, Wrapped

_COUNTED = Pattern(r"(?P<name>[a-z][a-z_]*)\s+(?P<range>[\d−-][\d\s–.,−-]*|[≥≤<>]=?\s*\d+)")
_NO_COUNTED = frozenset(
    {
        "between",
        "range",
        "max",
        "min",
        "length",
        "up",
        "from",
        "at",
        "exactly",
        "scale",
        "precision",
        "size",
        "dimension",
        "dimensions",
        "multiple",
        "default",
        "defaults",
        "initially",
    }
)
_SUMMAND = r"(?:[a-z_]+\s+(?=`))?`?[A-Za-z][\w\[\].]*`?"
_SUM = Pattern(rf"{_SUMMAND}(?:\s*\+\s*{_SUMMAND})+")
_COMPOSITE = Pattern(
    r"^(?:is\s+)?(?:an?\s+)?(?:(?:frozen|immutable|small)\s+)*(?:typed wrapper for\s+)?(?:(?:composite(?:\s+value)?|composed|pair(?!\s+of\s+[a-z]+s[,:]?\s+`)|combination|made up|made|consists)(?:\s+of)?|"
    r"(?:(?:frozen|immutable|composite)\s+)*(?:value(?:\s+object)?|record|struct(?:ure)?|model|tuple)\s+(?:with|of|holding)(?:\s+the)?(?P<told>\s+(?:fields?|attributes?|properties|members|parts))?|"
    r"(?:(?:two|three|four)|(?:ordered\s+)?pair\s+of(?=\s+[a-z]+s[,:]?\s+`))\s+(?:utc\s+|aware\s+)?(?P<base>[a-z]+))\b[:,]?\s*(?:of\s+)?",
    re.IGNORECASE,
)
_CALLED_COMPOSITE = Pattern(
    r"^(?:an?\s+)?[a-z]+(?:\s+[a-z]+){0,2}\s*[:：]\s*(?=`?[a-z_]\w*`?\s*[:：])",
    re.IGNORECASE,
)
_MODEL = Pattern(
    r"(?:(?:frozen|immutable|pydantic)\s+)*(?:dataclass|model|record|struct|composite|class|tuple|namedtuple|object|basemodel)",
    re.IGNORECASE,
)
"""What the base of a value of several fields is called that are told beside it."""
_ARTICLES = Pattern(r"\b(?:an?|the|its)\s+(?=`[a-z_])")
_PLAIN_FIELD = Pattern(r"^[a-z][a-z0-9_]*\s*:\s+\S")
_NAMED_FIELD = r"`[a-z]\w*`(?:\s*[:：]\s*`[A-Z]\w*`)?"
_ASIDE_FIELDS = Pattern(
    rf"^(?!.*\b(?:one of|either|allowed|values?|such as|e\.g\.)\b)[^`()]*\((?P<fields>(?=[^()]*(?:_|`[A-Z])){_NAMED_FIELD}(?:,\s*(?:and\s+)?{_NAMED_FIELD}|\s+and\s+{_NAMED_FIELD})+)(?:[;.][^()]*)?\)"
)
"""What a value is made of, in parentheses: ``the booked time (`starts_at`, `ends_at`)``."""


def composite(entry: Entry, name: str, draft: Draft) -> Wrapped | None:
    """The value object, when what the item says shows several fields; None otherwise."""
    wrapped = Wrapped()
    stated = [detail for detail in entry.details if detail.key in ("base", "constraints", "fields")]
    composite = any(detail.key == "base" and _COMPOSITE.match(detail.text) for detail in stated)
    if any(detail.key == "base" and _MODEL.fullmatch(plain(detail.text)) for detail in stated):
        stated += [d for d in entry.find("description") if _PLAIN_FIELD.match(d.text.lstrip("`"))]
    if entry.hint and ":" in entry.hint and not entry.body:
        listed = _CALLED_COMPOSITE.sub("", entry.hint)
        wrapped.fields = [found for found, _ in scan_fields(listed, entry.line) if found]
    opened = base_opening(entry.body)
    simple = opened is not None and opened[1][:1] in (",", ";", ".")
    if not wrapped.fields and not simple:
        wrapped.fields, wrapped.description = _composite_text(entry.body, entry.line)
    based = any(d.key == "base" and base_of(plain(d.text)) for d in stated)
    has_fields = any(detail.key == "fields" for detail in stated)
    for detail in stated:
        if (has_fields or based) and detail.key == "constraints":
            continue
        bare = detail.key == "fields" or (composite and detail.key == "constraints")
        found, _ = _composite_text(detail.text, detail.line, bare=bare)
        if bare or any(part.type for part in found) or detail.key == "base":
            wrapped.fields += found
        wrapped.fields += _nested_fields(detail)
    for detail in entry.find(""):
        wrapped.fields += _nested_fields(detail)
        found_field = parse_field(detail.text, detail.line) if is_field(detail) else None
        wrapped.fields += [found_field] if found_field else []
    spelled = [] if simple else spelled_fields(entry.body or entry.hint, entry.line)
    if len(spelled) > len([part for part in wrapped.fields if part.type]):
        wrapped.fields, wrapped.description = spelled, entry.body or entry.hint
    if not wrapped.fields and (aside := _ASIDE_FIELDS.search(entry.body)):
        wrapped.fields = [raw for raw, _ in scan_fields(aside["fields"], entry.line) if raw]
        wrapped.description = entry.body
    wrapped.fields = [raw for raw in wrapped.fields if not _is_itself(raw, name)]
    if not wrapped.fields:
        return None
    if parts_told(entry.body, entry.line) and wrapped.fields[0].name == "amount":
        wrapped.constraints = constraints_in_prose(entry.body, "Decimal", snake(name))
    for detail in stated:
        if detail.key == "constraints":
            found_atoms = read_constraints(detail.text, "Decimal", snake(name).replace("_", " "))
            wrapped.constraints |= found_atoms.atoms
    return wrapped


def _is_itself(raw: RawField, name: str) -> bool:
    """Whether a field would make a value a part of itself: what it is compared with, `overlaps(other: Span)`."""
    return raw.type is not None and raw.type.name == name and not raw.type.optional


def _nested_fields(detail: Detail) -> list[RawField]:
    fields: list[RawField] = []
    for block in detail.blocks:
        if isinstance(block, Table) and is_field_table(block):
            fields += table_fields(block)
        elif isinstance(block, Item):
            found = parse_field(block.text, block.line)
            fields += [found] if found else []
    return fields


def is_field(detail: Detail) -> bool:
    """Whether a bullet under a value is one of its fields."""
    coded = detail.text.startswith("`")
    found = (
        parse_field(detail.text, detail.line) if coded or _PLAIN_FIELD.match(detail.text) else None
    )
    if found is None or found.type is None:
        return False
    return coded or base_of(found.type.name) is not None or humps(found.type.name) > 1


def _composite_text(text: str, line: int, *, bare: bool = False) -> tuple[list[RawField], str]:
    """The fields that a text lists, and what it says behind them."""
    inside, behind = parenthesis(text)
    text = text if behind else inside or text
    if told := parts_told(text, line):
        return told
    lead = _COMPOSITE.match(english(text))
    if lead:
        return _after_lead(
            english(text)[lead.end() :], text, line, lead["base"], bare=bool(lead["told"])
        )
    if CANONICAL.match(text):
        return [], ""
    parts = _SUM.match(text)
    if parts:
        behind = text[parts.end() :].strip(" ,;—–-")
        aside, beyond = parenthesis(behind)
        word = base_in_prose(aside or behind)
        kind = parse_type(word[0]) if word else None
        summed = _sum(parts[0], line)
        if kind and aside and not all(raw.type for raw in summed):
            return [raw if raw.type else replace(raw, type=kind) for raw in summed], beyond
        return summed, behind
    fields: list[RawField] = []
    listed, dash, description = cut(text, r"\s+—\s+")
    pieces_read = list(scan_fields(listed, line, bare=bare))
    for at, (found, piece) in enumerate(pieces_read):
        counted = _COUNTED.fullmatch(piece) if found is None else None
        if counted and counted["name"] not in _NO_COUNTED and base_of(counted["name"]) is None:
            known = any(field.name == counted["name"] for field in fields)
            kind = None if known else parse_type("int")
            found = RawField(line, counted["name"], kind, note=counted["range"].strip())
        if found is None:
            rest = [piece for _, piece in pieces_read[at:]]
            description = "; ".join(rest) + (f" {dash.strip()} {description}" if dash else "")
            break
        fields.append(found)
    if any(found.type for found in fields) and (
        len(fields) > 1 or not all(found.note for found in fields)
    ):
        return _typed_by_last(fields), description
    if len(fields) > 1 and (bare or all(found.name.islower() for found in fields)):
        return _typed_by_last(fields), description
    spelled = typed_spans(text, line)
    if len(spelled) > 1:
        return spelled, text
    typed = [found for found, _ in pieces_read if found and found.type]
    return (
        (typed, "; ".join(piece for found, piece in pieces_read if found is None))
        if typed
        else ([], "")
    )


def _after_lead(
    listed: str, text: str, line: int, base: str | None, *, bare: bool
) -> tuple[list[RawField], str]:
    """The fields behind `composite of` or `two ints,`, and what the text says behind the last of them."""
    if listed.startswith("("):
        inside, behind = parenthesis(listed)
        return _after_lead(inside, inside, line, base, bare=True)[0], behind.strip(" ,;.—–-")
    listed = _ARTICLES.sub("", listed)
    fields: list[RawField] = []
    rest = ""
    ends = [span for span in code_spans(listed) if span.isidentifier() and span.islower()]
    if base and len(ends) > 1 and not any(":" in span for span in code_spans(listed)):
        kind = parse_type(base_of(base.removesuffix("s")) or base)
        told = (RawField(line, name, kind) for name in dict.fromkeys(ends))
        return list(told), text
    for found, piece in scan_fields(listed, line, bare=bare):
        if found is None or found.name in {known.name for known in fields}:
            rest = piece
            break
        fields.append(found)
    word = base_in_prose(re.sub(r"^(?:both|each|all)\s+", "", rest)) if rest else None
    kind = (
        parse_type(base_of(base.removesuffix("s")) or base)
        if base
        else parse_type(word[0])
        if word
        else None
    )
    fields = [raw if raw.type or kind is None else replace(raw, type=kind) for raw in fields]
    end = text.rfind("`") + 1 if not rest else text.find(rest)
    return _typed_by_last(fields) if fields else [], text[max(end, 0) :].strip(" ,;.—–-")


def _sum(text: str, line: int) -> list[RawField]:
    fields: list[RawField] = []
    for piece in text.split("+"):
        named = re.match(r"\s*(?P<name>[a-z_]+)\s+(?=`)", piece)
        kind = parse_type(piece[named.end() :] if named else piece)
        if kind is None:
            return []
        base = base_of(kind.name)
        if named:
            fields.append(RawField(line, named["name"], kind))
            continue
        if base is None and kind.name.islower():
            fields.append(RawField(line, kind.name))
            continue
        fields.append(
            RawField(
                line, "amount" if base in ("Decimal", "int", "float") else snake(kind.name), kind
            )
        )
    return fields


def _typed_by_last(fields: list[RawField]) -> list[RawField]:
    """`check_in`, `check_out` dates: the word behind the last one is the type of all that have none."""
    word = base_in_prose(fields[-1].note) if fields[-1].type is None and fields[-1].note else None
    if word is None:
        return fields
    kind = parse_type(word[0])
    last = replace(fields[-1], type=kind, note=word[1])
    return [*(found if found.type else replace(found, type=kind) for found in fields[:-1]), last]
