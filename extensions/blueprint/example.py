"""Examples: values that a value object accepts, for tests and documents."""

import re
import re._constants as opcodes
import re._parser as parser
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count, islice
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from .kinds import IMPLIED, Root

_WORDS = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"]
_LONGEST = 400


def examples(
    name: str, base: str, constraints: Mapping[str, Any], root: Root, wanted: int
) -> list[Any]:
    """Up to `wanted` different values as JSON has them; fewer if the constraints allow no more."""
    stated = {**IMPLIED.get(base, {}), **constraints}
    found: list[Any] = []
    for candidate in islice(_candidates(name, base, stated), _LONGEST):
        if candidate not in found and root.accepts(candidate):
            found.append(candidate)
        if len(found) == wanted:
            break
    return found


def _candidates(name: str, base: str, stated: Mapping[str, Any]) -> Iterator[Any]:
    match base:
        case "UUID":
            return (str(uuid5(NAMESPACE_OID, f"{name}{n}")) for n in count(1))
        case "int":
            return (int(n) for n in _numbers(stated))
        case "Decimal":
            return (str(n) for n in _numbers(stated))
        case "float":
            return (float(n) for n in _numbers(stated))
        case "bool":
            return iter((True, False))
        case "datetime":
            return (f"2026-01-{n:02d}T12:00:00Z" for n in range(1, 29))
        case "date":
            return (f"2026-01-{n:02d}" for n in range(1, 29))
        case "time":
            return (f"12:{n:02d}:00" for n in range(60))
        case "timedelta":
            return (f"PT{n}M" for n in range(1, 60))
        case "EmailStr":
            return (f"{word}@example.com" for word in _WORDS)
        case "list[float]":
            size = int(stated.get("dimensions", stated.get("min_length", 3)))
            return ([round(n / 10 + i / 100, 2) for i in range(size)] for n in count(1))
        case "list[str]":
            size = max(int(stated.get("min_length", 1)), 1)
            return ([f"{word}{i}" for i in range(size)] for word in _WORDS)
        case "dict[str, str]":
            size = max(int(stated.get("min_length", 1)), 1)
            return ({f"key{i}": word for i in range(size)} for word in _WORDS)
        case _:
            return _texts(stated)


def _numbers(stated: Mapping[str, Any]) -> Iterator[Decimal]:
    step = Decimal(str(stated.get("multiple_of", 1)))
    low = stated.get("ge", stated.get("gt"))
    high = stated.get("le", stated.get("lt"))
    fine = Decimal(1).scaleb(-int(stated.get("decimal_places", 2)))
    if low is None and high is not None:
        start = Decimal(str(high)) // step * step
        step = -step
    else:
        start = Decimal(str(low if low is not None else 1))
        start = -(-start // step) * step
    yield from (start + n * step for n in range(100))
    start = Decimal(str(low if low is not None else high))
    yield from (start + n * fine for n in range(1, 100))


def _texts(stated: Mapping[str, Any]) -> Iterator[str]:
    if "pattern" in stated:
        yield from _matching(str(stated["pattern"]), stated)
    low = int(stated.get("min_length", 1))
    high = int(stated.get("max_length", max(low, 40)))
    for word in _WORDS:
        text = (word * (low // len(word) + 1))[: max(low, min(len(word), high))]
        yield text.upper() if stated.get("case") == "upper" else text
    yield from (str(n) * max(low, 1) for n in range(10))


def _matching(pattern: str, stated: Mapping[str, Any]) -> Iterator[str]:
    low = int(stated.get("min_length", 0))
    tree = parser.parse(pattern)
    for repeats in range(max(low, 1) + 2):
        for seed in range(8):
            yield _write(tree, seed, repeats)
    for seed in range(8):
        yield _write(tree, seed, low)


def _write(tree: Any, seed: int, repeats: int) -> str:
    return "".join(_part(op, argument, seed, repeats) for op, argument in tree)


def _part(op: Any, argument: Any, seed: int, repeats: int) -> str:
    match op:
        case opcodes.LITERAL:
            return chr(argument)
        case opcodes.NOT_LITERAL:
            return "b" if argument == ord("a") else "a"
        case opcodes.ANY:
            return "a"
        case opcodes.IN:
            return _pick(argument, seed)
        case opcodes.BRANCH:
            return _write(argument[1][seed % len(argument[1])], seed, repeats)
        case opcodes.SUBPATTERN:
            return _write(argument[-1], seed, repeats)
        case opcodes.MAX_REPEAT | opcodes.MIN_REPEAT | opcodes.POSSESSIVE_REPEAT:
            least, most, inner = argument
            times = min(
                max(least, repeats), most if most is not opcodes.MAXREPEAT else repeats + least
            )
            return "".join(_write(inner, seed + turn, repeats) for turn in range(times))
        case _:
            return ""


def _pick(choices: Any, seed: int) -> str:
    """A character that a class like `[a-z0-9]` or `[^/]` allows."""
    allowed: list[str] = []
    for op, argument in choices:
        if op is opcodes.LITERAL:
            allowed.append(chr(argument))
        elif op is opcodes.RANGE:
            first, last = argument
            allowed += [chr(c) for c in range(first, min(last, first + 9) + 1)]
        elif op is opcodes.CATEGORY:
            allowed += _of_category(argument)
    if choices[0][0] is opcodes.NEGATE:
        pattern_free = [c for c in "abcdefghij0123456789ABCXYZ" if c not in allowed]
        allowed = pattern_free or ["~"]
    letters = [c for c in allowed if c.isalnum()] or allowed
    return letters[seed % len(letters)]


def _of_category(category: Any) -> list[str]:
    sample = "abcdef0123456789 -/"
    checks = {
        opcodes.CATEGORY_DIGIT: r"\d",
        opcodes.CATEGORY_NOT_DIGIT: r"\D",
        opcodes.CATEGORY_SPACE: r"\s",
        opcodes.CATEGORY_NOT_SPACE: r"\S",
        opcodes.CATEGORY_WORD: r"\w",
        opcodes.CATEGORY_NOT_WORD: r"\W",
    }
    return [c for c in sample if re.fullmatch(checks[category], c)]
