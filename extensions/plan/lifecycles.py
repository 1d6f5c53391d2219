"""Enums that a model's own block tells: a label with the enum's name, or a sentence that calls it one, and the moves below it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from .markdown import Block, Item, Paragraph
from .patterns import Pattern

_LABELLED = Pattern(
    r"^(?:\*\*)?(?:Life\s?cycle|Status(?:es)?|States?|State machine)(?:\*\*)?\s*[:：]?(?:\*\*)?\s*[(:：]?\s*`(?P<name>[A-Z]\w*)`\)?\s*[:：.]?$",
    re.IGNORECASE,
)
_CALLED = Pattern(
    r"^(?:\*\*`?|`)(?P<name>[A-Z]\w*)(?:`?\*\*|`)\s+is\s+(?:an?|the|our|its)\s+(?:[a-z]+\s+){0,3}(?:enum(?:eration)?|state machine)\b[^:.`]*[:：]\s*(?P<states>`?[A-Z][A-Z0-9_]+\b.*)$",
    re.DOTALL,
)
_MOVES = Pattern(r"^`?[A-Z][A-Z0-9_]+`?(?:\s*(?:→|->|=>)|,|\s+(?:and|is|are|goes|may|can)\b)")
_CALL = Pattern(r"^`[a-z_]\w*\(")
_OF_ENUM = Pattern(r"^(?P<label>Behaviou?rs?|Methods?)\s+(?:on|of)\s+(?:the|this)\s+enum\b")


def with_lifecycles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each enum that a model's block tells gathered into one item: ``**Lifecycle**: `OrderState``` and its moves."""
    told: list[Block] = []
    taken = 0
    for at, block in enumerate(blocks):
        if at < taken:
            continue
        below = list(takewhile(_is_item, blocks[at + 1 :]))
        opened = _opened(block, below)
        if opened is None:
            told.append(block)
            continue
        told.append(replace(opened, blocks=tuple(map(_spelled, below))))
        taken = at + 1 + len(below)
    return told


def _is_item(block: Block) -> bool:
    return isinstance(block, Item)


def _opened(block: Block, below: Sequence[Block]) -> Item | None:
    if not isinstance(block, Paragraph) or block.quoted or not below:
        return None
    first = below[0].text if isinstance(below[0], Item) else ""
    if (found := _LABELLED.match(block.text)) and _MOVES.match(first):
        return Item(block.line, f"Smart enum `{found['name']}`")
    if (found := _CALLED.match(block.text)) and (_MOVES.match(first) or _CALL.match(first)):
        return Item(block.line, f"Smart enum `{found['name']}`: {found['states']}")
    return None


def _spelled(block: Block) -> Block:
    if isinstance(block, Item):
        return replace(block, text=_OF_ENUM.sub(r"\g<label>", block.text))
    return block
