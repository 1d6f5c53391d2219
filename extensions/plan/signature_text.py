"""Signatures in code font as Python spells them, told as calls: `def pay(self, at: Instant) -> Paid` is `pay(at: Instant) -> Paid`."""

import re

from .markdown import Block, rewritten
from .patterns import Pattern

_SIGNATURE = Pattern(
    r"`(?:async\s+)?def\s+(?P<name>\w+)\s*\((?:(?:self|cls)\s*(?:,\s*)?)?(?P<rest>[^`]*?)\s*:?\s*(?:\.\.\.)?\s*`"
)
_SLANTED = Pattern(r"(?<=[\w,;:(] )\*(?P<name>(?:[A-Z][a-z0-9]+)+(?:\([^*()]*\))?)\*(?![\w*])")
"""A class in italics, in the middle of a sentence: `it yields *TooLate*`."""


def called(block: Block) -> Block:
    """The block with each signature of a function in code font as the call that it is, and each class in italics in code font."""
    return rewritten(block, _call)


def _call(text: str) -> str:
    text = _SLANTED.sub(r"`\g<name>`", text) if "*" in text else text
    if "def " not in text:
        return text
    return _SIGNATURE.sub(
        lambda found: f"`{found['name']}({found['rest'].rstrip()}`",
        re.sub(r"\*\*(`(?:async )?def [^`]*`)\*\*", r"\1", text),
    )
