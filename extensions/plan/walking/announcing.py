"""What a line of the domain design announces, and what the block below it shows."""

import re

from ..categories import CATEGORY
from ..commands import TITLED_CALL
from ..entries import WITH_ROLES
from ..evidence import lists_states
from ..facts import is_field_table
from ..heads import NESTED, Head, parse_head, spelled_out
from ..labels import run_in
from ..markdown import Block, Fence, Item, Table
from ..naming import is_class, is_state
from ..patterns import Pattern
from ..text import leading_separator, parenthesis, split_top

MAY_LIST_STATES = frozenset({"", "design", "values", *WITH_ROLES})
"""Sections in which an item that lists states is an enum."""
_SAID = Pattern(
    r"^(?:(?:is|the|an?|our|its|only|single|main|one|central|this|context's|smart|domain|child|small)\s+)*"
    r"(?:(?P<aggregates>aggregate(?: root)?|root)|(?P<entities>entity|part(?=\s+(?:of|inside|within)\b))|(?P<values>value objects?|composite)|(?P<outcomes>(?:outcome|result)(?: union)?)|(?P<events>event)|(?P<repositories>repository)|(?P<enums>enum(?:eration)?|state machine))"
    r"(?=$|[,.;:(]|\s+[—–-]\s|\s+(?:of|for|in|inside|with|that|which|and|behind|root)\b)",
    re.IGNORECASE,
)
"""What an item is said to be by the first words behind its name."""
_PLAINLY = frozenset({"values", "outcomes", "events", "repositories"})
"""Sections whose items are not asked what they were said to be."""
_SAID_KINDS = (
    "aggregates",
    "entities",
    "values",
    "enums",
    "outcomes",
    "events",
    "repositories",
)
_ROLES = rf"aggregate(?: root)?|entity|{NESTED} (?:entity|model)|value object|(?:smart )?enum|state machine"
_ROLE_BEFORE = Pattern(
    rf"(?i:the\s+)?(?P<role>(?i:{_ROLES}))(?:\s*[:：—–-]\s*|\s+)`?(?P<name>[A-Z]\w*)`?(?:\s*\((?P<aside>[^()]*)\))?\s*[:：]?"
)
_ROLE_BEHIND = Pattern(rf"(?i:the\s+)?`?(?P<name>[A-Z]\w*)`?\s+(?P<role>(?i:{_ROLES}))\s*[:：]?")
_SLANTED = Pattern(r"(?P<mark>[*_])(?P<title>[^*_`]+)(?P=mark)\s*[:：]?")
_SINGULAR = {
    "aggregate root": "aggregate roots",
    "aggregate": "aggregates",
    "entity": "entities|child entity|child entities",
    "value object": "value objects",
    "smart enum": "smart enums|enum|enums",
    "domain event": "domain events|event|events",
}
_ONE = {more: one for one, told in _SINGULAR.items() for more in told.split("|")}
_LABELLED = Pattern(
    rf"^\*\*(?P<role>(?i:{'|'.join(f'{one}|{more}' for one, more in _SINGULAR.items())}))\s*[:：]?\*\*\s*(?:[:：]|—|–|-(?=\s))?\s*(?P<told>(?:`|\*\*)[A-Z].*)$",
    re.DOTALL,
)
"""A label that says what the items behind it are: ``**Value objects**: `Money`, `Sku```."""
_CALLED = Pattern(
    rf"^(?:[A-Z][a-z]+ (?:[a-z]+ ){{0,3}})?(?P<role>(?i:{_ROLES}))(?:,| is(?: called| named)?)? (?P<name>(?:`|\*\*)[A-Z]\w*(?:`|\*\*))(?P<rest>[.,:;]?.*)$",
    re.DOTALL,
)
"""A sentence that gives the name of a model behind what it is: `The aggregate is called `Order``."""
_PART_OF = Pattern(
    r"^(?P<mark>\*{0,2})(?i:(?:inner\s+|child\s+)?part\s+of\s+(?:the|an?)\s+(?:aggregate|root))\s*[:：]\s*(?=`?[A-Z])"
)
_FIELD = Pattern(r"^(?:\*\*)?`?[a-z_]\w*`?(?:\*\*)?\s*(?:[:：]|\(|\s[—–-]\s|`|$)")
_TYPED = Pattern(
    r"^[`*]*[a-z_]\w*[`*]*\s*:\s*[`*]*(?:[a-z_]+\[)?(?:[A-Z]|(?:date|datetime|int|str|bool|float|time|timedelta|bytes)\b)|^`[a-z_]\w*:\s*[a-z]+"
)
_CALL = Pattern(r"^(?:\*\*)?`?[a-z_]\w*(?:\(|`|\*\*)")


def labels_role(text: str) -> bool:
    """Whether a line opens with a label that says what the items behind it are."""
    return _LABELLED.match(text) is not None


def role_outside(text: str) -> str:
    """A line that is the name of an item in bold, with what it is outside: ``**Entity `Line`**`` is ``Entity **Line**``."""
    text = _PART_OF.sub(r"\g<mark>Entity: ", spelled_out(text))
    if labelled := _LABELLED.match(text):
        role = labelled["role"].casefold()
        return f"{_ONE.get(role, role)}: {labelled['told']}"
    if called := _CALLED.match(text):
        return f"{called['role']} **{called['name'].strip('`*')}** {called['rest']}".strip()
    slanted = _SLANTED.fullmatch(text)
    bold = (slanted["title"], "") if slanted else run_in(text)
    if bold is None:
        return text
    found = _ROLE_BEFORE.fullmatch(bold[0]) or _ROLE_BEHIND.fullmatch(bold[0])
    return f"{found['role']} **{found['name']}** {bold[1]}".strip() if found else text


def kind_behind(head: Head) -> tuple[str | None, str]:
    """The section of an item by what it is said to be behind its name, and what stands behind that."""
    for said in (head.hint, head.body):
        if found := _SAID.match(said):
            kind = next(kind for kind in _SAID_KINDS if found[kind])
            told = kind in _PLAINLY and said is head.body
            return kind, head.body[found.end() :].lstrip(" ,.;:—–-") if told else head.body
    return None, head.body


def announcing(text: str) -> tuple[str, str]:
    """The words of a line that announce what stands below it, and what it says before; none when it announces nothing."""
    text = text.strip()
    short = text.endswith(".") and len(text.split()) <= 6 and not re.search(r"[`*]", text)
    ended = text.endswith((":", "："))
    if slanted := _SLANTED.fullmatch(text):
        return slanted["title"], ""
    if bold := run_in(text):
        title, rest = bold
        behind = rest[1:] if rest.startswith(",") else leading_separator(f" {rest}") or ""
        tail = ended and behind and "`" not in behind
        told = rest.strip(" :：")
        aside = (
            told.startswith("(")
            and CATEGORY.search(told)
            and not parenthesis(told)[1].strip(" :：")
        )
        return (title, "") if tail or aside or not told else ("", "")
    if not ended:
        return (text, "") if short else ("", "")
    *before, last = split_top(text.lstrip(". "), r"\.\s+")
    return last, ". ".join(before)


def shows_items(kind: str, first: Block) -> bool:
    """Whether a block shows items of a section, rather than the names of some."""
    if not isinstance(first, Item):
        return True
    said = [first.text, *(block.text for block in first.blocks if isinstance(block, Item))]
    return kind != "outcomes" and (bool(first.blocks) or any(map(CATEGORY.search, said)))


def shows_states(first: Block) -> bool:
    """Whether a block lists states, or moves between them."""
    head = parse_head(first.text) if isinstance(first, Item) else None
    return isinstance(first, Item) and (
        lists_states(first.text) or (head is not None and is_state(head.names[0]))
    )


def shows_typed_fields(first: Block) -> bool:
    """Whether a block lists fields with their types."""
    match first:
        case Item():
            return _TYPED.match(first.text) is not None
        case Table():
            return is_field_table(first)
    return False


def shows_part(key: str, first: Block) -> bool:
    """Whether a block lists fields, commands or rules rather than items."""
    match first:
        case Item():
            head = parse_head(first.text)
            if key == "commands" and TITLED_CALL.match(first.text):
                return True
            if head is not None and is_class(head.names[0]):
                return False
            if key == "fields":
                return _FIELD.match(first.text) is not None
            return key == "invariants" or _CALL.match(first.text) is not None
        case Table() | Fence():
            return True
    return False
