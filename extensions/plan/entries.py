"""Items of the domain design: bullets, bold paragraphs, headings and table rows, each with all that belongs to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .datatypes import parse_type
from .draft import ContextDraft, Draft
from .fields import known_shape
from .labels import key_of, run_in, split_label
from .markdown import Block, Fence, Heading, Item, Paragraph, Table, stands_alone
from .patterns import Pattern
from .sketches import sketches
from .text import is_absent, leading_separator, plain

WITH_ROLES = frozenset({"aggregates", "entities"})
"""Sections whose items may say in front of their names what they are."""

_LABEL_ALONE = Pattern(r"[A-Z][a-z]+(?: [a-z]+){0,2}")
_OF_STATES = frozenset({"initial", "terminal"})
"""Labels that may as well be the name of a state: `Start`."""
_TELLING = frozenset(
    {"fields", "commands", "base", "constraints", "category", "storage", "operations", "states"}
)
"""Labels that only what describes one item has."""
_COLUMNS = Pattern(
    r"^\s*(?P<name>[a-z_]\w*)(?:\s*:\s*|\s+)(?P<type>\S(?:\S| (?=\S))*?)(?:\s+(?:#|//|--|—)\s*(?P<remark>.*))?\s*$"
)
IN_SENTENCES = "told"
"""The label of commands that sentences tell, which name in no fixed words how they end."""
HAVE_FIELDS = frozenset({*WITH_ROLES, "values"})
"""Sections whose items have fields."""
_SEVERAL = Pattern(
    r"\b(?i:list|tuple|set|frozenset|sequence|array)(?:\[|\s+of\s+`?)(?P<name>[A-Z]\w*)"
)
_LINE_HEAD = Pattern(r"^(?:\*\*|__)\S")


@dataclass(slots=True)
class Detail:
    """Something said under an item: labelled (`key`), or loose (`key` is empty), with what is nested in it."""

    line: int
    key: str
    text: str
    label: str = ""
    blocks: list[Block] = field(default_factory=list)
    prose: bool = False
    """It is a paragraph, which nobody expects to be an item."""

    @property
    def written(self) -> str:
        """The detail in the plan's own words."""
        if not self.label or self.text.startswith("Note on `"):
            return self.text
        return f"{self.label}: {self.text}"


@dataclass(slots=True)
class Entry:
    """An item; one without names holds what a section says before or between its items."""

    line: int
    kind: str
    context: ContextDraft
    names: tuple[str, ...] = ()
    hint: str = ""
    body: str = ""
    details: list[Detail] = field(default_factory=list)
    spread: bool = False
    """What follows belongs to it: it is a heading or a paragraph, not a bullet or a row."""
    assumed: bool = False
    """Nothing around it names its context, which is the plan's first until something speaks for another."""
    placed: bool = False
    """What it says, or what speaks of it, told its context."""
    within: "Entry | None" = None
    """The model under whose heading it stands."""
    sketched: bool = False
    """It is code in a fenced block, which an item of that name makes an illustration."""
    guessed: bool = False
    """Only that it has an identity makes it an aggregate; it is an entity when another one holds it."""

    def take_opening(self) -> None:
        """Make the first sentence under a heading what the item's own line would be."""
        first = next(iter(self.details), None)
        opens = first and first.prose and not (first.key or first.blocks)
        if first and opens and self.spread and not self.body.strip(" ."):
            self.body = first.text
            self.details.remove(first)

    def find(self, key: str) -> Iterator[Detail]:
        """The details of one key, in order."""
        return (detail for detail in self.details if detail.key == key)


def held_in_numbers(entry: Entry) -> set[str]:
    """The models of which an item holds several, each of them told from the others: `lines: list[OrderLine]`."""
    texts = [entry.body, entry.hint]
    for detail in entry.details:
        texts += [detail.text, *(text for block in detail.blocks for _, text in prose(block))]
    return {name for text in texts for name in _SEVERAL.findall(text)}


def label_of(item: Item, kind: str) -> tuple[str, str] | None:
    """The label that a bullet opens with, or is as a whole when what it labels is nested in it: `Fields`."""
    label = split_label(item.text, kind)
    if label is None and item.blocks and _LABEL_ALONE.fullmatch(item.text):
        key = key_of(item.text, kind)
        return (key, "") if key and key not in _OF_STATES else None
    return label


def details_of(block: Block, kind: str) -> Iterator[Detail]:
    """What a block under an item of a section says."""
    match block:
        case Item():
            label = label_of(block, kind)
            if label:
                yield Detail(
                    block.line,
                    label[0],
                    label[1],
                    plain(block.text.partition(":")[0]),
                    list(block.blocks),
                )
            else:
                yield Detail(block.line, "", block.text, blocks=list(block.blocks))
        case Paragraph():
            for line, said in chunks(block):
                label = split_label(said, kind)
                key, text = label or ("", said)
                yield Detail(line, key, text, plain(said.partition(":")[0]) if label else "")
        case Fence() if kind in WITH_ROLES and len(found := sketches(block)) == 1:
            for inner in found[0].item.blocks:
                yield from details_of(inner, kind)
        case Table() if rows := labelled_rows(block, kind):
            yield from rows
        case Fence() if kind in HAVE_FIELDS and (told := columns_of(block)):
            yield from told
        case Table() | Fence():
            yield Detail(block.line, "", "", blocks=[block])
        case Heading():
            yield Detail(block.line, "", block.text)


def labelled_rows(table: Table, kind: str) -> list[Detail]:
    """The rows of a table about one item, each of which is what a labelled bullet would be: `Fields | …`."""
    if len(table.header) != 2 or any(row.cells[0].startswith("`") for row in table.rows):
        return []
    keys = [key_of(row.cells[0], kind) for row in table.rows]
    if not _TELLING.intersection(key for key in keys if key) or 2 * keys.count(None) > len(keys):
        return []
    return [
        Detail(row.line, key or "", row.cells[1], plain(row.cells[0]), prose=key is None)
        for row, key in zip(table.rows, keys, strict=True)
        if not is_absent(row.cells[1])
    ]


def columns_of(fence: Fence) -> list[Detail]:
    """The fields that a plain block sets in columns, a name and a type to a row, and the remarks behind them."""
    rows = [row for row in fence.text.split("\n") if row.strip()]
    found = [_COLUMNS.match(row) for row in rows]
    if fence.info not in ("", "text", "txt") or len(found) < 2 or not all(found):
        return []
    told = [row for row in found if row]
    kinds = [parse_type(row["type"]) for row in told]
    if not all(kind and known_shape(kind) for kind in kinds):
        return []
    fields = ", ".join(f"`{row['name']}: {row['type']}`" for row in told)
    remarks = [
        Detail(fence.line, "note", f"`{row['name']}`: {row['remark']}", "Note")
        for row in told
        if row["remark"]
    ]
    return [Detail(fence.line, "fields", fields, "Fields"), *remarks]


def chunks(block: Paragraph) -> Iterator[tuple[int, str]]:
    """A paragraph's lines, joined where they were only wrapped: a line that opens in bold opens something new."""
    start, gathered = 0, [block.lines[0]]
    for at, line in enumerate(block.lines[1:], start=1):
        if stands_alone(line, gathered[-1]):
            yield block.line + start, " ".join(gathered)
            start, gathered = at, [line]
            continue
        found = run_in(line) if _LINE_HEAD.match(line) else None
        if found and (
            not found[1]
            or leading_separator(found[1]) is not None
            or found[0].endswith(":")
            or found[1].startswith("(")
        ):
            yield block.line + start, " ".join(gathered)
            start, gathered = at, []
        gathered.append(line)
    yield block.line + start, " ".join(gathered)


def prose(block: Block) -> Iterator[tuple[int, str]]:
    """Every sentence of a block, with its line: what is kept when nothing else is made of it."""
    match block:
        case Heading() | Paragraph():
            yield block.line, block.text
        case Item():
            if block.text:
                yield block.line, block.text
            for inner in block.blocks:
                yield from prose(inner)
        case Table():
            header = [plain(title) for title in block.header]
            for row in block.rows:
                cells = zip(header, row.cells, strict=True)
                yield (
                    row.line,
                    "; ".join(
                        f"{title}: {cell}" if title else cell for title, cell in cells if cell
                    ),
                )
        case Fence():
            yield block.line, block.text


def unread(draft: Draft, section: str, near: str, details: Sequence[Detail]) -> None:
    """Keep details as notes: nothing that a plan says is lost."""
    for detail in details:
        if detail.text:
            draft.note(detail.line, section, near, detail.written)
        for block in detail.blocks:
            for line, text in prose(block):
                draft.note(line, section, near, text)


def loose(entry: Entry, draft: Draft, section: str, kind: str) -> None:
    """Keep what a section says outside its items; a bullet that should have been one is remarked on."""
    for detail in entry.details:
        if detail.text and not detail.key and not detail.prose:
            draft.log.warning(detail.line, "PT501", f"not recognised as {kind}; kept as a note")
    unread(draft, section, "", entry.details)
