"""Lines of the domain design that open a section, a part of a model, or an item of another section, in words of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..commands import is_call
from ..entries import HAVE_FIELDS, WITH_ROLES, Detail, Entry
from ..evidence import lists_states, said_kind
from ..heads import Head, parse_head
from ..labels import key_of
from ..lines import spelled
from ..markdown import Block, Item
from ..naming import is_class
from ..openers import PARTS, Opener, opener
from ..patterns import Pattern
from ..storages import spoken_of
from ..text import plain
from .announcing import (
    MAY_LIST_STATES,
    announcing,
    kind_behind,
    labels_role,
    role_outside,
    shows_items,
    shows_part,
    shows_states,
    shows_typed_fields,
)
from .bullets import KEEPER
from .items import Items

_TURNS_TO = Pattern(
    r"^(?:(?:An?|The|Each|Every)\s+)?(?:\*\*`?|`)(?P<name>[A-Z]\w*)(?:`?\*\*|`)\s+[a-z]"
)
"""A sentence that turns to another model before its line says what stands below."""
_REPOSITORY = Pattern(r"^[Rr]epo(?:sitory)?\s+(?=[`*A-Z])")


def _kept(text: str) -> str:
    """A line that opens with what a repository is, spelled as its bullet would be: `Repository OrderStore → SQL:`."""
    found = _REPOSITORY.match(text)
    return (
        f"repository {spelled('repositories', text[found.end() :].rstrip(':'))}" if found else text
    )


def turns_away(text: str, headed: Entry) -> bool:
    """Whether a sentence turns to another model than the one around it."""
    found = _TURNS_TO.match(text)
    return found is not None and found["name"] not in headed.names


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
        words, before = announcing(text)
        found = opener(words) if words and first is not None else None
        if found is None or first is None:
            return False
        if found.owner:
            named = parse_head(role_outside(text))
            alone = named is not None and bool(named.role) and not named.body
            return not alone and self._opens_part(line, words, found, first)
        headed = self._headed_by
        if headed and turns_away(before, headed):
            return False
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
            taken = not (headed and own and not shows_items(found.key, first)) and self._lists(
                found.key, first
            )
            if taken:
                self._close()
                self._kind = found.key
                self._categorised(line, text)
        if taken and before:
            self._said(line, before)
        return taken

    def _opens_part(self, line: int, words: str, found: Opener, first: Block) -> bool:
        """Take in a line above the fields, the commands or the rules of a model."""
        known = [e for e in self.entries if found.owner and found.owner in e.names]
        if found.owner and not found.key and shows_states(first) and self._kind != "enums":
            if any(entry.kind != "enums" for entry in known):
                return False
            self._close()
            self._kind = "enums"
            self._open(line, Head((found.owner,), "", "", "code", separated=True), spread=True)
            return True
        called = isinstance(first, Item) and is_call(first.text)
        commands = called or (self._kind == "commands" and shows_part("commands", first))
        key = found.key or ("commands" if commands else "fields")
        if key not in PARTS or not (
            shows_part(key, first) if found.key or commands else shows_typed_fields(first)
        ):
            return False
        around = self._owner
        headed = self._headed_by
        target = headed if headed and headed.kind in WITH_ROLES else around
        if found.owner:
            target = next((e for e in reversed(known) if e.kind in HAVE_FIELDS), None)
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

    def _of_other_kind(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in an item that is said, or shown, to be of another section than the one in which it stands."""
        head = parse_head(_kept(role_outside(text)))
        if head is None or not (head.role or head.style != "bare") or not is_class(head.names[0]):
            return False
        told = text.endswith(":") and head.body.startswith("is ")
        alone = bool(head.role) and not head.body
        if not (head.style == "bold" or head.separated or told or alone):
            return False
        behind, body = kind_behind(head)
        kind = said_kind(head.role) or behind
        if kind is None and KEEPER.search(head.names[0]) and spoken_of(f"{head.hint} {head.body}"):
            kind = "repositories"
        if kind is None and self._kind in MAY_LIST_STATES and lists_states(head.body):
            kind = "enums"
        if kind == self._kind and body != head.body:
            self._open(line, replace(head, body=body), spread=True)
            return True
        if kind is None or not (head.role or self._may_turn_to(kind)):
            return False
        described = bool(following) and isinstance(following[0], Item)
        if kind == "events" and not (head.body or head.hint or described):
            self._draft.note(line, "Domain Events", "", text)  # they are only named
            return True
        around, model = self._kind, self._headed_by
        if model and model.kind in WITH_ROLES and not described and labels_role(text):
            self._kind = kind
            self._open(line, head)
            self._kind, self._entry = around, model
            return True
        self._close()
        self._kind, head = kind, head if head.role else replace(head, body=body)
        words, before = announcing(head.body)
        key = self._part_called(words, kind) if words and following else None
        self._open(line, replace(head, body=before) if key else head, spread=True)
        if key:
            self._pending = Detail(line, key, "", plain(words).strip(" :"))
            self.entries[-1].details.append(self._pending)
        return True

    def _part_called(self, words: str, kind: str) -> str | None:
        """What the last words of a line announce of the item that it opens with: `Its states:`."""
        found = opener(words)
        if found and found.key in PARTS and not found.owner:
            return found.key
        return key_of(re.sub(r"^(?:its|the)\s+", "", words, flags=re.IGNORECASE), kind)

    def _may_turn_to(self, kind: str) -> bool:
        """Whether an item of another kind may stand here without a role in front of its name."""
        apart = kind in ("enums", "outcomes", "events", "repositories")
        return kind != self._kind and (apart or self._kind not in WITH_ROLES)
