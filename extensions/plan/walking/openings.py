"""Lines of the domain design that open a section, a part of a model, or an item of another section, in words of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..entries import WITH_ROLES, Detail, Entry
from ..evidence import CATEGORY, has_named_rows, lists_states, said_kind
from ..heads import Head, parse_head
from ..labels import key_of, run_in, split_label
from ..markdown import Block, Fence, Item, Paragraph, Table
from ..naming import is_class, is_state
from ..openers import PARTS, Opener, opener
from ..patterns import Pattern
from ..text import leading_separator, plain, split_top
from .items import Items

_SAID = Pattern(
    r"^(?:(?:is|the|an?|our|its|only|single|main|one|central|this|context's|smart|domain|child|small)\s+)*"
    r"(?:(?P<aggregates>aggregate(?: root)?|root)|(?P<entities>entity)|(?P<values>value object|composite)|(?P<enums>enum(?:eration)?|state machine))"
    r"(?=$|[,.;:(]|\s+[—–-]\s|\s+(?:of|for|in|inside|with|that|which|and|behind|root)\b)",
    re.IGNORECASE,
)
"""What an item is said to be by the first words behind its name."""
_SAID_KINDS = ("aggregates", "entities", "values", "enums")
_ROLES = r"aggregate(?: root)?|entity|value object|(?:smart )?enum|state machine"
_ROLE_BEFORE = Pattern(
    rf"(?i:the\s+)?(?P<role>(?i:{_ROLES}))(?:\s*[:：—–-]\s*|\s+)`?(?P<name>[A-Z]\w*)`?\s*[:：]?"
)
_ROLE_BEHIND = Pattern(rf"(?i:the\s+)?`?(?P<name>[A-Z]\w*)`?\s+(?P<role>(?i:{_ROLES}))\s*[:：]?")
_MAY_LIST_STATES = frozenset({"", "design", "values", *WITH_ROLES})
"""Sections in which an item that lists states is an enum."""
_FIELD = Pattern(r"^(?:\*\*)?`?[a-z_]\w*`?(?:\*\*)?\s*(?:[:：]|\(|\s[—–-]\s|`|$)")
_CALL = Pattern(r"^(?:\*\*)?`?[a-z_]\w*(?:\(|`|\*\*)")


class Openings(Items):
    """Takes in lines that open what follows them."""

    @property
    def _owner(self) -> Entry | None:
        """The model that a line which names none goes on about: the one around it, or the last above it."""
        if self._model and self._model[1].kind in WITH_ROLES:
            return self._model[1]
        above = [e for e in self.entries[self._since :] if e.spread and e.kind in WITH_ROLES]
        return next((e for e in reversed(above) if e.kind == "aggregates"), None) or next(
            iter(above[-1:]), None
        )

    def _opens(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in a line that opens a section, or a part of a model, below it."""
        first = next(iter(following), None)
        words, before = _announcing(text)
        found = opener(words) if words and first is not None else None
        if found is None or first is None:
            return False
        if found.owner:
            return self._opens_part(line, words, found, first)
        headed = self._headed_by
        kind = headed.kind if headed else self._kind
        if kind not in WITH_ROLES and "`" in before:
            return False
        own = key_of(words, kind)
        if own and (kind not in WITH_ROLES or (headed and words == text.strip().rstrip(":："))):
            if headed or self._entry or before:
                return False
        if found.key == self._kind and not headed:
            return False
        if found.key in PARTS:
            taken = self._opens_part(line, words, found, first)
        else:
            taken = not (headed and own and not _evident(found.key, first)) and self._lists(
                found.key, first
            )
            if taken:
                self._close()
                self._kind = found.key
                self._categorised(line, words)
        if taken and before:
            self._said(line, before)
        return taken

    def _opens_part(self, line: int, words: str, found: Opener, first: Block) -> bool:
        """Take in a line above the fields, the commands or the rules of a model."""
        key = found.key or "fields"
        if key not in PARTS or not _is_part(key, first):
            return False
        around = self._owner
        headed = self._headed_by
        target = headed if headed and headed.kind in WITH_ROLES else around
        if found.owner:
            named = (e for e in reversed(self.entries) if found.owner in e.names)
            target = next((e for e in named if e.kind in WITH_ROLES), None)
            if target is None:
                if not (found.role or around):
                    return False
                kind = "aggregates" if found.role.startswith("aggregate") else "entities"
                target = Entry(line, kind, self._context, (found.owner,), found.role)
                self._add(target)
                if around is None:
                    target.spread = True
        if target is None:
            return False
        held = (around if found.owner else None) or target
        self._close()
        self._kind, self._entry = held.kind, held
        self._pending = Detail(line, key, "", plain(words).strip(" :"))
        target.details.append(self._pending)
        return True

    def _lists(self, kind: str, first: Block) -> bool:
        """Whether a block holds items of a section."""
        match first:
            case Item():
                label = split_label(first.text, kind)
                if kind == "repositories" and label and label[0] == "storage":
                    return True
                if kind == "imports":
                    return True
                head = None if label else parse_head(first.text)
                return head is not None and is_class(head.names[0]) and not is_state(head.names[0])
            case Table():
                return has_named_rows(kind, first)
            case Paragraph():
                head = parse_head(first.text) if run_in(first.text) else None
                return head is not None and is_class(head.names[0])
            case Fence():
                return self._headed_by is None
        return False

    def _of_other_kind(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in an item that is said, or shown, to be of another section than the one in which it stands."""
        head = parse_head(_role_outside(text))
        if head is None or head.style == "bare" or not (head.style == "bold" or head.separated):
            return False
        if not is_class(head.names[0]):
            return False
        kind = said_kind(head.role) or _said_kind(head)
        if kind is None and self._kind in _MAY_LIST_STATES and lists_states(head.body):
            kind = "enums"
        if kind is None or not (head.role or self._may_turn_to(kind)):
            return False
        self._close()
        self._kind = kind
        words, before = _announcing(head.body)
        found = opener(words) if words and following else None
        part = found is not None and found.key in PARTS and not found.owner
        self._open(line, replace(head, body=before) if part else head, spread=True)
        if found and part:
            self._pending = Detail(line, found.key, "", plain(words).strip(" :"))
            self.entries[-1].details.append(self._pending)
        return True

    def _may_turn_to(self, kind: str) -> bool:
        """Whether an item of another kind may stand here without a role in front of its name."""
        return kind != self._kind and (kind == "enums" or self._kind not in WITH_ROLES)


def _role_outside(text: str) -> str:
    """A line that is the name of an item in bold, with what it is outside: ``**Entity `Line`**`` is ``Entity **Line**``."""
    bold = run_in(text)
    if bold is None:
        return text
    found = _ROLE_BEFORE.fullmatch(bold[0]) or _ROLE_BEHIND.fullmatch(bold[0])
    return f"{found['role']} **{found['name']}** {bold[1]}".strip() if found else text


def _said_kind(head: Head) -> str | None:
    """The section of an item by what it is said to be behind its name."""
    for said in (head.hint, head.body):
        if found := _SAID.match(said):
            return next(kind for kind in _SAID_KINDS if found[kind])
    return None


def _announcing(text: str) -> tuple[str, str]:
    """The words of a line that announce what stands below it, and what it says before; none when it announces nothing."""
    text = text.strip()
    ended = text.endswith((":", "："))
    if bold := run_in(text):
        title, rest = bold
        behind = rest[1:] if rest.startswith(",") else leading_separator(f" {rest}") or ""
        tail = ended and behind and "`" not in behind
        return (title, "") if tail or not rest.strip(" :：") else ("", "")
    if not ended:
        return "", ""
    *before, last = split_top(text, r"\.\s+")
    return last, ". ".join(before)


def _evident(kind: str, first: Block) -> bool:
    """Whether a block shows items of a section, rather than the names of some."""
    if not isinstance(first, Item):
        return True
    said = [first.text, *(block.text for block in first.blocks if isinstance(block, Item))]
    return kind != "outcomes" and (bool(first.blocks) or any(map(CATEGORY.search, said)))


def _is_part(key: str, first: Block) -> bool:
    """Whether a block lists fields, commands or rules rather than items."""
    match first:
        case Item():
            head = parse_head(first.text)
            if head is not None and is_class(head.names[0]):
                return False
            if key == "fields":
                return _FIELD.match(first.text) is not None
            return key == "invariants" or _CALL.match(first.text) is not None
        case Table() | Fence():
            return True
    return False
