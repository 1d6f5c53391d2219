"""Items that sentences tell of, in sections that others write as lists: an enum, events and repositories."""

import re

from .categories import CATEGORY
from .datatypes import Type
from .fields import RawField
from .heads import Head, Style
from .model import Storage
from .naming import state_name
from .patterns import Pattern
from .state_masks import STATE_WORD
from .states import coded_states
from .storages import LABELS, VOCABULARY, spoken_of
from .text import code_spans, is_absent
from .topics import subjects, topics
from .worded_fields import worded_fields

_ARTICLE = r"(?:An?\s+|The\s+)?"
_NAMED = rf"{_ARTICLE}(?P<name>\*\*`?[A-Z][A-Za-z0-9]*`?\*\*|`[A-Z][A-Za-z0-9]*`|(?:[A-Z]+[a-z0-9]+){{2,}})(?:\s+\((?P<hint>[^()]*)\))?"
_STATE = r"`?[A-Z][A-Z0-9_]+`?"
_STATE_NAME = Pattern(r"[A-Z][A-Z0-9_]+")
_ENUM = Pattern(
    rf"^{_NAMED}\s+(?:is|are|has|have|can be|may be|knows|takes)\b[^`.]{{0,40}}?"
    rf"(?P<states>{_STATE}(?:\s*(?:,|\||/|,?\s+or|,?\s+and)\s+{_STATE})+)(?P<rest>.*)$",
    re.DOTALL,
)
_ENUM_WORDED = Pattern(
    rf"^{_NAMED}\s+(?P<rest>(?:has|have|knows|takes|is|can be)\b[^`.]{{0,30}}\b(?:states|values|members|levels|kinds|stages|steps)\b[^`.]{{0,20}}"
    r"(?P<states>`[A-Z][A-Z0-9_]+`(?:[^`.]{1,80}`[A-Z][A-Z0-9_]+`)+).*)$",
    re.DOTALL,
)
"""An enum that says of each state what it is for: `has two values: `LOW` for what can wait and `HIGH` for the rest`."""
_ENUM_LISTED = Pattern(
    rf"^{_NAMED},?\s+[a-z][^`:.]{{0,80}}[:：]\s*(?P<states>{_STATE}(?:\s*(?:,|\||/|,?\s+or|,?\s+and)\s+{_STATE})+)\s*\.(?P<rest>.*)$",
    re.DOTALL,
)
"""An enum whose states a sentence lists at its end: `tells how it is paid: `CARD` or `INVOICE`.`"""
_OF_STATES = Pattern(
    r"^[A-Z]\w*(?:Status|State|Phase|Stage|Kind|Type|Level|Reason|Mode|Severity|Priority|Category|Cause|Grade)$"
)
_CODED = r"`[A-Za-z]\w*`"
_ENUM_STATED = Pattern(
    rf"^{_NAMED}\s+(?P<before>[a-z][^`]{{0,200}}?)\b{STATE_WORD}\s*(?:are|is|being|:|—|–|,)?\s*(?:(?:exactly\s+)?one of\s+)?"
    rf"(?P<states>{_CODED}(?:(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|\s*\|\s*){_CODED})+)(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
"""An enum of which a sentence, or the one behind it, lists the states: `says who pays. Its members are `buyer` and `seller``."""
_FIELD = r"`[a-z_]\w*(?::[^`]*)?`(?:\s+\((?:an?\s+)?`[A-Z]\w*`\))?"
_PAYLOAD = Pattern(
    r"[,;]?\s*(?:\band\s+)?(?:\b(?:it|which)\s+)?\b(?:carries|carrying|carry|contains|holds|includes|including|adds|tells|with|payload(?:\s+is|\s+of)?:?|data:?)\s+(?:the\s+)?"
    rf"(?P<fields>{_FIELD}(?:\s*(?:,\s*(?:and\s+)?|\band\s+){_FIELD})*)",
    re.IGNORECASE,
)
_KEPT = Pattern(r"\b(?:\d+|seven|ninety)[ -]?(?:y|years?|d|days?)\b", re.IGNORECASE)
_WHEN = Pattern(
    r"^\s*(?:says|tells|announces|records|marks|is (?:emitted|raised|published|sent|fired))\s+(?:that\s+|when\s+)?(?P<when>[^;`]+)"
)
_LISTED_BEHIND = Pattern(
    r"^(?P<kept>[^`:]*(?:`[A-Z_]+`)?[^`:]*)(?::|—|–)\s*(?P<names>`[A-Z][A-Za-z0-9]*`(?:(?:,\s*(?:and\s+)?|\s+and\s+)`[A-Z][A-Za-z0-9]*`)*)\.?$"
)
_RAISED = Pattern(
    r"^,?\s*(?:(?:is|are)\s+)?(?:emitted|raised|published|fired|sent|recorded|announced|says|tells|announces|records|marks)\b|\bcarr(?:y|ies)\s+`|^,?\s*(?:all\s+)?(?:inherits?|derives?)\s+from\b|^,?\s*(?:all\s+)?(?:extends?|subclass(?:es)?)\s",
    re.IGNORECASE,
)
"""What is said of an event, and of nothing else that an event section speaks of."""
_EMITS = Pattern(
    r"\b(?:emits?|raises?|publish(?:es)?|announces?|fires?|sends?|appends?)\s+(?:an?\s+|the\s+)?(?:event\s+)?`(?P<name>[A-Z]\w*)`"
)
_OCCASION = Pattern(
    r"^(?:When|Once|After|As soon as|Every time)\s+(?P<when>[^`,]+?),?\s+(?:we|it|the \w+|an? \w+)\s+(?=emit|raise|publish|announce|fire|send|append)"
)
_OTHERS = Pattern(
    r"\b(?:listens?|listening|consum\w+|subscri\w+|reacts?|handles?)\b", re.IGNORECASE
)
_KEEPER_NAME = r"[A-Z][A-Za-z0-9]*(?:Repository|Repo|Store|Storage|Cache|Stream|Index|Graph|Archive|Bucket|Gateway|Outbox|Publisher|Queue|Log|Feed)"
_KEEPER = Pattern(rf"(?P<name>`{_KEEPER_NAME}`|\*\*{_KEEPER_NAME}\*\*|\b{_KEEPER_NAME}\b(?!`))")
_IS_KEPT = Pattern(
    r"^(?:\s+\([^()]*\))?,?\s*(?:is|are|lives?|keeps?|stores?|holds?|sits?|runs?|uses?|works?|persists?|reads?|writes?|wraps?|on|in|over|storage|stored|kept|backed)\b"
)
_OFFERS = Pattern(
    r"\b(?:operations?|methods?|offers?|offering|provides?|exposes?|supports?|answers?|has|with|can|knows|asked|calls?)\b"
)
_LISTS = Pattern(
    r"^(?:operations?|methods?|offers|offering|provides|exposes|supports)\s*(?:are|is|:)?\s*(?:the\s+(?:operations?|methods?)\s+)?`[a-z_]\w*`"
)
"""A word behind which whatever is named in code is an operation."""
_VERBS = frozenset(verb for known in VOCABULARY.values() for verb in known)
_IS_PART = Pattern(
    r"\b(?:is|as) (?:an? |the )?(?:\w+ )?entity\b|\b(?:lives|stands|only exists) (?:inside|within|in)\b"
)
_IS_ROOT = Pattern(r"\bis (?:an? |the )?(?:\w+ )?(?:aggregate(?: root)?|root)\b")
_ASKED = Pattern(r"[a-z_]\w*(?:\(.*\)(?:\s*(?:->|→).*)?)?")
_ONLY_CODE = Pattern(r"\(`[^`()]+`(?:(?:,\s*(?:and\s+)?|\s+and\s+)`[^`()]+`)*\)")
_CALLED = Pattern(r"[a-z_]\w*\(.*\)(?:\s*(?:->|→).*)?")


def told_enum(text: str) -> tuple[Head, str, str] | None:
    """The enum that a paragraph tells of, its states, and what else it says of it."""
    found = _ENUM.match(text) or _ENUM_WORDED.match(text) or _ENUM_LISTED.match(text)
    if found:
        states = _STATE_NAME.findall(found["states"])
        return _named(found), ", ".join(states), found["rest"].strip(" ,;.")
    if found := _ENUM_STATED.match(text):
        states = [*map(state_name, code_spans(found["states"]))]
        return (
            _named(found),
            ", ".join(states),
            coded_states(found["rest"], states).strip(" ,;."),
        )
    return None


def told_enums(text: str) -> list[tuple[str, str]]:
    """The enums that flowing prose names in code, each with its states and the sentences about it."""
    told: list[tuple[str, list[str]]] = []
    for sentence in re.split(r"(?<=[.;])\s+", text):
        named = [name for name in code_spans(sentence) if _OF_STATES.search(name)]
        fresh = [name for name in named if name not in {known for known, _ in told}]
        if len(fresh) == 1:
            told.append((fresh[0], [sentence]))
        elif told:
            told[-1][1].append(sentence)
    found: list[tuple[str, str]] = []
    for name, sentences in told:
        said = " ".join(sentences)
        states = dict.fromkeys(s for s in code_spans(said) if _STATE_NAME.fullmatch(s))
        if len(states) > 1:
            found.append((name, f"{', '.join(states)}. {said}"))
    return found


def _named(found: re.Match[str]) -> Head:
    name = found["name"].strip("*`")
    style: Style = "bare" if name == found["name"] else "code"
    return Head((name,), found["hint"] or "", "", style, separated=True)


def told_events(text: str) -> tuple[list[tuple[str, dict[str, str]]], str]:
    """The events of a paragraph, each with its category, retention, payload and occasion, and what it says beside."""
    found, others = topics(text, _events_in)
    events: list[tuple[str, dict[str, str]]] = []
    for topic in found:
        _, said = subjects(topic.sentences[0])
        occasion = _OCCASION.match(said)
        category = {match["name"] for match in CATEGORY.finditer(topic.said)}
        kept, payload = _KEPT.search(topic.said), _PAYLOAD.search(topic.said)
        when = _WHEN.match(said)
        parts = {
            "": when["when"].strip(" ,") if when else occasion["when"] if occasion else "",
            "category": category.pop() if len(category) == 1 else "",
            "retention": kept[0] if kept else "",
            "payload": _fields_listed(payload["fields"]) if payload else "",
        }
        told = {key: part for key, part in parts.items() if part}
        events += [(name, dict(told)) for name in topic.names]
    return events, others


def _fields_listed(text: str) -> str:
    """Fields as a list spells them: `` `at` (`PaidAt`) and `by` `` is `` `at: PaidAt`, `by` ``."""
    typed = re.sub(r"`([a-z_]\w*)`\s+\((?:an?\s+)?`([A-Z]\w*)`\)", r"`\1: \2`", text)
    return re.sub(r",?\s+and\s+(?=`)", ", ", typed)


def listed_events(text: str) -> list[tuple[str, dict[str, str]]]:
    """The events that a line lists behind how they are kept: `SECURITY_AUDIT, 7 years: `OrderPaid`, `OrderSent``."""
    found = _LISTED_BEHIND.match(text)
    category = CATEGORY.search(found["kept"]) if found else None
    if found is None or category is None:
        return []
    period = _KEPT.search(found["kept"])
    told = {"category": category[0], **({"retention": period[0]} if period else {})}
    return [(name, dict(told)) for name in code_spans(found["names"])]


def _events_in(sentence: str) -> tuple[str, ...]:
    names, said = subjects(sentence)
    if not names and (emitted := _EMITS.search(sentence)):
        return () if is_absent(sentence) else (emitted["name"],)
    categories = {match["name"].upper() for match in CATEGORY.finditer(sentence)}
    if not names or len(categories) > 1 or is_absent(sentence) or _OTHERS.search(said):
        return ()
    return names if categories or _RAISED.search(said) else ()


def told_repositories(text: str) -> tuple[list[tuple[str, dict[str, str]]], str]:
    """The repositories of a paragraph, each with its storage and what it is asked, and what it says beside."""
    found, others = topics(text, _keepers_in)
    told: list[tuple[str, dict[str, str]]] = []
    for topic in found:
        (name,) = topic.names
        first = topic.sentences[0]
        behind = first[first.index(name) + len(name) :]
        storages = spoken_of(behind) or spoken_of(first)[::-1] or _kept_before(first, text)
        if not storages:
            others = f"{others}. {topic.said}".strip(". ")
            continue
        asked = ", ".join(call for sentence in topic.sentences for call in _calls(sentence))
        parts = {"storage": LABELS[storages[0]], "operations": asked}
        told.append((name, {key: part for key, part in parts.items() if part}))
    return told, others


def _keepers_in(sentence: str) -> tuple[str, ...]:
    names, said = subjects(sentence)
    if len(names) != 1 or not _IS_KEPT.match(said):
        named = dict.fromkeys(found["name"].strip("`*") for found in _KEEPER.finditer(sentence))
        names = tuple(named)
    told = spoken_of(sentence) or _calls(sentence)
    return names if len(names) == 1 and told and not is_absent(sentence) else ()


def _kept_before(sentence: str, text: str) -> list[Storage]:
    """The storage that the sentences before one speak of: `We keep trees in Redis. The `TreeStore` has …`."""
    return spoken_of(text[: text.index(sentence)])[::-1]


def _calls(sentence: str) -> list[str]:
    """What a sentence says that a repository can be asked; bare names only behind a word that says so."""
    spans = code_spans(sentence)
    offers = _OFFERS.search(sentence)
    behind = code_spans(sentence[offers.end() :]) if offers else []
    bare = [span for span in behind if _ASKED.fullmatch(span)]
    bare = bare or _in_parentheses(sentence)
    known = any(name in _VERBS or "_by_" in name for name in bare)
    known = known or bool(offers and _LISTS.match(sentence[offers.start() :]))
    called = [span for span in spans if _CALLED.fullmatch(span)]
    return [span for span in spans if span in called or (known and span in bare)]


def _in_parentheses(sentence: str) -> list[str]:
    """The bare names that parentheses list: `keeps balances in Redis (`get`, `set`)`."""
    found = _ONLY_CODE.search(sentence)
    spans = code_spans(found[0]) if found else []
    return spans if all(map(_ASKED.fullmatch, spans)) else []


def worded_models(text: str) -> tuple[list[tuple[str, dict[str, str]]], str]:
    """The aggregates and entities of a paragraph, each with the fields that its sentences tell in words."""
    found, others = topics(text, _models_in)
    models: list[tuple[str, dict[str, str]]] = []
    for topic in found:
        fields = ", ".join(_written(raw) for raw in worded_fields(topic.said, 0))
        if not fields:
            others = f"{others}. {topic.said}".strip(". ")
            continue
        role = (
            "entity"
            if _IS_PART.search(topic.said)
            else "aggregate root"
            if _IS_ROOT.search(topic.said)
            else ""
        )
        told = {"role": role, "fields": fields, "description": topic.said}
        models.append((topic.names[0], {key: part for key, part in told.items() if part}))
    return models, others


def _models_in(sentence: str) -> tuple[str, ...]:
    names, said = subjects(sentence)
    told = worded_fields(said, 0) or _IS_PART.search(said) or _IS_ROOT.search(said)
    return names if len(names) == 1 and told else ()


def _written(raw: RawField) -> str:
    kind = raw.type or Type()
    spelled = f"{kind.many}[{kind.name}]" if kind.many else kind.name
    return f"`{raw.name}: {spelled}{'?' if kind.optional else ''}`"
