"""Paragraphs of the domain design: lines that name or introduce an item, that group items, and prose."""

import re
from collections.abc import Sequence

from ..commands import bold_command, lists_commands, said_command
from ..draft import ContextDraft
from ..entries import HAVE_FIELDS, WITH_ROLES, Detail, Entry, chunks, label_of
from ..evidence import has_named_rows, is_ending, is_item, lists_variants, said_kind
from ..files_named import file_titled, package_of
from ..headings import named_context
from ..heads import Head, parse_head
from ..introduced import (
    announced,
    announced_list,
    calls_below,
    field_line,
    introduced,
    listed_lines,
)
from ..labels import run_in, split_label
from ..lines import spelled
from ..markdown import Block, Fence, Heading, Item, Paragraph, Table
from ..names import readable_class
from ..naming import is_class, is_state
from ..outline import DESIGN_KINDS as KINDS
from ..outline import TITLES
from ..patterns import Pattern
from ..shared_ends import shared_ends
from ..storages import LABELS, spoken_of
from ..text import is_absent, parenthesis, plain, split_top
from ..unions import announced_union, shown_union, titled_union
from .openings import Openings, turns_away
from .position import DOING, ELSEWHERE, GROUPING, NAMELESS

_LINE_HEAD = Pattern(r"^(?:\*\*|__)\S")
_SAYS_WHAT = Pattern(
    r"^(?:(?:this|it) is )?(?:the |an? )?(?:only )?(?:aggregate(?: root)?|entity|root)(?:\s+(?:of|for|in|inside)\b[^.]*)?[.,;:—–]",
    re.IGNORECASE,
)
"""A paragraph that says what the heading above it names: `Aggregate root. It …`."""
_SPEAKS_OF = Pattern(
    r"^(?:(?:In|Within|Inside)\s+(?:the\s+)?`(?P<name>[a-z]\w*)`(?:\s+(?:context|domain))?,?\s+(?=[a-z`])"
    r"|(?:The\s+(?:single\s+|only\s+)?(?:aggregate|root)\s+of\s+the|The)\s+`(?P<of>[a-z]\w*)`\s+(?:context|domain)\s+(?:is|has|holds|knows)\b)"
)
_LIVES_IN = Pattern(
    r"^(?:lives|is|stands|sits|belongs)\s+(?:in|to)\s+(?:the\s+)?`(?P<name>[a-z]\w*)`(?:\s+(?:context|domain))?\b"
)
"""What a sentence says first of where its model belongs: `lives in the `sales` context and …`."""
_GATE = Pattern(r"^\*?\s*GATE\s*:", re.IGNORECASE)
_WITH_ROLE = Pattern(
    r"[A-Z]\w*\s*\((?:[a-z -]+\s)?(?:entity|value object|aggregate|root)(?:,? [^()]*)?\)\s*[:：]?",
    re.IGNORECASE,
)
"""A line that is nothing but the name of a model and what it is: `Message (entity):`."""
_QUALIFIED = Pattern(
    r"^\*\*`?(?P<context>[a-z]\w*)`?\s*(?:[:：/.·]|\s[—–-]\s)\s*`?(?P<name>[A-Z]\w*)`?\*\*(?P<rest>.*)$",
    re.DOTALL,
)
"""A line that names an item behind its context: ``**`billing`: `Invoice`** (root)``."""
_NAME_ALONE = Pattern(r"(?:[A-Z][a-z0-9]+){2,}\s*[:：]?")
_CALLS = Pattern(r"`[a-z_]\w*\(")
_ASKED_BELOW = Pattern(
    r"^(?!.*\bcommands?\b).*\b(?:quer(?:y|ies)|questions?|predicates?|derived (?:values|properties)|computed (?:values|properties))\b.*:$",
    re.IGNORECASE,
)
"""A line that announces what a model can be asked, which changes nothing."""
_DEPENDS_ON = Pattern(r"(?:it )?(?:depends on|imports from|takes from)", re.IGNORECASE)
"""A label behind which a context says what it takes from others."""
_ANNOUNCES = {"outcomes": announced_union, **dict.fromkeys(DOING, shown_union)}
"""How a line of a section names the union that the lines below it list."""


class Paragraphs(Openings):
    """Takes in paragraphs."""

    def _describes(self, following: Sequence[Block], *, open_ended: bool = False) -> bool:
        """Whether what follows tells about one item, rather than being items of its own."""
        told = False
        for block in following:
            match block:
                case Heading():
                    return told or open_ended
                case Table() if self._kind == "outcomes" and lists_variants(block):
                    return True
                case Table():
                    return not has_named_rows(self._kind, block)
                case Fence():
                    return True
                case Item():
                    if label_of(block, self._kind) or self._is_command(block):
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

    def _is_command(self, item: Item) -> bool:
        return self._kind in WITH_ROLES and bold_command(item) is not None

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
        if not quoted and (context := self._spoken_context(text)):
            self._close()
            self._enter(context)
        if (found := _QUALIFIED.match(text)) and found["context"] in self._draft.contexts:
            self._close()
            self._enter(self._draft.contexts[found["context"]])
            text = f"**{found['name']}**{found['rest']}"
        if titled := titled_union(text):
            name, union = titled
            self._add(Entry(line, "outcomes", self._context, (name,), body=union))
            return
        if self._kind in _ANNOUNCES and (named := _ANNOUNCES[self._kind](text)):
            self._announced_outcome(line, text, named)
            return
        if not quoted and (
            self._opens(line, text, following)
            or self._of_other_kind(line, text, following)
            or self._headed(line, text, following)
        ):
            return
        if not quoted and self._kind == "enums" and self._told(line, text):
            return
        if not quoted and self._introduced(line, text, following):
            return
        headed = self._headed_by
        if self._kind in DOING and (command := said_command(text)):
            told = headed or self._anonymous(line)
            told.details.append(Detail(line, "commands", command))
            return
        if headed and headed.kind in HAVE_FIELDS and (fields := field_line(text)):
            headed.details.append(Detail(line, "fields", fields, "Fields"))
            return
        path = file_titled(text.rstrip(":："))
        bold = run_in(text)
        context = self._draft.contexts.get(package_of(path)) if path else None
        if context or (bold is None and (context := self._called(text))):
            self._close()
            self._enter(context)
            if not self._categorised(line, text) and "(" in text:
                self._said(line, text)
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
        if after and _DEPENDS_ON.fullmatch(title.strip("*_ :：")):
            self._depends_on(line, after)
            return
        self._titled(line, text, title, rest, after, following)

    def _depends_on(self, line: int, text: str) -> None:
        """Take in what a label says that the context takes from others: `Depends on: `stock`, for `Sku``."""
        told = "; ".join(f"depends on {piece}" for piece in split_top(text, r";\s+|\.\s+"))
        taken = Detail(line, "", told, prose=True)
        self._add(Entry(line, "imports", self._context, details=[taken]))

    def _titled(
        self,
        line: int,
        text: str,
        title: str,
        rest: str,
        after: str,
        following: Sequence[Block],
    ) -> None:
        """Take in a line that opens with a title in bold: of a section, a context, a label or an item."""
        kind = TITLES.get(title.strip("*_ :：").casefold())
        label = split_label(text, self._kind)
        if not after and kind in KINDS and not (label and self._headed_by):
            self._close()
            self._kind = kind
            self._categorised(line, text)
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

    def _spoken_context(self, text: str) -> ContextDraft | None:
        """The context, not the one around it, of which a paragraph says at once that it is about it: ``In `billing` an order …``."""
        found = _SPEAKS_OF.match(text) if self._kind not in NAMELESS else None
        context = self._draft.contexts.get(found["name"] or found["of"]) if found else None
        return context if context is not self._context or self._assumed else None

    def _announced_outcome(self, line: int, text: str, name: str) -> None:
        """Open an outcome whose variants stand below, which may be what commands of the model end in."""
        headed, kind = self._headed_by, self._kind
        if headed and shared_ends(text):
            headed.details.append(Detail(line, "outcomes", text))
        self._kind = "outcomes"
        self._open(line, Head((name,), "", "", "code", separated=True), spread=True)
        self._kind = kind
        self._pending = Detail(line, "variants", "", plain(text).strip(" :"))
        self.entries[-1].details.append(self._pending)

    def _headed(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in a line that is nothing but the name of an item in code, when what follows describes it."""
        told = text.startswith("`") or (self._kind in WITH_ROLES and _WITH_ROLE.fullmatch(text))
        told = told or (self._kind in GROUPING and _NAME_ALONE.fullmatch(text))
        head = parse_head(text.rstrip(":：")) if told and following else None
        alone = head is not None and not head.body and len(head.names) == 1
        if not head or not alone or self._kind not in KINDS or not is_class(head.names[0]):
            return False
        if self._kind in NAMELESS or not self._describes(following):
            return False
        self._open(line, head, spread=True)
        return True

    def _introduced(self, line: int, text: str, following: Sequence[Block]) -> bool:
        """Take in the item that a paragraph is about, when the blocks below it show what it is."""
        headed = self._headed_by
        if self._kind in WITH_ROLES and _ASKED_BELOW.search(plain(text)):
            self._announced(line, text, (headed or self._anonymous(line), "note"))
            return True
        away = headed is not None and turns_away(text, headed)
        if not away and (key := announced_list(text, self._kind, following)):
            drawn = self._kind in WITH_ROLES and key == "commands"
            if about := headed or (self._anonymous(line) if drawn else None):
                self._announced(line, text, (about, key))
                return True
        found = introduced(text, self._kind, following)
        if (
            found is None
            and headed
            and headed.kind == "aggregates"
            and calls_below(text, following)
        ):
            if not text.rstrip().endswith(":"):
                self._said(line, text)
            self._announced(line, text, (headed, "commands"))
            return True
        if found is None or (headed and found[0] in headed.names):
            return False
        name, hint, said = found
        if (home := _LIVES_IN.match(said)) and home["name"] in self._draft.contexts:
            hint = hint or home["name"]
        below = next(iter(following), None)
        commands = isinstance(below, Table) and lists_commands(below)
        if headed and headed.kind == "aggregates" and commands and said_kind(said) != "aggregates":
            self._add(Entry(line, "entities", headed.context, (name,), hint, said))
            return True  # what can be done below a part is done to the whole
        entry = next((e for e in reversed(self.entries) if name in e.names), None)
        if entry is not None and entry.kind == self._kind:
            self._close()
            self._entry, entry.spread = entry, True
        else:
            self._open(line, Head((name,), hint, "", "code", separated=True), spread=True)
            entry = self.entries[-1]
        entry.details.append(
            Detail(
                line,
                "" if self._kind == "enums" and _CALLS.search(said) else "note",
                said,
                prose=True,
            )
        )
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
        if spread is None and ELSEWHERE.search(plain(text)):
            spread = self._anonymous(line)
        if spread:
            self._pending = Detail(line, "", "", plain(text).strip(" :"))
            spread.details.append(self._pending)
        else:
            self._entry = None
