"""Items that nothing announces: a line names one, and what stands behind the name or below the line shows what it is."""

from .drawings import draws_moves
from .facts import is_field_table
from .heads import Head, parse_head
from .markdown import Block, Fence, Item, Table
from .naming import is_class
from .patterns import Pattern
from .state_tables import columns
from .states import has_moves
from .worded_fields import led_field

_MODEL = Pattern(
    r"^(?:(?:An?|The|Each|Every)\s+)?(?P<name>\*\*`?[A-Z]\w*`?\*\*|`[A-Z]\w*`)\s+(?:is|has|holds|consists of|carries|knows)\s*[:：]$"
)
"""A line that only says that its model's fields follow: `An **Order** is:`."""
_TOLD_MODEL = Pattern(
    r"^(?:(?:An?|The|Each|Every)\s+)?(?P<name>\*\*`?[A-Z]\w*`?\*\*|`[A-Z]\w*`)\s+(?P<said>[a-z]+\b(?!\s*[:：]).*)$"
)
"""A sentence about a model, its fields in the table below."""
_OF_STATES = Pattern(r"(?:Status|State|Phase|Stage|Lifecycle)$")
_LISTED = Pattern(
    r"^`[a-z][a-z0-9_]*`(?:\s*(?:,|\||/|,?\s+and|,?\s+or)\s*`[a-z][a-z0-9_]*`)+(?=$|[.;])"
)
_OF_KINDS = Pattern(
    r"(?:Kind|Type|Level|Reason|Mode|Grade|Class|Category|Channel|Role|Severity|Priority|Status|State)$"
)


def shown_item(text: str, below: Block | None) -> tuple[str, Head] | None:
    """The section of the item that a line names, and its head; None when nothing shows what the item is."""
    if found := _MODEL.match(text):
        name = found["name"].strip("*`")
        return (
            ("aggregates", Head((name,), "", "", "bold", separated=True))
            if _shows_fields(below)
            else None
        )
    told = _TOLD_MODEL.match(text)
    if told and isinstance(below, Table) and is_field_table(below):
        name = told["name"].strip("*`")
        return "aggregates", Head((name,), "", told["said"], "bold", separated=True)
    head = parse_head(text)
    if head is None or head.style != "bold" or len(head.names) != 1 or not is_class(head.names[0]):
        return None
    name = head.names[0]
    if _OF_STATES.search(name) and (
        has_moves(head.body) or (not head.body and _shows_moves(below))
    ):
        return "enums", head
    if _OF_KINDS.search(name) and _LISTED.match(head.body):
        return "enums", head
    return None


def _shows_fields(block: Block | None) -> bool:
    match block:
        case Table():
            return is_field_table(block)
        case Item():
            return led_field(block.text) != block.text
    return False


def _shows_moves(block: Block | None) -> bool:
    match block:
        case Fence():
            return draws_moves(block.text)
        case Table():
            return columns(block) is not None
    return False
