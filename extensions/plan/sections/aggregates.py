"""Aggregates and entities: consistency boundaries with an identity, and the frozen models inside and beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .. import names
from ..commands import (
    TITLED_CALL,
    declare,
    is_command,
    is_narrated,
    lists_commands,
    merge,
    narrated,
    read_commands,
    read_variants,
    spelled,
    told_calls,
    write_command,
)
from ..datatypes import parse_type
from ..draft import ContextDraft, Draft
from ..entries import WITH_ROLES, Detail, Entry, details_of, loose, prose, unread
from ..evidence import is_outcome
from ..facts import is_field_table, settle, table_fields
from ..fields import RawField, parse_field, scan_fields
from ..heads import parse_head
from ..labels import bold
from ..languages import english
from ..markdown import Block, Fence, Item, Table
from ..model import Aggregate, Command, Context, Entity, Outcome, ValueObject
from ..naming import is_class, is_name, plural, snake
from ..patterns import Pattern
from ..sentences import (
    Spoken,
    held_fields,
    inline_entity,
    spoken_models,
    told_models,
    typed_asides,
    typed_spans,
)
from ..shared_ends import SharedEnds, ends_apart, shared_ends
from ..text import cut, is_absent, plain, split_top
from ..tied_commands import tied
from ..unions import stated_unions
from ..variant_fields import told_below
from ..worded_fields import led_field, worded_fields
from .outcomes import variants_of

SECTION = "Aggregates"
ENTITIES = "Entities"

_ROOT = Pattern(r"\baggregate(?:\s+root)?\b|\broot\b", re.IGNORECASE)
_ENTITY = Pattern(
    r"^\s*(?:(?:child|local|nested|owned|frozen|an?|the)\s+)*(?:entity|entities|frozen model|child|owned by|part of|inside|within|domain model|model|read[ -]model|projection|view|snapshot)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = Pattern(
    r"^\s*(?:(?:an?|the|child|its)\s+)*(?:entity|value object)\s*:?\s+(?:\*\*|`)+[A-Z]",
    re.IGNORECASE,
)
"""A sentence that turns to a part: ``Entity **OrderLine**: …``."""
_VALUE = Pattern(r"^\s*(?:an?\s+)?(?:frozen\s+|composite\s+)?value(?:\s+object)?\b", re.IGNORECASE)
_EXPLAINED = Pattern(r"^`[a-z]\w*(?:\([^`]*\))?`\s*(?:[:：]|[—–-](?=\s))\s+[a-z]+ [a-z]+ ")
_VALUE_OBJECT = Pattern(r"^(?:(?:an?|the|frozen|small|composite)\s+)*value object\b", re.IGNORECASE)
_APART = Pattern(
    r"\b(?:not|no) (?:an? |part of (?:an? |any |the )?)?aggregate\b|\boutside (?:of )?(?:any|the|every|all) aggregates?\b",
    re.IGNORECASE,
)
"""What says of a model that it stands in no aggregate."""
_ASKS = Pattern(r"^`?[a-z_]\w*\([^`]*\)`?\s*(?:[:：—–]|->|→|,)")
_NAMES_MODELS = Pattern(r"`[A-Z]\w*`\.\s+(?:child|owned|local|nested|inner)\s+entit", re.IGNORECASE)
"""What a line that opens with `Root:` names beside it."""
_IS_VALUE = Pattern(
    r"^\s*(?:is|are)\s+(?:an?\s+|all\s+|both\s+)?(?:\w+\s+)?value(?:s\b|[- ](?:objects?|like)\b)",
    re.IGNORECASE,
)
_SAYS_IT_IS = Pattern(
    r"^(?:is|are)\s+(?:(?:an?|the|our|one|another)\s+)*"
    r"(?:(?:first|second|third|other|main|central|core|small|simple|little|plain|short-lived|separate|single|only|whole)\s+)*(?=[a-z])"
)
"""What stands between a name and what a sentence says it is: `is the second aggregate root`."""
_SERVICE = Pattern(
    r"^\s*(?:is\s+)?(?:an?\s+|the\s+)?(?:(?:pure|stateless|frozen)\s+)*(?:domain\s+)?(?:service|factory|specification|function|saga|process manager)\b"
    r"|^\s*(?:is\s+)?(?:an?\s+|the\s+)?(?:pure|stateless)\s+(?:domain\s+)?(?:model|object|class|policy|rule)\b",
    re.IGNORECASE,
)
_OF_A_CLASS = Pattern(r"`[A-Z]\w*` [a-z]+")
_SAYS_OF = Pattern(
    r"^`[a-z_]\w*`\s+(?:is|are|has|have|must|may|can|cannot|never|always|does|will|[a-z]+s)\s+\w"
)
"""A sentence about a field or a command: `` `move` changes the place``."""
_DRAWN = Pattern(r"^[\s│├└─|+`*-]+|\s+#.*$")
_PLAIN_FIELD = Pattern(r"[a-z_]\w*\s*:\s+\S")
_WORD = Pattern(r"[A-Z][a-z0-9]*")
_LEADS_ON = Pattern(r"^`[A-Z]\w*`[^`]*(?:`[^`]*`[^`]*){0,3}(?:→|->|=>)\s*`?[a-z_]\w*\(")
"""What happens upon something else, which is no field: `` `OrderPaid` → `ship()` ``."""
_OF_ROOTS = frozenset({"commands", "invariants", "outcomes", "events", "lifecycle", "plural"})
"""Details that only an aggregate has: under an entity that it owns, they are the aggregate's."""


class Reader:
    """Reads the items of both sections in order; it remembers the last aggregate of each context."""

    def __init__(self, draft: Draft, entries: Sequence[Entry]) -> None:
        listed = [entry for entry in entries if entry.kind == "aggregates" and entry.names]
        self._draft = draft
        self._entities_are_roots = not listed
        self._told = {
            entry.context.name
            for entry in listed
            if _ROOT.search(english(entry.hint)) or _ROOT.match(_opening(entry))
        }
        """The contexts whose aggregates say that they are such, so that the others are none."""
        self._models = {e.names[0] for e in entries if e.kind in WITH_ROLES and e.names}
        self._root: dict[str, int] = {}

    def read(self, entry: Entry) -> None:
        """Take in one item."""
        if not entry.names:
            self._loose(entry)
            return
        for raw in entry.names:
            kind = self._kind(entry, raw)
            if kind is None:
                self._remark(entry)
                return
            name = (
                None if is_absent(raw) else names.class_name(self._draft.log, entry.line, raw, kind)
            )
            if name is None or not self._draft.claim(entry.context, name, kind, entry.line):
                continue
            match kind:
                case "value object":
                    self._value(entry, name)
                case "entity":
                    self._entity(entry, name)
                case _:
                    self._aggregate(entry, name)

    def _kind(self, entry: Entry, name: str) -> str | None:
        """What the item is; None for what is no model, such as a domain service."""
        hint = english(entry.hint)
        said = hint or _opening(entry)
        if _VALUE.match(hint) or _IS_VALUE.match(entry.body) or _VALUE_OBJECT.match(said):
            return "value object"
        if _SERVICE.match(said) and not _ROOT.search(hint):
            return None
        if entry.kind == "entities":
            return (
                "aggregate"
                if (self._entities_are_roots and not _ENTITY.match(said)) or _ROOT.match(hint)
                else "entity"
            )
        if _ENTITY.match(said) and not _ROOT.match(said):
            return "entity"
        apart = entry.context.name in self._told and not _ROOT.search(said)
        return self._kind_of_part(entry, name) if apart else "aggregate"

    def _kind_of_part(self, entry: Entry, name: str) -> str | None:
        """What an item is that does not call itself an aggregate where others do."""
        own = {f"{name}Id", f"{name}Status", f"{name}State"}
        keys = {detail.key for detail in entry.details}
        if own & entry.context.declared.keys() or "commands" in keys or "identity" in keys:
            return "aggregate"
        texts = [entry.body, *(detail.text for detail in entry.details)]
        fields = [raw for text in texts for raw in typed_spans(text, entry.line)]
        for detail in entry.details:
            if detail.key in ("", "fields") and not detail.prose:
                listed = scan_fields(detail.text, detail.line, bare=detail.key == "fields")
                fields += [raw for raw, _ in listed if raw and (raw.type or detail.key)]
        told = any(raw.name == "id" or raw.identity for raw in fields)
        if told or any(detail.blocks for detail in entry.details):
            return "aggregate"
        return "value object" if fields else None

    def _remark(self, entry: Entry) -> None:
        """Keep what a plan says of something that is no model."""
        said = f"{', '.join(entry.names)}{f' ({entry.hint})' if entry.hint else ''}"
        section = ENTITIES if entry.kind == "entities" else SECTION
        self._draft.note(entry.line, section, "", f"{said}: {entry.body}".removesuffix(": "))
        unread(self._draft, section, entry.names[0], entry.details)

    def _loose(self, entry: Entry) -> None:
        context = entry.context
        if context.name in self._root:
            root = context.aggregates[self._root[context.name]]
            entry.details = [*tied(entry.details, (command.name for command in root.commands))]
        for detail in list(entry.details):
            if any(isinstance(block, Table) and lists_commands(block) for block in detail.blocks):
                detail.key = detail.key or "commands"
            if not (detail.key or detail.prose) and _opens_command(detail.text):
                detail.key, detail.blocks = (
                    "commands",
                    [Item(detail.line, detail.text, tuple(detail.blocks))],
                )
                detail.text = ""
            if detail.key in ("commands", "outcomes") and context.name in self._root:
                self._commands([detail], context, self._root[context.name])
                entry.details.remove(detail)
        section = ENTITIES if entry.kind == "entities" else SECTION
        loose(entry, self._draft, section, "an aggregate")

    def _value(self, entry: Entry, name: str) -> None:
        fields, description, rest = self._fields(entry, name)
        settled = settle(self._draft, SECTION, name, fields)
        entry.context.value_objects.append(
            ValueObject(
                line=entry.line,
                name=name,
                base=None if settled else "str",
                fields=settled,
                description=description,
            )
        )
        self._rest(entry, name, rest)

    def _entity(self, entry: Entry, name: str) -> None:
        fields, description, rest = self._fields(entry, name)
        entry.context.entities.append(
            Entity(
                line=entry.line,
                name=name,
                fields=settle(self._draft, ENTITIES, name, fields),
                description=description,
            )
        )
        self._rest(entry, name, rest)

    def _rest(self, entry: Entry, name: str, rest: list[Detail]) -> None:
        root = self._root.get(entry.context.name)
        if any(_APART.search(text) for text in (entry.body, *(d.text for d in entry.details))):
            root = None
        roots = [detail for detail in rest if detail.key in _OF_ROOTS] if root is not None else []
        if root is not None and roots:
            self._commands(
                [detail for detail in roots if detail.key in ("commands", "outcomes")],
                entry.context,
                root,
            )
            unread(
                self._draft,
                SECTION,
                entry.context.aggregates[root].name,
                [d for d in roots if d.key not in ("commands", "outcomes")],
            )
        unread(self._draft, ENTITIES, name, [detail for detail in rest if detail not in roots])

    def _aggregate(self, entry: Entry, name: str) -> None:
        fields, description, rest = self._fields(entry, name)
        identity = next((raw for raw in fields if raw.identity), None)
        if identity is not None:
            others = [raw for raw in fields if raw is not identity]
            identity = next((raw for raw in others if _is_same(raw, identity)), identity)
            fields = [identity, *(raw for raw in others if raw is not identity)]
        given = next((plain(detail.text) for detail in rest if detail.key == "plural"), None)
        if given and not is_name(given):
            self._draft.log.warning(entry.line, "PT406", f"name '{given}' read as '{snake(given)}'")
            given = snake(given)
        entry.context.aggregates.append(
            Aggregate(
                line=entry.line,
                name=name,
                fields=settle(self._draft, SECTION, name, fields),
                identity=snake(identity.name) if identity and identity.name != "id" else "",
                plural=given or None,
                description=description,
            )
        )
        index = self._root[entry.context.name] = len(entry.context.aggregates) - 1
        self._commands(
            [detail for detail in rest if detail.key in ("commands", "outcomes")],
            entry.context,
            index,
        )
        kept = [detail for detail in rest if detail.key not in ("commands", "outcomes", "plural")]
        self._asked(kept, entry.context)
        unread(self._draft, SECTION, name, kept)

    def _asked(self, details: Sequence[Detail], context: ContextDraft) -> None:
        """Declare the unions that queries are said to end in: `check(day)`: returns `Verdict` = `Fits | TooLate`."""
        said = ((line, text) for d in details for block in d.blocks for line, text in prose(block))
        for line, text in (*((d.line, d.text) for d in details), *said):
            for stated in stated_unions(text) if _ASKS.match(text) else ():
                made = read_variants(stated.variants, line, stated.name, self._draft, SECTION)
                declare(Outcome(line=line, name=stated.name, variants=made), context, self._draft)

    def _fields(self, entry: Entry, name: str) -> tuple[list[RawField], str, list[Detail]]:
        """The fields of an item, its description, and the details that are neither."""
        fields: list[RawField] = []
        said = english(entry.hint)
        hint = "" if _ROOT.search(said) or _ENTITY.match(said) or _VALUE.match(said) else entry.hint
        if ":" in hint or "`" in hint:
            fields += [raw for raw, _ in scan_fields(hint, entry.line) if raw]
        elif hint:
            self._draft.note(entry.line, SECTION, name, hint)
        own = _own_sentences(entry.body, name)
        found, description = _listed(own, entry.line)
        if own != entry.body:
            description = _listed(entry.body, entry.line)[1] if found else entry.body
        spelled_out = typed_spans(own, entry.line)
        if len(spelled_out) > len(found):
            found, description = spelled_out, entry.body
        found = found or (asides if len(asides := typed_asides(own, entry.line)) > 1 else [])
        found = found or worded_fields(own, entry.line)
        told = found or held_fields(own, entry.line)
        self._spoken(entry, name, entry.body)
        rest: list[Detail] = []
        listed: list[RawField] = []
        commanding = any(
            spelled(d.text) or is_command(d.text)
            for d in entry.details
            if not d.key and not d.prose
        )
        for detail in _each_entity(list(tied(entry.details))):
            if commanding and not detail.key and not detail.prose and _narrates(detail):
                rest.append(replace(detail, key="commands"))
                continue
            inner = (
                inline_entity(detail.text, detail.line, announced=detail.key == "entities")
                if detail.key in ("", "entities")
                else None
            )
            if inner and not detail.blocks and inner.name in self._draft.named:
                inner = inner if inner.fields and inner.name in self._draft.itemised else None
            if inner is not None:
                inner.fields += self._held(detail.blocks)
                self._add_entity(entry.context, inner)
                continue
            if detail.key == "entities" and detail.blocks:
                detail = self._announced(detail, entry.context)
            about = detail.prose or _OF_A_CLASS.match(detail.text)
            if about and not detail.key and any(told_models(detail.text, detail.line)):
                self._spoken(entry, name, detail.text)
                rest.append(detail)
                continue
            taken, left = self._detail(detail)
            listed += taken
            rest += [left] if left else []
        again = {raw.name for raw in listed}
        fields += [raw for raw in told if raw.name not in again] + listed
        described = [detail for detail in rest if detail.key == "description"]
        description = " ".join(
            [part for part in (description, *(d.text for d in described)) if part]
        )
        return fields, description, [detail for detail in rest if detail.key != "description"]

    def _held(self, blocks: Sequence[Block]) -> list[RawField]:
        """The fields in the bullets and tables under an entity."""
        return [
            raw
            for block in blocks
            for d in details_of(block, "entities")
            for raw in self._detail(d)[0]
        ]

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
            if spoken.kind == "value object":
                self._add_value(entry.context, spoken)
            elif spoken.kind == "entity" and (spoken.name not in told or spoken in told.values()):
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

    def _detail(self, detail: Detail) -> tuple[list[RawField], Detail | None]:
        """The fields that a detail gives, and what is left of it."""
        match detail.key:
            case "fields" if stated := _stated(detail):
                return [stated], None
            case "fields":
                fields, rest = _all_fields(detail.text, detail.line)
                if fields and not any(raw.type for raw in fields):
                    fields = [raw for raw in fields if raw.name not in self._models]
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
            case "" if (head := parse_head(detail.text)) and is_outcome(SECTION, head):
                return [], replace(detail, key="outcomes")
            case "" if is_narrated(detail.text) and not detail.blocks:
                return [], replace(detail, key="commands")
            case "" if not detail.prose and _opens_command(detail.text):
                item = Item(detail.line, detail.text, tuple(detail.blocks))
                return [], Detail(detail.line, "commands", "", blocks=[item])
            case "" if detail.prose and not detail.blocks and told_calls(detail.text):
                return [], replace(detail, key="commands")
            case "" if not detail.prose and (told := narrated(detail.text)) is not None:
                return [], replace(detail, key="commands", text=told)
            case "" if (told := spelled(detail.text)) is not None:
                return [], replace(detail, key="commands", text=told)
            case "":
                several = _listed(detail.text, detail.line) if not detail.prose else ([], "")
                if len(several[0]) > 1 and detail.text.startswith("`") and not detail.blocks:
                    left = Detail(detail.line, "", several[1]) if several[1] else None
                    return several[0], left
                led = led_field(detail.text)
                raw = parse_field(led, detail.line) if not detail.prose else None
                if (
                    raw is not None
                    and not raw.type
                    and (_SAYS_OF.match(detail.text) or _LEADS_ON.match(detail.text))
                ):
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
                spoken = typed_spans(detail.text, detail.line) if not detail.blocks else []
                spoken = spoken or (
                    typed_asides(detail.text, detail.line) if not detail.blocks else []
                )
                spoken = spoken or (
                    worded_fields(detail.text, detail.line) if not detail.blocks else []
                )
                if len(spoken) > 1:
                    return spoken, Detail(detail.line, "", detail.text, prose=True)
                listed = (
                    _listed(detail.text, detail.line)
                    if detail.prose and not detail.blocks
                    else ([], "")
                )
                if len(listed[0]) > 1:
                    return listed[0], Detail(detail.line, "", listed[1]) if listed[1] else None
                return (
                    (
                        nested,
                        Detail(
                            detail.line, "", detail.text, detail.label, others, prose=detail.prose
                        )
                        if others or detail.text
                        else None,
                    )
                    if tables
                    else ([], detail)
                )
        return [], detail

    def _commands(self, details: list[Detail], context: ContextDraft, index: int) -> None:
        aggregate = context.aggregates[index]
        stated = list(ends_apart([detail for detail in details if detail.key == "commands"]))
        details = [detail for detail in (*stated, *details) if detail.key == "outcomes"]
        stated = [detail for detail in stated if detail.key == "commands"]
        commands = {command.name: command for command in aggregate.commands}
        for told in read_commands(stated, aggregate.name, context, self._draft, SECTION):
            command = told.command
            if told.owner != aggregate.name:
                context.commands.append((told.owner, command))
                continue
            known = commands.get(command.name)
            commands[command.name] = merge(known, command) if known else command
        for detail in details:
            self._unions(detail, aggregate.name, commands, context)
        context.aggregates[index] = aggregate.model_copy(
            update={"commands": tuple(commands.values())}
        )

    def _unions(
        self, detail: Detail, owner: str, commands: dict[str, Command], context: ContextDraft
    ) -> None:
        """Unions without a name: each belongs to the command that its first variant speaks of."""
        texts = [
            (detail.line, piece) for piece in split_top(detail.text, r";\s*|\.\s|\.$") if piece
        ]
        for block in detail.blocks:
            if isinstance(block, Item):
                texts.append((block.line, block.text))
                told_below(block, self._draft)
        for line, text in texts:
            if shared := shared_ends(text):
                self._ends(line, owner, shared, commands, context)
                continue
            stated = next(stated_unions(text), None)
            head, separator, union = cut(text, r"\s*[:=→]\s*")
            made, rest = variants_of(union if separator else text)
            if stated and stated.start == 0:
                head, separator = stated.name, "="
                made, rest = [*stated.variants], text[stated.end :].strip(" .,;—–")
            if not made:
                self._draft.note(line, SECTION, owner, text)
                continue
            said = snake(plain(head).partition("(")[0]) if separator else ""
            command = said if said in commands else _speaks_of(made[0][0], owner, commands)
            name = (
                plain(head)
                if separator and plain(head)[:1].isupper() and plain(head).isalnum()
                else f"{_title(command or made[0][0])}Outcome"
            )
            variants = read_variants(made, line, name, self._draft, SECTION)
            declare(
                Outcome(line=line, name=name, variants=variants, description=rest),
                context,
                self._draft,
            )
            if command and command in commands:
                commands[command] = merge(commands[command], Command(name=command, outcome=name))

    def _ends(
        self,
        line: int,
        owner: str,
        shared: SharedEnds,
        commands: dict[str, Command],
        context: ContextDraft,
    ) -> None:
        """What several commands end in, or each that nothing else is said of."""
        told = {name for name, command in commands.items() if command.outcome or command.creates}
        ending = shared.of(commands, told)
        title = shared.name or f"{_title(ending[0] if ending else shared.variants[0][0])}Outcome"
        if title == owner:
            return
        if shared.variants:
            variants = read_variants(shared.variants, line, title, self._draft, SECTION)
            declare(Outcome(line=line, name=title, variants=variants), context, self._draft)
        for name in ending:
            end = Command(name=name, outcome=title)
            commands[name] = (
                merge(end, commands[name]) if shared.commands else merge(commands[name], end)
            )


def _narrates(detail: Detail) -> bool:
    """The bullet explains a word in code, as its neighbours explain commands: `cancel`: by the backer, before …."""
    found = _EXPLAINED.match(detail.text)
    raw = parse_field(detail.text, detail.line) if found else None
    return found is not None and not (raw and raw.type)


def _each_entity(details: Sequence[Detail]) -> Iterator[Detail]:
    """The details, several entities behind one label told apart: `Entities: `Seat {…}`, `Ticket {…}``."""
    for detail in details:
        parts = split_top(detail.text, r"[,;]\s+(?:and\s+)?(?=`[A-Z]\w*\s*[({])")
        if detail.key == "entities" and not detail.blocks and len(parts) > 1:
            yield from (replace(detail, text=part) for part in parts)
        else:
            yield detail


def _opening(entry: Entry) -> str:
    """What an item says first: as its role, in its own line, or in the sentence under its heading."""
    if role := next(entry.find("role"), None):
        return english(role.text)
    told = (
        d.text for d in entry.details if d.prose and not d.key and not _OF_ANOTHER.match(d.text)
    )
    return _SAYS_IT_IS.sub("", entry.body) or (english(next(told, "")) if entry.spread else "")


def _is_call(block: Block) -> bool:
    return isinstance(block, Item) and is_command(block.text)


def _own_sentences(text: str, name: str) -> str:
    """The sentences that do not turn to another model."""
    about = (
        part
        for part in re.split(r"(?<=\.)\s+", text)
        if not any(s.name != name for s in (*spoken_models(part, 0), *told_models(part, 0)))
    )
    return " ".join(about)


def _opens_command(text: str) -> bool:
    """A bullet that tells a command: by its call, or by a title in front of it."""
    return is_command(text) or TITLED_CALL.match(text) is not None


def _is_same(listed: RawField, identity: RawField) -> bool:
    """Whether a listed field is the identity that a label tells: `Identity: `OrderId``, and `order_id: OrderId` among the fields."""
    if listed.type is None or identity.type is None:
        return listed.name == identity.name
    told = (listed.type.name, listed.type.many) == (identity.type.name, identity.type.many)
    return told and (listed.name == "id" or snake(listed.name) == snake(listed.type.name))


def _noted(raw: RawField, notes: str) -> RawField:
    return RawField(
        raw.line,
        raw.name,
        raw.type,
        raw.default,
        raw.unique,
        raw.index,
        raw.identity,
        f"{raw.note} {notes}".strip(),
    )


def _title(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


def _speaks_of(variant: str, owner: str, commands: dict[str, Command]) -> str | None:
    """`FindingRecorded` speaks of `record_finding`, `Submitted` of `submit`."""
    said = {word.casefold() for word in _WORD.findall(variant)} - {
        word.casefold() for word in _WORD.findall(owner)
    }
    for name, command in commands.items():
        if command.outcome is None and said and _same_words(said, set(name.split("_"))):
            return name
    return None


def _same_words(said: set[str], words: set[str]) -> bool:
    return len(said) == len(words) and all(any(_inflects(a, b) for b in words) for a in said)


def _inflects(form: str, verb: str) -> bool:
    stem = verb.removesuffix("e")
    return (
        form == verb
        or (form.startswith(stem) and form[len(stem) :] in ("ed", stem[-1:] + "ed", "d", "n"))
        or form == verb[:-1] + "ied"
    )


def _listed(text: str, line: int) -> tuple[list[RawField], str]:
    """The fields that open a text, and what it says behind them: fields in the head line."""
    head, _, rest = cut(text, r"\s+—\s+")
    pieces = list(scan_fields(head, line))
    if (
        pieces
        and all(raw is not None for raw, _ in pieces)
        and any(raw and raw.type for raw, _ in pieces)
    ):
        return [raw for raw, _ in pieces if raw], rest
    if len(pieces) > 1 and all(raw is not None and piece.startswith("`") for raw, piece in pieces):
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
        elif isinstance(block, Item) and detail.key == "fields":
            told = [] if parse_head(block.text) else typed_spans(block.text, block.line)
            raw = parse_field(led_field(block.text), block.line, bare=True)
            fields += told if len(told) > 1 or not raw else [raw]
        elif isinstance(block, Fence) and detail.key in ("", "fields"):
            fields += list(_drawn_fields(block))
    return fields


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


def write(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each aggregate's name and its canonical lines."""
    for aggregate in context.aggregates:
        lines = [
            _head(aggregate.name, aggregate.description, "aggregates"),
            *_written_fields(aggregate, _told_identity(aggregate)),
        ]
        if aggregate.plural and aggregate.plural != plural(snake(aggregate.name)):
            lines.append(f"  - Plural: {aggregate.plural}")
        if aggregate.commands:
            lines.append("  - Commands:")
            lines += [f"    - {write_command(command)}" for command in aggregate.commands]
        yield aggregate.name, lines


def write_entities(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each entity's name and its canonical lines."""
    for entity in context.entities:
        yield (
            entity.name,
            [_head(entity.name, entity.description, "entities"), *_written_fields(entity)],
        )


def _head(name: str, description: str, kind: str) -> str:
    return f"- {bold(name, kind)}: {description}" if description else f"- {bold(name, kind)}"


def _told_identity(aggregate: Aggregate) -> str:
    """The field that is the identity, where neither its name nor its type tells."""
    identity = next((f for f in aggregate.fields if f.name == aggregate.identity), None)
    evident = identity is None or "id" in (
        identity.name,
        identity.name.removeprefix(f"{snake(aggregate.name)}_"),
    )
    return (
        ""
        if identity is None or evident or identity.type == f"{aggregate.name}Id"
        else identity.name
    )


def _written_fields(owner: Aggregate | Entity, identity: str = "") -> list[str]:
    written = (
        f"`{field.text()}`{' (identity)' if field.name == identity else ''}"
        for field in owner.fields
    )
    return [f"  - Fields: {', '.join(written)}"] if owner.fields else []
