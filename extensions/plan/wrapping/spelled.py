"""Fields that a sentence about a value object spells with their types: `a pair (lat: float, lon: float)`."""

from ..datatypes import base_of
from ..fields import RawField, type_of
from ..heads import humps
from ..naming import is_class
from ..patterns import Pattern

_TYPE = r"(?P<type>`?[A-Za-z][\w.]*(?:\[[^\[\]]*\])?`?\??)"
_FORMS = (
    Pattern(rf"(?<![\w`:/])`?(?P<name>[a-z_]\w*)\s*:\s*{_TYPE}(?![\w:/])"),
    Pattern(rf"(?<![\w`])`?(?P<name>[a-z_]\w*)`?\s*\({_TYPE}(?:[\s,;][^()]*)?\)"),
)
"""A field with its type behind a colon, or in parentheses."""


def spelled_fields(text: str, line: int) -> list[RawField]:
    """The fields that a text spells, when it spells two or more of them in one form."""
    for form in _FORMS:
        found: dict[str, RawField] = {}
        for field in form.finditer(text):
            kind = type_of(field["type"].strip("`"))
            coded = "`" in field[0]
            if kind and (
                base_of(kind.name) or (is_class(kind.name) and (coded or humps(kind.name) > 1))
            ):
                found.setdefault(field["name"], RawField(line, field["name"], kind))
        if len(found) > 1:
            return list(found.values())
    return []
