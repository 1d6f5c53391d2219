"""The walk through the domain design: where an item begins, and what belongs to it."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..class_commands import bold_calls
from ..commands import titled_command
from ..definitions import as_items
from ..entries import WITH_ROLES, Detail, chunks, prose
from ..evidence import kind_of, model_kind, said_kind, table_kind
from ..files_named import file_titled, kind_of_file, package_of
from ..formal import indicative
from ..headings import named_context, titled
from ..heads import parse_head
from ..labels import key_of, split_label
from ..lifecycles import with_lifecycles
from ..markdown import Block, Fence, Heading, Item, Paragraph, Table
from ..naming import is_class, is_name, is_state, snake
from ..openers import opener
from ..outline import GROUP, Section
from ..patterns import Pattern
from ..retold import by_kind, filled_down
from ..shown import shown_item
from ..signature_text import called
from ..sketches import statements
from ..text import plain
from .code import Code
from .position import NAMELESS
from .tables import Tables
from .titles import Titles

_OWN_DESIGN = Pattern(
    r"[:：]\s*[\w-]+(?:\s+(?:context|domain))?\s*$|\((?!optional|draft|new|proposed|final|wip|tbd|overview|required)[\w-]+\)\s*$",
    re.IGNORECASE,
)
"""A title of a design that goes on with the name of the context which it designs."""

_TELLS_MODEL = Pattern(
    r"^(?:(?:The|Our|An?)\s+)?(?:`[A-Z]\w*`|\*\*`?[A-Z]\w*`?\*\*)\s+is\s+(?:an?|the|our)\s+(?:(?:only|main|central|single|first|second|other|core)\s+)*(?:aggregate(?:\s+root)?|root)\b"
)
"""A paragraph under a heading of its own that says what it is about: `` `Order` is our only aggregate ``."""


def _names_class(title: str, kind: str) -> bool:
    """Whether a heading names a class, its context in parentheses behind it: ``Order (`sales`)``."""
    head = parse_head(title)
    named = head is not None and bool(head.hint) and is_class(head.names[0])
    alike = head is not None and snake(head.names[0]) == plain(head.hint)
    return named and (kind == "aggregates" or not alike)


def _tells_fields(blocks: Sequence[Block]) -> bool:
    """Whether a label below a heading among commands tells the fields of what the heading names, so that this is a model."""
    texts = (block.text for block in blocks if isinstance(block, (Item, Paragraph)))
    labels = (split_label(text, "aggregates") for text in texts)
    return any(label and label[0] == "fields" for label in labels)


class Walk(Titles, Tables, Code):
    """Goes through the sections of the domain design and gathers their items."""

    def section(self, section: Section) -> None:
        """Take in one stretch of the design."""
        section = replace(
            section,
            blocks=[
                indicative(called(filled_down(block)))
                for written in with_lifecycles(bold_calls(section.blocks))
                for block in as_items(written, section.key)
            ],
        )
        blocks = section.blocks
        continued = (
            bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].line == section.line
        )
        if continued and section.key == "commands" and _tells_fields(blocks[1:]):
            section = replace(section, key="aggregates")
        self._close()
        self._kept_in = ""
        while self._bases and section.level <= self._bases[-1][0]:
            self._bases.pop()
        if self._model and section.level <= self._model[0]:
            self._model = None
        self._since = len(self.entries)
        if section.key in ("design", GROUP):
            self._group(section)
            return
        if continued and self._part_of_model(section):
            blocks = blocks[1:]
        elif continued and section.key == "commands" and (command := titled_command(blocks)):
            self._kind, blocks = section.key, [command]
        elif continued:
            self._kind = section.key
            self._heading(blocks[0], blocks[1:])
            blocks = blocks[1:]
            if (entry := self._headed_by) and entry.kind in (*WITH_ROLES, "enums"):
                self._model = self._model or (section.level, entry)
                if not entry.assumed:
                    self._bases.append((section.level, entry.context))
                    self._context = entry.context
        else:
            self._kind = section.key
            named = named_context(self._draft, section.suffix, section.line)
            self._context = named or self._default()
            self._assumed = named is None and not self._bases
        known = len(self.entries)
        for at, block in enumerate(blocks):
            self._block(block, blocks[at + 1 :])
        if self._model and section.key == "commands":
            for entry in self.entries[known:]:
                entry.details.append(Detail(entry.line, "aggregate", self._model[1].names[0]))
        elif self._model and self._model[1].kind == "aggregates":
            for entry in self.entries[known:]:
                if entry.kind == "events" and entry.names and not any(entry.find("aggregate")):
                    entry.details.append(Detail(entry.line, "aggregate", self._model[1].names[0]))

    def _group(self, section: Section) -> None:
        if section.key == GROUP and self._modelled(section):
            return
        if (path := file_titled(section.title)) and self._filed(section, path):
            return
        self._kind = "design"
        name = section.suffix if section.key == "design" else section.title
        if section.key == "design" and _OWN_DESIGN.search(section.title) and is_name(snake(name)):
            name = f"`{snake(name)}`"
        context = named_context(self._draft, name, section.line)
        if context is not None:
            self._bases.append((section.level, context))
            self._enter(context)
        else:
            self._context = self._default()
            self._assumed = not self._bases
        title = "" if section.key == "design" or context else plain(section.title)
        kinds = self._kinds(section.blocks)
        begun = False
        for at, block in enumerate(section.blocks):
            following = section.blocks[at + 1 :]
            if isinstance(block, Paragraph) and self._shown(block, following):
                begun = True
                continue
            if isinstance(block, Fence) and not begun and self._unplaced(block):
                continue
            if not begun and isinstance(block, Paragraph):
                if self._opens(block.line, block.text, following) or self._lists_by_role(
                    block, following
                ):
                    begun = True
                    continue
                if _TELLS_MODEL.match(block.text):
                    self._kind, begun = "aggregates", True
            if begun:
                self._block(block, following)
                continue
            if isinstance(block, Item) and (
                self._opens_list(block) or self._bullet_of_other_kind(block)
            ):
                continue
            if isinstance(block, Item) and (kind := kinds.get(block.line)):
                self._kind = kind
                self._item(block)
                continue
            if self._goes_on(block):
                continue
            if isinstance(block, Table) and (blocks := by_kind(block)):
                for self._kind, table in blocks:
                    self._defined(table)
                continue
            if isinstance(block, Table) and (
                kind := self._kind_of_rows(block) or table_kind(block)
            ):
                self._kind = kind
                self._block(block, following)
                continue
            for line, text in prose(block):
                self._draft.note(line, title or "Domain Design", "", text)
        self._close()

    def _shown(self, block: Paragraph, following: Sequence[Block]) -> bool:
        """Take in the item that a line names and the block below it shows: an enum with its moves, a model with its fields."""
        shown = shown_item(block.text, next(iter(following), None))
        if shown is None or shown[1].names[0] in self._names():
            return False
        self._close()
        self._kind, head = shown
        self._open(block.line, head, spread=True)
        return True

    def _lists_by_role(self, block: Paragraph, following: Sequence[Block]) -> bool:
        """Take in a paragraph whose first line says what its item is; its other lines go on as they would below it."""
        (line, first), *rest = chunks(block)
        if not self._of_other_kind(line, first, () if rest else following):
            return False
        for at, (line, text) in enumerate(rest, start=1):
            self._chunk(line, text, following if at == len(rest) else (), quoted=block.quoted)
        return True

    def _filed(self, section: Section, path: str) -> bool:
        """Take in a heading that is the name of a file: its context, and the kind of the items below it."""
        package = package_of(path)
        context = self._draft.contexts.get(package) if package else None
        self._context = context or self._default()
        self._assumed = context is None and not self._bases
        kind = kind_of_file(path)
        if not kind:
            return False
        self._kind = kind
        for at, block in enumerate(section.blocks):
            self._block(block, section.blocks[at + 1 :])
        return True

    def _defined(self, table: Table) -> None:
        """Take in the items of a table; where it only names and defines them, each row is what a bullet would be."""
        if len(table.header) > 2:
            self._rows(table)
            return
        for row in table.rows:
            self._item(Item(row.line, ": ".join(row.cells)))

    def _modelled(self, section: Section) -> bool:
        """Take in a heading that names one model, or a part of the model under whose heading it stands."""
        title = titled(section.title)
        if self._part_of_model(section):
            pass
        elif (
            kind := model_kind(title, [b for b in section.blocks if b.line != section.line])
        ) and (
            _names_class(title, kind)
            or named_context(self._draft, section.title, section.line) is None
        ):
            head = parse_head(title)
            self._kind, self._context, self._assumed = kind, self._default(), not self._bases
            if head is None:
                return False
            self._open(section.line, head, spread=True)
            drawn = any(isinstance(block, Fence) for block in section.blocks)
            self.entries[-1].guessed = (
                kind == "aggregates" and drawn and not (head.role or head.hint)
            )
            self._model = (section.level, self.entries[-1])
        else:
            return False
        for at, block in enumerate(section.blocks):
            if block.line != section.line:
                self._block(block, section.blocks[at + 1 :])
        return True

    def _part_of_model(self, section: Section) -> bool:
        """Turn to the model under whose heading another one stands that names a part of it: `Invariants`."""
        title = titled(section.title)
        if self._model is None or section.level <= self._model[0]:
            return False
        entry = self._model[1]
        head = parse_head(title)
        if head and head.hint and said_kind(head.hint):  # an item whose name could be a label
            return False
        key = key_of(title, entry.kind)
        first = next((block for block in section.blocks if block.line != section.line), None)
        part = opener(title) if first else None
        if first and part and (not key or part.owner not in ("", *entry.names)):
            return self._opens_part(section.line, title, part, first)
        if key:
            self._kind, self._entry = entry.kind, entry
            self._enter(entry.context)
            self._pending = Detail(section.line, key, "", plain(title))
            entry.details.append(self._pending)
        elif entry.kind == "enums" and is_state(plain(title)):
            entry.details.append(Detail(section.line, "", title))
            self._entry = entry
            return True
        return key is not None

    def _kinds(self, blocks: Sequence[Block]) -> dict[int, str]:
        """The sections of the items that stand in none, by line; in a list, most are what the others are."""
        found: dict[int, str] = {}
        for items, run in itertools.groupby(blocks, key=lambda block: isinstance(block, Item)):
            listed = [block for block in run if isinstance(block, Item)] if items else []
            told = {item.line: kind for item in listed if (kind := kind_of(item))}
            if told and 2 * len(told) >= len(listed):
                usual = Counter(told.values()).most_common(1)[0][0]
                found |= {item.line: told.get(item.line, usual) for item in listed}
        return found

    def _block(self, block: Block, following: Sequence[Block]) -> None:
        match block:
            case Heading():
                self._close()
                self._heading(block, following)
            case Paragraph() if self._kind == "enums" and self._moves_below(block):
                pass
            case Paragraph():
                self._paragraph(block, following)
            case Item():
                self._item(block)
            case Table():
                self._table(block)
            case Fence() if self._kind in NAMELESS and (taken := statements(block)):
                for item in taken:
                    self._nameless(item)
            case Fence() if not self._sketched(block):
                self._attach(block.line, block, "")
