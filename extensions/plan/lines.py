"""Items that say all there is in one line, and repositories above all."""

import re

from .entries import Detail
from .labels import split_label
from .patterns import Pattern
from .storages import kind as storage_of
from .text import ARROW, DOTS, plain, split_top, undecorated

_NAME = r"\*\*`?[A-Z]\w*`?\*\*|`[A-Z]\w*`|[A-Z]\w*[a-z]\w*"
_KEPT_FOR = Pattern(
    r"^(?:\*\*)?(?P<storage>[A-Za-z][\w-]*)(?:\*\*)? for (?:the )?`?(?P<name>[A-Z]\w*)`?\s*[:：—–]\s+(?P<asked>.+)$",
    re.DOTALL,
)
_KEPT_IN = Pattern(
    r"^(?:\*\*)?`?(?P<name>[A-Z]\w*)`?(?:\*\*)?\s*(?:[@,/·\[]|\b(?:in|on|via|using|over|backed by|kept in|stored in|lives in)\b)?\s*(?:the\s+|an?\s+)?"
    r"`?(?P<storage>[A-Za-z][\w-]*)`?(?:\s+(?!for\b)[a-z]+){0,2}(?:\s*\([^()]*\))?(?P<how>,\s[^:：—–]{2,120})?\]?\s*(?:[:：—–]|-(?=\s))\s+(?P<asked>.+)$",
    re.DOTALL,
)
_STANDS_IN = Pattern(
    r"^(?:and\s+)?(?:(?:an?|the|one)\s+)?`(?P<name>[A-Z]\w*)`\s+(?:is\s+)?(?:in|on|over|(?:backed|served) by|kept in|stored in)\s+(?P<storage>\w+)\s*"
    r"(?:,?\s*with|offers|offering|has|:|—|–|\()\s*(?P<asked>`?[a-z_]\w*.*)$",
    re.DOTALL,
)
"""`an `OrderStore` in Redis with `get`, `set``."""
_ARROWED = frozenset({"values", "events", "repositories"})
_ARROWED_NAME = Pattern(
    rf"^(?P<name>{_NAME})(?:\s*[\[(](?P<aside>[^\[\]()]*)[\])])?(?:{ARROW.pattern})(?=\S)"
)
"""A name with an arrow to what it is: `OrderId → UUID`."""
_DOTTED = Pattern(
    rf"^(?P<head>(?:{_NAME})(?:\s*\([^()]*\))?)\s+[·•]\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
"""A line whose parts stand between dots: `OrderStore · SQL · get, save`."""
_LABEL_LOW = Pattern(r"^[a-z](?=[a-z]{1,14}:\s)")
_BRACED = Pattern(rf"^(?P<name>{_NAME})\s+`\{{(?P<payload>[^{{}}`]*)\}}`")
"""An event with its payload in braces: `**OrderPaid** `{order_id, total}``."""
_RAISED_BY = Pattern(
    rf"^(?P<name>{_NAME})\s*(?:←|<-+|⇐)\s*(?P<by>\S.*)$",
    re.DOTALL,
)
"""An event with an arrow back to what raises it: `OrderPaid ← PayOrder`."""


def spelled(kind: str, text: str) -> str:
    """A line as the bullet of an item is spelled: arrows and dots part its name from what it is, and what keeps a repository stands behind its name."""
    if kind in _ARROWED and (found := _ARROWED_NAME.match(text)):
        aside = f" ({found['aside']})" if found["aside"] else ""
        behind = undecorated(text[found.end() :])
        if kind == "repositories" and (kept := _KEPT_IN.match(f"{found['name']} in {behind}")):
            text = kept[0] if storage_of(kept["storage"]) and not aside else text
        if text[: found.end()] == found[0]:
            return f"{found['name']}{aside}: {behind}"
    if kind in _ARROWED and (dotted := _DOTTED.match(text)):
        parts = (_LABEL_LOW.sub(lambda low: low[0].upper(), p) for p in DOTS.split(dotted["rest"]))
        return f"{dotted['head']}: {'; '.join(parts)}"
    if kind == "events" and (braced := _BRACED.match(text)):
        text = f"{braced['name']}({braced['payload'].replace('`', '')}){text[braced.end() :]}"
    if kind == "events" and (raised := _RAISED_BY.match(text)):
        return f"{raised['name']}: emitted by {raised['by']}"
    label = split_label(text, kind)
    if kind != "repositories" or (label and label[0] == "note"):
        return text
    if (found := _KEPT_IN.match(text)) and storage_of(found["storage"]):
        how = f". {found['how'].strip(' ,')}" if found["how"] else ""
        return f"**{found['name']}** ({found['storage']}): {found['asked'].rstrip('.')}{how}"
    if (found := _STANDS_IN.match(text)) and storage_of(found["storage"]):
        asked = found["asked"].strip(" ;.")
        asked = asked if "(" in asked else asked.removesuffix(")")
        return f"**{found['name']}** ({found['storage']}): {asked}"
    if (found := _KEPT_FOR.match(text)) and storage_of(found["storage"]):
        return f"**{found['storage']}** (`{found['name']}`): {found['asked']}"
    found = ARROW.search(text)
    behind = undecorated(text[found.end() :]) if found else ""
    return f"{text[: found.start()]} — {behind}" if found and storage_of(behind) else text


def labelled_parts(line: int, text: str, kind: str) -> tuple[str, list[Detail]]:
    """An item's own text, and the details that it tells in its line: `**Storage Type**: SQL — **Operations**: get`."""
    if kind in _ARROWED and (found := _labelled_sentences(line, text, kind)):
        return found
    if "**" not in text:
        return text, []
    own: list[str] = []
    details: list[Detail] = []
    for part in split_top(text, r"(?:\s+[—–|-]|[;,.])\s+(?=\*\*)"):
        label = split_label(part, kind) if part.startswith("**") else None
        if label and label[1]:
            details.append(Detail(line, *label, plain(part.partition(":")[0])))
        else:
            own.append(part)
    return (" — ".join(own), details) if details else (text, [])


_LABEL_FIRST = Pattern(r"[A-Z][A-Za-z ]{1,20}:\s")


def _labelled_sentences(line: int, text: str, kind: str) -> tuple[str, list[Detail]] | None:
    """The labels that sentences of a line open with: `SQL. Methods: get, save. TTL: 5 min`."""
    own, *more = split_top(text, r"[.;]\s+(?=[A-Z][A-Za-z ]{1,20}:\s)")
    if _LABEL_FIRST.match(own) and split_label(own, kind):
        own, more = "", [own, *more]
    labels = [split_label(piece, kind) for piece in more]
    if not any(labels):
        return None
    return own, [
        Detail(line, *label, piece.partition(":")[0]) if label else Detail(line, "", piece)
        for piece, label in zip(more, labels, strict=True)
    ]
