"""Commands that a plan spells as classes, `PlaceOrder(lines)`: wherever it names them in code they are calls, `place_order(lines)`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from .heads import humps
from .markdown import Block, Heading, Item, Paragraph, Table, rewritten
from .naming import snake
from .patterns import Pattern
from .text import is_absent

_LABEL = Pattern(r"^[*_]*commands?\b[^`.]{0,60}[:：]?[*_]*$", re.IGNORECASE)
_OF_MODEL = Pattern(r"^[*_]*(?:(?:On|For|Of|In|To)\s+)?(?:the\s+)?`?[A-Z]\w*`?[*_]*\s*[:：]?[*_]*$")
"""A line between lists of commands that only names the model of the next one: ``On `Order`:``."""
_TITLE = Pattern(r"^[*_`]*(?:command|trigger)s?[*_`]*$", re.IGNORECASE)
_CALL = Pattern(r"^[*]*`(?P<name>[A-Z][a-z]\w*)\([^`]*\)`")
_NAME = Pattern(r"^[*]*`(?P<name>[A-Z][a-z]\w*)(?:\([^`]*\))?`[*]*$")


_BOLD = Pattern(
    r"^\*\*(?P<name>[A-Z][A-Za-z0-9]*)\*\*\s*(?:\((?P<arguments>`[^()]*`)\))?(?P<told>\s*(?:[,;:：].*|[—–-]\s.*)?|\s+[a-z].*)$",
    re.DOTALL,
)
"""A command whose name is a class in bold, its arguments in code behind it: ``**Pay** (`at: Time`), on an OPEN order``."""


def bold_calls(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each list of commands whose names are classes in bold spelled as calls."""
    spelled: list[Block] = []
    announced = False
    for at, block in enumerate(blocks):
        if isinstance(block, Item) and announced:
            spelled.append(_called(block))
            continue
        if isinstance(block, Item) and _LABEL.match(block.text) and _are_bold(block.blocks):
            block = replace(block, blocks=tuple(map(_called, block.blocks)))
        elif isinstance(block, Item):
            block = replace(block, blocks=tuple(bold_calls(block.blocks)))
        labels = isinstance(block, (Heading, Paragraph)) and _LABEL.match(block.text) is not None
        announced = labels and _are_bold(list(takewhile(_is_item, blocks[at + 1 :])))
        spelled.append(block)
    return spelled


def _is_item(block: Block) -> bool:
    return isinstance(block, Item)


def _are_bold(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and all(isinstance(b, Item) and _BOLD.match(b.text) for b in blocks)


def _called(block: Block) -> Block:
    found = _BOLD.match(block.text) if isinstance(block, Item) else None
    if found is None or not isinstance(block, Item):
        return block
    arguments = (found["arguments"] or "").replace("`", "")
    return replace(block, text=f"`{snake(found['name'])}({arguments})`{found['told']}")


def as_calls(blocks: Sequence[Block]) -> Callable[[Block], Block]:
    """Spells in a block the commands as calls that one of the blocks lists as classes."""
    named = sorted({name for name in _listed(blocks) if humps(name) > 1})
    if not named:
        return lambda block: block
    coded = re.compile(rf"(?<=`)((?:[A-Z]\w*\.)?)({'|'.join(named)})(?=[`(])")

    def spelled(text: str) -> str:
        return coded.sub(lambda found: f"{found[1]}{snake(found[2])}", text)

    return lambda block: rewritten(block, spelled)


def _listed(blocks: Iterable[Block]) -> Iterator[str]:
    """The classes that a column or a list of commands names."""
    announced = False
    for block in blocks:
        match block:
            case Table():
                yield from _in_columns(block)
            case Item() if announced and (call := _CALL.match(block.text)):
                yield call["name"]
            case Item(text=text, blocks=nested):
                label = Paragraph(block.line, (text,))
                yield from _listed([label, *nested] if _LABEL.match(text) else nested)
        match block:
            case Paragraph(text=text) if announced and _OF_MODEL.match(text):
                pass
            case Heading(text=text) | Paragraph(text=text):
                announced = _LABEL.match(text) is not None
            case Table():
                announced = False


def _in_columns(table: Table) -> Iterator[str]:
    for at, title in enumerate(table.header):
        cells = [row.cells[at] for row in table.rows if not is_absent(row.cells[at])]
        if _TITLE.match(title) and cells and all(map(_NAME.match, cells)):
            yield from (found["name"] for cell in cells if (found := _NAME.match(cell)))
