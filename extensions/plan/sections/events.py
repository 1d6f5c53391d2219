"""Domain Events: what a context announces, how long it is kept and what it carries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from .. import names
from ..categories import CATEGORY
from ..constraints import NUMBERS
from ..diagnostics import did_you_mean
from ..draft import ContextDraft, Draft
from ..entries import Detail, Entry, loose, unread
from ..facts import is_field_table, settle, table_fields
from ..fields import RawField, parse_field, scan_fields
from ..labels import bold
from ..markdown import Item, Table
from ..model import Category, Command, Context, Event, Retention
from ..naming import is_class
from ..patterns import Pattern
from ..text import code_spans, cut, is_absent, is_placeholder, parenthesis, plain, split_top

SECTION = "Domain Events"
CATEGORIES: tuple[Category, ...] = get_args(Category.__value__)

_YEARS = Pattern(
    r"\b(?:7|seven|sieben|sept|siete|sete|sette)[ -]?(?:y|yr|yrs|years?|jahren?|ans|années|años|anos|anni|jaar|лет|年)\b",
    re.IGNORECASE,
)
_DAYS = Pattern(
    r"\b(?:90|ninety|neunzig)[ -]?(?:d|days?|tagen?|jours|días|dias|giorni|dagen|дней|日|天)\b",
    re.IGNORECASE,
)
_KEPT = Pattern(r"\bretention\b|\b(?:kept|retained|keep|retain)\b", re.IGNORECASE)
_PERIOD = Pattern(r"\b\d+[ -]?(?:y|years?|d|days?|months?|weeks?|hours?|h)\b", re.IGNORECASE)
_EMITTED = Pattern(
    r"^(?:is\s+)?(?:emitted|raised|published|fired|sent|triggered)\s+(?:when|after|once|on|if|as soon as|whenever|by|every time)\s+",
    re.IGNORECASE,
)
_WHEN = Pattern(r"^(?:when|after|once)\s+(?=\S)", re.IGNORECASE)
_BRACED = Pattern(
    r"(?<!\{)\{(?P<fields>\s*[a-z_]\w*(?:\s*:\s*[^{},%]+)?(?:\s*,\s*[a-z_]\w*(?:\s*:\s*[^{},%]+)?)*\s*)\}\.?$"
)
"""A payload as an object is written: `{order_id, at: PaidAt}`."""
_TYPED = Pattern(r"[a-z][a-z0-9_]*\s*:\s*`?[A-Z]\w*(?:\[[^\]]*\])?`?\??(?:\s*\|\s*None)?")
"""A field without any mark: `order_id: OrderId`."""
_CARRIES = Pattern(
    r"^(?:and\s+)?(?:(?:it|which|this|the event)\s+(?:also\s+)?)?(?:with|carries|carrying|payload(?:\s+is)?|contains|includes|including|fields|data)\s*:?\s+",
    re.IGNORECASE,
)
_INLINE = Pattern(
    r"\b(?:category|retention|retained(?: for)?|kept(?: for)?)\b\s*[:=]?\s*", re.IGNORECASE
)
_ALL_CARRY = Pattern(
    r"(?:^|(?<=[.;]\s))(?:all|every|each)(?: of)?(?: the| these| them)?(?: domain)?(?: events?)?(?: also)? (?:carry|carries|contains?|includes?|have|has)\s+(?:at least\s+)?(?:the\s+)?"
    r"(?P<fields>`[a-z_]\w*(?::[^`]*)?`(?:(?:,\s*(?:and\s+)?|\s+and\s+)`[a-z_]\w*(?::[^`]*)?`)*)",
    re.IGNORECASE,
)
"""What every event has in it: `All events carry `order_id` and `at: datetime``."""
_GENERAL = Pattern(
    r"^(?:all|every|each|the) (?:(?:of )?(?:the |these )?events?)\b[\w\s,/-]*$", re.IGNORECASE
)
_EXCEPT = Pattern(
    r"[,;(]?\s*\b(?:except(?:\s+for|ing)?|apart from|other than|with the exceptions? of)\b:?\s*",
    re.IGNORECASE,
)
_NAMED_OR_KEPT = Pattern(
    rf"(?i:(?P<category>{CATEGORY.pattern.replace('?P<name>', '?:')})|(?P<others>\b(?:others?|rest|remaining|everything else)\b))|\b(?P<event>[A-Z]\w+)\b"
)
"""A category, the name of an event, or all that have not been named."""
_BESIDE = Pattern(r"^(?:also|plus|additionally|adds|and)\s+(?=`)", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_FIRST_FEW = Pattern(r"\bthe first (?P<n>two|three|four|five)\b", re.IGNORECASE)
_COUNTED = Pattern(
    rf"\bthe (?P<word>{'|'.join(_ORDINALS)}|last|former|latter)\b(?: one| event)?", re.IGNORECASE
)
_SENTENCE = (
    r"\.\s+|\.$|;\s*|\s+[—–]\s+"
    r"|\s+[-|]\s+(?=`|[a-z]+_[a-z_]+\b|[A-Z]+_[A-Z]+\b|\d+ (?:days|years)\b|(?:fields|payload|carries|contains|category|retention|kept)\b)"
)
"""What parts the pieces of an event's line; a hyphen or a bar does it in front of what only an event tells."""

_THOSE = Pattern(
    r"(?:those|these|the (?:ones|following|next|first))\b",
    re.IGNORECASE,
)

type _Kept = tuple[Category | None, Retention | None]
_NOTHING: _Kept = (None, None)

_ARTICLE = Pattern(r"^(?:the|an?|its|their)\s+")
_WORDS = Pattern(r"[a-z]+(?: [a-z]+){0,3}")
_CALLED = Pattern(r"(?:by\s+)?`?(?:(?P<owner>[A-Z]\w*)\.)?(?P<name>[a-z_]\w*)\([^()`]*\)`?\.?")
"""The command whose call is all that is said of when an event is emitted."""


class Reader:
    """Reads the items in order; a statement about all events of a context completes those that say nothing."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._waiting: list[tuple[ContextDraft, int, Entry]] = []
        self._clauses: list[tuple[str, str]] = []
        self._refused: set[str] = set()
        self._groups: list[tuple[ContextDraft, int, _Kept]] = []
        """How the events behind a line are kept, by the line's context and number."""
        self._shared: dict[str, list[RawField]] = {}
        self._periods: dict[Category, Retention] = {}
        """How long the events of each category are kept, where a sentence says so."""

    def read(self, entry: Entry) -> None:
        """Take in one item."""
        if not entry.names:
            self._statement(entry)
            return
        for raw in entry.names:
            if is_absent(raw):
                continue
            name = names.class_name(self._draft.log, entry.line, raw, "event")
            if name is not None and self._draft.claim(entry.context, name, "event", entry.line):
                event = self._event(entry, name)
                entry.context.events.append(event)
                self._waiting.append((entry.context, len(entry.context.events) - 1, entry))

    def retold(self, entry: Entry) -> None:
        """Remember what a sentence or a class says of an event that has an item of its own."""
        told = {detail.key: detail.text for detail in entry.details}
        said = [*entry.names, told.get("category", "")]
        said += [f"kept for {told['retention']}"] if "retention" in told else []
        if told.keys() & {"category", "retention"}:
            self._clauses.append((self._scope(entry), " ".join(said)))

    def finish(self) -> None:
        """Give every event what was said about all; one without a category is an error."""
        some, every = self._statements()
        for context, index, entry in self._waiting:
            event = context.events[index]
            own, general = (
                some.get(event.name, _NOTHING),
                every.get(context.name, every.get("", _NOTHING)),
            )
            group = self._group(entry)
            category = event.category or own[0] or group[0] or general[0]
            retention = (
                event.retention
                or own[1]
                or group[1]
                or (self._periods.get(category) if category else None)
                or (None if event.name in some and self._odd(event.name) else general[1])
            )
            if category is None and event.name not in self._refused:
                self._draft.log.error(
                    event.line,
                    "PT520",
                    f"event '{event.name}' has no Category; choose from {', '.join(CATEGORIES)}",
                )
            if category == "SECURITY_AUDIT" and retention == "90 days":
                self._draft.log.warning(
                    event.line,
                    "PT523",
                    f"SECURITY_AUDIT event '{event.name}' is kept for only 90 days",
                )
            shared = self._shared.get(context.name, self._shared.get("", []))
            more = settle(self._draft, SECTION, event.name, shared)
            own_names = {item.name for item in event.payload}
            payload = (*event.payload, *(item for item in more if item.name not in own_names))
            context.events[index] = event.model_copy(
                update={"category": category, "retention": retention, "payload": payload}
            )

    def _statement(self, entry: Entry) -> None:
        """Remember what a sentence says about the category or the retention of events."""
        for detail in list(entry.details):
            if (carried := _ALL_CARRY.search(detail.text)) and detail.key in ("", "payload"):
                fields = _fields_only(carried["fields"].rstrip("."), detail.line) or []
                self._shared.setdefault(self._scope(entry), []).extend(fields)
            clauses = [c for c in split_top(detail.written, r";\s*|\.\s+|\.$") if c]
            if clauses and not detail.blocks and all(map(_is_told, clauses)):
                entry.details.remove(detail)
            if len(periods := dict(_by_category(detail.written))) > 1:
                self._periods |= periods
            kept_so = (_category_in(detail.written), _retention_in(detail.written))
            listed = sum(is_class(span) for span in code_spans(detail.written)) > 1
            told = " ".join(clauses)
            if kept_so[0] and not listed and _opens_group(told):
                self._groups.append((entry.context, detail.line, kept_so))
                if any(other.line < detail.line for _, _, other in self._waiting):
                    continue
            for clause in clauses:
                kept = _KEPT.search(clause)
                if CATEGORY.search(clause) or kept:
                    self._clauses.append((self._scope(entry), clause))
                general = cut(clause, _EXCEPT.pattern)[0]
                if kept and _PERIOD.search(general) and _retention_in(general) is None:
                    said = (
                        f"retention in '{plain(clause)}' is not allowed; write 7 years or 90 days"
                    )
                    self._draft.log.warning(detail.line, "PT522", said)
        loose(entry, self._draft, SECTION, "an event")

    def _statements(self) -> tuple[dict[str, _Kept], dict[str, _Kept]]:
        """What was said about the events that a clause names, and about all of a context."""
        listed = [context.events[index].name for context, index, _ in self._waiting]
        names = {*listed}
        some: dict[str, _Kept] = {}
        every: dict[str, _Kept] = {}
        for scope, clause in (
            (s, part)
            for s, said in self._clauses
            for part in _apart(_numbered(said, listed), names)
        ):
            said = (_category_in(clause), _retention_in(clause))
            named = names & set(re.findall(r"[A-Z]\w+", clause))
            for table, key in [(some, name) for name in named] or [(every, scope)]:
                known = table.get(key, _NOTHING)
                table[key] = (known[0] or said[0], known[1] or said[1])
        return some, every

    def _group(self, entry: Entry) -> _Kept:
        """What the line that opens an event's group says about all that follow it."""
        before = (
            said
            for owner, line, said in self._groups
            if line < entry.line and (owner is entry.context or entry.placed)
        )
        return next(reversed(list(before)), _NOTHING)

    def _odd(self, name: str) -> bool:
        """A sentence keeps the event for a period that there is not."""
        spoken = (clause for _, clause in self._clauses if name in clause and _KEPT.search(clause))
        return any(_PERIOD.search(clause) and _retention_in(clause) is None for clause in spoken)

    def _scope(self, entry: Entry) -> str:
        """A statement before the first group is about the events of every context."""
        grouped = entry.context is not self._draft.first_context()
        return entry.context.name if grouped or entry.context.events else ""

    def _event(self, entry: Entry, name: str) -> Event:
        text, payload = entry.body, _hinted(entry)
        category = _category_in(f"{entry.hint} {text}")
        text, called = _nicknamed(text) if category is None else (text, None)
        hint, called_so = _nicknamed(entry.hint) if category is None else (entry.hint, None)
        category = category or called or called_so
        retention = _retention_in(_inline(f"{hint}; {text}"))
        trigger, found, notes = _body(text, entry.line)
        payload += found
        aggregate: str | None = None
        rest: list[Detail] = [Detail(entry.line, "", note) for note in notes]
        for detail in _kept_apart(entry.details):
            if detail.key == "category":
                category = _category_in(detail.text) or category
            elif detail.key == "retention":
                category = category or _category_in(detail.text)
            match detail.key:
                case "" if _says_no_more(detail):
                    category = category or _category_in(detail.text)
                    retention = retention or _retention_in(detail.text)
                case "category":
                    category = category or self._category(detail, name)
                    retention = retention or _retention_in(detail.text)
                case "retention" if _retention_in(detail.text) is None and _category_in(
                    detail.text
                ):
                    pass
                case "retention":
                    retention = self._retention(detail, name, told=entry.sketched) or retention
                case "payload":
                    more, left = _payload(detail)
                    payload += more
                    rest += left
                case "aggregate" if is_class(plain(detail.text).partition(" ")[0]):
                    aggregate = plain(detail.text).partition(" ")[0]
                case "trigger" if _calls(detail, name, entry.context):
                    trigger = trigger or plain(detail.text)
                case "trigger" | "description":
                    more_trigger, more, more_notes = _body(detail.text, detail.line)
                    trigger = trigger or more_trigger
                    command = detail.key == "trigger" and len(more) == 1 and not more[0].type
                    trigger = trigger or (detail.text if command else "")
                    payload += [] if command else more
                    rest += [Detail(detail.line, "", note) for note in more_notes]
                case "" if (
                    not trigger
                    and detail.text
                    and not detail.blocks
                    and not parse_field(detail.text, detail.line)
                ):
                    trigger, more, more_notes = _body(detail.text, detail.line)
                    payload += more
                    rest += [Detail(detail.line, "", note) for note in more_notes]
                case _:
                    more = _loose_payload(detail)
                    payload += more
                    rest += [] if more else [detail]
        unread(self._draft, SECTION, name, rest)
        return Event(
            line=entry.line,
            name=name,
            category=category,
            retention=retention,
            trigger=trigger,
            aggregate=aggregate,
            payload=settle(self._draft, SECTION, name, _once(payload)),
        )

    def _category(self, detail: Detail, name: str) -> Category | None:
        said = plain(detail.text)
        if is_absent(said) or is_placeholder(detail.text):
            return None
        words = set(re.findall(r"[A-Z]+", said.upper()))
        meant = [category for category in CATEGORIES if words and words <= {*category.split("_")}]
        if len(meant) == 1:
            return meant[0]
        hint = did_you_mean(said.upper().replace(" ", "_").replace("-", "_"), CATEGORIES)
        self._draft.log.error(
            detail.line,
            "PT521",
            f"unknown category '{said}' of event '{name}'; choose from {', '.join(CATEGORIES)}{hint}",
        )
        self._refused.add(name)
        return None

    def _retention(self, detail: Detail, name: str, *, told: bool) -> Retention | None:
        if is_absent(detail.text) or is_placeholder(detail.text):
            return None
        found = _retention_in(detail.text)
        if found is None:
            (self._draft.log.warning if told else self._draft.log.error)(
                detail.line,
                "PT522",
                f"retention '{plain(detail.text)}' of event '{name}' is not allowed; write 7 years or 90 days",
            )
        return found


def _says_no_more(detail: Detail) -> bool:
    """`WORKFLOW_LIFECYCLE, 90 days`: a bullet with nothing but how an event is kept."""
    told = _category_in(detail.text) or _retention_in(detail.text)
    return bool(told) and not detail.blocks and not _without_facts(detail.text)


def _numbered(clause: str, listed: Sequence[str]) -> str:
    """A clause with the names of the events that it counts: `the first is SECURITY_AUDIT`."""
    names = dict(zip(_ORDINALS, listed, strict=False))
    names |= {"last": listed[-1], "former": listed[0], "latter": listed[-1]} if listed else {}
    clause = _FIRST_FEW.sub(
        lambda found: ", ".join(listed[: NUMBERS[found["n"].casefold()]]), clause
    )
    return _COUNTED.sub(lambda found: names.get(found["word"].casefold(), found[0]), clause)


def _apart(clause: str, names: set[str]) -> Iterator[str]:
    """A clause about all events and those that it excepts: `all WORKFLOW_LIFECYCLE, except `Paid` (SECURITY_AUDIT)`."""
    if _EXCEPT.search(clause):
        general, _, excepted = cut(clause, _EXCEPT.pattern)
        yield general
        yield from _excepted(excepted, names)
    elif len(set(CATEGORY.findall(clause))) < 2:
        yield clause
    else:
        yield from _in_turn(clause, names)


def _excepted(text: str, names: set[str]) -> Iterator[str]:
    starts = [found.start() for found in re.finditer(r"[A-Z]\w+", text) if found[0] in names]
    if not starts:
        return
    parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    yield from (
        part if _category_in(part) or _retention_in(part) else f"{part} {parts[-1]}"
        for part in parts
    )


def _in_turn(clause: str, names: set[str]) -> Iterator[str]:
    """The parts of a clause that gives one category after another, each with what it is about in front or behind."""
    told = [
        (found.start(), bool(found["category"]))
        for found in _NAMED_OR_KEPT.finditer(clause)
        if found["category"] or found["others"] or found["event"] in names
    ]
    first = told[0][1] if told else True
    starts = [at for (_, before), (at, kind) in pairwise(told) if kind == first != before]
    yield from (clause[start:end] for start, end in pairwise([0, *starts, len(clause)]))


def _calls(detail: Detail, event: str, context: ContextDraft) -> bool:
    """Tie an event to the command whose call is all that is said of when it is emitted."""
    found = _CALLED.fullmatch(detail.text.strip())
    owner = (found["owner"] or "") if found else ""
    if found and not owner.endswith("Service"):
        context.commands.append(
            (owner, Command(line=detail.line, name=found["name"], emits=(event,)))
        )
    return found is not None


def _opens_group(text: str) -> bool:
    """`Security audit (7 years):` is about the events that follow it, and so is `Those that …` of one category."""
    words = plain(text).rstrip()
    return words.endswith((":", "：")) or any(found.match(words) for found in (CATEGORY, _THOSE))


def _is_told(clause: str) -> bool:
    """A clause that says nothing but what the category or the retention of all events is."""
    told = _category_in(clause) or _retention_in(clause)
    return bool(told) and _GENERAL.match(clause) is not None and "`" not in clause


def _once(payload: Sequence[RawField]) -> list[RawField]:
    """An item said in two places is one; the typed one counts."""
    by_name: dict[str, RawField] = {}
    for raw in payload:
        if raw.name not in by_name or (raw.type and not by_name[raw.name].type):
            by_name[raw.name] = raw
    return list(by_name.values())


def _category_in(text: str) -> Category | None:
    found = {
        match["name"].upper().replace(" ", "_").replace("-", "_")
        for match in CATEGORY.finditer(text)
    }
    return next((category for category in CATEGORIES if found == {category}), None)


def _by_category(text: str) -> Iterator[tuple[Category, Retention]]:
    """How long a text says that each category is kept: `SECURITY_AUDIT = 7 years, WORKFLOW_LIFECYCLE = 90 days`."""
    starts = [*(found.start() for found in CATEGORY.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        category, kept = _category_in(text[start:end]), _retention_in(text[start:end])
        if category and kept:
            yield category, kept


def _retention_in(text: str) -> Retention | None:
    years, days = _YEARS.search(text), _DAYS.search(text)
    if bool(years) == bool(days):
        return None
    return "7 years" if years else "90 days"


def _nicknamed(text: str) -> tuple[str, Category | None]:
    """A text without the piece that is a category in short, and that category: `audit, 7 years`."""
    for found in re.finditer(
        r"(?:^|(?<=[,;(/.]\s)|(?<=\())(?P<word>[A-Za-z]+(?: event)?)(?=$|[,;)/.])", text
    ):
        words = found["word"].upper().removesuffix(" EVENT")
        meant = [
            c for c in CATEGORIES if words in (*c.split("_"), "".join(w[0] for w in c.split("_")))
        ]
        if meant:
            rest = f"{text[: found.start()]}{text[found.end() :]}"
            return rest.strip(" ,;/."), meant[0]
    return text, None


def _inline(text: str) -> str:
    """The part of an item's own text that may speak of retention."""
    return " ".join(
        part
        for part in split_top(text.replace("(", " ; ").replace(")", " ; "), r";\s*|\.\s")
        if _INLINE.search(part) or CATEGORY.search(part) or _PERIOD.fullmatch(part.strip())
    )


def _hinted(entry: Entry) -> list[RawField]:
    """The payload in the parentheses behind the name: `(booking_id, fee)`."""
    fields = _fields_only(entry.hint, entry.line) or []
    return (
        fields
        if len(fields) > 1 or any(raw.type or raw.name.endswith("_id") for raw in fields)
        else []
    )


def _body(text: str, line: int) -> tuple[str, list[RawField], list[str]]:
    """The trigger, the payload and the remarks of an event's own text."""
    trigger, payload, notes = "", [], []
    text = _BRACED.sub(r"(\g<fields>)", _BESIDE.sub("", text))
    head, inside = _trailing_parenthesis(text)
    fields = _fields_only(inside, line)
    if fields:
        payload, text = fields, head
    elif inside and (_category_in(inside) or _retention_in(inside)) and not _without_facts(inside):
        text = head
    whole = split_top(text, _SENTENCE)
    for at, part in enumerate(whole):
        carried = _CARRIES.match(part)
        fields = _fields_only(_CARRIES.sub("", part), line)
        if carried and fields is None and (words := _listed_words(part[carried.end() :])):
            fields = _fields_only(words, line)
        if carried and fields is None and (raw := parse_field(part[carried.end() :], line)):
            fields = [raw] if raw.name[:1].islower() and not raw.note else None
        if fields:
            payload = payload + fields
            continue
        part, more = _carried(part, line)
        payload = payload + more
        before, inside = _trailing_parenthesis(part)
        if inside and len(whole) > 1 and (listed := _fields_only(inside, line)) and len(listed) > 1:
            payload, part = payload + listed, before
        if not _without_facts(part):
            continue
        if not trigger and (at == 0 or _EMITTED.match(part)):
            trigger = _WHEN.sub("", _EMITTED.sub("", part))
        elif trigger and at == 1 and not payload and len(whole) == 2 and " — " in text:
            trigger = f"{trigger} — {part}"
        else:
            notes.append(part)
    return trigger.strip(), payload, notes


_AFTER_CALL = Pattern(
    r"^(?P<trigger>(?:(?:on|by|after|when|once)\s[^`:]*)?`[a-z_]\w*(?:\([^`]*\))?`[^:→]*?|[a-z][^`:→]*(?=\s(?:→|->)))\s*(?:[:：]\s+|\s(?:→|->|=>)\s*)(?:payload:?\s+)?(?P<fields>[a-z_]\w*(?:,\s+[a-z_]\w*)*)$"
)
"""What raises an event, and behind a colon or an arrow what it carries: `` on `pay`: order_id, total ``."""


def _carried(text: str, line: int) -> tuple[str, list[RawField]]:
    """`hold created, carries `hold_id`, `room_id``: the trigger, and the payload behind it."""
    if after := _AFTER_CALL.match(text):
        fields = _fields_only(after["fields"], line)
        return (after["trigger"], fields) if fields else (text, [])
    head, separator, rest = cut(
        text,
        r",?\s+(?:with payload|with|carrying|carries|payload|including|containing|(?:and\s+)?ha(?:s|ving)|holds|holding)\s*:?\s+(?=`)|:\s+(?=`)",
    )
    fields = _fields_only(rest, line) if separator else None
    return (head, fields) if fields else (text, [])


def _without_facts(text: str) -> str:
    """What a piece says beside category and retention."""
    return _INLINE.sub("", _PERIOD.sub("", CATEGORY.sub("", text))).strip(" ,;:/|()[]`*—–-.")


def _trailing_parenthesis(text: str) -> tuple[str, str]:
    text = text.strip().removesuffix(".")
    if not text.endswith(")"):
        return text, ""
    opening = text.rfind("(")
    inside, rest = parenthesis(text[opening:]) if opening >= 0 else ("", "")
    return (text[:opening].strip(), inside) if inside and not rest else (text, "")


def _fields_only(text: str, line: int) -> list[RawField] | None:
    """The fields, when the whole text is a list of them."""
    pieces = list(scan_fields(text, line, bare=True)) if text.strip() else []
    fields = [raw for raw, _ in pieces if raw]
    if not fields or len(fields) < len(pieces) or any(not raw.name[:1].islower() for raw in fields):
        return None
    if any(raw.note and not raw.type for raw in fields):  # it says something of a command
        return None
    coded = all(piece.strip().startswith("`") for _, piece in pieces) or text.strip().startswith(
        "`"
    )
    told = len(fields) > 1 or "_" in fields[0].name or fields[0].type is not None
    return (
        fields
        if told and (coded or all("_" in raw.name or len(fields) > 1 for raw in fields))
        else None
    )


def _kept_apart(details: Sequence[Detail]) -> Iterator[Detail]:
    """The details, where one line tells what an event carries and how it is kept in two: `id, total; SECURITY_AUDIT, 7 years`."""
    for detail in details:
        if detail.key != "payload" or not CATEGORY.search(detail.text):
            yield detail
            continue
        pieces = split_top(detail.text, r";\s+|\.\s+")
        kept = [piece for piece in pieces if CATEGORY.search(piece) or _PERIOD.fullmatch(piece)]
        carried = "; ".join(piece for piece in pieces if piece not in kept)
        yield replace(detail, text=carried)
        yield Detail(detail.line, "category", "; ".join(kept))


def _listed_words(text: str) -> str:
    """The fields that a sentence lists in words: `the order id, the total and the reason`."""
    pieces = split_top(text.rstrip(". "), r",\s*(?:and\s+)?|\s+and\s+")
    words = [_ARTICLE.sub("", piece) for piece in pieces]
    listed = all(
        _WORDS.fullmatch(word) and word != piece for word, piece in zip(words, pieces, strict=True)
    )
    return ", ".join("`" + "_".join(word.split()) + "`" for word in words) if listed else ""


def _named_in_words(text: str) -> str:
    """A payload whose items are named in words, as fields are spelled: `order id, time of refusal`."""
    pieces = split_top(text.rstrip("."), r",\s*(?:and\s+)?|\s+and\s+|;\s*")
    worded = all(_WORDS.fullmatch(piece) for piece in pieces) and any(" " in p for p in pieces)
    return ", ".join("_".join(piece.split()) for piece in pieces) if worded else text


def _payload(detail: Detail) -> tuple[list[RawField], list[Detail]]:
    fields: list[RawField] = []
    left: list[Detail] = []
    if not is_absent(detail.text):
        for raw, piece in scan_fields(_named_in_words(detail.text), detail.line, bare=True):
            fields += [raw] if raw else []
            left += [] if raw else [Detail(detail.line, "", piece)]
    for block in detail.blocks:
        raw = parse_field(block.text, block.line, bare=True) if isinstance(block, Item) else None
        if isinstance(block, Table):
            fields += table_fields(block)
        elif raw:
            fields.append(raw)
        else:
            left.append(Detail(block.line, "", "", blocks=[block]))
    return fields, left


def _loose_payload(detail: Detail) -> list[RawField]:
    """Fields in a bullet or a table of their own under the event."""
    fields = [
        raw
        for block in detail.blocks
        if isinstance(block, Table) and is_field_table(block)
        for raw in table_fields(block)
    ]
    if not detail.key and (carries := _CARRIES.match(detail.text)):
        told = detail.text[carries.end() :]
        spans = [parse_field(f"`{span}`", detail.line) for span in code_spans(told)]
        if spans and all(span is not None and span.name.islower() for span in spans):
            return [span for span in spans if span]
    if detail.key or not (detail.text.startswith("`") or _TYPED.fullmatch(detail.text)):
        return fields
    listed = _fields_only(detail.text, detail.line) or []
    raw = parse_field(detail.text, detail.line)
    if len(listed) > 1:
        return [*listed, *fields]
    return [raw, *fields] if raw and raw.type else fields or listed


def write(context: Context) -> Iterator[tuple[str, list[str]]]:
    """Each event's name and its canonical lines."""
    for event in context.events:
        lines = [
            f"- {bold(event.name, 'events')}: Emitted when {event.trigger}"
            if event.trigger
            else f"- {bold(event.name, 'events')}"
        ]
        lines += [f"  - Category: {event.category}"] if event.category else []
        lines += [f"  - Retention: {event.retention}"] if event.retention else []
        lines += [f"  - Aggregate: {event.aggregate}"] if event.aggregate else []
        if event.payload:
            lines.append(
                f"  - Payload: {', '.join(f'`{field.text()}`' for field in event.payload)}"
            )
        yield event.name, lines
