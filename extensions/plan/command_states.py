"""The states of a command in sentences: `allowed in OPEN or HELD; moves the order to PAID`.

A sentence is read with its sets of states made single letters, clause by clause. What a clause says is where the command is
allowed, where it leads, or both; a clause that says neither is left to others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .patterns import Pattern
from .state_masks import SET, STATES, WILD, Mask
from .states import TERMINAL
from .text import ARROW

ANY_STATE = "*"
"""Opens the states that a command is allowed in when it is all but those that follow; no name of a state."""

_S, _ANY, _X = SET, WILD, STATES
_CLAUSE = r"[.;]\s+|[.;]$|\s+[—–-]\s+|,\s+(?:and\s+|then\s+|but\s+)*|\s+and\s+(?:then\s+)?|\s+then\s+(?=(?:the\s+)?(?:state|status)\b)|\s*<br\s*/?>\s*|\s*[()]\s*"
_NOUN = r"(?:(?:an?|the|its|his|her|their|every|any|each)\s+(?!(?:state|status)\b)[\w'’-]+)"
_STATUS = r"(?:(?:the|its|current|an?)\s+)*(?:\w+\s+)?`?(?:state|status|stage|phase)`?"
_IS = r"(?:\s*(?:is|are|was|be|in|must\s+be|has\s+to\s+be|one\s+of|either|still|currently|already|among|∈|==?|:|equals))*"
_ADVERB = r"(?:only|just|solely|always|still|also|exclusively|currently|both)"
_MAY = (
    r"(?:(?:(?:it|this|which)\s+)?(?:is|are|be|can|may|must|works?|can\s+only|may\s+only|is\s+only)\s+(?:be\s+)?(?:only\s+)?"
    r"(?:called|used|run|done|issued|invoked|applied|made|taken)?\s*)"
)
_ALLOWED = (
    r"(?:allowed|possible|legal|valid|permitted|available|accepted|accepts?|callable|applicable|applies|requires?|required|needs?|expects?|"
    r"pre(?:-?conditions?)?|guards?|guarded\s+by|preconditioned\s+on|must\s+be|has\s+to\s+be|starting|works)"
)
_WHILE = r"(?:in|from|out\s+of|while|when|whenever|if|during|for|as\s+long\s+as|on|provided(?:\s+that)?|once|at|that|with|until\s+after)"
_FROM = Pattern(
    rf"^(?:{_NOUN}\s+)?{_MAY}?(?:{_ADVERB}\s+)*(?:(?P<strong>{_ALLOWED})\s*:?\s*)?(?:{_ADVERB}\s+)*(?P<while>{_WHILE}\s+)?(?:{_ADVERB}\s+)*"
    rf"(?:(?P<status>{_STATUS}|it|{_NOUN})(?P<is>{_IS})\s*)?(?:(?:in|an?|the|not\s+yet|still|is)\s+)*(?P<states>{_X})",
    re.IGNORECASE,
)
_ONLY_FROM = Pattern(
    rf"^(?P<states>{_X})(?:\s+\w+){{0,2}}\s+only\b|^{_ADVERB}\s+(?:an?\s+)?(?P<those>{_X})(?:\s+\w+)?$",
    re.IGNORECASE,
)
_BARE = Pattern(rf"^(?P<states>{_X})\s*$")
_NEVER = Pattern(
    r"\b(?:not|never|cannot|can't|no|nor|neither|unless|otherwise|else|instead of)\b", re.IGNORECASE
)
_OTHERWISE = Pattern(
    r"^(?:otherwise|else|unless|fails?|refused|rejected|returns?|gives|yields|answers|any\s+other|outcome|result|if\s+not|e\.g\.|unlike|see)\b",
    re.IGNORECASE,
)
_OBJECT = rf"(?:(?:it|itself|them|back|on|again|both|straight|directly|{_NOUN}(?:\s+(?!(?:to|into|in|as)\b)[\w'’-]+)?|{_STATUS}|`\w+`|[a-z]+s?)\s+){{0,3}}?"
_LEADS = (
    rf"(?:mov(?:es?|ing)|goes|go|leads?|leading|transition(?:s|ing)?|chang(?:es?|ing)|switch(?:es|ing)?|advanc(?:es?|ing)|return(?:s|ing)?|bring(?:s|ing)?|"
    rf"tak(?:es?|ing)|put(?:s|ting)?|send(?:s|ing)?|turn(?:s|ing)?|set(?:s|ting)?|flips?|drops?|falls?|resets?|reverts?|promotes?|rolls?|progresses|steps?|pass(?:es)?|"
    rf"lifts?|hands?|throws?|pushes|escalates?)\s+{_OBJECT}(?:back\s+|on\s+|over\s+|straight\s+)?(?:in)?(?:to|as|in|=)\s+(?:{_STATUS}\s+)?"
)
_BECOMES = (
    rf"(?:becom(?:es?|ing)|ends?(?:\s+up)?\s+(?:in|as)|ending\s+(?:in|as)|results?\s+in|lands?\s+in|enters?|reach(?:es)?|(?:is|are)\s+(?:now|then|afterwards|set\s+to|changed\s+to|moved\s+to|put\s+in|made)|"
    rf"(?:marks?|leaves?|makes?|declares?|marking|leaving|making)\s+(?:it|them|{_NOUN})(?:\s+as|\s+in|\s+to\s+be)?|"
    rf"{_STATUS}\s*(?:becomes|is\s+set\s+to|goes\s+to|changes\s+to|turns|set\s+to|to|→|->|now)|"
    rf"(?:sets?|setting)\s+{_STATUS}(?:\s+(?:to|=))?|(?:new|next|resulting|target|final|end)\s+(?:state|status)(?:\s+is|:)?|(?:leads|moves)\s+to:?|post\s*:|then\s*:|result\s*(?::|is)|afterwards:?|now|leaving\s+it)\s+"
)
_TO = Pattern(
    rf"(?:\b(?:{_LEADS}|{_BECOMES}(?:an?\s+|the\s+)?)|^(?:back\s+)?to\s+|^(?:→|-+>|=>|⇒)\s*)(?P<target>{_S})",
    re.IGNORECASE,
)
_THEN = Pattern(
    rf"(?:^|\s)(?P<target>{_S})\s+(?:afterwards|from then on|after that|as a result)", re.IGNORECASE
)
_CREATED = Pattern(
    rf"(?:\b(?:creat(?:es?|ed|ing)|starts?|started|opens?|opened|begins?|begun|register(?:s|ed)|constructs?|makes|born|initial(?:ly|ised|ized)?|enters?|recorded|lands|new|instantiates?|builds?)"
    rf"\b[^\ue000-\uefff.;]{{0,40}}?\b(?:in|as|with|at|is|by)\s+(?:{_STATUS}\s+)?(?:an?\s+)?|^(?:an?\s+)?(?:new|fresh|brand-new)\s+(?:\w+\s+)?(?:{_STATUS}\s+)?(?:(?:in|as|is|=)\s+)?"
    rf"|\b(?:starts?|begins?|born|initially)\s+(?=[\ue000-\ue7ff])|\b(?:creates?|constructs?|opens?|starts?)\s+(?:an?|the)\s+(?:new\s+)?|\b(?:makes|creates|opens|starts)\s+(?:an?|the)\s+\w+(?:\s+\w+)?,\s+|\bbrings?\s+(?:an?|the)\s+\w+\s+into\s+being\s+(?:as|in)\s+|\binitial\s+(?:state|status)(?:\s+is|:)?\s+)(?P<target>{_S})",
    re.IGNORECASE,
)
_START = r"(?:∅|[(\[*]*\s*(?:new|none|start|nothing|initial|nil|—|–|-|no \w+|not existing|absent|\*)\s*[*)\]]*)"
_BORN = Pattern(
    rf"(?:^|[;,.])\s*{_START}\s*(?:{ARROW.pattern})\s*(?:an?\s+)?(?P<target>{_S})", re.IGNORECASE
)
_MOVE = Pattern(
    rf"(?:(?:\bfrom\s+(?:{_STATUS}\s+)?|\b(?:takes|moves|turns|brings|makes|changes|puts|returns|sends|lifts)\s+(?:an?|the|every|any)\s+)?(?P<from>{_X})(?P<noun>\s+(?:(?!to\b|into\b)[\w'’-]+\s+){{0,2}}|\s*)"
    rf"(?:{ARROW.pattern}|(?:(?:back|on|straight|over|again)\s+)?(?:in)?to\s+(?:{_STATUS}\s+)?|becomes\s+)(?:an?\s+)?(?P<to>{_S}))",
    re.IGNORECASE,
)
_NEXT_MOVE = Pattern(
    rf"((?:{ARROW.pattern})\s*`?[A-Za-z]\w*`?)\s*,\s*(?=`?[A-Za-z]\w*`?\s*(?:{ARROW.pattern}))"
)
"""The end of one move in front of another: `OPEN → PAID, HELD → PAID`."""
_NEW = Pattern(
    r"((?:^|[.;]\s+)(?:(?:an?\s+)?(?:brand-)?new(?:\s+\w+)?|(?:makes|creates|opens|starts)\s+(?:an?|the)\s+\w+)(?:\s+(?!in\b|as\b)\w+){0,4}),\s*(?:in\s+|as\s+)?(?=`?[A-Z][A-Z_]+\b)",
    re.IGNORECASE,
)
_ENDING = Pattern(r"`[A-Z]\w*[a-z]\w*(?:\([^`]*\))?`")
"""A class in code, which ends a command and is no state of it: `Approved`."""
_ONLY_TELLS = Pattern(
    r"^(?:it\s+)?(?:tells?|says|reminds?|notifies|informs?|warns?|reports?|shows?|lists?)\b|\b(?:has|have|had)\s+(?:now\s+|just\s+)?become\b",
    re.IGNORECASE,
)
"""A clause about a state that others lead to."""
_ASSIGNED = Pattern(rf"(?:{_STATUS})\s*(?::=|←|=(?!=))\s*(?P<target>{_S})", re.IGNORECASE)
"""A status that is set: `status = PAID`."""
_DEMANDED = Pattern(
    rf"\b(?:if|when|whenever|while|only|provided|given|must|ha(?:s|ve)\s+to|{_ALLOWED})\b",
    re.IGNORECASE,
)
"""What makes a status that is said to be something one that must be, rather than one that is set."""
_KEEPS = Pattern(
    rf"\b(?:stays|remains)\s+(?:in\s+|at\s+|an?\s+)?(?:{_STATUS}\s+)?(?P<states>{_S})",
    re.IGNORECASE,
)
"""A command that changes something else, in a state that it leaves as it is."""
_STAYING = Pattern(
    rf"(?:^|[.;]\s+)(?P<states>{_X})(?:\s+only)?,\s+(?:the\s+)?(?:status|state)\s+(?:stays|is\s+kept|is\s+unchanged|unchanged|remains)\b",
    re.IGNORECASE,
)
"""The states of a command that changes none, in front of saying so: `OPEN or HELD, status stays`."""
_MEANWHILE = Pattern(
    rf"\s(?:{_ADVERB}\s+)?(?:while|as\s+long\s+as)\s+(?:{_ADVERB}\s+)?(?:(?:{_STATUS}|it|{_NOUN}){_IS}\s*)?(?:in\s+|an?\s+)?(?P<states>{_X})$",
    re.IGNORECASE,
)
"""Where a clause says at its end what a command is allowed in: `sets the price while DRAFT or OPEN`."""
_SAYS_MORE = Pattern(rf"…|{_NEVER.pattern}")
"""What makes the end of a clause one of another way to end, or of a state in which the command is not allowed."""
_STAYS = Pattern(r"\b(?:stays?|remains?|keeps?|unchanged|still)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What sentences say of a command's states."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    creates: bool = False


def states_told(text: str, known: Sequence[str]) -> Spoken:
    """What a text says of the states of the command that it is about; `known` are those that there are."""
    if not known:
        return Spoken()
    mask = Mask(known)
    text = _NEW.sub(r"\1 in ", _NEXT_MOVE.sub(r"\1; ", text))
    masked = mask.masked(_ENDING.sub("…", text))
    sources: list[str] = []
    targets: list[str] = []
    unchanged: list[str] = []
    creates = False
    if not re.search(_X, masked):
        return Spoken()
    if found := _STAYING.search(masked):
        unchanged += mask.states(found["states"])
    if found := _BORN.search(masked):
        return Spoken((), mask.states(found["target"]), creates=True)
    for clause in _clauses(masked):
        if found := _MOVE.search(clause):
            if _NEVER.search(clause[: found.start()]):
                continue
            moved = mask.states(found["to"])
            sources += [] if sources and targets != [*moved] else _named(mask, found["from"])
            targets += [state for state in moved if state not in targets]
            continue
        if not _OTHERWISE.match(clause) and (found := _CREATED.search(clause)):
            creates = True
            targets += mask.states(found["target"])
            continue
        if (kept := _KEEPS.search(clause)) and not _NEVER.search(clause):
            unchanged += mask.states(kept["states"])
            continue
        if (made := _ASSIGNED.search(clause)) and not _DEMANDED.search(clause):
            targets += mask.states(made["target"])
            clause = clause[: made.start()]
        led = _TO.search(clause) or _THEN.search(clause)
        if led and not (_NEVER.search(clause[: led.start()]) or _ONLY_TELLS.search(clause)):
            targets += mask.states(led["target"])
            clause = clause[: led.start()]
        if not sources and (allowed := _allowed(clause)):
            sources += _named(mask, allowed)
    sources, targets = sources or unchanged, targets or unchanged
    return Spoken(tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets)), creates)


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a text, a list of states being none of its own."""
    yield from (clause.strip() for clause in re.split(_CLAUSE, text) if re.search(_X, clause))


def states_in(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The states that a cell names among other words, unless it says that they are not meant."""
    mask = Mask(known)
    masked = mask.masked(text)
    if _NEVER.search(masked):
        return ()
    named = (_named(mask, letter) for letter in re.findall(_X, masked))
    return tuple(dict.fromkeys(state for states in named for state in states))


def _allowed(clause: str) -> str | None:
    """The set of states in which a clause says that the command is allowed."""
    if _OTHERWISE.match(clause):
        return None
    if found := _ONLY_FROM.match(clause):
        return found["states"] or found["those"]
    if (found := _MEANWHILE.search(clause)) and not _SAYS_MORE.search(clause):
        return found["states"]
    found = _FROM.match(clause)
    if found is None or _STAYS.search(clause[: found.start("states")].replace("still", "")):
        return None
    told = found["strong"] or found["while"] or (found["status"] and found["is"].strip())
    if not told or _NEVER.search(clause[: found.start("states")]):
        return None
    return found["states"]


def _named(mask: Mask, letter: str) -> tuple[str, ...]:
    spared = mask.spared(letter)
    if spared is None:
        return mask.states(letter)
    return (ANY_STATE, *(state for state in spared if state != TERMINAL))
