"""Numbers by which a plan refers to its own items, `VO-1` or `CMD-3`: each is told by name wherever it stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from .markdown import Block, Heading, Item, Paragraph, Table, rewritten
from .patterns import Pattern
from .text import plain

_ID = r"[A-Z]{1,5}-\d{1,3}"
_NUMBER = Pattern(rf"^[`*]*({_ID})[`*]*\.?$")
_TITLED = Pattern(rf"^(?P<mark>[*_]*)(?P<id>{_ID})[.:]?\s+(?P<name>`(?P<coded>[A-Za-z_]\w*)[^`]*`)")
"""A number in front of the name that it stands for: `**EN-1 `OrderStatus`**`."""
_CONTEXT = Pattern(rf"`(?P<name>[a-z_]\w*)`\s+\((?P<id>{_ID})\)")
_LOW = Pattern(r"`[a-z_]\w*`")
_NAME = Pattern(r"^[`*]+[A-Za-z_]\w*(?:\([^`]*\))?[`*]+$")
_SOURCES = frozenset({"from", "source"})
_TARGETS = frozenset({"to", "target"})


def by_name(blocks: Sequence[Block]) -> Callable[[Block], Block]:
    """Tells in a block by name what the blocks of a plan number and refer to by these numbers."""
    named = {number: name for number, name in _defined(blocks) if not _is_low(name)}
    named = {**{n: name for n, name in _defined(blocks) if n not in named}, **named}
    if not named:
        return lambda block: block
    numbers = re.compile(rf"(?<![\w`-])(?:{'|'.join(map(re.escape, named))})(?![\w-])")
    behind = re.compile(rf"`(\w+)`\s+\(({'|'.join(map(re.escape, named))})\)")

    def told(text: str) -> str:
        text = _TITLED.sub(r"\g<mark>\g<name>", text)
        text = behind.sub(
            lambda found: f"`{found[1]}`" if named[found[2]] == f"`{found[1]}`" else found[0], text
        )
        return numbers.sub(lambda found: named[found[0]], text)

    def spelled(block: Block) -> Block:
        return rewritten(_unnumbered(block), told)

    return spelled


def _defined(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Each number with what it stands for."""
    for block in blocks:
        match block:
            case Table() if _is_numbered(block):
                yield from _rows(block)
            case Heading(text=text) | Paragraph(text=text):
                yield from _in_text(text)
            case Item():
                yield from _in_text(block.text)
                yield from _defined(block.blocks)


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    if titled := _TITLED.match(text):
        yield titled["id"], f"`{titled['coded']}`"
    for found in _CONTEXT.finditer(text):
        yield found["id"], f"`{found['name']}`"


def _is_low(name: str) -> bool:
    """The name is in small letters, as those of contexts and of fields are that only refer to something."""
    return _LOW.fullmatch(name) is not None


def _is_numbered(table: Table) -> bool:
    return bool(table.rows) and all(_NUMBER.match(row.cells[0]) for row in table.rows)


def _rows(table: Table) -> Iterator[tuple[str, str]]:
    titles = [plain(title).casefold() for title in table.header]
    sources = [at for at, title in enumerate(titles) if title in _SOURCES]
    targets = [at for at, title in enumerate(titles) if title in _TARGETS]
    named = next(
        (
            at
            for at in range(1, len(titles))
            if all(_NAME.match(row.cells[at]) for row in table.rows)
        ),
        None,
    )
    for row in table.rows:
        number = _NUMBER.match(row.cells[0])
        if number and sources and targets:
            yield number[1], f"{row.cells[sources[0]]} → {row.cells[targets[0]]}"
        elif number and named is not None:
            yield number[1], f"`{plain(row.cells[named])}`"


def _unnumbered(block: Block) -> Block:
    """A table without the column of its numbers."""
    if not (isinstance(block, Table) and _is_numbered(block) and len(block.header) > 1):
        return block
    rows = tuple(replace(row, cells=row.cells[1:]) for row in block.rows)
    return replace(block, header=block.header[1:], rows=rows)
