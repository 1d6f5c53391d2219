"""What a model is made of: its fields, and the parts that are told with it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ...commands import is_command, spelled, tells_of_command
from ...draft import ContextDraft, Draft
from ...entries import WITH_ROLES, Detail, Entry, details_of, held_in_numbers
from ...facts import settle
from ...fields import RawField, parse_field, scan_fields
from ...markdown import Block, Item
from ...model import Entity, ValueObject
from ...naming import is_class
from ...patterns import Pattern
from ...sentences import (
    Spoken,
    held_fields,
    inline_entity,
    spoken_models,
    told_models,
    typed_asides,
    typed_spans,
)
from ...text import split_top
from ...tied_commands import tied
from ...worded_fields import worded_fields
from .details import fields_first, parted
from .roles import is_role
from .titles import ENTITIES, SECTION

_PART_BELOW = Pattern(
    r"^(?:(?:An?|Each|Every|The)\s+)?[*`]*(?P<name>[A-Z]\w*)[*`]*\s+(?:is|are|has|have|holds|consists of|carries|contains)\b[^`:]*[:：]$"
)
_SHAPES = Pattern(r"\b(?:union|one of|either|variants|shapes|forms)\b", re.IGNORECASE)
_WHERE = Pattern(r",\s+where\s+(?=(?:an?|each|every|one)\s+[*`]*[A-Z])")
_EXPLAINED = Pattern(r"^`[a-z]\w*(?:\([^`]*\))?`\s*(?:[:：]|[—–-](?=\s))\s+[a-z]+ [a-z]+ ")
_VERB_FIRST = Pattern(r"^`[a-z]\w*`\s+(?:is\s+[a-z]+(?:ed|t)\b|[a-z]+s\b)")
"""A bullet that opens with a verb in code and says what that does: `` `plan` puts an inspection on the calendar``."""
_OF_A_CLASS = Pattern(r"`[A-Z]\w*` [a-z]+")


class Parts:
    """Reads the fields of models, and declares the entities and values that are told on the way."""

    def __init__(self, draft: Draft, entries: Sequence[Entry]) -> None:
        self._draft = draft
        self._models = {e.names[0] for e in entries if e.kind in WITH_ROLES and e.names}

    def fields(self, entry: Entry, name: str) -> tuple[list[RawField], str, list[Detail]]:
        """The fields of an item, its description, and the details that are neither."""
        fields: list[RawField] = []
        hint = "" if is_role(entry.hint) else entry.hint
        if ":" in hint or "`" in hint:
            fields += [raw for raw, _ in scan_fields(hint, entry.line) if raw]
        elif hint:
            self._draft.note(entry.line, SECTION, name, hint)
        own = _own_sentences(entry.body, name)
        found, description = fields_first(own, entry.line)
        if own != entry.body:
            description = fields_first(entry.body, entry.line)[1] if found else entry.body
        spelled_out = typed_spans(own, entry.line)
        if len(spelled_out) > len(found):
            found, description = spelled_out, entry.body
        found = found or (asides if len(asides := typed_asides(own, entry.line)) > 1 else [])
        found = found or worded_fields(own, entry.line)
        told = found or held_fields(own, entry.line)
        self._spoken(entry, name, entry.body)
        rest: list[Detail] = []
        listed: list[RawField] = []
        for detail in _each_entity(list(_with_commands(list(tied(entry.details))))):
            inner = self._inner(detail)
            if inner is not None:
                inner.fields += self._held(detail.blocks)
                self._add_entity(entry.context, inner)
                continue
            if detail.key == "entities" and detail.blocks:
                detail = self._announced(detail, entry.context)
            elif detail.key == "fields" and detail.blocks:
                detail = self._among_fields(detail, entry.context)
            detail = self._shaped(detail, entry.context)
            if where := _WHERE.search(detail.text):
                self._spoken(entry, name, detail.text[where.end() :])
            about = detail.prose or _OF_A_CLASS.match(detail.text)
            if about and not detail.key and any(told_models(detail.text, detail.line)):
                self._spoken(entry, name, detail.text)
                before = replace(detail, text=_before_others(detail.text, name))
                listed += parted(before, self._models)[0] if before.text else []
                rest.append(detail)
                continue
            taken, left = parted(detail, self._models)
            listed += taken
            rest += [left] if left else []
        again = {raw.name for raw in listed}
        fields += [raw for raw in told if raw.name not in again] + listed
        described = [detail for detail in rest if detail.key == "description"]
        description = " ".join(
            [part for part in (description, *(d.text for d in described)) if part]
        )
        return fields, description, [detail for detail in rest if detail.key != "description"]

    def _inner(self, detail: Detail) -> Spoken | None:
        """The entity that a bullet of another model is about."""
        if detail.key not in ("", "entities"):
            return None
        announced = detail.key == "entities"
        inner = inline_entity(detail.text, detail.line, announced=announced)
        if inner and not detail.blocks and inner.name in self._draft.named:
            inner = inner if inner.fields and inner.name in self._draft.itemised else None
        return inner or _part_below(detail, self._draft.named)

    def _shaped(self, detail: Detail, context: ContextDraft) -> Detail:
        """Declare the shapes that a field is said to have one of, and give back the field without them."""
        shapes = [
            inline_entity(b.text, b.line, announced=True)
            for b in detail.blocks
            if isinstance(b, Item)
        ]
        told = [shape for shape in shapes if shape and shape.name not in self._draft.named]
        if not (_SHAPES.search(detail.text) and len(told) == len(detail.blocks) > 1):
            return detail
        for shape in told:
            self._add_entity(context, shape)
        return replace(detail, blocks=[])

    def _held(self, blocks: Sequence[Block]) -> list[RawField]:
        """The fields in the bullets and tables under an entity."""
        return [
            raw
            for block in blocks
            for d in details_of(block, "entities")
            for raw in parted(d, self._models)[0]
        ]

    def _among_fields(self, detail: Detail, context: ContextDraft) -> Detail:
        """Declare the parts that bullets among the fields call such: `Line` (child): `id: LineId`."""
        left: list[Block] = []
        for block in detail.blocks:
            part = inline_entity(block.text, block.line) if isinstance(block, Item) else None
            if part is None or not part.fields:
                left.append(block)
            elif self._draft.is_free(context, part.name):
                self._add_entity(context, part)
        return replace(detail, blocks=left)

    def _announced(self, detail: Detail, context: ContextDraft) -> Detail:
        """Declare the entities that the bullets under a label are, and give back what is none of them."""
        left: list[Block] = []
        for block in detail.blocks:
            spoken = (
                inline_entity(block.text, block.line, announced=True)
                if isinstance(block, Item)
                else None
            )
            if spoken is None or not isinstance(block, Item):
                left.append(block)
                continue
            spoken.fields += self._held(block.blocks)
            if spoken.fields or self._draft.is_free(context, spoken.name):
                self._add_entity(context, spoken)
        return replace(detail, blocks=left)

    def _spoken(self, entry: Entry, name: str, text: str) -> None:
        """Entities and values that a sentence about an aggregate tells of."""
        told = {model.name: model for model in told_models(text, entry.line)}
        for spoken in [*told.values(), *spoken_models(text, entry.line)]:
            if spoken.name in {name, *self._models, *self._draft.itemised}:
                continue
            self._draft.told.add(spoken.name)
            if spoken.kind == "value object" and spoken.name not in held_in_numbers(entry):
                self._add_value(entry.context, spoken)
            elif spoken.kind != "aggregate" and (
                spoken.name not in told or spoken in told.values()
            ):
                self._add_entity(entry.context, spoken)

    def _add_entity(self, context: ContextDraft, spoken: Spoken) -> None:
        if self._draft.claim(context, spoken.name, "entity", spoken.line):
            fields = settle(self._draft, ENTITIES, spoken.name, spoken.fields)
            context.entities.append(Entity(line=spoken.line, name=spoken.name, fields=fields))

    def _add_value(self, context: ContextDraft, spoken: Spoken) -> None:
        if self._draft.claim(context, spoken.name, "value object", spoken.line):
            fields = settle(self._draft, SECTION, spoken.name, spoken.fields)
            value = ValueObject(line=spoken.line, name=spoken.name, base=None, fields=fields)
            context.value_objects.append(value)


def _part_below(detail: Detail, named: Collection[str]) -> Spoken | None:
    """The part that a bullet introduces, its fields in the bullets below it: `OrderLine is a small model inside:`."""
    found = _PART_BELOW.match(detail.text) if detail.blocks and not detail.key else None
    name = found["name"] if found else ""
    told = is_class(name) and name not in named and any(map(_is_typed, detail.blocks))
    return Spoken(detail.line, "entity", name) if told else None


def _is_typed(block: Block) -> bool:
    raw = parse_field(block.text, block.line) if isinstance(block, Item) else None
    return raw is not None and raw.type is not None


def _narrates(detail: Detail) -> bool:
    """The bullet explains a word in code, as its neighbours explain commands: `cancel`: by the backer, before …."""
    found = _EXPLAINED.match(detail.text)
    raw = parse_field(detail.text, detail.line) if found else None
    return found is not None and not (raw and raw.type)


def _with_commands(details: Sequence[Detail]) -> Iterator[Detail]:
    """The details, bullets that say what verbs in code do as the commands that these are."""
    loose = [detail for detail in details if not (detail.key or detail.prose)]
    listed = any(spelled(detail.text) or is_command(detail.text) for detail in loose)
    verbs = [detail.text for detail in loose if _VERB_FIRST.match(detail.text)]
    told = len(verbs) > 1 and any(map(tells_of_command, verbs))
    for detail in details:
        explained = (told and detail.text in verbs) or (listed and _narrates(detail))
        plainly = not (detail.key or detail.prose)
        yield replace(detail, key="commands") if plainly and explained else detail


def _each_entity(details: Sequence[Detail]) -> Iterator[Detail]:
    """The details, several entities behind one label told apart: `Entities: `Seat {…}`, `Ticket {…}``."""
    for detail in details:
        parts = split_top(detail.text, r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=`[A-Z]\w*\s*[({])")
        if detail.key == "entities" and not detail.blocks and len(parts) > 1:
            yield from (replace(detail, text=part) for part in parts)
        else:
            yield detail


def _own_sentences(text: str, name: str) -> str:
    """The sentences that do not turn to another model."""
    return " ".join(part for part in _sentences(text) if not _turns(part, name))


def _before_others(text: str, name: str) -> str:
    """The sentences before the first that turns to another model."""
    return " ".join(takewhile(lambda part: not _turns(part, name), _sentences(text)))


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\s+", text)


def _turns(sentence: str, name: str) -> bool:
    told = (*spoken_models(sentence, 0), *told_models(sentence, 0))
    return any(model.name != name for model in told)
