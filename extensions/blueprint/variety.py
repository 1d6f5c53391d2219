"""Values that are another each time: code that makes one, for tests of what must be unique."""

import re._constants as opcodes
import re._parser as parser
import string
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from math import ceil, floor, gcd, lcm
from typing import Any, NamedTuple

from .kinds import raw_string

_LONG = 12


class Variety(NamedTuple):
    """An expression that takes the next of a type's values, and how many of them there are."""

    code: str
    size: int


NONE = Variety("", 0)


def variety(base: str, constraints: Mapping[str, Any], wrap: str) -> Variety:
    """The values of a base type that constraints leave; none where none can be told.

    `wrap` is the value object's class. The expression calls `some(characters, length)` and
    `next_of(first, last)`.
    """
    if base == "UUID":
        return Variety(f"{wrap}(uuid4())", 2**122)
    if base == "EmailStr":
        return Variety(f'{wrap}(f"{{some(LETTERS, {_LONG})}}@example.com")', 26**_LONG)
    if base in {"int", "Decimal"}:
        return _number(base, constraints, wrap)
    if base == "str":
        text, size = _text(constraints)
        return Variety(f"{wrap}({text})", size) if text else NONE
    return NONE


def _number(base: str, constraints: Mapping[str, Any], wrap: str) -> Variety:
    step = Decimal(str(constraints.get("multiple_of", 1)))
    low = Decimal(str(constraints["ge"])) if "ge" in constraints else _above(constraints)
    digits = constraints.get("max_digits")
    most = 10 ** (int(digits) - int(constraints.get("decimal_places", 0))) - 1 if digits else 10**9
    high = (
        Decimal(str(constraints["le"])) if "le" in constraints else _below(constraints, low + most)
    )
    if step != int(step) or low > high:
        return NONE
    first, last = ceil(low / step), floor(high / step)
    if first > last:
        return NONE
    drawn = f"next_of({first}, {last})" + (f" * {step}" if step != 1 else "")
    code = f"{wrap}(Decimal({drawn}))" if base == "Decimal" else f"{wrap}({drawn})"
    return Variety(code, last - first + 1)


def _above(constraints: Mapping[str, Any]) -> Decimal:
    return Decimal(floor(Decimal(str(constraints["gt"]))) + 1 if "gt" in constraints else 1)


def _below(constraints: Mapping[str, Any], most: Decimal) -> Decimal:
    return Decimal(ceil(Decimal(str(constraints["lt"]))) - 1) if "lt" in constraints else most


def _text(constraints: Mapping[str, Any]) -> tuple[str, int]:
    if "pattern" in constraints:
        return _matching(str(constraints["pattern"]), constraints)
    least = int(constraints.get("min_length", 0))
    length = min(max(least, _LONG), int(constraints.get("max_length", _LONG)))
    alphabet = "LETTERS.upper()" if constraints.get("case") == "upper" else "LETTERS"
    return f"some({alphabet}, {length})", 26**length


def _matching(pattern: str, constraints: Mapping[str, Any]) -> tuple[str, int]:
    """An f-string of what a pattern has fixed and characters of a turn for what it leaves open."""
    parts: list[tuple[str, int]] = []
    tree = list(parser.parse(pattern))
    case = str(constraints.get("case", ""))
    fixed = sum(1 for op, _ in tree if op is opcodes.LITERAL)
    wanted = max(int(constraints.get("min_length", 0)) - fixed, 6)
    for op, argument in tree:
        if op is opcodes.AT:
            continue
        if op is opcodes.LITERAL:
            parts.append((chr(argument), 0))
        elif op is opcodes.IN and (alphabet := _alphabet(argument, case)):
            parts.append((alphabet, 1))
        elif op in (opcodes.MAX_REPEAT, opcodes.MIN_REPEAT):
            least, most, inner = argument
            item = list(inner)
            if len(item) != 1 or item[0][0] is not opcodes.IN:
                if least == 0:
                    continue
                return "", 0
            alphabet = _alphabet(item[0][1], case)
            if not alphabet:
                return "", 0
            limit = wanted if most is opcodes.MAXREPEAT else int(most)
            parts.append((alphabet, max(least, min(wanted, limit))))
        else:
            return "", 0
    longest = constraints.get("max_length")
    if longest is not None and sum(count or 1 for _, count in parts) > int(longest):
        return "", 0
    if any(not count and (text in '{}"\\' or not text.isprintable()) for text, count in parts):
        return "", 0
    sizes = [len(text) ** count for text, count in parts if count]
    if len(parts) == 1 and sizes:
        return f"some({raw_string(parts[0][0])}, {parts[0][1]})", sizes[0]
    body = "".join(
        f"{{some({raw_string(t)}, {n})}}".replace('"', "'") if n else t for t, n in parts
    )
    return f'f"{body}"', _combinations(sizes)


def _combinations(sizes: list[int]) -> int:
    """How many texts there are before one comes again; parts of one size take turns with each other."""
    return lcm(*(size // gcd(size, parts) for size, parts in Counter(sizes).items()))


def _alphabet(choices: Any, case: str) -> str:
    """The characters of a choice that are still different once they are all in one case."""
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
    told = {c.lower() if case else c: c for c in reversed(found)}
    return "".join(c for c in reversed(told.values()) if c.isalnum() and c.isascii())
