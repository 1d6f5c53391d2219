"""Class diagrams in Mermaid: each class with its stereotype, its fields and its methods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .patterns import Pattern

_CLASS = Pattern(
    r"^\s*class\s+`?(?P<name>[A-Za-z_]\w*)`?(?:\s*\[[^\]]*\])?(?:\s*<<(?P<kind>[^<>]+)>>)?\s*(?P<open>\{)?\s*(?P<close>\})?\s*$"
)
_STEREOTYPE = Pattern(r"^\s*<<(?P<kind>[^<>]+)>>\s*(?P<name>[A-Za-z_]\w*)?\s*$")
_MEMBER_OF = Pattern(r"^\s*(?P<name>[A-Za-z_]\w*)\s*:\s*(?P<member>\S.*)$")
_METHOD = Pattern(
    r"^[+\-#~]?\s*(?P<name>[a-z_]\w*)\s*\((?P<arguments>.*)\)[*$]?\s*(?:(?::|->|→)\s*)?(?P<returns>[\w.~<>\[\], |?]*)$"
)
_NAMED_FIRST = Pattern(r"^(?P<name>[a-z_]\w*)\s*:\s*(?P<type>\S.*)$")
_TYPED_FIRST = Pattern(r"^(?P<type>[A-Za-z][\w.~<>\[\], |]*\??)\s+(?P<name>[a-z_]\w*)$")
_STATE = Pattern(r"^[A-Z][A-Z0-9_]*$")
_GENERIC = Pattern(r"~([^~]*)~|<([^<>]*)>")


@dataclass(slots=True)
class DrawnClass:
    """A class of a diagram; members have their lines, counted from the first of the diagram."""

    name: str
    line: int
    kind: str = ""
    fields: list[tuple[int, str, str]] = field(default_factory=list)
    methods: list[tuple[int, str, tuple[tuple[str, str], ...], str]] = field(default_factory=list)
    states: list[str] = field(default_factory=list)


def is_class_diagram(text: str) -> bool:
    """Whether a Mermaid block draws classes."""
    return text.lstrip().startswith("classDiagram")


def drawn_classes(text: str) -> Iterator[DrawnClass]:
    """The classes of a diagram that say anything of themselves, in order."""
    found: dict[str, DrawnClass] = {}
    inside: DrawnClass | None = None
    for at, row in enumerate(text.split("\n")):
        row = row.partition("%%")[0]
        if inside is not None and row.strip() == "}":
            inside = None
        elif inside is not None:
            _member(inside, row.strip(), at)
        elif opened := _CLASS.match(row):
            drawn = found.setdefault(opened["name"], DrawnClass(opened["name"], at))
            drawn.kind = drawn.kind or (opened["kind"] or "").strip()
            inside = drawn if opened["open"] and not opened["close"] else None
        elif (told := _STEREOTYPE.match(row)) and told["name"]:
            found.setdefault(told["name"], DrawnClass(told["name"], at)).kind = told["kind"].strip()
        elif told := _MEMBER_OF.match(row):
            drawn = found.setdefault(told["name"], DrawnClass(told["name"], at))
            _member(drawn, told["member"].strip(), at)
    yield from (c for c in found.values() if c.fields or c.methods or c.states or c.kind)


def _member(drawn: DrawnClass, text: str, at: int) -> None:
    if told := _STEREOTYPE.match(text):
        drawn.kind = told["kind"].strip()
        return
    bare = text.lstrip("+-#~ ").rstrip(";").strip()
    if method := _METHOD.match(text.rstrip(";")):
        pieces = [piece.strip() for piece in method["arguments"].split(",") if piece.strip()]
        arguments = tuple(_typed(piece) or (piece, "") for piece in pieces)
        drawn.methods.append((at, method["name"], arguments, _spelled(method["returns"])))
    elif _STATE.match(bare):
        drawn.states.append(bare)
    elif typed := _typed(bare):
        drawn.fields.append((at, *typed))


def _typed(text: str) -> tuple[str, str] | None:
    """A name and its type, whichever stands first."""
    found = _NAMED_FIRST.match(text) or _TYPED_FIRST.match(text)
    return (found["name"], _spelled(found["type"])) if found else None


def _spelled(kind: str) -> str:
    """`List~Line~` as the grammar spells it."""
    kind = _GENERIC.sub(lambda found: f"[{found[1] or found[2]}]", kind.strip())
    return re.sub(r"^(?i:list|set)(?=\[)", lambda found: found[0].lower(), kind)
