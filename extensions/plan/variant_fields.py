"""Variants whose fields are told apart from the unions that they are of."""

import re
from collections.abc import Iterator, Sequence

from .commands import read_variants
from .draft import ContextDraft, Draft
from .entries import Detail, Entry, prose
from .evidence import is_ending
from .fields import known_shape, parse_field
from .heads import parse_head
from .markdown import Item
from .naming import is_class
from .patterns import Pattern
from .text import is_absent, split_top

_ALTERNATIVE = Pattern(
    r"([A-Z][A-Za-z0-9]*)(?=`?(?:\([^()]*\))?`?\s*\\?\|\s*`?[A-Z])|\|\s*`?([A-Z][A-Za-z0-9]*)"
)
_NO_FIELDS = Pattern(r"^(?:no (?:fields|data|payload)|empty|nothing)\b", re.IGNORECASE)


_CLASS = r"(?:`[A-Z]\w*`|(?<![`\w])(?:[A-Z][a-z0-9]+){2,}(?![`\w]))"
_FIELD = r"(?:(?:and|the|an?|its|their|all|both)\s+){0,2}`[a-z_]\w*(?:\s*:[^`]+)?`(?:\s*:\s*`?[A-Z]\w*`?)?"
_PART = Pattern(
    r"`(?P<name>[a-z_]\w*)(?:\s*:\s*(?P<within>[^`]+))?`(?:\s*:\s*`?(?P<behind>[A-Z]\w*))?"
)
_CARRIED = Pattern(
    rf"(?P<names>{_CLASS}(?:(?:,\s*(?:and\s+)?|\s+(?:and|or)\s+){_CLASS}){{0,5}})"
    rf"(?:\s+is\s[^`.:;]{{1,120}}(?:`[A-Z_]+`[^`.:;]{{1,80}})?(?:;\s+it|,?\s+and(?:\s+it)?))?"
    r"\s+\(?(?:carrying|holding|including|with|(?:(?:likewise|also|both|each|all)\s+){0,2}"
    r"(?:(?P<all>carry|hold|have|bring|include|contain|name|tell)|carries|holds|has|brings|includes|contains|comes with|names|tells))\s+"
    rf"(?P<fields>{_FIELD}(?:,?\s*{_FIELD})*)"
)
"""What a sentence says that a way to end has in it: `` `Late` carries `by: Days` and the `fee```, `Late (with `fee`)`."""


_CALLED = Pattern(
    r"`(?P<name>[A-Z]\w*)\((?P<fields>[a-z_]\w*\s*:[^()`]+(?:,\s*[a-z_]\w*\s*:[^()`]+)*)\)`"
)
"""A way to end with its typed fields: `TooLate(by: Days)`."""


def set_apart(entries: Sequence[Entry], draft: Draft) -> list[Entry]:
    """The items but for those that only tell the fields of a variant; these are kept for the unions."""
    for entry in entries:
        for detail in entry.details:
            for line, text in _written(detail):
                draft.variants |= _carried(text, line)
    ways = {
        name
        for entry in entries
        for text in _texts(entry)
        for found in _ALTERNATIVE.finditer(text)
        for name in found.groups()
        if name
    }
    left: list[Entry] = []
    for entry in entries:
        fields = _fields(entry) if _may_be_variant(entry) else None
        if fields is None or not (fields or entry.names[0] in ways):
            left.append(entry)
        else:
            draft.variants[entry.names[0]] = (entry.line, fields)
    return left


def spell_out(context: ContextDraft, draft: Draft) -> None:
    """Give the variants of a context's unions the fields that were told apart from them; what a sentence says of one is no model."""
    for at, outcome in enumerate(context.outcomes):
        variants = tuple(
            read_variants([(v.name, told[1])], told[0], outcome.name, draft, "Outcomes")[0]
            if not v.fields and (told := draft.variants.get(v.name)) and told[1]
            else v
            for v in outcome.variants
        )
        context.outcomes[at] = outcome.model_copy(update={"variants": variants})
    ways = {variant.name for outcome in context.outcomes for variant in outcome.variants}
    for name in sorted(ways & draft.told & draft.variants.keys() & context.declared.keys()):
        del context.declared[name]
        context.entities[:] = [other for other in context.entities if other.name != name]
        context.value_objects[:] = [other for other in context.value_objects if other.name != name]


def told_below(union: Item, draft: Draft) -> None:
    """Keep the fields that bullets below a union tell of its variants: `Paid: receipt: Receipt`."""
    for block in union.blocks:
        head = parse_head(block.text) if isinstance(block, Item) else None
        if head and len(head.names) == 1 and is_class(head.names[0]):
            told = Entry(
                block.line, "outcomes", draft.first_context(), head.names, head.hint, head.body
            )
            if fields := _fields(told):
                draft.variants.setdefault(head.names[0], (block.line, fields))


def _may_be_variant(entry: Entry) -> bool:
    told_so = entry.kind == "outcomes" or (entry.sketched and entry.kind == "repositories")
    name = entry.names[0] if len(entry.names) == 1 else ""
    return told_so and is_class(name) and not is_ending(name)


def _fields(entry: Entry) -> str | None:
    """All that an item says, when it is nothing but fields, or that there are none."""
    texts = [text for text in (entry.hint, entry.body, *(d.text for d in entry.details)) if text]
    if any(detail.blocks for detail in entry.details):
        return None
    pieces = [
        piece
        for text in texts
        if not (is_absent(text) or _NO_FIELDS.match(text))
        for piece in split_top(text.removeprefix("Fields: ").replace("`", ""), r",\s+|;\s+")
    ]
    fields = [parse_field(piece, entry.line, bare=True) for piece in pieces]
    coded = any("`" in text for text in texts)
    listed = all(
        field and (known_shape(field.type) if field.type else coded and piece == field.name)
        for field, piece in zip(fields, pieces, strict=True)
    )
    return ", ".join(pieces) if listed else None


def _written(detail: Detail) -> Iterator[tuple[int, str]]:
    yield detail.line, detail.text
    for block in detail.blocks:
        yield from prose(block)


def _carried(text: str, line: int) -> dict[str, tuple[int, str]]:
    """The fields that sentences say of variants, by the variants' names."""
    told: dict[str, tuple[int, str]] = {}
    for call in _CALLED.finditer(text):
        told.setdefault(call["name"], (line, call["fields"]))
    for found in _CARRIED.finditer(text):
        parts = ((m["name"], m["within"] or m["behind"]) for m in _PART.finditer(found["fields"]))
        fields = ", ".join(f"{name}: {kind}" if kind else name for name, kind in parts)
        names = re.findall(r"[A-Z]\w*", found["names"])
        for name in names if found["all"] else names[-1:]:
            told.setdefault(name, (line, fields))
    return told


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.hint, entry.body)
    for detail in entry.details:
        yield detail.text
        for block in detail.blocks:
            yield from (text for _, text in prose(block))
