"""The ways in which what a repository is asked may end: `` `save` returns `Saved | Conflict` ``."""

from collections.abc import Collection, Iterator

from .datatypes import base_of, is_union, variants
from .naming import pascal
from .patterns import Pattern
from .text import split_top

_WAY = r"`?[A-Z]\w*(?:\([^()`]*\))?`?"
_WAYS = rf"(?P<ways>{_WAY}(?:\s*(?:\\?\||\bor\b|,(?:\s*or\b)?)\s*{_WAY})+)(?!\s*[\[.])"
_GIVES = r"(?i:returns?:?|answers(?:\s+with)?|yields|gives|ends\s+in|(?:the\s+)?(?:outcomes?|results?)(?:\s+(?:is|are))?:?)"
_ASKED = Pattern(
    rf"`(?P<name>[a-z_]\w*)(?:\([^`]*?\))?`?\s*(?:[:：—–,;]|->|→|=>|⇒|which|that|:\s*|[a-z][^.;:|()]{{0,60}}?\s(?:and|then)\s+(?=returns|answers|yields|gives))*\s*(?:{_GIVES}|->|→|=>|⇒|[:：—–])\s*(?:either\s+)?{_WAYS}"
)
_FROM = Pattern(
    rf"\b[Rr]eturns?\s+(?:either\s+)?{_WAYS}\s+(?:from|for|on|by)\s+`(?P<name>[a-z_]\w*)(?:\([^`]*\))?`"
)
_BETWEEN = r"\s*\\?\|\s*|,\s*(?:or\s+)?|\s+or\s+"


def asked_outcomes(
    text: str, known: Collection[str]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Each union that a text says an operation ends in, by the operation; `known` are classes that are no variants."""
    for pattern in (_ASKED, _FROM):
        for found in pattern.finditer(text):
            pieces = [
                piece.strip("` ") for piece in split_top(found["ways"].replace("`", ""), _BETWEEN)
            ]
            made = tuple(variants(tuple(pieces)))
            names = {name for name, _ in made}
            if (
                len(made) == len(pieces) > 1
                and not any(name in known or name == "None" or base_of(name) for name in names)
                and ("|" in found["ways"] or is_union(" | ".join(pieces)))
            ):
                yield pascal(found["name"]), made
