"""Imports that sentences tell of: which context takes what from which, in whatever order they say it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from .naming import snake
from .patterns import Pattern
from .text import split_top

_CLASS = r"(?:`(?:[a-z_]\w*\.)?[A-Z]\w*`|(?<![\w`.])[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+(?![\w`]))"
_TYPE = Pattern(_CLASS)
_FROM = Pattern(
    r"(?:\b[Ff]rom|(?<=[`)] )(?:of|in)|\b(?:owned|defined|declared|issued|provided|published) (?:by|in)|\b(?:depends?|rel(?:y|ies)|and) on)\s+(?:the\s+)?(?P<tick>`)?(?P<source>[a-z][\w-]*)`?(?P<context>\s+(?:context|domain))?(?![\w(])"
)
DEFINITE = Pattern(
    r"\b[Tt]he\s+(?:(?:existing|shared|other|neighbouring|upstream|platform)\s+)*(?:bounded\s+)?(?:context|domain|module|package)\s+(?=`[a-z]\w*`)"
)
"""What a context is called in front of its name."""
_IMPORTER = Pattern(
    r"^(?:and\s+|the\s+|in\s+|into\s+|for\s+)*`?(?P<name>[a-z][\w-]*)`?(?:\s+(?:of\s+(?:the\s+)?)?(?:two\s+|three\s+|our\s+|own\s+)*(?:contexts?|domains?|sides|modules?))?,?\s+(?:(?:only|also|just|itself|we|it)\s+)*"
    r"(?:takes?|uses?|needs?|imports?|import|borrows?|reuses?|references?|refers|reads?|knows?|depends|relies|gets?|receives?|holds?|is given)\b",
    re.IGNORECASE,
)
_BY = Pattern(
    r"\b(?:imported|used|needed|taken)\s+(?:by|in|into)\s+(?:the\s+)?(?P<name>`?[a-z][\w-]*`?(?:(?:,\s*|\s+and\s+)`[a-z][\w-]*`)*)"
)
_NOT = Pattern(
    r"^(?:nobody|no one|no-one|no (?:other )?(?:context|domain|module))\b|\b(?:not|never|nothing|neither|nor|none|no (?:import|type|dependenc)\w*|without)\b",
    re.IGNORECASE,
)
_LABELLED = Pattern(
    r"\b(?:justification|reason|why|rationale)\s*:\s*(?P<reason>\S.*)$", re.IGNORECASE
)
_ASIDE = Pattern(
    rf"^(?P<types>{_CLASS}(?:(?:,\s*(?:and\s+)?|\s+and\s+){_CLASS})*)\s+\((?:from\s+)?`?(?P<source>[a-z][\w-]*)`?(?:\s+(?:context|domain))?\)(?P<rest>.*)$",
    re.DOTALL,
)
"""Types with their source in parentheses behind them."""
_IN_PARENTHESES = Pattern(rf"\s*\({_CLASS}")
_REASON = Pattern(
    r"^(?:\s+(?:context|domain))?(?:,?\s+(?:only|alone|and nothing (?:else|more)))?[\s,;:.)—–-]*(?:(?:because|since|as|so that|which|who|to|for)\b)?"
)
_INTO = Pattern(
    r"^(?:(?:imports?|dependencies|needed|used|imported|taken)\s+)?(?:into|of|for|in|by|to)\s+(?:the\s+)?`?(?P<name>[a-z][\w-]*)`?(?:\s+(?:context|domain))?(?:\s+(?:imports|takes|needs|uses))?$"
    r"|^(?:the\s+)?`?(?P<other>[a-z][\w-]*)`?(?:\s+(?:context|domain))?\s+(?:imports|takes|needs|uses|depends on)$",
    re.IGNORECASE,
)
_NO_SOURCE = frozenset(
    {
        "the",
        "a",
        "an",
        "it",
        "its",
        "us",
        "them",
        "one",
        "this",
        "that",
        "which",
        "other",
        "others",
        "each",
        "here",
        "there",
    }
)
_EVERY = frozenset({"both", "all", "each", "every"})


@dataclass(frozen=True, slots=True)
class Taken:
    """One context's import from another; no importer is the one that the plan is speaking of."""

    importer: str
    source: str
    types: tuple[str, ...]
    reason: str = ""


def importing(title: str) -> str:
    """The context whose imports a line announces: `Into depot`, `depot imports`."""
    found = _INTO.match(title)
    return found["name"] or found["other"] if found else ""


def told_imports(text: str, known: Collection[str]) -> list[Taken]:
    """What the sentences of a text say is taken from where; `known` are the contexts that the plan speaks of."""
    told: list[Taken] = []
    text = DEFINITE.sub("", text)
    for sentence in split_top(text, r"\.\s+(?=[A-Z`*(])|\.$|;\s+"):
        if told and (labelled := _LABELLED.match(sentence)):
            told[-1] = replace(told[-1], reason=labelled["reason"])
        told += _of_sentence(re.sub(r"\*\*|__", "", sentence), known)
    return told


def _of_sentence(sentence: str, known: Collection[str]) -> list[Taken]:
    if aside := _ASIDE.match(sentence):
        names = tuple(match[0].strip("`") for match in _TYPE.finditer(aside["types"]))
        return [Taken("", aside["source"], names, _REASON.sub("", aside["rest"]).strip())]
    told = _IMPORTER.match(sentence) or _BY.search(sentence)
    named = told["name"] if told else ""
    each = [snake(name.strip("`")) for name in re.split(r",\s*|\s+and\s+", named)]
    told_of = bool(named) and (all(name in known for name in each) or named.casefold() in _EVERY)
    importer = named if told_of else ""
    sources = [
        found
        for found in _FROM.finditer(sentence)
        if importer or found["tick"] or found["context"] or snake(found["source"]) in known
        if found["source"] not in _NO_SOURCE
    ]
    if not sources or _NOT.search(sentence[: sources[-1].end()]):
        return []
    every = list(_TYPE.finditer(sentence))
    taken: list[Taken] = []
    used = 0
    for at, found in enumerate(sources):
        start = max(sources[at - 1].end() if at else 0, used)
        end = sources[at + 1].start() if at + 1 < len(sources) else len(sentence)
        before = [match for match in every if start <= match.start() < found.start()]
        behind = [match for match in every if found.end() <= match.start() < end]
        types = behind if _IN_PARENTHESES.match(sentence[found.end() :]) else before or behind
        used = types[-1].end() if types else used
        last = at + 1 == len(sources)
        rest = sentence[max(found.end(), types[-1].end()) :] if types and last else ""
        names = tuple(dict.fromkeys(match[0].strip("`").rpartition(".")[2] for match in types))
        if names:
            labelled = _LABELLED.search(rest)
            reason = labelled["reason"] if labelled else _REASON.sub("", rest).strip()
            taken.append(Taken(importer, found["source"], names, reason))
    return taken
