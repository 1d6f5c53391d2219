"""Markdown as a tree of blocks with line numbers; what inline marks mean is left to the sections."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .patterns import Pattern
from .source import Source, normalise

_NUMBERED = Pattern(r"^(?:\d+(?:\.\d+)+|\d+[.)])[.)]?\s+(?=\S)")
_EMPHASISED = Pattern(
    r"^(?P<mark>\*\*|__)(?P<title>[a-z_]\w*|(?:(?!\*\*|__).)*[^\w`*](?:(?!\*\*|__).)*)(?P=mark)$"
)
"""A heading that is bold as a whole, which makes it nothing else; a class alone keeps its mark."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6."""

    line: int
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one string per line of the plan."""

    line: int
    lines: tuple[str, ...]
    quoted: bool = False

    @property
    def text(self) -> str:
        """The paragraph as one line: a hard wrap is a space."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet: its own text and the blocks nested under it."""

    line: int
    text: str
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; as many cells as the table has columns."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A GFM table."""

    line: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block, which nobody looks into without a reason."""

    line: int
    info: str
    text: str


type Block = Heading | Paragraph | Item | Table | Fence


def rewritten(block: Block, change: Callable[[str], str]) -> Block:
    """The block with each line, item and cell changed; headings, titles of columns and code stay."""
    match block:
        case Paragraph():
            return replace(block, lines=tuple(map(change, block.lines)))
        case Item():
            nested = tuple(rewritten(each, change) for each in block.blocks)
            return replace(block, text=change(block.text), blocks=nested)
        case Table():
            rows = tuple(replace(row, cells=tuple(map(change, row.cells))) for row in block.rows)
            return replace(block, rows=rows)
    return block


@dataclass(frozen=True, slots=True)
class Document:
    """A plan as blocks; `source` has its lines."""

    source: Source
    blocks: tuple[Block, ...]


def parse(text: str) -> Document:
    """Read any text as Markdown. Never fails."""
    source = normalise(text)
    tokens = _parser().parse("\n".join(source.lines))
    return Document(source, tuple(_blocks(_Cursor(tokens))))


@cache
def _parser() -> MarkdownIt:
    # block structure only: a plan's HTML, references and underlined headings are prose
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 60}).enable("table")
    parser.disable(["code", "lheading", "reference", "html_block"])
    parser.core.ruler.disable(["inline"])
    return parser


@dataclass(slots=True)
class _Cursor:
    tokens: list[Token]
    at: int = 0

    def next(self) -> Token | None:
        if self.at >= len(self.tokens):
            return None
        self.at += 1
        return self.tokens[self.at - 1]


def _title(text: str) -> str:
    """The words of a heading, without its number, the colon behind it, and the mark that makes all of it bold."""
    bare = _NUMBERED.sub("", text.rstrip(" :："))
    return _NUMBERED.sub("", _EMPHASISED.sub(r"\g<title>", bare)).rstrip(" :：")


def _blocks(cursor: _Cursor, *, until: str = "", quoted: bool = False) -> Iterator[Block]:
    while (token := cursor.next()) is not None and token.type != until:
        line = token.map[0] + 1 if token.map else 1
        match token.type:
            case "heading_open":
                yield Heading(line, _title(_inline(cursor)), int(token.tag[1:]))
            case "paragraph_open":
                lines = tuple(part.strip() for part in _inline(cursor).split("\n"))
                yield Paragraph(line, lines, quoted)
            case "list_item_open":
                yield _item(line, tuple(_blocks(cursor, until="list_item_close", quoted=quoted)))
            case "blockquote_open":
                yield from _blocks(cursor, until="blockquote_close", quoted=True)
            case "table_open":
                yield _table(line, cursor)
            case "fence":
                yield Fence(line, token.info.strip(), token.content)


def _inline(cursor: _Cursor) -> str:
    token = cursor.next()
    return token.content if token else ""


_ARROW = Pattern(r"[─-]{1,3}[►>▶]|=+>|[→⇒➜➔⟶⟹↦]")
_STATES = Pattern(r"\s*(?:[,|/]|\bor\b)\s*")
_STATE = Pattern(r"[`*]*(?:[A-Za-z][\w-]*(?: [\w-]+){0,2}|\*)[`*]*")
_CALL = Pattern(
    r"[`*]*[a-z_]\w*(?:\([^()]*\)|(?=[`*]*\s*[:：]))[`*]*\s*(?:[:：]\s|[─-]{1,3}[►>▶]|=+>|→)"
)
_ENDS = Pattern(r"`?[a-z]\w*(?:\([^()]*\))?`?\s*(?:=>|->|→|⇒)\s*`?[A-Z]\w*.*\|")
_LABELLED = Pattern(
    r"[*_]{0,2}(?i:methods|final|terminal(?: states)?|initial|states|transitions|fields|commands|category|retention|payload|operations)"
    r"[*_]{0,2}:[*_]{0,2}\s+\S"
)
_UNFINISHED = Pattern(rf"(?:[,|/(+—–:]|{_ARROW.pattern}|\b(?:or|and|to|from|in|the|a))\s*$")


def stands_alone(line: str, before: str) -> bool:
    """Whether a line says something of its own, `A → B`, `cancel(): A → B` or `Methods: …`, rather than going on."""
    if _UNFINISHED.search(before):
        return False
    if _LABELLED.match(line):
        return True
    arrow = _ARROW.search(line)
    if arrow is None:
        return False
    if _CALL.match(line):
        return True
    if _ENDS.match(line) and _ENDS.match(before):
        return True
    head = line[: arrow.start()].strip()
    return 0 < len(head) <= 80 and all(_STATE.fullmatch(piece) for piece in _STATES.split(head))


def _item(line: int, blocks: tuple[Block, ...]) -> Item:
    if not blocks or not isinstance(blocks[0], Paragraph) or blocks[0].quoted:
        return Item(line, "", blocks)
    lines = blocks[0].lines
    starts = [at for at in range(1, len(lines)) if stands_alone(lines[at], lines[at - 1])]
    own = tuple(
        Paragraph(blocks[0].line + start, lines[start:end])
        for start, end in itertools.pairwise([*starts, len(lines)])
    )
    return Item(line, " ".join(lines[: starts[0]] if starts else lines), (*own, *blocks[1:]))


def _table(line: int, cursor: _Cursor) -> Table:
    rows: list[Row] = []
    while (token := cursor.next()) is not None and token.type != "table_close":
        if token.type == "tr_open":
            rows.append(Row(token.map[0] + 1 if token.map else line, tuple(_cells(cursor))))
    return Table(line, rows[0].cells if rows else (), tuple(rows[1:]))


def _cells(cursor: _Cursor) -> Iterator[str]:
    while (token := cursor.next()) is not None and token.type != "tr_close":
        if token.type == "inline":
            yield token.content.strip()
