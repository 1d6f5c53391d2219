"""A value object while it is read, and the base that its constraints or its name imply."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..constraints import applies, atom, pieces
from ..datatypes import implied_by_name
from ..fields import RawField
from ..naming import snake
from ..patterns import Pattern

SECTION = "Value Objects"
CANONICAL = Pattern(
    r"^(?:an?\s+)?(?:(?:typed|thin|frozen|immutable|strict|validated)\s+)?(?:wrapper|wraps|wrapping|wrapped)\s+(?:for|around|over|of|on|an?)?\s*"
    r"(?P<base>`[^`]+`|[A-Za-z]+(?:\[[^\]]*\]|\(\d+(?:,\s*\d+)?\))?)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
LENGTHS = frozenset({"min_length", "max_length", "pattern", "case", "strip"})


@dataclass(slots=True)
class Wrapped:
    """What is known of a value object so far: its base and constraints, or its fields."""

    base: str | None = None
    constraints: dict[str, Any] = field(default_factory=dict)
    fields: list[RawField] = field(default_factory=list)
    description: str = ""

    def demand(self, atoms: Mapping[str, Any]) -> None:
        """Take in what the base can be held to; what was demanded before stays."""
        for key, value in atoms.items():
            if self.base is None or applies(key, self.base):
                self.constraints.setdefault(key, value)


def implied_base(text: str, name: str) -> str:
    """The base that demands imply for a value object of which none is named."""
    guess = Wrapped()
    for piece in pieces(text):
        guess.constraints |= atom(piece, "int", snake(name).replace("_", " ")) or {}
    guess_base(guess, name)
    return guess.base or "str"


def guess_base(wrapped: Wrapped, name: str) -> None:
    """A value object that names no base is what its constraints, or else its name, imply."""
    if wrapped.base is not None or wrapped.fields:
        return
    keys = wrapped.constraints.keys()
    if keys & LENGTHS:
        wrapped.base = "str"
    elif "dimensions" in keys:
        wrapped.base = "list[float]"
    elif "tz" in keys:
        wrapped.base = "datetime"
    elif keys & {"decimal_places", "max_digits"} or any(
        isinstance(v, float) for v in wrapped.constraints.values()
    ):
        wrapped.base = "Decimal"
    elif keys:
        wrapped.base = "int"
    else:
        wrapped.base = implied_by_name(name)
