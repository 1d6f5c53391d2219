"""Methods that a sentence gives to several enums at once: ``Both status enums answer `is_terminal()```."""

from collections.abc import Iterable

from .entries import Entry, prose
from .patterns import Pattern

_CALL = r"`[a-z_]\w*(?:\([^`]*\))?`"
_ALL_OFFER = Pattern(
    r"\b(?:[Aa]ll|[Bb]oth|[Ee]ach|[Ee]very|[Tt]he|[Aa]ny)\b[^.`]{0,60}?\b(?:offers?|ha(?:s|ve)|answers?|knows?|provides?|supports?|comes? with|carr(?:y|ies)|tells?)\s+(?:the\s+methods\s+)?"
    rf"(?P<methods>{_CALL}(?:(?:,\s*(?:and\s+)?|\s+and\s+){_CALL})*)"
)


def shared_methods(entries: Iterable[Entry]) -> str:
    """The calls that paragraphs among the enums, which are about none of them alone, say that each lifecycle has."""
    texts = (
        text
        for entry in entries
        if entry.kind == "enums" and not entry.names
        for detail in entry.details
        for text in (detail.text, *(said for block in detail.blocks for _, said in prose(block)))
    )
    return ", ".join(found["methods"] for text in texts for found in _ALL_OFFER.finditer(text))
