"""Values that are another each time: code that makes one, for tests of what must be unique."""

import re._constants as opcodes
import re._parser as parser
import string
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .kinds import raw_string

_MANY = 10_000
"""Of so many, two draws are hardly ever the same; of fewer, tests take turns."""
_FEW = 20
_LONG = 12


def variety(base: str, constraints: Mapping[str, Any], wrap: str) -> str:
    """An expression for a value nobody had before; empty if the constraints leave too few.

    `wrap` is the value object's class. The expression calls `some(characters, length)`.
    """
    if base == "UUID":
        return f"{wrap}(uuid4())"
    if base == "EmailStr":
        return f'{wrap}(f"{{some(LETTERS, {_LONG})}}@example.com")'
    if base in {"int", "Decimal"}:
        return _number(base, constraints, wrap)
    if base == "str":
        text = _text(constraints)
        return f"{wrap}({text})" if text else ""
    return ""


def _number(base: str, constraints: Mapping[str, Any], wrap: str) -> str:
    step = Decimal(str(constraints.get("multiple_of", 1)))
    low = Decimal(str(constraints.get("ge", constraints.get("gt", 0)))) + 1
    digits = constraints.get("max_digits")
    default = (
        low + 10 ** (int(digits) - int(constraints.get("decimal_places", 0))) - 2
        if digits
        else low + 10**9
    )
    high = Decimal(str(constraints.get("le", constraints.get("lt", default)))) - 1
    if step != 1 or high - low < _FEW or low != int(low):
        return ""
    draw = "next_of" if high - low < _MANY else "randint"
    drawn = f"{draw}({int(low)}, {int(high)})"
    return f"{wrap}(Decimal({drawn}))" if base == "Decimal" else f"{wrap}({drawn})"


def _text(constraints: Mapping[str, Any]) -> str:
    if "pattern" in constraints:
        return _matching(str(constraints["pattern"]), constraints)
    least = int(constraints.get("min_length", 0))
    length = min(max(least, _LONG), int(constraints.get("max_length", _LONG)))
    alphabet = "LETTERS.upper()" if constraints.get("case") == "upper" else "LETTERS"
    return f"some({alphabet}, {length})" if length >= 4 else ""


def _matching(pattern: str, constraints: Mapping[str, Any]) -> str:
    """An f-string of what a pattern has fixed and random characters for what it leaves open."""
    parts: list[tuple[str, int]] = []
    tree = list(parser.parse(pattern))
    fixed = sum(1 for op, _ in tree if op is opcodes.LITERAL)
    wanted = max(int(constraints.get("min_length", 0)) - fixed, 6)
    for op, argument in tree:
        if op is opcodes.AT:
            continue
        if op is opcodes.LITERAL:
            parts.append((chr(argument), 0))
        elif op is opcodes.IN and (alphabet := _alphabet(argument)):
            parts.append((alphabet, 1))
        elif op in (opcodes.MAX_REPEAT, opcodes.MIN_REPEAT):
            least, most, inner = argument
            item = list(inner)
            if len(item) != 1 or item[0][0] is not opcodes.IN:
                if least == 0:
                    continue
                return ""
            alphabet = _alphabet(item[0][1])
            if not alphabet:
                return ""
            limit = wanted if most is opcodes.MAXREPEAT else int(most)
            parts.append((alphabet, max(least, min(wanted, limit))))
        else:
            return ""
    if sum(count for _, count in parts) < 4:
        return ""
    longest = constraints.get("max_length")
    if longest is not None and sum(count or 1 for _, count in parts) > int(longest):
        return ""
    if any(not count and (text in '{}"\\' or not text.isprintable()) for text, count in parts):
        return ""
    body = "".join(
        f"{{some({raw_string(t)}, {n})}}".replace('"', "'") if n else t for t, n in parts
    )
    return f'f"{body}"'


def _alphabet(choices: Any) -> str:
    found = ""
    for op, argument in choices:
        if op is opcodes.RANGE:
            found += "".join(map(chr, range(argument[0], argument[1] + 1)))
        elif op is opcodes.LITERAL:
            found += chr(argument)
        elif op is opcodes.CATEGORY and argument is opcodes.CATEGORY_DIGIT:
            found += string.digits
        else:
            return ""
    return "".join(c for c in found if c.isalnum() and c.isascii())
