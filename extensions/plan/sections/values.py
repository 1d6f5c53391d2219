"""Value Objects: wrapped primitives with their constraints, and composites of several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .. import names
from ..constraints import (
    NUMBERS,
    NUMERIC,
    Atom,
    applies,
    atom,
    constraints_in_prose,
    demanded,
    impossible,
    is_sized,
    pieces,
    read_constraints,
    write_constraints,
)
from ..datatypes import BASES, base_in_prose, base_of, base_opening, parse_type, sized_base
from ..diagnostics import did_you_mean, nearest
from ..draft import Draft
from ..entries import Detail, Entry, loose, prose, unread
from ..facts import is_field_table, settle, table_fields
from ..fields import RawField, parse_field, scan_fields
from ..heads import humps
from ..labels import bold
from ..languages import english
from ..markdown import Item, Table
from ..model import Context, ValueObject
from ..naming import is_class, snake
from ..parts import paired, parts_named, parts_told
from ..patterns import Pattern
from ..sentences import told_models, typed_spans
from ..text import code_spans, cut, is_absent, parenthesis, plain, split_top
from ..topics import joined_sentences

SECTION = "Value Objects"
ROOT_IDENTITY = "aggregate root identity"

_CANONICAL = Pattern(
    r"^(?:an?\s+)?(?:(?:typed|thin|frozen|immutable|strict|validated)\s+)?(?:wrapper|wraps|wrapping|wrapped)\s+(?:for|around|over|of|on|an?)?\s*"
    r"(?P<base>`[^`]+`|[A-Za-z]+(?:\[[^\]]*\]|\(\d+(?:,\s*\d+)?\))?)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORD_WRAPPER = Pattern(
    r"^(?:typed\s+)?(?P<base>`?[A-Za-z0-9]+(?: v\d)?`?)\s+wrapper\b(?:\s+(?:for|of|around)\s+)?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEGMENT = r"[;；]|,(?!\d{3}\b)\s|\s+[—–]+\s+|\s+-\s+|(?<!max)(?<!min)(?<!\.)\.\s|\.$|(?<=\d)\s+(?=in (?:steps|multiples) of\b)"
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
    r"^(?:is\s+)?(?:an?\s+)?(?:typed wrapper for\s+)?(?:(?:composite(?:\s+value)?|composed|pair|combination|made up|made|consists)(?:\s+of)?|"
    r"(?:(?:frozen|immutable|composite)\s+)*(?:value(?:\s+object)?|record|struct(?:ure)?|model|tuple)\s+(?:with|of|holding)(?:\s+the)?(?P<told>\s+(?:fields?|attributes?|properties|members|parts))?|"
    r"(?:two|three|four)\s+(?P<base>[a-z]+))\b[:,]?\s*(?:of\s+)?",
    re.IGNORECASE,
)
_CALLED_COMPOSITE = Pattern(
    r"^(?:an?\s+)?[a-z]+(?:\s+[a-z]+){0,2}\s*[:：]\s*(?=`?[a-z_]\w*`?\s*[:：])",
    re.IGNORECASE,
)
_OPERATOR = Pattern(r"^`?(?:[<>≤≥=]|at |more |less |up |no )")
_PLAIN_FIELD = Pattern(r"^[a-z][a-z0-9_]*\s*:\s+\S")
_LISTED = Pattern(
    r"^(?P<lead>[^`]*\b(?:uuids?|ids?|identit\w+|identifiers?)\b[^`]*)(?:`[A-Z]\w*`(?:,\s*(?:and\s+)?|\s+and\s+|\.?$))+$",
    re.IGNORECASE,
)
_TOLD_NAME = r"(?:\*\*`?[A-Z][A-Za-z0-9]*`?\*\*|`[A-Z][A-Za-z0-9]*`)"
_TOLD = Pattern(
    rf"(?P<names>{_TOLD_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_TOLD_NAME}){{0,20}})"
    rf"(?:\s*\((?P<inside>[^()]*)\)|(?:\s+(?:is|are|wraps?)\s+(?:(?:both|all|each)\s+)?|\s*,\s*(?=an?\s))(?P<rest>(?:(?!,?\s+and\s+(?:a\s+)?{_TOLD_NAME}).)*))"
)
_CLASS_NAME = Pattern(r"[A-Z][A-Za-z0-9]*")
_EVIDENT = Pattern(
    r"\b(?:wrapper|wraps|uuid(?:v?\d)?s?|str|strings?|text|int|integers?|whole numbers?|decimals?|float|bool|booleans?|datetimes?|timestamps?|"
    r"dates?|chars?|characters|digits|composite|composed of|pair of)\b",
    re.IGNORECASE,
)
_IDENTITIES = Pattern(r"^(?:ids?|identifiers?|identit(?:y|ies)|keys)$", re.IGNORECASE)
_PROSE_COLUMN = Pattern(r"/|\band\b|&|notes?|behaviou?r|description", re.IGNORECASE)
_FIRST_OF = Pattern(
    r"^(?:(?:the\s+)?(?:first|last)\s+|exactly\s+)?\d+\s+(?:\w+\s+)?(?:char\w*|letters|digits|bytes|symbols)\b",
    re.IGNORECASE,
)
_NUMBER_OF = Pattern(
    r"^(?:(?:the|a|an|total)\s+)*(?P<demand>(?:whole |positive |non-?negative )*)(?:number|count) of (?:\w+ )?\w+s\b",
    re.IGNORECASE,
)
_RANGE_ASIDE = Pattern(r"(?P<low>-?\d+)\s*\([^()\d]*\)\s*(?P<to>to|–|-|\.\.)\s*(?=-?\d)")
"""What stands between the ends of a range: `1 (highest) to 3`."""
_SENTENCE = Pattern(r"^\w+ (?:is|are|was|must|has|have|does|may|can|never|always)\b", re.IGNORECASE)
"""What goes on about something rather than saying what wraps it: `Comparison is constant time`."""
_COUNTED_FROM = Pattern(r"^(?:[01]|zero|one)-based\b", re.IGNORECASE)
_SIGNED = Pattern(r"^(?:an?\s+)?(?P<sign>(?:strictly\s+)?positive|non-?negative)\b", re.IGNORECASE)
_WHOLE = Pattern(r"\b(?:whole|natural|integer) numbers?\b|^an? counter\b", re.IGNORECASE)
_BOUNDED = Pattern(
    r"^(?:an?\s+)?(?:numbers?\s+)?(?:(?:from|between|within|at (?:least|most)|no (?:more|less) than|up to|max(?:imum)?|min(?:imum)?)\b|[<>≤≥])",
    re.IGNORECASE,
)
"""A piece that opens with a bound: `at least 15 and no more than 480`."""
_ADDED = Pattern(r"^[a-zA-Z`_ ]+\s\+\s[a-zA-Z`_ ]+(?:\s\+\s[a-zA-Z`_ ]+)*(?:$|[.;,(])")
"""Parts with plus signs between them: `trip id + route`."""
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
    r"\b(?:slugs?|letters|alphanumerics?|alphanumeric|characters|chars|(?:upper|lower)-?\s?case|trimmed|kebab-case|free[ -]text)\b",
    re.IGNORECASE,
)
"""Words that only what is written has."""
_PART = Pattern(
    rf"(?:and\s+|then\s+)?(?:an?|\d+|{'|'.join(NUMBERS)})\s+(?:\w+\s+)?(?:digits?|letters?|char\w*)",
    re.IGNORECASE,
)
_PARTS = Pattern(
    r"\b(?:letters?|dash|hyphen|slash|colon|dot|underscore|prefix|suffix|followed by|check digit)\b",
    re.IGNORECASE,
)
_MONEY = Pattern(r"\b(?:amount|sum|price|fee|total|money|balance|cost)s?\b", re.IGNORECASE)
_LENGTHS = frozenset({"min_length", "max_length", "pattern", "case", "strip"})


@dataclass(slots=True)
class _Wrapped:
    base: str | None = None
    constraints: dict[str, Any] = field(default_factory=dict)
    fields: list[RawField] = field(default_factory=list)
    description: str = ""


def read(entry: Entry, draft: Draft) -> None:
    """Take in one item of the section."""
    if not entry.names:
        entry.details = [
            detail
            for detail in entry.details
            if not _identities(detail, entry, draft) and not _sentences(detail, entry, draft)
        ]
        loose(entry, draft, SECTION, "a value object")
        return
    named = _listed_identities(entry)
    for raw in named or entry.names:
        name = (
            None if is_absent(raw) else names.class_name(draft.log, entry.line, raw, "value object")
        )
        if name is None or not draft.claim(entry.context, name, "value object", entry.line):
            continue
        wrapped = _Wrapped("UUID") if named else _wrapped(entry, name, draft)
        fields = settle(draft, SECTION, name, wrapped.fields)
        entry.context.value_objects.append(
            ValueObject(
                line=entry.line,
                name=name,
                base=None if fields else wrapped.base or "str",
                constraints=wrapped.constraints,
                fields=fields,
                description=wrapped.description,
            )
        )


def _sentences(detail: Detail, entry: Entry, draft: Draft) -> bool:
    """Declare what sentences tell: `A` and `B` are UUIDs; **C**, a composite of `x` and `y`. False when none does."""
    if detail.key or not detail.prose:
        return False
    told = False
    for model in told_models(detail.text, detail.line):
        itemised = model.name in draft.itemised or model.name in entry.context.declared
        if not itemised and draft.claim(entry.context, model.name, "value object", detail.line):
            fields = settle(draft, SECTION, model.name, model.fields)
            value = ValueObject(line=detail.line, name=model.name, base=None, fields=fields)
            entry.context.value_objects.append(value)
            told = True
    for sentence in joined_sentences(detail.text):
        for found in _TOLD.finditer(sentence):
            body = (found["inside"] or found["rest"]).strip()
            named = _CLASS_NAME.findall(found["names"])
            names_told = [name for name in named if is_class(name) and base_of(name) is None]
            free = [
                n for n in names_told if n not in draft.itemised and n not in entry.context.declared
            ]
            if not free or not _EVIDENT.search(body):
                continue
            body = re.sub(r"^(?:all\s+|both\s+)?(?:an?\s+|the\s+)?(?:plain\s+|free\s+)?", "", body)
            read(Entry(detail.line, "values", entry.context, tuple(free), body=body), draft)
            told = True
    return told


def _identities(detail: Detail, entry: Entry, draft: Draft) -> bool:
    """`Identities, all UUID: `SupplierId`, `SiteId`.` declares each of them."""
    if detail.key or not _LISTED.match(re.sub(r"`UUID`", "UUID", detail.text)):
        return False
    for name in code_spans(detail.text):
        if (
            is_class(name)
            and base_of(name) is None
            and draft.claim(entry.context, name, "value object", detail.line)
        ):
            entry.context.value_objects.append(
                ValueObject(line=detail.line, name=name, base="UUID")
            )
    return True


def _listed_identities(entry: Entry) -> tuple[str, ...]:
    """`**IDs**: `OrderId`, `LineId`` declares each of them."""
    if len(entry.names) != 1 or not _IDENTITIES.match(entry.names[0]):
        return ()
    return tuple(
        span for span in code_spans(entry.body) if is_class(span) and base_of(span) is None
    )


def _wrapped(entry: Entry, name: str, draft: Draft) -> _Wrapped:
    _take_opening(entry)
    body = _RANGE_ASIDE.sub(r"\g<low> \g<to> ", entry.body or entry.hint)
    hint = entry.hint[1:-1] if re.fullmatch(r"`[^`]*`", entry.hint) else entry.hint
    if not entry.body.strip(" ."):
        body = entry.hint
    if entry.body.strip(" .") and hint and (base_of(hint) or base_in_prose(hint)):
        body = f"`{hint}`; {entry.body}" if base_of(hint) else f"{hint}; {entry.body}"
    stated = next(entry.find("base"), None)
    text = stated.text if stated else body
    wrapped = _composite(entry, name, draft) or _simple(
        text, name, entry.line, draft, strict=bool(stated)
    )
    if stated and body:
        wrapped.description = body
    remarks: list[Detail] = []
    for detail in entry.details:
        match detail.key:
            case "constraints" if wrapped.fields:
                remarks += [replace(detail, text=text)] if (text := _leftover(detail)) else []
            case "constraints":
                _constrain(wrapped, detail, name, draft)
            case "least" | "most":
                _constrain(wrapped, _bounded(detail), name, draft)
            case "description":
                wrapped.description = " ".join(
                    part for part in (wrapped.description, detail.text) if part
                )
            case "base" | "fields":
                pass
            case "" if _is_field(detail):
                pass
            case "" if (
                not detail.blocks
                and not wrapped.fields
                and (demand := _demanded(detail, wrapped, name))
            ):
                for key, value in demand.items():
                    wrapped.constraints.setdefault(key, value)
            case _:
                remarks.append(detail)
    told = [said for detail in remarks for said in _said(detail)]
    _named_parts(wrapped, text, name, entry.line)
    _guess_base(wrapped, name)
    _described(wrapped, name, told)
    unread(draft, SECTION, name, told)
    return wrapped


def _bounded(detail: Detail) -> Detail:
    """What a column of lower or of upper bounds demands."""
    text = detail.text if _OPERATOR.match(detail.text) else f"at {detail.key} {detail.text}"
    return replace(detail, text=text)


def _take_opening(entry: Entry) -> None:
    """What the first sentence under a heading says is what the item's own line would."""
    first = next((detail for detail in entry.details if detail.prose and not detail.key), None)
    if entry.spread and not entry.body.strip(" .") and first and first is entry.details[0]:
        entry.body = first.text
        entry.details.remove(first)
    stated = {detail.key for detail in entry.details} & {"base", "constraints", "fields"}
    meant = next((d for d in entry.find("description") if d.text and not d.blocks), None)
    if meant and not (stated or entry.body or entry.hint):
        entry.body = meant.text
        entry.details.remove(meant)


def _named_parts(wrapped: _Wrapped, text: str, name: str, line: int) -> None:
    """A value that nothing gives a base is made of the parts that its text names one after another."""
    if wrapped.fields or name.endswith(("Id", "ID")):
        return
    if fields := paired(text, line, wrapped.base or _implied_base(text, name)):
        wrapped.base, wrapped.constraints, wrapped.fields = None, {}, fields
    elif (wrapped.base is None and not wrapped.constraints) or _ADDED.match(text):
        if fields := parts_named(text, line):
            wrapped.base, wrapped.constraints, wrapped.fields = None, {}, fields


def _said(detail: Detail) -> Iterator[Detail]:
    """Each remark that a detail is kept as."""
    if detail.text:
        yield replace(detail, blocks=[])
    for block in detail.blocks:
        yield from (Detail(line, "", text) for line, text in prose(block))


def _described(wrapped: _Wrapped, name: str, told: list[Detail]) -> None:
    """A remark or a description that opens with what it demands constrains a value that nothing else does."""
    if wrapped.constraints or wrapped.fields:
        return
    for remark in list(told):
        demand, whole = _opening(remark.written, wrapped.base or "str", name)
        if demand:
            wrapped.constraints = demand
            if whole:
                told.remove(remark)
            return
    if wrapped.base not in BASES:
        return
    demand, whole = _opening(wrapped.description, wrapped.base, name)
    wrapped.constraints = demand
    if whole:
        wrapped.description = ""


def _opening(text: str, base: str, name: str) -> tuple[Atom, bool]:
    """What a text that opens with a demand asks of a value, and whether it says nothing else."""
    told = pieces(text)
    if told and len(code_spans(told[0])) > 1:  # it speaks of something else
        return {}, False
    found = [atom(piece, base, snake(name).replace("_", " ")) for piece in told]
    asked: Atom = {}
    for each in found if found and found[0] else []:
        for key, value in (each or {}).items():
            if applies(key, base):
                asked.setdefault(key, value)
    if not asked or impossible(asked):
        return {}, False
    return asked, all(each is not None for each in found)


def _demanded(detail: Detail, wrapped: _Wrapped, name: str) -> Atom:
    """What a bullet without a label demands: `at most 8 weeks (finance said no)`."""
    text, _, _ = cut(detail.text, r"\s+—\s+|\s*\((?!`)")
    base = wrapped.base or _implied_base(text, name)
    found = atom(text, base, snake(name).replace("_", " ")) or {}
    return {key: value for key, value in found.items() if applies(key, base)}


def _leftover(detail: Detail) -> str:
    """What a text says beside the fields and the constraints in it."""
    listed = [
        piece
        for found, piece in scan_fields(detail.text, detail.line)
        if not (found and found.type)
    ]
    return "; ".join(piece for piece in listed if atom(piece, "Decimal") is None)


def _composite(entry: Entry, name: str, draft: Draft) -> _Wrapped | None:
    wrapped = _Wrapped()
    stated = [detail for detail in entry.details if detail.key in ("base", "constraints", "fields")]
    composite = any(detail.key == "base" and _COMPOSITE.match(detail.text) for detail in stated)
    if entry.hint and ":" in entry.hint and not entry.body:
        listed = _CALLED_COMPOSITE.sub("", entry.hint)
        wrapped.fields = [found for found, _ in scan_fields(listed, entry.line) if found]
    if not wrapped.fields:
        wrapped.fields, wrapped.description = _composite_text(entry.body, entry.line)
    has_fields = any(detail.key == "fields" for detail in stated)
    for detail in stated:
        if has_fields and detail.key == "constraints":
            continue
        bare = detail.key == "fields" or (composite and detail.key == "constraints")
        found, _ = _composite_text(detail.text, detail.line, bare=bare)
        if bare or any(part.type for part in found) or detail.key == "base":
            wrapped.fields += found
        wrapped.fields += _nested_fields(detail)
    for detail in entry.find(""):
        wrapped.fields += _nested_fields(detail)
        found_field = parse_field(detail.text, detail.line) if _is_field(detail) else None
        wrapped.fields += [found_field] if found_field else []
    if not wrapped.fields:
        return None
    if parts_told(entry.body, entry.line) and wrapped.fields[0].name == "amount":
        wrapped.constraints = constraints_in_prose(entry.body, "Decimal", snake(name))
    for detail in stated:
        if detail.key == "constraints":
            found_atoms = read_constraints(detail.text, "Decimal", snake(name).replace("_", " "))
            wrapped.constraints |= found_atoms.atoms
    return wrapped


def _nested_fields(detail: Detail) -> list[RawField]:
    fields: list[RawField] = []
    for block in detail.blocks:
        if isinstance(block, Table) and is_field_table(block):
            fields += table_fields(block)
        elif isinstance(block, Item):
            found = parse_field(block.text, block.line)
            fields += [found] if found else []
    return fields


def _is_field(detail: Detail) -> bool:
    coded = detail.text.startswith("`")
    found = (
        parse_field(detail.text, detail.line) if coded or _PLAIN_FIELD.match(detail.text) else None
    )
    if found is None or found.type is None:
        return False
    return coded or base_of(found.type.name) is not None or humps(found.type.name) > 1


def _composite_text(text: str, line: int, *, bare: bool = False) -> tuple[list[RawField], str]:
    """The fields that a text lists, and what it says behind them."""
    if told := parts_told(text, line):
        return told
    lead = _COMPOSITE.match(english(text))
    if lead:
        return _after_lead(
            english(text)[lead.end() :], text, line, lead["base"], bare=bool(lead["told"])
        )
    if _CANONICAL.match(text):
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
            found = RawField(
                line, counted["name"], parse_type("int"), note=counted["range"].strip()
            )
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


def _simple(text: str, name: str, line: int, draft: Draft, *, strict: bool) -> _Wrapped:
    canonical = _CANONICAL.match(text)
    if canonical and (
        canonical["base"].startswith("`")
        or sized_base(canonical["base"])
        or is_class(canonical["base"])
    ):
        wrapped = _Wrapped(_named_base(canonical["base"], name, line, draft))
        sized = sized_base(canonical["base"].strip("`").strip())
        wrapped.constraints = dict(sized[1]) if sized else {}
        if re.match(r"\s+\w", canonical["rest"]):
            return _sentence(wrapped, text, canonical["rest"], name)
        return _behind_base(wrapped, canonical["rest"], name, line, draft)
    worded = _WORD_WRAPPER.match(text)
    if worded and (base := base_of(worded["base"].strip("`")) or _uuid(worded["base"])):
        wrapped = _Wrapped(base)
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
    return _free(text, name, line, draft, strict=strict)


def _sentence(wrapped: _Wrapped, text: str, rest: str, name: str) -> _Wrapped:
    """`wraps a Decimal in MW, greater than 0 and at most 999.9`: prose that goes on behind the base."""
    subject = snake(name).replace("_", " ")
    wrapped.constraints |= constraints_in_prose(rest, wrapped.base or "str", subject)
    wrapped.description = text
    return wrapped


def _uuid(word: str) -> str | None:
    found = base_in_prose(word.strip("`"))
    return found[0] if found else None


def _named_base(text: str, name: str, line: int, draft: Draft) -> str | None:
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


def _behind_base(wrapped: _Wrapped, rest: str, name: str, line: int, draft: Draft) -> _Wrapped:
    """The canonical form: constraints in parentheses, then a dash, then prose that is only prose."""
    inside, rest = parenthesis(rest)
    run, dash, description = cut(
        rest, r"^\s*[—–-]+\s+|\s+[—–]\s+|\s+-\s+|;\s+|(?<!max)(?<!min)(?<!incl)\.\s+"
    )
    atoms = ", ".join(part for part in (inside, run.lstrip(" ,")) if part)
    if atoms:
        _constrain(wrapped, Detail(line, "constraints", atoms), name, draft)
    if dash.strip() in (";", "."):
        base, subject = wrapped.base or "str", snake(name).replace("_", " ")
        for piece in split_top(description, r"[,;.]\s+|\.$"):
            told = demanded(piece, base, subject) or {}
            for key, value in told.items():
                if applies(key, base):
                    wrapped.constraints.setdefault(key, value)
    wrapped.description = description if dash else ""
    return wrapped


def _free(text: str, name: str, line: int, draft: Draft, *, strict: bool) -> _Wrapped:
    """Prose: the base is the word it opens or closes with, and every piece that is an atom constrains it."""
    wrapped = _Wrapped(description="" if strict else text)
    segments = _segments(text)
    _take_base(wrapped, segments, draft, code=strict)
    wrapped.base = wrapped.base or _base_told(text, segments)
    if wrapped.base == "timedelta" and _IN_UNITS.search(text):
        wrapped.base = "int"
    subject = snake(name).replace("_", " ")
    _take_demands(wrapped, segments, subject)
    if wrapped.base is None and _LENGTHS & wrapped.constraints.keys():
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


def _take_base(wrapped: _Wrapped, segments: list[str], draft: Draft, *, code: bool) -> None:
    """The base that a piece names, with what it demands on its way; the piece keeps what else it says."""
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
    if _DIGITS.match(segments[0]) or _WRITTEN.search(segments[0]):
        return "str"
    sized = (s for at, s in enumerate(segments) if is_sized(s) or (at == 0 and _FIRST_OF.match(s)))
    if called := next(sized, None):
        return "bytes" if re.search(r"[- ]bytes?\b", called, re.IGNORECASE) else "str"
    return None


def _take_demands(wrapped: _Wrapped, segments: Sequence[str], subject: str) -> None:
    for segment in segments:
        found = demanded(segment, wrapped.base or "int", subject) if segment else None
        bounded = wrapped.base or ("int" if _BOUNDED.match(segment) else None)
        if found is None and segment and bounded is not None:
            found = constraints_in_prose(segment, bounded, subject)
        if found and wrapped.base == "str" and _is_part(segment, segments):
            continue
        for key, value in (found or {}).items():
            if wrapped.base is None or applies(key, wrapped.base):
                wrapped.constraints.setdefault(key, value)


def _take_as_text(wrapped: _Wrapped, segments: Sequence[str], subject: str) -> None:
    wrapped.base, wrapped.constraints = "str", {}
    for segment in segments:
        told = atom(segment, "str", subject) or constraints_in_prose(segment, "str", subject)
        for key, value in told.items():
            if applies(key, "str"):
                wrapped.constraints.setdefault(key, value)


def _worded(wrapped: _Wrapped, text: str) -> None:
    """What the first words demand: `Non-empty string`, `lower-case code`, `positive int`."""
    if _FILLED.match(text) and wrapped.base in (None, "str"):
        wrapped.constraints.setdefault("min_length", 1)
        wrapped.base = "str"
    if (cased := _CASED.match(text)) and wrapped.base in (None, "str"):
        wrapped.constraints.setdefault("case", cased["case"].casefold())
        wrapped.base = "str"
    _signed(wrapped, text)


def _is_part(segment: str, segments: Sequence[str]) -> bool:
    """Whether a piece tells how long a part of a text is, whose other parts its neighbours tell: `a dash, three digits`."""
    others = (other for other in segments if other is not segment)
    return bool(_PART.fullmatch(segment.strip(" .")) and any(_PARTS.search(o) for o in others))


def _signed(wrapped: _Wrapped, text: str) -> None:
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


def _constrain(wrapped: _Wrapped, detail: Detail, name: str, draft: Draft) -> None:
    text = "; ".join(
        part for part in (detail.text, *(t for b in detail.blocks for _, t in prose(b))) if part
    )
    if is_absent(text):
        return
    base = wrapped.base or _implied_base(text, name)
    found = read_constraints(text, base, snake(name).replace("_", " "))
    for piece in found.misplaced:
        draft.log.error(
            detail.line,
            "PT506",
            f"constraint '{plain(piece)}' of '{name}' does not apply to {base}",
        )
    for piece in found.doubled:
        draft.log.error(
            detail.line, "PT505", f"constraint '{plain(piece)}' of '{name}' is given twice"
        )
    said = "; ".join(piece for piece in found.unread if base_in_prose(piece) != (base, ""))
    if said and _PROSE_COLUMN.search(detail.label):
        wrapped.description = " — ".join(part for part in (wrapped.description, said) if part)
    elif said:
        draft.log.warning(
            detail.line,
            "PT507",
            f"constraint '{plain(said)}' of '{name}' not understood; kept as a note",
        )
        draft.note(detail.line, SECTION, name, said)
    wrapped.base = base
    wrapped.constraints = {**found.atoms, **wrapped.constraints}
    if impossible(wrapped.constraints):
        draft.log.error(detail.line, "PT505", f"no value of '{name}' satisfies '{plain(text)}'")


def _implied_base(text: str, name: str) -> str:
    guess = _Wrapped()
    for piece in pieces(text):
        guess.constraints |= atom(piece, "int", snake(name).replace("_", " ")) or {}
    _guess_base(guess, name)
    return guess.base or "str"


def _guess_base(wrapped: _Wrapped, name: str) -> None:
    """A value object that names no base is what its constraints, or else its name, imply."""
    if wrapped.base is not None or wrapped.fields:
        return
    keys = wrapped.constraints.keys()
    if keys & _LENGTHS:
        wrapped.base = "str"
    elif "dimensions" in keys:
        wrapped.base = "list[float]"
    elif "tz" in keys:
        wrapped.base = "datetime"
    elif keys & {"decimal_places", "max_digits"} or any(
        isinstance(v, float) for v in wrapped.constraints.values()
    ):
        wrapped.base = "Decimal"
    elif keys:
        wrapped.base = "int"
    else:
        wrapped.base = "UUID" if name.endswith(("Id", "ID")) else "str"


def write(context: Context) -> Iterator[tuple[str, str]]:
    """Each value object's name and its canonical line."""
    for value in context.value_objects:
        yield value.name, f"- {bold(value.name, 'values')}: {_written(value)}"


def _written(value: ValueObject) -> str:
    if value.base == "UUID" and not value.constraints and value.description == ROOT_IDENTITY:
        return f"UUID wrapper for {ROOT_IDENTITY}"
    if value.fields:
        text = ", ".join(f"`{part.text()}`" for part in value.fields)
    else:
        constraints = write_constraints(value.constraints, value.base)
        text = f"Typed wrapper for `{value.base}`" + (f" ({constraints})" if constraints else "")
    return f"{text} — {value.description}" if value.description else text
