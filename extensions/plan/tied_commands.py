"""What is said of commands further down, under rules or in bullets of their own, beside where they are declared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .entries import Detail, prose
from .markdown import Block, Item
from .patterns import Pattern
from .text import split_top

_DECLARED = Pattern(r"(?:^|[`*\s,;])([a-z_]\w*)\(")
_MOVE = r"`?[A-Z][A-Z_]+`?\s*(?:→|->|=>)"
_CODED = r"`[a-z_]\w*(?:\([^`]*\))?`"
_ABOUT = Pattern(
    rf"^(?:\*\*)?`(?P<name>[a-z_]\w*)(?:\([^`]*\))?`(?:\*\*)?\s*(?:[:：—–]|[a-z]|{_MOVE})"
    rf"|^(?P<bare>[a-z_]\w*)\s*[:：]\s+(?:[a-z]+\s+[a-zA-Z]|{_MOVE})"
)
_NEXT = rf"[;.]\s+(?={_CODED}\s*(?:[:：—–]|[a-z]))|,(?:\s+and)?\s+(?={_CODED}\s+(?:(?:goes|moves|leads|takes|works|turns|brings)\s|{_MOVE}))"
_SENTENCES = r"(?<=[.!])\s+|;\s+"
_LOOSE = frozenset({"", "rules", "invariants", "note"})
_TELLS = {"outcomes": "returns", "events": "emits"}
"""What the bullets under a label tell of the command that each opens with."""
_TOLD_OF = Pattern(
    r"^(?P<call>(?:\*\*)?`[a-z_]\w*(?:\([^`]*\))?`(?:\*\*)?)\s*(?:[:：—–→]|->|=>)\s*(?P<told>[`*]*[A-Z].*)$"
)


def tied(details: Sequence[Detail], declared: Iterable[str] = ()) -> Iterator[Detail]:
    """The details, each that opens with a command which another one declares told as that command's."""
    known = {*declared} | {
        name
        for detail in details
        if detail.key == "commands"
        for text in (detail.text, *_lines(detail.blocks))
        for name in _DECLARED.findall(text)
    }
    for detail in details:
        if known and detail.key in _TELLS:
            yield from _spelled_out(detail, known)
            continue
        if not known or detail.key not in _LOOSE:
            yield detail
            continue
        parts = split_top(detail.text, _SENTENCES) if detail.prose and not detail.blocks else []
        said = [part for part in parts if _is_about(part, known)]
        if said and parts[0] not in said:
            yield _told([Item(detail.line, part) for part in said], detail, known)
            yield replace(detail, text=" ".join(part for part in parts if part not in said))
            continue
        if detail.text and _is_about(detail.text, known):
            yield _told([Item(detail.line, detail.text, tuple(detail.blocks))], detail, known)
            continue
        about = [b for b in detail.blocks if isinstance(b, Item) and _is_about(b.text, known)]
        if about:
            yield _told(about, detail, known)
        left = [block for block in detail.blocks if block not in about]
        if left or detail.text or not about:
            yield replace(detail, blocks=left)


def _spelled_out(detail: Detail, known: set[str]) -> Iterator[Detail]:
    """The bullets that say what commands end in or emit, as what is told of these: `` `pay`: `Paid`, `TooLate```."""
    told: list[Item] = []
    left: list[Block] = []
    for block in detail.blocks:
        found = (
            _TOLD_OF.match(block.text)
            if isinstance(block, Item) and _is_about(block.text, known)
            else None
        )
        if found:
            told.append(Item(block.line, f"{found['call']}: {_TELLS[detail.key]} {found['told']}"))
        else:
            left.append(block)
    if told:
        yield Detail(detail.line, "commands", "", blocks=list(told))
    if left or detail.text or not told:
        yield replace(detail, blocks=left)


def _told(items: Iterable[Item], detail: Detail, known: set[str]) -> Detail:
    blocks: list[Block] = []
    for item in items:
        first, *others = _each(item.text, known)
        blocks.append(replace(item, text=first))
        blocks += [Item(item.line, other) for other in others]
    return Detail(detail.line, "commands", "", blocks=blocks)


def _each(text: str, known: set[str]) -> list[str]:
    """The parts of a text about one command each."""
    starts = [0]
    at = 0
    for piece in split_top(text, _NEXT):
        at = text.index(piece, at)
        starts += [at] if at and _is_about(piece, known) else []
        at += len(piece)
    ends = [*starts[1:], len(text)]
    return [text[a:b].strip(" ;") for a, b in zip(starts, ends, strict=True)]


def _is_about(text: str, known: set[str]) -> bool:
    found = _ABOUT.match(text)
    return found is not None and (found["name"] or found["bare"]) in known


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (text for _, text in prose(block))
