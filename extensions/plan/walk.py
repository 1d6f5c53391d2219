"""The walk through the domain design: where an item begins, and what belongs to it."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from .commands import TITLED_CALL, bold_command, titled_command
from .datatypes import base_of, is_union
from .draft import ContextDraft, Draft
from .entries import (
    HAVE_FIELDS,
    WITH_ROLES,
    Detail,
    Entry,
    chunks,
    columns_of,
    details_of,
    labelled_rows,
    prose,
)
from .evidence import (
    CATEGORY,
    CONTEXT_TITLES,
    first_name,
    has_named_rows,
    is_ending,
    is_item,
    is_item_after_all,
    is_outcome,
    keeping,
    kind_of,
    lists_outcomes,
    model_kind,
    name_column,
    said_kind,
)
from .headings import named_context, titled
from .heads import Head, humps, parse_head
from .introduced import announced, announced_list, field_line, introduced, listed_lines
from .labels import column_key, key_of, names_rows, run_in, split_label
from .lines import labelled_parts, spelled
from .markdown import Block, Fence, Heading, Item, Paragraph, Table
from .names import readable_class
from .naming import is_class, is_name, is_state, pascal, snake
from .outline import DESIGN_KINDS as KINDS
from .outline import GROUP, TITLES, Section
from .patterns import Pattern
from .retold import GOES_ON, by_kind, filled_down, names_parts, sorted_so, tables_by_name
from .signature_lines import signature_lines
from .sketches import Sketch, functions, sketches, statements
from .state_tables import names_enum
from .storages import LABELS, named_alone, spoken_of
from .text import (
    cut,
    is_absent,
    parenthesis,
    plain,
    split_top,
)
from .told_imports import importing
from .told_items import listed_events, told_enum, told_events, told_repositories, worded_models
from .unions import announced_union, opens_with_union, stated_unions, titled_union

_RECENT = 60
"""How many items back a line may go on about one by its name."""
NAMELESS = frozenset({"imports"})
"""Sections whose items have no name at their head."""

_LINE_HEAD = Pattern(r"^(?:\*\*|__)\S")
_ABOUT = Pattern(
    r"^(?:(?P<name>[A-Z]\w*(?: [A-Z]\w*)?)(?:'s)? (?P<label>[a-z]\w*(?: [a-z]\w*)?)"
    r"|(?P<what>[A-Za-z]\w*(?: [a-z]\w*)?) (?:of|for) (?:the |an? )?(?P<owner>[A-Za-z]\w*(?: [A-Za-z]\w*)?))$"
)
_INSIDE = Pattern(r".*\b(?:in|of|inside|within|under|owned by)\s+`?(?P<owner>[A-Z]\w*)`?")
"""What an item is said to stand in: `entity in `Order``."""
_SAYS_WHAT = Pattern(
    r"^(?:(?:this|it) is )?(?:the |an? )?(?:only )?(?:aggregate(?: root)?|entity|root)(?:\s+(?:of|for|in|inside)\b[^.]*)?[.,;:—–]",
    re.IGNORECASE,
)
"""A paragraph that says what the heading above it names: `Aggregate root. It …`."""
_OWN_DESIGN = Pattern(
    r"[:：]\s*[\w-]+(?:\s+(?:context|domain))?\s*$|\((?!optional|draft|new|proposed|final|wip|tbd|overview|required)[\w-]+\)\s*$",
    re.IGNORECASE,
)
"""A title of a design that goes on with the name of the context which it designs."""


class Walk:
    """Goes through the sections of the domain design and gathers their items."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._kind = ""
        self._bases: list[tuple[float, ContextDraft]] = []
        self._context = draft.first_context()
        self._assumed = True
        self._model: tuple[float, Entry] | None = None
        self._entry: Entry | None = None
        self._loose: Entry | None = None
        self._pending: Detail | None = None
        self._kept_in = ""
        self.entries: list[Entry] = []

    def section(self, section: Section) -> None:
        """Take in one stretch of the design."""
        section = replace(section, blocks=[filled_down(block) for block in section.blocks])
        blocks = section.blocks
        continued = (
            bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].line == section.line
        )
        self._close()
        self._kept_in = ""
        while self._bases and section.level <= self._bases[-1][0]:
            self._bases.pop()
        if self._model and section.level <= self._model[0]:
            self._model = None
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

    @property
    def _headed_by(self) -> Entry | None:
        """The item under whose heading, or bold line, the walk is; what follows is said of it."""
        return self._entry if self._entry and self._entry.spread else None

    def _default(self) -> ContextDraft:
        return self._bases[-1][1] if self._bases else self._draft.first_context()

    def _enter(self, context: ContextDraft) -> None:
        self._context, self._assumed = context, False

    def _add(self, entry: Entry) -> None:
        entry.assumed = self._assumed and entry.context is self._context
        if self._kept_in and entry.names:
            entry.details.append(Detail(entry.line, "kept in", self._kept_in))
        if self._model and self._model[1] is not entry:
            entry.within = self._model[1]
        self.entries.append(entry)

    def _group(self, section: Section) -> None:
        if section.key == GROUP and self._modelled(section):
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
        for block in section.blocks:
            if isinstance(block, Item) and (kind := kinds.get(block.line)):
                self._kind = kind
                self._item(block)
                continue
            if isinstance(block, Table) and (blocks := by_kind(block)):
                for self._kind, table in blocks:
                    self._defined(table)
                continue
            for line, text in prose(block):
                self._draft.note(line, title or "Domain Design", "", text)
        self._close()

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
        elif named_context(self._draft, section.title, section.line) is None and (
            kind := model_kind(title, section.blocks)
        ):
            head = parse_head(title)
            self._kind, self._context, self._assumed = kind, self._default(), not self._bases
            if head is None:
                return False
            self._open(section.line, head, spread=True)
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
        key = key_of(title, entry.kind)
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

    def _close(self) -> None:
        self._entry = self._loose = self._pending = None

    def _block(self, block: Block, following: Sequence[Block]) -> None:
        match block:
            case Heading():
                self._close()
                self._heading(block, following)
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

    def _sketched(self, fence: Fence) -> bool:
        """Take in the models that a block of code between items declares."""
        if self._kind not in KINDS:
            return False
        if calls := functions(fence, self._kind) or signature_lines(fence):
            return self._called_upon(calls)
        found = sketches(fence)
        unions = all(sketch.kind == "outcomes" for sketch in found)
        entry = self._headed_by
        own = [sketch for sketch in found if entry and sketch.name in entry.names]
        found = found if unions or own or self._pending is None else []
        if not found or (entry and not own and not unions):
            return False
        found = [sketch for sketch in found if sketch not in own]
        if any(sketch.name in self._names() for sketch in found):
            return False
        kind = self._kind
        for sketch in own:
            self._drawn(sketch)
        for sketch in found:
            part = "entities" if sketch.held and kind == "aggregates" else kind
            self._kind = sketch.kind or part
            head = parse_head(sketch.item.text)
            if head is not None:
                self._open(sketch.item.line, head, blocks=sketch.item.blocks)
                self.entries[-1].sketched = True
        self._kind = kind
        self._close()
        self._entry = entry or (self.entries[-1] if len(found) == 1 else None)
        return True

    def _drawn(self, sketch: Sketch) -> None:
        """Give the item under whose heading a class stands what the class says."""
        entry, head = self._entry, parse_head(sketch.item.text)
        if entry is None:
            return
        entry.body = entry.body or (head.body or head.hint if head else "")
        kind = sketch.kind or self._kind
        entry.details += [d for block in sketch.item.blocks for d in details_of(block, kind)]

    def _called_upon(self, calls: list[Item]) -> bool:
        """Take in the functions of a block of code: what a repository is asked, or what an aggregate does."""
        if self._pending is not None:
            self._pending.blocks += calls
            return True
        key = _CALLED.get(self._kind)
        if key and self._entry:
            self._entry.details.append(Detail(calls[0].line, key, "", blocks=list(calls)))
        return bool(key and self._entry)

    def _names(self) -> set[str]:
        here = (e for e in self.entries if e.context is self._context)
        return {name for entry in here for name in entry.names}

    def _heading(self, block: Block, following: Sequence[Block]) -> None:
        if not isinstance(block, Heading):
            return
        text = spelled(self._kind, titled(block.text))
        first, *rest = split_top(text, r"\s*(?:·|\s[—–|>/-]\s|::|[:：]\s)\s*")
        scoped = f"`{first}`" if "::" in text and is_name(first) else first
        context = named_context(self._draft, scoped, block.line)
        head = parse_head(" — ".join(rest) if context and rest else text)
        alone = context is not None and not rest
        if (
            head
            and readable_class(head.names[0])
            and not (alone and (first.startswith("`") or not self._describes(following)))
        ):
            if is_class(head.names[0]) and self._describes(
                following, open_ended=humps(head.names[0]) > 1 or bool(head.role)
            ):
                if context and rest:
                    self._enter(context)
                self._kind = said_kind(head.role) or self._kind
                self._open(block.line, head, spread=True)
                return
        if self._kind == "imports" and self._source(block.line, text, following):
            return
        context = context or self._called(f"{text}:")
        if context is not None:
            self._enter(context)
            return
        if about := self._about(text):
            self._announced(block.line, text, about)
            return
        if self._categorised(block.line, text) or self._stored(text):
            return
        if _ELSEWHERE.search(plain(text)):
            self._pending = Detail(block.line, "rules", "", plain(text))
            self._anonymous(block.line).details.append(self._pending)
        elif TITLES.get(plain(text).casefold()) is None:
            self._draft.log.warning(
                block.line,
                "PT407",
                f"sub-heading '{plain(block.text)}' is not a declared context; its items stay in '{self._context.name or 'the feature'}'",
            )

    def _source(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in a heading that names where an import comes from, with what is taken below it."""
        first = next(iter(following), None)
        label = split_label(first.text, self._kind) if isinstance(first, Item) else None
        found = _FROM_WHERE.match(plain(text))
        if found is None or label is None or label[0] != "types":
            return False
        self._entry = Entry(line, self._kind, self._context, (found["source"],), spread=True)
        self._add(self._entry)
        return True

    def _describes(self, following: Sequence[Block], *, open_ended: bool = False) -> bool:
        """Whether what follows tells about one item, rather than being items of its own."""
        told = False
        for block in following:
            match block:
                case Heading():
                    return told or open_ended
                case Table():
                    return not has_named_rows(self._kind, block)
                case Fence():
                    return True
                case Item():
                    if split_label(block.text, self._kind):
                        return True
                    head = parse_head(block.text)
                    named = head is not None and is_class(head.names[0])
                    if head is not None and self._kind == "enums" and is_state(head.names[0]):
                        return True
                    return not named or (
                        head is not None
                        and self._kind == "outcomes"
                        and not (head.separated and is_ending(head.names[0]))
                    )
                case Paragraph():
                    if self._kind in WITH_ROLES and _SAYS_WHAT.match(plain(block.text)):
                        return True
                    if _LINE_HEAD.match(block.text):
                        head = parse_head(block.text)
                        label = split_label(block.text, self._kind)
                        return (
                            bool(label)
                            or told
                            or (open_ended and not (head and is_class(head.names[0])))
                        )
                    label = split_label(block.text, self._kind)
                    if told and label and not label[1]:
                        return True
                    told = True
        return told or open_ended

    def _paragraph(self, block: Paragraph, following: Sequence[Block]) -> None:
        if not block.quoted and (items := listed_lines(block, self._kind)):
            for item in items:
                self._item(item)
            return
        told = list(chunks(block))
        for at, (line, written) in enumerate(told):
            text = spelled(self._kind, written)
            last = at == len(told) - 1
            self._chunk(line, text, following if last else (), quoted=block.quoted)

    def _chunk(self, line: int, text: str, following: Sequence[Block], *, quoted: bool) -> None:
        if is_absent(text) or _GATE.match(text):
            return
        if titled := titled_union(text):
            name, union = titled
            self._add(Entry(line, "outcomes", self._context, (name,), body=union))
            return
        if self._kind == "outcomes" and (named := announced_union(text)):
            self._open(line, Head((named,), "", "", "code", separated=True), spread=True)
            self._pending = Detail(line, "variants", "", plain(text).strip(" :"))
            self.entries[-1].details.append(self._pending)
            return
        if not quoted and self._headed(line, text, following):
            return
        if not quoted and self._kind == "enums" and self._told(line, text):
            return
        if not quoted and self._introduced(line, text, following):
            return
        headed = self._headed_by
        if headed and headed.kind in HAVE_FIELDS and (fields := field_line(text)):
            headed.details.append(Detail(line, "fields", fields, "Fields"))
            return
        bold = run_in(text)
        if bold is None and (context := self._called(text)):
            self._close()
            self._enter(context)
            return
        if quoted or bold is None:
            self._pending = (
                None
                if bold is None and self._pending and not self._pending.blocks
                else self._pending
            )
            self._prose(line, text)
            return
        self._pending = None
        title, rest = bold
        if not rest.strip(" :：") and (about := self._about(title)):
            self._announced(line, title, about)
            return
        after = parenthesis(rest)[1].strip(" :：") if rest.startswith("(") else rest.strip(" :：")
        kind = TITLES.get(title.strip("*_ :：").casefold())
        label = split_label(text, self._kind)
        if not after and kind in KINDS and not (label and self._headed_by):
            self._close()
            self._kind = kind
            return
        context = (
            self._called(f"{title}:") or named_context(self._draft, title, line)
            if not rest.strip(" :：") and not is_class(plain(title))
            else None
        )
        if context is not None:
            self._close()
            self._enter(context)
        elif label and not label[1] and self._lists_items(following):
            self._close()
        elif label:
            self._labelled(line, label, title, [])
        elif not self._run_in_entry(line, text, following):
            self._cosmetic(line, text, after, following)

    def _headed(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in a line that is nothing but the name of an item in code, when what follows describes it."""
        head = parse_head(text.rstrip(":：")) if text.startswith("`") and following else None
        alone = head is not None and head.style == "code" and not head.body and len(head.names) == 1
        if not head or not alone or self._kind not in KINDS or not is_class(head.names[0]):
            return False
        if self._kind in NAMELESS or not self._describes(following):
            return False
        self._open(line, head, spread=True)
        return True

    def _lists_items(self, following: Sequence[Block]) -> bool:
        """Whether what follows a bold line are items of the section, so that the line only groups them: `**Limits**`."""
        first = next(iter(following), None)
        if self._kind not in _GROUPING or not isinstance(first, Item):
            return False
        text = spelled(self._kind, first.text)
        head = None if split_label(text, self._kind) else parse_head(text)
        return (
            head is not None
            and is_class(head.names[0])
            and head.names[0] not in self._names()
            and is_item(self._kind, head, first.blocks)
        )

    def _introduced(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in the item that a paragraph is about, when the blocks below it show what it is."""
        headed = self._headed_by
        if headed and (key := announced_list(text, self._kind, following)):
            self._announced(line, text, (headed, key))
            return True
        found = introduced(text, self._kind, following)
        if found is None or (headed and found[0] in headed.names):
            return False
        name, said = found
        entry = next((e for e in reversed(self.entries) if name in e.names), None)
        if entry is not None and entry.kind == self._kind:
            self._close()
            self._entry, entry.spread = entry, True
        else:
            self._open(line, Head((name,), "", "", "code", separated=True), spread=True)
            entry = self.entries[-1]
        entry.details.append(Detail(line, "note", said, prose=True))
        if self._kind == "repositories" and len(kept := spoken_of(said)) == 1:
            entry.details.append(Detail(line, "storage", LABELS[kept[0]]))
        if key := announced(text, self._kind):
            self._pending = Detail(line, key, "", key)
            entry.details.append(self._pending)
        return True

    def _run_in_entry(self, line: int, text: str, following: Sequence[Block]) -> bool:
        head = parse_head(text)
        if head is None or not readable_class(head.names[0]):
            return False
        told = self._describes(following, open_ended=False)
        alone = not head.body and not head.hint
        if alone and not (is_class(head.names[0]) and told):
            return False
        if not is_item(self._kind, head, list(following[:1]) if told else []):
            return False
        self._open(line, head, spread=True)
        return True

    def _cosmetic(self, line: int, text: str, after: str, following: Sequence[Block]) -> None:
        if after:
            self._prose(line, text)
            return
        if self._categorised(line, text) or self._stored(text):
            return
        told = self._describes(following)
        spread = self._headed_by if told else None
        self._loose = None
        if spread is None and _ELSEWHERE.search(plain(text)):
            spread = self._anonymous(line)
        if spread:
            self._pending = Detail(line, "", "", plain(text).strip(" :"))
            spread.details.append(self._pending)
        else:
            self._entry = None

    def _categorised(self, line: int, text: str) -> bool:
        """Take in the title of a group of events that tells their category: `Security audit (7 years)`."""
        words = plain(text).strip(" :：")
        if self._kind != "events" or not CATEGORY.search(words):
            return False
        self._close()
        self._anonymous(line).details.append(Detail(line, "", f"{words}:", prose=True))
        return True

    def _stored(self, text: str) -> bool:
        """Take in the title of a group of repositories that tells what keeps them: `Redis:`."""
        storage = named_alone(plain(text)) if self._kind == "repositories" else None
        if storage is None:
            return False
        self._close()
        self._kept_in = LABELS[storage]
        return True

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
        if self._told(line, text) or (text.rstrip().endswith(":") and self._stored(text)):
            return
        if self._kind in _DOING:
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

    def _told(self, line: int, text: str) -> bool:
        """Take in the items that sentences tell of: `` `Channel` is one of `WEB`, `DOOR` ``."""
        if self._kind == "enums":
            found = told_enum(text)
            if found is None or not is_class(found[0]) or found[0] in self._names():
                return False
            name, states, rest = found
            self._open(
                line, Head((name,), "", f"{states}. {rest}", "code", separated=True), spread=True
            )
            self.entries[-1].sketched = True
            return True
        told = _TOLD.get(self._kind)
        items, others = told(text) if told else ([], "")
        headed = self._headed_by
        if not items or (headed and any(name in headed.names for name, _ in items)):
            return False
        for name, parts in items:
            self._close()
            self._add_told(line, name, parts)
        if others:
            self._attach(line, None, others)
        elif len(items) == 1:
            self.entries[-1].spread, self._entry = True, self.entries[-1]
        return True

    def _add_told(self, line: int, name: str, parts: dict[str, str]) -> None:
        """Add an item that a sentence tells of, or what it tells of one that another sentence or a class has."""
        body, role = parts.pop("", ""), parts.pop("role", "")
        details = [Detail(line, key, said) for key, said in parts.items()]
        known = self._known(lambda entry: entry.sketched and name in entry.names)
        if known:
            known[0].details += details
            return
        told = Entry(line, self._kind, self._context, (name,), role, body, details, sketched=True)
        self._add(told)

    def _announced(self, line: int, text: str, about: tuple[Entry, str]) -> None:
        entry, key = about
        self._pending = Detail(line, key, "", plain(text).strip(" :"))
        entry.details.append(self._pending)

    def _more_of(self, line: int, text: str) -> bool:
        """Add to an item what a line that opens with its name says: `OrderStatus: OPEN → PAID`."""
        head = parse_head(text)
        if head is None or not head.separated:
            return False
        recent = self.entries[-_RECENT:]
        here = (e for e in recent if e.context is self._context and e.kind == self._kind)
        known = next((entry for entry in here if head.names[0] in entry.names), None)
        if known is not None and known.context is self._context:
            known.details.append(Detail(line, "", head.body))
        return known is not None

    def _item(self, item: Item) -> None:
        text = spelled(self._kind, item.text)
        if item.blocks and (group := self._context_bullet(item)):
            self._grouped(group, item)
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
        spread = self._headed_by
        if self._kind in WITH_ROLES and spread and (command := bold_command(item)):
            spread.details.append(Detail(item.line, "commands", "", blocks=[command]))
            return
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
        label = split_label(text, self._kind)
        head = parse_head(text)
        if label and not (head and is_item_after_all(self._kind, label[0], head, item)):
            self._labelled(item.line, label, plain(text.partition(":")[0]), list(item.blocks))
            return
        if head is not None and self._names_something(head, item):
            self._open(item.line, head, blocks=item.blocks)
            return
        if self._kind == "outcomes" and self._answer(item.line, text):
            return
        target = self._headed_by or self._anonymous(item.line)
        target.details.append(Detail(item.line, "", text, blocks=list(item.blocks)))

    def _named_as(self, text: str) -> Head | None:
        """The item whose name its bullet gives behind a label: `Name: `OrderStore``, with the rest below it."""
        label, _, value = cut(re.sub(r"\*\*|__", "", text), r"\s*[:：]\s*")
        name, role = plain(value), label.casefold()
        if not is_class(name) or base_of(name) or name in self._names():
            return None
        if self._kind in WITH_ROLES and _ROLE_LABEL.fullmatch(role) and not name.endswith("Id"):
            return Head((name,), "", "", "bold", separated=True, role=role)
        told = self._kind in _GROUPING and role not in _OF_BASES and names_rows(label, self._kind)
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

    def _known(self, wanted: Callable[[Entry], bool]) -> list[Entry]:
        """The last items of this section and context that are wanted."""
        recent = (e for e in self.entries[-_RECENT:] if e.context is self._context)
        return [entry for entry in recent if entry.kind == self._kind and wanted(entry)]

    def _about(self, text: str) -> tuple[Entry, str] | None:
        """The item and the detail that a line announces: `Shipment transitions:` for `ShipmentState`."""
        words = plain(text).strip(" :：")
        if len(words.split()) > 6:
            return None
        found = _ABOUT.match(words)
        name = (found["name"] or found["owner"]) if found else ""
        key = key_of(found["label"] or found["what"], self._kind) if found else None
        if key is None or key in ("note", "rules", "description"):
            return None
        name = pascal(name)
        known = (
            self._known(lambda e: name in e.names)
            or self._known(lambda e: any(other.startswith(name) for other in e.names))
            or [e for e in self.entries[-_RECENT:] if e.kind == self._kind and name in e.names]
        )
        known = known or self._known(lambda e: any(other.endswith(name) for other in e.names))
        return (known[0], key) if len(known) == 1 else None

    def _context_bullet(self, item: Item) -> ContextDraft | None:
        """The context whose name is all that a bullet says, when it holds items of its own."""
        words = plain(item.text).strip(" :")
        name = words.removesuffix(" context").removeprefix("context ")
        return self._draft.contexts.get(name) if is_name(name) else None

    def _placed_in(self, text: str, line: int) -> ContextDraft | None:
        """The context that a cell names."""
        return self._draft.contexts.get(snake(plain(text))) or named_context(
            self._draft, text, line
        )

    def _called(self, text: str) -> ContextDraft | None:
        """The declared context whose name and a colon are all that a line says: ``Into `billing`:``."""
        words = plain(text).strip()
        if self._kind == "imports" and (importer := importing(words.rstrip(" :："))):
            return self._draft.contexts.get(snake(importer))
        found = _CALLED_CONTEXT.match(words)
        return self._draft.contexts.get(snake(found["name"])) if found else None

    def _grouped(self, context: ContextDraft, item: Item) -> None:
        outer = self._context, self._assumed
        self._close()
        self._enter(context)
        for at, block in enumerate(item.blocks):
            self._block(block, item.blocks[at + 1 :])
        self._close()
        self._context, self._assumed = outer

    def _names_something(self, head: Head, item: Item) -> bool:
        name = head.names[0]
        if is_absent(name) or name.startswith("["):
            return True
        spread = self._headed_by is not None
        if self._kind in WITH_ROLES and (
            _CALLED_SO.fullmatch(head.hint) or TITLED_CALL.match(item.text)
        ):
            return False
        if self._kind in WITH_ROLES and spread and head.style == "bold" and is_name(name):
            return False
        if spread and self._kind == "enums" and is_state(name):
            return False
        if spread and head.style == "code" and self._kind in WITH_ROLES:
            return False
        if spread and self._entry and self._kind == "outcomes" and not self._entry.body:
            if not is_union(head.body) and not is_ending(name):
                return False
        return is_item(self._kind, head, item.blocks)

    def _open(
        self, line: int, head: Head, *, blocks: Sequence[Block] = (), spread: bool = False
    ) -> None:
        self._pending = self._loose = None
        kind = self._kind
        context, hint = self._placed(head, line)
        entry = Entry(line, kind, context or self._context, head.names, hint, spread=spread)
        if kind != "outcomes" and is_outcome(kind, head):
            entry.kind = "outcomes"
        body = _DOTS.sub("; ", head.body) if kind in _GROUPING else head.body
        entry.body, entry.details = labelled_parts(line, body, kind)
        entry.details += [detail for block in blocks for detail in details_of(block, self._kind)]
        self._entry = entry
        self._add(entry)
        entry.assumed &= context is None

    def _placed(self, head: Head, line: int) -> tuple[ContextDraft | None, str]:
        """The context of an item that the parentheses behind its name tell, and what else they say."""
        context: ContextDraft | None = None
        kept = [head.role] if self._kind in WITH_ROLES and head.role else []
        for part in split_top(head.hint, r"\s*[,;·]\s*"):
            name = plain(part).removesuffix(" context").removeprefix("context ")
            inside = _INSIDE.fullmatch(part)
            owners = self._homes(inside["owner"]) if inside else []
            if is_name(name) and (name in self._draft.contexts or name != plain(part)):
                context = self._draft.context(name, line)
            elif part:
                context = owners[0] if len(owners) == 1 else context
                kept.append(part)
        return context, "; ".join(kept) if context or head.role else head.hint

    def _homes(self, owner: str) -> list[ContextDraft]:
        """The contexts that have an item of that name."""
        return [entry.context for entry in self.entries if owner in entry.names]

    def _labelled(
        self, line: int, label: tuple[str, str], written: str, blocks: list[Block]
    ) -> None:
        key, text = label
        entry = self._entry
        if entry is None or (
            not entry.spread and key in ("rules", "note") and not blocks and not text
        ):
            entry = self._anonymous(line)
        detail = Detail(line, key, text, plain(written).strip(" :"), blocks)
        entry.details.append(detail)
        self._pending = detail if not text and not blocks else None

    def _attach(self, line: int, block: Block | None, text: str) -> None:
        if self._kind == "enums" and isinstance(block, Table | Fence):
            self._turn_to(block)
        if self._pending is not None and block is not None:
            self._pending.blocks.append(block)
            return
        entry = (
            self._entry
            if self._entry and (self._entry.spread or block is not None)
            else self._anonymous(line)
        )
        rows = labelled_rows(block, entry.kind) if isinstance(block, Table) else []
        if isinstance(block, Fence) and entry.kind in HAVE_FIELDS:
            rows = columns_of(block)
        entry.details += rows or [
            Detail(line, "", text, blocks=[block] if block is not None else [], prose=True)
        ]

    def _said(self, line: int, text: str) -> None:
        """Keep a sentence of which all that can be read is read."""
        entry = self._headed_by or self._anonymous(line)
        entry.details.append(Detail(line, "note", text, prose=True))

    def _turn_to(self, block: Table | Fence) -> None:
        """Turn to the enum whose states a table or a drawing speaks of, if it is not the last one."""
        if self._headed_by:
            return
        said = {word for _, text in prose(block) for word in _SHOUTED.findall(text)}
        known = self._known(lambda entry: bool(entry.names))
        shared = {id(entry): len(said & _states_of(entry)) for entry in known}
        best = max(known, key=lambda entry: shared[id(entry)], default=None)
        if best is None or shared[id(best)] < 2 or best is self._entry:
            return
        if any(
            self._pending is detail
            for entry in known
            for detail in entry.details
            if entry is not best
        ):
            for entry in known:
                entry.details = [detail for detail in entry.details if detail is not self._pending]
            best.details += [self._pending] if self._pending else []
        self._entry = best

    def _anonymous(self, line: int) -> Entry:
        if self._loose is None:
            self._loose = Entry(line, self._kind, self._context)
            self._add(self._loose)
        return self._loose

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

    def _table(self, table: Table) -> None:
        told = self._pending.key if self._pending else ""
        if told in _IN_MODELS and self._kind in WITH_ROLES and has_named_rows(told, table):
            kind, entry = self._kind, self._entry
            self._kind = told
            self._rows(table)
            self._kind, self._entry = kind, entry
            return
        if self._kind in WITH_ROLES and lists_outcomes(table):
            kind, entry, self._pending, self._kind = self._kind, self._entry, None, "outcomes"
            self._rows(table)
            self._kind, self._entry = kind, entry
            return
        if self._kind == "events" and self._goes_on_about(table):
            return
        if self._kind == "enums" and (name := names_enum(table)):
            self._titled_table(table, name)
        elif apart := tables_by_name(table, self._kind):
            self._told_apart(table, apart)
        elif self._pending is None and self._headed_by and self._kind == "outcomes":
            self._attach(table.line, table, "")
        elif self._pending is None and has_named_rows(self._kind, table):
            self._rows(table)
        elif self._kind == "repositories" and (found := keeping(table)):
            self._kept(table, *found)
        else:
            self._attach(table.line, table, "")

    def _titled_table(self, table: Table, name: str) -> None:
        """Take in a table whose first column has the name of an enum for a title, and its states below."""
        known = self._known(lambda entry: name in entry.names)
        if not known:
            self._open(table.line, Head((name,), "", "", "code", separated=True))
        entry = known[-1] if known else self.entries[-1]
        entry.details.append(Detail(table.line, "", "", blocks=[table]))

    def _goes_on_about(self, table: Table) -> bool:
        """Keep a table that says of events declared elsewhere what becomes of them, such as who consumes them."""
        declared = {name for e in self.entries if e.kind == self._kind for name in e.names}
        if declared and all(sorted_so(row, declared) for row in table.rows):
            for row in table.rows:
                told = Detail(row.line, "", ", ".join(row.cells), prose=True)
                self._anonymous(row.line).details.append(told)
            return True
        names = [first_name(row.cells[0]) for row in table.rows]
        said = {key_of(title, self._kind) for title in table.header[1:]}
        if said & {"category", "retention", "payload"} or not declared.issuperset(names):
            return False
        for row, name in zip(table.rows, names, strict=True):
            cells = zip(table.header[1:], row.cells[1:], strict=True)
            text = "; ".join(f"{plain(title)}: {cell}" for title, cell in cells)
            self._draft.note(row.line, "Domain Events", name, text)
        return bool(names)

    def _kept(self, table: Table, where: int, asked: int) -> None:
        """Take in a table whose columns show by what is in them that they tell of repositories."""
        for row in table.rows:
            first = plain(row.cells[0]) if where and asked else ""
            first = first if humps(first) > 1 else first.casefold()
            entry = Entry(row.line, self._kind, self._context, (first,), row.cells[where])
            if not first:
                entry.names, entry.hint = (plain(row.cells[where]),), ""
            for at, (header, cell) in enumerate(zip(table.header, row.cells, strict=True)):
                key = "operations" if at == asked else key_of(header, self._kind) or ""
                if at and at != where and not is_absent(cell):
                    entry.details.append(Detail(row.line, key, cell, plain(header)))
            self._add(entry)

    def _told_apart(self, table: Table, apart: Sequence[tuple[str, Table]]) -> None:
        """Take in a table that has several rows for each item."""
        kind, key, entry = self._kind, "payload" if self._kind == "events" else "", self._entry
        parts = kind in WITH_ROLES and names_parts(table)
        for name, told in apart:
            head = parse_head(name) or Head((plain(name),), "", "", "bare", separated=False)
            known = head.names[0] in self._names()
            self._kind = "entities" if parts and not known else kind
            item = Entry(told.line, self._kind, self._context, head.names, head.hint, head.body)
            item.details.append(Detail(told.line, key, "", blocks=[told]))
            self._add(item)
        self._kind, self._loose, self._pending = kind, None, None
        self._entry = entry if parts else self.entries[-1]

    def _rows(self, table: Table) -> None:
        column = name_column(self._kind, table) or 0
        kind = self._kind
        if kind == "aggregates" and _ENTITIES.fullmatch(plain(table.header[column])):
            self._kind = "entities"
        context, above = self._context, ""
        titled = column_key if self._kind == "commands" else partial(key_of, kind=self._kind)
        keys = [titled(title) for title in table.header]
        for row in table.rows:
            if self._kind not in _OWN_BREAKS:
                row = replace(row, cells=tuple(_BREAK.sub("; ", cell) for cell in row.cells))
            name = row.cells[column]
            places = [
                cell
                for at, (title, cell) in enumerate(zip(table.header, row.cells, strict=True))
                if at != column and plain(title).casefold() in CONTEXT_TITLES
            ]
            if places and (found := self._placed_in(places[0], row.line)):
                context = found
            if is_absent(name) or is_absent(first_name(name)):
                continue
            head = parse_head(name) or Head((plain(name),), "", "", "bare", separated=False)
            entry = Entry(row.line, self._kind, context, head.names, head.hint, head.body)
            if self._kind in WITH_ROLES and not entry.hint:
                told = zip(table.header, row.cells, strict=True)
                entry.hint = next((c for t, c in told if key_of(t, self._kind) == "role"), "")
            if goes_on := name == above and self._kind in GOES_ON:
                entry = self.entries[-1]
            above = name
            for at, (header, cell) in enumerate(zip(table.header, row.cells, strict=True)):
                skipped = at == column or (at < column and keys[at] is None)
                skipped |= bool(places) and cell == places[0] and context.name == snake(plain(cell))
                if not skipped and (not is_absent(cell) or self._kind == "imports"):
                    entry.details.append(Detail(row.line, keys[at] or "", cell, plain(header)))
            if not goes_on:
                self._add(entry)
                entry.assumed &= not places
        self._entry = self.entries[-1] if self.entries and table.rows else self._entry
        self._loose, self._kind = None, kind


_CALLED_SO = Pattern(r"`?[a-z_]\w*\([^()]*\)(?:\s*->.*)?`?")
"""The call of a command in the parentheses behind its title."""
_IN_MODELS = frozenset({"outcomes", "events", "entities"})
"""What a table under a label of an aggregate lists as a section of that name would."""
_DOTS = Pattern(r"\s+·\s+")
_GROUPING = frozenset({"values", "enums", "events", "repositories"})
"""Sections whose items no label of an item announces."""
_TOLD = {
    "events": told_events,
    "repositories": told_repositories,
    "aggregates": worded_models,
    "entities": worded_models,
}
"""What tells the items that the sentences of a section speak of."""
_ROLE_LABEL = Pattern(r"(?:child )?(?:aggregate|aggregate root|root|entity)")
_ENTITIES = Pattern(r"(?:child |local )?entit(?:y|ies)", re.IGNORECASE)
"""The title of a column that names entities, wherever its table stands."""
_OWN_BREAKS = frozenset({"enums", "commands", "outcomes"})
"""Sections that read the lines of a cell by themselves."""
_BREAK = Pattern(r"\s*[,;]?\s*<br\s*/?>\s*")
_GROUP_TITLE = Pattern(r"(?:\*\*)?[A-Za-z]+(?:[ /&-]+[a-z]+){0,3}(?:\*\*)?\s*:?")
"""The title of a group of items in a list: `Identifiers`, `Money and dates`."""
_OF_BASES = frozenset({"type", "class", "value", "id", "identifier"})
"""Labels that may also stand in front of what an item is made of."""
_DOING = frozenset({"commands", *WITH_ROLES})
"""Sections in which a union may be what a command ends in rather than an outcome of its own."""
_CALLED = {"repositories": "operations", "aggregates": "commands"}
"""What the functions of a block of code are, in the sections that have a word for it."""
_ELSEWHERE = Pattern(
    r"\b(?:later|future|planned|deferred|out of scope|not in this version|consumed|consumes|subscri\w+|listens?|inbound|incoming|reacts?|handled)\b",
    re.IGNORECASE,
)
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
_SHOUTED = Pattern(r"\b[A-Z][A-Z0-9_]+\b")
_FROM_WHERE = Pattern(
    r"^(?:(?i:imports?\s+)?(?i:from)\s+)?(?:the\s+)?(?P<source>[a-z][a-z0-9_-]*)(?:\s+(?:context|domain))?$"
)
_AND = r",\s+(?:and\s+)?|\s+and\s+(?=`|\*\*)"
_BASED = Pattern(r"(?:\*\*|`)+(?P<name>[A-Z]\w*)(?:\*\*|`)+\s*\((?P<base>[^()]+)\)")
_CALLED_CONTEXT = Pattern(
    r"^(?:(?:in|into|for|within|inside)\s+)?(?:the\s+)?(?:(?:bounded )?(?:context|domain)\s+)?"
    r"(?P<name>[A-Za-z][\w-]*)(?:\s+(?:bounded )?(?:context|domain))?\s*[:：]$",
    re.IGNORECASE,
)
_POINTED = Pattern(r"^(?P<name>[`*]*[A-Z]\w+[`*]*)\s*(?:→|->|⇒|=>)\s*")
"""A name that points at what is said of it."""
_GATE = Pattern(r"^\*?\s*GATE\s*:", re.IGNORECASE)


def _based(text: str) -> list[tuple[str, str]]:
    """The names of a list that has the base of each behind it: `` `OrderId` (UUID), `Total` (Decimal, > 0) ``."""
    pieces = [_BASED.fullmatch(piece) for piece in split_top(text.rstrip("."), _AND)]
    return [(f["name"], f["base"]) for f in pieces if f] if len(pieces) > 1 and all(pieces) else []


def _states_of(entry: Entry) -> set[str]:
    texts = [entry.body, *(detail.text for detail in entry.details if detail.key in ("states", ""))]
    return {word for text in texts for word in _SHOUTED.findall(text)}
