"""Legends: what a plan says its own abbreviations stand for, `WL = WORKFLOW_LIFECYCLE · 7y = 7 years`."""

import re
from collections.abc import Callable, Iterable

from .categories import CATEGORY
from .datatypes import base_of
from .markdown import Block, Paragraph, rewritten
from .patterns import Pattern
from .text import code_spans, split_top

_LEGEND = Pattern(
    r"^(?:\*\*|_)?(?:legend|abbreviations?|short(?:hand|cuts?)s?|notation|key)(?:\*\*|_)?\s*[:：]\s*(?P<pairs>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PAIR = Pattern(r"^`?(?P<short>[A-Za-z0-9]{1,6})`?\s*(?:=|→|:)\s*(?P<full>\S.*)$", re.DOTALL)
_PERIOD = Pattern(r"^\d+ (?:years?|months?|days?)$")


def legend(blocks: Iterable[Block]) -> Callable[[Block], Block]:
    """Spells out in a block the abbreviations that one of the blocks explains: of categories, periods and types."""
    short = _explained(blocks)
    if not short:
        return lambda block: block
    words = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, short))})(?!\w)")

    def full(text: str) -> str:
        return words.sub(lambda found: short[found[0]], text)

    def in_full(block: Block) -> Block:
        explains = isinstance(block, Paragraph) and _LEGEND.match(block.text)
        return block if explains else rewritten(block, full)

    return in_full


def _explained(blocks: Iterable[Block]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        told = _LEGEND.match(block.text) if isinstance(block, Paragraph) else None
        for piece in (
            split_top(told["pairs"], r"\s+·\s+|;\s+|,\s+(?=`?\w{1,6}`?\s*=)") if told else ()
        ):
            pair = _PAIR.match(piece)
            if pair and (full := _meant(pair["full"].strip(" ."))):
                found[pair["short"]] = full
    return found


def _meant(text: str) -> str:
    if category := CATEGORY.search(text):
        return category[0]
    if _PERIOD.match(text):
        return text
    return next((span for span in (text, *code_spans(text)) if base_of(span)), "")
