"""The items of both sections, one after the other."""

import re
from collections.abc import Sequence

from ... import names
from ...commands import lists_commands
from ...draft import Draft
from ...entries import Detail, Entry, loose, unread
from ...facts import settle
from ...fields import RawField
from ...markdown import Item, Table
from ...model import Aggregate, Entity, ValueObject
from ...naming import is_name, snake
from ...patterns import Pattern
from ...text import is_absent, plain
from ...tied_commands import tied
from .details import opens_command
from .doing import Doing
from .parts import Parts
from .roles import Roles
from .titles import ENTITIES, SECTION

_APART = Pattern(
    r"\b(?:not|no) (?:an? |part of (?:an? |any |the )?)?aggregate\b|\boutside (?:of )?(?:any|the|every|all) aggregates?\b",
    re.IGNORECASE,
)
"""What says of a model that it stands in no aggregate."""
_OF_ROOTS = frozenset({"commands", "invariants", "outcomes", "events", "lifecycle", "plural"})
"""Details that only an aggregate has: under an entity that it owns, they are the aggregate's."""


class Reader:
    """Reads the items of both sections in order; it remembers the last aggregate of each context."""

    def __init__(self, draft: Draft, entries: Sequence[Entry]) -> None:
        self._draft = draft
        self._roles = Roles(entries)
        self._parts = Parts(draft, entries)
        self._doing = Doing(draft)
        self._root: dict[str, int] = {}

    def read(self, entry: Entry) -> None:
        """Take in one item."""
        if not entry.names:
            self._loose(entry)
            return
        for raw in entry.names:
            kind = self._roles.kind(entry, raw)
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
            if not (detail.key or detail.prose) and opens_command(detail.text):
                detail.key, detail.blocks = (
                    "commands",
                    [Item(detail.line, detail.text, tuple(detail.blocks))],
                )
                detail.text = ""
            if detail.key in ("commands", "outcomes") and context.name in self._root:
                self._doing.commands([detail], context, self._root[context.name])
                entry.details.remove(detail)
        section = ENTITIES if entry.kind == "entities" else SECTION
        loose(entry, self._draft, section, "an aggregate")

    def _value(self, entry: Entry, name: str) -> None:
        fields, description, rest = self._parts.fields(entry, name)
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
        fields, description, rest = self._parts.fields(entry, name)
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
            self._doing.commands(
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
        fields, description, rest = self._parts.fields(entry, name)
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
        self._doing.commands(
            [detail for detail in rest if detail.key in ("commands", "outcomes")],
            entry.context,
            index,
        )
        kept = [detail for detail in rest if detail.key not in ("commands", "outcomes", "plural")]
        self._doing.asked(kept, entry.context)
        unread(self._draft, SECTION, name, kept)


def _is_same(listed: RawField, identity: RawField) -> bool:
    """Whether a listed field is the identity that a label tells: `Identity: `OrderId``, and `order_id: OrderId` among the fields."""
    if listed.type is None or identity.type is None:
        return listed.name == identity.name
    told = (listed.type.name, listed.type.many) == (identity.type.name, identity.type.many)
    return told and (listed.name == "id" or snake(listed.name) == snake(listed.type.name))
