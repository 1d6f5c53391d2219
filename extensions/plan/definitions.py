"""Definitions: a title in bold and the class that it defines, `**Order status** (`OrderStatus`, order). One of OPEN and PAID.`, as the items that they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .datatypes import base_of
from .labels import split_label
from .markdown import Block, Item, Paragraph, rewritten
from .patterns import Pattern
from .text import split_top

_DEFINED = Pattern(
    r"^\*\*(?P<title>[A-Z][^*`]*)\*\*\s*\(`(?P<name>[A-Z]\w*)`(?:,\s*(?:in\s+)?`?(?P<context>[a-z][a-z_]*)`?(?:\s+context)?)?\)\s*(?:[.:：]|\s[—–-])\s*(?P<said>\S.*)$",
    re.DOTALL,
)
_TITLE = r"(?:\*\*[A-Z][\w ]*[.:]\*\*\s+)?"
_ALIKE = Pattern(
    rf"^{_TITLE}(?P<names>(?:(?:an?|the)\s+)?`[A-Z]\w*`(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:an?\s+|the\s+)?`[A-Z]\w*`)+)\s+are\s+(?:each|all|both)\s+(?:(?:an?|plain|simple|of\s+type)\s+)?`?(?P<base>[A-Za-z]\w*?)s?`?[.,;]",
    re.IGNORECASE,
)
"""A sentence that gives several values the same base: `An `OrderId` and a `LineId` are each a UUID.`"""

_LISTS = Pattern(
    r"(?:^|(?<=\.\s))(?:Its|The)\s+(?P<what>fields|attributes|operations)\s+are\s*:?\s+(?=`)"
)
"""A sentence of a bullet that lists what a label would: ``Its fields are `id` (`OrderId`) and …``."""

_TYPED = (
    r"(?<![\w`])`?[a-z_]\w*\s*:\s*[A-Za-z][\w.]*(?:\[[^\]]*\])?(?:\s\|\s(?:None|[A-Z]\w*))?\??`?"
)
_CALL = r"`[a-z_]\w*(?:\([^`]*\))?`"
_SLASHED = Pattern(
    rf"{_TYPED}(?:\s/\s{_TYPED})+|{_CALL}(?:\s/\s{_CALL})+|(?<=→\s)[a-z_]\w*(?:\s/\s[a-z_]\w*)+|(?<=payload\s)[a-z_]\w*(?:\s/\s[a-z_]\w*)+"
)
_SLASHED_TYPES = Pattern(r"[A-Z]\w*[a-z]\w*(?:\s/\s[A-Z]\w*[a-z]\w*)+")
_IMPORTER = Pattern(
    r"^[*`]{1,3}(?P<name>[a-z][a-z0-9_]*)[*`]{1,3}\s+(?:imports|needs|uses|takes)\s*[:：]?$"
)
"""A bullet that only says who imports what stands below it."""
_NEXT_LABEL = r";\s+(?=[A-Z][A-Za-z]*(?: [A-Z]?[a-z]+)?:\s)"


def as_items(block: Block, kind: str) -> list[Block]:
    """The items that a paragraph of a section defines, or the block as it is, sentences of bullets that list told as labels."""
    spelled = rewritten(block, lambda text: _LISTS.sub(_label, _unslashed(text, kind)))
    if isinstance(block, Item) and isinstance(spelled, Item):
        if kind == "imports" and (importer := _IMPORTER.match(block.text)):
            return _imported(importer["name"], block)
        return [replace(spelled, blocks=tuple(_apart(spelled.blocks, kind)))]
    if not isinstance(block, Paragraph) or block.quoted:
        return [block]
    found = _DEFINED.match(block.text)
    title = found["title"].replace(" ", "").casefold() if found else ""
    if found and found["name"].casefold().startswith(title):
        within = f" ({found['context']})" if found["context"] else ""
        return [Item(block.line, f"`{found['name']}`{within}: {found['said']}")]
    alike = _ALIKE.match(block.text)
    if alike and base_of(alike["base"]):
        names = re.findall(r"`(\w+)`", alike["names"])
        return [Item(block.line, f"`{name}`: {alike['base']}") for name in names]
    return [block]


def _unslashed(text: str, kind: str) -> str:
    """The text with commas between what stands between slashes: `id: OrderId / total: Money`."""
    run = _SLASHED_TYPES if kind == "imports" else _SLASHED
    return run.sub(lambda found: found[0].replace(" / ", ", "), text)


def _imported(importer: str, block: Item) -> list[Block]:
    """The bullets below a context that say what it takes from where, each with its importer."""
    return [
        replace(each, text=f"`{importer}` imports {each.text}") if isinstance(each, Item) else each
        for each in block.blocks
    ] or [block]


def _apart(blocks: Iterable[Block], kind: str) -> Iterator[Block]:
    """The bullets below an item, one that tells by several labels as a bullet for each: `Storage Type: SQL; Operations: get`."""
    for block in blocks:
        parts = (
            split_top(block.text, _NEXT_LABEL)
            if isinstance(block, Item) and not block.blocks
            else []
        )
        if len(parts) > 1 and all(split_label(part, kind) for part in parts):
            yield from (Item(block.line, part) for part in parts)
        else:
            yield block


def _label(found: re.Match[str]) -> str:
    return f"{found['what'].capitalize()}: "
