"""Fields in flowing words: `an `id` of type `OrderId` and an optional `Coupon` called `coupon``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .datatypes import parse_type
from .fields import RawField, known_shape
from .patterns import Pattern

_NAME = r"`(?P<name>[a-z_]\w*)`"
_TYPE = r"`(?P<type>[A-Za-z][\w\[\]., |]*\??)`s?"
_OPTIONAL = r"(?P<optional>(?:optional|nullable|possibly absent)\s+)?"
_MANY = r"(?:(?P<many>list|set|frozenset|tuple|sequence|collection|any number|many|several)s?\s+(?:of\s+)?)?"
_AFTER = r"(?P<behind>\s*\((?:optional|nullable|or none|may be (?:none|null|absent))\)|,?\s+if (?:any|known|present|given)\b)?"
_NAME_FIRST = Pattern(
    rf"{_OPTIONAL}{_MANY}{_NAME}\s*(?:,?\s+(?:which\s+)?(?:is|are|being)\s+)?(?:,|\(|:)?\s*(?:(?:of\s+(?:the\s+)?type|of|as|an?|the)\s+|(?<=\())(?:optional\s+)?"
    rf"(?:(?P<many_of>list|set|frozenset|tuple|sequence|collection)\s+of\s+)?{_TYPE}{_AFTER}",
    re.IGNORECASE,
)
_TYPE_FIRST = Pattern(
    rf"{_OPTIONAL}{_MANY}{_TYPE}\s+(?:(?:called|named|as|in|under|under the name)\s+(?:its\s+)?{_NAME}|\({_NAME.replace('name', 'aside')}\)){_AFTER}",
    re.IGNORECASE,
)
_LED = Pattern(
    r"^(?:(?P<optional>optionally|maybe|perhaps|possibly)\s+)?(?:an?|the|its|one)\s+(?P<kind>optional\s+)?(?P<field>`[a-z_]\w*`\s+\(.+\))[.,;]?$"
)
_POINTED = Pattern(
    r"^(?P<name>`?[a-z_]\w*`?)\s*(?:→|->|=>|⇒)\s*(?P<type>`?[A-Z]\w*(?:\[[\w\[\], .]+\])?\??`?)(?P<absent>\s+or\s+(?:None|nothing|none))?(?P<rest>\s*(?:[,;(—–].*)?)$",
    re.DOTALL,
)
"""A field that points at its type: `owner → OwnerId`."""
_BEHIND = Pattern(
    r"^(?P<name>`[a-z_]\w*`),\s+(?:which\s+is\s+)?(?:an?|the|its|one)\s+(?P<absent>optional\s+)?(?:(?P<many>list|set|frozenset|tuple|sequence)\s+of\s+)?(?P<type>`[A-Z]\w*`|(?<=is\san\s)[A-Z]\w*|(?<=is\sa\s)[A-Z]\w*|(?<=of\s)[A-Z]\w*)s?(?P<rest>\s*(?:[,;.(—–].*|\s(?:and|in|with|that|which)\b.*)?)$",
    re.DOTALL,
)
"""A field with its type in words behind it: `` `owner`, an optional `OwnerId` ``."""
_OPTIONAL_ALL = Pattern(
    r"\b(?:optionally|(?:may|can|might)(?:\s+(?:also|further|optionally))?)\s+(?:holds?|has|have|keeps?|carr(?:y|ies)|contains?|records?|includes?|stores?|knows?)\b[^.;]*"
    r"|(?:^|[.;]\s+)(?:optional(?:\s+(?:fields|parts|attributes))?|the optional (?:ones|fields|parts))\s+(?:are|is|:)[^.;]*",
    re.IGNORECASE,
)
"""A sentence whose fields may all be absent: `It optionally holds …`."""
_SETS = frozenset({"set", "frozenset"})


def led_field(text: str) -> str:
    """The field of a bullet without the words in front of it: `optionally a `coupon` (`Coupon`)`."""
    if pointed := _POINTED.match(text):
        absent = "?" if pointed["absent"] else ""
        return f"{pointed['name']}: {pointed['type']}{absent}{pointed['rest']}"
    if behind := _BEHIND.match(text):
        absent = "?" if behind["absent"] else ""
        kind = behind["type"].strip("`")
        many = "set" if (behind["many"] or "").startswith(("set", "frozenset")) else "list"
        kind = f"{many}[{kind}]" if behind["many"] else kind
        rest = behind["rest"].strip()
        return f"{behind['name']}: {kind}{absent}{f' — {rest}' if rest[:1].isalpha() else rest}"
    found = _LED.match(text)
    if found is None:
        return text
    return f"{found['field']}, optional" if found["optional"] or found["kind"] else found["field"]


def worded_fields(text: str, line: int) -> list[RawField]:
    """The fields that a text tells in words, two or more; fewer may be a remark on one."""
    first = list(_found(_NAME_FIRST, text, line))
    found = first if len(first) > 1 else list(_found(_TYPE_FIRST, text, line))
    return found if len(found) > 1 else []


def _found(pattern: Pattern, text: str, line: int) -> Iterator[RawField]:
    optional = [span.span() for span in _OPTIONAL_ALL.finditer(text)]
    for match in pattern.finditer(text):
        told = match.groupdict()
        many = told["many"] or told.get("many_of")
        spelled = told["type"]
        if many:
            spelled = f"{'set' if many.casefold() in _SETS else 'list'}[{spelled}]"
        kind = parse_type(spelled)
        if kind is None or not known_shape(kind):
            continue
        among = any(start <= match.start() < end for start, end in optional)
        absent = kind.optional or among or bool(told["optional"] or told["behind"])
        name = told["name"] or told.get("aside") or ""
        yield RawField(line, name, replace(kind, optional=absent))
