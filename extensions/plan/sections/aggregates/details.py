"""What one detail of a model holds: fields, and what is left for others to read."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from ...commands import (
    TITLED_CALL,
    explains_command,
    is_command,
    is_narrated,
    lists_commands,
    narrated,
    spelled,
    told_calls,
)
from ...datatypes import parse_type
from ...entries import Detail, prose
from ...evidence import is_outcome
from ...facts import is_field_table, table_fields
from ...fields import RawField, parse_field, scan_fields
from ...heads import parse_head
from ...markdown import Block, Fence, Item, Table
from ...naming import is_class, snake
from ...patterns import Pattern
from ...sentences import typed_asides, typed_spans
from ...text import code_spans, cut, plain
from ...worded_fields import led_field, worded_fields

_NAMES_MODELS = Pattern(r"`[A-Z]\w*`\.\s+(?:child|owned|local|nested|inner)\s+entit", re.IGNORECASE)
"""What a line that opens with `Root:` names beside it."""
_SAYS_OF = Pattern(
    r"^`[a-z_]\w*`\s+(?:is|are|has|have|must|may|can|cannot|never|always|does|will|[a-z]+s)\s+\w"
)
"""A sentence about a field or a command: `` `move` changes the place``."""
_LEADS_ON = Pattern(r"^`[A-Z]\w*`[^`]*(?:`[^`]*`[^`]*){0,3}(?:→|->|=>)\s*`?[a-z_]\w*\(")
"""What happens upon something else, which is no field: `` `OrderPaid` → `ship()` ``."""
_ALIKE = Pattern(
    r"^(?P<names>`[a-z_]\w*`(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*/\s*)`[a-z_]\w*`)+)\s*(?P<rest>[(:]\s*`?[A-Za-z].*)$",
    re.DOTALL,
)
_DRAWN = Pattern(r"^[\s│├└─|+`*-]+|\s+#.*$")
_PLAIN_FIELD = Pattern(r"[a-z_]\w*\s*:\s+\S")


def parted(detail: Detail, models: Collection[str]) -> tuple[list[RawField], Detail | None]:
    """The fields that a detail gives, and what is left of it."""
    match detail.key:
        case "fields" if stated := _stated(detail):
            return [stated], None
        case "fields":
            fields, rest = _all_fields(detail.text, detail.line)
            if fields and not any(raw.type for raw in fields):
                fields = [raw for raw in fields if raw.name not in models]
                rest = rest if fields else detail.text
            left = Detail(detail.line, "", rest) if rest else None
            return fields + _nested(detail), left
        case "identity":
            raw = parse_field(detail.text, detail.line)
            kind = parse_type(plain(detail.text))
            if _NAMES_MODELS.match(detail.text):
                return [], detail
            if kind and kind.name[:1].isupper() and not kind.union:
                raw = RawField(detail.line, "id", kind, identity=True)
            return ([raw], None) if raw else ([], detail)
        case "" if (head := parse_head(detail.text)) and is_outcome("aggregates", head):
            return [], replace(detail, key="outcomes")
        case "" if is_narrated(detail.text) and not detail.blocks:
            return [], replace(detail, key="commands")
        case "" if not detail.prose and opens_command(detail.text):
            item = Item(detail.line, detail.text, tuple(detail.blocks))
            return [], Detail(detail.line, "commands", "", blocks=[item])
        case "" if detail.prose and not detail.blocks and told_calls(detail.text):
            return [], replace(detail, key="commands")
        case "" if not detail.prose and (told := narrated(detail.text)) is not None:
            return [], replace(detail, key="commands", text=told)
        case "" if (told := spelled(detail.text)) is not None:
            return [], replace(detail, key="commands", text=told)
        case "":
            return _in_bullet(detail)
    return [], detail


def _in_bullet(detail: Detail) -> tuple[list[RawField], Detail | None]:
    """The fields in a line or a bullet that no label announces."""
    listed, behind = fields_first(detail.text, detail.line) if not detail.blocks else ([], "")
    several = (listed, Detail(detail.line, "", behind) if behind else None)
    if len(listed) > 1 and detail.text.startswith("`") and not detail.prose:
        return several
    if detail.label and is_class(plain(detail.text)):  # what a column of another title names
        return [], detail
    led = led_field(detail.text)
    raw = parse_field(led, detail.line) if not detail.prose else None
    if (
        raw is not None
        and not raw.type
        and (_SAYS_OF.match(detail.text) or _LEADS_ON.match(detail.text))
    ):
        return [], detail
    if raw is not None and not raw.type and is_class(raw.name):
        return [], detail
    if raw is not None and (raw.type or detail.text.startswith("`")):
        notes = " ".join(text for block in detail.blocks for _, text in prose(block))
        return [raw if not notes else _noted(raw, notes)], None
    nested = _nested(detail)
    tables = [
        block
        for block in detail.blocks
        if (isinstance(block, Table) and is_field_table(block))
        or (isinstance(block, Fence) and any(_drawn_fields(block)))
    ]
    others = [block for block in detail.blocks if block not in tables]
    if any(isinstance(block, Table) and lists_commands(block) for block in others):
        return nested, Detail(detail.line, "commands", detail.text, blocks=others)
    if detail.blocks and all(_is_call(block) for block in detail.blocks):
        return [], Detail(detail.line, "commands", "", blocks=detail.blocks)
    if not detail.blocks:
        spoken = next(
            filter(
                None,
                (
                    read(detail.text, detail.line)
                    for read in (typed_spans, typed_asides, worded_fields)
                ),
            ),
            [],
        )
        if len(spoken) > 1:
            return spoken, Detail(detail.line, "", detail.text, prose=True)
        if len(listed) > 1 and detail.prose:
            return several
    if not tables:
        return [], detail
    left = Detail(detail.line, "", detail.text, detail.label, others, prose=detail.prose)
    return nested, left if others or detail.text else None


def fields_first(text: str, line: int) -> tuple[list[RawField], str]:
    """The fields that open a text, and what it says behind them: fields in the head line."""
    head, _, rest = cut(text, r"\s+—\s+")
    pieces = list(scan_fields(head, line))
    if (
        pieces
        and all(raw is not None for raw, _ in pieces)
        and any(raw and raw.type for raw, _ in pieces)
    ):
        return [raw for raw, _ in pieces if raw], rest
    classes = [raw for raw, _ in pieces if raw and not raw.type and is_class(raw.name)]
    coded = all(raw is not None and piece.startswith("`") for raw, piece in pieces)
    if len(pieces) > 1 and coded and not classes:
        return [raw for raw, _ in pieces if raw], rest
    typed = [raw for raw, piece in pieces if raw and raw.type and piece.startswith("`")]
    if len(typed) > 1:
        others = [piece for raw, piece in pieces if raw not in typed]
        return typed, "; ".join([*others, *([rest] if rest else [])])
    return [], text


def _all_fields(text: str, line: int) -> tuple[list[RawField], str]:
    pieces = list(scan_fields(text, line, bare=True))
    unread_pieces = [piece for raw, piece in pieces if raw is None]
    return [raw for raw, _ in pieces if raw], "; ".join(unread_pieces)


def _stated(detail: Detail) -> RawField | None:
    """The field that a label names and its text gives the type of: ``State: `OrderState` ``."""
    kind = parse_type(plain(detail.text)) if is_class(plain(detail.text)) else None
    name = snake(detail.label)
    return RawField(detail.line, name, kind) if kind and name in ("state", "status") else None


def _nested(detail: Detail) -> list[RawField]:
    fields: list[RawField] = []
    for block in detail.blocks:
        if isinstance(block, Table) and (is_field_table(block) or detail.key == "fields"):
            fields += table_fields(block)
        elif isinstance(block, Item) and detail.key == "fields" and (alike := _alike(block)):
            fields += alike
        elif isinstance(block, Item) and detail.key == "fields":
            told = [] if parse_head(block.text) else typed_spans(block.text, block.line)
            raw = parse_field(led_field(block.text), block.line, bare=True)
            fields += told if len(told) > 1 or not raw else [raw]
        elif isinstance(block, Fence) and detail.key in ("", "fields"):
            fields += list(_drawn_fields(block))
    return fields


def _alike(item: Item) -> list[RawField]:
    """Several fields of one bullet that share what is said of them: `` `first` and `second` (Mark, absent until given)``."""
    found = _ALIKE.match(item.text)
    names = code_spans(found["names"]) if found else []
    told = [parse_field(f"`{name}` {found['rest']}", item.line) for name in names] if found else []
    return [raw for raw in told if raw and raw.type]


def _drawn_fields(fence: Fence) -> Iterator[RawField]:
    """The fields in the lines of a drawn tree or a bare block: `├── id: OrderId`."""
    lines = [(at, _DRAWN.sub("", line)) for at, line in enumerate(fence.text.split("\n"), start=1)]
    found = [
        raw
        for at, line in lines
        if _PLAIN_FIELD.match(line) and (raw := parse_field(line, fence.line + at)) and raw.type
    ]
    written = [line for _, line in lines if line.strip()]
    yield from found if len(found) > 1 and len(found) >= len(written) - 1 else ()


def _noted(raw: RawField, notes: str) -> RawField:
    return replace(raw, note=f"{raw.note} {notes}".strip())


def _is_call(block: Block) -> bool:
    return isinstance(block, Item) and is_command(block.text)


def opens_command(text: str) -> bool:
    """A bullet that tells a command: by its call, by a title in front of it, or by what it ends in."""
    return is_command(text) or explains_command(text) or TITLED_CALL.match(text) is not None
