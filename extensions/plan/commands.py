"""Commands as plans write them: signatures with the states they move between, what they return and what they emit."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from .command_states import ANY_STATE, states_in, states_told
from .datatypes import base_of, is_union, parse_type, variants
from .draft import ContextDraft, Draft
from .entries import Detail, chunks, prose
from .facts import settle
from .fields import OR_NOTHING, parse_fields, scan_fields
from .labels import column_key, key_of, names_rows, split_label
from .markdown import Block, Heading, Item, Paragraph, Table
from .model import Command, Outcome, Variant
from .names import method_name
from .naming import is_class, is_state, pascal, snake, state_name
from .patterns import Pattern
from .spoken_states import states_of_command
from .states import OR, TERMINAL, Machine, has_moves, read_chains, read_states, wild_sources
from .text import code_spans, cut, is_absent, plain, split_top
from .unions import opens_with_union, stated_unions

_CALL = Pattern(
    r"(?:(?P<owner>[A-Z]\w*)\.)?(?P<name>[a-z_]\w*)\s*(?:\((?P<arguments>.*)\))?\s*(?:(?:->|→)\s*(?P<returns>.+))?",
    re.DOTALL,
)
_SIGNATURE = Pattern(r"`(?:[A-Z]\w*\.)?[a-z_]\w*(?:\s*\([^`]*)?`")
_BARE = Pattern(r"(?<![\w`.])(?P<call>(?:[A-Z]\w*\.)?[a-z_]\w*\([^()]*\))")
_EMITS = Pattern(
    r"\b(?i:emits?|raises?|publishes|emitting|raising|löst|emite|émet)\b:?\s*(?P<events>(?:`?[A-Z]\w*`?(?:\s*(?:,|/|&|\+|and|or)\s*)?)+)"
)
_EMITTED = Pattern(
    r"(?P<events>`[A-Z]\w*`(?:\s*(?:,|&|\+|,?\s+and)\s*`[A-Z]\w*`)*)\s+(?:is|are|gets|will\s+be|has\s+to\s+be)\s+(?:then\s+|also\s+)?(?:emitted|raised|published|sent|recorded|announced|fired)\b"
)
"""Events of which a sentence says that they are emitted."""
_CLASS = Pattern(r"[A-Z]\w*")
_EVENT = Pattern(
    r"(?:^|(?P<before>[;,.—–:]|→|->|=>))\s*(?:(?:with\s+)?(?:the\s+)?events?:?\s+)?`?(?P<event>[A-Z]\w*)`?(?=\s*(?:$|[;,.—–]|->|→|=>))(?!\s*,\s*`?[A-Z]\w*\s*\|)",
    re.IGNORECASE,
)
"""A clause that is nothing but the name of an event."""
_END = r"(?:`[A-Z]\w*(?:\([^()`]*\))?`|[A-Z]\w*(?:\([^()]*\))?)"
_RETURNS = Pattern(
    r"(?:\b(?i:returns?|outcomes?|yields|gives|produces|answers|(?:fails|ends|results|refused|answers) (?:with|in)|(?:the )?result is|results?(?=:))\b:?|->|→|⇒|=>)"
    r"\s*(?:either\s+|an?\s+|the\s+)?"
    rf"(?P<outcome>{_END}(?:\s*(?:\||,\s*or\b|\bor\b|,(?=\s*`?[A-Z][a-z])|/(?=\s*`?[A-Z][a-z]))\s*{_END})+|`[^`]+`|{_END})"
)
_ENDS_AT_ONCE = Pattern(
    r"^[:：]?\s*(?:→|->|=>|⇒)\s*(?P<ways>`?[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`?(?:\s*(?:\||/|\bor\b)\s*`?[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`?)+)\.?(?=$|\s|[.;,])"
)
"""A union that a call points at."""
_ENDS_BEHIND = Pattern(
    r"^[,;\s]*(?P<outcome>`[^`]*\|[^`]*`|`?[A-Z]\w*(?:Outcome|Result|Verdict|Decision|Response)`?(?=$|[\s.,;]))"
)
_GIVES = Pattern(
    r"(?:(?:and\s+)?(?:it\s+)?(?:gives|returns|yields|answers(?: with)?|results in|ends in|→|->)\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_VARIANTS = (
    r"`[A-Z]\w*(?:\([^()`]*\))?`(?:(?:\s*,\s*(?:or\s+)?|\s+or\s+)`[A-Z]\w*(?:\([^()`]*\))?`)*"
)
_NAMED_VARIANT = Pattern(
    r"`(?P<outcome>[A-Z]\w*)`(?:,?\s+(?:through|with|as|by)\s+(?:the|its|an?)(?:\s+(?:additional|further|new|own))?)?\s+variants?\s+"
    rf"(?P<variants>{_VARIANTS})"
)
"""The variant of an outcome that a command ends in: `gives the `PayOutcome` variant `Paid``."""
_VARIANT_IS = Pattern(rf"\bthe variants? (?:is|are)\s+(?P<variants>{_VARIANTS})")
_ALL_END = Pattern(
    r"\b(?:all|each|both|every one)(?: of (?:them|these))?\s+(?:returns?|gives?|yields?|answers? with|ends? in)\s+(?:an?\s+|the\s+)?`(?P<outcome>[A-Z]\w*)`\.?",
    re.IGNORECASE,
)
_ENDS = Pattern(r"(?:→|->|=>|⇒)\s*`(?P<outcome>[A-Z]\w*)`")
_JOINT = Pattern(r"^(?:[\s:—–]|=(?!>)|-(?!-*>))+")
_ASIDE = Pattern(r"^[(\[](?P<moves>[^()\[\]]*(?:→|->|=>)[^()\[\]]*)[)\]][\s,;.]*")
_ASIDE_LATER = Pattern(r"\s*[(\[](?P<moves>[^()\[\]]*(?:→|->|=>)[^()\[\]]*)[)\]]")
_BETWEEN_STATES = Pattern(rf"→|-+>|=>|[|,/]|\bor\b|{OR}")
_CAPITALISED = Pattern(r"[A-Z][a-z]+(?: [A-Z]?[a-z]+)?")
_LISTED_BEFORE = Pattern(r"(?:`?[A-Z][A-Z0-9_]*`?,\s*)+$")
_WHILE = Pattern(
    r"^(?:while|when|in|from|if|during|allowed (?:in|while)|only (?:in|while|from|when))\s+(?:(?:it|(?:the|an?) \w+|status|state) (?:is|are)\s+)?(?P<states>`?[A-Z][A-Z0-9_]*`?(?:\s*(?:,|\||or|and)\s*`?[A-Z][A-Z0-9_]*`?)*)\s*(?=$|[→:,;.—–-]|->)"
)
_SHOUTED = r"`?\b[A-Z][A-Z0-9_]{2,}\b`?"
_SPOKEN_MOVE = Pattern(
    rf"(?:\b(?:which|that|turns?|moves?|changes?|takes?|brings?|goes|back|it|the \w+|from)\s+)*(?P<sources>{_SHOUTED}(?:\s*(?:,|/|\||\bor\b)\s*{_SHOUTED})*)"
    rf"\s+(?:back\s+)?(?:in)?to\s+(?P<target>{_SHOUTED})"
)
_UNITED = Pattern(r"`[A-Z][^`|]*\|[^`]*`")
_LEADS_TO = Pattern(
    rf"(?:^|[,;.]\s*|\b(?:and|then)\s+)(?:(?:it|the \w+)\s+)?(?:(?i:moves?|goes|changes?|transitions?|switches|advances)\s+(?:it\s+|the \w+\s+)?(?:in)?to|(?i:(?:the\s+)?(?:state|status)\s+(?:becomes|is set to|changes to))|→|->)\s+(?P<target>{_SHOUTED})(?=$|[,;.)]|\s)"
)
_GIVES_BACK = Pattern(
    rf"\breturns?\s+(?:it(?:self)?\s+(?:as\s+|in\s+)?|(?:the|an?)\s+(?:new\s+|now\s+)?)(?P<target>{_SHOUTED})(?=\s+\w|[.,;]|$)"
)
_MAKES = Pattern(
    rf"\b(?:makes|leaves|puts|sets|turns|marks)\s+(?:it|(?:the|its)\s+\w+)\s+(?:as\s+|(?:back\s+)?(?:in|into|to)\s+)?(?P<target>{_SHOUTED})"
)
_CHANGES = (_SPOKEN_MOVE, _MAKES, _LEADS_TO)
_AMID = Pattern(r"`(?:[A-Z]\w*\.)?[a-z_]\w*\([^`]*\)`")
_AFTERWARDS = Pattern(
    rf"[,;.]?\s*\b(?:and )?(?:afterwards|after that|then|from then on|which makes)\s+(?:(?:it|the \w+)\s+)?(?:is\s+|becomes\s+)?(?P<target>{_SHOUTED})(?!\s*(?:→|->|,|\||\bor\b))",
    re.IGNORECASE,
)
_STATUS_IS = Pattern(r"^(?:the\s+)?(?:status|state)\s+(?:is|in|must be|=|==)\s+", re.IGNORECASE)
_CREATES = Pattern(
    r"^(?:(?:starts|begins|opens)\s+(?:in|as)(?:\s+(?:state|status))?\s+`?(?P<first>[A-Z][A-Z0-9_]*)`?\b"
    r"|(?:an?\s+)?new\s+\w+(?:\s+\w+)?\s*,\s*(?:which\s+is\s+)?(?:(?:straight|directly|at once)\s+)?(?:(?:in|to|into|as)\s+)?(?:state\s+|status\s+)?`?(?P<made>[A-Z][A-Z0-9_]*)\b`?"
    r"|(?:creates|constructs|factory|constructor)\b(?:\s+(?:(?:the|an?)\s+\w+\s+)?(?:as|in)?(?:\s+(?:state|status))?\s*`?(?P<state>[A-Z][A-Z0-9_]*)`?)?)[,;.]?"
)


_YES_OR_NO = Pattern(r"(?:is|has|can|may|should|was|are|does|needs|requires|allows|accepts)_\w")
_THIRD_PERSON = Pattern(r"(?:[a-z]+[^s_\Wiu]s)(?:_\w+)?$")
"""A method that says of itself what it does, where a command says what to do: `covers`, `blocks_stand`."""
_CHANGES_NOTHING = Pattern(
    r"\b(?:is|are|a|pure|only a)\s+(?:pure\s+)?(?:quer(?:y|ies)|questions?|predicates?)\b|\bread-only\b|\bpure (?:query|function)\b",
    re.IGNORECASE,
)
_TELLS_OF = Pattern(
    r"^[\s:—–-]*(?:(?P<tells>(?:it\s+)?(?:returns?|answers?|tells?|says|gives|lists?|counts?|computes|calculates|reports|shows|yields))(?:\s+back)?\s+)?"
    r"(?:(?P<asked>whether|what|how (?:much|many|long|far|old|often|busy)|(?(tells)(?:if|which|who|where)|whether))\b"
    r"|(?:all\s+)?(?:the|every|an?|all)\b(?P<thing>[^.;,]{0,60}))",
    re.IGNORECASE,
)
"""What a method does that answers a question: `whether it is late`, `returns all the positions which are free`."""
_WHICH_OR_HOW_MANY = Pattern(
    r"(?:current|next|last|first|latest|previous|remaining|total)_\w+$|\w+_(?:free|left|remaining|used|available|total|count)$"
)
"""A method of such a name, of which nothing else is said, only tells something: `seats_left()`."""
_OUTCOME = Pattern(r"(?:Outcome|Result|Verdict|Decision|Response)$")
_BROKEN = Pattern(r"\s*<br\s*/?>\s*(?=`?[A-Z])|\s+[·•]\s+(?=`?[A-Z])|\s*\\\|\s*")
"""What parts the ways in a cell as a bar does."""
_NOTHING = frozenset({"None", "Self", "void", "nothing"})
"""What a command returns that has nothing to tell but that it is done."""
_ONLY_CALL = Pattern(r"^[a-z_]\w*\([^()`]*\)\.?(?:$|\s*[:：]\s|\s+(?:—|–|->|→)\s)")
_OPENS_CALL = Pattern(r"^`[a-z_]\w*\([^`]*\)[^`]*`(?!\s*\()")
_FROM_TO = Pattern(r"\b[Ff]rom\s+`?(?P<start>\w+)`?\s+to\s+`?(?P<end>\w+)`?(?=[.,;]|$)")
_CUT_SHORT = Pattern(r"(?:^|(?<=\.))[^.;]{0,20}\s\.(?=\s|$)")
"""What is left of a sentence that was read: `A hit .`"""
_MAKES_IT = Pattern(r"^\s*[:：—–-]\s*creates?\b")
_ON_ENDING = Pattern(r"\(?\b(?:on|for|when|if|unless|after|in case of)\s+[^,;]*")
_SMALL_MOVE = Pattern(
    r"(?<![\w`])[a-z]\w*(?:\s*(?:,|\||/|\bor\b)\s*[a-z]\w*)*\s*(?:→|->|=>|⇒)\s*[a-z]\w*(?![\w(`])"
)
"""A move between states in small letters: `open, held → closed`."""
_FEW_WORDS = 4
"""A cell of states with more words than these says more than the states."""
_UNCHANGED = Pattern(r"(?:\w+\s+)?(?:unchanged|same(?: as before)?|no change|stays)", re.IGNORECASE)
_TITLED = Pattern(
    r"(?:\d+[.)]\s+)?(?P<mark>`?)(?P<call>(?:[A-Z]\w*\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)*\s*(?P<arguments>\([^()]*\))?)(?P=mark)(?P<behind>(?:\s*(?:[:：—–]|→|->).*)?)"
)
_TOLD = frozenset({"outcome", "emits", "transition", "from", "to", "fields"})
"""What a bullet under a command may tell of it."""


@dataclass(slots=True)
class Raw:
    """A command before its names are settled."""

    line: int
    name: str
    owner: str = ""
    arguments: str = ""
    behind: str = ""
    returns: str = ""
    moves: str = ""
    sources: str = ""
    emits: list[str] = field(default_factory=list)
    creates: bool = False
    remarks: str = ""
    """What bullets below it say, of which states are read."""


@dataclass(frozen=True, slots=True)
class Told:
    """A command and the aggregate that it is said to change; empty when nobody said."""

    owner: str
    command: Command


_NARRATED_CALL = Pattern(r"\*\*`?([a-z]\w*)(?:\(([^()]*)\))?`?\*\*")
_NARRATED = Pattern(
    r"^(?P<calls>\*\*`?[a-z]\w*(?:\([^()]*\))?`?\*\*(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*/\s*)\*\*`?[a-z]\w*(?:\([^()]*\))?`?\*\*){0,6})"
    r"\s+(?P<told>[a-z]+\s+\S+\s+\S.*)$",
    re.DOTALL,
)
"""Commands in bold that open the sentences about them: `**launch** takes the time and …`."""


_GOES_ON = Pattern(r"^(?:It|This|The (?:result|outcome|answer)|Returns|Emits|Afterwards|Then)\b")
"""How a sentence begins that goes on about the command of the one before."""
_ASKING = Pattern(
    r"\b(?:questions?|quer(?:y|ies)|asks?|asked|answers?|predicates?|helpers?)\b", re.IGNORECASE
)
_CALLING = Pattern(
    r"\b(?:calls?|calling|invokes?|through|with|via|by|uses?|the)\s*$", re.IGNORECASE
)


def is_narrated(text: str) -> bool:
    """Whether a paragraph tells of the commands in bold that open it."""
    return _NARRATED.match(text) is not None


def is_command(text: str) -> bool:
    """Whether a bullet is a command: a call, or a verb and the states that it moves between."""
    if _OPENS_CALL.match(text) or _ONLY_CALL.match(text):
        return True
    head, separator, rest = cut(text, r"\s*[:：]\s+|\s+[—–-]\s+")
    verb = re.fullmatch(r"`?[a-z]\w*(?: [a-z]+)?(?:\([^()]*\))?`?", head)
    return bool(verb and separator and has_moves(rest) and _chain_among(rest))


def narrated(text: str) -> str | None:
    """A command that is told amid a sentence, spelled as one: `In autumn the keeper calls `winter()`, which …`."""
    found = list(_AMID.finditer(text))
    lead = text[: found[0].start()] if len(found) == 1 else ""
    if not lead.strip(" *_") or "`" in lead or len(lead.split()) > 14:
        return None
    behind = text[found[0].end() :].strip(" ,")
    if not any(told.search(behind) for told in (_RETURNS, _EMITS, _EMITTED, *_CHANGES)):
        return None
    return f"{found[0][0]}: {behind.rstrip('.')} — {lead.strip(' ,:')}"


def told_calls(text: str) -> list[str]:
    """The commands that a paragraph tells of, a sentence or more to each, spelled as bullets would be."""
    found: list[tuple[str, str, str]] = []
    for sentence in split_top(text, r"(?<=[.!])\s+(?=[`A-Z])"):
        calls = list(_AMID.finditer(sentence))
        if not calls and found and _GOES_ON.match(sentence):
            call, behind, lead = found[-1]
            found[-1] = call, f"{behind} {sentence}".strip(), lead
        elif len({call[0] for call in calls}) == 1:
            at = calls[0]
            if _ASKING.search(sentence[: at.start()]):
                continue
            lead = _CALLING.sub("", sentence[: at.start()]).strip(" ,:")
            found.append((at[0], sentence[at.end() :].strip(" ,"), lead))
    return [
        f"{call}: {behind}{f' — {lead}' if lead else ''}"
        for call, behind, lead in found
        if any(told.search(f"{behind} {lead}") for told in (_RETURNS, _EMITS, _EMITTED, *_CHANGES))
    ]


def read_commands(
    details: Sequence[Detail], owner: str, context: ContextDraft, draft: Draft, section: str
) -> list[Told]:
    """The commands that details describe; `Order.cancel()` is one of `Order` wherever it stands."""
    told = [raw for detail in details for raw in _raws(detail, owner, draft, section)]
    raws = [raw for raw in told if not _asks(raw, raw.owner or owner)]
    for raw in told:
        if raw not in raws:
            draft.note(raw.line, section, raw.owner or owner, _question(raw))
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


def _asks(raw: Raw, owner: str) -> bool:
    """Whether a method only answers a question: it gives a plain value, or its name asks for yes or no."""
    if raw.moves or raw.emits or raw.creates or raw.sources or has_moves(raw.behind):
        return False
    if _THIRD_PERSON.match(raw.name):
        return True
    if raw.returns and not _CHANGES_NOTHING.search(raw.behind):
        if found := OR_NOTHING.match(raw.returns):
            return found["type"] != owner
        kind = parse_type(cut(raw.returns, r"\s+—\s+|;\s")[0])
        if kind is None or kind.union or kind.name == owner or plain(raw.returns) in _NOTHING:
            return False
        asked = _TELLS_OF.match(raw.behind)
        if asked and asked["asked"] and not _OUTCOME.search(kind.name):
            return True
        return base_of(kind.name) is not None or bool(kind.many) or kind.optional
    if _CHANGES_NOTHING.search(raw.behind) or _tells(raw):
        return True
    if _WHICH_OR_HOW_MANY.match(raw.name) and not (raw.arguments or raw.behind.strip(" .;,")):
        return True
    behind = _RETURNS.search(raw.behind) or _EMITS.search(raw.behind)
    return asks_yes_or_no(raw.name) and behind is None


def _tells(raw: Raw) -> bool:
    """Whether what is said of a method is what it tells: a question, or the thing that it is called after."""
    found = _TELLS_OF.match(raw.behind)
    if found is None:
        return False
    said = re.findall(r"[a-z]+", (found["thing"] or "").casefold())
    thing = raw.name.rpartition("_")[2]
    return bool(found["asked"]) or ("_" in raw.name and thing in said[:3])


def asks_yes_or_no(name: str) -> bool:
    """A method of this name only answers a question: `is_paid`."""
    return _YES_OR_NO.match(name) is not None


def _question(raw: Raw) -> str:
    returns = f" -> {raw.returns.strip('`')}" if raw.returns else ""
    said = f" — {said}" if (said := raw.behind.strip(" :—–-")) else ""
    return f"`{raw.name}({raw.arguments}){returns}`{said}"


def _common(raws: list[Raw]) -> list[Raw]:
    """Commands of one text end alike where only the last, or a sentence about all, says how."""
    if len(raws) < 2:
        return raws
    if said := next((found for raw in raws if (found := _ALL_END.search(raw.behind))), None):
        for raw in raws:
            raw.behind = raw.behind.replace(said[0], "").strip()
            raw.returns = raw.returns or ("" if _asks(raw, raw.owner) else said["outcome"])
        return raws
    ended = [raw for raw in raws if raw.returns or _RETURNS.search(raw.behind)]
    if ended == raws[-1:] and (found := _ENDS.search(raws[-1].behind)):
        for raw in raws[:-1]:
            raw.returns = found["outcome"]
    return raws


_BARE_CALL = Pattern(r"^[a-z]\w*(?: [a-z]\w*)?\s*[:：—–]\s(?!.*[`(])")
"""A command without any mark, which is all that its line tells of: `pay: OPEN → PAID`."""


def _raws(detail: Detail, owner: str, draft: Draft, section: str) -> Iterator[Raw]:
    if detail.text and any(_is_told(block) for block in detail.blocks):
        item = Item(detail.line, detail.text, tuple(detail.blocks))
        yield from _bullet(item, owner, draft, section)
        return
    if found := _NARRATED.match(detail.text):
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


def _bullet(item: Item, owner: str, draft: Draft, section: str) -> Iterator[Raw]:
    item = bold_command(item) or item
    found = _common(list(signatures(item.text, item.line, owner, draft, section, bare=True)))
    rest: list[Block] = []
    for block in item.blocks:
        label = told_of_command(block.text) if isinstance(block, Item) else None
        told = label[1] if label else ""
        if label and label[0] == "outcome" and not told and isinstance(block, Item):
            told = " | ".join(
                first_class(end.text) for end in block.blocks if isinstance(end, Item)
            )
        if found and label and label[0] in _TOLD and not is_absent(told):
            _column(found[-1], label[0], told)
        else:
            rest.append(block)
    if found:
        said = [block.text for block in rest if isinstance(block, Item)]
        found[-1].remarks = ". ".join(said)
        found[-1].emits += [event for text in said for event in _emitted(text)]
    yield from found
    for block in rest:
        for line, text in prose(block):
            draft.note(line, section, f"{owner}.{found[-1].name}" if found else owner, text)


def _emitted(text: str) -> Iterator[str]:
    """The events of which a text says that they are emitted."""
    for telling in (_EMITS, _EMITTED):
        for found in telling.finditer(text):
            yield from _CLASS.findall(found["events"])


def first_class(text: str) -> str:
    """The class that an item opens with: `` `Declined` – the bank refused ``."""
    found = re.match(r"[`*]*([A-Z]\w*)", text)
    return found[1] if found else ""


_NAMED_END = Pattern(
    r"^(?P<mark>\*\*|\*|_|)(?P<label>[A-Za-z]+(?: [a-z]+)?)\s+(?P<end>`[A-Z]\w*`|[A-Z]\w*[a-z]\w*)(?P=mark)\s*(?P<told>[:：=—–]\s*\S.*)$",
    re.DOTALL,
)
"""A label with the name of an outcome behind it: ``Outcome `PayOutcome`: `Paid | Declined```."""


def told_of_command(text: str) -> tuple[str, str] | None:
    """What a bullet under a command says of it by its label."""
    if (found := _NAMED_END.match(text)) and key_of(found["label"], "commands") == "outcome":
        return "outcome", f"{found['end']}{found['told']}"
    label = split_label(text, "commands")
    if label is None and opens_with_union(text):
        return "outcome", text
    return label


def _is_told(block: Block) -> bool:
    """Whether a block says by a label what comes of a command: `Emits: OrderPaid`."""
    label = told_of_command(block.text) if isinstance(block, Item) else None
    return label is not None and label[0] in _TOLD


TITLED_CALL = Pattern(
    r"^\*{1,2}[A-Z][\w ]*\*{1,2}(?:\s+[\w ]+?)?\s+\(`(?P<call>(?:[A-Z]\w*\.)?[a-z_]\w*(?:\([^`]*\)[^`]*)?)`\)"
)
"""A command with a title: ``**Assign** it (`assign(agent)`)``."""


_BOLD_COMMAND = Pattern(
    r"^\*\*`?(?P<call>[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\([^)]*\))?)`?\*\*(?P<told>\s*[:：—–-]\s.*)",
    re.DOTALL,
)


_BOLD_CALLED = Pattern(
    r"^(?P<mark>\*\*|__)`?(?P<call>(?:[A-Z]\w*\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)*)(?:`?(?P=mark)\s?`?(?P<behind>\([^()`]*\))`?|`?(?P<inside>\([^()`]*\)[^`*]*)`?(?P=mark))(?P<told>(?:\s*(?:[:：—–,;-]|→|->|=>|\s[a-z]).*)?)$",
    re.DOTALL,
)
"""A call in bold, or of which only the name is: `**pay**(at): `OPEN` → `PAID``."""
_BOLD_ALONE = Pattern(
    r"\*\*`?(?P<call>[a-z][a-z0-9]*(?:_[a-z0-9]+)*)(?:\((?P<inside>[^)]*)\))?`?\*\*\s*(?:\(`?(?P<arguments>[^()`]*)`?\))?\s*[:：]?"
)
"""A command in bold that leaves all else to the labels below it."""


def bold_command(item: Item) -> Item | None:
    """The command that a bullet opens with in bold: `**pay** — `OPEN` → `PAID`. Emits `OrderPaid``."""
    if found := _BOLD_CALLED.match(item.text):
        call = f"`{found['call']}{found['behind'] or found['inside']}`{found['told']}"
        return Item(item.line, call, item.blocks)
    labelled = _BOLD_ALONE.fullmatch(item.text.strip())
    if labelled and any(map(_is_told, item.blocks)):
        call = f"{labelled['call']}({labelled['arguments'] or labelled['inside'] or ''})"
        return Item(item.line, f"`{call}`", item.blocks)
    found = _BOLD_COMMAND.match(item.text)
    told = found["told"] if found else ""
    if not found or not (_TELLS.search(told) or has_moves(told) or _MAKES_IT.search(told)):
        return None
    return Item(item.line, f"`{found['call']}`{told}", item.blocks)


def titled_command(blocks: Sequence[Block]) -> Item | None:
    """The command that a heading names, with what stands below it: `#### submit`, or `#### submit(at)`."""
    heading, *told = blocks
    found = _TITLED.fullmatch(heading.text.strip()) if isinstance(heading, Heading) else None
    if found is None or not (found["arguments"] or any(map(_is_told, told))):
        return None
    said, blocks = found["behind"], []
    for block in told:
        if not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        for line, text in chunks(block):
            if split_label(text, "commands"):
                blocks.append(Item(line, text))
            else:
                said = f"{said.rstrip()} {text}" if said.strip() else f": {text}"
    return Item(heading.line, f"`{found['call']}`{said}", tuple(blocks))


def tells_of_command(text: str) -> bool:
    """Whether a cell says what a command emits or where it leads: `the status becomes PAID, emits `OrderPaid``."""
    return any(told.search(text) for told in (_EMITS, _EMITTED, *_CHANGES))


def signatures(
    text: str, line: int, owner: str, draft: Draft, section: str, *, bare: bool = False
) -> Iterator[Raw]:
    """Each signature of a text, with what stands behind it."""
    text = _SLANTED_END.sub(r"\g<ends>:", text)
    text = _SLANTED.sub(r"\1", _BOLD_CALL.sub(r"`\g<call>`", text))
    text = re.sub(r"\*\*(`?)([a-z_][^*]*?)(`?)\*\*", r"\1\2\3", text)
    text = TITLED_CALL.sub(r"`\g<call>`", text)
    if "`" not in text:
        text = _BARE.sub(r"`\g<call>`", text)
    starts = [found.start() for found in _SIGNATURE.finditer(text)]
    starts = [at for index, at in enumerate(starts) if index == 0 or _opens(text, at)]
    if starts and "(" in text[starts[0] : text.index("`", starts[0] + 1)]:
        starts = [at for at in starts if "(" in text[at : text.index("`", at + 1)]]
    if not starts or (starts[0] > 0 and not _is_lead(text[: starts[0]])):
        yield from _named_only(text, line, owner, draft, section, bare=bare)
        return
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        closing = text.index("`", start + 1)
        call, _, told = cut(text[start + 1 : closing], r"(?<=\))\s*:\s+")
        raw = _parsed(call, line)
        if raw is not None:
            behind = text[closing + 1 : end].strip().rstrip(",;/").strip()
            if text[:start].endswith("(") and behind.startswith(")"):
                behind = behind[1:].strip()
            raw.behind = "; ".join(part for part in (told, behind) if part)
            if not raw.returns and (ends := _ENDS_AT_ONCE.match(raw.behind)):
                raw.returns, raw.behind = ends["ways"], raw.behind[ends.end() :].strip()
            yield raw


_SLANTED = Pattern(r"(?<![\w*])\*([a-z][^*`]*[a-z])\*(?![\w*])")
_SLANTED_END = Pattern(
    r"(?<![\w*])\*(?P<ends>outcomes?|results?|ends in)\*(?![\w*]):?", re.IGNORECASE
)
_BOLD_CALL = Pattern(r"\*\*`?(?P<call>[a-z_]\w*\([^*`]*\))`?\*\*")
_STATE_WORD = r"`?[A-Z][A-Za-z0-9_]*`?"
_STATE_WORDS = rf"{_STATE_WORD}(?:\s*(?:,|/|\||\bor\b)\s*{_STATE_WORD})*"
_OPENING_CALL = Pattern(
    r"^`?(?P<name>[a-z]\w*(?: [a-z]\w*)?)`?\s*(?P<arguments>\([^()]*\))?`?\s*(?P<link>[:：]|—|–|→|->|=>|-(?=\s))?\s*(?P<rest>.*)$",
    re.DOTALL,
)
_MOVE = Pattern(
    rf"(?:\bmoves?\s+(?:it\s+)?(?:from\s+)?)?(?P<sources>{_STATE_WORDS}|\*)\s*(?:→|->|-->|=>|⇒|\s(?:in)?to\s)\s*(?P<target>{_STATE_WORD})(?![\w(|])"
)
_TELLS = Pattern(
    r"\b(?:emits?|raises?|returns?|fails with|publishes)\b|\b(?:gives|yields|answers|results in|the variants? (?:is|are))\s[^`]{0,30}`[A-Z]|^(?:from|while|when)\s+`?[A-Z][A-Z_]+\b|^takes\s+an?\s+[A-Z][A-Z_]+\b",
    re.IGNORECASE,
)


def spelled(text: str) -> str | None:
    """The canonical spelling of a line that tells a command in an author's own: `submit: Draft -> Sent, by the owner`."""
    found = _OPENING_CALL.match(text)
    if found is None or (" " in found["name"] and not found["link"]):
        return None
    call = f"`{snake(found['name'])}{found['arguments'] or ''}`"
    rest, coded = found["rest"].strip(), text.startswith("`")
    if found["link"] in ("→", "->", "=>") and is_union(united := " | ".join(_ways(rest))):
        return f"{call}: returns `{united}`"
    if found["link"] in ("→", "->", "=>") and found["arguments"] and is_class(rest.strip("`. ")):
        return f"{call}: returns `{rest.strip('`. ')}`"
    if (move := _MOVE.search(rest)) and (found["link"] or found["arguments"]):
        sources = " | ".join(
            state_name(plain(word))
            for word in re.split(r"\s*(?:,|/|\||\bor\b)\s*", move["sources"])
        )
        behind = f"{rest[: move.start()]} {rest[move.end() :]}".strip(" ,;.")
        moved = f"{'' if sources == '*' else f'{sources} → '}{state_name(plain(move['target']))}"
        moved = moved if sources != "*" else f"to {moved}"
        return f"{call}: {moved}{_separated(behind)}"
    if found["arguments"] is None and not coded:
        return None
    if coded and _TELLS.search(rest) and not re.match(r"^`[a-z_]\w*\s*:", text):
        return f"{call}: {rest}"
    return None


def _separated(behind: str) -> str:
    return (
        f", {behind}"
        if re.match(r"(?:emits?|raises?|returns?|fails with)\b", behind)
        else f" — {behind}"
        if behind
        else ""
    )


def _ways(text: str) -> list[str]:
    return [
        piece.strip("` .") for piece in re.split(r"\s*\|\s*|,\s*(?:or\s+)?|\s+or\s+", text) if piece
    ]


_SEPARATES = Pattern(r"\s*(?:[:：—–]|→|->|=>|$)")


def _opens(text: str, at: int) -> bool:
    """A signature opens a command behind a comma or the like; behind a sentence, when something is said of it."""
    before = text[:at].rstrip()
    end = text.index("`", at + 1)
    called = "(" in text[at:end]
    if before.endswith("."):
        return called or _SEPARATES.match(text, end + 1) is not None
    return before.endswith((",", ";", "/")) or (called and before.endswith("and"))


def _is_lead(text: str) -> bool:
    return len(text.split()) <= 3 and "`" not in text


def _named_only(
    text: str, line: int, owner: str, draft: Draft, section: str, *, bare: bool
) -> Iterator[Raw]:
    """`submit, approve, cancel`, or `submit: DRAFT → SUBMITTED` in a bullet of its own."""
    words = [plain(piece) for piece in split_top(text.rstrip("."), r",\s*|;\s*") if piece]
    if words and all(re.fullmatch(r"[a-z]\w*", word) for word in words):
        yield from (Raw(line, word) for word in words)
        return
    head, separator, rest = cut(text, r"\s*[:：]\s+|\s+[—–]\s+|\s+-\s+")
    name = plain(head)
    if separator and bare and re.fullmatch(r"[a-z]\w*(?: [a-z]+){0,2}", name):
        yield Raw(line, snake(name), behind=rest)
    elif not is_absent(text):
        draft.note(line, section, owner, text)


def _parsed(call: str, line: int) -> Raw | None:
    found = _CALL.fullmatch(call.strip())
    if found is None:
        return None
    return Raw(
        line,
        found["name"],
        found["owner"] or "",
        found["arguments"] or "",
        returns=found["returns"] or "",
    )


_DONE = frozenset({"from", "to", "transition", "emits", "outcome"})
"""What the columns of a table tell that only a command has."""
_VERB_CELL = Pattern(r"`?(?:[A-Z]\w*\.)?[a-z][a-z0-9]*(?:[_ ][a-z0-9]+){0,3}(?:\([^`]*\))?[^`]*`?")


def lists_commands(table: Table) -> bool:
    """Whether each row of a table is a command: its title says so, or all that its columns tell does."""
    if not table.header or names_rows(table.header[0], "commands"):
        return bool(table.header)
    told = [key for title in table.header[1:] if (key := column_key(title)) in _DONE]
    return (
        len(told) > 1
        and bool(table.rows)
        and all(_VERB_CELL.fullmatch(row.cells[0].strip("*")) for row in table.rows)
    )


def rows(table: Table) -> Iterator[Raw]:
    """The commands of a behaviour table: a method in the first column, what comes of it in the others."""
    keys = [column_key(title) for title in table.header]
    for row in table.rows:
        calls = [piece for piece in split_top(row.cells[0], r"\s*/\s*|,\s*(?=`)") if piece]
        raws = [
            raw
            for call in calls
            if (raw := _parsed(re.sub(r"[`*]", "", call), row.line) or _worded(call, row.line))
        ]
        for key, cell in zip(keys[1:], row.cells[1:], strict=True):
            if is_absent(cell):
                continue
            parts = split_top(cell, r"\s+/\s+")
            for at, raw in enumerate(raws):
                _column(raw, key or "", parts[at] if len(parts) == len(raws) else cell)
        yield from raws


def _worded(call: str, line: int) -> Raw | None:
    words = plain(call)
    return Raw(line, snake(words)) if re.fullmatch(r"[A-Za-z]\w*(?: [a-z]+){0,3}", words) else None


def _column(raw: Raw, key: str, cell: str) -> None:
    match key:
        case "outcome":
            raw.returns = cell
        case "emits":
            raw.emits += _CLASS.findall(plain(_ON_ENDING.sub("", cell)))
        case "transition" | "to":
            raw.moves = f"{raw.moves} → {cell}" if raw.moves else cell
        case "from" if has_moves(cell):
            raw.moves = cell
        case "from":
            raw.sources = cell
        case "fields":
            raw.arguments = raw.arguments or cell.replace("`", "")
        case "aggregate":
            raw.owner = plain(cell)
        case _:
            raw.behind = f"{raw.behind} — {cell}" if raw.behind else f"— {cell}"


def settled(
    raw: Raw, owner: str, context: ContextDraft, draft: Draft, section: str
) -> Command | None:
    """The command as a fact; its outcome union becomes an outcome of the context."""
    name = method_name(draft.log, raw.line, raw.name)
    if name is None:
        return None
    states = _states_of(owner, context)
    raw.sources, raw.moves = (_shouted(cell, states) for cell in (raw.sources, raw.moves))
    behind, emits = _shouted_spans(raw.behind, states), list(raw.emits)
    emits += _emitted(behind)
    behind = _EMITTED.sub("", _EMITS.sub("", behind))
    behind = _EVENT.sub(lambda event: _announced(event, emits, draft.events), behind)
    spoken = states_told(f"{_JOINT.sub('', behind)}. {raw.remarks}", sorted(states))
    behind = _SPOKEN_MOVE.sub(r"\g<sources> → \g<target>", behind)
    behind, creates, state = _creation(_JOINT.sub("", behind), raw)
    points = behind.startswith(("→", "->"))
    led = _LEADS_TO.match(behind) if points else _LEADS_TO.search(behind)
    if led and not creates and (points or not has_moves(behind)):
        state, behind = plain(led["target"]), behind[: led.start()] + behind[led.end() :]
    back = _GIVES_BACK.search(behind) or _MAKES.search(behind)
    if back and not creates and not has_moves(behind):
        state, behind = plain(back["target"]), behind[: back.start()] + behind[back.end() :]
    if (after := _AFTERWARDS.search(behind)) and not creates and not has_moves(behind):
        state, behind = plain(after["target"]), behind[: after.start()] + behind[after.end() :]
    stated, behind = _allowed_in(raw, behind)
    sources, targets, behind = _moves(raw.moves, behind, raw.line)
    sources = sources or stated or states_in(raw.sources, sorted(states))
    if not (targets or state) and raw.moves:
        targets = [named for named in states_in(raw.moves, sorted(states)) if named != ANY_STATE]
    sources = sources or spoken.sources
    targets = targets or ([] if state else [*spoken.targets])
    creates = creates or (spoken.creates and not sources)
    if not (sources or targets or state) and (told := _FROM_TO.search(raw.remarks)):
        start, end = state_name(told["start"]), state_name(told["end"])
        if {start, end} <= states:
            sources, targets = (start,), [end]
    if not (sources or targets or state or creates):
        sources, targets = _spoken_states(behind, owner, context)
    for cell, named in ((raw.sources, sources), (raw.moves, targets or state)):
        worded = len(re.findall(r"\b[a-z]{2,}\b", cell)) > _FEW_WORDS
        if (
            cell
            and not (is_absent(cell) or _UNCHANGED.fullmatch(plain(cell)))
            and (worded or not (named or creates))
        ):
            draft.note(raw.line, section, f"{owner}.{name}", cell)
    outcome, behind = _outcome(raw, name, behind, context, draft, section)
    arguments = list(parse_fields(raw.arguments, raw.line, bare=True))
    behind = _CUT_SHORT.sub("", behind)
    description = re.sub(r"^[\s,;.:—–-]+|[\s,;:—–-]+$|(?<=\.)\s+\.$", "", behind)
    if _says_more(description):
        draft.note(raw.line, section, f"{owner}.{name}", description)
        description = ""
    return Command(
        line=raw.line,
        name=name,
        creates=creates,
        arguments=settle(draft, section, f"{owner}.{name}", arguments, arguments=True),
        from_=sources,
        to=state or (targets[0] if len(targets) == 1 else None),
        outcome=outcome,
        emits=tuple(dict.fromkeys(event for event in emits if event not in states)),
        description=description,
    )


def _announced(found: re.Match[str], emits: list[str], events: Collection[str]) -> str:
    """Nothing in the place of an event that a clause is nothing but the name of."""
    if found["event"] not in events:
        return found[0]
    emits.append(found["event"])
    return found["before"] if found["before"] in (",", ";", ".") else ""


def _states_of(owner: str, context: ContextDraft) -> set[str]:
    """The states that an aggregate has: those of its own enums, or else of all."""
    root = next((root for root in context.aggregates if root.name == owner), None)
    types = {field.type for field in root.fields} if root else set()
    own = [enum for enum in context.enums if enum.name in types]
    own = [enum for enum in own if enum.transitions] or own
    own = own or [enum for enum in context.enums if owner and enum.name.startswith(owner)]
    return {state for enum in own or context.enums for state in enum.states}


def _shouted(cell: str, states: Collection[str]) -> str:
    """A cell of states in capitals, whatever letters it has; `unchanged` is no state."""
    parts = re.split(r"(\s*(?:,|/|\||→|->|\bor\b|\band\b)\s*)", cell.replace("`", ""))
    named = [state_name(part.strip()) for part in parts[::2]]
    if not all(name in states for name in named if name):
        return "" if _UNCHANGED.fullmatch(plain(cell)) else cell
    parts[::2] = named
    return "".join(parts)


def _shouted_spans(text: str, states: Collection[str]) -> str:
    """The text with each state that it has in code spelled as the enum does: `` `open` → `paid` ``."""

    def shouted(found: re.Match[str]) -> str:
        return f"`{name}`" if (name := state_name(found[1])) in states else found[0]

    text = re.sub(r"`([a-z]\w*)`", shouted, text)
    return _SMALL_MOVE.sub(
        lambda move: (
            re.sub(r"\bOR\b", "or", move[0].upper()) if _all_states(move[0], states) else move[0]
        ),
        text,
    )


def _all_states(move: str, states: Collection[str]) -> bool:
    return all(word.upper() in states for word in re.findall(r"[a-z]\w*", move) if word != "or")


def _says_more(description: str) -> bool:
    """The text would be read as part of the command if it stood behind the signature alone."""
    patterns = (_RETURNS, _ENDS_BEHIND, _UNITED, _EMITS, _CREATES, _WHILE, _SIGNATURE, _MAKES)
    unions = any(True for _ in stated_unions(description))
    return unions or any(pattern.search(description) for pattern in patterns)


def _creation(behind: str, raw: Raw) -> tuple[str, bool, str | None]:
    found = _CREATES.match(behind)
    if found:
        state = found["state"] or found["first"] or found["made"]
        return behind[found.end() :].lstrip(" ,;"), True, state
    return behind, raw.creates, None


def _allowed_in(raw: Raw, behind: str) -> tuple[tuple[str, ...], str]:
    """The states in which a command is allowed: a column of its own, or `while `OPEN``."""
    found = _WHILE.match(behind)
    text = _STATUS_IS.sub("", raw.sources) or (found["states"] if found else "")
    spared = wild_sources(text) if text else None
    if spared is not None:
        return (ANY_STATE, *(state_name(name) for name in spared)), behind
    states = tuple(state_name(name) for name, _ in read_states(text, shouted=True)) if text else ()
    states = states or tuple(span for span in code_spans(raw.sources) if is_state(span))
    return states, behind[found.end() :].strip() if found and states else behind


def _moves(moves: str, behind: str, line: int) -> tuple[tuple[str, ...], list[str], str]:
    """The states a command moves from and to, and the text without them."""
    machine = Machine()
    aside = _ASIDE.match(behind)
    if aside and not moves and has_moves(aside["moves"]):
        moves, behind = aside["moves"], behind[aside.end() :].strip()
    for later in _ASIDE_LATER.finditer(behind) if not moves else ():
        if among := _chain_among(later["moves"]):
            moves, behind = among[1], behind[: later.start()] + behind[later.end() :]
            break
    before, left = "", behind
    while not moves and left:
        head, separator, left = cut(left, r"\s+—\s+|;\s*|\.\s|,\s+(?![`A-Z])")
        if among := _chain_among(head):
            opened, moves, after = among
            behind = f"{before}{opened}{after}{separator}{left}".strip(" ,;")
        before += f"{head}{separator}"
    if moves and has_moves(moves):
        read_chains(moves, machine, line)
    elif moves:
        states = [state_name(name) for name, _ in read_states(moves, shouted=True)]
        return (), states, behind
    elif found := re.match(
        r"^(?P<way>from|to)\s+(?P<states>[A-Z][A-Z0-9_]*(?:\s*(?:\||,|or)\s*[A-Z][A-Z0-9_]*)*)(?=$|[\s,;.])",
        behind,
    ):
        states = [name for name, _ in read_states(found["states"], shouted=True)]
        rest = behind[found.end() :].lstrip(" ,;")
        return (tuple(states), [], rest) if found["way"] == "from" else ((), states, rest)
    sources = tuple(dict.fromkeys(state_name(source) for source, _, _ in machine.moves))
    targets = [state_name(target) for _, target, _ in machine.moves]
    for spared, target, _, _ in machine.wild:
        sources = (ANY_STATE, *(state_name(name) for name in spared if name != TERMINAL))
        targets.append(state_name(target))
    return sources, list(dict.fromkeys(targets)), behind


def _spoken_states(
    text: str, owner: str, context: ContextDraft
) -> tuple[tuple[str, ...], list[str]]:
    """The states that a sentence names in small letters: `while it is a draft`, `it becomes active`."""
    enum = next(
        (
            e
            for e in context.enums
            if e.name in (f"{owner}Status", f"{owner}State", f"{owner}Stage")
        ),
        None,
    )
    if enum is None:
        return (), []
    sources, targets = states_of_command(text, enum.states)
    if enum.transitions and targets:
        sources = sources or [s for s in enum.states if targets[0] in enum.transitions.get(s, ())]
        targets = targets if any(targets[0] in enum.transitions.get(s, ()) for s in sources) else []
    return tuple(sources), targets


def _chain_among(text: str) -> tuple[str, str, str] | None:
    """The moves between states that a text holds among its commas, and what stands before and behind."""
    pieces = split_top(text, r",\s+|\s+(?=from\s)")
    start = 0
    for piece in pieces:
        start = text.index(piece, start)
        end = start + len(piece)
        chain = piece.strip(" ,.")
        if chain.count("`") == 2 and chain.startswith("`") and chain.endswith("`"):
            chain = chain.strip("`")
        if has_moves(chain):
            opened = text[:start].rstrip()
            listed = _LISTED_BEFORE.search(opened)
            if listed:  # `A`, `B` → `C` is one chain
                start, chain = listed.start(), f"{listed[0].strip()} {chain}"
            parts = _BETWEEN_STATES.split(chain)
            if len(parts) > 1 and parts[0].strip() and all(map(_names_state, parts)):
                return text[:start], chain, text[end:]
        start = end
    return None


def _names_state(part: str) -> bool:
    word = plain(part).strip() or part.strip()
    return is_state(word) or wild_sources(word) is not None or bool(_CAPITALISED.fullmatch(word))


def _stated_outcome(
    raw: Raw, behind: str, context: ContextDraft, draft: Draft, section: str
) -> tuple[str, str] | None:
    """`gives an **EntryOutcome**, which is `Entered | Refused``: an outcome with a name of its own."""
    text = raw.returns or behind
    if found := _NAMED_VARIANT.search(text):
        made = read_variants(
            variants_in(found["variants"]), raw.line, found["outcome"], draft, section
        )
        declare(Outcome(line=raw.line, name=found["outcome"], variants=made), context, draft)
        rest = f"{_GIVES.sub('', text[: found.start()])} {text[found.end() :].lstrip(' .')}".strip()
        return found["outcome"], behind if raw.returns else rest
    for stated in stated_unions(text):
        made = read_variants(stated.variants, raw.line, stated.name, draft, section)
        declare(Outcome(line=raw.line, name=stated.name, variants=made), context, draft)
        rest = f"{_GIVES.sub('', text[: stated.start])} {text[stated.end :].lstrip(' .')}".strip()
        return stated.name, behind if raw.returns else rest
    return None


def _outcome(
    raw: Raw, name: str, behind: str, context: ContextDraft, draft: Draft, section: str
) -> tuple[str | None, str]:
    named = _stated_outcome(raw, behind, context, draft, section)
    if named:
        return named
    text = raw.returns
    if not text:
        told = (f for f in _RETURNS.finditer(behind) if not is_state(f["outcome"].strip("`")))
        found = next(told, None) or _ENDS_BEHIND.match(behind)
        if found:
            text, behind = found["outcome"], behind[: found.start()] + behind[found.end() :]
    if not text or plain(text) in _NOTHING or base_of(plain(text)):
        return None, behind
    text = _BROKEN.sub(" | ", text)
    written, _, rest = cut(text, r"\s+—\s+|;\s|\.\s|,\s+(?=(?!or\b|and\b)[a-z])")
    written = written.replace("`", "") if len(code_spans(written)) > 1 else written
    alternatives = [
        piece.strip("` ")
        for piece in split_top(
            written.strip().strip("`"), r"\s*\|\s*|,\s*(?=`?[A-Z])|\s+or\s+|\s+/\s+"
        )
    ]
    if len(alternatives) == 1 and is_class(alternatives[0]):
        return alternatives[0], f"{behind} {rest}".strip()
    made = tuple(variants(tuple(alternatives)))
    if len(made) != len(alternatives) or not made:
        return None, f"{behind} — {text}".strip(" —")
    title = f"{pascal(name)}Outcome"
    declare(
        Outcome(
            line=raw.line, name=title, variants=read_variants(made, raw.line, title, draft, section)
        ),
        context,
        draft,
    )
    return title, f"{behind} {rest}".strip()


def variants_in(text: str) -> tuple[tuple[str, str], ...]:
    """The variants that a text names in code, with their fields."""
    return tuple(variants(tuple(code_spans(text))))


def read_variants(
    made: Sequence[tuple[str, str]], line: int, owner: str, draft: Draft, section: str
) -> tuple[Variant, ...]:
    """Variants with their fields: `Cancelled(fee)`."""
    return tuple(
        Variant(
            line=line,
            name=name,
            fields=settle(
                draft,
                section,
                f"{owner}.{name}",
                (found for found, _ in scan_fields(fields, line, bare=True) if found),
            ),
        )
        for name, fields in dict(made).items()
    )


def declare(outcome: Outcome, context: ContextDraft, draft: Draft) -> None:
    """Add an outcome; the same union said twice is one."""
    known = next((other for other in context.outcomes if other.name == outcome.name), None)
    if known is None:
        if draft.claim(context, outcome.name, "outcome", outcome.line):
            context.outcomes.append(outcome)
        return
    ways = {variant.name: variant for variant in known.variants}
    for variant in outcome.variants:
        before = ways.get(variant.name, variant)
        told = {part.name: part for part in variant.fields if part.type}
        fields = tuple(part if part.type else told.get(part.name, part) for part in before.fields)
        more = (part for part in variant.fields if part.name not in {p.name for p in fields})
        ways[variant.name] = before.model_copy(update={"fields": (*fields, *more)})
    at = context.outcomes.index(known)
    context.outcomes[at] = known.model_copy(update={"variants": tuple(ways.values())})


def merge(first: Command, second: Command) -> Command:
    """One command said in two places."""
    return first.model_copy(
        update={
            "creates": first.creates or second.creates,
            "arguments": first.arguments or second.arguments,
            "from_": first.from_ or second.from_,
            "to": first.to or second.to,
            "outcome": first.outcome or second.outcome,
            "emits": tuple(dict.fromkeys((*first.emits, *second.emits))),
            "description": first.description or second.description,
        }
    )


def union_in(text: str) -> str | None:
    """The union of class names in a text: all of it, or its first span of code."""
    return next((found for found in (text, *code_spans(text)[:1]) if is_union(found)), None)


def write_command(command: Command) -> str:
    """The canonical text of a command."""
    signature = f"`{command.name}({', '.join(argument.text() for argument in command.arguments)})`"
    parts: list[str] = []
    if command.creates:
        parts.append(f"creates {command.to}" if command.to else "creates")
    elif command.from_ and command.to:
        parts.append(f"{' | '.join(command.from_)} → {command.to}")
    elif command.from_:
        parts.append(f"from {' | '.join(command.from_)}")
    elif command.to:
        parts.append(f"to {command.to}")
    parts += [f"returns `{command.outcome}`"] if command.outcome else []
    parts += (
        ["emits " + ", ".join(f"`{event}`" for event in command.emits)] if command.emits else []
    )
    text = f"{signature}: {', '.join(parts)}" if parts else signature
    return f"{text} — {command.description}" if command.description else text
