"""What several commands are said to end in at once: `` `open` and `close` return `Turn` = `Turned | Refused` ``."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from .datatypes import base_of
from .entries import Detail
from .markdown import Block, Item
from .naming import is_state
from .patterns import Pattern
from .unions import alternatives, stated_unions

_CALL = r"(?:\*\*)?`[a-z_]\w*(?:\([^`]*\))?`(?:\*\*)?"
_SAID = Pattern(
    rf"^(?:[Aa]ll of\s+|[Bb]oth\s+)?(?:(?P<calls>{_CALL}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*/\s*){_CALL})*)"
    r"|(?i:(?:every|all|any|each)(?: of the| the)? (?:other|remaining)s?(?: \w+)?|the (?:others?|rest|remaining)(?: \w+)?|everything else"
    r"|(?:every|each)(?: of the| of these)? (?:commands?|methods?|one|behaviou?rs?|operations?)|all(?: of (?:them|these))?(?: the)?(?: \w+)?|they(?: all)?|both)"
    rf"|(?i:the\s+(?:result|outcome|answer|ends?)\s+of\s+(?:every|each|all|any)(?:\s+the)?\s+(?:commands?|methods?|behaviou?rs?|operations?|one)(?:\s+(?:other\s+than|but|except)\s+{_CALL})?))"
    r"\s*,?\s*(?:(?:all|both|each|also)\s+)?(?:(?i:returns?|ends? (?:in|with)|yields?|gives?|produces?|answers?(?: with| in)?|results? in|is|are)|->|→|=>|⇒|[:：])"
    r"\s*(?:either\s+|an?\s+|the same\s+|the\s+)?(?:(?:discriminated\s+)?union\s+)?(?P<ends>[`*]*[A-Z].*)$",
    re.DOTALL,
)
_UNION = Pattern(
    r"^`?[A-Z]\w*(?:\([^()`]*\))?`?(?:\s*(?:\\?\||,(?:\s*or\b)?|\bor\b|/)\s*`?[A-Z]\w*(?:\([^()`]*\))?`?)+"
)
_NAME = Pattern(r"^(?:\*\*`?|`)(?P<name>[A-Z]\w*)(?:`?\*\*|`)")
_DECLARED = Pattern(r"^[`*]*(?:[A-Z]\w*\.)?(?P<name>[a-z_]\w*)")


@dataclass(frozen=True, slots=True)
class SharedEnds:
    """The commands of which a text tells, none for those that nothing else tells of, and how they end."""

    commands: tuple[str, ...]
    name: str
    variants: tuple[tuple[str, str], ...]

    def of(self, names: Collection[str], told: Collection[str]) -> list[str]:
        """The commands among `names` that end so; `told` are those of which it is known."""
        if self.commands:
            return [name for name in self.commands if name in names]
        return [name for name in names if name not in told]


def shared_ends(text: str) -> SharedEnds | None:
    """How commands end of which a text says nothing else, or None when it says something else."""
    found = _SAID.match(text.strip())
    if found is None:
        return None
    calls = tuple(re.findall(r"`([a-z_]\w*)", found["calls"] or ""))
    ends = found["ends"]
    stated = next(stated_unions(ends), None)
    if stated is not None and stated.start == 0:
        return SharedEnds(calls, stated.name, stated.variants)
    if (union := _UNION.match(ends)) and len(made := alternatives(union[0])) > 1:
        return SharedEnds(calls, "", made) if calls else None
    name = _NAME.match(ends)
    if name is None or base_of(name["name"]) or is_state(name["name"]):
        return None
    return SharedEnds(calls, name["name"], ())


def ends_apart(details: Sequence[Detail]) -> Iterator[Detail]:
    """The details of commands, those lines told as outcomes that say how commands end which others declare."""
    lines = [text for d in details for text in (d.text, *_items(d)) if not _is_shared(text)]
    declared = {found["name"] for text in lines if (found := _DECLARED.match(text))}
    for detail in details:
        if not detail.blocks and _is_shared(detail.text, declared):
            yield replace(detail, key="outcomes")
            continue
        shared: list[Block] = [
            b for b in detail.blocks if isinstance(b, Item) and _is_shared(b.text, declared)
        ]
        if shared:
            yield Detail(shared[0].line, "outcomes", "", blocks=shared)
        left = [block for block in detail.blocks if block not in shared]
        if left or detail.text:
            yield replace(detail, blocks=left)


def _items(detail: Detail) -> Iterator[str]:
    yield from (block.text for block in detail.blocks if isinstance(block, Item))


def _is_shared(text: str, declared: set[str] | None = None) -> bool:
    found = shared_ends(text)
    if found is None or len(found.commands) == 1:
        return False
    return declared is None or declared >= {*found.commands}
