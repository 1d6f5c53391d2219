"""Commands that a plan spells as classes, `PlaceOrder(lines)`: wherever it names them in code they are calls, `place_order(lines)`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from .heads import humps
from .markdown import Block, Heading, Item, Paragraph, Table, rewritten
from .naming import snake
from .patterns import Pattern
from .text import is_absent

_LABEL = Pattern(r"^[*_]*commands?\b[^`.]{0,60}[:：]?[*_]*$", re.IGNORECASE)
_TITLE = Pattern(r"^[*_`]*(?:command|trigger)s?[*_`]*$", re.IGNORECASE)
_CALL = Pattern(r"^[*]*`(?P<name>[A-Z][a-z]\w*)\([^`]*\)`")
_NAME = Pattern(r"^[*]*`(?P<name>[A-Z][a-z]\w*)(?:\([^`]*\))?`[*]*$")


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
            case Heading(text=text) | Paragraph(text=text):
                announced = _LABEL.match(text) is not None
            case Table():
                announced = False


def _in_columns(table: Table) -> Iterator[str]:
    for at, title in enumerate(table.header):
        cells = [row.cells[at] for row in table.rows if not is_absent(row.cells[at])]
        if _TITLE.match(title) and cells and all(map(_NAME.match, cells)):
            yield from (found["name"] for cell in cells if (found := _NAME.match(cell)))
