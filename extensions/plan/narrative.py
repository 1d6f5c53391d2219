"""Aggregates in flowing prose: a sentence says what a model is, another what it carries, and others what is done to it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .datatypes import base_of
from .naming import plural, snake
from .patterns import Pattern
from .text import split_top

_SENTENCE = r"(?<=[.!?])\s+(?=[A-Z`*(])"
_TITLE = Pattern(r"^\*\*[^*`]{2,40}[.:]?\*\*[.:]?\s+(?=[A-Z`])")
"""A few words in bold in front of a paragraph: `**The order.** An …`."""
_CLASS = r"(?:\*\*`?(?P<bold>[A-Z]\w*)`?\*\*|`(?P<code>[A-Z]\w*)`)"
_IS = Pattern(
    rf"^(?:(?:An?|The|Each|Every|Our)\s+)?{_CLASS}\s+(?:is|stands for|represents|describes|serves)\s"
)
_ROOT_IS = Pattern(
    rf"\b(?:root|aggregate)\b(?:[^`.]{{0,40}}`[a-z]\w*`[^`.]{{0,30}})?(?:\s+(?:is|called|named))*\s+{_CLASS}"
)
_HOLDS = Pattern(
    r"^(?:It|Its|They|An?\s+[a-z]+|The\s+[a-z]+|Each\s+[a-z]+)?\s*(?:carries|holds|has|keeps|knows|records|consists of|(?:own\s+)?(?:fields|state|parts)\s+(?:is|are))\s+(?P<told>.+)$",
    re.DOTALL,
)
_HELD_AT_ONCE = Pattern(
    rf"^(?:(?:An?|The|Each|Every|Our)\s+)?{_CLASS}\s+(?:carries|holds|has|keeps|consists of)\s+(?P<told>.+)$",
    re.DOTALL,
)
_PIECE = r",\s+(?!which\b)(?:and\s+)?|\s+and\s+(?=(?:an?|the|its|their)\s|`)|;\s+"
_NAMED = Pattern(
    r"`(?P<name>[a-z_]\w*)`[^`(]{0,40}?(?:\(|,\s+(?:which\s+is\s+)?|\s+as\s+|\s+of\s+type\s+)(?:an?\s+|the\s+)?(?P<optional>optional\s+)?(?:(?P<many>list|tuple|set|frozenset|sequence)\s+of\s+)?`(?P<type>[A-Za-z]\w*)`s?"
)
_AS_A = Pattern(
    r"(?:^|\s)(?:the|its|an?)\s+(?:[\w’']+\s+)*?(?P<name>[a-z]+)\s+as\s+(?:an?\s+|the\s+)(?P<optional>optional\s+)?`(?P<type>[A-Z]\w*)`"
)
_TYPE_ONLY = Pattern(
    r"(?P<many>(?:list|tuple|set|frozenset|sequence|number|collection)s?\s+of\s+(?:[a-z]+\s+)*)?`(?P<type>[A-Z]\w*)`(?P<plural>s\b)?"
)
_ABSENT = Pattern(
    r"\b(?:optional(?:ly)?|once|when|until|unless|if (?:any|there|known)|absent|may be (?:none|missing|empty)|as soon as|after)\b",
    re.IGNORECASE,
)
_VERB = Pattern(r"`(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+)*)`")
_DOES = Pattern(
    r"\b(?:takes?|moves?|makes?|ends?|gives?|answers?|answering|raises?|raising|emits?|emitting|returns?|returning|turns?|brings?|sets?|calls?|called|creates?|becomes?|goes|puts?|closes?|opens?|yields?)\b"
)
_WAY = Pattern(r"`[A-Z]\w*[a-z]\w*(?:\([^`]*\))?`")
_OF_ALL = Pattern(r"^(?:Both|All|Each|Either)\b")


@dataclass(frozen=True, slots=True)
class ToldModel:
    """A model that a paragraph introduces: its name, its fields as a list spells them, and the sentences that say neither."""

    name: str
    fields: str
    said: str
    rest: str


def told_model(text: str) -> ToldModel | None:
    """The model that a paragraph introduces and says the fields of; None when it says no fields."""
    sentences = split_sentences(_TITLE.sub("", text))
    for at, sentence in enumerate(sentences[:3]):
        if whole := _HELD_AT_ONCE.match(sentence):
            fields = _fields(whole["told"])
            if len(fields) > 1:
                rest = " ".join((*sentences[:at], *sentences[at + 1 :]))
                return ToldModel(whole["bold"] or whole["code"], ", ".join(fields), "", rest)
        found = _IS.match(sentence) or _ROOT_IS.search(sentence)
        if found is None:
            continue
        for behind, told in enumerate(sentences[at + 1 : at + 3], start=at + 1):
            held = _HOLDS.match(told)
            fields = _fields(held["told"]) if held else []
            if len(fields) > 1:
                said = " ".join(sentences[at:behind])
                rest = " ".join((*sentences[:at], *sentences[behind + 1 :]))
                return ToldModel(found["bold"] or found["code"], ", ".join(fields), said, rest)
    return None


def split_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with its stop."""
    return [sentence for sentence in re.split(_SENTENCE, text.strip()) if sentence]


def _fields(text: str) -> list[str]:
    """The fields that a sentence lists, each by its name or only by its type."""
    found: dict[str, str] = {}
    for piece in split_top(text.rstrip(". "), _PIECE):
        if (named := _field(piece)) and named[0] not in found:
            found[named[0]] = named[1]
    return [f"`{name}: {kind}`" for name, kind in found.items()]


def _field(piece: str) -> tuple[str, str] | None:
    """The field that a piece of a sentence tells: `its `OrderId``, `the total as a `Money``, `the `note` (a `Remark`)`."""
    absent = "?" if _ABSENT.search(piece) else ""
    if named := _NAMED.search(piece):
        return named["name"], _many(named["type"], named["many"]) + absent
    if given := _AS_A.search(piece):
        return given["name"], given["type"] + absent
    kinds = list(_TYPE_ONLY.finditer(piece))
    if len(kinds) != 1 or _VERB.search(piece):
        return None
    kind = kinds[0]
    name = snake(kind["type"])
    if kind["many"] or kind["plural"]:
        return plural(name), _many(kind["type"], kind["many"] or "list")
    return name, kind["type"] + absent


def _many(kind: str, many: str | None) -> str:
    kind = base_of(kind) or kind
    if not many:
        return kind
    return f"{'set' if 'set' in many.split()[0] else 'list'}[{kind}]"


def told_commands(text: str, fields: Collection[str]) -> list[tuple[str, str]]:
    """The commands that a paragraph tells by their bare names, each with the sentences about it; `fields` are no commands."""
    told: list[tuple[str, list[str]]] = []
    for sentence in split_sentences(_TITLE.sub("", text)):
        for clause in _clauses(sentence):
            name = _named_command(clause, fields)
            if name and name not in {known for known, _ in told}:
                told.append((name, [clause]))
            elif told and _OF_ALL.match(clause):
                for _, said in told:
                    said.append(clause)
            elif told:
                told[-1][1].append(clause)
    return [(name, " ".join(said)) for name, said in told if _ends(said)]


def _clauses(sentence: str) -> Iterator[str]:
    """The parts of a sentence, cut where a semicolon leads to another command."""
    yield from re.split(r";\s+(?=`[a-z_]+`\s)", sentence)


def _named_command(clause: str, fields: Collection[str]) -> str | None:
    """The command that a clause is about: the one bare name in code that does something."""
    names = [found["name"] for found in _VERB.finditer(clause) if found["name"] not in fields]
    return names[0] if len(set(names)) == 1 and _DOES.search(clause) else None


def _ends(said: list[str]) -> bool:
    return any(map(_WAY.search, said))
