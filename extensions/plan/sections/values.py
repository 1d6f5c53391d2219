"""Value Objects: wrapped primitives with their constraints, and composites of several."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .. import names
from ..constraints import (
    Atom,
    applies,
    atom,
    impossible,
    pieces,
    write_constraints,
)
from ..datatypes import BASES, base_in_prose, base_of
from ..draft import Draft
from ..entries import Detail, Entry, loose, prose, unread
from ..facts import is_field_table, settle
from ..fields import scan_fields
from ..labels import bold
from ..markdown import Table
from ..model import Context, ValueObject
from ..naming import is_class, snake
from ..parts import paired, parts_named
from ..patterns import Pattern
from ..sentences import told_models
from ..text import code_spans, cut, is_absent
from ..told_values import told_values
from ..topics import joined_sentences
from ..wrapping.composite import composite, is_field
from ..wrapping.demands import constrain
from ..wrapping.simple import simple
from ..wrapping.wrapped import SECTION, Wrapped, guess_base, implied_base

ROOT_IDENTITY = "aggregate root identity"
_MADE_OF = Pattern(r"^(?:made (?:up )?of|composed of|a pair of)\b", re.IGNORECASE)
_MEANS = Pattern(r"^(?:means|denotes|signifies)\s+", re.IGNORECASE)
_OPERATOR = Pattern(r"^`?(?:[<>≤≥=]|at |more |less |up |no )")
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
_RANGE_ASIDE = Pattern(r"(?P<low>-?\d+)\s*\([^()\d]*\)\s*(?P<to>to|–|-|\.\.)\s*(?=-?\d)")
"""What stands between the ends of a range: `1 (highest) to 3`."""
_ADDED = Pattern(r"^[a-zA-Z`_ ]+\s\+\s[a-zA-Z`_ ]+(?:\s\+\s[a-zA-Z`_ ]+)*(?:$|[.;,(])")
"""Parts with plus signs between them: `trip id + route`."""


_SAYS_MORE = Pattern(
    r"^(?:(?:is|are|stands?|exists?|serves?|lives?|comes?)\s+(?:there|here|needed|used|only|deliberately|not|what|for|from|kept)\b|(?:never|always|cannot|must|may|can|lets|keeps|avoids)\s)"
)
"""A remark on a value rather than what it wraps: `` `Ref` is there so that nobody has to import the order ``."""


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
        if name and _goes_on(entry, name):
            draft.note(entry.line, SECTION, name, entry.body)
            continue
        if name is None or not draft.claim(entry.context, name, "value object", entry.line):
            continue
        wrapped = Wrapped("UUID") if named else _wrapped(entry, name, draft)
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


def _goes_on(entry: Entry, name: str) -> bool:
    """Whether an item only says more of a value object that a row or another item declares."""
    known = entry.context.declared.get(name)
    told = known is not None and known[0] == "value object" and not entry.hint
    return told and _SAYS_MORE.match(entry.body) is not None


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
    return _told_on_the_way(detail, entry, draft) or told


def _told_on_the_way(detail: Detail, entry: Entry, draft: Draft) -> bool:
    """Declare the values that flowing prose names and says the base or the parts of."""
    told = False
    for name, body in told_values(detail.text):
        known = name in draft.itemised or name in entry.context.declared
        if known or not (_EVIDENT.search(body) or _MADE_OF.match(body)):
            continue
        read(Entry(detail.line, "values", entry.context, (name,), body=body), draft)
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


def _wrapped(entry: Entry, name: str, draft: Draft) -> Wrapped:
    _take_opening(entry)
    entry.body = _MEANS.sub("", entry.body)
    body = _RANGE_ASIDE.sub(r"\g<low> \g<to> ", entry.body or entry.hint)
    hint = entry.hint[1:-1] if re.fullmatch(r"`[^`]*`", entry.hint) else entry.hint
    if not entry.body.strip(" ."):
        body = entry.hint
    if entry.body.strip(" .") and hint and (base_of(hint) or base_in_prose(hint)):
        body = f"`{hint}`; {entry.body}" if base_of(hint) else f"{hint}; {entry.body}"
    stated = next(entry.find("base"), None)
    text = stated.text if stated else body
    wrapped = composite(entry, name, draft) or simple(
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
                constrain(wrapped, detail, name, draft)
            case "least" | "most":
                constrain(wrapped, _bounded(detail), name, draft)
            case "description":
                wrapped.description = " ".join(
                    part for part in (wrapped.description, detail.text) if part
                )
            case "base" | "fields":
                pass
            case "" if is_field(detail):
                pass
            case "" if (
                not detail.blocks
                and not wrapped.fields
                and (demand := _demanded(detail, wrapped, name))
            ):
                wrapped.demand(demand)
            case _:
                remarks.append(detail)
    told = [said for detail in remarks for said in _said(detail)]
    _named_parts(wrapped, text, name, entry.line)
    guess_base(wrapped, name)
    _described(wrapped, name, told)
    unread(draft, SECTION, name, told)
    return wrapped


def _bounded(detail: Detail) -> Detail:
    """What a column of lower or of upper bounds demands."""
    text = detail.text if _OPERATOR.match(detail.text) else f"at {detail.key} {detail.text}"
    return replace(detail, text=text)


def _take_opening(entry: Entry) -> None:
    """What the first sentence under a heading says, or a description where nothing else is said, is what the item's own line would."""
    entry.take_opening()
    stated = {detail.key for detail in entry.details} & {"base", "constraints", "fields"}
    meant = next((d for d in entry.find("description") if d.text and not d.blocks), None)
    if meant and not (stated or entry.body or entry.hint):
        entry.body = meant.text
        entry.details.remove(meant)


def _named_parts(wrapped: Wrapped, text: str, name: str, line: int) -> None:
    """A value that nothing gives a base is made of the parts that its text names one after another."""
    if wrapped.fields or name.endswith(("Id", "ID")):
        return
    if fields := paired(text, line, wrapped.base or implied_base(text, name)):
        wrapped.base, wrapped.constraints, wrapped.fields = None, {}, fields
    elif (wrapped.base is None and not wrapped.constraints) or _ADDED.match(text):
        if fields := parts_named(text, line):
            wrapped.base, wrapped.constraints, wrapped.fields = None, {}, fields


def _said(detail: Detail) -> Iterator[Detail]:
    """Each remark that a detail is kept as."""
    if detail.text:
        yield replace(detail, blocks=[])
    for block in detail.blocks:
        if isinstance(block, Table) and is_field_table(block):
            continue
        yield from (Detail(line, "", text) for line, text in prose(block))


def _described(wrapped: Wrapped, name: str, told: list[Detail]) -> None:
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


def _demanded(detail: Detail, wrapped: Wrapped, name: str) -> Atom:
    """What a bullet without a label demands: `at most 8 weeks (finance said no)`."""
    text, _, _ = cut(detail.text, r"\s+—\s+|\s*\((?!`)")
    base = wrapped.base or implied_base(text, name)
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
