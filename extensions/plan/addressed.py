"""What is said of an item elsewhere: ``OrderState.is_open()`: `PAID`` under another enum, or `` `Line` is an entity `` in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .entries import Detail, Entry
from .markdown import Item
from .patterns import Pattern

_CALLED = Pattern(r"^\*{0,2}`?(?P<owner>[A-Z]\w*)\.(?P<call>[a-z_]\w*\(.*)$")
_SPOKEN = Pattern(
    r"^(?:The\s+|An?\s+)?(?:\*\*`?|`)(?P<owner>[A-Z]\w*)(?:`?\*\*|`)\s+(?P<said>[a-z].*)$"
)
_IS_ENTITY = Pattern(
    r"`([A-Z]\w*)`\s+is\s+(?:an?|the|its)\s+(?:(?:child|local|owned|nested|inner|small|frozen)\s+)*entity\b"
)
_ENTITIES_ARE = Pattern(
    r"\b(?:child|owned|local|nested|inner)\s+entit(?:y|ies)\s*:\s*(?P<names>`[A-Z]\w*`(?:\s*(?:,|and)\s*`[A-Z]\w*`)*)",
    re.IGNORECASE,
)
"""Parts that a line names: `Child entities: `Line`, `Note``."""

_FIELD_TYPES = Pattern(r"`[a-z_]\w*\s*:\s*([^`]*)`")


def sort_out(entries: Sequence[Entry]) -> None:
    """Give every item what others, or none, say of it by its name."""
    enums = [entry for entry in entries if entry.kind == "enums"]
    for entry in enums:
        entry.details = [kept for detail in entry.details for kept in _kept(detail, entry, enums)]
    _name_entities(entries)
    _hold(entries)


def _hold(entries: Sequence[Entry]) -> None:
    """Let every class that was only guessed to be a root be an entity when another aggregate has it in a field."""
    models = [entry for entry in entries if entry.kind == "aggregates" and entry.names]
    guessed = [entry for entry in models if entry.guessed]
    for owner in models if guessed else ():
        typed = {word for d in owner.find("fields") for word in _FIELD_TYPES.findall(d.text)}
        words = {word for text in typed for word in re.findall(r"[A-Z]\w*", text)}
        for entry in guessed:
            if entry is not owner and entry.context is owner.context and entry.names[0] in words:
                entry.kind = "entities"


def _name_entities(entries: Sequence[Entry]) -> None:
    """Let every class of a sketch be an entity that a sentence calls one."""
    said = (d.text for entry in entries for d in entry.details if "entity" in d.text)
    called = {name for text in said for name in _IS_ENTITY.findall(text)}
    called |= {
        name
        for entry in entries
        for text in (entry.body, *(detail.written for detail in entry.details))
        for found in _ENTITIES_ARE.finditer(text)
        for name in re.findall(r"[A-Z]\w*", found["names"])
    }
    for entry in entries if called else ():
        if entry.kind in ("values", "aggregates") and not entry.hint and called & {*entry.names}:
            entry.kind = "entities"


def _kept(detail: Detail, entry: Entry, enums: Sequence[Entry]) -> Iterator[Detail]:
    """The detail without what is said of other enums, which these get."""
    if not detail.blocks and _given(detail.line, detail.text, entry, enums):
        return
    blocks = [
        block
        for block in detail.blocks
        if not (isinstance(block, Item) and _given(block.line, block.text, entry, enums))
    ]
    if detail.text or blocks or not detail.blocks:
        yield replace(detail, blocks=blocks)


def _given(line: int, text: str, entry: Entry, enums: Sequence[Entry]) -> bool:
    called = _CALLED.match(text)
    found = called or (None if entry.names else _SPOKEN.match(text))
    if found is None:
        return False
    named = [other for other in enums if found["owner"] in other.names]
    near = [other for other in named if other.context is entry.context] or named
    if len(near) != 1:
        return False
    said = Detail(line, "methods", f"`{called['call']}", "Methods") if called else None
    near[0].details.append(said or Detail(line, "", found["said"], prose=True))
    return True
