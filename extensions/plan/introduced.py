"""Items that a paragraph introduces: it opens with a name, and what follows shows what the name stands for."""

import re
from collections.abc import Sequence

from .entries import WITH_ROLES
from .evidence import has_named_rows, is_evident
from .fields import known_shape, parse_field
from .heads import humps, parse_head
from .labels import key_of, names_rows, split_label
from .markdown import Block, Fence, Item, Paragraph, Table
from .naming import is_class, is_state
from .patterns import Pattern
from .text import plain, split_top
from .worded_fields import led_field

_SUBJECT = Pattern(
    r"^(?:(?i:an?|the|our|each|every|one)\s+)?"
    r"(?P<name>\*\*`?[A-Z][A-Za-z0-9]*`?\*\*|`[A-Z][A-Za-z0-9]*`|[A-Z][A-Za-z0-9]*)"
    r"(?:\s+\((?P<hint>[^()]*)\))?,?\s+(?P<said>[a-z]+\b(?!\s*[:：]).*)$",
    re.DOTALL,
)
"""A sentence about what it opens with: ``OrderStore` is a collection of orders`."""
_GOES_ON = Pattern(
    r"^(?:its|it|they|the (?:methods|operations|transitions|states|legal|allowed))\b", re.IGNORECASE
)
_STATE = Pattern(r"^`[A-Z][A-Z0-9_]*`\s*(?:[:：—–-]|$)")
_HOLDS = Pattern(
    r"\b(?:it|which|that|and|instance|one)\s+(?:holds|has|consists of|carries|keeps|is made (?:up )?of|contains)\s*:$",
    re.IGNORECASE,
)
_TYPED_AMID = Pattern(r"`[a-z_]\w*\s*:\s*[A-Z][^`]*`")
_CODED_CALL = Pattern(r"^(?:\*\*)?`[a-z_]\w*\(")
_CALL = Pattern(r"^`?[a-z_]\w*\(")
_FIELD = Pattern(r"^`?[a-z_]\w*`?\s*(?:[:：]|\s[—–-]\s)")
_ANNOUNCES = Pattern(
    r"(?:^|\s)(?:its|the|these|following|allowed|legal|possible)\s+(?:[a-z]+\s+)?(?P<what>[a-z]+)\s+(?:is|are|follow)\s*:$",
    re.IGNORECASE,
)
_THESE = Pattern(
    r"\b(?:these|the following|following)\s+(?:(?:[a-z]+\s+)?(?:and|or)\s+)?(?P<label>fields|attributes|commands|behaviou?rs|methods|operations|invariants|rules)\b",
    re.IGNORECASE,
)
_CLAUSE = Pattern(
    r"^(?:The |Its )?(?P<label>[A-Za-z]+(?: [a-z]+)?s|[Bb]ehaviou?r)(?:[,.;]| \(| —| –)\s*\S"
)
_LISTED = frozenset(
    {
        "fields",
        "commands",
        "invariants",
        "transitions",
        "states",
        "methods",
        "operations",
        "payload",
    }
)
"""What an announcement may announce."""
_SHOWN = frozenset({"enums", "repositories", "values", "events", *WITH_ROLES})
"""Sections whose items are introduced by a sentence and then shown."""


def introduced(text: str, kind: str, following: Sequence[Block]) -> tuple[str, str, str] | None:
    """The name that a paragraph opens with, what stands in parentheses behind it, and what it says of it.

    None when what follows does not show what that is.
    """
    found = _SUBJECT.match(text) if kind in _SHOWN else None
    if found is None or not _shows(kind, following):
        return None
    name = found["name"].strip("*`")
    told = (name, found["hint"] or "", found["said"])
    return told if name != found["name"] or humps(name) > 1 else None


def announced(text: str, kind: str) -> str | None:
    """What the last sentence of a paragraph announces of the item that it is about: `Its operations are:`."""
    if not text.rstrip().endswith(":"):
        return None
    last = plain(split_top(text, r"\.\s+")[-1])
    if kind in WITH_ROLES and _HOLDS.search(last):
        return "fields"
    found = _ANNOUNCES.search(last)
    return key_of(found["what"], kind) if found else None


def announced_list(text: str, kind: str, following: Sequence[Block]) -> str | None:
    """What a paragraph that opens with a label announces below it: `Commands, each of which returns an outcome:`."""
    if not isinstance(next(iter(following), None), (Item, Table, Fence)):
        return None
    words = plain(text)
    clauses = (_THESE.search(words) if kind in WITH_ROLES else None, _CLAUSE.match(words))
    keys = [key_of(clause["label"], kind) for clause in clauses if clause]
    return next((key for key in keys if key in _LISTED), None)


def calls_below(text: str, following: Sequence[Block]) -> bool:
    """Whether a paragraph that tells of no model or field itself stands above a list of calls."""
    first = next(iter(following), None)
    named = re.match(r"(?:(?:The|Our|An?)\s+)?[`*]", text) is not None
    named = named or _TYPED_AMID.search(text) is not None
    return not named and isinstance(first, Item) and _CODED_CALL.match(first.text) is not None


def listed_lines(block: Paragraph, kind: str) -> list[Item]:
    """The lines of a paragraph that are items without bullets: `OrderId — UUID`, and so on; none when one is not."""
    heads = [parse_head(line) for line in block.lines] if kind in _SHOWN else []
    named = [
        head is not None
        and len(head.names) == 1
        and is_class(head.names[0])
        and not is_state(head.names[0])
        and head.separated
        and is_evident(kind, head, ())
        for head in heads
    ]
    if len(named) < 2 or not all(named):
        return []
    return [Item(block.line + at, line) for at, line in enumerate(block.lines)]


def field_line(text: str) -> str | None:
    """The fields of a line that is nothing but fields, as a labelled bullet would list them: `code: Code · at: Date`."""
    pieces = split_top(text.rstrip("."), r"\s+[·•]\s+|,\s+|;\s+")
    fields = [parse_field(piece, 0, bare=True) for piece in pieces]
    typed = all(field and field.type and known_shape(field.type) for field in fields)
    return ", ".join(pieces) if len(pieces) > 1 and typed else None


def _shows(kind: str, following: Sequence[Block]) -> bool:
    """Whether the next block tells of one item rather than listing items of its own."""
    match next(iter(following), None):
        case Table() as table:
            return not has_named_rows(kind, table) and not names_rows(table.header[0], kind)
        case Fence():
            return True
        case Item(text=text):
            return _tells(kind, text)
        case Paragraph() as block:
            return kind in ("enums", "repositories") and bool(_GOES_ON.match(block.text))
    return False


def _tells(kind: str, text: str) -> bool:
    """Whether a bullet says something of an item: a label, a state, a call or a field."""
    label = split_label(text, kind)
    if label and label[0] not in ("note", "rules", "description"):
        return True
    head = parse_head(text)
    if kind == "enums":
        return _STATE.match(text) is not None or (head is not None and is_state(head.names[0]))
    if kind == "repositories":
        return _CALL.match(text) is not None
    amid = head is None and _TYPED_AMID.search(text) is not None
    if kind in WITH_ROLES and (amid or led_field(text) != text):
        return True
    return kind != "aggregates" and _FIELD.match(text) is not None
