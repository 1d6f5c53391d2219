"""Bullets of the domain design that open a section below them, or are items of another one."""

import re
from dataclasses import replace

from ..categories import CATEGORY
from ..entries import WITH_ROLES, Entry
from ..evidence import has_named_rows, lists_states, said_kind
from ..heads import Head, parse_head
from ..labels import key_of, run_in, split_label
from ..lines import spelled
from ..markdown import Block, Fence, Item, Paragraph, Table
from ..naming import is_class, is_state
from ..openers import PARTS, opener
from ..patterns import Pattern
from ..storages import spoken_of
from ..text import plain
from .announcing import MAY_LIST_STATES, announcing, role_outside, shows_items
from .sentences import Sentences

_HINTED = (
    ("events", r"(?:domain )?event"),
    ("outcomes", r"outcome|(?:outcome |result )?union"),
    ("repositories", r"repository|store"),
    ("enums", r"(?:smart |state )?enum|state machine"),
    ("aggregates", r"aggregate(?: root)?|root"),
    ("entities", r"(?:child )?entity"),
    ("values", r"value object|value|composite"),
)
KEEPER = Pattern(r"[a-z](?:Repository|Repo)$")


class Bullets(Sentences):
    """Takes in bullets that open something, or stand in a section of another kind."""

    def _opens_list(self, item: Item) -> bool:
        """Take in a bullet that opens a section for the bullets below it: ``1. **Enums**``."""
        words, before = announcing(item.text)
        words = words or ("" if "`" in item.text or item.text.endswith(".") else item.text)
        first = next(iter(item.blocks), None)
        found = opener(words) if first and not before and len(words.split()) <= 8 else None
        if found is None or first is None or found.owner or found.key in (*PARTS, self._kind):
            return False
        headed = self._headed_by
        own = key_of(words, headed.kind if headed else self._kind)
        if (own and not shows_items(found.key, first)) or not self._lists(found.key, first):
            return False
        kind, entry = self._kind, self._entry
        self._close()
        self._kind = found.key
        for at, block in enumerate(item.blocks):
            self._block(block, item.blocks[at + 1 :])
        self._close()
        self._kind, self._entry = kind, entry
        return True

    def _bullet_of_other_kind(self, item: Item) -> bool:
        """Take in a bullet that is said, or shown, to be an item of another section."""
        head = parse_head(role_outside(item.text))
        if head is None or not is_class(head.names[0]):
            return False
        if self._declares_lifecycle(item.line, head):
            return True
        kind = said_kind(head.role) if head.role else self._shown_kind(head, item)
        placed = self._kind == "design" or (kind == "repositories" and head.body)
        if head.role and not (item.blocks or placed):
            return False
        models = kind in (*WITH_ROLES, "values") and self._kind in WITH_ROLES
        listed = self._pending and not (head.role and kind == "enums")
        if kind is None or kind == self._kind or models or listed:
            return False
        around, entry = self._kind, self._headed_by
        self._kind = kind
        self._open(item.line, replace(head, body=head.body.lstrip(" ,")), blocks=item.blocks)
        self._kind = around
        self._entry = entry or self._entry
        return True

    def _declares_lifecycle(self, line: int, head: Head) -> bool:
        """Take in the enum that a label of a model names with its states: ``**Lifecycle** (`OrderState`): …``."""
        name = plain(head.hint)
        if self._kind not in WITH_ROLES or key_of(head.names[0], self._kind) != "lifecycle":
            return False
        if not is_class(name) or not lists_states(head.body) or name in self._names():
            return False
        self._add(Entry(line, "enums", self._context, (name,), body=head.body))
        return True

    def _shown_kind(self, head: Head, item: Item) -> str | None:
        """The section of a bullet by what stands in parentheses behind its name, or by what only such an item says."""
        hint = plain(head.hint)
        if said := next(
            (k for k, word in _HINTED if re.fullmatch(word, hint, re.IGNORECASE)), None
        ):
            return said
        if KEEPER.search(head.names[0]) and spoken_of(f"{hint} {head.body}"):
            return "repositories"
        if head.style == "bare" or self._kind not in MAY_LIST_STATES:
            return None
        if split_label(item.text, self._kind) or key_of(head.names[0], "enums"):
            return None
        said = " ".join(
            (head.hint, head.body, *(b.text for b in item.blocks if isinstance(b, Item)))
        )
        if CATEGORY.search(said):
            return "events"
        return "enums" if self._headed_by is None and lists_states(head.body) else None

    def _lists(self, kind: str, first: Block) -> bool:
        """Whether a block holds items of a section."""
        match first:
            case Item():
                label = split_label(first.text, kind)
                if kind == "repositories" and label and label[0] == "storage":
                    return True
                if kind == "imports":
                    return True
                head = None if label else parse_head(spelled(kind, first.text))
                return head is not None and is_class(head.names[0]) and not is_state(head.names[0])
            case Table():
                return has_named_rows(kind, first)
            case Paragraph():
                head = parse_head(first.text) if run_in(first.text) else None
                return head is not None and is_class(head.names[0])
            case Fence():
                return self._headed_by is None
        return False
