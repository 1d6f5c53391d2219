"""Predicates of an enum: for which states a question is answered with yes, in the words that stand behind it."""

import re
from collections.abc import Sequence

from .naming import state_name
from .patterns import Pattern
from .state_masks import SET, WILD, Mask
from .states import TERMINAL

_IN = (
    r"(?:only|just|exactly|either|both|any\s+of|one\s+of|for|in|when|while|if|iff|with|of|on|by|is|are|it\s+is|it\s+sits\s+in|"
    r"(?:the\s+|its\s+)?(?:state|status|value|self|stage|phase)(?:\s+is)?(?:\s+in)?|an?\s+\w+\s+(?:in|that\s+is)|an?|the|in\s+state)"
)
_YES = (
    r"(?:(?:which|that|this|it|whether|returns?|is|are|answers?|says|holds|gives|yields|means|covers|includes|will\s+be|and|so)\s+)*"
    r"(?:true|yes|holds|✓|✔|✅)?(?:\s+(?:only|exactly))?"
)
_LIST = rf"{SET}(?:\s*(?:,|(?:,\s*)?(?:and|or))\s+(?:{_IN}\s+)*{SET})*"
_END = (
    r"(?:\s*(?:only|alone|both|states?|ones|does|do|has|have|is|are|→\s*true|(?:is|are)\s+true|true|yes|otherwise\s+false|(?:and\s+)?(?:false|no)\s+(?:otherwise|for\s+the\s+(?:others|rest))))*"
    r"\s*[)\]]?\s*(?:$|[.,;?:—–(]\s*(?P<remark>.*)$)"
)
_TRUE = Pattern(
    rf"^[\s=:→>(\[,—–-]*{_YES}[\s:(]*(?:{_IN}[\s:]+)*(?P<states>{_LIST}|{WILD}){_END}",
)
_FALSE = Pattern(
    rf"^[\s=:→>(\[,—–-]*(?:(?:which|that|it|returns?|is|are|answers?)\s+)*(?:(?:is\s+)?(?:true|yes)\s+)?(?:not|unless|(?:false|no)(?:\s+only)?)\s+(?:{_IN}\s+)*(?P<states>{_LIST}){_END}",
)

_DESCRIBED = (
    Pattern(rf"^[^\ue000-\uefff;]*\((?:{_YES}\s+)?(?:{_IN}\s+)*(?P<states>{_LIST}|{WILD})\)\.?$"),
    Pattern(
        rf"^[^\ue000-\uefff;]*(?:,\s+(?:that\s+is|i\.e\.|so|namely|meaning|which\s+is)|\s[—–]|:)\s+(?:{_YES}\s+)?(?:{_IN}\s+)*"
        rf"(?P<states>{_LIST}|{WILD}){_END}"
    ),
)
"""A description with the states behind it: `whether it can be sold (OPEN)`."""

ASKS = Pattern(r"^(?:is|can|has|may|must|was|[a-z]+s)(?:_|$)")
"""How a question that is answered with yes or no is named."""


def true_for(
    behind: str,
    states: Sequence[str],
    terminal: Sequence[str],
    spelled: Sequence[str] = (),
    *,
    ask: bool = False,
) -> tuple[str, ...] | None:
    """The states for which a question is true, when that is what the text behind it tells.

    `spelled` has the states as the plan writes them; when the name alone says that it is one to `ask`, what stands in parentheses
    at the end of its description are these states.
    """
    mask = Mask(states, spelled)
    text = mask.masked(behind.strip()).casefold()
    negated = _FALSE.match(text)
    patterns = (_TRUE, *(_DESCRIBED if ask else ()))
    found = negated or next((m for pattern in patterns if (m := pattern.match(text))), None)
    if found is None:
        return None
    told: list[str] = []
    for letter in re.findall(f"{SET}|{WILD}", found["states"]):
        spared = mask.spared(letter)
        if spared is None:
            told += map(state_name, mask.states(letter))
        else:
            out = {*map(state_name, spared)} | ({*terminal} if TERMINAL in spared else set())
            told += [state for state in states if state not in out]
    return tuple(state for state in states if (state in told) != bool(negated))
