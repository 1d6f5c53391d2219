"""Types set out as equations in a plain block, one to a line: `Girth = Decimal(> 0, 1 dp)`."""

import re

from .datatypes import base_of, is_union
from .fields import parse_field
from .patterns import Pattern
from .text import split_top

_EQUATION = Pattern(
    r"^\s*(?:type\s+)?(?P<name>[A-Z]\w*)\s*(?:::?=|=|:)\s*(?P<said>\S.*?)\s*(?:(?:#|//|--)\s+(?P<remark>.*))?$"
)
_APPLIED = Pattern(
    r"^\s*(?P<name>[A-Z]\w*)\((?P<said>[A-Za-z]\w*)\)\s*(?:(?:#|//|--)\s+(?P<remark>.*))?$"
)
"""A value with its base in parentheses: `OrderId(UUID)  # set by us`."""
_CALL = Pattern(
    r"^\s*(?P<name>[A-Z]\w*)\((?P<fields>[a-z_]\w*\s*:[^()]*)\)\s*(?:(?:#|//|--|—)\s*(?P<remark>.*))?$"
)
_WRAPPED = Pattern(r"^(?P<base>[A-Za-z]\w*)\s*(?:[(\[](?P<inside>.*)[)\]]|,?\s+(?P<behind>.+))?$")
_BRACED = Pattern(r"^[{(]\s*(?P<fields>[a-z_]\w*\s*:.*?),?\s*[})]$")


def equations(text: str) -> list[tuple[int, str, str]]:
    """Each type of the block with the line and what it is; none when a line of the block is no equation."""
    found: list[tuple[int, str, str]] = []
    if called := _calls(text):
        return called
    for at, line in enumerate(text.split("\n")):
        if not line.strip() or line.lstrip().startswith(("#", "//", "--")):
            continue
        equation = _APPLIED.match(line) or _EQUATION.match(line)
        told = _told(equation["said"]) if equation else None
        if equation is None or told is None:
            return []
        remark = f" — {equation['remark']}" if equation["remark"] else ""
        found.append((at, equation["name"], f"{told}{remark}"))
    return found


def _calls(text: str) -> list[tuple[int, str, str]]:
    """Names with their typed fields in parentheses, one to a line: `OrderPaid(order_id: OrderId)  # 90 days`."""
    lines = [(at, line) for at, line in enumerate(text.split("\n")) if line.strip()]
    found = [(at, _CALL.match(line)) for at, line in lines]
    return [
        (at, call["name"], f"({call['fields']}): {call['remark'] or ''}")
        for at, call in found
        if call and all(each for _, each in found)
    ]


def _told(said: str) -> str | None:
    if braced := _BRACED.match(said):
        pieces = split_top(braced["fields"], r",\s*|;\s*")
        fields = [parse_field(piece, 0) for piece in pieces]
        return ", ".join(f"`{piece}`" for piece in pieces) if all(fields) else None
    wrapped = _WRAPPED.match(said)
    if wrapped and base_of(wrapped["base"]):
        inside = wrapped["inside"] or wrapped["behind"]
        return f"Typed wrapper for `{wrapped['base']}`" + (f" ({inside})" if inside else "")
    return f"`{said}`" if is_union(said) and not re.search(r"\b[A-Z_]{2,}\b", said) else None
