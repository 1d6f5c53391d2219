"""What each model of the section is: an aggregate, an entity, a value object, or none of them."""

import re
from collections.abc import Sequence

from ...entries import WITH_ROLES, Entry, held_in_numbers
from ...fields import scan_fields
from ...languages import english
from ...patterns import Pattern
from ...sentences import typed_spans

_ROOT = Pattern(r"\baggregate(?:\s+root)?\b|\broot\b", re.IGNORECASE)
_ENTITY = Pattern(
    r"^\s*(?:(?:child|local|nested|owned|frozen|an?|the)\s+)*(?:entity|entities|frozen model|child|owned by|part of|inside|within|domain model|model|read[ -]model|projection|view|snapshot)\b",
    re.IGNORECASE,
)
_WITHIN = Pattern(
    r"\b(?:held|kept|lives|living|stored|nested|contained|embedded|saved)\s+(?:only\s+)?(?:inside|within|in|with)\s+(?:an?\s+|the\s+|its\s+)?`?(?P<whole>[A-Z]\w*)`?"
)
"""Where a part is said to be: `one reviewer's mark, held inside Application`."""
_OF_ANOTHER = Pattern(
    r"^\s*(?:(?:an?|the|child|its)\s+)*(?:entity|value object)\s*:?\s+(?:\*\*|`)+[A-Z]",
    re.IGNORECASE,
)
"""A sentence that turns to a part: ``Entity **OrderLine**: …``."""
_VALUE = Pattern(r"^\s*(?:an?\s+)?(?:frozen\s+|composite\s+)?value(?:\s+object)?\b", re.IGNORECASE)
_VALUE_OBJECT = Pattern(r"^(?:(?:an?|the|frozen|small|composite)\s+)*value object\b", re.IGNORECASE)
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


class Roles:
    """Tells the kinds of the models of a design; several of its items together say how it speaks of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        listed = [entry for entry in entries if entry.kind == "aggregates" and entry.names]
        self._entities_are_roots = not listed
        self._models = {
            name for entry in entries if entry.kind in WITH_ROLES for name in entry.names
        }
        self._told = {
            entry.context.name
            for entry in listed
            if _ROOT.search(english(entry.hint)) or _ROOT.match(_opening(entry))
        }
        """The contexts whose aggregates say that they are such, so that the others are none."""

    def kind(self, entry: Entry, name: str) -> str | None:
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
        if entry.within and name in held_in_numbers(entry.within) and not _ROOT.search(said):
            return "entity"
        within = _WITHIN.search(said.partition(". ")[0])
        if within and within["whole"] in self._models - {name} and not _ROOT.search(hint):
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


def is_role(hint: str) -> bool:
    """Whether what stands in parentheses behind a name says nothing but what it is."""
    said = english(hint)
    return any(role.match(said) for role in (_ENTITY, _VALUE)) or _ROOT.search(said) is not None


def _opening(entry: Entry) -> str:
    """What an item says first: as its role, in its own line, or in the sentence under its heading."""
    if role := next(entry.find("role"), None):
        return english(role.text)
    told = (
        d.text for d in entry.details if d.prose and not d.key and not _OF_ANOTHER.match(d.text)
    )
    return _SAYS_IT_IS.sub("", entry.body) or (english(next(told, "")) if entry.spread else "")
