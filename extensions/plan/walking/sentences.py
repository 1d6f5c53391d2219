"""Sentences of the domain design that tell of items or of what is said of them."""

import re
from dataclasses import replace

from ..datatypes import is_union
from ..draft import ContextDraft
from ..entries import IN_SENTENCES, WITH_ROLES, Detail, Entry
from ..evidence import is_item
from ..heads import Head, parse_head
from ..labels import split_label
from ..markdown import Item
from ..naming import is_class, is_state
from ..narrative import told_commands, told_model
from ..patterns import Pattern
from ..text import cut, plain
from ..told_items import told_enum, told_enums, told_events, told_repositories, worded_models
from ..unions import opens_with_union, stated_unions
from .position import DOING, RECENT, Position, tells_keeping

_NAMES = Pattern(r"`([a-z_]\w*)(?::|`)")
_TOLD = {
    "events": told_events,
    "repositories": told_repositories,
    "aggregates": worded_models,
    "entities": worded_models,
}
"""What tells the items that the sentences of a section speak of."""
_ONE_OF = Pattern(
    r"(?:is|are|can be|has)?\s*(?:exactly\s+)?(?:one of|either)(?: these| the following)?\s*:"
)
_OPENS_UNION = Pattern(
    r"^(?:`[A-Z]\w*(?:Outcome|Result|Results|Response|Verdict|Decision)`|\*\*[A-Z]\w*(?:Outcome|Result|Results|Response|Verdict|Decision)\*\*)\s"
)
_ALL_MARKED = Pattern(r".*[:：]$|(?P<mark>\*\*|\*|_)[^*_]+(?P=mark)$")
"""A line that is a label and nothing else."""
_LATER = Pattern(
    r"\b(?:later|future|deferred|out of scope|not (?:yet|now)|not in this version)\b", re.IGNORECASE
)
_ANSWER = Pattern(
    r"(?P<call>[`*]*[a-z_]\w*(?:\([^()]*\))?[`*]*)\s*(?:=>|->|→|⇒|=|:|—)\s*(?P<union>`?[A-Z].*)"
)


class Sentences(Position):
    """Takes in sentences."""

    def _unions(self, line: int, text: str) -> bool:
        """Take in the outcomes that a sentence names; whether it says nothing else."""
        found = [
            stated
            for stated in stated_unions(text)
            if self._kind != "enums" or not all(is_state(name) for name, _ in stated.variants)
        ]
        for stated in found:
            union = " | ".join(
                f"{name}({fields})" if fields else name for name, fields in stated.variants
            )
            self._add(Entry(line, "outcomes", self._context, (stated.name,), body=f"`{union}`"))
        rest = text
        for stated in reversed(found):
            rest = rest[: stated.start] + rest[stated.end :]
        rest = rest.strip(" .,;:*`")
        if found and rest and "`" not in rest:
            self._attach(line, None, rest)
        return bool(found) and "`" not in rest

    def _answer(self, line: int, text: str) -> bool:
        """Take in `submit => Submitted | TooLate`: what a command answers with."""
        found = _ANSWER.fullmatch(text.strip())
        if found is None or not is_union(found["union"]):
            return False
        call = found["call"].strip("`* ")
        self._add(Entry(line, "outcomes", self._context, (call,), body=found["union"].strip()))
        return True

    def _prose(self, line: int, text: str) -> None:
        opens = text.rstrip().endswith(":") or tells_keeping(text)
        if self._told(line, text) or (opens and self._stored(text)):
            return
        if self._kind in WITH_ROLES and self._narrated(line, text):
            return
        if self._kind in DOING:
            known = len(self.entries)
            if opens_with_union(text) or _OPENS_UNION.match(text):
                whole = self._unions(line, text)
                if len(self.entries) > known:
                    if not whole:
                        self._said(line, text)
                    return
        elif self._unions(line, text):
            return
        if self._kind == "outcomes" and self._answer(line, text):
            return
        if self._kind == "enums" and self._more_of(line, text):
            return
        if text.rstrip().endswith(":") and (about := self._about(text)):
            self._announced(line, text, about)
            return
        announced, _, told = cut(text, r"[:：]\s+")
        if told and (about := self._about(announced)):
            about[0].details.append(Detail(line, about[1], told, plain(announced)))
            return
        label = split_label(text, self._kind)
        if label and label[1] and self._entry:
            self._labelled(line, label, text.partition(":")[0], [])
            return
        if label and not label[1] and self._entry and _ALL_MARKED.match(text.strip()):
            self._labelled(line, label, text, [])
            return
        if text.rstrip().endswith(":") and _LATER.search(text) and len(text.split()) <= 8:
            self._pending = Detail(line, "rules", "", plain(text).strip(" :"))
            self._anonymous(line).details.append(self._pending)
            return
        head = parse_head(text)
        if head and _ONE_OF.fullmatch(head.body) and is_class(head.names[0]):
            kind, self._kind = self._kind, "outcomes"
            self._open(line, replace(head, body=""), spread=True)
            self._kind = kind
            return
        if head and head.style != "bare" and head.separated and is_item(self._kind, head, []):
            self._open(line, head, spread=True)
            return
        self._attach(line, None, text)

    def _narrated(self, line: int, text: str) -> bool:
        """Take in the model that a paragraph introduces, and the commands that it tells by their bare names."""
        model = told_model(text)
        taken = {name for entry in self.entries for name in entry.names}
        if model and model.name not in taken and is_class(model.name):
            self._open(
                line, Head((model.name,), "", model.said, "code", separated=True), spread=True
            )
            self.entries[-1].details.append(Detail(line, "fields", model.fields, "Fields"))
        else:
            model = None
        entry = self._headed_by
        rest = model.rest if model else text
        fields = (
            {name for d in entry.details for name in _NAMES.findall(d.text)} if entry else set()
        )
        commands = told_commands(rest, fields) if entry and entry.kind in WITH_ROLES else []
        if entry and commands:
            told = [Item(line, f"`{name}`: {said}") for name, said in commands]
            entry.details.append(Detail(line, "commands", "", IN_SENTENCES, blocks=list(told)))
        elif model and rest:
            self._attach(line, None, rest)
        return bool(model or commands)

    def _told(self, line: int, text: str) -> bool:
        """Take in the items that sentences tell of: `` `Channel` is one of `WEB`, `DOOR` ``."""
        if self._kind == "enums":
            found = told_enum(text)
            if found is None and self._enums_in_prose(line, text):
                return True
            if (
                found is None
                or not is_class(found[0].names[0])
                or (self._headed_by and found[0].style == "bare")
                or found[0].names[0] in self._names()
            ):
                return False
            head, states, rest = found
            self._open(line, replace(head, body=f"{states}. {rest}"), spread=True)
            self.entries[-1].sketched = True
            return True
        told = _TOLD.get(self._kind)
        items, others = told(text) if told else ([], "")
        headed = self._headed_by
        if not items or (headed and any(name in headed.names for name, _ in items)):
            return False
        home = headed.context if headed else self._context
        for name, parts in items:
            self._close()
            self._add_told(line, name, parts, home)
        if others:
            self._entry = headed
            self._attach(line, None, others)
        elif len(items) == 1:
            self.entries[-1].spread, self._entry = True, self.entries[-1]
        return True

    def _enums_in_prose(self, line: int, text: str) -> bool:
        """Take in the enums that flowing prose tells of, where no heading names the one that it is about."""
        headed = self._headed_by
        told = [each for each in told_enums(text) if each[0] not in self._names()]
        if not told or (headed and not headed.sketched):
            return False
        for name, body in told:
            self._open(line, Head((name,), "", body, "code", separated=True), spread=True)
            self.entries[-1].sketched = True
        return True

    def _add_told(
        self, line: int, name: str, parts: dict[str, str], home: ContextDraft | None = None
    ) -> None:
        """Add an item that a sentence tells of, or what it tells of one that another sentence or a class has."""
        body, role = parts.pop("", ""), parts.pop("role", "")
        details = [Detail(line, key, said) for key, said in parts.items()]
        known = self._known(lambda entry: entry.sketched and name in entry.names)
        if known:
            known[0].details += details
            return
        context = home or self._context
        told = Entry(line, self._kind, context, (name,), role, body, details, sketched=True)
        self._add(told)

    def _more_of(self, line: int, text: str) -> bool:
        """Add to an item what a line that opens with its name says: `OrderStatus: OPEN → PAID`."""
        head = parse_head(text)
        if head is None or not head.separated:
            return False
        recent = self.entries[-RECENT:]
        here = (e for e in recent if e.context is self._context and e.kind == self._kind)
        known = next((entry for entry in here if head.names[0] in entry.names), None)
        if known is not None and known.context is self._context:
            known.details.append(Detail(line, "", head.body))
        return known is not None
