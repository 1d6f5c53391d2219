"""Fields that a sentence about a value object spells with their types: `a pair (lat: float, lon: float)`."""

from ..datatypes import base_of
from ..fields import RawField, type_of
from ..heads import humps
from ..naming import is_class
from ..patterns import Pattern
from ..text import code_spans

_TYPE = r"(?P<type>`?[A-Za-z][\w.]*(?:\[[^\[\]]*\])?`?\??)"
_FORMS = (
    Pattern(rf"(?<![\w`:/])`?(?P<name>[a-z_]\w*)\s*:\s*{_TYPE}(?![\w:/])"),
    Pattern(rf"(?<![\w`])`?(?P<name>[a-z_]\w*)`?\s*\((?:an?\s+)?{_TYPE}(?:[\s,;][^()]*)?\)"),
)
"""A field with its type behind a colon, or in parentheses."""


_EACH = Pattern(
    r"(?P<names>`[a-z_]\w*`(?:(?:,\s*(?:and\s+)?|\s+and\s+)`[a-z_]\w*`)+),?\s+(?:each|all|both)\s+(?:(?:of\s+type|an?|are|is|being)\s+)*(?P<type>`[A-Za-z]\w*`)"
)
"""Fields of one type: `` `first` and `last`, each a `Day` ``."""


def spelled_fields(text: str, line: int) -> list[RawField]:
    """The fields that a text spells, when it spells two or more of them in one form."""
    if each := _EACH.search(text):
        kind = type_of(each["type"].strip("`"))
        return [RawField(line, name, kind) for name in code_spans(each["names"])]
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
