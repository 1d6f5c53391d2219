"""Blocks of code in the domain design: classes that are items, and functions that tell of one."""

import re

from ..entries import Detail, Entry, details_of
from ..heads import parse_head
from ..markdown import Block, Fence, Item, Paragraph
from ..outline import DESIGN_KINDS as KINDS
from ..patterns import Pattern
from ..signature_lines import signature_lines
from ..sketch import Sketch
from ..sketches import functions, sketches, statements
from ..text import ARROW
from .position import RECENT, Position, sharing_most, states_in

_CALL = Pattern(r"`[a-z_]\w*\(")
_TOLD_BELOW = frozenset({"aggregates", "entities", "enums", "repositories"})
"""Kinds of classes that bullets below a block of code go on about."""
_STARTS = Pattern(r"\b(?:starts?|begins?|terminal|final)\b", re.IGNORECASE)
_CALLED = {"repositories": "operations", "aggregates": "commands"}
"""What the functions of a block of code are, in the sections that have a word for it."""


class Code(Position):
    """Takes in blocks of code."""

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
            self._take(sketch, sketch.kind or _plain_kind(sketch, part))
        self._kind = kind
        self._imported(fence)
        self._close()
        self._entry = entry or (self.entries[-1] if len(found) == 1 else None)
        return True

    def _take(self, sketch: Sketch, kind: str) -> None:
        """Open the item that a class is, in the context that the comment above it names."""
        head = parse_head(sketch.item.text)
        if head is None:
            return
        outer = self._context, self._assumed
        if sketch.package and sketch.package in self._draft.contexts:
            self._enter(self._draft.contexts[sketch.package])
        self._kind = kind
        self._open(sketch.item.line, head, blocks=sketch.item.blocks)
        self.entries[-1].sketched = True
        self.entries[-1].guessed = kind == "aggregates" and not sketch.kind
        self._context, self._assumed = outer

    def _unplaced(self, fence: Fence) -> bool:
        """Take in the models of a block of code that stands in no section: each class tells by itself what it is."""
        found = [sketch for sketch in sketches(fence) if _placed_kind(sketch) in KINDS]
        names = self._names()
        known = [sketch for sketch in found if sketch.name in names]
        for sketch in found:
            if sketch not in known:
                self._take(sketch, _placed_kind(sketch))
        taken = self._imported(fence)
        enums = [e for e in self.entries[-len(found) :] if e.kind == "enums"] if found else []
        if found and len(found) - len(known) != 1:
            self._entry = enums[0] if len(enums) == 1 else None
        return bool(found) or taken

    def _goes_on(self, block: Block) -> bool:
        """Take in a bullet or a sentence below a block of code that goes on about one of its classes."""
        match block:
            case Item() if entry := self._told_below(block):
                self._entry = entry
                self._kind = entry.kind
                self._block(block, ())
                return True
            case Paragraph():
                return self._moves_below(block)
        return False

    def _told_below(self, item: Item) -> Entry | None:
        """The class that a bullet below a block of code goes on about: a signature is of the only aggregate."""
        last = self._entry
        around = last.context if last and last.sketched else self._context
        here = [e for e in self.entries[-RECENT:] if e.context is around and e.sketched]
        models = [e for e in here if e.kind == "aggregates"]
        if _CALL.match(item.text) and len(models) == 1:
            return models[0]
        entry = self._entry
        return entry if entry and entry.sketched and entry.kind in _TOLD_BELOW else None

    def _moves_below(self, block: Paragraph) -> bool:
        """Give an enum of a block of code the paragraph further down that says where its states lead."""
        said = states_in(block.text)
        if len(said) < 2 or not (ARROW.search(block.text) or _STARTS.search(block.text)):
            return False
        here = [e for e in self.entries[-RECENT:] if e.context is self._context]
        known = [e for e in here if e.kind == "enums" and e.names]
        if any(name in block.text for entry in known for name in entry.names):
            return False
        best = sharing_most(said, known)
        if len(best) != 1 or not best[0].sketched:
            return False
        best[0].details.append(Detail(block.line, "", block.text, prose=True))
        return True

    def _imported(self, fence: Fence) -> bool:
        """Take in what a block of code imports from other contexts."""
        kept = self._kind, self._entry
        own = self._context.name
        taken = [
            s for s in statements(fence) if not re.search(rf"\bfrom (?:[\w.]*\.)?{own}\b", s.text)
        ]
        self._kind = "imports"
        for item in taken:
            self._entry = Entry(item.line, "imports", self._context, body=item.text)
            self._add(self._entry)
        self._kind, self._entry = kept
        return bool(taken)

    def _drawn(self, sketch: Sketch) -> None:
        """Give the item under whose heading a class stands what the class says."""
        entry, head = self._entry, parse_head(sketch.item.text)
        if entry is None:
            return
        entry.body = entry.body or (head.body or head.hint if head else "")
        kind = sketch.kind or _plain_kind(sketch, self._kind)
        entry.kind = kind if entry.kind == self._kind else entry.kind
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


def _plain_kind(sketch: Sketch, kind: str) -> str:
    """What a class that inherits nothing telling is in a section; one that has no such classes takes what it looks like."""
    acts = any(isinstance(b, Item) and b.text.startswith("Commands:") for b in sketch.item.blocks)
    elsewhere = kind == "enums" or (kind == "values" and acts and sketch.likely == "aggregates")
    return sketch.likely if elsewhere and sketch.likely in KINDS else kind


def _placed_kind(sketch: Sketch) -> str:
    return sketch.kind or sketch.likely
