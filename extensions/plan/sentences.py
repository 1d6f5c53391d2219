"""Models in sentences: aggregates and entities that a plan speaks of rather than lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .fields import RawField, parse_field, scan_fields
from .heads import parse_head
from .languages import english
from .naming import is_class
from .patterns import Pattern
from .text import split_top

_NAME = r"(?:\*\*`?[A-Z][A-Za-z0-9]*`?\*\*|`[A-Z][A-Za-z0-9]*`)"
_NAMES = rf"{_NAME}(?:\s*(?:,\s*and|,|and)\s*{_NAME}){{0,20}}"
_ARE = r"(?:is|are|ist|sind|est|sont|es|son|é|são|è|sono)"
_SAID_BEFORE = Pattern(
    rf"\baggregates?(?:\s+roots?)?\s*(?:{_ARE}\b|:|=)\s*(?P<names>{_NAMES})", re.IGNORECASE
)
_SAID_BEHIND = Pattern(
    rf"(?P<names>{_NAMES})\s+{_ARE}\s+(?:(?!not\b)\w+\s+){{0,3}}?(?P<kind>entit(?:y|ies)|aggregates?(?:\s+roots?)?|roots?)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_HOLDS = Pattern(
    r"\b(?:holds|has|keeps|contains|carries|consists of|with)\s+(?P<fields>`[a-z_]\w*(?::[^`]*)?`(?:(?:,\s*(?:and\s+)?|\s+and\s+)`[a-z_]\w*(?::[^`]*)?`){0,40})"
)
_LEAD = Pattern(
    r"^(?:(?:contains|owns|holds|has|includes|many|several|each|an?|the|its|child|entity|entities|list of|of)\s+)+(?=\*\*|`[A-Z])",
    re.IGNORECASE,
)
_IS_ENTITY = Pattern(r"^is\s+an?\s+(?:\w+\s+){0,2}entity\b", re.IGNORECASE)
_IS_PART = Pattern(r"\b(?:entity|child|part|nested|inner|owned)\b", re.IGNORECASE)
"""What the parentheses behind a name say of a model that is part of another: `(child, frozen)`."""
_TYPED = Pattern(r"`[a-z_]\w*\s*:\s*[^`]+`(?:\s*\([^()`]*\))?")
_WORDED = Pattern(
    r"(?:an?\s+|its\s+|the\s+)?(?P<name>[a-z]+(?: [a-z]+){0,2}) \(`(?P<type>[A-Za-z][\w\[\]., |]*)`\)"
)
_ASIDE = Pattern(r"`[a-z_]\w*`\s+\(`?[A-Za-z][\w\[\]., |]*`?\)")
_BEHIND = Pattern(r"`(?P<name>[a-z_]\w*)`\s+`?(?P<type>[A-Z][a-z]\w*)`?")
_WORD = Pattern(r"[A-Z][A-Za-z0-9]*")


_TELLS = Pattern(
    rf"^(?:(?:An?|The|Each|Every|Its)\s+)?(?P<name>{_NAME})\s+(?:\([^()`]*\)\s+)?"
    r"(?P<link>(?:is|has|holds|carries|contains|consists of|keeps|combines|bundles|records)\b[^`]*?(?:`[A-Z]\w*`[^`]*?)?)[:：]?\s*(?P<fields>`[a-z_]\w*(?:\s*:[^`]+`|`\s*(?::\s*`?[A-Za-z]|\(`?[A-Za-z])).*)$"
)


_BARE_PART = Pattern(
    r"^(?:An?|Each|Every|The)\s+(?P<name>[A-Z]\w*)\s+(?P<link>is\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+){0,2}(?:part|entity|record|model|child)\b[^`]*?)[:：]?\s*(?P<fields>`[a-z_]\w*(?:\s*:[^`]+`|`\s*(?::\s*`?[A-Za-z]|\(`?[A-Z])).*)$"
)
"""A part whose name has no mark, with its fields: `A Line is a part of the order: `id: LineId`, …`."""


@dataclass(slots=True)
class Spoken:
    """A model that a sentence tells of."""

    line: int
    kind: Literal["aggregate", "entity", "value object"]
    name: str
    fields: list[RawField] = field(default_factory=list)


def spoken_models(text: str, line: int) -> Iterator[Spoken]:
    """`An **Answer** is an entity inside it with `question_id`, `kind``; `two aggregates: **A** and **B**`."""
    for sentence in split_top(text, r"\.\s+|\.$|;\s+"):
        words = english(sentence)
        for found in _SAID_BEFORE.finditer(words):
            yield from (Spoken(line, "aggregate", name) for name in _names(found["names"]))
        behind = _SAID_BEHIND.search(words)
        if behind:
            entity = behind["kind"].casefold().startswith("entit")
            fields = held_fields(behind["rest"], line)
            for name in _names(behind["names"]):
                yield Spoken(line, "entity" if entity else "aggregate", name, fields)


def told_models(text: str, line: int) -> Iterator[Spoken]:
    """`A **Clause** has `number: ClauseNumber` and `text: str``: the parts of another model, with its fields.

    One with an identity is an entity; one without is equal to any other of the same content.
    """
    for sentence in split_top(text, r"\.\s+|\.$|;\s+"):
        found = _TELLS.match(sentence) or _BARE_PART.match(sentence)
        fields = _told_fields(found["fields"], line) if found else []
        if found and fields:
            entity = "entity" in found["link"] or any(raw.name == "id" for raw in fields)
            (name,) = _names(found["name"])[:1] or [""]
            if name and "aggregate" not in found["link"]:
                yield Spoken(line, "entity" if entity else "value object", name, fields)


def _told_fields(text: str, line: int) -> list[RawField]:
    """The fields of a part, however their types stand beside them: `x: T`, `x` (T), `x`: T."""
    if fields := typed_spans(text, line) or typed_asides(text, line):
        return fields
    listed = [raw for raw, _ in scan_fields(text, line) if raw]
    return [raw for raw in listed if raw.type]


def _names(text: str) -> list[str]:
    return [name for name in _WORD.findall(text) if is_class(name)]


def held_fields(text: str, line: int) -> list[RawField]:
    """The fields of a sentence such as `It holds `sheet_id`, `mode``."""
    found = _HOLDS.search(text)
    return [raw for raw, _ in scan_fields(found["fields"], line) if raw] if found else []


def typed_asides(text: str, line: int) -> list[RawField]:
    """Fields with their types in parentheses: `it has an `id` (TicketId) and a `subject` (Subject)`."""
    pieces = [piece for piece in split_top(text.rstrip("."), r",\s*(?:and\s+)?|\s+and\s+") if piece]
    if len(pieces) > 1 and all(listed := [_WORDED.fullmatch(piece) for piece in pieces]):
        names = ((m["name"].replace(" ", "_"), m["type"]) for m in listed if m)
        worded = [parse_field(f"`{name}: {kind}`", line) for name, kind in names]
        return [raw for raw in worded if raw and raw.type]
    found = [parse_field(span[0], line) for span in _ASIDE.finditer(text)]
    return [raw for raw in found if raw and raw.type]


def typed_spans(text: str, line: int) -> list[RawField]:
    """The fields that a sentence spells in code on its way: `it has its `id: OrderId` and the `total: Money``."""
    spans = (parse_field(span[0], line) for span in _TYPED.finditer(text))
    return [raw for raw in spans if raw and raw.type]


def _typed_behind(text: str, line: int) -> list[RawField]:
    """Fields with their types behind them: `` `amount` Money, `paid_at` Moment``."""
    pieces = split_top(text.rstrip("."), r",\s*(?:and\s+)?|\s+and\s+")
    found = [_BEHIND.fullmatch(piece) for piece in pieces]
    told = [parse_field(f"`{m['name']}: {m['type']}`", line) for m in found if m]
    return [raw for raw in told if raw] if len(told) == len(pieces) else []


def inline_entity(text: str, line: int, *, announced: bool = False) -> Spoken | None:
    """`contains **Hit** (entity): `passage_id`, `score``: an entity in a bullet of its aggregate.

    Under a label such as `Entities:` it is `announced`, and needs no word of its own for what it is.
    """
    lead = _LEAD.match(text)
    head = parse_head(text[lead.end() :] if lead else text)
    if head is None or not is_class(head.names[0]):
        return None
    told = (
        announced
        or head.role.endswith("entity")
        or _IS_ENTITY.match(head.body) is not None
        or (lead is not None and re.search(r"entit|contains|owns|child", lead[0], re.IGNORECASE))
        or _IS_PART.search(head.hint) is not None
    )
    if not told:
        return None
    listed = typed_spans(head.body, line) or _typed_behind(head.body, line)
    if not listed and ":" in head.hint:
        listed = [raw for raw, _ in scan_fields(head.hint, line, bare=True) if raw]
    listed = listed or [raw for raw, _ in scan_fields(head.body or head.hint, line) if raw]
    return Spoken(line, "entity", head.names[0], listed)
