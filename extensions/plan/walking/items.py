"""Bullets of the domain design: items, groups of items, and what is said of the item above."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..categories import CATEGORY
from ..commands import TITLED_CALL, bold_command, is_call
from ..datatypes import base_of, is_union
from ..draft import ContextDraft
from ..entries import HAVE_FIELDS, WITH_ROLES, Detail, Entry, details_of, label_of
from ..evidence import is_ending, is_item, is_item_after_all
from ..heads import Head, parse_head
from ..introduced import field_line
from ..labels import names_rows, split_label
from ..lines import spelled
from ..markdown import Block, Item
from ..naming import is_class, is_name, is_state
from ..patterns import Pattern
from ..text import cut, is_absent, plain, split_top
from ..told_items import listed_events
from .bullets import Bullets
from .position import GROUPING, NAMELESS

_CALLED_SO = Pattern(r"`?[a-z_]\w*\([^()]*\)(?:\s*->.*)?`?")
"""The call of a command in the parentheses behind its title."""
_ROLE_LABEL = Pattern(r"(?:child )?(?:aggregate|aggregate root|root|entity)")
_GROUP_TITLE = Pattern(r"(?:\*\*)?[A-Za-z]+(?:[ /&-]+[a-z]+){0,3}(?:\*\*)?\s*:?")
"""The title of a group of items in a list: `Identifiers`, `Money and dates`."""
_OF_BASES = frozenset({"type", "class", "value", "id", "identifier"})
"""Labels that may also stand in front of what an item is made of."""
_AND = r",\s+(?:and\s+)?|\s+and\s+(?=`|\*\*)"
_BASED = Pattern(r"(?:\*\*|`)+(?P<name>[A-Z]\w*)(?:\*\*|`)+\s*\((?P<base>[^()]+)\)")
_CALL_OF = Pattern(r"^`(?:[A-Z]\w*\.)?[a-z_]\w*\(")
_POINTED = Pattern(r"^(?P<name>[`*]*[A-Z]\w+[`*]*)\s*(?:→|->|⇒|=>)\s*")
"""A name that points at what is said of it."""
_ASIDE = Pattern(r"\s+\([^()]*\)\s*[:：]?$")
"""What parentheses say behind the name of a context of all that stands below it."""
_PART = Pattern(r"\b(?:entity|child|part|nested|inner|owned)\b", re.IGNORECASE)
"""What parentheses say of a model among the bullets of another that goes on behind it."""
_CALLS_ONLY = Pattern(r"`[A-Z]\w*\([^`]*\)`(?:,?\s+(?:and\s+)?`[A-Z]\w*\([^`]*\)`)+\.?")
"""Ways to end with what they carry, one after another: `` `Late(by: Days)`, `Gone(since: Date)` ``."""
_SAYS_OF_WAY = Pattern(
    r"(?:likewise\s+)?(?:carries|means|says|tells|is (?:returned|given|answered|the (?:answer|refusal|outcome)))\b"
)
"""A sentence about a way in which a command ends: `` `Late` carries the `fee```."""
_NAMED_WAY = Pattern(r"`[A-Z]|\b(?:[A-Z][a-z0-9]+){2,}")
"""What shows that the line of an outcome names its ways by itself."""


class Items(Bullets):
    """Takes in bullets."""

    def _lists_items(self, following: Sequence[Block]) -> bool:
        """Whether what follows a bold line are items of the section, so that the line only groups them: `**Limits**`."""
        first = next(iter(following), None)
        if self._kind not in GROUPING or not isinstance(first, Item):
            return False
        text = spelled(self._kind, first.text)
        head = None if split_label(text, self._kind) else parse_head(text)
        return (
            head is not None
            and is_class(head.names[0])
            and head.names[0] not in self._names()
            and is_item(self._kind, head, first.blocks)
        )

    def _item(self, item: Item) -> None:
        text = spelled(self._kind, item.text)
        if item.blocks and (group := self._context_bullet(item)):
            aside = _ASIDE.search(plain(item.text))
            self._grouped(group, item, aside[0].strip(" ()") if aside else "")
            return
        if self._kind == "events" and (kept := listed_events(text)):
            for name, parts in kept:
                self._add_told(item.line, name, parts)
            return
        if item.blocks and CATEGORY.match(plain(text)) and self._categorised(item.line, text):
            for at, block in enumerate(item.blocks):
                self._block(block, item.blocks[at + 1 :])
            return
        if self._kind in NAMELESS:
            self._nameless(item)
            return
        if (item.blocks and self._opens_list(item)) or self._bullet_of_other_kind(item):
            return
        spread = self._headed_by
        listed = spread and spread.kind in HAVE_FIELDS and not item.blocks and field_line(text)
        if spread and listed and "`" not in text:
            spread.details.append(Detail(item.line, "fields", listed, "Fields"))
            return
        if self._kind in WITH_ROLES and (command := bold_command(item)):
            target = spread or (None if self._pending else self._anonymous(item.line))
            if target:
                target.details.append(Detail(item.line, "commands", "", blocks=[command]))
                return
        if self._pending is not None and self._pending.key == "fields" and is_call(text):
            self._pending = None
        if self._pending is not None:
            if not self._told_of(self._pending, item):
                self._pending.blocks.append(item)
            return
        if (not text and not item.blocks) or (is_absent(text) and not item.blocks):
            return
        if self._kind == "values" and (each := _based(text)):
            for name, base in each:
                self._open(item.line, Head((name,), "", base, "bold", separated=True))
            return
        if item.blocks and (named := self._named_as(text)):
            self._open(item.line, named, blocks=item.blocks)
            return
        grouping = self._kind != "enums" and self._lists_items(item.blocks)
        if grouping and (self._stored(text) or _GROUP_TITLE.fullmatch(text)):
            for at, block in enumerate(item.blocks):
                self._block(block, item.blocks[at + 1 :])
            self._kept_in = ""
            return
        label = label_of(replace(item, text=text), self._kind)
        head = parse_head(text)
        if label and not (head and is_item_after_all(self._kind, label[0], head, item)):
            self._labelled(item.line, label, plain(text.partition(":")[0]), list(item.blocks))
            return
        if head is not None and self._names_something(head, item):
            self._open(item.line, head, blocks=item.blocks)
            if spread and spread.kind == "aggregates" and _PART.search(head.hint):
                self.entries[-1].context = spread.context
                self._entry = spread
            return
        if self._kind == "outcomes" and self._answer(item.line, text):
            return
        target = self._headed_by or self._sketched_above(text) or self._anonymous(item.line)
        target.details.append(Detail(item.line, "", text, blocks=list(item.blocks)))

    def _sketched_above(self, text: str) -> Entry | None:
        """The model of the block of code above, when a bullet tells of one of its commands."""
        entry = self._entry
        told = entry is not None and entry.sketched and entry.kind in WITH_ROLES
        enum = entry is not None and entry.sketched and entry.kind == self._kind == "enums"
        return entry if enum or (told and _CALL_OF.match(text)) else None

    def _named_as(self, text: str) -> Head | None:
        """The item whose name its bullet gives behind a label: `Name: `OrderStore``, with the rest below it."""
        label, _, value = cut(re.sub(r"\*\*|__", "", text), r"\s*[:：]\s*")
        name, role = plain(value), label.casefold()
        if not is_class(name) or base_of(name) or name in self._names():
            return None
        if self._kind in WITH_ROLES and _ROLE_LABEL.fullmatch(role) and not name.endswith("Id"):
            return Head((name,), "", "", "bold", separated=True, role=role)
        told = self._kind in GROUPING and role not in _OF_BASES and names_rows(label, self._kind)
        return Head((name,), "", "", "bold", separated=True) if told else None

    def _told_of(self, label: Detail, item: Item) -> bool:
        """Give an item what a bullet under a label says of it: `**Payloads:**`, then `OrderPaid: order_id`."""
        head = parse_head(_POINTED.sub(r"\g<name>: ", item.text, count=1))
        if not label.key or head is None or not (head.separated or item.blocks):
            return False
        known = self._known(lambda entry: head.names[0] in entry.names)
        if len(known) != 1:
            return False
        told = Detail(item.line, label.key, head.body, label.label, list(item.blocks))
        known[0].details.append(told)
        return True

    def _context_bullet(self, item: Item) -> ContextDraft | None:
        """The context whose name is all that a bullet says, when it holds items of its own."""
        words = _ASIDE.sub("", plain(item.text)).strip(" :")
        name = words.removesuffix(" context").removeprefix("context ")
        return self._draft.contexts.get(name) if is_name(name) else None

    def _grouped(self, context: ContextDraft, item: Item, aside: str) -> None:
        outer = self._context, self._assumed
        self._close()
        self._enter(context)
        if aside:
            self._categorised(item.line, aside)
        for at, block in enumerate(item.blocks):
            self._block(block, item.blocks[at + 1 :])
        self._close()
        self._context, self._assumed = outer

    def _names_something(self, head: Head, item: Item) -> bool:
        name = head.names[0]
        if is_absent(name) or name.startswith("["):
            return True
        spread = self._headed_by is not None
        if self._kind in WITH_ROLES and _CALLS_ONLY.fullmatch(item.text):
            return False
        if self._kind in WITH_ROLES and self._titles_command(head, item):
            return False
        if self._kind in WITH_ROLES and spread and head.style == "bold" and is_name(name):
            return False
        if spread and self._kind == "enums" and is_state(name):
            return False
        if (
            self._kind in WITH_ROLES
            and (spread or _SAYS_OF_WAY.match(head.body))
            and head.style == "code"
        ):
            return False
        union = self._entry if spread and self._kind == "outcomes" else None
        is_way = union is not None and not _NAMED_WAY.search(union.body)
        if is_way and not (is_union(head.body) or is_ending(name)):
            return False
        return is_item(self._kind, head, item.blocks)

    def _titles_command(self, head: Head, item: Item) -> bool:
        """Whether a title has the call of a command behind it, rather than the context of a model."""
        if _CALLED_SO.fullmatch(head.hint):
            return True
        labels = {label[0] for block in item.blocks if (label := self._label_in(block))}
        in_context = head.hint != "" and plain(head.hint) in self._draft.contexts
        is_model = in_context or labels & {"fields", "commands"}
        return not is_model and TITLED_CALL.match(item.text) is not None

    def _label_in(self, block: Block) -> tuple[str, str] | None:
        return label_of(block, self._kind) if isinstance(block, Item) else None

    def _nameless(self, item: Item) -> None:
        label = split_label(item.text, self._kind)
        headed = self._headed_by is not None
        if label and self._entry and (headed or label[0] in ("justification", "note", "rules")):
            self._labelled(item.line, label, plain(item.text.partition(":")[0]), list(item.blocks))
            return
        if is_absent(item.text) and not item.blocks:
            return
        if label and label[0] == "note":
            details = self._anonymous(item.line).details
            details.append(Detail(item.line, "note", label[1], "Note", list(item.blocks)))
            return
        self._entry = Entry(item.line, self._kind, self._context, body=item.text)
        self._entry.details = [
            detail for block in item.blocks for detail in details_of(block, self._kind)
        ]
        self._add(self._entry)


def _based(text: str) -> list[tuple[str, str]]:
    """The names of a list that has the base of each behind it: `` `OrderId` (UUID), `Total` (Decimal, > 0) ``."""
    pieces = [_BASED.fullmatch(piece) for piece in split_top(text.rstrip("."), _AND)]
    return [(f["name"], f["base"]) for f in pieces if f] if len(pieces) > 1 and all(pieces) else []
