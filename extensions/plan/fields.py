"""Fields as plans write them: `name: Type? = default unique`, in code, in prose, in a list or in a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .datatypes import Type, base_of, parse_type
from .languages import english
from .patterns import Pattern
from .text import code_spans, cut, parenthesis, plain, split_top

_NAME = r"[A-Za-z_][A-Za-z0-9_-]*"
_BARE_NAME = Pattern(_NAME)
_TYPE_END = r"\s+[—–-]+\s+|;|\s*\(|,\s|\s*=\s*|\s+(?:default|unique|index(?:ed)?|nullable|optional|required|not null)\b|\.\s|:\s|\s+#\s"
_SIZED = Pattern(r"[A-Za-z]+\(\d+(?:,\s*\d+)?\)(?=$|[\s?,;=])")
_REPEATED = Pattern(
    r"`?(?P<type>[A-Z]\w*)`?\s*[\[(](?P<many>\d+\s*(?:\.\.\.?|…)\s*(?:\d+|\*|n|N|many))[\])]"
)
"""How many of a type there are, behind it: `Line (1..*)`."""
_MULTIPLICITY = Pattern(r"[\[(]\d+\s*(?:\.\.\.?|…)\s*(?:\d+|\*|n|N|many)[\])]")
_NULLABLE = Pattern(rf"({_NAME})\s*(?:\?|\|\s*None)")
_OPTIONAL_SO = Pattern(
    r"optional(?:ly)?,?\s+(?=(?:until|while|unless|when|if|in|for|as|before|after|once|because|since|only|and|but|set|filled|given|present)\b)",
    re.IGNORECASE,
)
"""What may be absent, and until or why: `optional until somebody has measured it`."""
_MODIFIER = Pattern(
    r"(?P<unique>unique(?: key| index)?)|(?P<index>idx|index(?:ed)?)|(?P<optional>optional|nullable|null|(?:may|can|might) be (?:null|none|empty|absent|missing|unset)|"
    r"(?:or|and may be) (?:none|null|nothing|absent)|not required|not mandatory|if (?:any|(?:not |already )?[a-z]+)|when (?:known|present|given)|0\s?\.\.\.?\s?1|zero or one|at most one)|"
    r"(?P<unset>(?:null|none|empty|unset|absent|missing|not (?:yet )?(?:there|set|known|given|present)) (?:until|before|unless|while|when|if|as long as|for)\b.*"
    r"|(?:only(?: (?:set|present|filled|given|there))?|(?:set|present|filled(?: in)?|given|known)(?: only)?) (?:when|if|once|after|while|for)\b.*)|"
    r"(?P<identity>(?:local )?identity|identifier|primary key|pk|natural id)|(?P<required>required|not null|mandatory)|"
    r"(?:=|default(?:s to|:| is)?|initially|starts(?: out)?(?: as| in| at)?)\s*(?P<default>\S.*)",
    re.IGNORECASE,
)
_SCOPED = Pattern(
    r"(?:together\s+|only\s+)?(?:with|within|per|for\s+(?:each|every|one)|inside|among|in\s+(?:a|an|each|one|the|its))\b",
    re.IGNORECASE,
)
"""What makes a field unique only beside another one, or in part of all that there is."""
OR_NOTHING = Pattern(
    r"^`?(?P<type>[A-Za-z][\w.\[\]]*)`?,?\s+or\s+(?:none|null|nothing|empty|absent)\b",
    re.IGNORECASE,
)
_VALUE = Pattern(r"[^`|]{1,80}")
"""What a field may have by default; anything longer is a remark."""
_OF_TYPE = Pattern(
    r"^(?:is\s+|has\s+)?(?:(?:of\s+)?(?:the\s+)?type\s+|(?<=is\s)an?\s+(?:optional\s+)?)(?P<rest>.+)$",
    re.DOTALL,
)
"""A type in words: `` `id` of type OrderId ``, `` `due` is a date ``."""
_BRACED = Pattern(r"`?\{\s*([^{}]*?),?\s*\}`?")
_CLOSING = Pattern(r"\s*\((?P<inside>[^()]*)\)$|[,;]\s+(?P<last>\w+)$")

_STOP = Pattern(r"(?<=[`)])\.$")
"""A full stop behind code or an aside, which says nothing."""


@dataclass(frozen=True, slots=True)
class RawField:
    """A field before its names are settled; no `type` means that the plan gives none that can be read."""

    line: int
    name: str
    type: Type | None = None
    default: str | None = None
    unique: bool = False
    index: bool = False
    identity: bool = False
    note: str = ""


def parse_field(text: str, line: int, *, bare: bool = False) -> RawField | None:
    """The field that a piece of text declares, or None; `bare` accepts a plain word that has no type."""
    text = _STOP.sub("", text.strip())
    spans = code_spans(text) if text.startswith("`") else []
    if spans:
        inside, behind = spans[0], _behind_code(text)
        name, colon, rest = cut(inside, r"\s*:\s*|\s+-\s+")
        if (nullable := _NULLABLE.fullmatch(name)) and not colon:
            return _named(RawField(line, nullable[1], Type(optional=True)), behind)
        if not _BARE_NAME.fullmatch(name):
            return None
        if colon and _MULTIPLICITY.match(behind):
            rest, behind = f"{rest} {behind}", ""
        if colon:
            return _typed(RawField(line, name), rest, behind)
        return _named(RawField(line, name), behind)
    head, separator, rest = cut(text, r"\s*[:：]\s*|\s+[—–-]\s+|\s*=\s*")
    name = plain(head)
    if separator and _BARE_NAME.fullmatch(name):
        field = _typed(RawField(line, name), rest, "")
        return field if field.type or bare or head != name else None
    if bare:
        words, note = _note_behind(plain(text))
        if _BARE_NAME.fullmatch(words) and note:
            field = RawField(line, words)
            return _in_parentheses(field, note) or _modified(field, note)
        if _BARE_NAME.fullmatch(words):
            return _modified(RawField(line, words), note)
        pair = re.fullmatch(rf"({_NAME})\s+\(?([A-Za-z][\w.\[\], |]*\??)\)?", plain(text))
        kind = parse_type(pair[2]) if pair else None
        if pair and kind and known_shape(kind):
            return RawField(line, pair[1], kind)
    return None


def type_of(text: str) -> Type | None:
    """The type that a text opens with, in any of the spellings that fields have."""
    return _typed(RawField(0, ""), text, "").type


def parse_fields(text: str, line: int, *, bare: bool = False) -> list[RawField]:
    """All fields of a list such as `` `id: PaymentId`, `amount: Amount` ``; what is no field is left out."""
    return [field for field, _ in scan_fields(text, line, bare=bare) if field]


def scan_fields(
    text: str, line: int, *, bare: bool = False
) -> Iterator[tuple[RawField | None, str]]:
    """Each piece of a list, with the field it declares, if it declares one."""
    braced = _BRACED.fullmatch(text.strip())
    for piece in split_top(
        braced[1] if braced else text, r",\s|;\s*|,$|\.$|\s\+\s|\sand\s(?=`)|,(?=`)"
    ):
        if not piece:
            continue
        spans = code_spans(piece)
        inner = (
            split_top(spans[0], r",\s*|;\s*") if len(spans) == 1 and piece.startswith("`") else []
        )
        if len(inner) > 1 and piece.endswith("`"):
            yield from ((parse_field(part, line, bare=True), part) for part in inner if part)
        else:
            yield parse_field(piece.removeprefix("and "), line, bare=bare), piece


def modified(field: RawField, notes: str) -> RawField:
    """The field with what a column of notes says about it: `unique`, `default 0`, `identity`."""
    return _modified(field, notes)


def known_shape(kind: Type) -> bool:
    """The type is a base, a union, or spelled like a class, so that prose is not taken for one."""
    name = kind.name.rpartition(".")[2]
    return (
        bool(kind.union) or base_of(kind.name) is not None or name[:1].isupper() or "." in kind.name
    )


def _behind_code(text: str) -> str:
    ticks = len(text) - len(text.lstrip("`"))
    return (
        text[text.index("`" * ticks, ticks) + ticks :].strip()
        if "`" * ticks in text[ticks:]
        else ""
    )


def _named(field: RawField, behind: str) -> RawField:
    if worded := _OF_TYPE.match(behind):
        typed = _typed(field, worded["rest"], "")
        if typed.type:
            return typed
    _, separator, rest = cut(behind, r"^\s*(?::|—|–|-)\s*")
    if separator:
        typed = _typed(field, rest, "")
        return typed if typed.type else _modified(field, rest)
    if behind.startswith("("):
        if (held := _in_parentheses(field, behind)) is not None:
            return held
    elif behind and not field.type:
        kind = parse_type(behind)
        if kind and known_shape(kind):
            return replace(field, type=kind)
        if behind.startswith("?"):
            return replace(field, type=Type(optional=True), note=behind[1:].strip())
    return _modified(field, behind)


def _typed(field: RawField, text: str, behind: str) -> RawField:
    if found := OR_NOTHING.match(text):
        text = f"{found['type']} | None — {text[found.end() :].strip()}".removesuffix(" — ")
    if found := _REPEATED.match(text):
        text = f"{found['many']} {found['type']}{text[found.end() :]}"
    sized = _SIZED.match(text)
    head, separator, rest = (sized[0], " ", text[sized.end() :]) if sized else cut(text, _TYPE_END)
    kind = parse_type(head)
    if kind is None or not known_shape(kind):
        first, _, tail = text.partition(" ")
        kind = parse_type(first.rstrip(",;"))
        word = tail[:1].isalpha() and not first.startswith("`") and base_of(first) is None
        if kind is None or not known_shape(kind) or word:
            return _modified(field, f"{text} {behind}".strip())
        separator, rest = " ", tail
    field = replace(field, type=kind, note=sized[0] if sized else field.note)
    return _modified(
        field, f"{separator.strip()}{' ' if separator.strip() else ''}{rest} {behind}".strip()
    )


def _in_parentheses(field: RawField, text: str) -> RawField | None:
    """The field with the type that parentheses give it, and what they say behind that: `(Quote, optional)`."""
    inside, rest = parenthesis(text)
    first, *others = split_top(inside, r",\s*|;\s*") or [""]
    kind = parse_type(re.sub(r"^(?:an?|the)\s+", "", first))
    if kind is None or not known_shape(kind):
        return None
    typed = replace(field, type=kind)
    for other in others:
        typed = _modified(typed, other)
    return _modified(typed, rest)


def _note_behind(text: str) -> tuple[str, str]:
    head, opening, _ = cut(text, r"\s*\(")
    return (head, text[len(head) :].strip()) if opening else (text, "")


def _modified(field: RawField, text: str) -> RawField:
    text = text.strip().lstrip("—–-;,: ").strip()
    kept: list[str] = []
    while text:
        if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
            text = text[1:-1].strip()
        piece, _separator, rest = cut(
            text,
            r",\s|;\s*|\s+[—–-]+\s+|\.\s|\s+(?=unique\b|index(?:ed)?\b|nullable\b|optional\b|or (?:none|null|nothing|absent)\b|\()",
        )
        if said := _OPTIONAL_SO.match(piece):
            field = replace(field, type=replace(field.type or Type(), optional=True))
            text = text[said.end() :]
            break
        found = _modifier(piece.strip("() ."))
        scoped = found is not None and found["unique"] and _SCOPED.match(rest.lstrip("( "))
        if found is None or scoped:
            field, text = (field, text) if scoped else _closed(field, text)
            break
        field = _with_modifier(field, found)
        kept += [piece] if found["unset"] else []
        text = rest.strip()
    notes = (field.note, *kept, text.strip())
    return replace(field, note=" ".join(part for part in notes if part))


def _modifier(text: str) -> re.Match[str] | None:
    text = text.removeprefix("each ")
    return _MODIFIER.fullmatch(text) or _MODIFIER.fullmatch(english(text))


def _closed(field: RawField, text: str) -> tuple[RawField, str]:
    """The field with what a parenthesis at the end of a remark says: `once one is allotted (optional)`."""
    found = _CLOSING.search(text)
    modifier = _modifier(found["inside"] or found["last"] or "") if found else None
    if not found or not modifier or modifier["unset"]:
        return field, text
    if modifier["unique"] and _SCOPED.match(text):
        return field, text
    return _with_modifier(field, modifier), text[: found.start()].strip()


def _with_modifier(field: RawField, found: re.Match[str]) -> RawField:
    said = (found["optional"] or found["unset"] or "").casefold()
    empty = said.endswith("empty") or said.startswith("empty")
    if empty and field.type and field.type.many:
        return field
    if found["optional"] or found["unset"]:
        return replace(field, type=replace(field.type or Type(), optional=True))
    if found["default"]:
        value = found["default"].strip().strip("`").strip()
        if not _VALUE.fullmatch(value):
            return replace(field, note=f"{field.note} {found[0]}".strip())
        if value.casefold() in ("none", "null"):
            return replace(field, type=replace(field.type or Type(), optional=True))
        return replace(field, default=value)
    return replace(
        field,
        unique=field.unique or bool(found["unique"]),
        index=field.index or bool(found["index"]),
        identity=field.identity or bool(found["identity"]),
    )
