"""Signatures in code font as Python spells them, told as calls: `def pay(self, at: Instant) -> Paid` is `pay(at: Instant) -> Paid`."""

import re
from dataclasses import replace

from .markdown import Block, Item, Paragraph, Row, Table
from .patterns import Pattern

_SIGNATURE = Pattern(
    r"`(?:async\s+)?def\s+(?P<name>\w+)\s*\((?:(?:self|cls)\s*(?:,\s*)?)?(?P<rest>[^`]*?)\s*:?\s*(?:\.\.\.)?\s*`"
)


def called(block: Block) -> Block:
    """The block with each signature of a function in code font as the call that it is."""
    match block:
        case Paragraph():
            return replace(block, lines=tuple(map(_call, block.lines)))
        case Item():
            return replace(block, text=_call(block.text), blocks=tuple(map(called, block.blocks)))
        case Table():
            return replace(block, rows=tuple(map(_row, block.rows)))
    return block


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(map(_call, row.cells)))


def _call(text: str) -> str:
    if "def " not in text:
        return text
    return _SIGNATURE.sub(
        lambda found: f"`{found['name']}({found['rest'].rstrip()}`",
        re.sub(r"\*\*(`(?:async )?def [^`]*`)\*\*", r"\1", text),
    )
