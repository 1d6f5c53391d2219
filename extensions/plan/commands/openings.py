"""How a command opens: a call in any mark, a verb in front of the states that it moves between, or a title."""

import re
from collections.abc import Iterator, Sequence

from ..datatypes import is_union
from ..draft import Draft
from ..entries import chunks
from ..labels import key_of, split_label
from ..markdown import Block, Heading, Item, Paragraph
from ..naming import is_class, is_state, snake, state_name
from ..patterns import Pattern
from ..states import has_moves
from ..text import cut, is_absent, plain, split_top
from ..unions import opens_with_union
from .moves import chain_among
from .phrases import SIGNATURE, TOLD
from .raw import Raw

_CALL = Pattern(
    r"(?:(?P<owner>[A-Z]\w*)\.)?(?P<name>[a-z_]\w*)\s*(?:\((?P<arguments>.*)\))?\s*(?:(?:->|→)\s*(?P<returns>.+))?",
    re.DOTALL,
)
_BARE = Pattern(r"(?<![\w`.])(?P<call>(?:[A-Z]\w*\.)?[a-z_]\w*\([^()]*\))")
_ENDS_AT_ONCE = Pattern(
    r"^[:：]?\s*(?:→|->|=>|⇒)\s*(?P<ways>`?[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`?(?:\s*(?:\||/|\bor\b)\s*`?[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`?)+)(?![\w`(])\.?(?=$|\s(?!\s*(?:[|/]|or\b))|[.;,:：])"
)
"""A union that a call points at."""
_ONLY_CALL = Pattern(r"^[a-z_]\w*\([^()`]*\)\.?(?:$|\s*[:：]\s|\s+(?:—|–|->|→)\s)")
_OPENS_CALL = Pattern(r"^`(?:[A-Z]\w*\.)?[a-z_]\w*\([^`]*\)[^`]*`(?!\s*\()")
_MAKES_IT = Pattern(r"^\s*[:：—–-]\s*creates?\b")
_TITLED = Pattern(
    r"(?:\d+[.)]\s+)?(?P<mark>`?)(?P<call>(?:[A-Z]\w*\.)?[a-z][a-z0-9]*(?:_[a-z0-9]+)*\s*(?P<arguments>\([^()]*\))?)(?P=mark)(?P<behind>(?:\s*(?:[:：—–]|→|->).*)?)"
)
_NAMED_END = Pattern(
    r"^(?P<mark>\*\*|\*|_|)(?P<label>[A-Za-z]+(?: [a-z]+)?)\s+(?P<end>`[A-Z]\w*`|[A-Z]\w*[a-z]\w*)(?P=mark)\s*(?P<told>[:：=—–]\s*\S.*)$",
    re.DOTALL,
)
"""A label with the name of an outcome behind it: ``Outcome `PayOutcome`: `Paid | Declined```."""
_WENT = Pattern(
    r"^(?:\*\*|\*)?(?:on |in case of )?(?:(?P<well>success(?:es)?|succeeds|happy path|success (?:variants?|cases?))"
    r"|failures?|fails|errors?|refusals?|refused|rejections?|rejected|otherwise|(?:failure|error|refusal) (?:variants?|cases?))(?:\*\*|\*)?"
    r"\s*(?:with|as)?\s*[:：—–=→-]+(?:>)?\s*(?:\*\*|\*)?\s*(?P<ways>[`*]*[A-Z].*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Whether a command went well, and in which ways it ends then: ``Failure: `TooLate(due)`, `NotOpen```."""
_ONE_OF = Pattern(
    r"[*_]*(?:outcomes?|results?|ends in|returns|answers)[*_]*,?:?\s*(?:is\s+)?(?:one of|either)(?: these| the following)?\s*[:：]?",
    re.IGNORECASE,
)
"""A label above the ways in which a command ends: `outcome, one of`."""
_EXPLAINED = Pattern(
    r"^(?:(?:`(?P<way>[A-Z]\w*(?:\([^()`]*\))?)`|\*\*`?(?P<bold>[A-Z]\w*)`?\*\*)\s*(?:[:：]\s|[—–-]\s|\(|,?\s*(?:when|if|with|in|once|while|unless|after|before|because|where|for|carrying)\b|$)"
    r"|(?P<bare>[A-Z][a-z0-9]+(?:[A-Z]\w*)?)\s*(?:[:：]\s|[—–-]\s))"
)
TITLED_CALL = Pattern(
    r"^\*{1,2}[A-Z][\w ]*:?\*{1,2}(?:\s+[\w ]+?)?(?:\s+\(`(?P<call>(?:[A-Z]\w*\.)?[a-z_]\w*(?:\([^`]*\)[^`]*)?)`\)"
    r"|\s*(?:—|–|-|→)\s*`(?P<behind>(?:[A-Z]\w*\.)?[a-z_]\w*\([^`]*\)[^`]*)`)"
    r"|^(?:[A-Z][a-z0-9]+){2,}\s*[:：]\s+`(?P<named>(?:[A-Z]\w*\.)?[a-z_]\w*\([^`]*\)[^`]*)`"
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
_BOLD_VERB = Pattern(
    r"^\*\*(?P<name>[A-Z][a-z]+(?: [a-z]+){0,2})\*\*\s+(?P<told>(?!(?:is|are|has|have|holds|consists)\b)[a-z].*)$",
    re.DOTALL,
)
"""A verb in bold that opens the sentences about its command: `**Pay** takes the amount. It yields …`."""
_ENDS_IN = Pattern(
    r"\b(?:outcomes?\s+(?:is|are)|yields?|ends? (?:in|as|with)|answers?|answered with|gives?|returns?|fails with|emits?|raises?|publishes)\s+(?:either\s+|an?\s+|the\s+)?(?:`[A-Z]|[A-Z][a-z]+[A-Z]|nothing\b)",
    re.IGNORECASE,
)
_CODED_VERB = Pattern(
    r"^`[a-z][a-z0-9]*(?:_[a-z0-9]+)*`\s*(?:[:：]|\s[—–-]\s)\s*(?P<told>[a-z].*)$", re.DOTALL
)
_SAID = Pattern(
    r"^(?:(?:The|A|An|Its|Our|Another)\s+)?(?:(?:first|second|third|last|next|other|only)\s+)?(?:[Cc]ommand|[Bb]ehaviou?r|[Oo]peration|[Aa]ction)\s+"
    r"`(?P<call>[a-z_]\w*)(?P<arguments>\([^`]*\))?`,?\s+(?P<told>\S.*)$"
    r"|^(?:(?:The|A|An|Its|Our)\s+)?`(?P<called>[a-z_]\w*)(?P<with>\([^`]*\))?`\s+(?:command|behaviou?r|operation|action)\s+(?P<does>\S.*)$",
    re.DOTALL,
)
"""A paragraph that says that what it tells of is a command: ``The command `pay` moves …``."""
_BOLD_ALONE = Pattern(
    r"\*\*`?(?P<call>[a-z][a-z0-9]*(?:_[a-z0-9]+)*)(?:\((?P<inside>[^)]*)\))?`?\*\*\s*(?:\(`?(?P<arguments>[^()`]*)`?\))?\s*[:：]?"
)
"""A command in bold that leaves all else to the labels below it."""
_SLANTED = Pattern(r"(?<![\w*])\*([a-z][^*`]*[a-z])\*(?![\w*])")
_SLANTED_END = Pattern(
    r"(?<![\w*])\*(?P<ends>outcomes?|results?|ends in)\*(?![\w*]):?", re.IGNORECASE
)
_BOLD_CALL = Pattern(r"\*\*`?(?P<call>[a-z_]\w*\([^*`]*\))`?\*\*")
_BOLD_CLASS = Pattern(r"(?<=\s)\*\*`?(?P<name>[A-Z]\w*[a-z]\w*)`?\*\*(?=$|[\s,.;])")
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
_SEPARATES = Pattern(r"\s*(?:[:：—–]|→|->|=>|$)")


def is_call(text: str) -> bool:
    """Whether a bullet opens with a call in code of which it says more."""
    return _OPENS_CALL.match(text) is not None


def is_command(text: str) -> bool:
    """Whether a bullet is a command: a call, or a verb and the states that it moves between."""
    if _OPENS_CALL.match(text) or _ONLY_CALL.match(text):
        return True
    head, separator, rest = cut(text, r"\s*[:：]\s+|\s+[—–-]\s+")
    verb = re.fullmatch(r"`?[a-z]\w*(?: [a-z]+)?(?:\([^()]*\))?`?", head)
    return bool(verb and separator and has_moves(rest) and chain_among(rest))


def explains_command(text: str) -> bool:
    """Whether a bullet explains a bare name in code as a command: it says in what that ends, or what it emits."""
    found = _CODED_VERB.match(text)
    return found is not None and _ENDS_IN.search(found["told"]) is not None


def first_class(text: str) -> str:
    """The class that an item opens with: `` `Declined` – the bank refused ``."""
    found = re.match(r"[`*]*([A-Z]\w*(?:\([^()`]*\)(?=`))?)", text)
    return found[1] if found else ""


def way_told(text: str) -> str | None:
    """The variant that a bullet under a command opens with, and then explains: `` `Paid`: OPEN becomes PAID``."""
    found = None if _WENT.match(text) else _EXPLAINED.match(text)
    way = (found["way"] or found["bold"] or found["bare"]) if found else ""
    return way if way and not is_state(way) and not key_of(way, "commands") else None


def told_of_command(text: str) -> tuple[str, str] | None:
    """What a bullet under a command says of it by its label."""
    if (found := _NAMED_END.match(text)) and key_of(found["label"], "commands") == "outcome":
        return "outcome", f"{found['end']}{found['told']}"
    if went := _WENT.match(text):
        return "success" if went["well"] else "refusals", went["ways"]
    if _ONE_OF.fullmatch(text):
        return "outcome", ""
    label = split_label(text, "commands")
    if label is None and opens_with_union(text):
        return "outcome", text
    return label


def is_told(block: Block) -> bool:
    """Whether a block says by a label what comes of a command: `Emits: OrderPaid`."""
    label = told_of_command(block.text) if isinstance(block, Item) else None
    return label is not None and label[0] in TOLD


def said_command(text: str) -> str | None:
    """The command that a paragraph calls one, as a bullet would tell it."""
    found = _SAID.match(text)
    if found is None:
        return None
    arguments = found["arguments"] or found["with"] or "()"
    return f"`{found['call'] or found['called']}{arguments}`: {found['told'] or found['does']}"


def bold_command(item: Item) -> Item | None:
    """The command that a bullet opens with in bold: `**pay** — `OPEN` → `PAID`. Emits `OrderPaid``."""
    if found := _BOLD_CALLED.match(item.text):
        call = f"`{found['call']}{found['behind'] or found['inside']}`{found['told']}"
        return Item(item.line, call, item.blocks)
    labelled = _BOLD_ALONE.fullmatch(item.text.strip())
    if labelled and any(map(is_told, item.blocks)):
        call = f"{labelled['call']}({labelled['arguments'] or labelled['inside'] or ''})"
        return Item(item.line, f"`{call}`", item.blocks)
    verb = _BOLD_VERB.match(item.text)
    if verb and _ENDS_IN.search(verb["told"]):
        return Item(item.line, f"`{snake(verb['name'])}`: {verb['told']}", item.blocks)
    found = _BOLD_COMMAND.match(item.text)
    told = found["told"] if found else ""
    if not found or not (_TELLS.search(told) or has_moves(told) or _MAKES_IT.search(told)):
        return None
    return Item(item.line, f"`{found['call']}`{told}", item.blocks)


def titled_command(blocks: Sequence[Block]) -> Item | None:
    """The command that a heading names, with what stands below it: `#### submit`, or `#### submit(at)`."""
    heading, *told = blocks
    found = _TITLED.fullmatch(heading.text.strip()) if isinstance(heading, Heading) else None
    if found is None or not (found["arguments"] or any(map(is_told, told))):
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


def signatures(
    text: str, line: int, owner: str, draft: Draft, section: str, *, bare: bool = False
) -> Iterator[Raw]:
    """Each signature of a text, with what stands behind it."""
    text = _SLANTED_END.sub(r"\g<ends>:", text)
    text = _SLANTED.sub(r"\1", _BOLD_CALL.sub(r"`\g<call>`", text))
    text = re.sub(r"\*\*(`?)([a-z_][^*]*?)(`?)\*\*", r"\1\2\3", text)
    text = _BOLD_CLASS.sub(r"`\g<name>`", text)
    text = TITLED_CALL.sub(
        lambda titled: f"`{titled['call'] or titled['behind'] or titled['named']}`", text
    )
    if "`" not in text:
        text = _BARE.sub(r"`\g<call>`", text)
    starts = [found.start() for found in SIGNATURE.finditer(text)]
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
        raw = parsed(call, line)
        if raw is not None:
            behind = text[closing + 1 : end].strip().rstrip(",;/").strip()
            if text[:start].endswith("(") and behind.startswith(")"):
                behind = behind[1:].strip()
            raw.behind = "; ".join(part for part in (told, behind) if part)
            if not raw.returns and (ends := _ENDS_AT_ONCE.match(raw.behind)):
                raw.returns, raw.behind = ends["ways"], raw.behind[ends.end() :].strip()
            yield raw


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


def parsed(call: str, line: int) -> Raw | None:
    """The command that the text of a call spells, or None."""
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
