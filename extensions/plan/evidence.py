"""What makes a text the head of an item: its spelling, and what stands behind it."""

import re
from collections.abc import Sequence

from .categories import CATEGORY
from .constraints import constraints_in_prose
from .datatypes import base_in_prose, base_of, is_union
from .heads import NESTED, Head, humps, parse_head
from .labels import key_of, names_rows, split_label
from .markdown import Block, Fence, Heading, Item, Paragraph, Table
from .names import readable_class
from .naming import is_class
from .parts import parts_told
from .patterns import Pattern
from .sketches import sketches
from .storages import kind as storage_of
from .text import code_spans, cut, is_absent, plain, split_top

_STATEMENT = {
    "values": Pattern(
        r"\b(?:wrapper|wraps|uuid|str|string|int|integer|decimal|float|bool|datetime|date|chars?|characters|digits)\b",
        re.IGNORECASE,
    ),
    "events": Pattern(r"\b(?:emitted|raised|published|when|after|fired|category)\b", re.IGNORECASE),
    "enums": Pattern(r"[A-Z][A-Z_]+\b.*[,|/→>].*\b[A-Z][A-Z_]+\b|→"),
}
_STATES = Pattern(
    r"(?:(?i:one of|either)\s+)?`?[A-Z][A-Z0-9_]+`?(?:\s*\([^()]*\))?\s*(?:[,|]|→|->|\s(?:and|or)\s)\s*`?[A-Z][A-Z0-9_]+\b"
)
_TOLD_BY = {
    "repositories": ("storage",),
    "enums": ("states", "transitions", "terminal"),
    "outcomes": ("variants",),
    "aggregates": ("fields", "commands", "invariants"),
    "values": ("base", "constraints"),
}
_QUALIFIED = Pattern(r"[a-z][\w.]*\.[A-Z]\w*")
_WRAPPER = Pattern(r"(?:typed |thin )?(?:\w+ )?wrapper\b|composite\b", re.IGNORECASE)
_ARROWED = Pattern(r"`?[a-z]\w*`?\s*(?:→|←|->|<-|=>|⇒|⇐)\s*`?[a-z]\w*`?")
_KIND_WORDS = ("aggregates", "values", "enums", "entities", "events", "repositories")
_KIND_WORD = Pattern(
    rf"\b(?:(?P<aggregates>aggregate(?: root)?)|(?P<values>value object)|(?P<enums>(?:smart )?enum|state machine)|(?P<entities>entity|(?:read|frozen) model|{NESTED} model)"
    r"|(?P<events>domain event)|(?P<repositories>repository))\b",
    re.IGNORECASE,
)
_TYPED_FIELD = Pattern(r"`[a-z_]\w*\s*:\s*[\w\[\], |.?]+`")
_CALLED = Pattern(r"`[a-z_]\w*\([^`]*\)[^`]*`")
_MODELS = frozenset({"fields", "commands", "invariants", "identity"})
_CALLED_ENUM = Pattern(
    r"^(?:(?:an?|the|closed|smart|small|plain|string)\s+)*(?:str)?enum(?:eration)?\b\s*(?:with|of|over|one of|[:：—–-])?\s*(?P<opens>\(?)(?P<listed>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A value that calls itself an enum: `enum with `GOOD`, `BAD``."""
NUMBER_TITLES = frozenset({"#", "no", "no.", "nr", "nr.", "№", ""})
_ROOT_TITLES = frozenset({"root", "aggregate root", "root entity", "root class"})
_OWN_LABELS = frozenset(
    {"fields", "category", "retention", "payload", "transitions", "terminal", "variants"}
)
_TYPED_SPAN = Pattern(r"[a-z_]\w*\s*:\s+[A-Za-z]")
_OUTCOME_NAME = Pattern(r"(?:Outcome|Result|Results|Outcomes|Response)$")
_VARIANT_TITLES = frozenset({"variant", "variants", "case", "way", "ending"})
_OUTCOMES_TITLE = Pattern(r"\b(?:outcome|result|union)s?\b", re.IGNORECASE)
CONTEXT_TITLES = frozenset({"context", "domain", "bounded context", "contexts", "kontext"})


def is_item_after_all(kind: str, key: str, head: Head, item: Item) -> bool:
    """`**Note**: 1–500 characters` among value objects is one of them, not a remark."""
    if head.style != "bold" or not is_class(head.names[0]):
        return False
    if kind == "values":
        called = key in ("note", "description", "rules") and is_evident(kind, head, ())
        return called or _WRAPPER.match(head.body) is not None
    nested = (split_label(block.text, kind) for block in item.blocks if isinstance(block, Item))
    return any(label and label[0] in _OWN_LABELS for label in nested)


def is_item(kind: str, head: Head, blocks: Sequence[Block]) -> bool:
    """Whether a head in a section names an item of it."""
    name = head.names[0]
    if not is_class(name):
        single = " " not in name.strip()
        if single and head.style == "bold":
            return head.separated or bool(blocks)
        words = readable_class(name) is not None
        return (
            words
            and head.style == "bold"
            and (is_evident(kind, head, blocks) or (len(name.split()) == 2 and name.islower()))
        )
    if len(head.names) > 1 or head.style == "bold":
        return True
    if head.style == "bare" and blocks and not (head.body or head.hint) and humps(name) > 1:
        return True
    if head.style == "code":
        return head.separated or bool(head.hint or blocks or head.body) or humps(name) > 1
    if kind == "repositories":
        return humps(name) > 1 or name.isupper()
    return (humps(name) > 1 and head.separated) or is_evident(kind, head, blocks)


def is_evident(kind: str, head: Head, blocks: Sequence[Block]) -> bool:
    """Whether the text behind a name says what only an item of this section would."""
    known = any(
        isinstance(block, Item)
        and (label := split_label(block.text, kind))
        and label[0] not in ("note", "rules")
        for block in blocks
    )
    words = _STATEMENT.get(kind)
    text = f"{head.hint} {head.body}"
    sketched = (s.name for b in blocks if isinstance(b, Fence) for s in sketches(b))
    return (
        known
        or (kind == "events" and CATEGORY.search(text) is not None)
        or (kind == "repositories" and storage_of(head.hint) is not None)
        or head.names[0] in sketched
        or any(base_of(piece) for piece in split_top(head.hint, r",\s*|;\s*")[:1])
        or bool(words and words.search(text))
        or (kind == "values" and bool(constraints_in_prose(text, "int")))
        or any(base_of(span) or _TYPED_SPAN.match(span) for span in code_spans(text))
        or bool(re.match(r"\d+\s*[–-]\s*\d+", head.body))
        or is_union(head.body)
    )


def kind_of(item: Item) -> str | None:
    """The section that an item would stand in, when nothing but itself tells."""
    head = parse_head(item.text)
    if head is None or head.style == "bare":
        return None
    based = base_of(split_top(head.hint, r",\s*|;\s*")[0]) is not None
    if not (head.separated or item.blocks or based):
        return None
    if not is_class(head.names[0]):
        return None
    said = " ".join((head.hint, head.body, *(b.text for b in item.blocks if isinstance(b, Item))))
    keys = {
        (kind, label[0])
        for kind in _TOLD_BY
        for block in item.blocks
        if isinstance(block, Item) and (label := split_label(block.text, kind))
    }
    if CATEGORY.search(said):
        return "events"
    if _STATES.match(head.body):
        return "enums"
    told = (kind for kind, labels in _TOLD_BY.items() if any((kind, key) in keys for key in labels))
    if kind := next(told, None):
        return kind
    if is_outcome("", head):
        return "outcomes"
    if re.search(r"\baggregate\b", f"{head.role} {head.hint}", re.IGNORECASE):
        return "aggregates"
    if re.search(r"\bentity\b", f"{head.role} {head.hint}", re.IGNORECASE):
        return "entities"
    told_value = is_evident("values", head, ()) or base_in_prose(head.body)
    return "values" if told_value or parts_told(head.body, 0) else None


def model_kind(title: str, blocks: Sequence[Block]) -> str | None:
    """The section of the one model that a heading names and the blocks below it tell of; None when they do not."""
    head = parse_head(title)
    if head is None or len(head.names) > 1 or not is_class(head.names[0]):
        return None
    if said := said_kind(f"{head.role} {head.hint} {head.body}"):
        return said
    if _STATES.match(head.body):
        return "enums"
    for block in blocks:
        match block:
            case Heading():
                return None
            case Fence() if own := [s for s in sketches(block) if s.name == head.names[0]]:
                return own[0].kind or "aggregates"
            case Item() if CATEGORY.search(block.text):
                return "events"
            case Item() if split_label(block.text, "repositories") and storage_of(block.text):
                return "repositories"
            case Item() if _STATES.match(block.text):
                return "enums"
            case Item() if _TYPED_FIELD.match(block.text) or _CALLED.match(block.text):
                return "aggregates"
            case Item() if (label := split_label(block.text, "aggregates")) and label[0] in _MODELS:
                return "aggregates"
            case Paragraph() if kind := said_kind(block.text):
                return kind
            case Paragraph() if (label := split_label(block.text, "aggregates")) and label[
                0
            ] in _MODELS:
                return "aggregates"
            case Paragraph() if _STATES.match(block.text):
                return "enums"
            case Table() if plain(block.header[0]).casefold() in ("field", "attribute", "property"):
                return "aggregates"
    return None


def lists_states(text: str) -> bool:
    """Whether a text opens with a list of states, as what stands behind the name of an enum does."""
    return _STATES.match(text) is not None


def enum_among_values(body: str, blocks: Sequence[Block]) -> str | None:
    """What is left of the text of a value object that calls itself an enum and tells its states; None for any other."""
    called = _CALLED_ENUM.match(body)
    if called is None:
        return None
    listed = called["listed"].removesuffix(")") if called["opens"] == "(" else called["listed"]
    if lists_states(listed):
        return listed
    labels = (split_label(block.text, "enums") for block in blocks if isinstance(block, Item))
    return body if any(label and label[0] == "states" for label in labels) else None


def said_kind(text: str) -> str | None:
    """The section of what a text calls an item: an `aggregate root`, a `smart enum`."""
    found = _KIND_WORD.search(text)
    return next((kind for kind in _KIND_WORDS if found and found[kind]), None)


def has_named_rows(kind: str, table: Table) -> bool:
    """Whether each row of a table in a section is an item of it."""
    column = name_column(kind, table)
    if column is None:
        return False
    cells = [row.cells[column] for row in table.rows if not is_absent(row.cells[column])]
    if kind in ("commands", "imports") or (
        kind == "outcomes" and names_rows(table.header[column], "commands")
    ):
        return True
    classes = [
        cell
        for cell in cells
        if readable_class(first_name(cell)) and first_name(cell)[:1].isupper()
    ]
    return 2 * len(classes) >= len(cells)


def lists_outcomes(table: Table) -> bool:
    """Each row of a table is an outcome with the ways in which it ends."""
    keys = [key_of(title, "outcomes") for title in table.header[1:]]
    return (
        bool(_OUTCOMES_TITLE.search(plain(table.header[0])))
        and "variants" in keys
        and has_named_rows("outcomes", table)
    )


def lists_variants(table: Table) -> bool:
    """Each row of a table is a way in which one outcome ends, and no column says which outcome that is."""
    first, *others = [plain(title).casefold() for title in table.header]
    return first in _VARIANT_TITLES and not any(names_rows(title, "outcomes") for title in others)


def keeping(table: Table) -> tuple[int, int] | None:
    """The columns of a table in which each cell names a storage, and in which each lists what it is asked."""
    columns = list(zip(*(row.cells for row in table.rows), strict=True)) if table.rows else []
    where = [at for at, cells in enumerate(columns) if all(map(_names_storage, cells))]
    asked = [at for at, cells in enumerate(columns) if at and all(map(_lists_calls, cells))]
    return (where[0], asked[0]) if len(where) == 1 and asked and asked[0] != where[0] else None


def table_kind(table: Table) -> str | None:
    """The section of a table whose title tells none, by what all cells of a column are."""
    first, *others = zip(*(row.cells for row in table.rows), strict=True) if table.rows else [()]
    if not first or not others:
        return None
    if any(all(map(CATEGORY.search, cells)) for cells in others):
        return "events"
    if keeping(table):
        return "repositories"
    if all(re.match(r"`[a-z_]\w*\(", cell) for cell in first):
        return "commands"
    if not all(is_class(first_name(cell)) for cell in first):
        return None
    if any(all(map(_STATES.match, cells)) for cells in others):
        return "enums"
    if all(is_ending(first_name(cell)) for cell in first):
        return "outcomes"
    based = any(all(map(base_in_prose, cells)) for cells in others)
    return "values" if based else None


def _names_storage(cell: str) -> bool:
    return storage_of(cut(plain(cell), r"\s*\(|,\s")[0]) is not None


def _lists_calls(cell: str) -> bool:
    spans = code_spans(cell)
    return bool(spans) and all(re.match(r"[a-z_]\w*(?:\(|$)", span) for span in spans)


def name_column(kind: str, table: Table) -> int | None:
    """The column that names the item of each row: the first, but for numbers, contexts and known details."""
    if kind == "aggregates" and (root := _root_column(table)):
        return root
    if kind == "imports" and (told := _source_column(table)) is not None:
        return told
    for at, title in enumerate(table.header):
        words = plain(title).casefold()
        if at == 0 and key_of(title, kind) == "fields":
            return None
        later = any(names_rows(other, kind) for other in table.header[at + 1 :])
        if words in CONTEXT_TITLES and (later or kind != "imports"):
            continue
        told = kind == "outcomes" and at == 0 and names_rows(title, "commands")
        if told or names_rows(title, kind):
            return at
        if words not in NUMBER_TITLES and key_of(title, kind) is None:
            return at if _names_classes(kind, table, at) else None
    return None


def _source_column(table: Table) -> int | None:
    """The column that gives each type with its source, `people.PersonId`, or two contexts with an arrow between them."""
    for at in range(len(table.header)):
        cells = [row.cells[at] for row in table.rows]
        spans = [code_spans(cell) for cell in cells]
        qualified = all(each and all(map(_QUALIFIED.fullmatch, each)) for each in spans)
        if cells and (qualified or all(map(_ARROWED.fullmatch, cells))):
            return at
    return None


def _names_classes(kind: str, table: Table, at: int) -> bool:
    """Whether a column of another title names the items after all: classes, with what sections say of them beside."""
    if kind not in ("repositories", "events") or not table.rows:
        return False
    told = any(key_of(title, kind) for title in table.header[at + 1 :])
    names = [plain(row.cells[at]) for row in table.rows]
    return told and all(is_class(name) and humps(name) > 1 for name in names)


def _root_column(table: Table) -> int | None:
    """The column that has the class of each aggregate's root, beside one that calls it by a title."""
    for at, title in enumerate(table.header):
        cells = [plain(row.cells[at]) for row in table.rows]
        if plain(title).casefold() in _ROOT_TITLES and cells and all(map(is_class, cells)):
            return at if not any(cell.endswith(("Id", "ID")) for cell in cells) else None
    return None


def is_ending(name: str) -> bool:
    """A name that only a union of outcomes has: `PayOutcome`."""
    return _OUTCOME_NAME.search(name) is not None


def is_outcome(kind: str, head: Head) -> bool:
    """A name with class names and bars behind it is an outcome wherever it stands."""
    spans = code_spans(head.body)
    union = next((text for text in (head.body, *spans[:1]) if is_union(text)), None)
    if union is None:
        return False
    if kind != "enums" or _OUTCOME_NAME.search(head.names[0]):
        return True
    return "(" in union or any(humps(piece) > 1 for piece in union.replace("`", "").split("|"))


def first_name(cell: str) -> str:
    """The name that opens a cell."""
    head = parse_head(cell)
    return head.names[0] if head else plain(cell)
