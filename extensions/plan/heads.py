"""The head of an item: its names, what stands in parentheses behind them, and the text that follows."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from .naming import is_class
from .patterns import Pattern
from .text import ARROW, leading_separator, parenthesis, plain, split_top

type Style = Literal["bold", "code", "bare"]

_TOKENS: tuple[tuple[Style, Pattern], ...] = (
    ("bold", Pattern(r"(?P<mark>\*\*|__)(?P<name>(?:(?!(?P=mark)).)+)(?P=mark)", re.DOTALL)),
    ("bold", Pattern(r"(?P<mark>\*|_)`?(?P<name>[A-Z][A-Za-z0-9]*)`?(?P=mark)(?![\w*])")),
    ("code", Pattern(r"(?P<mark>`+)(?P<name>[^`]+)(?P=mark)")),
    ("bare", Pattern(r"(?P<name>[A-Z][A-Za-z0-9]*)(?![\w(])")),
)
_EQUATED = Pattern(r"^`(?P<name>[A-Z][A-Za-z0-9]*)\s*=\s*(?P<body>[^`]+)`(?P<rest>.*)$", re.DOTALL)
_NEXT = Pattern(r"\s*(?:,|/|&|\+|·|\band\b)\s*(?=\*\*|__|`|[A-Z])")
_CALL = Pattern(
    r"(?P<name>[A-Z][A-Za-z0-9]*)\s*(?:\((?P<inside>.*)\)|\{\s*(?P<braced>.*?),?\s*\})\s*",
    re.DOTALL,
)
_BARE_CALL = Pattern(r"^(?P<name>[A-Z][A-Za-z0-9]*)(?P<inside>\([^()]*\))(?=\s*[:：]|\s+[—–-]\s)")
_BRACED = Pattern(
    r"^(?:\*\*|`)?(?P<name>[A-Z][A-Za-z0-9]*)(?:\*\*|`)?(?P<hint>\s*\([^()]*\))?\s*[:=]?\s*\{\s*(?P<inside>[a-z_]\w*\??\s*:[^{}`]*?)[,;]?\s*\}(?P<rest>\s*(?:[;,.]|—|–|-\s).*)?$",
    re.DOTALL,
)
"""A name with its fields in braces behind it: `Order { id: OrderId, total: Money }`."""
_SLANTED = Pattern(r"\s*(?P<mark>\*|_)(?P<aside>\([^()]*\))(?P=mark)(?=\s|[:：]|$)")
"""What stands in parentheses behind a name, in italics: ``*(entity)*``."""
_INNER_LIST = Pattern(r"\s*(?:,|/|&|\band\b)\s*")
_ROLES_IN_FULL = {
    "agg": "Aggregate",
    "ent": "Entity",
    "vo": "Value object",
    "evt": "Event",
    "repo": "Repository",
}
_SHORT_ROLE = Pattern(
    r"^(?P<mark>\*{0,2})(?P<role>[Aa]gg|[Ee]nt|VO|[Ee]vt|[Rr]epo)\.?\s+(?=`|\*\*|[A-Z])"
)
NESTED = r"(?:nested|child|inner|owned|embedded|local)"
"""What a model is called that is a part of another."""
_ROLE = Pattern(
    rf"^(?:(?:the|an?)\s+)?(?P<role>{NESTED} model|(?:child |root |nested |inner |owned )?(?:aggregate(?: root)?|value object|entity|(?:smart )?enum|state machine|(?:domain )?event|root|repository|repo|outcome))"
    r"(?:\s+(?=\*\*|`|(?:[A-Z][a-z0-9]+){2,}\s*(?:\([^()]*\))?\s*(?:[:：]|→|->|$))|\s*[:：]\s+(?=\*\*|`|[A-Z][A-Za-z0-9]*(?:$|\W)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """Names as written, without marks; `separated` tells whether a colon or dash follows them."""

    names: tuple[str, ...]
    hint: str
    body: str
    style: Style
    separated: bool
    role: str = ""
    """What the name is said to be in front of it: `Entity: `Reading``."""


def parse_head(text: str) -> Head | None:
    """The head of a text such as `**BookingId**, **HoldId**: UUIDv7`, or None when it opens with no name."""
    text = spelled_out(text.strip())
    said = _ROLE.match(text)
    text = text[said.end() :] if said else text
    if braced := _BRACED.match(text):
        fields = ", ".join(
            f"`{piece}`" for piece in split_top(braced["inside"], r",\s*|;\s*") if piece
        )
        text = f"`{braced['name']}`{braced['hint'] or ''}: {fields}{braced['rest'] or ''}"
    text = _BARE_CALL.sub(r"`\g<name>\g<inside>`", text)
    equated = _EQUATED.match(text)
    if equated:  # a name and what it is, both in one span of code
        text = f"`{equated['name']}` = `{equated['body']}`{equated['rest']}"
    names: list[str] = []
    hints: list[str] = []
    style: Style | None = None
    separated = False
    rest = text
    while not separated:
        taken = _token(rest, style)
        if taken is None:
            break
        style, name, rest = taken
        if name.rstrip().endswith((":", "：")):
            name, separated = name.rstrip()[:-1].rstrip(), True
        more, hint = _unpacked(name)
        names += more
        hints += [hint] if hint else []
        following = _NEXT.match(rest)
        if not following or _token(rest[following.end() :], style) is None:
            break
        rest = rest[following.end() :]
    if not names or style is None:
        return None
    head = _behind(tuple(names), hints, rest, style, separated=separated)
    return replace(head, role=said["role"].casefold()) if head and said else head


def spelled_out(text: str) -> str:
    """A line whose first word is what its item is, in full: ``**Agg `Order`**`` is ``**Aggregate `Order`**``."""
    return _SHORT_ROLE.sub(
        lambda found: f"{found['mark']}{_ROLES_IN_FULL[found['role'].casefold()]} ", text
    )


def _token(text: str, style: Style | None) -> tuple[Style, str, str] | None:
    for kind, token in _TOKENS:
        found = token.match(text) if style in (None, kind) else None
        if found:
            name = found["name"].strip()
            if kind == "code" and not _CALL.fullmatch(name) and not is_class(name):
                return None
            return kind, name, text[found.end() :]
    return None


def _unpacked(name: str) -> tuple[list[str], str]:
    name = plain(name) if "(" not in name else name.replace("`", "").strip()
    call = _CALL.fullmatch(name)
    if call:
        return [call["name"]], (call["inside"] or call["braced"] or "").strip()
    several = _INNER_LIST.split(name)
    if len(several) > 1 and all(is_class(one) for one in several) and not _is_path(name):
        return several, ""
    before, opening, inside = name.partition("(")
    if opening and before.strip():
        return [before.strip()], inside.rstrip().removesuffix(")")
    return [plain(name)], ""


def _is_path(name: str) -> bool:
    """`Order/Line` is one name that could be a path; `OrderId/LineId` and `Order / Line` are two names."""
    return "/" in name and " " not in name and min(map(humps, name.split("/"))) < 2


def _behind(
    names: tuple[str, ...], hints: list[str], rest: str, style: Style, *, separated: bool
) -> Head | None:
    if slanted := _SLANTED.match(rest):
        rest = f" {slanted['aside']}{rest[slanted.end() :]}"
    if not separated and rest.lstrip().startswith("("):
        hint, behind = parenthesis(rest)
        hints += [hint] if hint else []
        rest = f" {behind}" if hint else rest
    body = rest if separated else leading_separator(rest)
    rest = rest.strip()
    if body is not None:
        return Head(names, "; ".join(hints), body.strip(), style, separated=True)
    if ARROW.match(rest) or (style == "bare" and rest):
        return None
    return Head(names, "; ".join(hints), rest, style, separated=False)


def humps(name: str) -> int:
    """How many words a class name has: two for `PaymentId`."""
    return len(re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", name))
