"""States in sentences that spell them as names: ``OPEN` can become `PAID` or go back to `DRAFT`; `PAID` is final`.

A clause is read with its states and its sets of states made single letters, so that what is left are the words that say what
they are to each other. A clause that says more than that is not understood.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .patterns import Pattern
from .state_masks import SET, STATE_WORD, STATES, WILD, Mask
from .text import split_top

type Sources = tuple[str, ...]


@dataclass(slots=True)
class Said:
    """What clauses say of states."""

    listed: list[str] = field(default_factory=list)
    initial: list[str] = field(default_factory=list)
    terminal: list[str] = field(default_factory=list)
    moves: list[tuple[str, str]] = field(default_factory=list)
    wild: list[tuple[Sources, str]] = field(default_factory=list)
    """Moves out of all states but some."""
    onward: list[tuple[str, Sources]] = field(default_factory=list)
    """Moves to all states but some."""


_S, _ANY, _X = SET, WILD, STATES
_CLAUSE = (
    r"[.;]\s+|[.;]$|,?\s+(?:and|but|while|whereas)\s+(?=(?:from|out of|once|it|in|an?|the|nothing|everything)\s)"
    r"|,?\s+(?:but|whereas)\s+|,\s+(?:and\s+)?(?=(?:from|out of|it|once|in|nothing|any|every|all)\s)"
    r"|(?:,|\s+and|,\s+and)\s+(?=(?:initial|initially|terminal|final|starts?|starting|begins?|ends?|ending)\b)"
    r"|,?\s+and\s+(?=[\ue000-\uefff]\s+(?:is|are|can|may|goes|moves|becomes?|leads?|turns?|returns?|to|has|never)\b)|(?<!:),\s+(?=[\ue000-\uefff]\s+(?:is|are|can|may|goes|moves|becomes?|leads?|turns?|returns?|to|has|never)\b)"
)
_OPENS = re.compile(
    r"^(?:once|when|whenever|while|from|in|after|out of|if|as soon as)\b[^,]*$", re.IGNORECASE
)
"""A clause that another one goes on with."""

_MODAL = (
    r"(?:can|may|might|must|will|could|shall|should|(?:is|are) (?:allowed|able|free|permitted) to)"
)
_ADVERB = (
    r"(?:then|only|also|either|just|later|still|again|next|directly|eventually|always|normally|finally|first|straight|"
    r"back|on|once more|never\s+but|in turn|at any time|instead|simply|either directly|already|out|over|off|onwards?|forward)"
)
_VERB = (
    r"(?:(?:move|go|pas|turn|change|switch|transition|lead|advance|proceed|progres|return|revert|fall|step|flip|drop|come|"
    r"escalate|reopen|get|continue|evolve|slide|jump|roll|loop|end(?:s)?\s+up|be\s+\w+|(?:is|are|gets)\s+(?!the\b)\w+(?:ed|t|en))(?:e?s)?)"
)
_LEADS = (
    rf"(?:(?:{_MODAL}\s+)?(?:{_ADVERB}\s+)*{_VERB}(?:\s+{_ADVERB})*\s+(?:in)?to|(?:{_MODAL}\s+)?(?:{_ADVERB}\s+)*ends?(?:\s+up)?\s+(?:as|in)"
    rf"|(?:{_MODAL}\s+)?(?:{_ADVERB}\s+)*(?:becomes?|enters?|reach(?:es)?|(?:is|are|be)\s+followed\s+by|precedes?|turns?)"
    rf"|{_MODAL}\s+(?:{_ADVERB}\s+)*be(?:\s+{_ADVERB})*"
    rf"|(?:the\s+|its\s+)?(?:only|one|next|sole)\s+(?:possible\s+|legal\s+|allowed\s+)?(?:way|move|step|exit|path|option|choice|transition|{STATE_WORD})s?(?:\s+(?:forward|out|on|onwards?|left|back|ahead))?\s+(?:is|are|leads?)(?:\s+(?:in)?to)?"
    rf"|(?:{_ADVERB}\s+)*(?:in)?to|(?:(?:allowed\s+)?next|then|leads\s+to|transitions?(?:\s+to)?|moves?(?:\s+to)?)\s*:?)"
)
_OCCASION = (
    r"(?:,?\s+(?:when|once|if|after|by|on|upon|as soon as|because|while|until|via|through|whenever|at|with|for|unless|"
    r"provided|before|and back|in case|as|so that|without|during|which|where|who|under|in|within)\b[^\ue000-\uefff]*?)"
)
_REMARK = rf"(?:{_OCCASION}|\s*[(:—–,]\s*[^\ue000-\uefff]*)?"
_TARGET = rf"(?:{_ADVERB}\s+)*(?:(?:in)?to\s+)?(?:(?:either|an?|the|{_ADVERB})\s+)*{_X}(?:\s+(?:again|once more|only|as well|too|directly))?"
_TARGETS = (
    rf"{_TARGET}(?:{_OCCASION}?(?:\s*\([^()]*\))?,?\s+(?:and|or)\s+(?:{_ADVERB}\s+)*(?:in)?to\s+{_TARGET}"
    rf"|{_OCCASION}?,?\s+(?:and|or)\s+{_LEADS}\s+{_TARGET}"
    rf"|,?\s+(?:and|or)\s+{_TARGET}|{_OCCASION}?,\s*(?:and\s+|or\s+)?(?:{_ADVERB}\s+)*(?:in)?to\s+{_TARGET})*"
)
_WHO = r"(?:it|they|one|this|that|(?:an?|the|every|each|all)\s+(?:new\s+)?\w+|new\s+\w+|you|we|things?|everything)"
_SUBJECT = rf"(?:(?:an?|the|every|each|state|status|only|anything|something|whatever\s+is|{_WHO}\s+(?:in|that\s+is))\s+)*"
_STATE_WORD = STATE_WORD
_FINAL = rf"(?:terminal|final|absorbing|closed for good|the end|end|dead ends?|end points?|ends)(?:\s+{_STATE_WORD})?"
_FIRST = rf"(?:initial|starting|first|start|entry|opening)(?:\s+{_STATE_WORD})?"

_MOVES = (
    Pattern(
        rf"^(?:(?:{_WHO})\s+{_VERB}\s+)?(?:from|out of|in|once(?:\s+in)?|while(?:\s+in)?|when(?:\s+in)?|after)\s+(?:state\s+)?(?P<from>{_X})"
        rf"(?:\s*[,:]|\s+on)?\s+(?:{_WHO}\s+)?(?:(?:is|are)\s+)?(?P<link>{_LEADS})\s+(?P<to>{_TARGETS}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:from|out of|after|leaving)\s+(?P<from>{_X})(?:\s*[:,]|\s+[—–])?\s+(?:(?:it|this|that)\s+(?:is|goes)\s+)?(?:only\s+)?(?P<to>{_TARGETS})"
        rf"(?:\s+(?:is|are)\s+(?:the\s+only\s+)?(?:{_ADVERB}\s+)*(?:possible|allowed|reachable|next|legal|permitted|choices|ways?\s+out)(?:\s+{_STATE_WORD})?)?{_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^{_SUBJECT}(?P<from>{_X})(?:\s+(?!{_MODAL}\b)[a-z-]+){{0,2}}?(?:\s*[:—–])?\s+(?P<link>{_LEADS})\s+(?P<to>{_TARGETS}){_REMARK}$",
        re.IGNORECASE,
    ),
)
_REVERSED = (
    Pattern(
        rf"^(?P<to>{_S})\s+(?:(?:is|are)\s+)?(?:{_MODAL}\s+)?(?:{_ADVERB}\s+)*(?:be\s+)?(?:reached|reachable|possible|allowed|entered|follows?|comes?|set)"
        rf"\s+(?:{_ADVERB}\s+)*(?:from|after|out of|behind|in|while in)?\s*(?P<from>{_X}){_REMARK}$",
        re.IGNORECASE,
    ),
)
_THROUGH = Pattern(
    rf"^(?:{_WHO}\s+)?(?:always\s+)?(?:goes|go|passes|moves|runs|walks|steps)\s+through\s+(?P<states>{_S}){_REMARK}$",
    re.IGNORECASE,
)
_EACH_OTHER = Pattern(
    rf"^(?P<both>{_S})\s+(?:{_MODAL}\s+)?(?:{_ADVERB}\s+)*(?:\w+\s+){{0,2}}(?:(?:in)?to\s+)?(?:each\s+other|alternate|both\s+ways){_REMARK}$",
    re.IGNORECASE,
)
_BETWEEN = Pattern(
    rf"^(?:{_WHO}\s+)?(?:{_MODAL}\s+)?(?:moves?|goes|go|switch(?:es)?|toggles?|alternates?|flips?|changes?)?(?:\s+{_ADVERB})*(?:\s+and\s+forth)?\s*between\s+(?P<both>{_S}){_REMARK}$",
    re.IGNORECASE,
)
_THE_STATES = rf"(?:(?:the|all|both|these|its)\s+)*(?:\w+\s+)?(?:{_STATE_WORD}\s+)?"
_TERMINAL = (
    Pattern(
        rf"^(?:the\s+|its\s+)?(?:only\s+)?(?:terminal|final|end|absorbing)(?:\s+{_STATE_WORD})?\s*(?:is|are|[:=]|[—–])?\s*(?:only\s+|both\s+)?(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^{_THE_STATES}(?P<states>{_S})\s*(?:,|:|—|–)?\s*(?:(?:is|are)\s+)?(?:(?:all|both|the|an?|only|each|always|also|therefore)\s+)*{_FINAL}{_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:(?:{_WHO}|\w+s)\s+)?(?:always\s+)?(?:ends?|ending|finish(?:es)?)\s+(?:up\s+)?(?:in|as|with|at|on)\s*:?\s*(?:either\s+)?(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?P<states>{_S})\s+(?:ends?|closes?)\s+(?:it|{_WHO}|the\s+(?:life\s*cycle|flow|story))(?:\s+for good)?{_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:there\s+is\s+|there\s+are\s+)?(?:no|nothing|none)\s*(?:way\s+(?:out|back|on|further)|(?:further\s+|outgoing\s+|more\s+)?(?:moves?|transitions?|exits?)|leaves|comes|follows|happens)?"
        rf"\s*(?:of|from|out of|after|in)?\s*(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:from|after|in|out\s+of|once)\s+(?P<states>{_S}),?\s+(?:there\s+(?:is|are)\s+)?(?:no|nothing)\b[^\ue000-\uefff]*$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?P<states>{_S})\s*(?:[:—–(]|->|→)\s*(?:nothing|none|nowhere|end|ends\s+here|no\s+more|terminal|final)\b[^\ue000-\uefff]*$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?P<states>{_S})\s*[:—–]?\s*(?:(?:leads?|goes|go)\s+nowhere|(?:has|have|allows?|with)?\s*(?:no|nothing)\s+(?:way\s+(?:out|back|on)|(?:further\s+|outgoing\s+|more\s+|next\s+)?(?:moves?|transitions?|exits?|states?)|successors?|further|next)"
        rf"|(?:can|may)(?:not|\s+never|\s+not)\s+be\s+left|never\s+changes?(?:\s+again)?){_REMARK}$",
        re.IGNORECASE,
    ),
)
_INITIAL = (
    Pattern(
        rf"^(?:the\s+|its\s+)?(?:{_FIRST}|default(?:\s+{_STATE_WORD})?)\s*(?:is|[:=]|[—–])?\s*(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:(?:{_WHO}|\w+s)\s+)?(?:always\s+|is\s+|are\s+)?(?:initially|starts?|begins?|starting|beginning|opens|created|born|opened|entered)(?:\s+(?:off|out|life))?\s*(?:in|as|at|with|on|is)?\s*:?\s*(?P<states>{_S})(?P<then>(?:,?\s+(?:and\s+)?then\s+(?:to\s+)?{_S})*){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?P<states>{_S})\s*(?:,|:|—|–)?\s*(?:is\s+)?(?:the\s+)?(?:{_FIRST}|where\s+it\s+starts){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(rf"^(?:a|every|each)\s+new\s+\w+\s+is\s+(?P<states>{_S}){_REMARK}$", re.IGNORECASE),
    Pattern(
        rf"^(?:{_WHO}|\w+s)\s+(?:is|are)\s+(?:(?:at\s+)?first\s+)?(?P<states>{_S})\s+(?:at\s+first|first|to\s+begin\s+with|initially|at\s+the\s+start){_REMARK}$",
        re.IGNORECASE,
    ),
)
_LISTED = (
    Pattern(
        rf"^(?:(?:its|the|possible|all|there are)\s+)*(?:\w+\s+)?{_STATE_WORD}\s*(?:are|is|include|:|=|—|–)?\s*:?\s*(?:(?:exactly\s+)?(?:one|any)\s+of\s+)?(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:it\s+)?(?:is|are|can\s+be|may\s+be|has|knows|takes)?\s*(?:the\s+{_STATE_WORD}\s+)?(?:(?:exactly\s+|always\s+)?(?:one|any)\s+of(?:\s+\w+)?|either)?\s*:?\s*(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:it\s+)?(?:has|have|knows|is|are|there\s+are)\s+(?:\w+\s+){{0,3}}{_STATE_WORD}\s*[:,—–]?\s*(?P<states>{_S})(?P<more>(?:[^\ue000-\uefff.]+{_S})+)[^\ue000-\uefff]*$",
        re.IGNORECASE,
    ),
    Pattern(
        rf"^(?:just\s+|only\s+|there\s+are\s+)*(?:two|three|four|five|six|seven|eight|nine|ten|\d+|these|the\s+following)(?:\s+[a-z]+){{0,3}}\s*[:,]?\s+(?P<states>{_S}){_REMARK}$",
        re.IGNORECASE,
    ),
)
_LONGEST = 500
_BETWEEN_COMMAS = Pattern(
    r"(?<=\w),\s+(?:after|before|when|once|if|on|by|upon|with|until)\s[^\ue000-\uefff,.;]{1,60},\s+",
    re.IGNORECASE,
)
"""An occasion in the middle of a clause: `or, after 60 days, CLOSED`."""
_OPENING = Pattern(
    r"^(?:(?:and|or|but|so|here|finally|of these|there|(?:both|also)(?=\s+[\ue000-\uefff]))\s+)*"
    r"(?:(?:when|once|if|after|as soon as|until|on|upon|before)\b[^\ue000-\uefff,]*,\s+)?",
    re.IGNORECASE,
)
_NEGATED = Pattern(r"\b(?:no|not|never|cannot|nothing|nor|neither|\w+n't)\b", re.IGNORECASE)
_PRONOUN = Pattern(
    rf"\bfrom\s+(?:(?P<both>(?:either|both)(?:\s+of\s+(?:them|these|the\s+two))?(?:\s+{_STATE_WORD})?)|there|here)(?=[\s,])"
    r"|^(?P<these>both)(?:\s+of\s+(?:them|these))?(?=\s)",
    re.IGNORECASE,
)
_EXCEPT = Pattern(
    rf",?\s*\(?(?:except|but\s+not|other\s+than|unless)(?:\s+(?:from|in|it\s+is|for|out\s+of))?\s+(?P<states>{_S})\)?$",
    re.IGNORECASE,
)
_AND_BACK = Pattern(r"\band\s+back(?!\s+(?:in)?to\b)")
_THEN = Pattern(
    rf",?\s+(?:and\s+)?(?:then|finally|from\s+there|at\s+last)\s+(?:(?:on|finally)\s+)*(?:to\s+)?(?={_S})",
    re.IGNORECASE,
)


_LED = Pattern(rf"(?:{_LEADS})\s+(?:(?:either|{_ADVERB})\s+)*$", re.IGNORECASE)
_LEADS_ON = Pattern(rf"\s+(?:{_LEADS}|{_MODAL}|is|are)\s", re.IGNORECASE)


class Clauses:
    """Reads sentences about states; `known` are those that the enum is known to have, `last` is the move that was told last."""

    def __init__(
        self,
        known: Sequence[str],
        mentioned: Sequence[str] = (),
        last: tuple[str, str] | None = None,
    ) -> None:
        self._mask = Mask(known, mentioned, led=_LED, leads_on=_LEADS_ON)
        self._last = (self._mask.letter(last[:1]), self._mask.letter(last[1:])) if last else None

    def read(self, text: str) -> Said | None:
        """What the text says; None when not all of it is understood."""
        said = Said()
        if len(text) > _LONGEST:
            return None
        clauses: list[str] = []
        told = _BETWEEN_COMMAS.sub(" ", self._mask.masked(text.strip()))
        for clause in split_top(told, _CLAUSE):
            if clauses and (_waits(clauses[-1]) or not re.search(_X, clause)):
                clauses[-1] += f", {clause}"
            elif clause:
                clauses.append(clause)
        understood = [self._clause(clause, said) for clause in clauses]
        return said if understood and all(understood) else None

    def _clause(self, clause: str, said: Said) -> bool:
        text = clause.strip(" ,.")
        if not re.search(_X, text):
            return False
        text = _PRONOUN.sub(self._meant, _OPENING.sub("", text))
        if (spared := _EXCEPT.search(text)) and re.search(_ANY, text[: spared.start()]):
            self._mask.spare(re.findall(_ANY, text)[0], self._mask.states(spared["states"]))
            text = text[: spared.start()]
        if found := _first(_TERMINAL, text):
            said.terminal += self._mask.states(found["states"])
        elif _NEGATED.search(without_occasion(text[: _last_state(text)])):
            return False
        elif found := _first(_INITIAL, text):
            said.initial += self._mask.states(found["states"])
            if then := found.groupdict().get("then"):
                self._moved(found["states"], re.findall(_S, then), said)
        elif found := _THROUGH.match(text):
            states = self._mask.states(found["states"])
            said.listed += states
            said.moves += pairwise(states)
        elif found := _first((_BETWEEN, _EACH_OTHER), text):
            both = self._mask.states(found["both"])
            said.moves += [(a, b) for a in both for b in both if a != b]
            return len(both) == 2
        elif found := _first(_MOVES, text):
            self._moved(found["from"], _THEN.split(found["to"]), said)
            if _AND_BACK.search(text[found.end("from") :]):
                self._moved(re.findall(_X, found["to"])[0], [found["from"]], said)
        elif found := _first(_REVERSED, text):
            self._moved(found["from"], [found["to"]], said)
        elif found := _first(_LISTED, text):
            for letter in re.findall(_S, found["states"] + (found.groupdict().get("more") or "")):
                said.listed += self._mask.states(letter)
            return True
        else:
            return False
        return True

    def _moved(self, source: str, steps: Iterable[str], said: Said) -> None:
        for step in steps:
            targets = re.findall(_X, step)
            self._last = source, targets[-1]
            for target in targets:
                self._move(source, target, said)
            source = targets[-1]

    def _meant(self, found: re.Match[str]) -> str:
        """The set that a pronoun stands for: both ends of the last move, or where it led to."""
        if self._last is None or any(self._mask.spared(letter) for letter in self._last):
            return found[0]
        both = self._mask.united(self._last)
        if found["these"]:
            return both
        return f"from {both if found['both'] else self._last[1]}"

    def _move(self, source: str, target: str, said: Said) -> None:
        left_out, spared = self._mask.spared(source), self._mask.spared(target)
        if spared is not None:
            sources = self._mask.states(source) if left_out is None else ()
            said.onward += [(state, spared) for state in sources]
        elif left_out is not None:
            said.wild += [(left_out, state) for state in self._mask.states(target)]
        else:
            said.moves += [
                (a, b) for a in self._mask.states(source) for b in self._mask.states(target)
            ]


def _waits(clause: str) -> bool:
    """The clause opens what the next one goes on with: `once in A`."""
    return _OPENS.match(clause) is not None and not re.search(rf"{_LEADS}\s+{_X}", clause)


def _first(patterns: Sequence[Pattern], text: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.match(text))), None)


def _last_state(text: str) -> int:
    return max(at for at, letter in enumerate(text) if re.match(_X, letter))


def without_occasion(text: str) -> str:
    """The text up to what it only adds: an occasion, or what stands in parentheses."""
    return re.split(r"\s*\(|\s+(?:when|once|if|unless|until|after|because|while|whenever)\b", text)[
        0
    ]
