"""States in sentences, where nobody spells them in capitals: `A live campaign may succeed, fail or be suspended`."""

import itertools
import re
from collections.abc import Iterator, Sequence

from .patterns import Pattern
from .text import plain, split_top
from .verbs import inflects

_SENTENCE = r"\.\s+|\.$|;\s+"
_SUBJECT_AHEAD = r",\s*(?:and\s+|but\s+|or\s+)?(?=(?:an?|the|either)\s+[\w ]{1,40}?\s(?:is|are|may|can|could|must|becomes?|goes|returns|moves|turns)\b)"
"""What stands in front of a clause with a subject of its own: `…, and an open one is closed`."""
_SAYS = Pattern(
    r"^(?:(?:an?|the|every|any|each)\s+)?(?P<subject>[\w ,-]{1,60}?)\s+"
    r"(?:(?:may|can|could|will|must)(?:\s+(?:then|only|also|still))?|goes|is|are|becomes?|returns?|moves?|turns?|gets?)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_CONDITION = Pattern(
    r",?\s*\b(?:provided|if|when|whenever|unless|until|once|after|before|because|since|as soon as|while|by|due to|for)\b[^,.;]*?"
    r"(?=,|\s+or\b|$)",
    re.IGNORECASE,
)
_CLAUSE = r",\s*(?:or\s+|and\s+)?|\s+or\s+|\s+and\s+"
_NEVER = Pattern(r"\b(?:not|never|cannot|no|nor|neither)\b", re.IGNORECASE)
_FINAL = Pattern(r"^(?:all\s+)?(?:final|terminal)(?:\s+states?)?$", re.IGNORECASE)
_AFTERWARDS = Pattern(r"\buntil\b[^,;.]*,\s*then\s+(?P<state>\w+)", re.IGNORECASE)


def spoken_moves(text: str, states: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The moves that sentences tell, each from where to where."""
    clauses = (re.split(_SUBJECT_AHEAD, said) for said in split_top(plain(text), _SENTENCE))
    for sentence in itertools.chain.from_iterable(clauses):
        found = None if _NEVER.search(_CONDITION.sub("", sentence)) else _SAYS.match(sentence)
        if found is None:
            continue
        sources = list(_named(found["subject"], states))
        if not sources and (after := _AFTERWARDS.search(sentence)):
            opening = list(_named(found["rest"].partition(" until ")[0], states))
            yield from ((a, b) for a in opening for b in _named(after["state"], states) if a != b)
            continue
        rest = _CONDITION.sub("", found["rest"])
        for clause in split_top(rest, _CLAUSE):
            for target in _reached(clause, states):
                yield from ((source, target) for source in sources if source != target)


def spoken_ends(text: str, states: Sequence[str]) -> Iterator[str]:
    """The states that a sentence calls final: `Sent and refused are final`."""
    for sentence in split_top(plain(text), _SENTENCE):
        found = _SAYS.match(sentence)
        if found and _FINAL.match(found["rest"]):
            yield from _named(found["subject"], states)


def pattern_of(states: Sequence[str]) -> str:
    """What matches any of the states in small letters: `in review` is `IN_REVIEW`."""
    words = sorted((state.lower().replace("_", "[ _-]") for state in states), key=len, reverse=True)
    return "|".join(words)


def _named(text: str, states: Sequence[str]) -> Iterator[str]:
    for found in re.finditer(rf"\b(?:{pattern_of(states)})\b", text.casefold()):
        yield re.sub(r"[ -]", "_", found[0]).upper()


def _reached(clause: str, states: Sequence[str]) -> Iterator[str]:
    """The state that a clause leads to: one that it names, or one whose verb it has."""
    named = list(_named(clause, states))
    verbs = re.findall(r"[a-z]+", clause.casefold())[:2]
    done = [
        state
        for state in states
        for verb in verbs
        if inflects(state.lower(), verb) and verb != "be"
    ]
    yield from dict.fromkeys(named or done)


def states_of_command(text: str, states: Sequence[str]) -> tuple[list[str], list[str]]:
    """The states in which a command is allowed, and the one that it leads to."""
    state = rf"(?:an?\s+)?(?:{pattern_of(states)})\b"
    words = plain(text).casefold()
    allowed = re.search(
        rf"\b(?:while|only when|only if|only|when)\s+(?:still\s+|(?:it|the \w+|its status|status)\s+(?:is|are)\s+(?:still\s+)?)?"
        rf"(?P<states>{state}(?:(?:,\s*|,?\s+or\s+|,?\s+and\s+){state})*)(?!\s+\w+s\b)",
        words,
    )
    opened = re.search(
        rf"(?:^|\.\s+)(?P<states>{state})[^.]*\b(?:becomes|goes|is made|turns)\b", words
    )
    led = re.search(
        rf"\b(?:becomes|goes|is made|turns|leaves (?:it|the \w+)|makes (?:it|the \w+)|puts (?:it|the \w+) (?:in|into))\s+(?P<states>{state})",
        words,
    )
    if allowed and _NEVER.search(re.split(r"[.;]\s+", words[: allowed.start()])[-1]):
        allowed = None
    found = allowed or opened
    sources = list(_named(found["states"], states)) if found else []
    return sources, list(_named(led["states"], states)) if led else []
