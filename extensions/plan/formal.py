"""Formal wording: numbered clauses, and `shall` where a plan says what there is."""

import re
from dataclasses import replace

from .markdown import Block, Item, Paragraph
from .patterns import Pattern

_CLAUSE = Pattern(r"^\d+(?:\.\d+)+[.)]?\s+(?=[A-Z`*])")
_LETTERED = Pattern(r"^\((?:[a-z]|[ivx]{1,4})\)\s+(?=\S)")
_BRACKETED = Pattern(
    r"`(?P<name>[A-Z]\w*[a-z]\w*)`\s+\[(?P<fields>`?[a-z_]\w*`?(?::[^\[\],`]+)?(?:,\s*`?[a-z_]\w*`?(?::[^\[\],`]+)?)*)\]"
)
"""A way in which a command ends, with what it carries in brackets behind it: `` `TooLate` [deadline] ``."""
_SHALL = Pattern(
    r"\bshall\s+(?:each\s+|also\s+|both\s+)?(?P<verb>have|provide|define|emit|import|store|keep|hold|carry|offer|create|return|answer"
    r"|be(?=\s+(?:(?:the|an?|only|both)\s+)*(?:(?:only|discriminated|smart)\s+)*(?:aggregate|entity|value|terminal|final|initial|union|one\s+of|`)))\b"
)
_WHICH_ENDS = Pattern(
    r"(?P<state>`?\b[A-Z][A-Z0-9_]+\b`?),\s+which\s+is\s+(?=(?:then\s+|also\s+)?(?:a\s+)?(?:terminal|final)\b)"
)
"""A clause that says of the state right before it that it is the last: `PAID → CLOSED, which is terminal`."""
_BOTH_END = Pattern(
    r"(?P<arrow>(?:→|->|=>)\s*)(?P<states>`?[A-Z][A-Z0-9_]+`?(?:(?:,\s*|\s+or\s+|\s+and\s+)`?[A-Z][A-Z0-9_]+`?)+),\s+(?:both|all(?:\s+of\s+them)?|each)\s+(?:are\s+|of\s+them\s+)?(?P<end>final|terminal)\b"
)
"""What a move says of all the states that it leads to: `HELD → ISSUED or RELEASED, both final`."""
_OPENING_STATE = Pattern(
    r"^(?P<state>`?[A-Z][A-Z0-9_]+`?),\s+(?=(?:the|its|an?|our|where)\b[^,]*\b(?:initial|first|start|starting|starts?|begins?|final|last|terminal|end)\b)"
)
"""A state of a list with what it is behind a comma: `OPEN, the initial state`."""
_ASIDE = Pattern(
    r"^(?P<name>\*\*`?[A-Z]\w*`?\*\*(?:\s*\([^()]*\))?)(?:,\s+[a-z][a-z ]{2,40}|[:：]\s+(?:the|our|all)\s[^:`.]{2,60}):\s+(?=`?[A-Z][A-Z0-9_]+`?,\s)"
)
"""The name of an enum with a remark in front of its states: `**Reason**, no lifecycle: A, B`."""
_REMARK = Pattern(r"^(?P<code>`[^`]+`)\s+#\s+(?=\S)")
"""What a bullet says behind its code as a comment of code would: `` `OPEN -> PAID`  # when the money is there ``."""
_STATE_LIST = r"`?[A-Z][A-Z0-9_]+`?(?:,\s*`?[A-Z][A-Z0-9_]+`?)*,?\s+or\s+`?[A-Z][A-Z0-9_]+`?"
_IS_ONE_OF = Pattern(
    rf"^(?P<name>\*\*`?[A-Z]\w*`?\*\*(?:\s*\([^()]*\))?\s*[:：])\s+(?:An?|Every|Each|The)\s+[a-z]+(?:\s[a-z]+)?\s+is\s+(?:marked\s+|either\s+|always\s+)?(?P<states>{_STATE_LIST})(?=[.;])"
)
"""The states of an enum in a sentence about what has them: `**Status**: An order is OPEN, PAID or LATE.`"""
_FROM_THERE = Pattern(
    r"(?P<state>`?\b[A-Z][A-Z0-9_]+`?)\.\s+From\s+(?:there|that),?\s+(?:it|an?\s+[a-z]+|the\s+[a-z]+)\s+(?:can|may)\s+(?:be|become|go\s+to|move\s+to|turn)\s+(?=`?[A-Z][A-Z0-9_]+)"
)
"""A move from the state that the sentence before ends with: `starts as OPEN. From there it can be PAID`."""
_END_OF_ROAD = Pattern(r"\b(?P<verb>is|are)\s+the\s+end(?:\s+of\s+(?:the|its)\s+\w+)?(?=[.;,]|$)")
_LAST_FEW = Pattern(
    r"(?P<run>(?<![\w`])`?[A-Z][A-Z0-9_]+`?(?:(?:\s*[,/|]\s*|\s+(?:and|or)\s+)`?[A-Z][A-Z0-9_]+`?){1,12})(?P<between>[^A-Z]*?(?:[.;]\s+(?:[Ff]inal|[Tt]erminal)\s*:)?[^A-Z:]*?)\b[Tt]he\s+last\s+(?P<count>two|three|four|five)\b"
)
"""States told by their places in a list: `OPEN, PAID, LOST. Final: the last two.`"""
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_THERE_IS = {"have": "has", "be": "is", "carry": "carries"}


def indicative(block: Block) -> Block:
    """The block with what it prescribes told as what is: `3.1 `Fine` shall have …` is `` `Fine` has … ``."""
    match block:
        case Paragraph():
            first, *others = block.lines
            return replace(block, lines=tuple(map(_told, (_CLAUSE.sub("", first), *others))))
        case Item():
            text = _told(_REMARK.sub(r"\g<code> — ", _LETTERED.sub("", block.text)))
            return replace(block, text=text, blocks=tuple(map(indicative, block.blocks)))
    return block


def _last_few(found: re.Match[str]) -> str:
    states = re.findall(r"`?[A-Z][A-Z0-9_]+`?", found["run"])[-_COUNTS[found["count"]] :]
    return f"{found['run']}{found['between']}{' and '.join(states)}"


def _told(text: str) -> str:
    text = _LAST_FEW.sub(_last_few, text) if " last " in text else text
    text = _FROM_THERE.sub(r"\g<state>. \g<state> can become ", text)
    text = _END_OF_ROAD.sub(r"\g<verb> final", text)
    text = _IS_ONE_OF.sub(r"\g<name> \g<states>", text)
    text = _ASIDE.sub(r"\g<name>: ", text)
    text = _BOTH_END.sub(r"\g<arrow>\g<states>; \g<states> are \g<end>", text)
    text = _OPENING_STATE.sub(r"\g<state> — ", text)
    text = _WHICH_ENDS.sub(r"\g<state>; \g<state> is ", text)
    text = _BRACKETED.sub(
        lambda found: f"`{found['name']}({found['fields'].replace('`', '')})`", text
    )
    return _SHALL.sub(lambda found: _THERE_IS.get(found["verb"]) or f"{found['verb']}s", text)
