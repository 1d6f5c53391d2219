"""Commands that sentences tell of."""

import re

from ..patterns import Pattern
from ..text import split_top
from .phrases import EMITS, EMITTED, LEADS_TO, MAKES, NARRATED, RETURNS, SPOKEN_MOVE

_CHANGES = (SPOKEN_MOVE, MAKES, LEADS_TO)
_AMID = Pattern(r"`(?:[A-Z]\w*\.)?[a-z_]\w*\([^`]*\)`")
_GOES_ON = Pattern(r"^(?:It|This|The (?:result|outcome|answer)|Returns|Emits|Afterwards|Then)\b")
"""How a sentence begins that goes on about the command of the one before."""
_ASKING = Pattern(
    r"\b(?:questions?|quer(?:y|ies)|asks?|asked|answers?|predicates?|helpers?)\b", re.IGNORECASE
)
_CALLING = Pattern(
    r"\b(?:calls?|calling|invokes?|through|with|via|by|uses?|the)\s*$", re.IGNORECASE
)


def is_narrated(text: str) -> bool:
    """Whether a paragraph tells of the commands in bold that open it."""
    return NARRATED.match(text) is not None


def narrated(text: str) -> str | None:
    """A command that is told amid a sentence, spelled as one: `In autumn the keeper calls `winter()`, which …`."""
    found = list(_AMID.finditer(text))
    lead = text[: found[0].start()] if len(found) == 1 else ""
    if not lead.strip(" *_") or "`" in lead or len(lead.split()) > 14:
        return None
    behind = text[found[0].end() :].strip(" ,")
    if not any(told.search(behind) for told in (RETURNS, EMITS, EMITTED, *_CHANGES)):
        return None
    return f"{found[0][0]}: {behind.rstrip('.')} — {lead.strip(' ,:')}"


def told_calls(text: str) -> list[str]:
    """The commands that a paragraph tells of, a sentence or more to each, spelled as bullets would be."""
    found: list[tuple[str, str, str]] = []
    for sentence in split_top(text, r"(?<=[.!])\s+(?=[`A-Z])"):
        calls = list(_AMID.finditer(sentence))
        if not calls and found and _GOES_ON.match(sentence):
            call, behind, lead = found[-1]
            found[-1] = call, f"{behind} {sentence}".strip(), lead
        elif len({call[0] for call in calls}) == 1:
            at = calls[0]
            if _ASKING.search(sentence[: at.start()]):
                continue
            lead = _CALLING.sub("", sentence[: at.start()]).strip(" ,:")
            found.append((at[0], sentence[at.end() :].strip(" ,"), lead))
    return [
        f"{call}: {behind}{f' — {lead}' if lead else ''}"
        for call, behind, lead in found
        if any(told.search(f"{behind} {lead}") for told in (RETURNS, EMITS, EMITTED, *_CHANGES))
    ]


def tells_of_command(text: str) -> bool:
    """Whether a cell says what a command emits or where it leads: `the status becomes PAID, emits `OrderPaid``."""
    return any(told.search(text) for told in (EMITS, EMITTED, *_CHANGES))
