"""Models set as aligned text in a fenced block: a name with what it is, and a line below it for each field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .datatypes import base_of
from .fields import type_of
from .patterns import Pattern

LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "none"})
"""What an author calls the language of a block that is in none."""

_ROLE = r"(?:aggregate(?: root)?|root(?: entity)?|(?:child |local )?entity|value(?: object)?)"
_HEAD = Pattern(
    rf"^(?:(?P<before>{_ROLE})\s*:?\s+|class\s+|\[)?(?P<name>[A-Z][A-Za-z0-9]*)\]?"
    rf"(?:\s*[(\[<«]+\s*(?P<inside>{_ROLE})\b[^)\]>»]*[)\]>»]+|\s*[:—–-]+\s*(?:an?\s+)?(?P<behind>{_ROLE}))?\s*[:{{]?\s*$",
    re.IGNORECASE,
)
_ROLE_FIRST = Pattern(rf"^{_ROLE}\b", re.IGNORECASE)
_RULE = Pattern(r"^\s*[-=─═_{}]*\s*$")
_FIELD = Pattern(
    r"^(?:[-+*•│├└─┬|#]+\s*)*(?P<name>[a-z_][a-z0-9_]*)(?P<optional>\?)?(?:\s*:\s*|\s+)(?P<said>\S.*?)[,;]?$"
)
_CALL = Pattern(
    r"^(?:[-+*•│├└─┬|]+\s*)*(?P<call>[a-z_]\w*\([^()]*\))\s*(?:(?:->|→|:)\s*(?P<ends>\S.*))?$"
)
_TYPE = Pattern(
    r"^(?P<type>(?:(?:\d+\s*\.\.\s*(?:\d+|\*|n|N)|\*|many|list of|set of|optional)\s+)?[A-Za-z][\w.]*(?:[\[<][^\]>]*[\]>]|\s*\(\d+\s*\.\.\s*(?:\d+|\*|n|N)\))?\??)(?P<rest>.*)$"
)
_OR_ABSENT = Pattern(r"\s*(?:\||or)\s*(?:None|null|nil|nothing|absent)\b", re.IGNORECASE)
_COMMENT = Pattern(r"\s+(?:#|//|--|—|–)\s+(?P<said>.+)$")


@dataclass(slots=True)
class Aligned:
    """A model of the block; `at` is the line of the block, counted from zero."""

    at: int
    name: str
    role: str
    fields: list[tuple[int, str]] = field(default_factory=list)
    calls: list[tuple[int, str]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)


def aligned_models(text: str) -> list[Aligned]:
    """The models that a text sets out; none when a line of it is no part of one."""
    found: list[Aligned] = []
    for at, line in enumerate(text.split("\n")):
        bare = line.strip()
        if _RULE.match(line):
            continue
        remark = _COMMENT.search(line)
        head = _HEAD.match(_COMMENT.sub("", line)) if line[:1].strip() else None
        if head and head["name"][:1].isupper():
            called = _ROLE_FIRST.match(remark["said"]) if remark else None
            role = (
                head["before"] or head["inside"] or head["behind"] or (called[0] if called else "")
            )
            found.append(Aligned(at, head["name"], role.casefold()))
        elif not found or not _told(found[-1], at, bare):
            return []
    return found if found and all(model.fields for model in found) else []


def _told(model: Aligned, at: int, line: str) -> bool:
    if call := _CALL.match(line):
        ends = (call["ends"] or "").strip("` ")
        model.calls.append((at, f"`{call['call']}`{f': returns `{ends}`' if ends else ''}"))
        return True
    found = _FIELD.match(line)
    comment = _COMMENT.search(found["said"]) if found else None
    if found is None:
        return False
    said = found["said"][: comment.start()].rstrip() if comment else found["said"]
    typed = _TYPE.match(said)
    kind = type_of(typed["type"]) if typed else None
    if typed is None or kind is None or not (kind.name[:1].isupper() or base_of(kind.name)):
        return False
    model.types.add(kind.name)
    absent = _OR_ABSENT.match(typed["rest"])
    optional = "?" if found["optional"] or kind.optional or absent else ""
    whole = f"{kind.many}[{kind.name}]" if kind.many else kind.name
    behind = typed["rest"][absent.end() if absent else 0 :].strip() + (
        f" — {comment['said']}" if comment else ""
    )
    model.fields.append((at, f"`{found['name']}: {whole}{optional}` {behind}".rstrip()))
    return True


def held(models: list[Aligned]) -> Iterator[str]:
    """The models that others have in a field."""
    for model in models:
        yield from model.types - {model.name}
