"""The commands that the details of an item describe."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..datatypes import is_union
from ..draft import ContextDraft, Draft
from ..entries import IN_SENTENCES, Detail, prose
from ..evidence import is_ending
from ..markdown import Block, Item, Table
from ..model import Command
from ..naming import is_class
from ..patterns import Pattern
from ..text import DOTS, is_absent, plain, split_top
from ..unions import stated_unions
from .asking import asks, changes, question, tells_something
from .carried import ways_below
from .ends import outcome_of
from .narration import told_calls
from .openings import (
    bold_command,
    first_class,
    is_told,
    signatures,
    spelled,
    told_of_command,
    way_told,
)
from .phrases import NARRATED, RETURNS, TOLD, VARIANTS
from .raw import Raw, Told
from .rows import column, lists_commands, rows, told_apart
from .settle import emitted, merge, settled

_VARIANT_IS = Pattern(rf"\bthe variants? (?:is|are)\s+(?P<variants>{VARIANTS})")
_ALL_END = Pattern(
    r"\b(?:all|each|both|every one)(?: of (?:them|these))?\s+(?:returns?|gives?|yields?|answers? with|ends? in)\s+(?:an?\s+|the\s+)?`(?P<outcome>[A-Z]\w*)`\.?",
    re.IGNORECASE,
)
_ENDS = Pattern(r"(?:→|->|=>|⇒)\s*`(?P<outcome>[A-Z]\w*)`")
_BOLD = Pattern(r"\*\*`?(?P<name>[A-Z]\w*)`?\*\*")
_TURNS = Pattern(r"^(?P<way>`[A-Z]\w*[a-z]\w*`)\s*[:：—–]\s+(?=`?[A-Z][A-Z_]{2,}\b)")
"""The first way below a command, which says at once where that leads: `` `Paid`: PAID, receipt written ``."""
_COMMANDS = Pattern(r"(?:the\s+)?commands?(?:\s.*)?", re.IGNORECASE)
_BEHAVIOUR = Pattern(r"(?:other\s+)?(?:behaviou?rs?|methods?)", re.IGNORECASE)
"""A label that, beside one for the commands, has what changes nothing."""
_CODED_MOVE = Pattern(
    r"`(?P<move>[A-Za-z_]\w*(?:\s*[|,/]\s*[A-Za-z_]\w*)*\s*(?:→|->|=>)\s*[A-Za-z_]\w*)`"
)
"""A move that is one span of code."""
_NARRATED_CALL = Pattern(r"\*\*`?([a-z]\w*)(?:\(([^()]*)\))?`?\*\*")
_BARE_CALL = Pattern(r"^[a-z]\w*(?: [a-z]\w*)?\s*[:：—–]\s(?!.*[`(])")
"""A command without any mark, which is all that its line tells of: `pay: OPEN → PAID`."""


def read_commands(
    details: Sequence[Detail], owner: str, context: ContextDraft, draft: Draft, section: str
) -> list[Told]:
    """The commands that details describe; `Order.cancel()` is one of `Order` wherever it stands."""
    told: list[Raw] = []
    apart = any(_COMMANDS.fullmatch(detail.label) for detail in details)
    for detail in details:
        found_here = list(_raws(detail, owner, draft, section))
        for raw in found_here:
            raw.narrated = detail.label == IN_SENTENCES
        for raw in found_here if apart and _BEHAVIOUR.fullmatch(detail.label) else ():
            raw.question = not changes(raw) and tells_something(raw)
        told += found_here
    raws = [raw for raw in told if not (raw.question or asks(raw, raw.owner or owner))]
    for raw in told:
        if raw not in raws:
            if raw.question:
                outcome_of(raw, raw.name, raw.behind, context, draft, section)
            draft.note(raw.line, section, raw.owner or owner, question(raw))
    before = ""
    qualified = sum(bool(raw.owner) for raw in raws)
    found: dict[tuple[str, str], Command] = {}
    for raw in raws:
        raw.creates = raw.creates or (
            bool(raw.owner) and raw.owner == owner and qualified == 1 < len(raws)
        )
        key = (raw.owner or owner, raw.name)
        raw.behind = _VARIANT_IS.sub(rf"gives the `{before}` variant \g<variants>", raw.behind)
        command = settled(raw, key[0], context, draft, section)
        before = (command.outcome if command else None) or before
        if command is not None:
            found[key] = merge(found[key], command) if key in found else command
    return [Told(name, command) for (name, _), command in found.items()]


def _common(raws: list[Raw]) -> list[Raw]:
    """Commands of one text end alike where only the last, or a sentence about all, says how."""
    if len(raws) < 2:
        return raws
    if said := next((found for raw in raws if (found := _ALL_END.search(raw.behind))), None):
        for raw in raws:
            raw.behind = raw.behind.replace(said[0], "").strip()
            raw.returns = raw.returns or ("" if asks(raw, raw.owner) else said["outcome"])
        return raws
    ended = [raw for raw in raws if raw.returns or RETURNS.search(raw.behind)]
    if ended == raws[-1:] and (found := _ENDS.search(raws[-1].behind)):
        for raw in raws[:-1]:
            raw.returns = found["outcome"]
    return raws


def _raws(detail: Detail, owner: str, draft: Draft, section: str) -> Iterator[Raw]:
    if detail.text and any(is_told(block) for block in detail.blocks):
        item = Item(detail.line, detail.text, tuple(detail.blocks))
        yield from _bullet(item, owner, draft, section)
        return
    if found := NARRATED.match(detail.text):
        for name, arguments in _NARRATED_CALL.findall(found["calls"]):
            yield Raw(detail.line, name, arguments=arguments, behind=found["told"].strip())
    elif detail.prose and (told := told_calls(detail.text)):
        for text in told:
            yield from signatures(text, detail.line, owner, draft, section)
    elif detail.text:
        bare = not detail.prose and _BARE_CALL.match(detail.text)
        text = (spelled(detail.text) if bare else None) or detail.text
        yield from _common(list(signatures(text, detail.line, owner, draft, section)))
    for block in detail.blocks:
        if isinstance(block, Table) and lists_commands(block):
            yield from rows(block)
        elif isinstance(block, Item):
            yield from _bullet(block, owner, draft, section)
        else:
            for line, text in prose(block):
                draft.note(line, section, owner, text)


def _stated_below(item: Item, returned: str) -> str:
    """The union that a bullet below a command spells out, of the name that the command returns: `PayOutcome = Paid | TooLate`."""
    for block in item.blocks:
        if isinstance(block, Item) and is_union(block.text):
            union = " | ".join(piece.strip("` ") for piece in split_top(block.text, r"\|"))
            return f"`{returned}` = `{union}`" if returned else f"`{union}`"
        for stated in stated_unions(block.text) if isinstance(block, Item) else ():
            if stated.name == returned or (not returned and is_ending(stated.name)):
                ends = (f"{name}({fields})" if fields else name for name, fields in stated.variants)
                return f"`{stated.name}` = `{' | '.join(ends)}`"
    return ""


def _named_ending(raw: Raw) -> str:
    """The outcome that a command is said to end in by its name alone."""
    if next(stated_unions(raw.behind), None):
        return ""
    behind = RETURNS.search(raw.behind)
    name = plain(raw.returns or (behind["outcome"] if behind else ""))
    return name if is_ending(name) and is_class(name) else ""


def _bullet(item: Item, owner: str, draft: Draft, section: str) -> Iterator[Raw]:
    item = replace(item, text=DOTS.sub("; ", item.text))
    item = bold_command(item) or item
    found = _common(list(signatures(item.text, item.line, owner, draft, section, bare=True)))
    rest: list[Block] = []
    if found and (ends := _named_ending(found[-1])):
        explained = (way_told(block.text) for block in item.blocks if isinstance(block, Item))
        ways = [way for way in explained if way and way not in draft.events]
        found[-1].returns = (
            f"`{ends}` = `{' | '.join(dict.fromkeys(ways))}`" if ways else found[-1].returns
        )
    if found and (told := _stated_below(item, plain(found[-1].returns))):
        found[-1].returns = told
    elif len(found) == 1 and not (found[0].returns or RETURNS.search(found[0].behind)):
        found[0].returns = " | ".join(ways_below(item.blocks, owner, draft))
    for block in item.blocks:
        label = told_of_command(block.text) if isinstance(block, Item) else None
        told = _BOLD.sub(r"`\g<name>`", label[1]) if label else ""
        if label and label[0] == "outcome" and not told and isinstance(block, Item):
            told = " | ".join(
                first_class(end.text) for end in block.blocks if isinstance(end, Item)
            )
        if found and label and label[0] in TOLD and not is_absent(told):
            column(found[-1], label[0], told)
        else:
            rest.append(block)
    if found:
        told_apart(found[-1])
        said = [block.text for block in rest if isinstance(block, Item)]
        said = [
            _TURNS.sub(r"\g<way>: now ", text) if at == 0 else text for at, text in enumerate(said)
        ]
        found[-1].remarks = _CODED_MOVE.sub(r"\g<move>", ". ".join(said))
        found[-1].emits += [event for text in said for event in emitted(text, draft.events)]
    yield from found
    for block in rest:
        for line, text in prose(block):
            draft.note(line, section, f"{owner}.{found[-1].name}" if found else owner, text)
