"""Blocks of code in the domain design: classes that are items, and functions that tell of one."""

from ..entries import Detail, details_of
from ..heads import parse_head
from ..markdown import Fence, Item
from ..outline import DESIGN_KINDS as KINDS
from ..signature_lines import signature_lines
from ..sketches import Sketch, functions, sketches
from .position import Position

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
